//! Sheet → table: which row is what.
//!
//! [`Sheet`]s enter; a [`Table`] leaves: regions, countries, agreements and
//! cells of events, merges resolved, rows that a page break cut off joined again, markup and
//! stray blanks gone, characters otherwise untouched. What the words mean (dates, names, events)
//! is absent on purpose: that is `normalise`.

#![warn(clippy::indexing_slicing)]

mod error;
mod grid;
mod heading;
mod join;
mod plain;
mod role;
mod rows;
mod sheets;

use std::sync::Arc;

use chrono::NaiveDate;

pub use self::{
    error::{MissingColumns, TableError},
    join::join,
    role::Role,
};
use self::{
    grid::GridCell,
    heading::Heading,
    role::ROLES,
    rows::{Rows, markup},
};
use crate::{
    cell::Located,
    finding::Checked,
    import::{Sheet, Value},
};

/// Reads the table from the first sheet that has one, by the rules that
/// `tests/spec/continuation.md` sets out, and from the sheets after it that go on with it.
///
/// # Errors
///
/// A [`TableError`] where no sheet has a complete heading; it names the best there is.
pub fn read(sheets: &[Sheet]) -> Result<Checked<Table>, TableError> {
    let headed = |sheet| Some((sheet, Heading::find(sheet)?));
    let headed: Vec<(&Sheet, Heading)> = sheets.iter().filter_map(headed).collect();
    let mut complete = headed.iter().filter(|(_, heading)| heading.missing().is_empty());
    if let Some((sheet, heading)) = complete.next() {
        let mut repeated = 0;
        let first = rows_below(sheet, heading, &mut repeated)?;
        return sheets::join(first, complete, &mut repeated);
    }
    let best = headed.iter().min_by_key(|(_, heading)| heading.missing().len());
    let (sheet, heading) = best.ok_or_else(|| nothing(sheets))?;
    Err(TableError::ColumnsMissing(Box::new(missing(sheet, heading))))
}

/// The table as the office drew it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The sheet that it stands on.
    pub sheet: Arc<str>,
    /// What stands above the heading row; empty where nothing does.
    pub title: Located<String>,
    /// What the columns are called.
    pub headings: Headings,
    /// The regions, as they stand.
    pub regions: Vec<TableRegion>,
}

/// What the columns of the table are called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Headings {
    /// «Страна».
    pub country: Located<String>,
    /// «Город».
    pub partner: Located<String>,
    /// «Основание для сотрудничества».
    pub basis: Located<String>,
    /// «Год установления связей/ подписания документа».
    pub date: Located<String>,
    /// «Основные мероприятия в 2025 году».
    pub events: Located<String>,
}

impl Headings {
    /// All of them, from left to right in the office's own table.
    #[must_use]
    pub fn all(&self) -> [&Located<String>; 5] {
        [&self.country, &self.partner, &self.basis, &self.date, &self.events]
    }
}

/// A heading row and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRegion {
    /// The heading; none for what stands above the first one.
    pub name: Option<Located<String>>,
    /// The countries, as they stand.
    pub countries: Vec<TableCountry>,
}

/// A country: each place where its name is written, down to the next name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCountry {
    /// The name.
    pub name: Located<String>,
    /// The agreements, as they stand.
    pub agreements: Vec<TableAgreement>,
    /// The cells of events in order, each with the cell that it stands in.
    pub events: Vec<Located<String>>,
}

/// A row's partner, basis and date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableAgreement {
    /// The partner; none where the cell is blank.
    pub partner: Option<Located<String>>,
    /// The basis, with its continuations joined; empty where the cell is blank.
    pub title: Located<String>,
    /// The date cell; none where it is blank.
    pub signed: Option<Located<TableDate>>,
}

/// What stands in a date cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableDate {
    /// The words that the office sees.
    pub shown: String,
    /// The day, where the cell holds a real date.
    pub day: Option<NaiveDate>,
}

/// The table under a heading; `repeated` counts the bytes that merged cells repeat, over all
/// sheets.
fn rows_below(
    sheet: &Sheet,
    heading: &Heading,
    repeated: &mut usize,
) -> Result<Checked<Table>, TableError> {
    let title = heading.title(sheet);
    let mut findings: Vec<_> = title.iter().filter_map(markup).collect();
    findings.extend(ROLES.into_iter().flat_map(|role| heading.cells(role)).filter_map(markup));
    let rows = Rows::read(sheet, heading, repeated)
        .map_err(|_| TableError::Swollen { sheet: sheet.name.to_string() })?;
    if rows.regions.iter().all(|region| region.countries.is_empty()) {
        return Err(TableError::NoRows { sheet: sheet.name.to_string(), row: heading.bottom });
    }
    findings.extend(rows.findings);
    let table = Table {
        sheet: Arc::clone(&sheet.name),
        title: joined(&title),
        headings: Headings {
            country: joined(heading.cells(Role::Country)),
            partner: joined(heading.cells(Role::Partner)),
            basis: joined(heading.cells(Role::Basis)),
            date: joined(heading.cells(Role::Date)),
            events: joined(heading.cells(Role::Events)),
        },
        regions: rows.regions,
    };
    Ok(Checked { value: table, findings })
}

/// Several cells as one text.
fn joined(cells: &[GridCell]) -> Located<String> {
    let mut text = String::new();
    for cell in cells {
        join(&mut text, &cell.text);
    }
    Located { value: text, cells: cells.iter().map(|cell| cell.at.clone()).collect() }
}

fn nothing(sheets: &[Sheet]) -> TableError {
    let shows = |(_, value): &(_, Value)| !plain::plain(&value.shown()).text.is_empty();
    let empty = !sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells).any(shows);
    let sheets = sheets.iter().map(|sheet| sheet.name.to_string()).collect();
    if empty {
        TableError::Empty { sheets }
    } else {
        TableError::NoHeading { sheets, rows: heading::ROWS }
    }
}

fn missing(sheet: &Sheet, heading: &Heading) -> MissingColumns {
    let found = ROLES.into_iter().filter_map(|role| {
        let words = joined(heading.cells(role));
        Some((role, words.cell()?.clone(), words.value))
    });
    MissingColumns {
        sheet: sheet.name.to_string(),
        row: heading.top,
        found: found.collect(),
        missing: heading.missing(),
    }
}
