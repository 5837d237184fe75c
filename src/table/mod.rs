//! Sheet → table: which row is what.
//!
//! [`Sheet`](crate::import::Sheet)s enter; a [`Table`] leaves: regions, countries, agreements and
//! cells of events, merges resolved, rows that a page break cut off joined again, markup and
//! stray blanks gone, characters otherwise untouched; and an account of how each sheet, column and
//! row was understood. What the words mean (dates, names, events) is absent on purpose: that is
//! `normalise`.

#![warn(clippy::indexing_slicing)]

mod account;
mod beside;
mod columns;
mod complement;
mod doubts;
mod error;
mod footer;
mod grid;
mod heading;
mod join;
mod joint;
mod kind;
mod markup;
mod numbering;
mod options;
mod own;
mod places;
mod plain;
mod read;
mod role;
mod rows;
mod sheets;
mod stamp;
mod stems;
mod world;

use std::sync::Arc;

use chrono::NaiveDate;

pub use self::{
    account::{ColumnAccount, HeadingAccount, Reason, RowAccount, RowKind, SheetAccount, Verdict},
    error::{MissingColumns, TableError},
    join::join,
    numbering::unnumbered,
    options::{ColumnNames, Options},
    read::{read, read_with},
    role::Role,
};
use crate::cell::Located;

/// The table as the office drew it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The sheet that it stands on.
    pub sheet: Arc<str>,
    /// What stands above the heading row; empty where nothing does.
    pub title: Located<String>,
    /// What the columns are called.
    pub headings: Headings,
    /// The regions, as they stand.
    pub regions: Vec<TableRegion>,
    /// The columns that the report does not hold, with all that stands in them.
    pub extra: Vec<TableExtra>,
    /// How all this was understood, sheet by sheet.
    pub account: Vec<SheetAccount>,
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

    /// What the report calls its columns: as the table does, or as the office's own table does
    /// where it has none.
    #[must_use]
    pub fn shown(&self) -> [String; 5] {
        let mut names = role::OWN.map(|role| role.to_string());
        for (name, heading) in names.iter_mut().zip(self.all()) {
            if !heading.value.is_empty() {
                name.clone_from(&heading.value);
            }
        }
        names
    }

    fn all_mut(&mut self) -> [&mut Located<String>; 5] {
        [&mut self.country, &mut self.partner, &mut self.basis, &mut self.date, &mut self.events]
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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableCountry {
    /// The name.
    pub name: Located<String>,
    /// The agreements, as they stand.
    pub agreements: Vec<TableAgreement>,
    /// The cells of events in order.
    pub events: Vec<TableEvents>,
    /// What is known to belong to no event.
    pub unplaced: Vec<Located<String>>,
}

/// A cell of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableEvents {
    /// When, where the table has a column for that: then the cell is one event.
    pub date: Option<Located<TableDate>>,
    /// What happened, and where there is no such column also when.
    pub text: Located<String>,
    /// Where its lines begin, the first one apart.
    pub lines: Vec<usize>,
}

/// Events with their dates in the text.
impl From<Located<String>> for TableEvents {
    fn from(text: Located<String>) -> Self {
        Self { date: None, text, lines: Vec::new() }
    }
}

/// A column that the report does not hold: remarks, people, row numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableExtra {
    /// What its heading says; empty where there is none.
    pub heading: Located<String>,
    /// What stands in it.
    pub values: Vec<Located<String>>,
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

#[cfg(test)]
mod tests {
    use super::Headings;
    use crate::cell::{Cells, Located};

    #[test]
    fn a_column_that_is_not_there_is_called_as_in_the_office_s_own_table() {
        let country = Located { value: "Государство".to_owned(), cells: Cells::new() };
        let shown = Headings { country, ..Headings::default() }.shown();
        assert_eq!(shown[..3], ["Государство", "Город", "Основание для сотрудничества"]);
    }
}
