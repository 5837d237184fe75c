//! What several test programs share.
#![allow(dead_code, missing_docs, unreachable_pub, clippy::unwrap_used, clippy::expect_used)]

pub mod markdown;
pub mod real;
pub mod sheet;

use pobratim::{
    cell::{CellRef, Column, Located, Row},
    model::Country,
    normalise::{ReportYear, Vocabulary, normalise},
    table::{Headings, Table, TableCountry, TableRegion},
};

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
    let events = (2..).zip(cells).map(|(row, text)| Located::at((*text).to_owned(), at(5, row)));
    let country = TableCountry {
        name: Located::at("Вьетнам".to_owned(), at(1, 2)),
        agreements: Vec::new(),
        events: events.collect(),
    };
    let table = Table {
        sheet: "Лист1".into(),
        title: Located { value: String::new(), cells: Vec::new() },
        headings: headings(),
        regions: vec![TableRegion { name: None, countries: vec![country] }],
    };
    let register = normalise(&table, &Vocabulary::embedded(), ReportYear(year)).value;
    register.regions.into_iter().next().unwrap().countries.into_iter().next().unwrap()
}
