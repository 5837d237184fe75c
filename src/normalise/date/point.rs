//! One point of a date expression: a numeric date, a day with its month, a month, a quarter …
//!
//! A cursor enters; the point that begins there and the cursor behind it leave, or none.

use super::{
    parse::{Cursor, Part, Point, Unit, Year},
    token::Kind,
    words::{Form, Word},
};

type Found<'t> = Option<(Point, Cursor<'t>)>;

/// The point that begins at `cursor`; after a preposition (`led`) a bound month is one, too.
pub(super) fn point(cursor: Cursor<'_>, led: bool) -> Found<'_> {
    super::numeric::numeric(cursor)
        .or_else(|| part(cursor))
        .or_else(|| quarter(cursor))
        .or_else(|| day_and_month(cursor))
        .or_else(|| month(cursor, led))
        .or_else(|| season(cursor))
        .or_else(|| decade(cursor))
        .or_else(|| whole_year(cursor))
        .or_else(|| bare(cursor))
}

/// A number of one or two digits or an ordinal word: 5, 05, «05», 18-го, двадцать четвёртое.
fn ordinal(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    match cursor.peek(0)? {
        Kind::Quote => match (cursor.peek(1)?, cursor.peek(2)?) {
            (Kind::Number(value, 1..=2), Kind::Quote) => Some((value, cursor.skip(3))),
            _ => None,
        },
        Kind::Number(value, 1..=2) => Some((value, suffix(cursor.skip(1)).1)),
        Kind::Word(Word::Ordinal(value)) => Some((u32::from(value), cursor.skip(1))),
        Kind::Word(Word::Tens(tens)) => match cursor.word(1)? {
            Word::Ordinal(unit @ 1..=9) => Some((u32::from(tens + unit), cursor.skip(2))),
            _ => None,
        },
        _ => None,
    }
}

/// The tail of an ordinal in digits, and whether it is one that decades have.
fn suffix(cursor: Cursor<'_>) -> (Option<bool>, Cursor<'_>) {
    let dash = usize::from(cursor.peek(0) == Some(Kind::Dash));
    match cursor.word(dash) {
        Some(Word::Suffix(plural)) if cursor.is_close(dash) => {
            (Some(plural), cursor.skip(dash + 1))
        }
        _ => (None, cursor),
    }
}

fn day_and_month(cursor: Cursor<'_>) -> Found<'_> {
    if let Some(Word::Month(month, Form::Latin)) = cursor.word(0) {
        let after = cursor.skip(1 + usize::from(cursor.is_mark(1, '.')));
        if let Some((day @ 1..=31, after)) = ordinal(after) {
            let comma = usize::from(after.is_mark(0, ','));
            let (year, end) = year_of(after.skip(comma), false);
            let end = if year == Year::Open { after } else { end };
            return Some((dated(day, month, year), end));
        }
        return None;
    }
    let (day, mut after) = ordinal(cursor)?;
    while matches!(after.word(0), Some(Word::Filler)) || after.is_mark(0, '.') {
        after = after.skip(1);
    }
    let Some(Word::Month(month, form)) = after.word(0) else { return None };
    let dot = usize::from(form != Form::Alone && form != Form::Bound && after.is_mark(1, '.'));
    let (year, end) = year_of_month(after.skip(1 + dot), form == Form::Latin);
    Some((dated(day, month, year), end))
}

/// «March 3-5, 2015»: a range whose month and year stand round it. `start` is the day before the
/// dash, `cursor` stands behind the dash.
pub(super) fn latin_range(start: Point, cursor: Cursor<'_>) -> Option<(Point, Point, Cursor<'_>)> {
    let (day, after) = ordinal(cursor).filter(|_| start.day.is_some())?;
    if matches!(after.word(0), Some(Word::Month(..))) {
        return None;
    }
    let (year, end) = year_of(after.skip(usize::from(after.is_mark(0, ','))), false);
    let end = if year == Year::Open { after } else { end };
    Some((Point { year, ..start }, Point { year, day: Some(day), ..start }, end))
}

fn dated(day: u32, month: u8, year: Year) -> Point {
    Point { day: Some(day), year, ..Point::of(Unit::Month(u32::from(month))) }
}

fn month(cursor: Cursor<'_>, led: bool) -> Found<'_> {
    let Some(Word::Month(month, form)) = cursor.word(0) else { return None };
    let dot = usize::from(matches!(form, Form::Short | Form::Latin) && cursor.is_mark(1, '.'));
    let (year, after) = year_of_month(cursor.skip(1 + dot), false);
    let open = year == Year::Open;
    if open && !(form == Form::Alone || led) {
        return None;
    }
    let weak = open && !led;
    Some((Point { year, weak, ..Point::of(Unit::Month(u32::from(month))) }, after))
}

/// «начало августа», «конец 2015 года», «первая половина июля», «вторая декада июня», «I полугодие».
fn part(cursor: Cursor<'_>) -> Found<'_> {
    if let Some(Word::Third(third)) = cursor.word(0) {
        return whole(cursor.skip(1), Part::Third(third));
    }
    let (number, after) = numeral(cursor)?;
    let number = u8::try_from(number).ok()?;
    match (after.word(0)?, number) {
        (Word::Half, 1..=2) => whole(after.skip(1), Part::Half(number)),
        (Word::Decade, 1..=3) => whole(after.skip(1), Part::Third(number)),
        (Word::HalfYear, 1..=2) => {
            let (year, end) = year_of(after.skip(1), false);
            let part = Some(Part::Half(number));
            Some((Point { year, part, ..Point::of(Unit::Year) }, end))
        }
        _ => None,
    }
}

/// The month or year that `part` is a part of.
fn whole(cursor: Cursor<'_>, part: Part) -> Found<'_> {
    let (point, end) = month(cursor, true).or_else(|| whole_year(cursor))?;
    Some((Point { part: Some(part), weak: false, ..point }, end))
}

fn quarter(cursor: Cursor<'_>) -> Found<'_> {
    let (number, after) = numeral(cursor)?;
    if after.word(0) != Some(Word::Quarter) || !(1..=4).contains(&number) {
        return None;
    }
    let (year, end) = year_of(after.skip(1 + usize::from(after.is_mark(1, '.'))), false);
    Some((Point { year, ..Point::of(Unit::Quarter(number)) }, end))
}

/// An ordinal or a Roman number.
fn numeral(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    match cursor.word(0) {
        Some(Word::Roman(number)) => Some((u32::from(number), cursor.skip(1))),
        _ => ordinal(cursor),
    }
}

fn season(cursor: Cursor<'_>) -> Found<'_> {
    let Some(Word::Season(season, adverb)) = cursor.word(0) else { return None };
    let (year, after) = year_of(cursor.skip(1), false);
    let weak = year == Year::Open && !adverb;
    Some((Point { year, weak, ..Point::of(Unit::Season(season)) }, after))
}

/// «1990-е», «1990-х гг.», «90-е годы».
fn decade(cursor: Cursor<'_>) -> Found<'_> {
    let Some(Kind::Number(value, digits)) = cursor.peek(0) else { return None };
    let (Some(true), after) = suffix(cursor.skip(1)) else { return None };
    let named = after.word(0) == Some(Word::Year);
    let year = match digits {
        4 if value % 10 == 0 => i32::try_from(value).ok()?,
        2 if value % 10 == 0 && named => super::century(value)?,
        _ => return None,
    };
    Some((Point { year: Year::Known(year), ..Point::of(Unit::Decade) }, year_word(after).1))
}

/// «2006», «2006 г.», «года» after «в течение», «текущего года».
fn whole_year(cursor: Cursor<'_>) -> Found<'_> {
    if cursor.word(0) == Some(Word::Year) && !cursor.is_mark(1, '.') {
        return Some((Point { weak: true, ..Point::of(Unit::Year) }, cursor.skip(1)));
    }
    let (year, after) = year_of(cursor, false);
    if year == Year::Open {
        return None;
    }
    let named = matches!(year, Year::Relative(_))
        || year_word(cursor.skip(1)).0
        || after.at > cursor.at + 1;
    Some((Point { year, weak: !named, ..Point::of(Unit::Year) }, after))
}

fn bare(cursor: Cursor<'_>) -> Found<'_> {
    let (number, after) = match ordinal(cursor) {
        Some(found) => found,
        None => numeral(cursor)?,
    };
    // «15.–17.05.2025»: a full stop of its own before the dash.
    let dot = after.is_mark(0, '.') && after.peek(1) == Some(Kind::Dash);
    let after = after.skip(usize::from(dot));
    (1..=31).contains(&number).then(|| (Point::of(Unit::Bare(number)), after))
}

/// The year behind a month, which may stand behind a comma: «май, 2025», but not «май, 2009, 2024».
fn year_of_month(cursor: Cursor<'_>, short: bool) -> (Year, Cursor<'_>) {
    let comma = cursor.is_mark(0, ',') && matches!(cursor.peek(1), Some(Kind::Number(_, 4)));
    let behind = cursor.skip(usize::from(comma));
    match year_of(behind, short) {
        (Year::Known(_), after)
            if comma && (after.is_mark(0, ',') || after.word(0) == Some(Word::And)) =>
        {
            (Year::Open, cursor)
        }
        (Year::Open, _) => (Year::Open, cursor),
        found => found,
    }
}

/// The year at `cursor`, if one stands there; `short` lets two digits be one without «г.».
pub(super) fn year_of(cursor: Cursor<'_>, short: bool) -> (Year, Cursor<'_>) {
    let open = (Year::Open, cursor);
    match cursor.peek(0) {
        Some(Kind::Number(value, 4)) if (1000..2200).contains(&value) => {
            let after = suffix(cursor.skip(1));
            if after.0 == Some(true) && value % 10 == 0 {
                return open;
            }
            let year = i32::try_from(value).unwrap_or_default();
            (Year::Known(year), year_word(after.1).1)
        }
        Some(Kind::Number(value, 2)) => {
            let (named, after) = year_word(cursor.skip(1));
            match super::century(value) {
                Some(year) if named || short => (Year::Known(year), after),
                _ => open,
            }
        }
        Some(Kind::Word(Word::From))
            if cursor.is_mark(1, '.') && cursor.word(2) == Some(Word::Year) =>
        {
            (Year::Relative(0), year_word(cursor.skip(2)).1)
        }
        Some(Kind::Word(word)) if cursor.word(1) == Some(Word::Year) => match word {
            Word::This => (Year::Relative(0), cursor.skip(2)),
            Word::Last => (Year::Relative(-1), cursor.skip(2)),
            Word::Next => (Year::Relative(1), cursor.skip(2)),
            _ => open,
        },
        _ => open,
    }
}

/// «г.», «года», «гг.»: whether it stands there.
pub(super) fn year_word(cursor: Cursor<'_>) -> (bool, Cursor<'_>) {
    if cursor.word(0) != Some(Word::Year) {
        return (false, cursor);
    }
    (true, cursor.skip(1 + usize::from(cursor.is_mark(1, '.'))))
}
