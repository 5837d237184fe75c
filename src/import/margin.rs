//! What a sheet says beside its cells: what it hides from view, and the notes at its cells.
//!
//! Numbers of rows and columns enter as a file names them; [`Hidden`] and [`Note`]s leave. What an
//! office must hear of them is absent on purpose: `table` knows what the table is.

use std::collections::BTreeMap;

use crate::cell::{Column, Row};

/// What the viewer of a sheet does not see.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hidden {
    /// Whether the sheet itself is hidden.
    pub sheet: bool,
    /// The hidden rows, also those that a filter hides.
    pub rows: Stretches,
    /// The hidden columns.
    pub columns: Stretches,
}

/// A note that is fixed to a cell; Excel calls it a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The row of the cell.
    pub row: Row,
    /// The column of the cell.
    pub column: Column,
    /// What it says.
    pub text: String,
}

/// Rows or columns by number from one, neighbours together: a million hidden rows are one stretch.
///
/// ```
/// # use pobratim::import::Stretches;
/// let mut hidden = Stretches::default();
/// hidden.add(3, 3);
/// hidden.add(4, 9);
/// assert!(hidden.contains(5) && !hidden.contains(10));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stretches(BTreeMap<u32, u32>);

impl Stretches {
    /// Adds the numbers from `first` to `last`.
    pub fn add(&mut self, first: u32, last: u32) {
        let before = self.0.range_mut(..=first).next_back();
        match before.filter(|(_, end)| end.saturating_add(1) >= first) {
            Some((_, end)) => *end = last.max(*end),
            None => drop(self.0.insert(first, last.max(first))),
        }
    }

    /// Whether a number is among them.
    #[must_use]
    pub fn contains(&self, number: u32) -> bool {
        self.0.range(..=number).next_back().is_some_and(|(_, end)| *end >= number)
    }

    /// The numbers, none of them beyond `last`.
    pub fn up_to(&self, last: u32) -> impl Iterator<Item = u32> {
        self.0.range(..=last).flat_map(move |(first, end)| *first..=last.min(*end))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_stretch_in_any_order() {
        let mut numbers = Stretches::default();
        for (first, last) in [(5, 5), (6, 6), (7, 9), (1, 2), (8, 8), (4, 4)] {
            numbers.add(first, last);
        }
        let inside: Vec<u32> = (0..12).filter(|number| numbers.contains(*number)).collect();
        assert_eq!(inside, [1, 2, 4, 5, 6, 7, 8, 9]);
        assert_eq!(numbers.0.len(), 3);
        assert_eq!(numbers.up_to(7).collect::<Vec<_>>(), [1, 2, 4, 5, 6, 7]);
    }
}
