//! A country's cells of events → events, each with its dates, and fragments that are none.
//!
//! The cells of one country enter, joined; events in source order, fragments and findings leave.
//! An event begins at a date head, wherever that stands: at the start of a sentence or of a list's
//! item, or before a dash. A later sentence with its own date in it is an event of its own, and so
//! is a clause behind a semicolon that ends in its date; a sentence that begins with a small letter
//! after a complete one is a fragment; any other goes on with the event.

use std::ops::Range;

use super::{
    date::{self, Found},
    head::{self, Place},
    joined::Joined,
    sentence, signing, text,
};
use crate::{
    cell::{CellRef, Located},
    finding::{Finding, catalogue},
    model::{DateSpan, Event, russian},
};

/// What the cells of a country held.
#[derive(Debug, Default)]
pub(super) struct Split {
    pub(super) events: Vec<Event>,
    pub(super) unplaced: Vec<Located<String>>,
    pub(super) findings: Vec<Finding>,
}

/// A stretch of the text and what it is.
struct Unit<'t> {
    range: Range<usize>,
    what: What<'t>,
    /// The dates in it that the calendar does not have or that run backwards.
    faulty: Vec<&'t Found>,
}

enum What<'t> {
    /// A date head with what follows it.
    Headed(&'t Found),
    /// A sentence with its dates inside.
    Dated(Vec<DateSpan>),
    /// A sentence that goes on with what stands before it.
    GoesOn,
    /// The rest of something that is lost.
    Fragment,
}

/// Splits the cells of one country.
pub(super) fn split<'c>(cells: impl Iterator<Item = &'c Located<String>>, year: i32) -> Split {
    let joined = Joined::of(cells);
    let found = date::scan(&joined.text, Some(year));
    let mut split = Split::default();
    let mut open: Option<Unit<'_>> = None;
    for unit in units(&joined, &found, year) {
        match &mut open {
            Some(open) if open.takes_in(&unit) => {
                open.range.end = unit.range.end;
                open.faulty.extend(unit.faulty);
            }
            _ => {
                let goes_on = matches!(unit.what, What::GoesOn);
                let what = if goes_on { What::Fragment } else { unit.what };
                if let Some(closed) = open.replace(Unit { what, ..unit }) {
                    split.close(&closed, &joined);
                }
            }
        }
    }
    if let Some(last) = open {
        split.close(&last, &joined);
    }
    split
}

/// The text cut at sentences, at heads and at clauses with their own dates.
fn units<'t>(joined: &Joined, found: &'t [Found], year: i32) -> Vec<Unit<'t>> {
    let text = joined.text.as_str();
    let sentences = sentence::sentences(text);
    let mut units: Vec<Unit<'t>> = Vec::with_capacity(sentences.len());
    let mut dates = found.iter().peekable();
    for range in sentences {
        let mut start = range.start;
        let mut head: Option<&Found> = None;
        let mut inside: Vec<&Found> = Vec::new();
        while let Some(found) = dates.next_if(|found| found.range.start < range.end) {
            let before = inside.last().copied().or(head);
            let place = Place { found, text, start, first: before.is_none() };
            if let Some(cut) = before.and_then(|before| clause(&place, before, head)) {
                units.push(unit(start..cut, head.take(), &inside, joined, year));
                inside.clear();
                start = cut;
            }
            let first = head.is_none() && inside.is_empty();
            if let Some(cut) = (Place { start, first, ..place }).head(year) {
                units.push(unit(start..cut, head, &inside, joined, year));
                inside.clear();
                (start, head) = (cut, Some(found));
            } else {
                inside.push(found);
            }
        }
        units.push(unit(start..range.end, head, &inside, joined, year));
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
    joined: &Joined,
    year: i32,
) -> Unit<'t> {
    let all = head.into_iter().chain(inside.iter().copied());
    let faulty = all.filter(|found| !found.faults.is_empty()).collect();
    let what = match head {
        Some(head) if head.dates.is_empty() => What::Fragment,
        Some(head) => What::Headed(head),
        None => headless(&range, inside, joined, year),
    };
    Unit { range, what, faulty }
}

fn headless<'t>(range: &Range<usize>, inside: &[&Found], joined: &Joined, year: i32) -> What<'t> {
    let start = range.start;
    let is_tail = |found| Place { found, text: &joined.text, start, first: true }.is_tail();
    let sure = inside.iter().filter(|found| found.led || !found.weak || is_tail(found));
    let dates: Vec<_> =
        sure.flat_map(|found| &found.dates).filter(|date| date.touches(year)).copied().collect();
    let begins = range.start == 0 || head::ends_sentence(&joined.text, range.start);
    let small = text_of(joined, range).starts_with(char::is_lowercase);
    match (dates.is_empty(), small, begins) {
        (false, ..) => What::Dated(dates),
        (true, true, true) => What::Fragment,
        (true, ..) => What::GoesOn,
    }
}

fn text_of<'t>(joined: &'t Joined, range: &Range<usize>) -> &'t str {
    joined.text.get(range.clone()).unwrap_or_default().trim()
}

/// What stands behind the head of a unit, without the dash between them.
fn body<'t>(joined: &'t Joined, range: &Range<usize>, head: &Found) -> &'t str {
    let rest = joined.text.get(head.range.end..range.end).unwrap_or_default();
    let blank = |c: char| c.is_whitespace() || text::is_dash(c);
    rest.trim_start_matches(|c: char| blank(c) || matches!(c, ':' | ',' | '.' | ';'))
        .trim_end_matches(|c: char| blank(c) || c == '•')
}

impl Unit<'_> {
    /// Whether `next` goes on with this unit: what is no event of its own, and what is as lost.
    fn takes_in(&self, next: &Unit<'_>) -> bool {
        match (&self.what, &next.what) {
            (_, What::GoesOn) => true,
            (What::Fragment, What::Fragment) => next.faulty.is_empty(),
            _ => false,
        }
    }
}

impl Split {
    /// Adds what further cells held.
    pub(super) fn add(&mut self, more: Self) {
        let before = self.events.len();
        let after =
            more.events.into_iter().map(|event| Event { ordinal: before + event.ordinal, ..event });
        self.events.extend(after);
        self.unplaced.extend(more.unplaced);
        self.findings.extend(more.findings);
    }

    fn close(&mut self, unit: &Unit<'_>, joined: &Joined) {
        let as_written = text_of(joined, &unit.range);
        if !as_written.chars().any(char::is_alphanumeric) {
            return;
        }
        let cells = joined.cells(&unit.range);
        for found in &unit.faulty {
            let quote = text_of(joined, &found.range);
            let cell = joined.cells(&found.range).into_iter().next();
            self.findings
                .extend(found.faults.iter().map(|&f| signing::fault(f, quote, cell.clone())));
        }
        let words = match &unit.what {
            What::Headed(head) => body(joined, &unit.range, head),
            _ => as_written.strip_prefix(head::mark(as_written)).unwrap_or(as_written),
        };
        let dates = match &unit.what {
            What::Headed(head) if !words.is_empty() => head.dates.clone(),
            What::Dated(dates) => dates.clone(),
            What::Headed(_) | What::GoesOn | What::Fragment => {
                if !unit.faulty.iter().any(|found| found.is_wrong()) {
                    self.findings.push(unplaced(as_written, cells.first().cloned()));
                }
                self.unplaced.push(Located { value: text::readable(as_written), cells });
                return;
            }
        };
        self.events.push(Event {
            dates,
            text: text::readable(words.trim_end_matches([',', ';', ' '])),
            as_written: as_written.to_owned(),
            cells,
            ordinal: self.events.len(),
        });
    }
}

fn unplaced(words: &str, cell: Option<CellRef>) -> Finding {
    let message = "Обрывок текста без даты не отнесён ни к одному мероприятию";
    Finding::new(&catalogue::UNPLACED, cell, message)
        .quote(words)
        .hint("Найдите начало этого предложения и соедините их в одной ячейке или удалите обрывок")
}
