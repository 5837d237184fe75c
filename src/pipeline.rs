//! The stages, composed: a source's bytes → what was understood → the report in each format.
//!
//! Bytes and a file name enter; a [`Reading`] leaves, and from it finished bytes. Files, consoles
//! and clocks are absent on purpose: `deliver` and `cli` have them, and the date inside the files
//! is an argument.

mod attachments;
pub mod baseline;
mod making;
mod mistake;
pub mod picture;
mod reading;
pub mod settings;
mod tables;

use std::io;

use sha2::{Digest, Sha256};
use thiserror::Error;

use self::settings::Settings;
pub use self::{
    making::{Form, Format, Made, Order, Stage, make},
    mistake::Mistake,
    tables::{Tables, tables},
};
use crate::{
    cell::CellRef,
    finding::{self, Accepted, Checked, Finding},
    import::{self, ImportError, Sheet},
    layout::LayoutError,
    lint::{self, LintOptions},
    model::{Register, Source},
    normalise::{self, Vocabulary},
    render::{RenderError, workbook::Head},
    table::TableError,
};

/// A table, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Where it came from.
    pub source: Source,
    /// What it says.
    pub register: Register,
    /// What is wrong or doubtful, in the order of the table.
    pub findings: Vec<Finding>,
    /// What was found and accepted before, once [`Reading::accept`] has heard of it.
    pub accepted: Vec<Finding>,
    /// What was accepted and is found no more, and how often.
    pub stale: Accepted,
    sheets: Vec<Sheet>,
    heads: Vec<Head>,
    format: import::Format,
    /// The source as it is.
    bytes: Vec<u8>,
}

/// Why there is no report: the environment's fault or the lack of a table, never a detail of it.
#[derive(Debug, Error)]
pub enum PipelineError {
    /// The bytes are no spreadsheet that can be read.
    #[error("«{file}»: {error}")]
    Import {
        /// The name of the source.
        file: String,
        /// What is wrong with it.
        error: ImportError,
    },
    /// The sheets hold no table.
    #[error("«{file}»: {error}")]
    Table {
        /// The name of the source.
        file: String,
        /// What is missing.
        error: TableError,
    },
    /// Nobody says which year the report is about.
    #[error(
        "«{file}», лист «{sheet}»: год отчёта не назван ни в имени файла, ни в таблице\n\
         Укажите его: --year ГОД"
    )]
    NoYear {
        /// The name of the source.
        file: String,
        /// The sheet of the table.
        sheet: String,
    },
    /// The pages cannot be laid out.
    #[error("«{file}»{}: {error}", place(.cell.as_ref()))]
    Layout {
        /// The name of the source.
        file: String,
        /// The cell that is at fault, if one is.
        cell: Option<CellRef>,
        /// What is wrong.
        error: LayoutError,
    },
    /// A format cannot be written.
    #[error(transparent)]
    Render(#[from] RenderError),
}

impl From<io::Error> for PipelineError {
    fn from(error: io::Error) -> Self {
        Self::Render(error.into())
    }
}

/// Reads the table in `bytes`; `file` is its name, which may hold the year, and `year` is above
/// whatever the source says.
///
/// # Errors
/// The bytes are no spreadsheet, or hold no table.
pub fn read(
    bytes: &[u8],
    file: &str,
    year: Option<i32>,
    settings: &Settings,
) -> Result<Reading, PipelineError> {
    let vocabulary = settings.vocabulary();
    let Tables { format, sheets, table } = tables(bytes, file, settings, &vocabulary)?;
    let Checked { value: table, mut findings } = table;
    let (year, doubts) = normalise::report_year(&table, file, year).ok_or_else(|| {
        PipelineError::NoYear { file: file.to_owned(), sheet: table.sheet.to_string() }
    })?;
    let source = Source {
        file: file.to_owned(),
        sheet: tables::names(&table),
        sha256: hexadecimal(&Sha256::digest(bytes)),
        columns: table.headings.shown().map(|heading| normalise::text::clean(&heading)),
    };
    let heads = tables::heads(&table);
    let understood = normalise::normalise(table, &vocabulary, year);
    let register = understood.value;
    let lint = lint::lint(&register, &lint_options(&register, &vocabulary));
    findings.extend(doubts.into_iter().chain(understood.findings).chain(lint));
    settings.levels().apply(&mut findings);
    finding::sort(&mut findings);
    let (accepted, stale) = Default::default();
    let bytes = bytes.to_owned();
    Ok(Reading { source, register, findings, accepted, stale, sheets, heads, format, bytes })
}

/// What the rules may know for this register: the names of the vocabulary, and how dates are read.
#[must_use]
pub fn lint_options(register: &Register, vocabulary: &Vocabulary) -> LintOptions {
    let countries = register.countries().filter_map(|(_, country)| country.iso2.as_deref());
    let dates: fn(&str) -> Vec<lint::Dated> = |text| {
        let found = normalise::date::read_text(text, None).into_iter();
        found.map(|found| lint::Dated { bytes: found.range, dates: found.dates }).collect()
    };
    LintOptions {
        country_names: vocabulary.country_names(),
        place_names: vocabulary.place_names(countries.chain([lint::HOME])),
        dates,
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

fn place(cell: Option<&CellRef>) -> String {
    cell.map_or_else(String::new, |cell| {
        format!(", лист «{}», ячейка {}", cell.sheet, cell.address())
    })
}

impl Reading {
    /// The error with the first cell that holds the character in it.
    fn blame(&self, error: LayoutError) -> PipelineError {
        let cell = match &error {
            LayoutError::MissingGlyph { character, .. } => self.cell_with(*character),
            LayoutError::BrokenFont { .. } => None,
        };
        PipelineError::Layout { file: self.source.file.clone(), cell, error }
    }

    fn cell_with(&self, character: char) -> Option<CellRef> {
        self.sheets.iter().find_map(|sheet| {
            let mut cells = sheet.rows.iter().flat_map(|row| {
                row.cells.iter().map(move |(column, value)| (row.row, *column, value))
            });
            let (row, column, _) = cells.find(|(.., value)| value.shown().contains(character))?;
            Some(CellRef::new(sheet.name.clone(), row, column))
        })
    }
}
