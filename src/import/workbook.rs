//! Workbooks of Excel 2007 and later, through calamine's stream of cells.
//!
//! Bytes enter; [`Sheet`]s leave. Cells are streamed into sparse rows: calamine's ranges allocate
//! the whole rectangle between the outermost cells, which three cells can make larger than any
//! memory. Formulas are absent on purpose: the value that Excel kept beside them is what the
//! office sees.

use std::{
    collections::HashSet,
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime};

use super::{
    Limits, Sheet, Value,
    error::{ImportError, Part},
    limits::{self, Cost},
    number_format::{self, DateFormat, Epoch},
    rows::{self, Position, Rows},
};

/// What an unreadable cell shows: its words are lost in the file, but not the fact.
const BROKEN_CELL: &str = "#ОШИБКА!";

/// Reads the worksheets of a workbook.
///
/// # Errors
///
/// `TooLarge`, `Encrypted` or `Corrupt`.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ImportError> {
    let largest = limits::check_archive(bytes, limits)?;
    limits::check_workbook(bytes)?;
    // A file that calamine panics on must not take the program with it.
    catch_unwind(AssertUnwindSafe(|| {
        let mut book = Book::open(bytes, limits)?;
        let names = book.names();
        limits::check_sheets(names.len(), largest, limits)?;
        names.into_iter().filter_map(|name| book.sheet(name).transpose()).collect()
    }))
    .unwrap_or(Err(ImportError::Corrupt(Part::Workbook)))
}

/// An open workbook and what its cells have cost so far.
struct Book<'a> {
    xlsx: Xlsx<Cursor<&'a [u8]>>,
    epoch: Epoch,
    /// By number of style: how its dates look. Filled by the first sheet.
    formats: Option<Vec<Option<DateFormat>>>,
    cost: Cost,
}

/// A cell that cannot be read, and the readable ones around it.
struct Broken {
    after: Option<Position>,
    before: Option<Position>,
    value: Value,
}

impl<'a> Book<'a> {
    fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ImportError> {
        let xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsxError::Password => ImportError::Encrypted,
            _ => ImportError::Corrupt(Part::Workbook),
        })?;
        let epoch = if xlsx.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 };
        Ok(Self { xlsx, epoch, formats: None, cost: Cost::new(*limits) })
    }

    /// The names of the worksheets, each once: calamine finds sheets by name.
    fn names(&self) -> Vec<String> {
        let mut seen = HashSet::new();
        let sheets = self.xlsx.sheets_metadata().iter();
        sheets
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| sheet.name.clone())
            .filter(|name| seen.insert(name.clone()))
            .collect()
    }

    /// The sheet, or none where the part that should hold it is no worksheet.
    fn sheet(&mut self, name: String) -> Result<Option<Sheet>, ImportError> {
        let corrupt = |_| ImportError::Corrupt(Part::Sheet(name.clone()));
        let mut reader = match self.xlsx.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
            Err(error) => return Err(corrupt(error)),
        };
        let formats = self.formats.get_or_insert_with(|| {
            let number_formats = reader.styles().iter().map(|style| style.number_format.as_ref());
            number_formats.map(|f| DateFormat::parse(f?.format_id, &f?.format_code)).collect()
        });
        let mut rows = Rows::default();
        let mut broken: Vec<Broken> = Vec::new();
        let mut last = None;
        loop {
            match reader.next_cell_with_style_id() {
                Ok(Some((cell, style))) => {
                    last = Some(cell.get_position());
                    let unbounded =
                        broken.iter_mut().rev().take_while(|cell| cell.before.is_none());
                    unbounded.for_each(|cell| cell.before = last);
                    let format = formats.get(style).and_then(Option::as_ref);
                    if let Some(value) = value(cell.get_value(), format, self.epoch) {
                        self.cost.add(&value)?;
                        rows.push(cell.get_position(), value);
                    }
                }
                Ok(None) => break,
                Err(error) => {
                    let shown = shown_error(&error).ok_or_else(|| corrupt(error))?;
                    let value = Value::Error(shown);
                    self.cost.add(&value)?;
                    broken.push(Broken { after: last, before: None, value });
                }
            }
        }
        drop(reader);
        self.place_broken(&name, broken, &mut rows).map_err(corrupt)?;
        let merges = self
            .xlsx
            .merge_cells_by_sheet_name(&name)
            .map_err(|_| ImportError::Corrupt(Part::Merges(name.clone())))?;
        let merges = merges.iter().map(|merged| rows::merge(merged.start, merged.end)).collect();
        Ok(Some(Sheet { name: Arc::from(name), rows: rows.sorted(), merges, ..Sheet::default() }))
    }

    /// Puts unreadable cells where they stand. calamine keeps their positions to itself, so they
    /// are looked up among the styled cells between the readable ones around them; a cell without
    /// borders or other style is left out.
    fn place_broken(
        &mut self,
        name: &str,
        broken: Vec<Broken>,
        rows: &mut Rows,
    ) -> Result<(), XlsxError> {
        let mut broken = broken.into_iter().peekable();
        if broken.peek().is_none() {
            return Ok(());
        }
        let mut reader = self.xlsx.worksheet_cells_reader(name)?;
        while let Some((row, column, _)) = reader.next_style_id()? {
            let here = (row, column);
            while broken.next_if(|cell| cell.before.is_some_and(|before| before <= here)).is_some()
            {
            }
            if let Some(cell) = broken.next_if(|cell| cell.after < Some(here)) {
                rows.push(here, cell.value);
            }
        }
        Ok(())
    }
}

fn value(data: &DataRef, format: Option<&DateFormat>, epoch: Epoch) -> Option<Value> {
    let number = |serial| match format {
        Some(format) => format.value(serial, epoch),
        None => Value::Number(serial),
    };
    match data {
        DataRef::Empty | DataRef::SharedString("") => None,
        DataRef::String(text) if text.is_empty() => None,
        DataRef::String(text) | DataRef::DurationIso(text) => Some(Value::Text(text.clone())),
        DataRef::SharedString(text) => Some(Value::Text((*text).to_owned())),
        DataRef::DateTimeIso(text) => Some(iso_day(text)),
        #[expect(clippy::cast_precision_loss, reason = "Excel has no other numbers")]
        DataRef::Int(whole) => Some(number(*whole as f64)),
        DataRef::Float(serial) => Some(number(*serial)),
        DataRef::DateTime(moment) => Some(number(moment.as_f64())),
        DataRef::Bool(truth) => Some(Value::Bool(*truth)),
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
    }
}

/// A cell of type `d`, which holds a date or a moment in the notation of ISO 8601.
fn iso_day(text: &str) -> Value {
    let moment = text.trim_end_matches('Z').parse::<NaiveDateTime>().map(|moment| moment.date());
    match moment.or_else(|_| text.parse::<NaiveDate>()) {
        Ok(day) => number_format::usual(day),
        Err(_) => Value::Text(text.to_owned()),
    }
}

/// What a cell with this fault shows, or none where the fault is not the cell's alone.
fn shown_error(error: &XlsxError) -> Option<String> {
    match error {
        // Newer than calamine (#SPILL!), or written in Russian (#ССЫЛ!).
        XlsxError::CellError(shown) => Some(shown.clone()),
        XlsxError::Unexpected(_)
        | XlsxError::UnexpectedNode(_)
        | XlsxError::Unrecognized { .. }
        | XlsxError::ParseFloat(_)
        | XlsxError::CellTAttribute(_) => Some(BROKEN_CELL.to_owned()),
        _ => None,
    }
}
