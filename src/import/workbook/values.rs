//! The values of a worksheet, in calamine's stream of cells.
//!
//! The bytes of a workbook that is within the bounds enter; the rows of each sheet leave. Cells are
//! streamed into sparse rows: calamine's ranges allocate the whole rectangle between the outermost
//! cells, which three cells can make larger than any memory.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime};

use crate::import::{
    SheetRow, Value,
    error::{ImportError, Part},
    limits::Cost,
    number_format,
    rows::{Position, Rows},
    shared::Shared,
};

/// An open workbook.
pub(super) struct Values<'a>(Xlsx<Cursor<&'a [u8]>>);

impl<'a> Values<'a> {
    /// Opens a workbook that is within the bounds.
    ///
    /// # Errors
    ///
    /// `Corrupt` where calamine cannot.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        Xlsx::new(Cursor::new(bytes)).map(Self).map_err(|_| ImportError::Corrupt(Part::Workbook))
    }

    /// The rows of the sheet of this name, with the cells that calamine has no value for.
    ///
    /// # Errors
    ///
    /// `TooLarge` or `Corrupt`.
    pub(super) fn rows(
        &mut self,
        name: &str,
        shared: &Shared,
        refused: Vec<(Position, Value)>,
        cost: &mut Cost,
    ) -> Result<Vec<SheetRow>, ImportError> {
        let corrupt = |_| ImportError::Corrupt(Part::Sheet(name.to_owned()));
        let mut reader = self.0.worksheet_cells_reader(name).map_err(corrupt)?;
        let mut rows = Rows::default();
        loop {
            match reader.next_cell_with_style_id() {
                Ok(Some((cell, style))) => {
                    if let Some(value) = value(cell.get_value(), style, shared) {
                        cost.cell(cell.get_position(), &value)?;
                        rows.push(cell.get_position(), value);
                    }
                }
                Ok(None) => break,
                Err(error) if is_of_cell(&error) => {}
                Err(error) => return Err(corrupt(error)),
            }
        }
        for (at, value) in refused {
            cost.cell(at, &value)?;
            rows.push(at, value);
        }
        Ok(rows.sorted())
    }
}

/// The value of a cell; none for an empty one, and for one that [`Survey`](super::Survey) keeps.
fn value(data: &DataRef, style: usize, shared: &Shared) -> Option<Value> {
    let number = |serial: f64| serial.is_finite().then(|| shared.number(serial, style));
    match data {
        DataRef::Empty | DataRef::Error(_) => None,
        DataRef::SharedString(text) => filled(text),
        DataRef::String(text) | DataRef::DurationIso(text) => filled(text),
        DataRef::DateTimeIso(text) => Some(iso_day(text)),
        #[expect(clippy::cast_precision_loss, reason = "Excel has no other numbers")]
        DataRef::Int(whole) => number(*whole as f64),
        DataRef::Float(serial) => number(*serial),
        DataRef::DateTime(moment) => number(moment.as_f64()),
        DataRef::Bool(truth) => Some(Value::Bool(*truth)),
    }
}

fn filled(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::Text(text.to_owned()))
}

/// A cell of type `d`, which holds a date or a moment in the notation of ISO 8601.
fn iso_day(text: &str) -> Value {
    let moment = text.trim_end_matches('Z').parse::<NaiveDateTime>().map(|moment| moment.date());
    match moment.or_else(|_| text.parse::<NaiveDate>()) {
        Ok(day) => number_format::usual(day),
        Err(_) => Value::Text(text.to_owned()),
    }
}

/// Whether the fault is a cell's alone: then its words are among the refused ones.
fn is_of_cell(error: &XlsxError) -> bool {
    matches!(
        error,
        XlsxError::CellError(_)
            | XlsxError::Unexpected(_)
            | XlsxError::UnexpectedNode(_)
            | XlsxError::Unrecognized { .. }
            | XlsxError::ParseFloat(_)
            | XlsxError::CellTAttribute(_)
    )
}
