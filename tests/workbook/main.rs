//! The workbook, read back by tools that did not write it: calamine, the bare XML, LibreOffice,
//! openpyxl.
#![allow(clippy::unwrap_used)]

mod annotated;
mod limits;
mod package;
mod readers;
mod round_trip;
mod sample;
mod source;
mod values;

use pobratim::{
    render::workbook::{MOST_ROWS, WorkbookOptions, write},
    report::Report,
};

/// A workbook made on the last day of 2025, without a source.
fn options() -> WorkbookOptions<'static> {
    let date = chrono::NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
    WorkbookOptions {
        date,
        break_before_regions: false,
        source: &[],
        heads: &[],
        most_rows: MOST_ROWS,
    }
}

/// The bytes of the workbook of `report`.
fn bytes(report: &Report) -> Vec<u8> {
    made(report, &options())
}

fn made(report: &Report, options: &WorkbookOptions<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(report, options, &mut bytes).unwrap();
    bytes
}
