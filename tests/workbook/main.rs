//! The workbook, read back by tools that did not write it: calamine, the bare XML, LibreOffice,
//! openpyxl.
#![allow(clippy::unwrap_used)]

mod annotated;
mod package;
mod readers;
mod sample;
mod values;

use pobratim::{
    render::workbook::{WorkbookOptions, write},
    report::Report,
};

/// The bytes of the workbook of `report`, made on the last day of 2025.
fn bytes(report: &Report) -> Vec<u8> {
    let date = chrono::NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
    let mut bytes = Vec::new();
    write(report, &WorkbookOptions { date }, &mut bytes).unwrap();
    bytes
}
