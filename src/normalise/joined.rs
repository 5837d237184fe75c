//! Cells of one column, joined into one text that still knows which words stood in which cell.

use std::ops::Range;

use crate::cell::{CellRef, Cells, Located};

/// A text and the cells that its stretches came from.
#[derive(Debug, Default)]
pub(super) struct Joined<'c> {
    pub(super) text: String,
    pieces: Vec<(Range<usize>, &'c [CellRef])>,
    /// Where the lines of each cell of several lines begin, and where the cell ends.
    pub(super) lines: Vec<Vec<usize>>,
}

/// A cell and where its lines begin, the first one apart.
pub(super) type Lines<'c> = (&'c Located<String>, &'c [usize]);

impl<'c> Joined<'c> {
    /// Joins the cells in their order.
    pub(super) fn of(cells: impl Iterator<Item = Lines<'c>>) -> Self {
        let mut joined = Self::default();
        for (cell, lines) in cells {
            crate::table::join(&mut joined.text, &cell.value);
            let start = joined.text.len() - cell.value.len();
            joined.pieces.push((start..joined.text.len(), &*cell.cells));
            if !lines.is_empty() {
                let lines = lines.iter().map(|line| start + line);
                let lines = std::iter::once(start).chain(lines);
                joined.lines.push(lines.chain([joined.text.len()]).collect());
            }
        }
        joined
    }

    /// The cells that the words at `range` stand in.
    pub(super) fn cells(&self, range: &Range<usize>) -> Cells {
        let first = self.pieces.partition_point(|(piece, _)| piece.end <= range.start);
        let touched =
            self.pieces.iter().skip(first).take_while(|(piece, _)| piece.start < range.end);
        let mut cells: Cells = touched.flat_map(|(_, cells)| *cells).cloned().collect();
        cells.dedup();
        cells
    }
}
