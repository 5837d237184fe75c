//! Where an event begins: which of the dates in a text are heads.
//!
//! A date and the text round it enter; the judgement leaves. A head stands at the start of a
//! sentence, or anywhere before a dash, but not inside brackets or quotation marks and not bound
//! to the word before it: «к 9 мая – Дню Победы», «ул. 8 Марта – центральной».

use super::{date::Found, text};
use crate::model::Precision;

/// Words before a date that make it part of the sentence.
const BINDING: [&str; 16] = [
    "к",
    "ко",
    "до",
    "на",
    "по",
    "после",
    "перед",
    "накануне",
    "и",
    "или",
    "от",
    "с",
    "около",
    "ул",
    "улице",
    "площади",
];

/// Whether an event begins with `found`; `start` is where its sentence does, or the last head in it.
pub(super) fn is_head(found: &Found, text: &str, start: usize, year: i32) -> bool {
    let before = text.get(start..found.range.start).unwrap_or_default().trim();
    let after = text.get(found.range.end..).unwrap_or_default().trim_start();
    let announced = after.starts_with(text::is_dash) || after.starts_with(':');
    if is_list_mark(before) || before.ends_with(';') {
        announced || begins_sentence(found, year)
    } else {
        announced && is_precise(found) && is_free(found, before)
    }
}

/// Whether a date without a dash, at the start of a sentence, makes it an event: a date of the
/// year, a day or month of any year, or one that the calendar does not have.
fn begins_sentence(found: &Found, year: i32) -> bool {
    let of_the_year = found.dates.iter().any(|date| date.touches(year));
    let sure = found.led || !found.weak;
    sure && (of_the_year || is_precise(found)) || found.is_wrong()
}

/// Whether it is known to the day or month: «на 2021–2023 гг. – план» begins nothing.
fn is_precise(found: &Found) -> bool {
    let precise = |precision| precision < Precision::Quarter || precision == Precision::Approximate;
    !found.weak && (found.dates.is_empty() || found.dates.iter().any(|d| precise(d.precision())))
}

/// Whether the date is no part of what stands before it in the sentence.
fn is_free(found: &Found, before: &str) -> bool {
    let word = before.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let bound = BINDING.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    let open = |opening, closing| before.matches(opening).count() > before.matches(closing).count();
    !(found.led || bound || open('(', ')') || open('«', '»') || open('„', '“'))
}

/// Whether `before` is nothing, or the mark of a list item: «1)», «-», «•».
pub(super) fn is_list_mark(before: &str) -> bool {
    let number = before.strip_suffix([')', '.']).unwrap_or("-");
    before.chars().all(|c| text::is_dash(c) || matches!(c, '•' | '*' | ' '))
        || (number.len() <= 2 && number.chars().all(|c| c.is_ascii_digit()))
}

/// Whether a sentence ends before `at`.
pub(super) fn ends_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    before.ends_with(['.', '!', '?', '…', '»', ')', ';', '“', '”', '"'])
}
