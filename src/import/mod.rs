//! Bytes → sheets: what stands in which cell, whatever file it came in.
//!
//! Bytes of a spreadsheet or a document with tables enter; [`Sheet`]s leave: values by cell, merges as rectangles, nothing
//! interpreted. What a value means is decided by `table` and `normalise`. Files, clocks and
//! networks are absent on purpose: reading bytes from somewhere is `deliver`'s work.

#![warn(clippy::indexing_slicing)]

mod binary;
mod delimited;
mod encoding;
mod error;
mod excel97;
mod fields;
mod format;
mod guard;
mod html;
mod limits;
mod margin;
mod number_format;
mod open_document;
mod package;
mod relations;
mod rows;
mod shared;
mod word;
mod workbook;
mod xml;

use std::{borrow::Cow, sync::Arc};

use chrono::NaiveDate;

pub use self::{
    error::{Excess, ImportError, Measure, Part},
    format::Format,
    limits::Limits,
    margin::{Hidden, Note, Stretches},
};
use crate::cell::{Column, Row};

/// Reads the worksheets of a file, hidden ones too, in the order of their tabs, or the tables of a
/// document in theirs. Sheets of charts and dialogs are left out.
///
/// # Errors
///
/// An [`ImportError`] that says what the file is instead, or what is wrong with it.
pub fn read(bytes: &[u8], format: Format, limits: &Limits) -> Result<Vec<Sheet>, ImportError> {
    limits::within(Measure::FileBytes, bytes.len() as u64, limits.file_bytes)?;
    guard::guarded(|| read_as(bytes, format, limits))
        .unwrap_or_else(|| Err(ImportError::Corrupt(format.content())))
}

fn read_as(bytes: &[u8], format: Format, limits: &Limits) -> Result<Vec<Sheet>, ImportError> {
    match format {
        Format::Xlsx => workbook::read(bytes, limits),
        Format::Xlsb => binary::read(bytes, limits),
        Format::Xls => excel97::read(bytes, limits),
        Format::Text => delimited::read(bytes, limits),
        Format::Word => word::read(bytes, limits),
        Format::Ods => open_document::read(bytes, limits),
        Format::Fods => open_document::read_flat(bytes, limits),
        Format::Html => html::read(bytes, limits),
        Format::Empty => Err(ImportError::Empty),
        Format::Encrypted => Err(ImportError::Encrypted),
        Format::BrokenArchive => Err(ImportError::Corrupt(Part::Archive)),
        other => Err(unsupported(other)),
    }
}

/// The refusal of a file that is something else.
fn unsupported(format: Format) -> ImportError {
    let (kind, advice) = format.in_words();
    ImportError::Unsupported { kind, advice }
}

/// A sheet: its cells by row, which of them are merged, and what stands beside them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The name on its tab.
    pub name: Arc<str>,
    /// The rows that hold anything, from top to bottom.
    pub rows: Vec<SheetRow>,
    /// The merged rectangles.
    pub merges: Vec<Merge>,
    /// What its viewer does not see; it is among the rows all the same.
    pub hidden: Hidden,
    /// The notes that are fixed to its cells.
    pub notes: Vec<Note>,
    /// The first row that stands below the table, where the file itself tells them apart.
    pub below: Option<Row>,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    /// Its number.
    pub row: Row,
    /// The cells that hold anything, from left to right.
    pub cells: Vec<(Column, Value)>,
}

/// A merged rectangle; the value stands in its top left cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// The top row.
    pub top: Row,
    /// The leftmost column.
    pub left: Column,
    /// The bottom row.
    pub bottom: Row,
    /// The rightmost column.
    pub right: Column,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text, exactly as it is stored.
    Text(String),
    /// A number that is no date.
    Number(f64),
    /// A day, and how the cell's number format shows it, in Russian.
    Date {
        /// The day; a time of day is dropped.
        day: NaiveDate,
        /// The day as the office sees it: «16 декабря 2015 г.».
        shown: String,
    },
    /// A truth value.
    Bool(bool),
    /// An error such as `#REF!`.
    Error(String),
}

impl Value {
    /// The words that the office sees in the cell.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Date { shown, .. } => Cow::Borrowed(shown),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Bool(true) => Cow::Borrowed("ИСТИНА"),
            Self::Bool(false) => Cow::Borrowed("ЛОЖЬ"),
        }
    }
}
