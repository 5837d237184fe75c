//! «Отчёт»: the office's own form, ready to print.
//!
//! The report enters; the sheet leaves, or several where its rows are more than one can have, and
//! the [`Places`] of agreements and events for the links of the flat sheets. A region is a heading
//! row that its countries collapse under, and a country collapses to its first row; a country's
//! name is merged down its rows; its agreements and its events run down side by side, each event
//! on a line of its own with its date in bold. One merged cell for all events of a country is
//! absent on purpose: a row ends at 409 points, a page between rows, and neither may cut a line, so
//! the events are dealt out over the rows by [`share`](super::share).

mod country;
mod plan;
mod write;

use std::{borrow::Cow, rc::Rc};

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use self::{
    country::Right,
    plan::{Page, Row},
};
use super::{
    flat::{Column, Kind, Value, column, link},
    formats::Formats,
    package::{Laid, Rows, styled},
    page, text,
};
pub(super) use crate::model::own_workbook::FORM as NAME;
use crate::{cell, report::Report};

/// The column of countries.
pub(super) const COUNTRY: u16 = 0;
/// The column of partners.
pub(super) const PARTNER: u16 = 1;
/// The column of events.
pub(super) const EVENTS: u16 = 4;

/// The widths of the columns, in pixels; together a little less than [`page::WIDTH`].
const WIDTHS: [u32; 5] = [114, 130, 248, 98, 410];
const _: () = assert!(WIDTHS[0] + WIDTHS[1] + WIDTHS[2] + WIDTHS[3] + WIDTHS[4] < page::WIDTH);

/// What other sheets know of the form.
pub(super) struct Form {
    /// Where things stand in it.
    pub(super) places: Places,
    /// The names of its sheets: «Отчёт», «Отчёт 2».
    pub(super) names: Vec<String>,
    /// How many rows a sheet of the workbook may have.
    pub(super) most_rows: u32,
}

/// The sheets of the form, laid out.
pub(super) struct Pages<'r> {
    sheets: Vec<Page<'r>>,
    said: Said<'r>,
    year: i32,
}

/// What their rows say.
#[derive(Default)]
struct Said<'r> {
    heads: [&'r str; 5],
    events: Vec<Right<'r>>,
}

/// Where things stand in the form, in the order of the chapters.
#[derive(Default)]
pub(super) struct Places {
    /// The first row of each country.
    pub(super) countries: Vec<Place>,
    /// The row of each agreement.
    pub(super) agreements: Vec<Place>,
    /// The row of each event.
    pub(super) events: Vec<Place>,
}

/// A row of the form: which of its sheets, and which row there, both counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    sheet: u32,
    row: u32,
}

/// The columns of a flat sheet with one of links to the form after them.
pub(super) fn linked(columns: &[Column]) -> Cow<'static, [Column]> {
    [columns, &[column("В отчёте", 76, Kind::Link)]].concat().into()
}

impl Form {
    /// A link to a cell of the form.
    pub(super) fn link(&self, column: u16, Place { sheet, row }: Place) -> Value<'_> {
        let sheet = self.names.get(sheet as usize).map_or(NAME, String::as_str);
        link(sheet, (cell::Row::new(row + 1), cell::Column::new(u32::from(column) + 1)))
    }

    /// The form of the report, its columns called what the office calls them or else by
    /// `defaults`, on sheets of at most `most_rows`.
    pub(super) fn of<'r>(
        report: &'r Report<'r>,
        defaults: &'r [String; 5],
        most_rows: u32,
    ) -> (Self, Pages<'r>) {
        plan::plan(report, defaults, most_rows)
    }
}

impl<'r> Pages<'r> {
    /// Adds the sheets to the workbook, their rows to what is laid in.
    pub(super) fn lay(
        self,
        (workbook, form): (&mut Workbook, &Form),
        laid: &mut Vec<Laid<'r>>,
        (formats, break_before_regions): (&Formats, bool),
    ) -> Result<(), XlsxError> {
        let said = Rc::new(self.said);
        for (page, name) in self.sheets.into_iter().zip(&form.names) {
            let index = workbook.worksheets().len();
            let sheet = workbook.add_worksheet();
            sheet.set_name(name)?;
            frame(sheet, &page, (self.year, formats))?;
            if break_before_regions {
                page::break_before(sheet, page.regions.get(1..).unwrap_or_default())?;
            }
            let (first, rows, columns, is_table) = (0, page.count(), EVENTS + 1, false);
            let said = Rc::clone(&said);
            let write = Box::new(move |rows: &mut Rows<'_, 'r>| said.write(rows, &page));
            laid.push(Laid { index, first, rows, columns, is_table, write });
        }
        Ok(())
    }
}

/// All of a sheet but its rows.
fn frame(
    sheet: &mut Worksheet,
    page: &Page<'_>,
    (year, formats): (i32, &Formats),
) -> Result<(), XlsxError> {
    sheet.group_symbols_above(true);
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width_pixels(column, width)?;
    }
    page::set_up(sheet, year, Some(page.head))?;
    sheet.set_freeze_panes(page.head + 1, 0)?;
    let last = page.count().saturating_sub(1);
    text::unmarked(sheet, last, EVENTS)?;
    sheet.set_print_area(0, 0, last, EVENTS)?;
    // The rows have levels of their own, and the sheet says how deep they go.
    for _ in 0..page.rows.iter().map(Row::level).max().unwrap_or(0) {
        sheet.group_rows(0, 0)?;
    }
    styled(sheet, 0, write::styles(formats))
}
