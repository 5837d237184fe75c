//! A flat sheet: one head row, one row for each thing, nothing merged.
//!
//! A [`Spec`] and rows of [`Value`]s enter; a sheet leaves that sorts, filters and pivots: a real
//! Excel table with a name, its head frozen and repeated in print, days as dates, numbers as
//! numbers. A text that is longer than a cell may be goes on in a row of its own below, where
//! what says whose it is stands again; rows that no sheet has room for go on on a sheet more.

mod write;

use std::{borrow::Cow, ops::Range, rc::Rc};

use rust_xlsxwriter::{
    ConditionalFormatFormula, Format, Table, TableColumn, TableStyle, Workbook, Worksheet,
    XlsxError,
};

use super::{
    formats::{Formats, STRONG},
    package::{Laid, Rows, styled},
    page, text,
};
use crate::model::own_workbook::MOST_LINKS;
pub(super) use crate::render::flat::{Column, Kind, Value, column, link, number, text_of};
/// What a flat sheet is called and how it is built.
pub(super) struct Spec<'a> {
    /// The name on its tab, and the name of its table.
    pub(super) name: &'a str,
    /// What its table holds, for those who cannot see it.
    pub(super) alt_text: &'a str,
    /// What stands there instead of rows if there are none.
    pub(super) empty: &'a str,
    /// The columns, from the left.
    pub(super) columns: Cow<'a, [Column]>,
    /// The year that is reported on.
    pub(super) year: i32,
}

/// Shows each row to whom it is given; the values of a row are as many as there are columns.
pub(super) type Each<'r> = Box<dyn Fn(&mut dyn FnMut(&[Value<'r>])) + 'r>;

/// The values of a row with a link after them.
pub(super) fn with<'r, const N: usize>(values: [Value<'r>; N], link: Value<'r>) -> Vec<Value<'r>> {
    values.into_iter().chain([link]).collect()
}

/// A flat sheet, or several.
pub(super) struct Flat<'r> {
    spec: Spec<'r>,
    each: Each<'r>,
    /// Which rows stand on each sheet; those of a long text count as often as it has parts.
    sheets: Vec<Range<u32>>,
    /// Whether a sheet has more links than one may have, and whether a text took several rows.
    crowded: bool,
    parted: bool,
}

impl<'r> Flat<'r> {
    /// The sheets for these rows, each of at most `most_rows` with its head.
    pub(super) fn new(spec: Spec<'r>, most_rows: u32, each: Each<'r>) -> Self {
        let most = most_rows.saturating_sub(1).max(1);
        let (mut rows, mut links, mut crowded, mut parted) = (0, 0, false, false);
        each(&mut |values| {
            let height = write::height(values);
            if rows % most == 0 {
                links = 0;
            }
            let is_link = |value: &&Value<'_>| matches!(value, Value::Link { .. });
            links += values.iter().filter(is_link).count();
            rows += height;
            crowded |= links > MOST_LINKS;
            parted |= height > 1;
        });
        let count = rows.div_ceil(most).max(1);
        let sheets = (0..count).map(|sheet| sheet * most..rows.min((sheet + 1) * most)).collect();
        Self { spec, each, sheets, crowded, parted }
    }

    /// Which limits of Excel it met, and how, for the reader.
    pub(super) fn limits(&self) -> impl Iterator<Item = String> {
        let name = self.spec.name;
        let split = text::goes_on(name, self.sheets.len());
        let links = "ссылок на листе Excel не больше 65\u{a0}530, дальше адреса стоят текстом";
        let cells = "в ячейке Excel не больше 32\u{a0}767 знаков, длинные тексты продолжаются ниже";
        let told = [(self.crowded, links), (self.parted, cells)].into_iter();
        let told =
            told.filter(|(is_so, _)| *is_so).map(move |(_, told)| format!("«{name}»: {told}"));
        split.into_iter().chain(told)
    }

    /// The names of the sheets: «Мероприятия», «Мероприятия 2».
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        (1..=self.sheets.len()).map(|number| text::numbered(self.spec.name, " ", number))
    }

    /// Adds the sheets to the workbook, their rows to what is laid in.
    pub(super) fn lay(
        self,
        workbook: &mut Workbook,
        laid: &mut Vec<Laid<'r>>,
        formats: &Formats,
    ) -> Result<(), XlsxError> {
        let flat = Rc::new(self);
        for (number, rows) in (1..).zip(&flat.sheets) {
            let index = workbook.worksheets().len();
            let sheet = workbook.add_worksheet();
            sheet.set_name(text::numbered(flat.spec.name, " ", number))?;
            flat.begin(sheet, formats)?;
            let columns = u16::try_from(flat.spec.columns.len()).unwrap_or(1);
            if rows.is_empty() {
                text::write(sheet, 1, 0, flat.spec.empty, Some(&formats.note))?;
                sheet.set_print_area(0, 0, 1, columns.saturating_sub(1))?;
                continue;
            }
            let last = rows.end - rows.start;
            flat.close(sheet, formats, (last, columns - 1), number)?;
            let kinds = flat.spec.columns.iter().map(|column| format(formats, column.kind));
            styled(sheet, 1, kinds.chain([&formats.cell_link]))?;
            let (all, rows) = (Rc::clone(&flat), rows.clone());
            let write = Box::new(move |written: &mut Rows<'_, 'r>| all.write(written, &rows));
            let (first, is_table) = (1, true);
            let rows = last + 1;
            laid.push(Laid { index, first, rows, columns, is_table, write });
        }
        Ok(())
    }

    /// The head of a sheet.
    fn begin(&self, sheet: &mut Worksheet, formats: &Formats) -> Result<(), XlsxError> {
        let spec = &self.spec;
        sheet.set_freeze_panes(1, 0)?;
        page::set_up(sheet, spec.year, Some(0))?;
        let mut lines = 1;
        for (index, column) in (0..).zip(spec.columns.iter()) {
            sheet.set_column_width_pixels(index, column.width)?;
            sheet.set_column_format(index, format(formats, column.kind))?;
            sheet.write_string_with_format(0, index, column.head, &formats.flat_head)?;
            // The button of the filter covers the end of the line.
            lines = lines.max(STRONG.lines(column.head, column.width.saturating_sub(16)));
        }
        sheet.set_row_height_pixels(0, STRONG.height(lines) + 6)?;
        Ok(())
    }

    /// What stands around the rows: table, filter, rules, print area.
    fn close(
        &self,
        sheet: &mut Worksheet,
        formats: &Formats,
        (last, last_column): (u32, u16),
        number: usize,
    ) -> Result<(), XlsxError> {
        let spec = &self.spec;
        let columns: Vec<TableColumn> = spec
            .columns
            .iter()
            .map(|c| TableColumn::new().set_header(c.head).set_header_format(&formats.flat_head))
            .collect();
        let table = Table::new()
            .set_name(text::numbered(spec.name, "_", number))
            .set_style(TableStyle::Light1)
            .set_columns(&columns)
            .set_alt_text_title(spec.name)
            .set_alt_text(spec.alt_text);
        // The library counts its cells one by one; how far it goes is laid in with the rows.
        sheet.add_table(0, 0, 1, last_column, &table)?;
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

fn format(formats: &Formats, kind: Kind) -> &Format {
    match kind {
        Kind::Text => &formats.text,
        Kind::Short => &formats.centred,
        Kind::Day => &formats.day,
        Kind::Link => &formats.cell_link,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;
    use crate::{
        cell::{self, Row},
        model::own_workbook::MOST_ROWS,
        render::workbook::package,
    };

    /// The sheets of a workbook with one flat table of numbers and links, as XML.
    fn sheets(rows: usize, most_rows: u32) -> (Vec<String>, Vec<String>) {
        let columns = [column("№", 44, Kind::Short), column("Ячейка", 80, Kind::Link)];
        let columns = Cow::from(&columns[..]);
        let spec = Spec { name: "Список", alt_text: "", empty: "", columns, year: 2025 };
        let each: Each<'_> = Box::new(move |row| {
            for count in 0..rows {
                let row_there = Row::new(u32::try_from(count).unwrap() + 1);
                row(&[number(count), link("Список", (row_there, cell::Column::new(1)))]);
            }
        });
        let (mut workbook, formats) = (Workbook::new(), Formats::new());
        let (flat, mut laid) = (Flat::new(spec, most_rows, each), Vec::new());
        let count = flat.sheets.len();
        flat.lay(&mut workbook, &mut laid, &formats).unwrap();
        let names = workbook.worksheets().iter().map(Worksheet::name).collect();
        let mut bytes = Vec::new();
        package::write(workbook, laid, &mut bytes).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut part = |name: String| {
            let mut xml = String::new();
            archive.by_name(&name).unwrap().read_to_string(&mut xml).unwrap();
            xml
        };
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
