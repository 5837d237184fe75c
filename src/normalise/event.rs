//! A country's cells of events → events, each with its dates, and fragments that are none.
//!
//! The cells of one country enter; events in source order, fragments and findings leave. Where the
//! text is cut is absent on purpose: that is `unit`'s.

use std::ops::Range;

use super::{
    date::{self, Found},
    head,
    joined::{Joined, Lines},
    lines, signing, text,
    unit::{Unit, What, units},
};
use crate::{
    cell::{CellRef, Located},
    finding::{Finding, catalogue},
    model::{Event, russian::is_letter_or_number},
};

/// What the cells of a country held.
#[derive(Debug, Default)]
pub(super) struct Split {
    pub(super) events: Vec<Event>,
    pub(super) unplaced: Vec<Located<String>>,
    pub(super) findings: Vec<Finding>,
}

/// Splits the cells of one country.
pub(super) fn split<'c>(cells: impl Iterator<Item = Lines<'c>>, year: i32) -> Split {
    let joined = Joined::of(cells);
    let found = date::scan(&joined.text, Some(year));
    let mut split = Split::default();
    let mut open: Option<Unit<'_>> = None;
    let lines = lines::heads(&joined, &found);
    for unit in units(&joined.text, &found, &lines, year) {
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

fn text_of<'t>(joined: &'t Joined, range: &Range<usize>) -> &'t str {
    joined.text.get(range.clone()).unwrap_or_default().trim()
}

/// What stands behind the head of a unit, without the dash between them.
fn body<'t>(joined: &'t Joined, range: &Range<usize>, head: &Found) -> &'t str {
    let rest = joined.text.get(head.range.end..range.end).unwrap_or_default();
    let blank = |c: char| c.is_whitespace() || text::is_dash(c);
    rest.trim_start_matches(|c: char| blank(c) || matches!(c, ':' | ',' | '.' | ';'))
        .trim_end_matches(|c: char| blank(c) || text::is_bullet(c))
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
        if !as_written.chars().any(is_letter_or_number) {
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
            What::Headed(head, _) => body(joined, &unit.range, head),
            _ => as_written.strip_prefix(head::mark(as_written)).unwrap_or(as_written),
        };
        let dates = match &unit.what {
            What::Headed(_, dates) if !words.is_empty() => dates.clone(),
            What::Dated(dates) => dates.clone(),
            What::Headed(..) | What::GoesOn | What::Fragment => {
                if !unit.faulty.iter().any(|found| found.is_wrong()) {
                    let cell = cells.first().cloned();
                    let empty = matches!(unit.what, What::Headed(..));
                    let finding = if empty { empty_event } else { unplaced };
                    self.findings.push(finding(as_written, cell));
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

fn empty_event(words: &str, cell: Option<CellRef>) -> Finding {
    let date = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let message = format!("За датой «{date}» ничего не написано");
    Finding::new(&catalogue::EMPTY_EVENT, cell, message)
        .quote(words)
        .hint("Допишите, что было в этот день, или удалите дату")
}

fn unplaced(words: &str, cell: Option<CellRef>) -> Finding {
    let message = "Обрывок текста без даты не отнесён ни к одному мероприятию";
    Finding::new(&catalogue::UNPLACED, cell, message)
        .quote(words)
        .hint("Найдите начало этого предложения и соедините их в одной ячейке или удалите обрывок")
}
