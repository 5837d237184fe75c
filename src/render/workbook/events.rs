//! «Мероприятия»: a row for each event.
//!
//! The events enter; the flat sheet leaves, each row with a link to its place in the form.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::{
    flat::{Flat, Spec, Value},
    form::{self, Places},
    formats::Formats,
};
use crate::{render::flat::events, report::Report};

pub(super) use crate::model::own_workbook::EVENTS as NAME;

/// Adds the sheet.
pub(super) fn add(
    workbook: &mut Workbook,
    report: &Report,
    formats: &Formats,
    places: &Places,
) -> Result<(), XlsxError> {
    let columns = form::linked(&events::COLUMNS);
    let spec = Spec {
        name: NAME,
        alt_text: "Мероприятия года: по строке на мероприятие, в порядке отчёта",
        empty: "Мероприятий нет",
        columns: &columns,
        year: report.year,
    };
    let mut flat = Flat::add(workbook, &spec, formats)?;
    let mut places = places.events.iter();
    for (_, row) in events::rows(report) {
        let link = places.next().map_or(Value::Blank, |row| form::link(form::EVENTS, *row));
        flat.row(&[row.as_slice(), &[link]].concat())?;
    }
    flat.finish()
}
