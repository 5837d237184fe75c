//! Report → workbook: the report as an office works in it, sorted, filtered, printed, sent on.
//!
//! A [`Report`] enters; the bytes of an .xlsx file leave. The sheets, in order:
//!
//! | sheet | what it is |
//! |---|---|
//! | «Отчёт» | the office's own form, ready to print: [`form`] |
//! | «Мероприятия», «Соглашения», «Юбилеи» | a row for each event, signing date and anniversary: [`flat`] |
//! | «Сводка» | the year in numbers, with charts: [`summary`] |
//! | «Замечания», «Фрагменты» | what was found in the source: [`findings`] |
//!
//! Beside it, for those who correct the table in Excel: the source with its findings, [`annotated`],
//! whose sheets are those of the source, written back ([`source`]).
//!
//! Text of the source stays text, whatever it begins with: [`text`] is the only door. Formulas,
//! macros and links to the outside are absent on purpose, and so is the clock: the same report
//! gives the same bytes.

mod agreements;
mod anniversaries;
mod annotated;
mod charts;
mod dates;
mod events;
mod findings;
mod flat;
mod form;
mod formats;
mod measure;
mod page;
mod share;
mod source;
mod summary;
mod text;

use std::io::Write;

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

pub use self::annotated::{AnnotatedOptions, annotate};
use self::formats::Formats;
use super::RenderError;
use crate::report::Report;

/// What a workbook needs besides the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookOptions {
    /// The day that the file says it was made on.
    pub date: NaiveDate,
}

/// How hard the sheets are compressed: a third less work than Excel's own level 3, and 5% more
/// bytes.
const COMPRESSION: u8 = 2;

/// Writes the report as a workbook.
///
/// # Errors
///
/// [`RenderError::Workbook`] if the report is larger than a sheet may be (1,048,576 rows),
/// [`RenderError::Write`] if `output` does not take the bytes.
pub fn write(
    report: &Report,
    options: &WorkbookOptions,
    output: impl Write,
) -> Result<(), RenderError> {
    finish(assemble(report, options), output)
}

/// Writes what was assembled.
fn finish(
    workbook: Result<Workbook, XlsxError>,
    mut output: impl Write,
) -> Result<(), RenderError> {
    let bytes = workbook.and_then(|mut book| book.save_to_buffer());
    let bytes = bytes.map_err(|error| refused(&error))?;
    output.write_all(&bytes)?;
    output.flush()?;
    Ok(())
}

fn refused(error: &XlsxError) -> RenderError {
    RenderError::Workbook(match error {
        XlsxError::RowColumnLimitError => {
            "на одном листе больше 1 048 576 строк или 16 384 граф".to_owned()
        }
        other => other.to_string(),
    })
}

fn assemble(report: &Report, options: &WorkbookOptions) -> Result<Workbook, XlsxError> {
    let formats = Formats::new();
    let mut workbook = empty(&formats)?;
    workbook.set_properties(&properties(report, options));

    let places = form::add(&mut workbook, report, &formats)?;
    events::add(&mut workbook, report, &formats, &places)?;
    agreements::add(&mut workbook, report, &formats, &places)?;
    anniversaries::add(&mut workbook, report, &formats)?;
    summary::add(&mut workbook, report, &formats)?;
    findings::add(&mut workbook, report, &formats, &places)?;
    findings::add_fragments(&mut workbook, report, &formats)?;
    Ok(workbook)
}

/// A workbook without sheets.
fn empty(formats: &Formats) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    // 17 and 64 pixels: a row and a column of the font that `formats` chose.
    workbook.set_default_format(&formats.plain, 17, 64)?;
    workbook.set_zip_compression_level(COMPRESSION);
    Ok(workbook)
}

fn properties(report: &Report, options: &WorkbookOptions) -> DocProperties {
    let subject = format!("Побратимские и партнёрские связи, {} год", report.year);
    DocProperties::new()
        .set_title(text::short(&report.title, 255))
        .set_subject(subject)
        .set_creation_datetime(&options.date)
}
