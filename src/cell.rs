//! Where a value stands in the source: sheet, row, column, and values that remember it.
//!
//! Nothing enters; [`CellRef`] and [`Located`] leave, the coordinates that every finding and
//! every piece of the register carries. Rows and columns count from one, as the office sees
//! them; zero-based indices never leave the readers of `import`.

use std::{fmt, sync::Arc};

use serde::{Serialize, Serializer};
use smallvec::{SmallVec, smallvec};

/// A row of a sheet, counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(u32);

/// A column of a sheet, counted from one: `Column::new(1)` is A.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column(u32);

impl Row {
    /// The row that a spreadsheet shows as `number`; zero is taken for the first row.
    #[must_use]
    pub fn new(number: u32) -> Self {
        Self(number.max(1))
    }

    /// The number that a spreadsheet shows.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }
}

impl Column {
    /// The column at `number`, 1 for A; zero is taken for the first column.
    #[must_use]
    pub fn new(number: u32) -> Self {
        Self(number.max(1))
    }

    /// The number of the column, 1 for A.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A row is written as its number.
impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.0)
    }
}

/// A column is written as its letters.
impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Letters, as a spreadsheet heads its columns (bijective base 26).
///
/// ```
/// # use pobratim::cell::Column;
/// assert_eq!(Column::new(1).to_string(), "A");
/// assert_eq!(Column::new(28).to_string(), "AB");
/// assert_eq!(Column::new(16_384).to_string(), "XFD");
/// ```
impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = [0_u8; 7];
        let mut used = 0;
        let mut rest = self.0;
        for slot in letters.iter_mut().rev() {
            if rest == 0 {
                break;
            }
            rest -= 1;
            *slot = b'A' + u8::try_from(rest % 26).unwrap_or(0);
            rest /= 26;
            used += 1;
        }
        let letters = letters.get(letters.len() - used..).unwrap_or_default();
        f.write_str(std::str::from_utf8(letters).unwrap_or_default())
    }
}

/// One cell of the source.
///
/// ```
/// # use pobratim::cell::{CellRef, Column, Row};
/// let cell = CellRef::new("Лист1", Row::new(14), Column::new(3));
/// assert_eq!(cell.to_string(), "Лист1!C14");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// The name of the sheet, shared between all its cells.
    pub sheet: Arc<str>,
    /// The row.
    pub row: Row,
    /// The column.
    pub column: Column,
}

impl CellRef {
    /// The cell of `sheet` at `row` and `column`.
    pub fn new(sheet: impl Into<Arc<str>>, row: Row, column: Column) -> Self {
        Self { sheet: sheet.into(), row, column }
    }

    /// The address within the sheet: `C14`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}{}", self.column, self.row)
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Piece by piece: a table's findings name a cell each, and `write!` costs thrice as much.
        f.write_str(&self.sheet)?;
        f.write_str("!")?;
        self.column.fmt(f)?;
        self.row.fmt(f)
    }
}

impl Serialize for CellRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The cells that a value came from: nearly always one, which needs no memory of its own.
pub type Cells = SmallVec<[CellRef; 1]>;

/// A value and the cells that it came from, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its cells; the first one is where a finding points.
    pub cells: Cells,
}

impl<T> Located<T> {
    /// A value that came from one cell.
    pub fn at(value: T, cell: CellRef) -> Self {
        Self { value, cells: smallvec![cell] }
    }

    /// The first cell, if the value has any.
    pub fn cell(&self) -> Option<&CellRef> {
        self.cells.first()
    }

    /// The same cells with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: change(self.value), cells: self.cells }
    }
}
