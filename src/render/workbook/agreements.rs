//! «Соглашения»: a row for each signing date of each agreement.
//!
//! The agreements enter; the flat sheet leaves, each row with a link to its place in the form.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::{
    flat::{Flat, Spec, Value},
    form::{self, Places},
    formats::Formats,
};
use crate::{render::flat::agreements, report::Report};

pub(super) use crate::model::own_workbook::AGREEMENTS as NAME;

/// Adds the sheet.
pub(super) fn add(
    workbook: &mut Workbook,
    report: &Report,
    formats: &Formats,
    places: &Places,
) -> Result<(), XlsxError> {
    let columns = form::linked(&agreements::COLUMNS);
    let spec = Spec {
        name: NAME,
        alt_text: "Соглашения: по строке на дату подписания, в порядке отчёта",
        empty: "Соглашений нет",
        columns: &columns,
        year: report.year,
    };
    let mut flat = Flat::add(workbook, &spec, formats)?;
    for (index, row) in agreements::rows(report) {
        let place = places.agreements.get(index);
        let link = place.map_or(Value::Blank, |row| form::link(form::PARTNER, *row));
        flat.row(&[row.as_slice(), &[link]].concat())?;
    }
    flat.finish()
}
