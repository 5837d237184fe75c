//! A country's cells of events → events, each with its dates, and fragments that are none.
//!
//! The cells of one country enter, joined; events in source order, fragments and findings leave.
//! An event begins at a date head, wherever that stands: at the start of a sentence, or before a
//! dash. A later sentence with its own date in it is an event of its own; one that begins with a
//! small letter after a complete sentence is a fragment; any other goes on with the event.

use std::ops::Range;

use super::{
    date::{self, Found},
    joined::Joined,
    sentence, signing, text,
};
use crate::{
    cell::{CellRef, Located},
    finding::{Finding, catalogue},
    model::{DateSpan, Event, Precision},
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
pub(super) fn split(cells: &[Located<String>], year: i32) -> Split {
    let joined = Joined::of(cells);
    let found = date::scan(&joined.text, Some(year));
    let mut split = Split::default();
    let mut open: Option<Unit<'_>> = None;
    for unit in units(&joined, &found, year) {
        match (&mut open, &unit.what) {
            (Some(open), What::GoesOn) => open.range.end = unit.range.end,
            (Some(Unit { what: What::Fragment, range }), What::Fragment) => {
                range.end = unit.range.end;
            }
            _ => {
                let what =
                    if matches!(unit.what, What::GoesOn) { What::Fragment } else { unit.what };
                if let Some(closed) = open.replace(Unit { range: unit.range, what }) {
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

/// The text cut at sentences and at heads.
fn units<'t>(joined: &Joined, found: &'t [Found], year: i32) -> Vec<Unit<'t>> {
    let sentences = sentence::sentences(&joined.text);
    let mut units: Vec<Unit<'t>> = Vec::with_capacity(sentences.len());
    let mut dates = found.iter().peekable();
    for range in sentences {
        let mut start = range.start;
        let mut head = None;
        let mut inside = Vec::new();
        while let Some(found) = dates.next_if(|found| found.range.start < range.end) {
            if is_head(found, &joined.text, &range, year) {
                let before = start..found.range.start;
                if head.is_some() || !text_of(joined, &before).is_empty() {
                    units.push(unit(before, head, &inside, joined, year));
                }
                start = found.range.start;
                head = Some(found);
                inside.clear();
            } else {
                inside.push(found);
            }
        }
        units.push(unit(start..range.end, head, &inside, joined, year));
    }
    units
}

fn unit<'t>(
    range: Range<usize>,
    head: Option<&'t Found>,
    inside: &[&Found],
    joined: &Joined,
    year: i32,
) -> Unit<'t> {
    let what = if let Some(head) = head {
        if head.dates.is_empty() || body(joined, &range, head).is_empty() {
            What::Fragment
        } else {
            What::Headed(head)
        }
    } else if text_of(joined, &range).starts_with(char::is_lowercase) {
        if range.start == 0 || ends_sentence(&joined.text, range.start) {
            What::Fragment
        } else {
            What::GoesOn
        }
    } else {
        let sure = inside.iter().filter(|found| found.led || !found.weak);
        let dates: Vec<_> = sure
            .flat_map(|found| &found.dates)
            .filter(|date| date.touches(year))
            .copied()
            .collect();
        if dates.is_empty() { What::GoesOn } else { What::Dated(dates) }
    };
    Unit { range, what }
}

fn ends_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    before.ends_with(['.', '!', '?', '…', '»', ')', ';', '“'])
}

fn text_of<'t>(joined: &'t Joined, range: &Range<usize>) -> &'t str {
    joined.text.get(range.clone()).unwrap_or_default().trim()
}

/// What stands behind the head of a unit, without the dash between them.
fn body<'t>(joined: &'t Joined, range: &Range<usize>, head: &Found) -> &'t str {
    let rest = joined.text.get(head.range.end..range.end).unwrap_or_default();
    rest.trim_start_matches(|c: char| {
        c.is_whitespace() || text::is_dash(c) || matches!(c, ':' | ',' | '.' | ';')
    })
    .trim_end()
}

/// Words before a date that make it part of the sentence: «к 9 мая – Дню Победы».
const BINDING: [&str; 12] =
    ["к", "ко", "до", "на", "после", "перед", "накануне", "и", "или", "от", "с", "около"];

/// Whether an event begins with `found`, which stands in the sentence at `sentence`.
fn is_head(found: &Found, text: &str, sentence: &Range<usize>, year: i32) -> bool {
    let before = text.get(sentence.start..found.range.start).unwrap_or_default().trim_end();
    let after = text.get(found.range.end..).unwrap_or_default().trim_start();
    let first = before.is_empty() || before.ends_with(';');
    let announced = after.starts_with(text::is_dash) || after.starts_with(':');
    let coarse = found.dates.iter().all(|date| date.precision() >= Precision::Quarter);
    if first && announced {
        return true;
    }
    if first {
        let this_year = found.dates.iter().any(|date| date.touches(year));
        return (this_year && (found.led || !found.weak)) || !found.faults.is_empty();
    }
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let free = !before.ends_with(['(', ',']) && !BINDING.contains(&word.as_str()) && !found.led;
    announced && free && (!coarse || found.dates.is_empty()) && !found.weak
}

impl Split {
    fn close(&mut self, unit: &Unit<'_>, joined: &Joined) {
        let as_written = text_of(joined, &unit.range);
        if as_written.is_empty() {
            return;
        }
        let cells = joined.cells(&unit.range);
        let (dates, words) = match &unit.what {
            What::Headed(head) => {
                self.faults(head, joined, &cells);
                (head.dates.clone(), body(joined, &unit.range, head))
            }
            What::Dated(dates) => (dates.clone(), as_written),
            What::GoesOn | What::Fragment => {
                return self.unplaced(as_written, cells, joined, &unit.range);
            }
        };
        self.events.push(Event {
            dates,
            text: text::clean(words),
            as_written: as_written.to_owned(),
            cells,
            ordinal: self.events.len(),
        });
    }

    fn unplaced(
        &mut self,
        words: &str,
        cells: Vec<CellRef>,
        joined: &Joined,
        range: &Range<usize>,
    ) {
        let found = date::scan(words, Some(0));
        match found.iter().find(|found| !found.faults.is_empty()) {
            Some(fault) => {
                let shifted = Found { range: shift(&fault.range, joined, range, words), ..fault.clone() };
                self.faults(&shifted, joined, &cells);
            }
            None => self.findings.push(
                Finding::new(&catalogue::UNPLACED, cells.first().cloned(), "Обрывок текста без даты не отнесён ни к одному мероприятию")
                    .quote(words)
                    .hint("Найдите начало этого предложения и соедините их в одной ячейке или удалите обрывок"),
            ),
        }
        self.unplaced.push(Located { value: text::clean(words), cells });
    }

    fn faults(&mut self, found: &Found, joined: &Joined, cells: &[CellRef]) {
        let quote = joined.text.get(found.range.clone()).unwrap_or_default();
        for &fault in &found.faults {
            self.findings.push(signing::fault(fault, quote, cells.first().cloned()));
        }
    }
}

/// The range of `inner` within the trimmed `words` of `outer`, as a range of the whole text.
fn shift(inner: &Range<usize>, joined: &Joined, outer: &Range<usize>, words: &str) -> Range<usize> {
    let raw = joined.text.get(outer.clone()).unwrap_or_default();
    let lead = outer.start + raw.find(words).unwrap_or(0);
    lead + inner.start..lead + inner.end
}
