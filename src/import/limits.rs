//! Bounds that hold before anything is taken, so that no file can ask for the machine's memory.
//!
//! Amounts enter; an error or nothing leaves. What a file merely declares is held to its bounds
//! before it is unpacked (`package`); what is read of it counts as it comes, in a [`Cost`].

use std::sync::Arc;

use serde::Deserialize;

use super::{
    Value,
    error::{Excess, ImportError, Measure},
    rows::{self, Position},
};

/// How much an honest file may hold; the default is generous for a million rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Files within the archive that a workbook is.
    pub entries: u64,
    /// Bytes of all of them, unpacked, as the archive declares; unpacking stops at what is
    /// declared.
    pub unpacked_bytes: u64,
    /// How many times as large all of them may be as the file; small ones may be so anyway.
    pub ratio: u64,
    /// Sheets of a workbook, or tables of a document.
    pub sheets: u64,
    /// The highest number of a row that holds anything.
    pub rows: u64,
    /// The highest number of a column that holds anything.
    pub columns: u64,
    /// Cells of all sheets that hold anything, and notes at them.
    pub cells: u64,
    /// Merged cells of all sheets.
    pub merges: u64,
    /// Bytes of text in one cell.
    pub cell_bytes: u64,
    /// Bytes of text in all cells; a text that many cells share counts in each.
    pub text_bytes: u64,
    /// Elements of XML within one another. Honest files stay below a hundred.
    pub depth: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            entries: 10_000,
            unpacked_bytes: 1 << 30,
            ratio: 200,
            sheets: 1000,
            rows: 1 << 20,
            columns: 1 << 14,
            cells: 8_000_000,
            merges: 1_000_000,
            cell_bytes: 256 << 10,
            text_bytes: 512 << 20,
            depth: 256,
        }
    }
}

/// How many times over a workbook may be looked through, were each of its sheets the whole of it.
const REREADS: u64 = 8;

/// Holds an amount to its bound.
///
/// # Errors
///
/// `TooLarge` where `found` is past `limit`.
pub(super) fn within(measure: Measure, found: u64, limit: u64) -> Result<(), ImportError> {
    if found > limit {
        Err(ImportError::TooLarge(Excess { measure, found, limit, at: None }))
    } else {
        Ok(())
    }
}

/// Holds the work to a bound where each of so many sheets may be all of these bytes: their places
/// may be the same.
///
/// # Errors
///
/// `TooLarge` where it is too much.
pub(super) fn bears(sheets: usize, bytes: usize, limits: &Limits) -> Result<(), ImportError> {
    let work = (bytes as u64).saturating_mul(sheets as u64);
    within(Measure::UnpackedBytes, work, limits.unpacked_bytes.saturating_mul(REREADS))
}

/// What was read so far, and what is allowed.
pub(super) struct Cost {
    limits: Limits,
    /// The sheet that is being read.
    sheet: Arc<str>,
    sheets: u64,
    cells: u64,
    merges: u64,
    text_bytes: u64,
}

impl Cost {
    /// Nothing so far.
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, sheet: Arc::from(""), sheets: 0, cells: 0, merges: 0, text_bytes: 0 }
    }

    /// One more sheet; what follows stands on it.
    ///
    /// # Errors
    ///
    /// `TooLarge` where a bound is broken, as everywhere here.
    pub(super) fn sheet(&mut self, name: &Arc<str>) -> Result<(), ImportError> {
        self.sheet = Arc::clone(name);
        self.sheets += 1;
        within(Measure::Sheets, self.sheets, self.limits.sheets)
    }

    /// What follows stands on a sheet that has been counted.
    pub(super) fn sheet_again(&mut self, name: &Arc<str>) {
        self.sheet = Arc::clone(name);
    }

    /// One more cell.
    pub(super) fn cell(&mut self, at: Position, value: &Value) -> Result<(), ImportError> {
        let (row, column) = (u64::from(at.0) + 1, u64::from(at.1) + 1);
        self.at(at, Measure::Rows, row, self.limits.rows)?;
        self.at(at, Measure::Columns, column, self.limits.columns)?;
        let length = match value {
            Value::Text(text) | Value::Error(text) | Value::Date { shown: text, .. } => text.len(),
            Value::Number(_) | Value::Bool(_) => 0,
        };
        self.text(at, length)
    }

    /// One more text of so many bytes, in a cell or at one.
    pub(super) fn text(&mut self, at: Position, bytes: usize) -> Result<(), ImportError> {
        self.bear(at, bytes)?;
        self.cells += 1;
        self.text_bytes += bytes as u64;
        self.at(at, Measure::Cells, self.cells, self.limits.cells)
    }

    /// Whether a cell may hold a text of so many bytes, which is not whole yet.
    pub(super) fn bear(&self, at: Position, bytes: usize) -> Result<(), ImportError> {
        let bytes = bytes as u64;
        self.at(at, Measure::CellBytes, bytes, self.limits.cell_bytes)?;
        self.at(at, Measure::TextBytes, self.text_bytes + bytes, self.limits.text_bytes)
    }

    /// One more merged rectangle.
    pub(super) fn merge(&mut self) -> Result<(), ImportError> {
        self.merges += 1;
        within(Measure::Merges, self.merges, self.limits.merges)
    }

    /// With what was read of the same sheets beside this.
    pub(super) fn with(self, beside: &Self) -> Result<Self, ImportError> {
        let cells = self.cells + beside.cells;
        let text_bytes = self.text_bytes + beside.text_bytes;
        within(Measure::Cells, cells, self.limits.cells)?;
        within(Measure::TextBytes, text_bytes, self.limits.text_bytes)?;
        Ok(Self { cells, text_bytes, ..self })
    }

    /// Holds an amount to its bound, and says where it was broken.
    fn at(
        &self,
        at: Position,
        measure: Measure,
        found: u64,
        limit: u64,
    ) -> Result<(), ImportError> {
        if found <= limit {
            return Ok(());
        }
        let at = Some(Box::new(rows::cell(&self.sheet, at)));
        Err(ImportError::TooLarge(Excess { measure, found, limit, at }))
    }
}
