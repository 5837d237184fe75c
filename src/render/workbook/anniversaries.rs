//! «Юбилеи»: a row for each round anniversary of the coming year.
//!
//! The anniversaries enter; the flat sheet leaves, in the order of the report, each row with a link
//! to the agreement in the form.

use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;

use super::{
    flat::{Column, Each, Flat, Kind, Spec, Value, column, text_of},
    form::{self, Form, Place, Places},
};
use crate::{
    model::{DateSpan, PartialDate},
    report::{Anniversary, Report},
};

/// The name of the sheet.
pub(super) const NAME: &str = "Юбилеи";

const COLUMNS: &[Column] = &[
    column("Когда", 110, Kind::Day),
    column("Лет", 52, Kind::Short),
    column("Подписано", 110, Kind::Day),
    column("Страна", 130, Kind::Text),
    column("Партнёр", 160, Kind::Text),
    column("Основание", 366, Kind::Text),
    column("В отчёте", 76, Kind::Link),
];

/// The sheet.
pub(super) fn flat<'r>(report: &'r Report<'r>, form: &'r Form) -> Flat<'r> {
    let spec = Spec {
        name: NAME,
        alt_text: "Круглые годовщины соглашений в наступающем году, по датам",
        empty: "Круглых годовщин в наступающем году нет",
        columns: COLUMNS.into(),
        year: report.year,
    };
    let targets = targets(report, &form.places);
    let each: Each<'r> = Box::new(move |row| {
        for anniversary in &report.anniversaries {
            let signing = &anniversary.signing;
            let partner = signing.partner.as_deref().unwrap_or("");
            let key = (signing.country, partner, signing.title);
            row(&[
                day(anniversary).map_or_else(|| text_of(&anniversary.when), Value::Date),
                Value::Number(f64::from(anniversary.years)),
                signing.date.map_or(Value::Blank, Value::Date),
                text_of(signing.country),
                text_of(partner),
                text_of(signing.title),
                targets.get(&key).map_or(Value::Blank, |at| form.link(form::PARTNER, *at)),
            ]);
        }
    });
    Flat::new(spec, form.most_rows, each)
}

/// Country, partner and title of an agreement.
type Key<'r> = (&'r str, &'r str, &'r str);

/// The row of the form of each agreement.
fn targets<'r>(report: &'r Report<'r>, places: &Places) -> FxHashMap<Key<'r>, Place> {
    let mut targets = FxHashMap::default();
    if report.anniversaries.is_empty() {
        return targets;
    }
    let countries = report.chapters.iter().flat_map(|chapter| &chapter.countries);
    let agreements = countries.flat_map(|c| c.agreements.iter().map(move |a| (&*c.country, a)));
    for ((country, agreement), row) in agreements.zip(&places.agreements) {
        let partner = agreement.partner.as_deref().unwrap_or("");
        targets.entry((country, partner, agreement.title)).or_insert(*row);
    }
    targets
}

/// The day of the coming year, where the signing is known to the day and that year has it.
fn day(anniversary: &Anniversary) -> Option<DateSpan> {
    match anniversary.signing.date {
        Some(DateSpan { start: PartialDate::Day(day), end, approximate: false })
            if end == PartialDate::Day(day) =>
        {
            let day: NaiveDate = day.with_year(day.year() + anniversary.years)?;
            Some(DateSpan::single(PartialDate::Day(day)))
        }
        _ => None,
    }
}
