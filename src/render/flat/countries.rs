//! Countries, a row each, with what there is of them.
//!
//! The chapters enter; rows leave in the order of the report. A region without countries has a row
//! of its own, so that no part of the table is missing from the flat ones.

use super::{Column, Kind, Value, column, number, text_of};
use crate::{
    model::own_workbook as own,
    report::{Chapter, CountryBlock, Report},
};

/// The columns, from the left.
pub(in crate::render) const COLUMNS: [Column; 6] = [
    column(own::NUMBER, 60, Kind::Short),
    column(own::REGION, 210, Kind::Text),
    column(own::COUNTRY, 260, Kind::Text),
    column(own::ISO, 90, Kind::Short),
    column("Соглашения", 140, Kind::Short),
    column("Мероприятия", 140, Kind::Short),
];

/// The rows.
pub(in crate::render) fn rows<'r>(
    report: &'r Report<'r>,
) -> impl Iterator<Item = [Value<'r>; COLUMNS.len()]> {
    let countries = report.chapters.iter().flat_map(|chapter| {
        let none = chapter.countries.is_empty().then_some((chapter, None));
        chapter.countries.iter().map(move |country| (chapter, Some(country))).chain(none)
    });
    let mut count = 0;
    countries.map(move |(chapter, country)| {
        count += usize::from(country.is_some());
        row(count, chapter, country)
    })
}

fn row<'r>(
    count: usize,
    chapter: &'r Chapter<'r>,
    country: Option<&'r CountryBlock<'r>>,
) -> [Value<'r>; COLUMNS.len()] {
    let region = text_of(&chapter.region);
    let Some(country) = country else {
        return [Value::Blank, region, Value::Blank, Value::Blank, Value::Blank, Value::Blank];
    };
    [
        number(count),
        region,
        text_of(&country.country),
        text_of(country.iso2.as_deref().unwrap_or("")),
        number(country.agreements.len()),
        number(country.events.len()),
    ]
}
