//! «Страны»: a row for each country, in the order of the report.
//!
//! The countries enter; the flat sheet leaves, each row with a link to its place in the form.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::{
    flat::{Flat, Spec, Value},
    form::{self, Places},
    formats::Formats,
};
use crate::{render::flat::countries, report::Report};

pub(super) use crate::model::own_workbook::COUNTRIES as NAME;

/// Adds the sheet.
pub(super) fn add(
    workbook: &mut Workbook,
    report: &Report,
    formats: &Formats,
    places: &Places,
) -> Result<(), XlsxError> {
    let columns = form::linked(&countries::COLUMNS);
    let spec = Spec {
        name: NAME,
        alt_text: "Страны: регион, код, сколько соглашений и мероприятий, в порядке отчёта",
        empty: "Стран нет",
        columns: &columns,
        year: report.year,
    };
    let mut flat = Flat::add(workbook, &spec, formats)?;
    let mut places = places.countries.iter();
    for row in countries::rows(report) {
        // The row of a region without countries bears no number.
        let place = if row[0] == Value::Blank { None } else { places.next() };
        let link = place.map_or(Value::Blank, |row| form::link(form::COUNTRY, *row));
        flat.row(&[row.as_slice(), &[link]].concat())?;
    }
    flat.finish()
}
