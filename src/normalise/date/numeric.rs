//! Dates in digits: 09.12.2005, 5.IX.1998, 22/08/98, 2005-12-09, 06.2017, 15.05.

use super::{
    parse::{Cursor, Point, Unit, Year},
    point::year_word,
    token::Kind,
    words::Word,
};

/// The numeric date that begins at `cursor`, or none.
pub(super) fn numeric(cursor: Cursor<'_>) -> Option<(Point, Cursor<'_>)> {
    let Some(Kind::Number(first, digits)) = cursor.peek(0) else { return None };
    let separator = cursor.peek(1)?;
    if !matches!(separator, Kind::Mark('.' | '/') | Kind::Dash) {
        return None;
    }
    let tight = cursor.is_close(1) && cursor.is_close(2);
    let second = match cursor.peek(2)? {
        Kind::Number(value, length) => (value, length),
        Kind::Word(Word::Roman(month)) => (u32::from(month), 0),
        _ => return None,
    };
    if cursor.peek(3) == Some(separator)
        && let Some(Kind::Number(third, length)) = cursor.peek(4)
        && let Some(point) = three([(first, digits), second, (third, length)], separator)
        && (length == 4 || (tight && cursor.is_close(3) && cursor.is_close(4)))
        && !goes_on(cursor.skip(5), separator)
    {
        return Some((point, year_word(cursor.skip(5)).1));
    }
    if !tight || goes_on(cursor.skip(3), separator) {
        return None;
    }
    let point = two((first, digits), second, separator)?;
    let after = cursor.skip(3);
    // «28.02.-02.03.2025»: a full stop of its own before the dash.
    let dot = after.is_mark(0, '.') && after.peek(1) == Some(Kind::Dash);
    Some((point, if point.weak { after.skip(usize::from(dot)) } else { year_word(after).1 }))
}

/// Whether the digits go on, so that this is a number of a document or a version.
fn goes_on(cursor: Cursor<'_>, separator: Kind) -> bool {
    cursor.peek(0) == Some(separator)
        && cursor.is_close(0)
        && cursor.is_close(1)
        && matches!(cursor.peek(1), Some(Kind::Number(..)))
}

fn three(parts: [(u32, u8); 3], separator: Kind) -> Option<Point> {
    let roman = matches!(parts, [_, (_, 0), _]);
    let (year, month, day) = match parts {
        [(year, 4), (month, 1..=2), (day, 1..=2)] | [(day, 1..=2), (month, 0..=2), (year, 4)] => {
            (i32::try_from(year).ok()?, month, day)
        }
        // A Roman month has no digits; between Arabic ones a hyphen makes «5-9-98» a number.
        [(day, 1..=2), (month, 0..=2), (year, 2)] if separator != Kind::Dash || roman => {
            (super::century(year)?, month, day)
        }
        _ => return None,
    };
    if !(1000..2200).contains(&year) {
        return None;
    }
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
