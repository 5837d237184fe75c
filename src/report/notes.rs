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
                Some((_, cells)) => cells.extend(&finding.cell),
                None => found.push((finding, finding.cell.iter().collect())),
            }
        }
        let sheet = &*self.source.sheet;
        let note = |(finding, cells): (_, Vec<_>)| Note { finding, cells: listed(&cells, sheet) };
        found.into_iter().map(note).collect()
    }
}

/// The cells; the first one's sheet is named if it is not `sheet`.
fn listed<'c>(cells: &[&'c CellRef], mut sheet: &'c str) -> Vec<String> {
    let mut listed = Vec::with_capacity(cells.len());
    for cell in cells {
        let same = *cell.sheet == *sheet;
        listed.push(if same { cell.address() } else { cell.to_string() });
        sheet = &cell.sheet;
    }
    listed
}
