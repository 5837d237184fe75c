//! Numbers that say which one: 5, 05, «05», 18-го, двадцать четвёртое, III, 15 (пятнадцатое).
//!
//! A cursor enters; the number that stands there and the cursor behind it leave, or none. The
//! quotation marks round a day are gone already: they are the tokenizer's.

use super::{cursor::Cursor, token::Kind, words::Word};

/// A number of one or two digits or an ordinal word; what brackets say again is left out.
pub(super) fn ordinal(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    match cursor.peek(0)? {
        Kind::Number(value, 1..=2) => {
            Some((value, said_again(value, suffix(cursor.skip(1)).1, ordinal_words)))
        }
        _ => ordinal_words(cursor),
    }
}

/// An ordinal in words: пятое, двадцать четвёртое, девяносто восьмого.
pub(super) fn ordinal_words(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    match (cursor.word(0)?, cursor.word(1)) {
        (Word::Ordinal(value), _) => Some((u32::from(value), cursor.skip(1))),
        (Word::Tens(tens), Some(Word::Ordinal(unit @ 1..=9))) => {
            Some((u32::from(tens + unit), cursor.skip(2)))
        }
        _ => None,
    }
}

/// An ordinal or a Roman number up to twelve.
pub(super) fn numeral(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    match cursor.word(0) {
        Some(Word::Roman(number @ 1..=12)) => Some((u32::from(number), suffix(cursor.skip(1)).1)),
        _ => ordinal(cursor),
    }
}

/// The tail of an ordinal in digits, and whether it is one that decades have.
pub(super) fn suffix(cursor: Cursor<'_>) -> (Option<bool>, Cursor<'_>) {
    let dash = usize::from(cursor.peek(0) == Some(Kind::Dash));
    match cursor.word(dash) {
        Some(Word::Suffix(plural)) if cursor.is_close(dash) => {
            (Some(plural), cursor.skip(dash + 1))
        }
        _ => (None, cursor),
    }
}

/// What stands behind brackets that say `value` again in words, as contracts do:
/// «15 (пятнадцатого) мая»; without them `cursor` itself.
pub(super) fn said_again<'t>(
    value: u32,
    cursor: Cursor<'t>,
    read: impl Fn(Cursor<'t>) -> Option<(u32, Cursor<'t>)>,
) -> Cursor<'t> {
    let words = cursor.is_mark(0, '(').then(|| read(cursor.skip(1))).flatten();
    match words {
        Some((again, after)) if again == value && after.is_mark(0, ')') => after.skip(1),
        _ => cursor,
    }
}
