//! The rows and merges of a sheet in the making.
//!
//! Values with zero-based positions enter in the order of the file; [`SheetRow`]s and [`Merge`]s
//! leave, counted from one, the rows in order.

use std::sync::Arc;

use super::{Merge, Note, SheetRow, Value, error::ImportError, limits::Cost};
use crate::cell::{CellRef, Column, Row};

/// Zero-based row and column, as the formats of Excel count.
pub(super) type Position = (u32, u32);

/// The merged rectangle between its first and its last cell.
pub(super) fn merge((top, left): Position, (bottom, right): Position) -> Merge {
    let row = |zero_based: u32| Row::new(zero_based.saturating_add(1));
    let column = |zero_based: u32| Column::new(zero_based.saturating_add(1));
    Merge { top: row(top), left: column(left), bottom: row(bottom), right: column(right) }
}

/// The cell at a position.
pub(super) fn cell(sheet: &Arc<str>, (row, column): Position) -> CellRef {
    let (row, column) = (row.saturating_add(1), column.saturating_add(1));
    CellRef::new(Arc::clone(sheet), Row::new(row), Column::new(column))
}

/// The note that is fixed to a cell, if it says anything.
///
/// # Errors
///
/// `TooLarge` where texts are more than may be read.
pub(super) fn note(
    (row, column): Position,
    text: Option<String>,
    cost: &mut Cost,
) -> Result<Option<Note>, ImportError> {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(None) };
    cost.text((row, column), text.len())?;
    let (row, column) = (Row::new(row.saturating_add(1)), Column::new(column.saturating_add(1)));
    Ok(Some(Note { row, column, text }))
}

/// Rows in the making: almost always in order already.
#[derive(Default)]
pub(super) struct Rows {
    rows: Vec<SheetRow>,
}

impl Rows {
    /// Puts a value into its cell.
    pub(super) fn push(&mut self, (row, column): Position, value: Value) {
        let row = Row::new(row.saturating_add(1));
        let cell = (Column::new(column.saturating_add(1)), value);
        match self.rows.last_mut() {
            Some(last) if last.row == row => last.cells.push(cell),
            before => {
                // Most rows have as many cells as the one above.
                let mut cells = Vec::with_capacity(before.map_or(1, |row| row.cells.len()));
                cells.push(cell);
                self.rows.push(SheetRow { row, cells });
            }
        }
    }

    /// The rows in order, each once; of two cells in one place the later one stands.
    pub(super) fn sorted(mut self) -> Vec<SheetRow> {
        if !self.rows.is_sorted_by(|a, b| a.row < b.row) {
            self.rows.sort_by_key(|row| row.row);
            self.rows.dedup_by(|later, earlier| {
                let same = later.row == earlier.row;
                if same {
                    earlier.cells.append(&mut later.cells);
                }
                same
            });
        }
        for row in &mut self.rows {
            if !row.cells.is_sorted_by(|a, b| a.0 < b.0) {
                row.cells.sort_by_key(|(column, _)| *column);
                row.cells.dedup_by(|later, earlier| {
                    let same = later.0 == earlier.0;
                    if same {
                        std::mem::swap(later, earlier);
                    }
                    same
                });
            }
        }
        self.rows
    }
}
