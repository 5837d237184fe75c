//! What several test programs share.
#![allow(dead_code, missing_docs, unreachable_pub, clippy::unwrap_used, clippy::expect_used)]

pub mod layouts;
pub mod markdown;
pub mod package;
pub mod real;
pub mod sheet;
pub mod xlsb;

use pobratim::{
    cell::{CellRef, Column, Located, Row},
    finding::Checked,
    import::Sheet,
    model::Country,
    normalise::{ReportYear, Vocabulary, normalise},
    table::{
        self, ColumnNames, Headings, Options, Table, TableCountry, TableError, TableEvents,
        TableRegion,
    },
};

/// The table of sheets, read by one who knows the names of countries and regions.
pub fn read(sheets: &[Sheet]) -> Result<Checked<Table>, TableError> {
    let vocabulary = Vocabulary::embedded();
    let (columns, country, region) = (
        ColumnNames::default(),
        |name: &str| vocabulary.country(name).is_some(),
        |name: &str| vocabulary.region(name).is_some(),
    );
    let options = Options { columns: &columns, is_country: &country, is_region: &region };
    table::read_with(sheets, &options)
}

/// The headings of the office's own table, in row 1.
pub fn headings() -> Headings {
    let at = |column, words: &str| {
        Located::at(words.to_owned(), CellRef::new("Лист1", Row::new(1), Column::new(column)))
    };
    Headings {
        country: at(1, "Страна"),
        partner: at(2, "Город"),
        basis: at(3, "Основание"),
        date: at(4, "Дата"),
        events: at(5, "Основные мероприятия"),
    }
}

/// The one country of a table whose events stand in `cells`, E2 and those under it.
pub fn country(cells: &[&str], year: i32) -> Country {
    let at = |column, row| CellRef::new("Лист1", Row::new(row), Column::new(column));
    let events = (2..).zip(cells).map(|(row, text)| {
        let ends = text.match_indices("<br>").enumerate();
        // A blank stands where each line ends, and not the mark.
        let lines = ends.map(|(before, (end, mark))| end + 1 - before * (mark.len() - 1));
        let text = Located::at(text.replace("<br>", " "), at(5, row));
        TableEvents { date: None, text, lines: lines.collect() }
    });
    let country = TableCountry {
        name: Located::at("Вьетнам".to_owned(), at(1, 2)),
        events: events.collect(),
        ..TableCountry::default()
    };
    let table = Table {
        sheet: "Лист1".into(),
        headings: headings(),
        regions: vec![TableRegion { name: None, countries: vec![country] }],
        ..Table::default()
    };
    let register = normalise(table, &Vocabulary::embedded(), ReportYear(year)).value;
    register.regions.into_iter().next().unwrap().countries.into_iter().next().unwrap()
}
