//! Decades: 1990-е, 90-е годы, девяностые, 80-е годы XX в., 1980–1990-е гг.
//!
//! A cursor enters; the decade that stands there and the cursor behind it leave, or none. A
//! century alone («XX век») is no date.

use super::{
    cursor::Cursor,
    ordinal::{ordinal_words, suffix},
    shape::{Item, Point, Unit, Year},
    token::Kind,
    words::Word,
    years::{is_counted, year_word},
};

type Found<'t> = Option<(Point, Cursor<'t>)>;

/// «1990-е», «1990-х гг.», «90-е годы», «девяностые годы», «80-е годы XIX века»; after a
/// preposition or a part (`led`) also «90-х».
pub(super) fn decade(cursor: Cursor<'_>, led: bool) -> Found<'_> {
    let (value, digits, after) = match cursor.peek(0)? {
        Kind::Number(value, digits) => match suffix(cursor.skip(1)) {
            (Some(true), after) => (value, digits, after),
            _ => return None,
        },
        Kind::Word(Word::Plural(tens)) => (u32::from(tens), 2, cursor.skip(1)),
        _ => return None,
    };
    let (named, after) = year_word(after);
    let named = named || is_named_later(after);
    if !value.is_multiple_of(10) {
        return None;
    }
    let (century, end) = century(after).unwrap_or((None, after));
    let year = match (digits, century) {
        (4, _) if (1000..2200).contains(&value) => i32::try_from(value).ok()?,
        (2, Some(century)) => (i32::from(century) - 1) * 100 + i32::try_from(value).ok()?,
        (2, None) if value >= 20 && (named || (led && !is_counted(after))) => {
            super::century(value)?
        }
        _ => return None,
    };
    Some((Point { year: Year::Known(year), ..Point::of(Unit::Decade) }, end))
}

/// «70-е и 80-е годы»: whether the decades that follow are named as such.
fn is_named_later(cursor: Cursor<'_>) -> bool {
    let listed = matches!(cursor.peek(0), Some(Kind::Mark(',') | Kind::Word(Word::And)));
    let number = matches!(cursor.peek(1), Some(Kind::Number(..))).then(|| suffix(cursor.skip(2)));
    let Some((Some(true), after)) = number.filter(|_| listed) else { return false };
    year_word(after).0
}

/// «XX в.», «XIX века», «двадцатого века» behind a decade.
fn century(cursor: Cursor<'_>) -> Option<(Option<u8>, Cursor<'_>)> {
    let (number, after) = if let Word::Roman(number @ 10..) = cursor.word(0)? {
        (number, cursor.skip(1))
    } else {
        let (number, after) = ordinal_words(cursor)?;
        (u8::try_from(number).ok()?, after)
    };
    match after.word(0) {
        Some(Word::Century) => Some((Some(number), after.skip(1))),
        Some(Word::In) if after.is_mark(1, '.') => Some((Some(number), after.skip(2))),
        _ => None,
    }
}

/// «1980–1990-е гг.», «80–90-е годы»: a range of decades whose first has no tail of its own.
pub(super) fn decades(cursor: Cursor<'_>) -> Option<(Item, Cursor<'_>)> {
    let Some(Kind::Number(value, digits @ (2 | 4))) = cursor.peek(0) else { return None };
    if !value.is_multiple_of(10) || cursor.peek(1) != Some(Kind::Dash) {
        return None;
    }
    let (end, after) = decade(cursor.skip(2), true)?;
    // «10–20-е числа мая» are days.
    if matches!(after.word(0), Some(Word::Days | Word::Filler)) {
        return None;
    }
    let (Year::Known(last), Ok(value)) = (end.year, i32::try_from(value)) else { return None };
    let short = matches!(cursor.peek(2), Some(Kind::Number(_, 2)));
    let (first, last) = match digits {
        4 if short => (value, value - value % 100 + last % 100),
        4 => (value, last),
        _ => (last - last % 100 + value, last),
    };
    let (start, end) =
        (Point { year: Year::Known(first), ..end }, Point { year: Year::Known(last), ..end });
    (first < last).then_some((Item { start, end: Some(end) }, after))
}
