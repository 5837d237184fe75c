//! How a table was understood: what `read` decided, for those who ask why.
//!
//! Nothing enters; plain records leave, one for each sheet, each column and each row. Words of the
//! office and of the program are absent on purpose: a record says where, and the caller how.

use serde::Serialize;

use super::Role;
use crate::cell::{Column, Row};

/// What became of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetAccount {
    /// Its name.
    pub sheet: String,
    /// Whether it was read.
    pub verdict: Verdict,
    /// The heading of its table, if there is one.
    pub heading: Option<HeadingAccount>,
    /// The rows under the heading that hold anything, from top to bottom; none where they were not
    /// read.
    pub rows: Vec<RowAccount>,
}

/// Whether a sheet was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The table stands here.
    Read,
    /// The table goes on here.
    Joined,
    /// What the table lacks stands here: the events of its countries, or their documents.
    Complement,
    /// Another table stands here: of another year, or under another heading.
    Other,
    /// The heading is there, and nothing under it.
    Unfilled,
    /// The program made it beside its own table, and does not read it.
    Ours,
    /// No heading of a table was found.
    NoTable,
    /// Nothing stands here.
    Empty,
}

/// Where the heading is and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadingAccount {
    /// Its first row.
    pub top: Row,
    /// Its last row.
    pub bottom: Row,
    /// Its columns, from left to right.
    pub columns: Vec<ColumnAccount>,
    /// The columns of the office's own table that are not there.
    pub missing: Vec<Role>,
}

/// A column and what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnAccount {
    /// Its letters.
    pub column: Column,
    /// What its heading says.
    pub words: String,
    /// What it is for; none for a column that the report does not hold.
    pub role: Option<Role>,
    /// Why.
    pub reason: Option<Reason>,
}

/// Why a column is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// These words of its heading say so.
    Words(Vec<String>),
    /// The settings of the office do.
    Settings,
    /// It stands beside a column to which it belongs: the date of a document, or of an event.
    Place,
}

/// A row and what it was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RowAccount {
    /// Its number.
    pub row: Row,
    /// What it is.
    #[serde(flatten)]
    pub kind: RowKind,
}

/// What a row was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RowKind {
    /// The name of a region.
    Region,
    /// Data of a country, and what of it begins here.
    Entry {
        /// Another country than the one above.
        country: bool,
        /// An agreement.
        agreement: bool,
        /// Events.
        events: bool,
    },
    /// The rest of what a page break cut off.
    Continuation {
        /// The row whose basis goes on here.
        basis: Option<Row>,
        /// The row whose events go on here.
        events: Option<Row>,
    },
    /// Data above the first country.
    Orphan,
    /// Totals.
    Total,
    /// What stands under the table: signatures, notes.
    Footer,
    /// The heading again, at the head of a page.
    Heading,
    /// The numbers of the columns.
    Numbers,
}
