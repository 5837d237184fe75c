//! «Мероприятия»: a row for each event.
//!
//! The events enter; the flat sheet leaves, each row with a link to its place in the form.

use super::{
    flat::{Each, Flat, Spec, Value, with},
    form::{self, Form},
};
use crate::{render::flat::events, report::Report};

pub(super) use crate::model::own_workbook::EVENTS as NAME;

/// The sheet.
pub(super) fn flat<'r>(report: &'r Report<'r>, form: &'r Form) -> Flat<'r> {
    let spec = Spec {
        name: NAME,
        alt_text: "Мероприятия года: по строке на мероприятие, в порядке отчёта",
        empty: "Мероприятий нет",
        columns: form::linked(&events::COLUMNS),
        year: report.year,
    };
    let each: Each<'r> = Box::new(move |row| {
        let mut places = form.places.events.iter();
        for (_, values) in events::rows(report) {
            let link = places.next().map_or(Value::Blank, |at| form.link(form::EVENTS, *at));
            row(&with(values, link));
        }
    });
    Flat::new(spec, form.most_rows, each)
}
