//! Times of day beside dates: «15:00», «в 15.00», «10 часов 30 минут», «T10:00:00+03:00».
//!
//! A cursor enters; the cursor behind the time that stands there leaves, or none. A time is no
//! date and says nothing about one; it only must not be in its way.

use super::{cursor::Cursor, token::Kind, words::Word};

/// What stands behind the time at `cursor`, with the comma, the bracket or the preposition before
/// it: «, в 15:00», «(15:00)», «15 часов 30 минут».
pub(super) fn time(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let bracket = cursor.is_mark(0, '(');
    let next = cursor.skip(usize::from(bracket || cursor.is_mark(0, ',')));
    let led = next.word(0) == Some(Word::In);
    let after = tail(clock(next.skip(usize::from(led)), led)?);
    if bracket { after.is_mark(0, ')').then(|| after.skip(1)) } else { Some(after) }
}

/// The digits: 15:00, 15:00:30.5, «15 ч 30 мин»; after a preposition (`led`), or where it can be
/// no day and month, also 15.00 and 15-00.
fn clock(cursor: Cursor<'_>, led: bool) -> Option<Cursor<'_>> {
    let Some(Kind::Number(0..=24, 1..=2)) = cursor.peek(0) else { return None };
    let tight = cursor.is_close(1) && cursor.is_close(2);
    match (cursor.peek(1)?, cursor.peek(2)) {
        (Kind::Mark(':'), Some(Kind::Number(0..=59, 2))) => {
            let mut after = cursor.skip(3);
            while matches!(after.peek(0), Some(Kind::Mark(':' | '.'))) && after.is_number(1) {
                if !after.is_close(1) {
                    break;
                }
                after = after.skip(2);
            }
            Some(after)
        }
        (Kind::Mark('.') | Kind::Dash, Some(Kind::Number(minutes @ 0..=59, 2))) if tight => {
            let goes_on = matches!(cursor.peek(3), Some(Kind::Mark('.') | Kind::Dash))
                && cursor.is_close(4)
                && cursor.is_number(4);
            (!goes_on && (led || !(1..=12).contains(&minutes))).then(|| cursor.skip(3))
        }
        (Kind::Word(Word::Hour), _) => {
            let after = dotted(cursor);
            match after.peek(0) {
                Some(Kind::Number(0..=59, 1..=2)) if after.word(1) == Some(Word::Minute) => {
                    Some(dotted(after))
                }
                _ => Some(after),
            }
        }
        _ => None,
    }
}

/// What stands behind a number, a unit and its full stop: «15 час.».
fn dotted(cursor: Cursor<'_>) -> Cursor<'_> {
    cursor.skip(2 + usize::from(cursor.is_mark(2, '.')))
}

/// «ч», «час.», «утра» behind a time.
fn tail(cursor: Cursor<'_>) -> Cursor<'_> {
    match cursor.word(0) {
        Some(Word::Hour) => cursor.skip(1 + usize::from(cursor.is_mark(1, '.'))),
        Some(Word::OfDay) => cursor.skip(1),
        _ => cursor,
    }
}
