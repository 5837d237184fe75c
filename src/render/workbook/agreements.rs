//! «Соглашения»: a row for each signing date of each agreement.
//!
//! The agreements enter; the flat sheet leaves, each row with a link to its place in the form.

use super::{
    flat::{Each, Flat, Spec, Value, with},
    form::{self, Form},
};
use crate::{render::flat::agreements, report::Report};

pub(super) use crate::model::own_workbook::AGREEMENTS as NAME;

/// The sheet.
pub(super) fn flat<'r>(report: &'r Report<'r>, form: &'r Form) -> Flat<'r> {
    let spec = Spec {
        name: NAME,
        alt_text: "Соглашения: по строке на дату подписания, в порядке отчёта",
        empty: "Соглашений нет",
        columns: form::linked(&agreements::COLUMNS),
        year: report.year,
    };
    let each: Each<'r> = Box::new(move |row| {
        for (index, values) in agreements::rows(report) {
            let place = form.places.agreements.get(index);
            let link = place.map_or(Value::Blank, |at| form.link(form::PARTNER, *at));
            row(&with(values, link));
        }
    });
    Flat::new(spec, form.most_rows, each)
}
