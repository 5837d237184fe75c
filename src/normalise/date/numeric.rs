//! Dates in digits: 09.12.2005, 5.IX.1998, 22/08/98, 2005-12-09, 06.2017, 15.05.

use super::{
    cursor::Cursor,
    shape::{Point, Unit, Year},
    token::Kind,
    words::Word,
    years::{is_counted, year_of, year_word},
};

/// The numeric date that begins at `cursor`, or none.
pub(super) fn numeric(cursor: Cursor<'_>) -> Option<(Point, Cursor<'_>)> {
    let Some(Kind::Number(first, digits)) = cursor.peek(0) else { return None };
    if let Some(found) = spaced(cursor) {
        return Some(found);
    }
    let separator = cursor.peek(1)?;
    if !matches!(separator, Kind::Mark('.' | '/' | ',' | '\\') | Kind::Dash) {
        return None;
    }
    let tight = cursor.is_close(1) && cursor.is_close(2);
    let second = match cursor.peek(2)? {
        Kind::Number(value, length) => (value, length),
        Kind::Word(Word::Roman(month)) => (u32::from(month), 0),
        Kind::Word(Word::Month(month, _)) if tight => (u32::from(month), 0),
        _ => return None,
    };
    if cursor.peek(3) == Some(separator)
        && let Some(Kind::Number(third, length)) = cursor.peek(4)
        && let Some(point) = three([(first, digits), second, (third, length)], separator)
        && (length == 4 || (is_tight(cursor, digits) && cursor.is_close(3) && cursor.is_close(4)))
        && !goes_on(cursor.skip(5), separator)
        && !(length == 2 && is_number_of_document(cursor.skip(5), separator))
    {
        return Some((point, year_word(cursor.skip(5)).1));
    }
    if !tight || goes_on(cursor.skip(3), separator) {
        return None;
    }
    let after = cursor.skip(3);
    // «vom 5.1. bis 8.1.2024», «28.IV–2.V.1985»: what follows shows that these are days and months.
    let dot = usize::from(after.is_mark(0, '.'));
    let goes_on = matches!(after.peek(dot), Some(Kind::Dash | Kind::Word(Word::To)));
    // «15.2» and nothing else.
    let alone = cursor.at == 0 && after.peek(dot).is_none() && second.1 == 1;
    let named = second.1 == 0;
    // «14/V 2025 г.»
    let dated = named && year_of(after, false).0 != Year::Open;
    let sure = (goes_on && (dot == 1 || named || leads_to_a_day(after))) || alone || dated;
    let padded = if sure { (second.0, 2) } else { second };
    let separator = if dated { Kind::Mark('.') } else { separator };
    let point = two((first, digits), padded, separator)?;
    if point.weak { day_and_month(point, cursor, after) } else { Some((point, year_word(after).1)) }
}

/// Whether a dash and a whole date follow: «14.5–16.5.2025».
fn leads_to_a_day(cursor: Cursor<'_>) -> bool {
    let number = |at: usize| cursor.is_number(at);
    let dot = |at: usize| cursor.is_mark(at, '.') && cursor.is_close(at) && cursor.is_close(at + 1);
    number(1)
        && dot(2)
        && number(3)
        && dot(4)
        && matches!(cursor.peek(5), Some(Kind::Number(_, 2 | 4)))
}

/// Whether a blank stands in the date at most behind its day of two digits: «15. 05.25».
fn is_tight(cursor: Cursor<'_>, digits: u8) -> bool {
    cursor.is_close(1) && (cursor.is_close(2) || digits == 2)
}

/// «15.05», which may be followed by its year («15.05 с.г.»), and which is a time after «в».
fn day_and_month<'t>(
    point: Point,
    cursor: Cursor<'t>,
    after: Cursor<'t>,
) -> Option<(Point, Cursor<'t>)> {
    let (year, end) = year_of(after, false);
    if year != Year::Open {
        return Some((Point { year, weak: false, ..point }, end));
    }
    // «28.02.-02.03.2025»: a full stop of its own before the dash.
    let joint = matches!(after.peek(1), Some(Kind::Dash | Kind::Word(Word::To)));
    let dot = after.is_mark(0, '.') && joint;
    let time = cursor.before() == Some(Kind::Word(Word::In));
    (!time && !is_counted(after)).then(|| (point, after.skip(usize::from(dot))))
}

/// «14 05 2025», «18 V 2025»: blanks alone between the numbers.
fn spaced(cursor: Cursor<'_>) -> Option<(Point, Cursor<'_>)> {
    let (Some(Kind::Number(day @ 1..=31, digits)), Some(Kind::Number(year, 4))) =
        (cursor.peek(0), cursor.peek(2))
    else {
        return None;
    };
    let (month, weak) = match cursor.peek(1)? {
        Kind::Number(month @ 1..=12, 2) if digits == 2 => (month, true),
        Kind::Word(Word::Roman(month @ 1..=12)) => (u32::from(month), false),
        _ => return None,
    };
    let year = i32::try_from(year).ok().filter(|year| (1000..2200).contains(year))?;
    let apart = !cursor.is_close(1) && !cursor.is_close(2);
    let unit = Unit::Month(month);
    let point = Point { day: Some(day), year: Year::Known(year), weak, ..Point::of(unit) };
    (apart && !is_counted(cursor.skip(3))).then(|| (point, year_word(cursor.skip(3)).1))
}

/// Whether a hyphen and digits follow that begin no other date: «правила 2.05.02-85».
fn is_number_of_document(cursor: Cursor<'_>, separator: Kind) -> bool {
    let glued = cursor.is_close(0) && cursor.is_close(1) && cursor.is_number(1);
    let joined = matches!(cursor.peek(0), Some(Kind::Dash | Kind::Mark('/')));
    glued && joined && cursor.peek(2) != Some(separator)
}

/// Whether the digits go on, so that this is a number of a document or a version. A long dash and
/// dots for one begin another date: «2025-05-18—2025-05-21».
fn goes_on(cursor: Cursor<'_>, separator: Kind) -> bool {
    let short = cursor.tokens.get(cursor.at).is_some_and(|mark| mark.end - mark.start == 1);
    short
        && cursor.peek(0) == Some(separator)
        && cursor.is_close(0)
        && cursor.is_close(1)
        && matches!(cursor.peek(1), Some(Kind::Number(..)))
}

fn three(parts: [(u32, u8); 3], separator: Kind) -> Option<Point> {
    let named = matches!(parts, [_, (_, 0), _]);
    // Commas part numbers more often than dates.
    if separator == Kind::Mark(',') && !matches!(parts, [(_, 2), (1..=12, 2), (_, 4)]) {
        return None;
    }
    let (year, month, day) = match parts {
        [(year, 4), (month, 1..=2), (day, 1..=2)] | [(day, 1..=2), (month, 0..=2), (year, 4)] => {
            (i32::try_from(year).ok()?, month, day)
        }
        // A month in letters has no digits; between Arabic ones a hyphen makes «5-9-98» a number.
        [(day, 1..=2), (month, 0..=2), (year, 2)] if separator != Kind::Dash || named => {
            (super::century(year)?, month, day)
        }
        _ => return None,
    };
    if !(1000..2200).contains(&year) || (named && month > 12) {
        return None;
    }
    // «05/14/2025» can only be American.
    let american = separator == Kind::Mark('/') && month > 12 && day <= 12;
    let (day, month) = if american { (month, day) } else { (day, month) };
    Some(Point { day: Some(day), year: Year::Known(year), ..Point::of(Unit::Month(month)) })
}

fn two(first: (u32, u8), second: (u32, u8), separator: Kind) -> Option<Point> {
    let known =
        |year: u32| i32::try_from(year).ok().filter(|y| (1000..2200).contains(y)).map(Year::Known);
    match (first, second, separator) {
        ((year, 4), (month @ 1..=12, 2), Kind::Dash | Kind::Mark('.' | '/'))
        | ((month @ 1..=12, 1..=2), (year, 4), Kind::Mark('.' | '/')) => {
            Some(Point { year: known(year)?, ..Point::of(Unit::Month(month)) })
        }
        ((day @ 1..=31, 1..=2), (month @ 1..=12, 2), Kind::Mark('.')) => {
            Some(Point { day: Some(day), weak: true, ..Point::of(Unit::Month(month)) })
        }
        _ => None,
    }
}
