//! Bytes → sheets, and the table on them.
//!
//! The bytes of a source enter; [`Tables`] leave: what `import` and `table` make of them. What the
//! words mean is left to `read`.

use super::{PipelineError, settings::Settings};
use crate::{
    finding::Checked,
    import::{self, Format, Sheet},
    normalise::Vocabulary,
    render::workbook::Head,
    table::{self, Table, Verdict},
};

/// The sheets of a source and the table on them, with an account of how each row is understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// What the bytes are.
    pub format: Format,
    /// The sheets, in the order of their tabs.
    pub sheets: Vec<Sheet>,
    /// The table, and what is doubtful in it.
    pub table: Checked<Table>,
}

/// Reads the table in `bytes`, knowing the names of the vocabulary; `file` is what errors call it.
///
/// # Errors
/// The bytes are no spreadsheet, or hold no table.
pub fn tables(
    bytes: &[u8],
    file: &str,
    settings: &Settings,
    vocabulary: &Vocabulary,
) -> Result<Tables, PipelineError> {
    let format = Format::detect(bytes);
    let sheets = import::read(bytes, format, &settings.limits)
        .map_err(|error| PipelineError::Import { file: file.to_owned(), error })?;
    let options = table::Options {
        columns: &settings.columns,
        is_country: &|name| vocabulary.country(name).is_some(),
        is_region: &|name| vocabulary.region(name).is_some(),
    };
    let table = table::read_with(&sheets, &options)
        .map_err(|error| PipelineError::Table { file: file.to_owned(), error })?;
    Ok(Tables { format, sheets, table })
}

/// Where the headings stand, of sheets that were read and of others.
pub(super) fn heads(table: &Table) -> Vec<Head> {
    let heads = table.account.iter().filter_map(|account| {
        let heading = account.heading.as_ref()?;
        Some(Head { sheet: account.sheet.clone(), rows: (heading.top, heading.bottom) })
    });
    heads.collect()
}

/// The names of the sheets that the table was read from, joined with a comma.
pub(super) fn names(table: &Table) -> String {
    let read = table.account.iter();
    let is_read =
        |verdict| matches!(verdict, Verdict::Read | Verdict::Joined | Verdict::Complement);
    let read = read.filter(|sheet| is_read(sheet.verdict));
    read.map(|sheet| sheet.sheet.as_str()).collect::<Vec<_>>().join(", ")
}
