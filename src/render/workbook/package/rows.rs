//! The rows of a sheet as XML, written as they come.
//!
//! Cells enter from left to right and rows from top to bottom; pieces of the part leave while more
//! come. Merges and links, which stand after all rows, are kept until then.

use std::{borrow::Cow, fmt::Write};

use chrono::NaiveDate;

use super::{
    Piece, Sink,
    strings::{Line, Strings},
    xml,
};
use crate::{
    cell::{Column, Row},
    model::own_workbook::{MOST_LINKS, fits_in_cell},
};

/// How many bytes make a piece.
pub(super) const FULL: usize = 1 << 18;

/// A style of the sheet: which of those that it was [styled](super::styled) with.
pub(in crate::render::workbook) type Style = usize;

/// How a row looks.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::render::workbook) struct RowLook {
    /// Its height in pixels, if it is not that of an empty row.
    pub(in crate::render::workbook) height: Option<u32>,
    /// How deep it lies in what collapses.
    pub(in crate::render::workbook) level: u8,
    /// Whether it is hidden.
    pub(in crate::render::workbook) hidden: bool,
}

/// The rows of a sheet that is being written.
pub(in crate::render::workbook) struct Rows<'w, 'r> {
    xml: Vec<u8>,
    sink: &'w Sink,
    strings: &'w mut Strings<'r>,
    /// What stands after the address, by style: in a cell of text, in any other.
    styles: Vec<[String; 2]>,
    /// The number of the row, in digits.
    row: Vec<u8>,
    merges: Listed,
    links: Listed,
    /// Where the last of them leads.
    address: String,
}

/// Elements that stand after the rows.
#[derive(Default)]
pub(super) struct Listed {
    pub(super) count: usize,
    pub(super) xml: Vec<u8>,
}

impl<'w, 'r> Rows<'w, 'r> {
    /// No rows yet; each of the `styles` is an attribute.
    pub(super) fn new(strings: &'w mut Strings<'r>, styles: &[String], sink: &'w Sink) -> Self {
        let (merges, links) = (Listed::default(), Listed::default());
        let (xml, row) = (Vec::with_capacity(FULL + FULL / 4), Vec::new());
        let both = |style: &String| [format!("\"{style} t=\"s\"><v>"), format!("\"{style}")];
        let styles = styles.iter().map(both).collect();
        Self { xml, sink, strings, styles, row, merges, links, address: String::new() }
    }

    /// Begins a row, counted from zero.
    pub(in crate::render::workbook) fn begin(&mut self, row: u32, look: RowLook) {
        self.row.clear();
        xml::whole(&mut self.row, row + 1);
        let xml = &mut self.xml;
        xml.extend_from_slice(b"<row r=\"");
        xml.extend_from_slice(&self.row);
        xml.push(b'"');
        if let Some(pixels) = look.height {
            xml.extend_from_slice(b" ht=\"");
            xml::points(xml, pixels);
            xml.extend_from_slice(b"\"");
        }
        if look.hidden {
            xml.extend_from_slice(b" hidden=\"1\"");
        }
        if look.height.is_some() {
            xml.extend_from_slice(b" customHeight=\"1\"");
        }
        if look.level > 0 {
            xml.extend_from_slice(b" outlineLevel=\"");
            xml::whole(xml, u32::from(look.level));
            xml.extend_from_slice(b"\"");
        }
        xml.push(b'>');
    }

    /// Ends the row.
    pub(in crate::render::workbook) fn end(&mut self) {
        self.xml.extend_from_slice(b"</row>");
        self.sink.send_full(&mut self.xml);
    }

    /// A cell with nothing in it but its style.
    pub(in crate::render::workbook) fn blank(&mut self, column: u16, style: Style) {
        self.cell(column, style);
        self.xml.extend_from_slice(b"/>");
    }

    /// The number of a text, for cells of it. It must fit into one, as `text::pieces` sees to it,
    /// and not be empty.
    pub(in crate::render::workbook) fn number_of(&mut self, text: impl Into<Cow<'r, str>>) -> u32 {
        let text = text.into();
        debug_assert!(fits_in_cell(&text) && !text.is_empty(), "a text that is no cell's: {text}");
        self.strings.plain(text)
    }

    /// A cell of text.
    pub(in crate::render::workbook) fn text(
        &mut self,
        column: u16,
        style: Style,
        text: impl Into<Cow<'r, str>>,
    ) {
        let number = self.number_of(text);
        self.string(column, style, number);
    }

    /// A cell of text, or nothing but its style where that is empty.
    pub(in crate::render::workbook) fn text_or_blank(
        &mut self,
        column: u16,
        style: Style,
        text: &'r str,
    ) {
        if text.is_empty() {
            self.blank(column, style);
        } else {
            self.text(column, style, text);
        }
    }

    /// A cell of lines with their dates in bold.
    pub(in crate::render::workbook) fn lines(
        &mut self,
        column: u16,
        style: Style,
        lines: impl Iterator<Item = Line<'r>>,
    ) {
        let number = self.strings.dated(lines);
        self.string(column, style, number);
    }

    /// A cell of the text that has this number.
    pub(in crate::render::workbook) fn string(&mut self, column: u16, style: Style, number: u32) {
        self.strings.cells += 1;
        self.open(column, style, true);
        xml::whole(&mut self.xml, number);
        self.xml.extend_from_slice(b"</v></c>");
    }

    /// A cell with a number.
    pub(in crate::render::workbook) fn number(&mut self, column: u16, style: Style, number: f64) {
        self.cell(column, style);
        self.xml.extend_from_slice(b"><v>");
        xml::number(&mut self.xml, number);
        self.xml.extend_from_slice(b"</v></c>");
    }

    /// A cell with a day since 1900.
    pub(in crate::render::workbook) fn day(&mut self, column: u16, style: Style, day: NaiveDate) {
        self.number(column, style, f64::from(serial(day)));
    }

    /// A cell with a truth value.
    pub(in crate::render::workbook) fn truth(&mut self, column: u16, style: Style, truth: bool) {
        self.cell(column, style);
        let value: &[u8] = if truth { b" t=\"b\"><v>1</v></c>" } else { b" t=\"b\"><v>0</v></c>" };
        self.xml.extend_from_slice(value);
    }

    /// A cell that leads to another of the workbook, whose sheet is given as it is quoted.
    pub(in crate::render::workbook) fn link(
        &mut self,
        column: u16,
        style: Style,
        (sheet, at): (&str, (Row, Column)),
        shown: Option<&str>,
    ) {
        self.address.clear();
        let _written = write!(self.address, "{}", at.1).is_ok();
        self.address.push_str(itoa::Buffer::new().format(at.0.get()));
        let shown = shown.unwrap_or(&self.address);
        let number = self.strings.copied(shown);
        // Further addresses stand as text.
        if self.links.count >= MOST_LINKS {
            return self.string(column, style, number);
        }
        self.links.count += 1;
        let xml = &mut self.links.xml;
        xml.extend_from_slice(b"<hyperlink ref=\"");
        xml::column(xml, column);
        xml.extend_from_slice(&self.row);
        xml.extend_from_slice(b"\" location=\"'");
        xml::attribute(xml, sheet);
        xml.extend_from_slice(b"'!");
        xml.extend_from_slice(self.address.as_bytes());
        xml.extend_from_slice(b"\"/>");
        self.string(column, style, number);
    }

    /// Merges cells, rows and columns counted from zero.
    pub(in crate::render::workbook) fn merge(
        &mut self,
        (top, left): (u32, u16),
        (bottom, right): (u32, u16),
    ) {
        self.merges.count += 1;
        let xml = &mut self.merges.xml;
        xml.extend_from_slice(b"<mergeCell ref=\"");
        xml::column(xml, left);
        xml::whole(xml, top + 1);
        xml.push(b':');
        xml::column(xml, right);
        xml::whole(xml, bottom + 1);
        xml.extend_from_slice(b"\"/>");
    }

    /// Sends what is left of the rows; the merges and the links.
    pub(super) fn finish(self) -> (Listed, Listed) {
        self.sink.send(Piece::Bytes(self.xml));
        (self.merges, self.links)
    }

    fn cell(&mut self, column: u16, style: Style) {
        self.open(column, style, false);
    }

    fn open(&mut self, column: u16, style: Style, is_text: bool) {
        let xml = &mut self.xml;
        xml.extend_from_slice(b"<c r=\"");
        xml::column(xml, column);
        xml.extend_from_slice(&self.row);
        let after = match (self.styles.get(style), is_text) {
            (Some([text, _]), true) => text,
            (Some([_, any]), false) => any,
            (None, true) => "\" t=\"s\"><v>",
            (None, false) => "\"",
        };
        xml.extend_from_slice(after.as_bytes());
    }
}

/// The number of a day, as Excel counts them; it takes 1900 for a leap year.
fn serial(day: NaiveDate) -> i32 {
    use chrono::Datelike;
    let days = day.num_days_from_ce() - 693_594;
    if days < 61 { days - 1 } else { days }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn days_have_the_numbers_of_excel() {
        let serial = |y, m, d| serial(NaiveDate::from_ymd_opt(y, m, d).unwrap());
        assert_eq!(serial(1900, 1, 1), 1);
        assert_eq!(serial(1900, 2, 28), 59);
        assert_eq!(serial(1900, 3, 1), 61);
        assert_eq!(serial(2025, 5, 1), 45_778);
    }
}
