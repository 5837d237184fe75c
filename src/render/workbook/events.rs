//! «Мероприятия»: a row for each event.
//!
//! The chapters enter; the flat sheet leaves. Beginning and end are real dates where the source
//! knows the day; an event of several dates has one row, from its first day to its last.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::{
    dates,
    flat::{Column, Flat, Kind, Spec, Value, column, number, text_of},
    form::{self, Places},
    formats::Formats,
};
use crate::{
    model::DateSpan,
    report::{EventRow, Report},
};

const COLUMNS: &[Column] = &[
    column("№", 44, Kind::Short),
    column("Регион", 82, Kind::Text),
    column("Страна", 92, Kind::Text),
    column("ISO", 48, Kind::Short),
    column("Начало", 76, Kind::Day),
    column("Окончание", 92, Kind::Day),
    column("Точность", 82, Kind::Text),
    column("Когда", 92, Kind::Text),
    column("Мероприятие", 310, Kind::Text),
    column("Как в источнике", 250, Kind::Text),
    column("Ячейка", 72, Kind::Text),
    column("В отчёте", 76, Kind::Link),
];

/// Adds the sheet.
pub(super) fn add(
    workbook: &mut Workbook,
    report: &Report,
    formats: &Formats,
    places: &Places,
) -> Result<(), XlsxError> {
    let spec = Spec {
        name: "Мероприятия",
        alt_text: "Мероприятия года: по строке на мероприятие, в порядке отчёта",
        empty: "Мероприятий нет",
        columns: COLUMNS,
        year: report.year,
    };
    let mut flat = Flat::add(workbook, &spec, formats)?;
    let mut rows = places.events.iter();
    let mut count = 0;
    for chapter in &report.chapters {
        for country in &chapter.countries {
            for event in &country.events {
                count += 1;
                let (start, end) = ends(event);
                let place = rows.next().map_or(Value::Blank, |row| form::link(form::EVENTS, *row));
                flat.row(&[
                    number(count),
                    text_of(&chapter.region),
                    text_of(&country.country),
                    text_of(country.iso2.as_deref().unwrap_or("")),
                    start,
                    end,
                    text_of(precision(event)),
                    text_of(&event.when),
                    text_of(&event.text),
                    text_of(&event.as_written),
                    text_of(&event.cells),
                    place,
                ])?;
            }
        }
    }
    flat.finish()
}

/// The first beginning and the last end.
fn ends(event: &EventRow) -> (Value<'static>, Value<'static>) {
    let first = event.dates.iter().min_by_key(|span| span.start_day());
    let last = event.dates.iter().max_by_key(|span| span.end_day());
    (
        first.map_or(Value::Blank, |span| dates::end(span.start, span.approximate)),
        last.map_or(Value::Blank, |span| dates::end(span.end, span.approximate)),
    )
}

/// The precision of the coarsest date.
fn precision(event: &EventRow) -> &'static str {
    event.dates.iter().map(DateSpan::precision).max().map_or("", dates::precision)
}
