//! A country of the form: what stands beside what in its rows.
//!
//! Agreements and events enter; rows leave, in the pieces that each fit into one: an agreement or
//! an event of a page takes several. Where the rows stand is absent on purpose.

use std::ops::Range;

use super::{EVENTS, WIDTHS};
use crate::{
    model::own_workbook::AFTER_DATE,
    render::workbook::{
        formats::{BODY, STRONG},
        measure::TALLEST,
        share::{Shared, share},
    },
    report::{AgreementRow, CountryBlock, EventRow},
};

/// The widths of the columns of an agreement: partner, basis, date.
const AGREEMENT: [u32; 3] = [WIDTHS[1], WIDTHS[2], WIDTHS[3]];
/// A row of several events is not higher than this, in pixels, or pages would end in white.
const EVENTS_TALLEST: u32 = 170;

/// A country, row by row.
pub(super) struct Country<'r> {
    /// Its name, in the pieces that each fit into a row.
    pub(super) names: Vec<&'r str>,
    pub(super) rows: Vec<Draft<'r>>,
}

/// A row of a country.
pub(super) struct Draft<'r> {
    pub(super) left: Option<Left<'r>>,
    /// Which of the events of the form.
    pub(super) events: Range<usize>,
    /// How high it must be for both.
    pub(super) height: u32,
}

/// A row's worth of an agreement.
pub(super) struct Left<'r> {
    /// Partner, basis, date.
    pub(super) cells: [&'r str; 3],
    height: u32,
    /// Whether the agreement begins here, rather than going on from the row above.
    pub(super) begins: bool,
}

/// A row's worth of an event.
pub(super) struct Right<'r> {
    pub(super) when: &'r str,
    pub(super) text: &'r str,
    lines: u32,
    /// Whether the event begins here.
    pub(super) begins: bool,
}

impl<'r> Country<'r> {
    /// The rows of the country; its events go to those of the form.
    pub(super) fn of(block: &'r CountryBlock<'r>, events: &mut Vec<Right<'r>>) -> Self {
        let lefts: Vec<Left<'r>> = block.agreements.iter().flat_map(lefts).collect();
        let from = events.len();
        for event in &block.events {
            rights(event, events);
        }
        let rights = events.get(from..).unwrap_or_default();
        let heights: Vec<u32> = lefts.iter().map(|left| left.height).collect();
        let event_heights: Vec<u32> = rights.iter().map(|right| BODY.height(right.lines)).collect();
        let names = STRONG.pieces(&block.country, WIDTHS[0], TALLEST);
        let mut shared = share(&heights, &event_heights, EVENTS_TALLEST);
        while shared.len() < names.len() {
            shared.push(Shared { agreement: None, events: rights.len()..rights.len() });
        }
        // Agreements stand in their order, each once.
        let mut lefts = lefts.into_iter();
        let row = |Shared { agreement, events }| {
            let left = agreement.and_then(|_| lefts.next());
            let lines =
                rights.get(events.clone()).unwrap_or_default().iter().map(|e| e.lines).sum();
            let height =
                BODY.height(lines).max(left.as_ref().map_or(0, |left: &Left<'_>| left.height));
            Draft { left, events: from + events.start..from + events.end, height }
        };
        let rows = shared.into_iter().map(row).collect();
        Self { names, rows }
    }
}

/// An agreement in pieces that each fit into a row: one, but for a basis of a page.
fn lefts<'r>(agreement: &'r AgreementRow<'r>) -> Vec<Left<'r>> {
    let partner = agreement.partner.as_deref().unwrap_or("");
    let texts = [partner, agreement.title, &agreement.signed];
    let whole = left(texts, true);
    if whole.height <= TALLEST {
        return vec![whole];
    }
    let mut columns: Vec<std::vec::IntoIter<&str>> = texts
        .iter()
        .zip(AGREEMENT)
        .map(|(text, width)| BODY.pieces(text, width, TALLEST).into_iter())
        .collect();
    let rows = columns.iter().map(ExactSizeIterator::len).max().unwrap_or(1);
    (0..rows)
        .map(|row| {
            let mut cells = [""; 3];
            for (cell, column) in cells.iter_mut().zip(&mut columns) {
                *cell = column.next().unwrap_or("");
            }
            left(cells, row == 0)
        })
        .collect()
}

/// A row's worth, measured.
fn left(cells: [&str; 3], begins: bool) -> Left<'_> {
    let lines = cells.iter().zip(AGREEMENT).map(|(cell, width)| BODY.lines(cell, width));
    let height = BODY.height(lines.max().unwrap_or(1).max(1));
    Left { cells, height, begins }
}

/// Adds an event in pieces that each fit into a row: one, but for an event of a page.
fn rights<'r>(event: &'r EventRow<'r>, rights: &mut Vec<Right<'r>>) {
    let head = format!("{}{AFTER_DATE}", event.when);
    let width = WIDTHS[usize::from(EVENTS)];
    let measured = |when, text, begins| {
        let head = if begins { head.as_str() } else { "" };
        Right { when, text, lines: BODY.lines_after(head, text, width), begins }
    };
    let whole = measured(event.when.as_str(), event.text, true);
    if BODY.height(whole.lines) <= TALLEST {
        return rights.push(whole);
    }
    // The first piece leaves room for its date.
    let room = TALLEST - BODY.height(BODY.lines(&head, width));
    let pieces = BODY.pieces(event.text, width, room).into_iter().enumerate();
    rights.extend(pieces.map(|(index, piece)| match index {
        0 => measured(event.when.as_str(), piece, true),
        _ => measured("", piece, false),
    }));
}
