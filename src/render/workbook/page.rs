//! The printed page of every sheet: paper, margins, running heads.
//!
//! A sheet enters and leaves ready to print: A4 landscape, the margins of ГОСТ Р 7.0.97-2025
//! (left 20, right 10, top and bottom 20 mm), one page wide and as many high as it takes, the
//! head of its table on each of them. Excel ignores page breaks by hand on sheets that are fitted to
//! a page, so a sheet with them is printed at its own size, and its columns must fit.

use rust_xlsxwriter::{Worksheet, XlsxError};

/// The width that print leaves for cells, in pixels: 267 mm of a sheet's 96 to the inch, less what
/// LibreOffice rounds up in each column. Wider sheets are printed smaller.
pub(super) const WIDTH: u32 = 1004;

const A4: u8 = 9;
const LEFT: f64 = 20.0 / 25.4;
const RIGHT: f64 = 10.0 / 25.4;
const TOP_AND_BOTTOM: f64 = 20.0 / 25.4;
const RUNNING: f64 = 10.0 / 25.4;

/// Sets the page up; `head` is the row that stands on every page, if the sheet has one.
pub(super) fn set_up(sheet: &mut Worksheet, year: i32, head: Option<u32>) -> Result<(), XlsxError> {
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_margins(LEFT, RIGHT, TOP_AND_BOTTOM, TOP_AND_BOTTOM, RUNNING, RUNNING)
        .set_print_fit_to_pages(1, 0)
        .set_header("&C&\"Arial,Regular\"&9Страница &P из &N")
        .set_footer(format!("&L&\"Arial,Regular\"&8Отчёт за {year} год&R&8&A"));
    if let Some(row) = head {
        sheet.set_repeat_rows(row, row)?;
    }
    Ok(())
}

/// Begins a new page before each of these rows; the sheet must not be wider than [`WIDTH`].
pub(super) fn break_before(sheet: &mut Worksheet, rows: &[u32]) -> Result<(), XlsxError> {
    if rows.is_empty() {
        return Ok(());
    }
    // Excel takes no more than 1,023 of them.
    let rows = rows.get(..rows.len().min(1_023)).unwrap_or(rows);
    sheet.set_print_scale(100).set_page_breaks(rows)?;
    Ok(())
}
