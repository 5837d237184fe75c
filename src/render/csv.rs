//! Report → tables as text: one of events, one of agreements, a row each, for other programs.
//!
//! A [`Report`] enters; bytes leave as Excel in Russia opens them without asking: UTF-8 with its
//! mark, semicolons, rows that end with CR LF (RFC 4180). The columns are those of the workbook's
//! flat sheets. Dates are in the notation of ISO 8601-2, no more precise than they are: they sort,
//! and a month is no first day. Formulas are absent on purpose: a text that a spreadsheet would
//! take for one gets an apostrophe in front, which such programs do not show.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use csv::{Terminator, Writer, WriterBuilder};

use super::flat::{Column, Value, agreements, events};
use crate::{model::DateSpan, report::Report};

/// A text that begins so is a formula to a spreadsheet (OWASP, CSV injection).
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes the events, one a row, in the order of the report; the last column has all dates of an
/// event that has several.
///
/// # Errors
///
/// Whatever `out` reports.
pub fn events(report: &Report, out: impl Write) -> io::Result<()> {
    let mut writer = begin(&events::COLUMNS, &["Даты"], out)?;
    for (event, row) in events::rows(report) {
        let dates: Vec<String> = event.dates.iter().map(DateSpan::edtf).collect();
        let last = Cow::Owned(dates.join(", "));
        writer.write_record(row.iter().map(cell).chain([last]).map(bytes))?;
    }
    writer.flush()
}

/// Writes the agreements, a row for each signing date, in the order of the report.
///
/// # Errors
///
/// Whatever `out` reports.
pub fn agreements(report: &Report, out: impl Write) -> io::Result<()> {
    let mut writer = begin(&agreements::COLUMNS, &[], out)?;
    for (_, row) in agreements::rows(report) {
        writer.write_record(row.iter().map(cell).map(bytes))?;
    }
    writer.flush()
}

fn begin<W: Write>(columns: &[Column], more: &[&str], mut out: W) -> io::Result<Writer<W>> {
    out.write_all("\u{FEFF}".as_bytes())?;
    let mut writer =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(out);
    writer.write_record(columns.iter().map(|column| column.head).chain(more.iter().copied()))?;
    Ok(writer)
}

fn cell<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    match value {
        Value::Blank => Cow::Borrowed(""),
        Value::Text(text) if text.starts_with(FORMULA) => Cow::Owned(format!("'{text}")),
        Value::Text(text) => Cow::Borrowed(text),
        Value::Number(number) => Cow::Owned(number.to_string()),
        Value::Date(span) => Cow::Owned(span.edtf()),
        Value::Link { shown: Some(cell), .. } => cell.to_string().into(),
        Value::Link { at: (row, column), .. } => format!("{column}{row}").into(),
    }
}

fn bytes(cell: Cow<'_, str>) -> Vec<u8> {
    cell.into_owned().into_bytes()
}
