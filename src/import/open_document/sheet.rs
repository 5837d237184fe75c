//! A sheet of an `OpenDocument` spreadsheet in the making.
//!
//! Rows and cells enter in their order, with how often each is repeated; a [`Sheet`] leaves. No
//! repetition is larger than the grid, and each repeated value counts as a cell of its own: a file of
//! a hundred bytes can ask for 17 billion.

use std::sync::Arc;

use chrono::NaiveDate;
use quick_xml::events::BytesStart;

use crate::{
    cell::{Column, Row},
    import::{
        ImportError, Merge, Sheet, SheetRow, Value,
        limits::Cost,
        number_format,
        rows::{self, Position},
        xml::attribute,
    },
};

/// The rows of the largest sheet there is.
const ROWS: u32 = 1 << 20;
/// Its columns.
const COLUMNS: u32 = 1 << 14;

/// What the element of a cell says (ODF 1.3 part 3, 9.1.4).
#[derive(Default)]
pub(super) struct Cell {
    kind: String,
    value: Option<String>,
    is_error: bool,
    repeated: Option<u32>,
    columns: Option<u32>,
    rows: Option<u32>,
}

impl Cell {
    pub(super) fn new(tag: &BytesStart) -> Self {
        let mut cell = Self::default();
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = &*attribute.value;
            match attribute.key.local_name().as_ref() {
                // LibreOffice says so beside the type that ODF knows.
                "value-type" if value == "error" => cell.is_error = true,
                "value-type" => value.clone_into(&mut cell.kind),
                "value" | "date-value" | "boolean-value" => cell.value = Some(value.to_owned()),
                "number-columns-repeated" => cell.repeated = Some(count(value, COLUMNS)),
                "number-columns-spanned" => cell.columns = Some(count(value, COLUMNS)),
                "number-rows-spanned" => cell.rows = Some(count(value, ROWS)),
                _ => {}
            }
        }
        cell
    }

    /// The value of the cell, which shows this text.
    fn value(&self, text: &str) -> Option<Value> {
        let stored = self.value.as_deref();
        let typed = match self.kind.as_str() {
            _ if self.is_error => Some(Value::Error(text.to_owned())),
            "date" => stored.and_then(day).map(|day| match text {
                "" => number_format::usual(day),
                shown => Value::Date { day, shown: shown.to_owned() },
            }),
            "float" | "percentage" | "currency" => {
                let number = stored.and_then(|number| number.trim().parse().ok());
                number.filter(|number: &f64| number.is_finite()).map(Value::Number)
            }
            "boolean" => stored.map(|truth| Value::Bool(truth == "true")),
            _ => None,
        };
        typed.or_else(|| (!text.is_empty()).then(|| Value::Text(text.to_owned())))
    }
}

/// A day, with or without a time after it.
fn day(text: &str) -> Option<NaiveDate> {
    text.split('T').next()?.parse().ok()
}

/// A count from one to `most`; what is too large to be a number is `most`.
fn count(text: &str, most: u32) -> u32 {
    match text.trim().parse::<u32>() {
        Ok(count) => count.clamp(1, most),
        Err(error) if *error.kind() == std::num::IntErrorKind::PosOverflow => most,
        Err(_) => 1,
    }
}

/// Whether a row or a column is hidden, by hand or by a filter (ODF 1.3 part 3, 19.749).
fn is_hidden(tag: &BytesStart) -> bool {
    attribute(tag, "visibility").is_some_and(|shown| shown != "visible")
}

/// The sheet so far.
pub(super) struct Laid {
    /// Whether it is a copy of a sheet of another file.
    pub(super) is_copy: bool,
    pub(super) sheet: Sheet,
    /// The next column to be declared.
    declared: u32,
    /// The number of the row that is being read.
    row: u32,
    /// How often it is repeated.
    repeated: u32,
    /// The column of the next cell.
    column: u32,
    /// The cells of the row that hold anything.
    cells: Vec<(Column, Value)>,
    /// Its merged cells.
    merges: Vec<Merge>,
}

impl Laid {
    /// An empty sheet.
    pub(super) fn new(name: String) -> Self {
        Self {
            is_copy: false,
            sheet: Sheet { name: Arc::from(name), ..Sheet::default() },
            declared: 1,
            row: 1,
            repeated: 1,
            column: 1,
            cells: Vec::new(),
            merges: Vec::new(),
        }
    }

    /// A column is declared, or as many as this one stands for.
    pub(super) fn column(&mut self, tag: &BytesStart) {
        let repeated = attribute(tag, "number-columns-repeated");
        let next =
            self.declared.saturating_add(repeated.map_or(1, |repeated| count(&repeated, COLUMNS)));
        if is_hidden(tag) {
            self.sheet.hidden.columns.add(self.declared, next - 1);
        }
        self.declared = next;
    }

    /// A row begins that stands for as many.
    pub(super) fn begin_row(&mut self, tag: &BytesStart) {
        let repeated = attribute(tag, "number-rows-repeated");
        self.repeated = repeated.map_or(1, |repeated| count(&repeated, ROWS));
        self.column = 1;
        if is_hidden(tag) {
            self.sheet.hidden.rows.add(self.row, self.row.saturating_add(self.repeated - 1));
        }
    }

    /// The cell that is being read has a note.
    ///
    /// # Errors
    ///
    /// `TooLarge`.
    pub(super) fn note(&mut self, text: String, cost: &mut Cost) -> Result<(), ImportError> {
        self.sheet.notes.extend(rows::note(self.place(), Some(text), cost)?);
        Ok(())
    }

    /// Where the next cell stands, from zero.
    pub(super) fn place(&self) -> Position {
        (self.row - 1, self.column - 1)
    }

    /// A cell ends that shows this text.
    ///
    /// # Errors
    ///
    /// `TooLarge`.
    pub(super) fn cell(
        &mut self,
        cell: &Cell,
        text: &str,
        cost: &mut Cost,
    ) -> Result<(), ImportError> {
        let first = self.column;
        let next = first.saturating_add(cell.repeated.unwrap_or(1));
        self.column = next;
        if let Some(value) = cell.value(text) {
            for column in first..next {
                cost.cell((self.row - 1, column - 1), &value)?;
                self.cells.push((Column::new(column), value.clone()));
            }
        }
        let (columns, rows) = (cell.columns.unwrap_or(1), cell.rows.unwrap_or(1));
        if columns > 1 || rows > 1 {
            cost.merge()?;
            self.merges.push(Merge {
                top: Row::new(self.row),
                left: Column::new(first),
                bottom: Row::new(self.row.saturating_add(rows - 1)),
                right: Column::new(first.saturating_add(columns - 1)),
            });
        }
        Ok(())
    }

    /// A row ends.
    ///
    /// # Errors
    ///
    /// `TooLarge`.
    pub(super) fn end_row(&mut self, cost: &mut Cost) -> Result<(), ImportError> {
        let cells = std::mem::take(&mut self.cells);
        let first = self.row;
        let next = first.saturating_add(self.repeated);
        self.row = next;
        // The merges of a repeated row are those of its first one.
        self.sheet.merges.append(&mut self.merges);
        if cells.is_empty() {
            return Ok(());
        }
        for row in first..next {
            if row > first {
                cells.iter().try_for_each(|(column, value)| {
                    cost.cell((row - 1, column.get() - 1), value)
                })?;
            }
            self.sheet.rows.push(SheetRow { row: Row::new(row), cells: cells.clone() });
        }
        Ok(())
    }

    /// The finished sheet.
    pub(super) fn into_sheet(self) -> Sheet {
        self.sheet
    }
}
