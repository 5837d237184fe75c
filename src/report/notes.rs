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
    /// Their cells in order; a sheet is named where it is another one than before:
    /// «2025!E5, E9, Лист2!C14». Nothing where the whole table is meant.
    pub cells: String,
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
        found.into_iter().map(|(finding, cells)| Note { finding, cells: listed(&cells) }).collect()
    }
}

fn listed(cells: &[&CellRef]) -> String {
    let mut listed = String::new();
    let mut sheet = None;
    for cell in cells {
        if !listed.is_empty() {
            listed.push_str(", ");
        }
        if sheet.replace(&cell.sheet) == Some(&cell.sheet) {
            listed.push_str(&cell.address());
        } else {
            listed.push_str(&cell.to_string());
        }
    }
    listed
}
