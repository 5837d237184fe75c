//! The text of a country's events, cut into units: what is an event, and what goes on with one.
//!
//! A text and the dates in it enter; its stretches leave, each with what it is. An event begins at a
//! date head, wherever that stands: at the start of a sentence or of a list's item, or before a
//! dash. A later sentence with its own date in it is an event of its own, and so is a clause behind
//! a semicolon that ends in its date; a sentence that begins with a small letter after a complete
//! one is a fragment; any other goes on with the event.

use std::ops::Range;

use super::{
    date::Found,
    head::{self, Place},
    lines, sentence,
};
use crate::model::{DateSpan, russian};

/// A stretch of the text and what it is.
pub(super) struct Unit<'t> {
    pub(super) range: Range<usize>,
    pub(super) what: What<'t>,
    /// The dates in it that the calendar does not have or that run backwards.
    pub(super) faulty: Vec<&'t Found>,
}

/// What a stretch of the text is.
pub(super) enum What<'t> {
    /// A date head with what follows it, and all dates of the event.
    Headed(&'t Found, Vec<DateSpan>),
    /// A sentence with its dates inside.
    Dated(Vec<DateSpan>),
    /// A sentence that goes on with what stands before it.
    GoesOn,
    /// The rest of something that is lost.
    Fragment,
}

impl Unit<'_> {
    /// Whether `next` goes on with this unit: what is no event of its own, and what is as lost.
    pub(super) fn takes_in(&self, next: &Unit<'_>) -> bool {
        match (&self.what, &next.what) {
            (_, What::GoesOn) => true,
            (What::Fragment, What::Fragment) => next.faulty.is_empty(),
            _ => false,
        }
    }
}

/// The text cut at sentences, at the `lines` that are items of a list, at heads and at clauses with
/// their own dates.
pub(super) fn units<'t>(
    text: &str,
    found: &'t [Found],
    lines: &[usize],
    year: i32,
) -> Vec<Unit<'t>> {
    let sentences = lines::cut(sentence::sentences(text), lines);
    let mut units: Vec<Unit<'t>> = Vec::with_capacity(sentences.len());
    let mut dates = found.iter().peekable();
    for range in sentences {
        // No dash of the next item announces anything in this one.
        let text = text.get(..range.end).unwrap_or(text);
        let mut start = range.start;
        let mut head: Option<&Found> = None;
        let mut inside: Vec<&Found> = Vec::new();
        while let Some(found) = dates.next_if(|found| found.range.start < range.end) {
            let before = inside.last().copied().or(head);
            let place = Place { found, text, start, first: before.is_none() };
            if let Some(cut) = before.and_then(|before| clause(&place, before, head)) {
                units.push(unit(start..cut, head.take(), &inside, text, year));
                inside.clear();
                start = cut;
            }
            let first = head.is_none() && inside.is_empty();
            if let Some(cut) = (Place { start, first, ..place }).head(year) {
                if is_preamble(text.get(start..cut), head, &inside, found) {
                    (head, inside) = (None, vec![found]);
                    continue;
                }
                units.push(unit(start..cut, head, &inside, text, year));
                inside.clear();
                (start, head) = (cut, Some(found));
            } else {
                inside.push(found);
            }
        }
        units.push(unit(start..range.end, head, &inside, text, year));
    }
    units
}

/// Where a clause with its own date begins behind the date `before`: behind a semicolon, if the
/// date ends the clause, or behind «г.», which may end a sentence, before a capital or another
/// date: «состоялся 14 мая 2025 г. Приём прошёл 16 мая».
fn clause(place: &Place<'_>, before: &Found, head: Option<&Found>) -> Option<usize> {
    let (text, from) = (place.text, before.range.end);
    let between = text.get(from..place.found.range.start)?;
    if let Some(at) = between.rfind(';').filter(|_| place.is_tail()) {
        return (!place.is_in_brackets(from + at)).then_some(from + at + 1);
    }
    let stopped = text.get(before.range.clone())?.ends_with('.');
    let next = between.trim_start();
    let begins = next.is_empty() || next.starts_with(russian::is_capital);
    let of_body = head.is_none_or(|head| head.range != before.range);
    let words = !text.get(place.start..before.range.start)?.trim().is_empty();
    (stopped && begins && of_body && words && !place.found.weak).then_some(from)
}

fn unit<'t>(
    range: Range<usize>,
    head: Option<&'t Found>,
    inside: &[&'t Found],
    text: &str,
    year: i32,
) -> Unit<'t> {
    let all = head.into_iter().chain(inside.iter().copied());
    let faulty = all.filter(|found| !found.faults.is_empty()).collect();
    let what = match head {
        Some(head) if head.dates.is_empty() => What::Fragment,
        Some(head) => {
            let further = further(&range, head, inside, text, year);
            What::Headed(head, head.dates.iter().copied().chain(further).collect())
        }
        None => headless(&range, inside, text, year),
    };
    Unit { range, what, faulty }
}

/// Whether what stands before the head `next` leads to it: «В 2025 году состоялись: 14 мая – …».
/// Its own dates hold those of the head.
fn is_preamble(words: Option<&str>, head: Option<&Found>, inside: &[&Found], next: &Found) -> bool {
    let colon = words.is_some_and(|words| words.trim_end().ends_with(':'));
    let mut before = head.into_iter().chain(inside.iter().copied()).flat_map(|found| &found.dates);
    colon && before.all(|date| next.dates.iter().all(|part| date != part && holds(date, part)))
}

/// Whether all of `part` lies in `whole`.
fn holds(whole: &DateSpan, part: &DateSpan) -> bool {
    whole.start_day() <= part.start_day() && part.end_day() <= whole.end_day()
}

/// The further dates of an event whose head has no dash: «14 мая в Минске, 20 мая в Гродно прошли
/// концерты». They stand behind a comma or «и», outside brackets.
fn further(
    range: &Range<usize>,
    head: &Found,
    inside: &[&Found],
    text: &str,
    year: i32,
) -> Vec<DateSpan> {
    let start = range.start;
    let at = |found| Place { found, text, start, first: false };
    if at(head).is_announced() {
        return Vec::new();
    }
    let listed = inside.iter().filter(|found| !found.weak && at(found).is_listed());
    let dates = listed.flat_map(|found| &found.dates).filter(|date| date.touches(year));
    let own = |date: &&DateSpan| !head.dates.iter().any(|whole| holds(whole, date));
    dates.filter(own).copied().collect()
}

fn headless<'t>(range: &Range<usize>, inside: &[&Found], text: &str, year: i32) -> What<'t> {
    let start = range.start;
    let is_tail = |found| Place { found, text, start, first: true }.is_tail();
    let sure = inside.iter().filter(|found| found.led || !found.weak || is_tail(found));
    let dates: Vec<_> =
        sure.flat_map(|found| &found.dates).filter(|date| date.touches(year)).copied().collect();
    let begins = range.start == 0 || head::ends_sentence(text, range.start);
    let small = text.get(range.clone()).unwrap_or_default().trim().starts_with(russian::is_small);
    match (dates.is_empty(), small, begins) {
        (false, ..) => What::Dated(dates),
        (true, true, true) => What::Fragment,
        (true, ..) => What::GoesOn,
    }
}
