//! Where an event begins: which of the dates in a text are heads.
//!
//! A date and the text round it enter; the judgement leaves. A head stands at the start of a
//! sentence or of a list's item, or anywhere before a dash, but not inside brackets or quotation
//! marks and not bound to the word before it: «к 9 мая – Дню Победы», «ул. 8 Марта – центральной».
//! A date at the end of a clause («форум – 20 мая; приём – 5 июня») is no head, but it says that
//! the clause is an event.

use std::ops::Range;

use super::{date::Found, text};
use crate::model::{Precision, russian::is_letter};

/// Words before a date that make it part of the sentence.
const BINDING: [&str; 19] = [
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
    "а",
    "но",
    "затем",
    "от",
    "с",
    "около",
    "ул",
    "улице",
    "площади",
];
/// Ends of a range that no calendar has: the date before them is no head, but a part of the words.
const OPEN_ENDS: [&str; 4] = ["по настоящее", "до настоящего", "по н.в", "по сей день"];
/// Words at the start of a sentence that are rather the place or the name of its event than the
/// end of another: «Минск, 14 мая – визит», «Дни Дрездена: 14 мая – открытие».
const LONGEST_LEAD: usize = 3;

/// How many characters the mark of an item has at most: «12) – ».
const LONGEST_MARK: usize = 6;

/// A date in its surroundings.
pub(super) struct Place<'t> {
    pub(super) found: &'t Found,
    pub(super) text: &'t str,
    /// Where the sentence of the date begins, or the last head in it.
    pub(super) start: usize,
    /// Whether no other date stands between `start` and this one.
    pub(super) first: bool,
}

impl Place<'_> {
    /// Where the event begins whose head this date is: at the date, or at the mark of its item.
    pub(super) fn head(&self, year: i32) -> Option<usize> {
        let found = self.found;
        if OPEN_ENDS.iter().any(|end| self.after().starts_with(end)) {
            return None;
        }
        let before = self.before();
        let free = without_mark(before);
        let announced = self.is_announced();
        let ends: &[char] = if free == before { &['.', ':'] } else { &['.', ':', ','] };
        let alone = free.is_empty() && self.after().starts_with(ends);
        let dashed = |text: &str| text.starts_with(text::is_dash) && text.ends_with(text::is_dash);
        let marked = free != before && (ends_clause(free) || (dashed(before) && !self.is_tail()));
        let is_head = if free.is_empty() || marked || free.ends_with(';') {
            announced || begins_sentence(found, year) || (alone && is_fine(found))
        } else {
            let bound = found.led && !free.ends_with(',');
            let named = self.first && free.split_whitespace().count() <= LONGEST_LEAD;
            announced && is_precise(found) && !bound && !named && is_free(free)
        };
        let mark = found.range.start - self.behind().len() + self.blanks() + free.len();
        is_head.then_some(if free == before { found.range.start } else { mark })
    }

    /// Whether the date ends its clause and says when that was: «форум – 20 мая;», «форум (20 мая)».
    pub(super) fn is_tail(&self) -> bool {
        let before = self.before();
        let joined = before.ends_with(text::is_dash) || before.ends_with([',', '(']);
        let after = self.after().trim_start_matches(')').trim_start();
        let ends = after.is_empty() || after.starts_with([';', '.']);
        joined && ends && (is_fine(self.found) || !self.found.weak)
    }

    /// Whether a bracket is open at `end`, behind the start of the sentence.
    pub(super) fn is_in_brackets(&self, end: usize) -> bool {
        is_open(behind(self.text, self.start..end), '(', ')')
    }

    fn before(&self) -> &str {
        self.behind().trim()
    }

    fn behind(&self) -> &str {
        behind(self.text, self.start..self.found.range.start)
    }

    /// How many bytes of blanks stand before the words of the sentence.
    fn blanks(&self) -> usize {
        self.behind().len() - self.behind().trim_start().len()
    }

    fn after(&self) -> &str {
        self.text.get(self.found.range.end..).unwrap_or_default().trim_start()
    }

    /// Whether the date is one more of a list: behind a comma or «и», outside brackets.
    pub(super) fn is_listed(&self) -> bool {
        let before = self.before();
        let joined = before.ends_with(',') || before.ends_with(" и");
        joined && !self.is_in_brackets(self.found.range.start)
    }

    /// Whether a dash or a colon follows.
    pub(super) fn is_announced(&self) -> bool {
        self.after().starts_with(text::is_dash) || self.after().starts_with(':')
    }
}

/// How far back a bracket or the start of a sentence is looked for, in bytes: a cell without any
/// full stop must not cost the square of its length.
const LOOK_BACK: usize = 2000;

/// The end of `range`, no longer than [`LOOK_BACK`].
fn behind(text: &str, range: Range<usize>) -> &str {
    let far = range.end.saturating_sub(LOOK_BACK).max(range.start);
    (far..range.end).find_map(|start| text.get(start..range.end)).unwrap_or_default()
}

/// Whether `opening` stands there more often than `closing`.
fn is_open(text: &str, opening: char, closing: char) -> bool {
    text.matches(opening).count() > text.matches(closing).count()
}

/// Whether a date without a dash, at the start of a sentence, makes it an event: a date of the
/// year, a day or month of any year, or one that the calendar does not have.
fn begins_sentence(found: &Found, year: i32) -> bool {
    let of_the_year = found.dates.iter().any(|date| date.touches(year));
    let day = found.dates.iter().any(|date| date.precision() == Precision::Day);
    let sure = found.led || !found.weak || day;
    sure && (of_the_year || is_precise(found)) || found.is_wrong()
}

/// Whether it is surely a date, known to the day or month: «на 2021–2023 гг. – план» begins nothing.
fn is_precise(found: &Found) -> bool {
    !found.weak && is_fine(found)
}

/// Whether it is known to the day or month, or does not exist.
fn is_fine(found: &Found) -> bool {
    let fine = |precision| precision < Precision::Quarter || precision == Precision::Approximate;
    found.dates.is_empty() || found.dates.iter().any(|date| fine(date.precision()))
}

/// Whether what stands before a date in its sentence leaves it free to begin another event.
fn is_free(before: &str) -> bool {
    let word = before.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let bound = BINDING.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    let pairs = [('(', ')'), ('«', '»'), ('„', '“')];
    !bound && !pairs.iter().any(|&(opening, closing)| is_open(before, opening, closing))
}

/// `before` without the mark of a list's item at its end: «1)», «2.», «б)», «-», «•».
fn without_mark(before: &str) -> &str {
    let bullets =
        before.trim_end_matches(|c: char| text::is_dash(c) || text::is_bullet(c) || c == ' ');
    let Some(numbered) = bullets.strip_suffix([')', '.']) else { return bullets };
    let number = numbered.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let letters = number.chars().count();
    let digits = number.len() <= 2 && number.bytes().all(|c| c.is_ascii_digit());
    let letter = letters == 1 && bullets.ends_with(')') && number.chars().all(is_letter);
    if number.is_empty() || !(digits || letter) {
        return bullets;
    }
    numbered.strip_suffix(number).unwrap_or_default().trim_end()
}

/// The mark of a list's item that `text` begins with, with its blanks: «1) », «2. », «• ».
pub(super) fn mark(text: &str) -> &str {
    let long = text.char_indices().take(LONGEST_MARK).map(|(at, c)| at + c.len_utf8());
    let marks = long.filter_map(|end| text.get(..end)).filter(|start| {
        let blank = text.get(start.len()..).is_some_and(|rest| rest.starts_with(' '));
        blank && without_mark(start).is_empty()
    });
    marks.last().unwrap_or_default()
}

/// Whether `before` ends where an item of a list may begin.
fn ends_clause(before: &str) -> bool {
    before.ends_with([';', '.', ',', ':', '!', '?', '»'])
}

/// Whether a sentence ends before `at`.
pub(super) fn ends_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    before.ends_with(['.', '!', '?', '…', '»', ')', ';', '“', '”', '"'])
}
