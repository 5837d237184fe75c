//! A flat sheet: one head row, one row for each thing, nothing merged.
//!
//! A [`Spec`] and rows of [`Value`]s enter; a sheet leaves that sorts, filters and pivots: a real
//! Excel table with a name, its head frozen and repeated in print, days as dates, numbers as
//! numbers. A text that is longer than a cell may be goes on in a row of its own below, where
//! what says whose it is stands again.

use std::borrow::Cow;

use chrono::Datelike;
use rust_xlsxwriter::{
    ConditionalFormatFormula, Format, Table, TableColumn, TableStyle, Url, Workbook, Worksheet,
    XlsxError,
};

use super::{
    formats::{BODY, Formats, STRONG},
    measure::TALLEST,
    page, text,
};
pub(super) use crate::render::flat::{Column, Kind, Value, column, link, number, text_of};
use crate::{
    model::{DateSpan, PartialDate},
    report::dates::signed_long,
};

/// What a flat sheet is called and how it is built.
pub(super) struct Spec<'a> {
    /// The name on its tab, and the name of its table.
    pub(super) name: &'a str,
    /// What its table holds, for those who cannot see it.
    pub(super) alt_text: &'a str,
    /// What stands there instead of rows if there are none.
    pub(super) empty: &'a str,
    /// The columns, from the left.
    pub(super) columns: &'a [Column],
    /// The year that is reported on.
    pub(super) year: i32,
}

/// Excel takes no more links than this on one sheet; further addresses stand as text.
const MOST_LINKS: u32 = 65_530;

/// A flat sheet that is being filled.
pub(super) struct Flat<'a> {
    sheet: &'a mut Worksheet,
    spec: &'a Spec<'a>,
    formats: &'a Formats,
    /// The next row, counted from zero.
    row: u32,
    links: u32,
}

impl<'a> Flat<'a> {
    /// Adds the sheet to the workbook, with its head.
    pub(super) fn add(
        workbook: &'a mut Workbook,
        spec: &'a Spec<'a>,
        formats: &'a Formats,
    ) -> Result<Self, XlsxError> {
        let sheet = workbook.add_worksheet();
        sheet.set_name(spec.name)?.set_freeze_panes(1, 0)?;
        page::set_up(sheet, spec.year, Some(0))?;
        let mut lines = 1;
        for (index, column) in (0..).zip(spec.columns) {
            sheet.set_column_width_pixels(index, column.width)?;
            sheet.set_column_format(index, format(formats, column.kind))?;
            sheet.write_string_with_format(0, index, column.head, &formats.flat_head)?;
            // The button of the filter covers the end of the line.
            lines = lines.max(STRONG.lines(column.head, column.width.saturating_sub(16)));
        }
        sheet.set_row_height_pixels(0, STRONG.height(lines) + 6)?;
        Ok(Self { sheet, spec, formats, row: 1, links: 0 })
    }

    /// Adds a row; `values` are as many as there are columns.
    pub(super) fn row(&mut self, values: &[Value<'_>]) -> Result<(), XlsxError> {
        let parts: Vec<Vec<&str>> = values.iter().map(parts).collect();
        let rows = parts.iter().map(Vec::len).max().unwrap_or(1);
        for index in 0..rows {
            self.part(values, &parts, index)?;
        }
        Ok(())
    }

    /// Writes the part `index` of a row: what has one part alone stands in all of them.
    fn part(
        &mut self,
        values: &[Value<'_>],
        parts: &[Vec<&str>],
        index: usize,
    ) -> Result<(), XlsxError> {
        let mut lines = 1;
        for (number, (value, parts)) in (0_u16..).zip(values.iter().zip(parts)) {
            match value {
                Value::Blank => {}
                Value::Text(_) => {
                    let last = if parts.len() == 1 { parts.first() } else { None };
                    let part = parts.get(index).or(last).copied().unwrap_or("");
                    text::write(self.sheet, self.row, number, part, None)?;
                    lines = lines.max(self.lines(number, part));
                }
                Value::Number(count) => {
                    self.sheet.write_number(self.row, number, *count)?;
                }
                Value::Date(span) => self.date(number, span)?,
                Value::Link { sheet, cell, shown } => {
                    self.link(number, &format!("internal:'{}'!{cell}", quoted(sheet)), shown)?;
                    lines = lines.max(self.lines(number, shown));
                }
            }
        }
        if lines > 1 {
            self.sheet.set_row_height_pixels(self.row, BODY.height(lines).min(TALLEST))?;
        }
        self.row += 1;
        Ok(())
    }

    fn lines(&self, number: u16, part: &str) -> u32 {
        let column = self.spec.columns.get(usize::from(number));
        column.map_or(1, |column| BODY.lines(part, column.width))
    }

    /// A real date where the source knows the day, words elsewhere: a month is never made into its
    /// first day, because a cell that holds a date says that the day is known. Excel knows no day
    /// before 1900.
    fn date(&mut self, number: u16, span: &DateSpan) -> Result<(), XlsxError> {
        match span.start {
            PartialDate::Day(day)
                if span.start == span.end && !span.approximate && day.year() >= 1900 =>
            {
                self.sheet.write_datetime(self.row, number, day)?;
                Ok(())
            }
            _ => text::write(self.sheet, self.row, number, &signed_long(span), None),
        }
    }

    fn link(&mut self, number: u16, target: &str, shown: &str) -> Result<(), XlsxError> {
        self.links += 1;
        if self.links > MOST_LINKS {
            return text::write(self.sheet, self.row, number, shown, None);
        }
        let target = Url::new(target).set_text(shown);
        self.sheet.write_url_with_format(self.row, number, target, &self.formats.link)?;
        Ok(())
    }

    /// Closes the sheet: table, filter, rules, print area.
    pub(super) fn finish(self) -> Result<(), XlsxError> {
        let Self { sheet, spec, formats, row, .. } = self;
        let last_column = u16::try_from(spec.columns.len()).unwrap_or(1).saturating_sub(1);
        if row == 1 {
            text::write(sheet, 1, 0, spec.empty, Some(&formats.note))?;
            sheet.set_print_area(0, 0, 1, last_column)?;
            return Ok(());
        }
        let last = row - 1;
        let columns: Vec<TableColumn> = spec
            .columns
            .iter()
            .map(|c| TableColumn::new().set_header(c.head).set_header_format(&formats.flat_head))
            .collect();
        let table = Table::new()
            .set_name(spec.name)
            .set_style(TableStyle::Light1)
            .set_columns(&columns)
            .set_alt_text_title(spec.name)
            .set_alt_text(spec.alt_text);
        sheet.add_table(0, 0, last, last_column, &table)?;
        // LibreOffice draws no table styles: one condition for the whole table draws the rules.
        let always =
            ConditionalFormatFormula::new().set_rule("=ROW()>1").set_format(&formats.ruled);
        sheet.add_conditional_format(1, 0, last, last_column, &always)?;
        text::unmarked(sheet, last, last_column)?;
        sheet.set_print_area(0, 0, last, last_column)?;
        Ok(())
    }
}

/// The name of a sheet within apostrophes.
pub(super) fn quoted(sheet: &str) -> Cow<'_, str> {
    if sheet.contains('\'') { sheet.replace('\'', "''").into() } else { sheet.into() }
}

/// The pieces of a text that its cells hold; one for anything else.
fn parts<'v>(value: &'v Value<'_>) -> Vec<&'v str> {
    match value {
        Value::Text(text) => text::pieces(text),
        _ => vec![""],
    }
}

fn format(formats: &Formats, kind: Kind) -> &Format {
    match kind {
        Kind::Text => &formats.text,
        Kind::Short => &formats.centred,
        Kind::Day => &formats.day,
        Kind::Link => &formats.link,
    }
}
