//! «Соглашения»: a row for each signing date of each agreement.
//!
//! The chapters enter; the flat sheet leaves. An agreement of two dates has two rows with one
//! number, so that every date is typed and the numbers count the agreements; one without a date
//! has a row with an empty date. The year is a number of its own, for sorting and for pivots.

use chrono::Datelike;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::{
    dates,
    flat::{Column, Flat, Kind, Spec, Value, column, number, text_of},
    form::{self, Places},
    formats::Formats,
};
use crate::{
    model::{DateSpan, PartnerKind, Precision},
    report::{AgreementRow, Chapter, CountryBlock, Report},
};

const COLUMNS: &[Column] = &[
    column("№", 44, Kind::Short),
    column("Регион", 82, Kind::Text),
    column("Страна", 100, Kind::Text),
    column("ISO", 48, Kind::Short),
    column("Партнёр", 120, Kind::Text),
    column("Вид", 84, Kind::Text),
    column("Основание", 300, Kind::Text),
    column("Подписано", 92, Kind::Day),
    column("Год", 54, Kind::Short),
    column("Точность", 82, Kind::Text),
    column("Как в источнике", 128, Kind::Text),
    column("Ячейки", 124, Kind::Text),
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
        name: "Соглашения",
        alt_text: "Соглашения: по строке на дату подписания, в порядке отчёта",
        empty: "Соглашений нет",
        columns: COLUMNS,
        year: report.year,
    };
    let mut flat = Flat::add(workbook, &spec, formats)?;
    let mut rows = places.agreements.iter();
    let mut count = 0;
    for chapter in &report.chapters {
        for country in &chapter.countries {
            for agreement in &country.agreements {
                count += 1;
                let row = rows.next().copied();
                for date in dates_of(agreement) {
                    flat.row(&cells(chapter, country, agreement, count, date, row))?;
                }
            }
        }
    }
    flat.finish()
}

/// The dates of an agreement; one that is missing stands for none.
fn dates_of(agreement: &AgreementRow) -> Vec<Option<&DateSpan>> {
    if agreement.dates.is_empty() { vec![None] } else { agreement.dates.iter().map(Some).collect() }
}

fn cells<'a>(
    chapter: &'a Chapter,
    country: &'a CountryBlock,
    agreement: &'a AgreementRow,
    count: usize,
    date: Option<&DateSpan>,
    row: Option<u32>,
) -> [Value<'a>; 13] {
    [
        number(count),
        text_of(&chapter.region),
        text_of(&country.country),
        text_of(country.iso2.as_deref().unwrap_or("")),
        text_of(agreement.partner.as_deref().unwrap_or("")),
        text_of(agreement.kind.map_or("", kind)),
        text_of(&agreement.title),
        date.map_or(Value::Blank, dates::span),
        date.and_then(year).map_or(Value::Blank, |year| Value::Number(f64::from(year))),
        text_of(date.map_or("", |date| dates::precision(date.precision()))),
        text_of(&agreement.signed_as_written),
        text_of(&agreement.cells),
        row.map_or(Value::Blank, |row| form::link(form::PARTNER, row)),
    ]
}

/// The year of a signing, where there is one.
fn year(date: &DateSpan) -> Option<i32> {
    (date.precision() != Precision::Decade).then(|| date.start_day().year())
}

fn kind(kind: PartnerKind) -> &'static str {
    match kind {
        PartnerKind::City => "город",
        PartnerKind::Province => "провинция",
        PartnerKind::District => "район",
        PartnerKind::Entity => "иное",
    }
}
