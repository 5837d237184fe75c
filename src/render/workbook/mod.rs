//! Report → workbook: the report as an office works in it, sorted, filtered, printed, sent on.
//!
//! A [`Report`] enters; the bytes of an .xlsx file leave. The sheets, in order:
//!
//! | sheet | what it is |
//! |---|---|
//! | «Сводка» | the year in numbers, with charts and links to all else: [`summary`] |
//! | «Отчёт» | the office's own form, ready to print: [`form`] |
//! | «Мероприятия», «Соглашения», «Страны», «Юбилеи» | a row for each event, signing date, country and anniversary: [`flat`] |
//! | «Замечания», «Фрагменты» | what was found in the source: [`findings`] |
//! | «Источник» | the source as it was written: [`sources`] |
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
mod countries;
mod events;
mod findings;
mod flat;
mod form;
mod formats;
mod measure;
mod page;
mod share;
mod source;
mod sources;
mod summary;
mod text;

use std::io::Write;

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

pub use self::annotated::{AnnotatedOptions, annotate};
use self::{formats::Formats, sources::Tabs};
use super::RenderError;
use crate::{import::Sheet, report::Report};

/// What a workbook needs besides the report.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkbookOptions<'a> {
    /// The day that the file says it was made on.
    pub date: NaiveDate,
    /// Whether each region of the form begins on a page of its own.
    pub break_before_regions: bool,
    /// The sheets of the source, to be kept beside what was made of them.
    pub source: &'a [Sheet],
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
    options: &WorkbookOptions<'_>,
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

fn assemble(report: &Report, options: &WorkbookOptions<'_>) -> Result<Workbook, XlsxError> {
    let formats = Formats::new();
    let mut workbook = empty(&formats)?;
    workbook.set_properties(&properties(report, options));

    let mut names = vec![form::NAME, events::NAME, agreements::NAME, countries::NAME];
    names.extend([anniversaries::NAME, findings::NAME]);
    if !report.fragments.is_empty() {
        names.push(findings::NAME_OF_FRAGMENTS);
    }
    let tabs = Tabs::of(options.source, &names);
    let others: Vec<&str> =
        names.into_iter().chain(tabs.names().iter().map(String::as_str)).collect();

    let (book, formats) = (&mut workbook, &formats);
    summary::add(book, report, formats, &others)?;
    let places = form::add(book, report, options, formats)?;
    events::add(book, report, formats, &places)?;
    agreements::add(book, report, formats, &places)?;
    countries::add(book, report, formats, &places)?;
    anniversaries::add(book, report, formats, &places)?;
    findings::add(book, report, formats, &places, &tabs)?;
    if !report.fragments.is_empty() {
        findings::add_fragments(book, report, formats)?;
    }
    sources::add(book, options.source, &tabs, formats, report.year)?;
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

fn properties(report: &Report, options: &WorkbookOptions<'_>) -> DocProperties {
    let subject = format!("Побратимские и партнёрские связи, {} год", report.year);
    DocProperties::new()
        .set_title(text::short(&report.title, 255))
        .set_subject(subject)
        .set_creation_datetime(&options.date)
}
