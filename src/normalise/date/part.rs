//! Quarters, seasons, and parts of them, of months, years and decades: «I квартал», «осень 2016 г.»,
//! «начало августа», «вторая декада июня», «в двадцатых числах мая», «середина 1990-х».
//!
//! A cursor enters; the point that begins there and the cursor behind it leave, or none.

use super::{
    cursor::Cursor,
    day::{month, tight_year},
    decades::decade,
    ordinal::{numeral, suffix},
    parse::separator,
    shape::{Part, Point, Unit, Year},
    token::Kind,
    words::Word,
    years::{second_year, whole_year, year_behind},
};
use crate::model::Season;

type Found<'t> = Option<(Point, Cursor<'t>)>;

/// «начало августа», «конец 2015 года», «первая половина июля», «вторая декада июня», «I полугодие»,
/// «третья суббота мая», «9 месяцев 2024 года».
pub(super) fn part(cursor: Cursor<'_>) -> Found<'_> {
    if let Some(found) = named_later(cursor) {
        return Some(found);
    }
    let part = third(cursor).or_else(|| days(cursor)).or_else(|| nth(cursor));
    let (part, after) = part.or_else(|| first_months(cursor))?;
    match part {
        Nth::Part(part) => whole(after, part).or_else(|| of_a_later_one(after, part)),
        Nth::HalfYear(half) => {
            let filler = usize::from(after.word(0) == Some(Word::Filler));
            let (year, end) = year_behind(after, filler, false);
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

/// «в первых числах», «в последние дни», «в 20-х числах»: the ten days from there, as far as
/// speech goes.
fn days(cursor: Cursor<'_>) -> Option<(Nth, Cursor<'_>)> {
    let (part, after) = match cursor.peek(0)? {
        Kind::Word(Word::Plural(1)) => (Part::Third(1), cursor.skip(1)),
        Kind::Word(Word::Final) => (Part::Third(3), cursor.skip(1)),
        Kind::Word(Word::Plural(tens @ (10 | 20))) => (tens_of(u32::from(tens)), cursor.skip(1)),
        // «10–20-е числа» are days.
        Kind::Number(..) if cursor.before() == Some(Kind::Dash) => return None,
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

/// «вторая половина», «III декада», «первая неделя», «третья суббота», «I полугодие».
fn nth(cursor: Cursor<'_>) -> Option<(Nth, Cursor<'_>)> {
    let last = matches!(cursor.word(0), Some(Word::Final | Word::Last));
    if let Some(unit) = cursor.word(1).filter(|_| last) {
        let part = match unit {
            Word::Week => Part::LastDays(7),
            Word::Decade => Part::Third(3),
            Word::Weekday(day) => Part::Weekday(None, day),
            _ => return None,
        };
        return Some((Nth::Part(part), cursor.skip(2)));
    }
    let (number, after) = numeral(cursor)?;
    // «im 1. Halbjahr»
    let dot = after.is_mark(0, '.') && matches!(after.word(1), Some(Word::HalfYear | Word::Half));
    let after = after.skip(usize::from(dot));
    let in_digits = cursor.is_number(0);
    let part = numbered(number, after.word(0)?).filter(|part| match part {
        // «5 суббота»
        Nth::Part(Part::Weekday(..)) => !in_digits,
        _ => true,
    });
    Some((part?, after.skip(1 + usize::from(after.is_mark(1, '.')))))
}

/// Which part the `number`th such `unit` is.
fn numbered(number: u32, unit: Word) -> Option<Nth> {
    let small = u8::try_from(number).ok()?;
    Some(match (unit, small) {
        (Word::Half, 1..=2) => Nth::Part(Part::Half(small)),
        (Word::Decade, 1..=3) => Nth::Part(Part::Third(small)),
        (Word::Week, 1..=4) => Nth::Part(Part::Days(number * 7 - 6, number * 7)),
        (Word::Weekday(day), 1..=5) => Nth::Part(Part::Weekday(Some(small), day)),
        (Word::HalfYear, 1..=2) => Nth::HalfYear(small),
        _ => return None,
    })
}

/// How many numbers may share the word for what they number.
const MOST_PARTS: usize = 4;

/// «I, II и III декады июня»: the number of a part that a later number names.
fn named_later(cursor: Cursor<'_>) -> Found<'_> {
    let (number, after) = numeral(cursor)?;
    let mut later = (1..MOST_PARTS).scan(after, |at, _| {
        let (_, unit) = numeral(next_of_list(*at)?)?;
        *at = unit;
        Some(unit)
    });
    let unit = later.find(|unit| unit.word(0).is_some_and(|word| numbered(1, word).is_some()))?;
    let open = match numbered(number, unit.word(0)?)? {
        Nth::Part(Part::Weekday(..)) => return None,
        Nth::Part(part) => Point { part: Some(part), ..Point::of(Unit::Bare(0)) },
        Nth::HalfYear(half) => Point { part: Some(Part::Half(half)), ..Point::of(Unit::Year) },
    };
    Some((open, after))
}

/// What stands behind the mark or word of a list or a range.
fn next_of_list(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let dash = (cursor.peek(0) == Some(Kind::Dash)).then(|| cursor.skip(1));
    let next = separator(cursor).or(dash)?;
    Some(next.skip(usize::from(next.word(0) == Some(Word::In))))
}

/// «9 месяцев 2024 года», «первые шесть месяцев»: from January on, as reports count them.
fn first_months(cursor: Cursor<'_>) -> Option<(Nth, Cursor<'_>)> {
    let next = cursor.skip(usize::from(cursor.word(0) == Some(Word::Plural(1))));
    let months = match next.peek(0)? {
        Kind::Number(months, 1..=2) => months,
        Kind::Word(Word::Cardinal(months)) => u32::from(months),
        _ => return None,
    };
    let after = next.skip(2 + usize::from(next.is_mark(2, '.')));
    let of_year = matches!(after.peek(0), Some(Kind::Number(_, 4)));
    let counted = next.word(1) == Some(Word::Months) && (1..=11).contains(&months);
    (counted && of_year).then_some((Nth::Part(Part::Months(months)), after))
}

/// The month, quarter, season, year or decade that `part` is a part of.
fn whole(cursor: Cursor<'_>, part: Part) -> Found<'_> {
    let cursor = cursor.skip(usize::from(cursor.word(0) == Some(Word::Filler)));
    let of_days = matches!(part, Part::Days(..) | Part::LastDays(_) | Part::Weekday(..));
    let of_years = matches!(part, Part::Months(_));
    let (point, end) = month(cursor, true).or_else(|| {
        let coarse = quarter(cursor)
            .or_else(|| season(cursor))
            .or_else(|| decade(cursor, true))
            .or_else(|| whole_year(cursor));
        coarse.filter(|(point, _)| !of_days && point.day.is_none())
    })?;
    if of_years && point.unit != Unit::Year {
        return None;
    }
    Some((Point { part: Some(part), weak: false, ..point }, end))
}

/// «в середине и в конце мая»: a part of what the next part is of.
fn of_a_later_one(cursor: Cursor<'_>, part: Part) -> Found<'_> {
    let next = next_of_list(cursor)?;
    third(next).or_else(|| days(next)).or_else(|| nth(next))?;
    Some((Point { part: Some(part), ..Point::of(Unit::Bare(0)) }, cursor))
}

/// «III квартал 2015 года», «последний квартал», «Q1 2025».
pub(super) fn quarter(cursor: Cursor<'_>) -> Found<'_> {
    let (number, after) = match (cursor.peek(0)?, cursor.peek(1)) {
        (Kind::Word(Word::Q), Some(Kind::Number(number, 1)))
        | (Kind::Number(number, 1), Some(Kind::Word(Word::Q))) => (number, cursor.skip(2)),
        (Kind::Word(Word::Final), Some(Kind::Word(Word::Quarter))) => (4, cursor.skip(2)),
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

/// «осень 2016 г.», «зимой 2024/25 г.», which begins in 2024, «summer of 2025», «прошлым летом».
pub(super) fn season(cursor: Cursor<'_>) -> Found<'_> {
    let relative = match cursor.word(0)? {
        Word::This => Some(0),
        Word::Last => Some(-1),
        Word::Next => Some(1),
        _ => None,
    };
    let cursor = cursor.skip(usize::from(relative.is_some()));
    let Some(Word::Season(season, adverb)) = cursor.word(0) else { return None };
    let after = cursor.skip(1);
    if let Some(distance) = relative {
        let year = Year::Relative(distance);
        return Some((Point { year, ..Point::of(Unit::Season(season)) }, after));
    }
    let filler = usize::from(after.word(0) == Some(Word::Filler));
    let tight = tight_year(after).filter(|_| after.peek(0) == Some(Kind::Dash));
    let (year, mut after) = tight.unwrap_or_else(|| year_behind(after, filler, false));
    if let (Season::Winter, Year::Known(first)) = (season, year)
        && let Some((second, end)) = second_year(after, first)
        && second == first + 1
    {
        after = end;
    }
    let weak = year == Year::Open && !adverb;
    Some((Point { year, weak, ..Point::of(Unit::Season(season)) }, after))
}
