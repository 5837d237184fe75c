//! A sheet as the library writes it → what stands before its rows, and what after them.
//!
//! The XML of a sheet and what is laid in enter; the frame leaves. What styles are called in the
//! file only the library knows: a sheet that is laid in has a cell of each style in its first row
//! here, and its own rows take that one's place.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::rows::{Listed, Rows};
use crate::cell::Column;

/// A sheet of the workbook whose rows are written here.
pub(in crate::render::workbook) struct Laid<'r> {
    /// Which of the workbook's sheets it is, counted from zero.
    pub(in crate::render::workbook) index: usize,
    /// The first row that is written here, counted from zero; those above it are the library's.
    pub(in crate::render::workbook) first: u32,
    /// How many rows and columns the sheet has in all.
    pub(in crate::render::workbook) rows: u32,
    /// See [`Laid::rows`].
    pub(in crate::render::workbook) columns: u16,
    /// Whether all of it is a table of Excel; the library has one of its first two rows.
    pub(in crate::render::workbook) is_table: bool,
    /// Writes the rows.
    pub(in crate::render::workbook) write: Writer<'r>,
}

/// What writes the rows of a sheet.
type Writer<'r> = Box<dyn FnOnce(&mut Rows<'_, 'r>) + 'r>;

impl Laid<'_> {
    /// The name of its part.
    pub(super) fn part(&self) -> String {
        format!("xl/worksheets/sheet{}.xml", self.index + 1)
    }

    /// How far it goes, or would if it had `rows`.
    fn extent(&self, rows: u32) -> String {
        format!("ref=\"A1:{}{rows}\"", Column::new(u32::from(self.columns)))
    }
}

/// Says which styles the rows of a sheet have that begin in row `first`, counted from zero.
pub(in crate::render::workbook) fn styled<'f>(
    sheet: &mut Worksheet,
    first: u32,
    formats: impl IntoIterator<Item = &'f Format>,
) -> Result<(), XlsxError> {
    for (column, format) in (0..).zip(formats) {
        sheet.write_blank(first, column, format)?;
    }
    Ok(())
}

/// What stands around the rows of a sheet.
pub(super) struct Frame<'x> {
    /// All before them.
    pub(super) head: String,
    /// The attribute of each style.
    pub(super) styles: Vec<String>,
    /// All after them.
    tail: &'x str,
}

impl<'x> Frame<'x> {
    /// The frame in the XML of a sheet.
    pub(super) fn of(xml: &'x str, laid: &Laid<'_>) -> Self {
        let first = format!("<row r=\"{}\"", laid.first + 1);
        let (before, rest) = xml.split_once(&first).unwrap_or((xml, ""));
        let (row, _) = rest.split_once("</row>").unwrap_or_default();
        let style = |cell: &str| {
            let (_, number) = cell.split_once(" s=\"")?;
            Some(format!(" s=\"{}\"", number.split('"').next()?))
        };
        let styles = row.split("<c ").skip(1).map(|cell| style(cell).unwrap_or_default()).collect();
        let tail = xml.rfind(END).and_then(|at| xml.get(at..)).unwrap_or_default();
        Self { head: with_dimension(before, laid), styles, tail }
    }

    /// What stands after the rows, piece by piece, with merges and links in their places
    /// (ECMA-376, `CT_Worksheet`).
    pub(super) fn tail(&self, merges: Listed, links: Listed) -> impl Iterator<Item = Vec<u8>> {
        let after = self.tail.strip_prefix(END).unwrap_or(self.tail);
        let (before_links, after) = after.split_at(after.find("<pageMargins").unwrap_or(0));
        let list = |list: Listed, start: String, end: &str| match list.count {
            0 => [Vec::new(), Vec::new(), Vec::new()],
            _ => [start.into_bytes(), list.xml, end.into()],
        };
        let start = format!("<mergeCells count=\"{}\">", merges.count);
        let merges = list(merges, start, "</mergeCells>");
        let links = list(links, "<hyperlinks>".to_owned(), "</hyperlinks>");
        let pieces = [END.into()].into_iter().chain(merges).chain([before_links.into()]);
        pieces.chain(links).chain([after.into()])
    }
}

/// What ends the rows.
const END: &str = "</sheetData>";

/// The tables with their true extents: by name of their part, what is there and what should be.
pub(super) fn tables(laid: &[Laid<'_>]) -> Vec<(String, String, String)> {
    let tables = (1..).zip(laid.iter().filter(|laid| laid.is_table));
    let part = |number: u32| format!("xl/tables/table{number}.xml");
    tables.map(|(n, laid)| (part(n), laid.extent(2), laid.extent(laid.rows))).collect()
}

/// The XML with the true extent of the sheet.
fn with_dimension(xml: &str, laid: &Laid<'_>) -> String {
    let extent = format!("<dimension {}/>", laid.extent(laid.rows));
    let Some((before, (_, after))) = xml
        .split_once("<dimension ")
        .and_then(|(before, after)| Some((before, after.split_once("/>")?)))
    else {
        return xml.to_owned();
    };
    [before, &extent, after].concat()
}
