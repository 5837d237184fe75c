//! Parts of months, seasons, years and decades: «начало августа», «вторая декада июня»,
//! «в двадцатых числах мая», «середина 1990-х», quarters and seasons.
//!
//! A cursor enters; the point that begins there and the cursor behind it leave, or none.

use super::{
    parse::{Cursor, Part, Point, Unit, Year},
    point::{month, ordinal, suffix},
    token::Kind,
    words::Word,
    years::{decade, second_year, whole_year, year_behind, year_of},
};
use crate::model::Season;

type Found<'t> = Option<(Point, Cursor<'t>)>;

/// «начало августа», «конец 2015 года», «первая половина июля», «вторая декада июня», «I полугодие».
pub(super) fn part(cursor: Cursor<'_>) -> Found<'_> {
    let (part, after) = third(cursor).or_else(|| days(cursor)).or_else(|| nth(cursor))?;
    match part {
        Nth::Part(part) => whole(after, part),
        Nth::HalfYear(half) => {
            let (year, end) = year_of(after, false);
            Some((Point { year, part: Some(Part::Half(half)), ..Point::of(Unit::Year) }, end))
        }
    }
}

enum Nth {
    Part(Part),
    HalfYear(u8),
}

/// «в начале», «сер.», «mid-».
fn third(cursor: Cursor<'_>) -> Option<(Nth, Cursor<'_>)> {
    let Some(Word::Third(third)) = cursor.word(0) else { return None };
    let tight = cursor.peek(1) == Some(Kind::Dash) && cursor.is_close(1) && cursor.is_close(2);
    let mark = usize::from(tight || cursor.is_mark(1, '.'));
    Some((Nth::Part(Part::Third(third)), cursor.skip(1 + mark)))
}

/// «в первых числах», «в 20-х числах»: the ten days from there, as far as speech goes.
fn days(cursor: Cursor<'_>) -> Option<(Nth, Cursor<'_>)> {
    let (part, after) = match cursor.peek(0)? {
        Kind::Word(Word::Plural(1)) => (Part::Third(1), cursor.skip(1)),
        Kind::Word(Word::Final) => (Part::Third(3), cursor.skip(1)),
        Kind::Word(Word::Plural(tens @ (10 | 20))) => (tens_of(u32::from(tens)), cursor.skip(1)),
        Kind::Number(tens @ (10 | 20), 2) => match suffix(cursor.skip(1)) {
            (Some(true), after) => (tens_of(tens), after),
            _ => return None,
        },
        _ => return None,
    };
    let named = matches!(after.word(0), Some(Word::Days | Word::Filler));
    named.then_some((Nth::Part(part), after.skip(1)))
}

fn tens_of(first: u32) -> Part {
    Part::Days(first, first + 9)
}

/// «вторая половина», «III декада», «первая неделя», «I полугодие».
fn nth(cursor: Cursor<'_>) -> Option<(Nth, Cursor<'_>)> {
    if let (Some(Word::Final), Some(unit)) = (cursor.word(0), cursor.word(1)) {
        let part = match unit {
            Word::Week => Part::LastDays(7),
            Word::Decade => Part::Third(3),
            _ => return None,
        };
        return Some((Nth::Part(part), cursor.skip(2)));
    }
    let (number, after) = numeral(cursor)?;
    let small = u8::try_from(number).ok()?;
    let part = match (after.word(0)?, small) {
        (Word::Half, 1..=2) => Nth::Part(Part::Half(small)),
        (Word::Decade, 1..=3) => Nth::Part(Part::Third(small)),
        (Word::Week, 1..=4) => Nth::Part(Part::Days(number * 7 - 6, number * 7)),
        (Word::HalfYear, 1..=2) => Nth::HalfYear(small),
        _ => return None,
    };
    Some((part, after.skip(1 + usize::from(after.is_mark(1, '.')))))
}

/// The month, season, year or decade that `part` is a part of.
fn whole(cursor: Cursor<'_>, part: Part) -> Found<'_> {
    let cursor = cursor.skip(usize::from(cursor.word(0) == Some(Word::Filler)));
    let of_days = matches!(part, Part::Days(..) | Part::LastDays(_));
    let (point, end) = month(cursor, true).or_else(|| {
        let coarse = season(cursor).or_else(|| decade(cursor, true)).or_else(|| whole_year(cursor));
        coarse.filter(|(point, _)| !of_days && point.day.is_none())
    })?;
    Some((Point { part: Some(part), weak: false, ..point }, end))
}

/// «III квартал 2015 года», «последний квартал», «Q1 2025».
pub(super) fn quarter(cursor: Cursor<'_>) -> Found<'_> {
    let (number, after) = match (cursor.word(0), cursor.peek(1)) {
        (Some(Word::Q), Some(Kind::Number(number, 1))) => (number, cursor.skip(2)),
        (Some(Word::Final), Some(Kind::Word(Word::Quarter))) => (4, cursor.skip(2)),
        _ => {
            let (number, after) = numeral(cursor)?;
            let dot = usize::from(after.is_mark(0, '.') && after.word(1) == Some(Word::Quarter));
            let after = after.skip(dot);
            (after.word(0) == Some(Word::Quarter)).then_some((number, after.skip(1)))?
        }
    };
    if !(1..=4).contains(&number) {
        return None;
    }
    let after = after.skip(usize::from(after.is_mark(0, '.')));
    let filler = usize::from(after.word(0) == Some(Word::Filler));
    let (year, end) = year_behind(after, filler, false);
    Some((Point { year, ..Point::of(Unit::Quarter(number)) }, end))
}

/// An ordinal or a Roman number up to twelve.
pub(super) fn numeral(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    match cursor.word(0) {
        Some(Word::Roman(number @ 1..=12)) => Some((u32::from(number), suffix(cursor.skip(1)).1)),
        _ => ordinal(cursor),
    }
}

/// «осень 2016 г.», «зимой 2024/25 г.», which begins in 2024, «summer of 2025».
pub(super) fn season(cursor: Cursor<'_>) -> Found<'_> {
    let Some(Word::Season(season, adverb)) = cursor.word(0) else { return None };
    let after = cursor.skip(1);
    let filler = usize::from(after.word(0) == Some(Word::Filler));
    let (year, mut after) = year_behind(after, filler, false);
    if let (Season::Winter, Year::Known(first)) = (season, year)
        && let Some((second, end)) = second_year(after, first)
        && second == first + 1
    {
        after = end;
    }
    let weak = year == Year::Open && !adverb;
    Some((Point { year, weak, ..Point::of(Unit::Season(season)) }, after))
}
