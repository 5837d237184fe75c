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
/// A sheet has no more rows than this; further ones stand on a sheet more.
const MOST_ROWS: u32 = 1_048_576;
/// A text of no more bytes fits into a cell, whatever it says.
const SURELY_FITS: usize = 4_000;

/// A flat sheet that is being filled, or several.
pub(super) struct Flat<'a> {
    workbook: &'a mut Workbook,
    spec: &'a Spec<'a>,
    formats: &'a Formats,
    /// How many sheets there are, and which of the workbook's is the last of them.
    sheets: u32,
    index: usize,
    /// The next row of that, counted from zero, and how many rows it may have.
    row: u32,
    most_rows: u32,
    links: u32,
}

impl<'a> Flat<'a> {
    /// Adds the sheet to the workbook, with its head.
    pub(super) fn add(
        workbook: &'a mut Workbook,
        spec: &'a Spec<'a>,
        formats: &'a Formats,
    ) -> Result<Self, XlsxError> {
        let (sheets, index, row, links) = (0, 0, 1, 0);
        let most_rows = MOST_ROWS;
        let mut flat = Self { workbook, spec, formats, sheets, index, row, most_rows, links };
        flat.begin()?;
        Ok(flat)
    }

    /// Begins a sheet: «Мероприятия», «Мероприятия 2».
    fn begin(&mut self) -> Result<(), XlsxError> {
        let Self { spec, formats, .. } = *self;
        self.sheets += 1;
        self.index = self.workbook.worksheets().len();
        (self.row, self.links) = (1, 0);
        let name = self.name(" ");
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
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
        Ok(())
    }

    /// The name of the sheet, with its number if it is not the first.
    fn name(&self, before_number: &str) -> Cow<'a, str> {
        match self.sheets {
            1 => self.spec.name.into(),
            number => format!("{}{before_number}{number}", self.spec.name).into(),
        }
    }

    /// Adds a row; `values` are as many as there are columns.
    pub(super) fn row(&mut self, values: &[Value<'_>]) -> Result<(), XlsxError> {
        if values.iter().all(fits) {
            return self.part(values, &[], 0);
        }
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
        if self.row >= self.most_rows {
            self.close()?;
            self.begin()?;
        }
        let Self { spec, formats, row, .. } = *self;
        let sheet = self.workbook.worksheet_from_index(self.index)?;
        let mut lines = 1;
        for (number, (value, column)) in (0_u16..).zip(values.iter().zip(spec.columns)) {
            let parts = parts.get(usize::from(number));
            match value {
                Value::Blank => {}
                Value::Text(text) => {
                    let part = parts.map_or(&**text, |parts| part_of(parts, index));
                    text::write(sheet, row, number, part, None)?;
                    lines = lines.max(BODY.lines(part, column.width));
                }
                Value::Number(count) => {
                    sheet.write_number(row, number, *count)?;
                }
                Value::Date(span) => date(sheet, (row, number), span)?,
                Value::Link { shown, .. } if self.links >= MOST_LINKS => {
                    text::write(sheet, row, number, shown, None)?;
                }
                Value::Link { sheet: other, cell, shown } => {
                    self.links += 1;
                    let target = Url::new(format!("internal:'{}'!{cell}", quoted(other)));
                    let target = target.set_text(&**shown);
                    sheet.write_url_with_format(row, number, target, &formats.link)?;
                    lines = lines.max(BODY.lines(shown, column.width));
                }
            }
        }
        if lines > 1 {
            sheet.set_row_height_pixels(row, BODY.height(lines).min(TALLEST))?;
        }
        self.row += 1;
        Ok(())
    }

    /// Closes the last sheet.
    pub(super) fn finish(mut self) -> Result<(), XlsxError> {
        self.close()
    }

    /// Closes the sheet: table, filter, rules, print area.
    fn close(&mut self) -> Result<(), XlsxError> {
        let Self { spec, formats, row, .. } = *self;
        let name = self.name("_");
        let sheet = self.workbook.worksheet_from_index(self.index)?;
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
            .set_name(name)
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

/// A real date where the source knows the day, words elsewhere: a month is never made into its first
/// day, because a cell that holds a date says that the day is known. Excel knows no day before 1900.
fn date(sheet: &mut Worksheet, at: (u32, u16), span: &DateSpan) -> Result<(), XlsxError> {
    match span.start {
        PartialDate::Day(day)
            if span.start == span.end && !span.approximate && day.year() >= 1900 =>
        {
            sheet.write_datetime(at.0, at.1, day)?;
            Ok(())
        }
        _ => text::write(sheet, at.0, at.1, &signed_long(span), None),
    }
}

/// The name of a sheet within apostrophes.
pub(super) fn quoted(sheet: &str) -> Cow<'_, str> {
    if sheet.contains('\'') { sheet.replace('\'', "''").into() } else { sheet.into() }
}

/// Whether the value surely fits into one cell.
fn fits(value: &Value<'_>) -> bool {
    !matches!(value, Value::Text(text) if text.len() > SURELY_FITS)
}

/// The part of a text for the row `index` of its rows; one that is alone stands in all of them.
fn part_of<'p>(parts: &[&'p str], index: usize) -> &'p str {
    let alone = if parts.len() == 1 { parts.first() } else { None };
    parts.get(index).or(alone).copied().unwrap_or("")
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    /// The sheets of a workbook with one flat table of numbers and links, as XML.
    fn sheets(rows: usize, most_rows: u32) -> (Vec<String>, Vec<String>) {
        let columns = [column("№", 44, Kind::Short), column("Ячейка", 80, Kind::Link)];
        let spec =
            Spec { name: "Список", alt_text: "", empty: "", columns: &columns, year: 2025 };
        let (mut workbook, formats) = (Workbook::new(), Formats::new());
        let mut flat = Flat::add(&mut workbook, &spec, &formats).unwrap();
        flat.most_rows = most_rows;
        for count in 0..rows {
            flat.row(&[number(count), link("Список", format!("A{}", count + 1))]).unwrap();
        }
        flat.finish().unwrap();
        let names = workbook.worksheets().iter().map(Worksheet::name).collect();
        let bytes = workbook.save_to_buffer().unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut part = |name: String| {
            let mut xml = String::new();
            archive.by_name(&name).unwrap().read_to_string(&mut xml).unwrap();
            xml
        };
        let count = workbook.worksheets().len();
        let parts = (1..=count).map(|number| part(format!("xl/worksheets/sheet{number}.xml")));
        (names, parts.collect())
    }

    #[test]
    fn links_past_what_excel_takes_are_text() {
        let (_, sheets) = sheets(65_532, MOST_ROWS);
        assert_eq!(sheets[0].matches("<hyperlink ").count(), 65_530);
        assert_eq!(sheets[0].matches("<row ").count(), 65_533, "every row is there");
    }

    #[test]
    fn rows_past_what_a_sheet_holds_stand_on_another() {
        let (names, sheets) = sheets(9, 5);
        assert_eq!(names, ["Список", "Список 2", "Список 3"]);
        let rows: Vec<usize> = sheets.iter().map(|xml| xml.matches("<row ").count()).collect();
        assert_eq!(rows, [5, 5, 2], "each with a head");
        assert!(sheets.iter().all(|xml| xml.contains("<tablePart ")));
    }
}
