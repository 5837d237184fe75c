//! Findings → the notes on the data: what is said of several cells in the same words is said once.
//!
//! The findings of a [`Report`] enter; a [`Note`] leaves for each that says something new, with all
//! the cells of which it is said. Which of them a format shows, and how, is its own business.

use rustc_hash::FxHashMap;

use super::Report;
use crate::{
    cell::CellRef,
    finding::{Finding, Severity},
};

/// Findings of one rule that say the same and quote the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note<'r> {
    /// The first of them.
    pub finding: &'r Finding,
    /// Their cells in order: E5, E9. In a table of several sheets a sheet is named where it is
    /// another one than before: 2025!E5, E9, Лист2!C14. None where the whole table is meant.
    pub cells: Vec<String>,
}

impl<'r> Report<'r> {
    /// The notes of one severity, in the order of the findings.
    #[must_use]
    pub fn notes(&self, severity: Severity) -> Vec<Note<'r>> {
        let mut known = FxHashMap::default();
        let mut found: Vec<(&'r Finding, Vec<&CellRef>)> = Vec::new();
        for &finding in self.findings.iter().filter(|finding| finding.severity == severity) {
            let Finding { rule, message, quote, hint, .. } = finding;
            let place = *known.entry((rule.code, message, quote, hint)).or_insert(found.len());
            match found.get_mut(place) {
                // A fault that a cell has twice is told of it once.
                Some((_, cells)) if cells.last().copied() == finding.cell.as_ref() => {}
                Some((_, cells)) => cells.extend(&finding.cell),
                None => found.push((finding, finding.cell.iter().collect())),
            }
        }
        let note = |(finding, cells)| Note { finding, cells: self.listed(cells) };
        found.into_iter().map(note).collect()
    }

    /// The cells as text; a sheet is named where it is another one than before. The one sheet of a
    /// table goes without saying.
    pub fn listed<'c>(&'c self, cells: impl IntoIterator<Item = &'c CellRef>) -> Vec<String> {
        let mut before: &str = &self.source.sheet;
        let name = |cell: &'c CellRef| {
            let same = *cell.sheet == *before;
            before = &cell.sheet;
            if same { cell.address() } else { cell.to_string() }
        };
        cells.into_iter().map(name).collect()
    }
}
