//! Days in a row between dashes, «14-15-16 мая», and Roman months without a day, «IX.1993».
//!
//! A cursor enters; items and the cursor behind them leave. Three days between dashes are three
//! days: a range has two ends. Roman months are those of archives.

use super::{
    cursor::Cursor,
    day::day_and_month,
    numeric::numeric,
    shape::{Item, Point, Unit, Year},
    token::Kind,
    words::Word,
    years::{year_of, year_word},
};

/// Adds the days of «14-15-16 мая» but for the last, and gives the cursor at that; or gives
/// `cursor` itself.
pub(super) fn days<'t>(cursor: Cursor<'t>, items: &mut Vec<Item>) -> Cursor<'t> {
    let day = |cursor: Cursor<'_>| match cursor.peek(0) {
        Some(Kind::Number(day @ 1..=31, 1..=2)) => Some(day),
        _ => None,
    };
    let Some(mut last) = day(cursor) else { return cursor };
    let (mut row, mut at) = (Vec::new(), cursor);
    while at.peek(1) == Some(Kind::Dash)
        && let Some(next) = day(at.skip(2)).filter(|next| *next > last)
    {
        row.push(Item { start: Point::of(Unit::Bare(last)), end: None });
        (last, at) = (next, at.skip(2));
    }
    let whole = || numeric(at).or_else(|| day_and_month(at));
    if row.len() < 2 || whole().is_none_or(|(point, _)| point.day.is_none()) {
        return cursor;
    }
    items.append(&mut row);
    at
}

/// «IX.1993», «XI/1993 г.»; a range of months needs its «г.»: «IX-XI 1993 г.».
pub(super) fn roman_months(cursor: Cursor<'_>) -> Option<(Item, Cursor<'_>)> {
    let month = |at: usize| match cursor.word(at) {
        Some(Word::Roman(month @ 1..=12)) => Some(u32::from(month)),
        _ => None,
    };
    let tail = cursor.before() == Some(Kind::Dash) && cursor.is_close(0);
    let first = month(0).filter(|_| !tail)?;
    let second = if cursor.peek(1) == Some(Kind::Dash) { month(2) } else { None };
    let after = cursor.skip(if second.is_some() { 3 } else { 1 });
    let mark = matches!(after.peek(0), Some(Kind::Mark('.' | '/')));
    let tight = mark && after.is_close(0) && after.is_close(1);
    let year = after.skip(usize::from(tight));
    let Some(Kind::Number(_, 4)) = year.peek(0) else { return None };
    let (Year::Known(known), end) = year_of(year, false) else { return None };
    let named = year_word(year.skip(1)).0;
    // «XI.1993-5» goes on as no date does.
    let glued = matches!(end.peek(0), Some(Kind::Mark('.' | '/') | Kind::Dash))
        && end.is_close(0)
        && end.is_number(1);
    if glued || !(named && second.is_some() || tight && second.is_none()) {
        return None;
    }
    let point = |month| Point { year: Year::Known(known), ..Point::of(Unit::Month(month)) };
    let item = Item { start: point(first), end: second.map(point) };
    second.is_none_or(|second| second > first).then_some((item, end))
}
