//! Agreements, a row for each signing date.
//!
//! The chapters enter; rows leave in the order of the report. An agreement of two dates has two
//! rows with one number, so that every date is typed and the numbers count the agreements; one
//! without a date has a row with an empty date. The year is a number of its own, for sorting and
//! for pivots.

use chrono::Datelike;

use super::{Column, Kind, Value, column, number, precision, text_of};
use crate::{
    model::{DateSpan, PartnerKind, Precision, own_workbook as own},
    report::{AgreementRow, Chapter, CountryBlock, Report},
};

/// The columns, from the left.
pub(in crate::render) const COLUMNS: [Column; 12] = [
    column(own::NUMBER, 44, Kind::Short),
    column(own::REGION, 82, Kind::Text),
    column(own::COUNTRY, 100, Kind::Text),
    column(own::ISO, 48, Kind::Short),
    column(own::PARTNER, 120, Kind::Text),
    column("Вид", 84, Kind::Text),
    column(own::BASIS, 300, Kind::Text),
    column(own::SIGNED, 92, Kind::Day),
    column("Год", 54, Kind::Short),
    column("Точность", 82, Kind::Text),
    column(own::AS_WRITTEN, 128, Kind::Text),
    column("Ячейки", 124, Kind::Text),
];

/// The rows, each with the number of its agreement from zero.
pub(in crate::render) fn rows<'r>(
    report: &'r Report<'r>,
) -> impl Iterator<Item = (usize, [Value<'r>; COLUMNS.len()])> {
    let countries = report.chapters.iter().flat_map(|c| c.countries.iter().map(move |b| (c, b)));
    let agreements = countries.flat_map(|(chapter, country)| {
        country.agreements.iter().map(move |agreement| (chapter, country, agreement))
    });
    agreements.enumerate().flat_map(|(index, (chapter, country, agreement))| {
        let dates = agreement.dates.iter().map(Some);
        let none = agreement.dates.is_empty().then_some(None);
        let dates = dates.chain(none);
        dates.map(move |date| (index, row(index + 1, chapter, country, agreement, date)))
    })
}

fn row<'r>(
    count: usize,
    chapter: &'r Chapter<'r>,
    country: &'r CountryBlock<'r>,
    agreement: &'r AgreementRow<'r>,
    date: Option<&DateSpan>,
) -> [Value<'r>; COLUMNS.len()] {
    [
        number(count),
        text_of(&chapter.region),
        text_of(&country.country),
        text_of(country.iso2.as_deref().unwrap_or("")),
        text_of(agreement.partner.as_deref().unwrap_or("")),
        text_of(agreement.kind.map_or("", kind)),
        text_of(agreement.title),
        date.map_or(Value::Blank, |date| Value::Date(*date)),
        date.and_then(year).map_or(Value::Blank, |year| Value::Number(f64::from(year))),
        text_of(date.map_or("", |date| precision(date.precision()))),
        text_of(agreement.signed_as_written),
        text_of(&agreement.cells),
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
