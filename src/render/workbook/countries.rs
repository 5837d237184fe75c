//! «Страны»: a row for each country, in the order of the report.
//!
//! The countries enter; the flat sheet leaves, each row with a link to its place in the form.

use super::{
    flat::{Each, Flat, Spec, Value, with},
    form::{self, Form},
};
use crate::{render::flat::countries, report::Report};

pub(super) use crate::model::own_workbook::COUNTRIES as NAME;

/// The sheet.
pub(super) fn flat<'r>(report: &'r Report<'r>, form: &'r Form) -> Flat<'r> {
    let spec = Spec {
        name: NAME,
        alt_text: "Страны: регион, код, сколько соглашений и мероприятий, в порядке отчёта",
        empty: "Стран нет",
        columns: form::linked(&countries::COLUMNS),
        year: report.year,
    };
    let each: Each<'r> = Box::new(move |row| {
        let mut places = form.places.countries.iter();
        for values in countries::rows(report) {
            // The row of a region without countries bears no number.
            let place = if values[0] == Value::Blank { None } else { places.next() };
            let link = place.map_or(Value::Blank, |at| form.link(form::COUNTRY, *at));
            row(&with(values, link));
        }
    });
    Flat::new(spec, form.most_rows, each)
}
