//! Events, a row each.
//!
//! The chapters enter; rows leave in the order of the report. An event of several dates has one
//! row, from its first day to its last.

use super::{Column, Kind, Value, column, end, number, precision, text_of};
use crate::{
    model::{DateSpan, own_workbook as own},
    report::{Chapter, CountryBlock, EventRow, Report},
};

/// The columns, from the left.
pub(in crate::render) const COLUMNS: [Column; 11] = [
    column(own::NUMBER, 44, Kind::Short),
    column(own::REGION, 82, Kind::Text),
    column(own::COUNTRY, 92, Kind::Text),
    column(own::ISO, 48, Kind::Short),
    column(own::START, 76, Kind::Day),
    column(own::END, 92, Kind::Day),
    column("Точность", 82, Kind::Text),
    column(own::WHEN, 92, Kind::Text),
    column(own::EVENT, 310, Kind::Text),
    column(own::AS_WRITTEN, 250, Kind::Text),
    column("Ячейка", 72, Kind::Text),
];

/// The events with their rows.
pub(in crate::render) fn rows<'r>(
    report: &'r Report<'r>,
) -> impl Iterator<Item = (&'r EventRow<'r>, [Value<'r>; COLUMNS.len()])> {
    let countries = report.chapters.iter().flat_map(|c| c.countries.iter().map(move |b| (c, b)));
    let events = countries.flat_map(|(chapter, country)| {
        country.events.iter().map(move |event| (chapter, country, event))
    });
    (1..)
        .zip(events)
        .map(|(count, (chapter, country, event))| (event, row(count, chapter, country, event)))
}

fn row<'r>(
    count: usize,
    chapter: &'r Chapter<'r>,
    country: &'r CountryBlock<'r>,
    event: &'r EventRow<'r>,
) -> [Value<'r>; COLUMNS.len()] {
    let first = event.dates.iter().min_by_key(|span| span.start_day());
    let last = event.dates.iter().max_by_key(|span| span.end_day());
    let coarsest = event.dates.iter().map(DateSpan::precision).max();
    [
        number(count),
        text_of(&chapter.region),
        text_of(&country.country),
        text_of(country.iso2.as_deref().unwrap_or("")),
        first.map_or(Value::Blank, |span| end(span.start, span.approximate)),
        last.map_or(Value::Blank, |span| end(span.end, span.approximate)),
        text_of(coarsest.map_or("", precision)),
        text_of(&event.when),
        text_of(event.text),
        text_of(event.as_written),
        text_of(&event.cells),
    ]
}
