//! The values of a worksheet, in calamine's stream of cells.
//!
//! The bytes of a workbook enter; the rows of each sheet leave. Cells are
//! streamed into sparse rows: calamine's ranges allocate the whole rectangle between the outermost
//! cells, which three cells can make larger than any memory.

use std::{io::Cursor, sync::Arc};

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime};

use crate::import::{
    Value,
    error::{ImportError, Part},
    limits::Cost,
    number_format,
    rows::Rows,
    shared::Shared,
};

/// What calamine says of the cells of a sheet.
pub(super) struct Values {
    /// Those that it has a value for.
    pub(super) rows: Rows,
    /// Whether some may refer to a text that is not there.
    pub(super) is_broken: bool,
}

/// The values of the sheets of these names, in a workbook whose parts are within the bounds.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`.
pub(super) fn read<'n>(
    bytes: &[u8],
    sheets: impl IntoIterator<Item = &'n Arc<str>>,
    shared: &Shared,
    cost: &mut Cost,
) -> Result<Vec<Values>, ImportError> {
    let corrupt = |_| ImportError::Corrupt(Part::Workbook);
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(corrupt)?;
    sheets.into_iter().map(|name| of_sheet(&mut book, name, shared, cost)).collect()
}

fn of_sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &Arc<str>,
    shared: &Shared,
    cost: &mut Cost,
) -> Result<Values, ImportError> {
    let corrupt = |_| ImportError::Corrupt(Part::Sheet(name.to_string()));
    cost.sheet_again(name);
    let mut reader = book.worksheet_cells_reader(name).map_err(corrupt)?;
    let mut values = Values { rows: Rows::default(), is_broken: false };
    loop {
        match reader.next_cell_with_style_id() {
            Ok(Some((cell, style))) => {
                if let Some(value) = value(cell.get_value(), style, shared) {
                    cost.cell(cell.get_position(), &value)?;
                    values.rows.push(cell.get_position(), value);
                }
            }
            Ok(None) => return Ok(values),
            Err(error) if is_of_cell(&error) => {
                values.is_broken |= matches!(error, XlsxError::Unexpected(_));
            }
            Err(error) => return Err(corrupt(error)),
        }
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
