//! «Юбилеи»: a row for each round anniversary of the coming year.
//!
//! The anniversaries enter; the flat sheet leaves, in the order of the report.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::{
    dates,
    flat::{Column, Flat, Kind, Spec, Value, column, text_of},
    formats::Formats,
};
use crate::{
    model::{DateSpan, PartialDate},
    report::{Anniversary, Report},
};

const COLUMNS: &[Column] = &[
    column("Когда", 110, Kind::Day),
    column("Лет", 52, Kind::Short),
    column("Подписано", 110, Kind::Day),
    column("Страна", 130, Kind::Text),
    column("Партнёр", 160, Kind::Text),
    column("Основание", 440, Kind::Text),
];

/// Adds the sheet.
pub(super) fn add(
    workbook: &mut Workbook,
    report: &Report,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let spec = Spec {
        name: "Юбилеи",
        alt_text: "Круглые годовщины соглашений в наступающем году, по датам",
        empty: "Круглых годовщин в наступающем году нет",
        columns: COLUMNS,
        year: report.year,
    };
    let mut flat = Flat::add(workbook, &spec, formats)?;
    for anniversary in &report.anniversaries {
        let signing = &anniversary.signing;
        flat.row(&[
            day(anniversary).map_or_else(|| text_of(&anniversary.when), Value::Day),
            Value::Number(f64::from(anniversary.years)),
            signing.date.as_ref().map_or(Value::Blank, dates::span),
            text_of(&signing.country),
            text_of(signing.partner.as_deref().unwrap_or("")),
            text_of(&signing.title),
        ])?;
    }
    flat.finish()
}

/// The day of the coming year, where the signing is known to the day and that year has it.
fn day(anniversary: &Anniversary) -> Option<NaiveDate> {
    match anniversary.signing.date {
        Some(DateSpan { start: PartialDate::Day(day), end, approximate: false })
            if end == PartialDate::Day(day) =>
        {
            day.with_year(day.year() + anniversary.years)
        }
        _ => None,
    }
}
