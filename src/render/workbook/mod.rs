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
mod package;
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
use self::{
    flat::Flat,
    form::Form,
    formats::Formats,
    sources::{Sources, Tabs},
};
use super::RenderError;
pub use crate::model::own_workbook::MOST_ROWS;
use crate::{cell::Row, import::Sheet, model::own_workbook::form_heads, report::Report};

/// What a workbook needs besides the report.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkbookOptions<'a> {
    /// The day that the file says it was made on.
    pub date: NaiveDate,
    /// Whether each region of the form begins on a page of its own.
    pub break_before_regions: bool,
    /// The sheets of the source, to be kept beside what was made of them.
    pub source: &'a [Sheet],
    /// Where the headings of its tables stand.
    pub heads: &'a [Head],
    /// How many rows a sheet may have, [`MOST_ROWS`] for Excel; further ones stand on a sheet more.
    pub most_rows: u32,
}

/// Where the heading of a table of the source stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The sheet.
    pub sheet: String,
    /// Its first row and its last.
    pub rows: (Row, Row),
}

/// Writes the report as a workbook.
///
/// # Errors
///
/// [`RenderError::Workbook`] if the source is larger than a sheet may be ([`MOST_ROWS`]),
/// [`RenderError::Write`] if `output` does not take the bytes.
pub fn write(
    report: &Report,
    options: &WorkbookOptions<'_>,
    output: impl Write + Send,
) -> Result<(), RenderError> {
    let mut names = vec![form::NAME, events::NAME, agreements::NAME, countries::NAME];
    names.extend([anniversaries::NAME, findings::NAME, findings::NAME_OF_FRAGMENTS]);
    let tabs = Tabs::of(options.source, &names);
    let heads = form_heads(report.year);
    let (form, pages) = Form::of(report, &heads, options.most_rows);
    let sources = Sources::of((options.source, options.heads), &tabs, report.year)
        .map_err(|e| refused(&e))?;
    let mut flats = vec![
        events::flat(report, &form),
        agreements::flat(report, &form),
        countries::flat(report, &form),
        anniversaries::flat(report, &form),
        findings::flat(report, &form, &tabs),
    ];
    if !report.fragments.is_empty() {
        flats.push(findings::fragments(report, &form));
    }
    let mut laid = Vec::new();
    let workbook = (|| {
        let formats = Formats::new();
        let mut workbook = empty(&formats)?;
        workbook.set_properties(&properties(report, options));
        let flat_names = flats.iter().flat_map(Flat::names);
        let others = form.names.iter().cloned().chain(flat_names).chain(sources.names());
        let others: Vec<String> = others.collect();
        let limits = text::goes_on(form::NAME, form.names.len()).into_iter();
        let limits = limits.chain(flats.iter().flat_map(Flat::limits)).chain(sources.limits());
        let limits: Vec<String> = limits.collect();
        summary::add(&mut workbook, report, &formats, (&others, &limits))?;
        let breaks = options.break_before_regions;
        pages.lay((&mut workbook, &form), &mut laid, (&formats, breaks))?;
        for flat in flats {
            flat.lay(&mut workbook, &mut laid, &formats)?;
        }
        sources.lay(&mut workbook, &mut laid, (&formats, report.year))?;
        Ok(workbook)
    })();
    package::write(workbook.map_err(|error| refused(&error))?, laid, output)
}

fn refused(error: &XlsxError) -> RenderError {
    RenderError::Workbook(match error {
        XlsxError::RowColumnLimitError => {
            "на одном листе больше 1 048 576 строк или 16 384 граф".to_owned()
        }
        other => other.to_string(),
    })
}

/// A workbook without sheets.
fn empty(formats: &Formats) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    // 17 and 64 pixels: a row and a column of the font that `formats` chose.
    workbook.set_default_format(&formats.plain, 17, 64)?;
    Ok(workbook)
}

fn properties(report: &Report, options: &WorkbookOptions<'_>) -> DocProperties {
    let subject = format!("Побратимские и партнёрские связи, {} год", report.year);
    DocProperties::new()
        .set_title(text::short(&report.title, 255))
        .set_subject(subject)
        .set_creation_datetime(&options.date)
}
