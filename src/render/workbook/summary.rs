//! «Сводка»: the year in numbers, with charts.
//!
//! The figures enter; the sheet leaves: first links to all other sheets, the figures and the
//! charts, a page of print, then the tables that the charts are drawn from, each with a name of
//! its own in the workbook. Every number is a value; formulas are absent on purpose, because not
//! every reader works them out.

use rust_xlsxwriter::{Format, Url, Workbook, Worksheet, XlsxError};

use super::{
    charts::{self, Block},
    flat::quoted,
    formats::{Formats, STRONG, TITLE},
    measure::TALLEST,
    page, text,
};
use crate::{
    cell::Column,
    report::{Figures, Report, dates},
};

pub(super) use crate::model::own_workbook::SUMMARY as NAME;

/// The widths of the columns: labels, figures, a gap, the side tables.
const LABEL: u32 = 190;
const FIGURE: u32 = 90;
const GAP: u32 = 20;
const SIDE: u32 = 170;
/// The row that the charts begin in, below two rows of links.
const USUAL_TOP: u32 = 8;
/// How many columns of links to other sheets stand in a row.
const LINKS: u16 = 5;
/// The width of a letter of a link.
const LETTER: u32 = 6;

/// Adds the sheet, with links to the `others` and which limits of Excel they met.
pub(super) fn add(
    workbook: &mut Workbook,
    report: &Report,
    formats: &Formats,
    (others, limits): (&[String], &[String]),
) -> Result<(), XlsxError> {
    let figures = &report.figures;
    let sheet = workbook.add_worksheet();
    sheet.set_name(NAME)?.set_screen_gridlines(false);
    page::set_up(sheet, report.year, None)?;
    let side = columns(sheet, figures.by_region.len())?;
    let mut summary = Summary { sheet, formats };

    let top = summary.top(report, side + 1, (others, limits))?;
    // Charts and all above them are a page: what stands above takes its room from the charts.
    let lower = top.saturating_sub(USUAL_TOP).min(charts::MOST_LOWER);
    let tables = top + charts::ROWS - lower;
    let regions = summary.regions(tables, figures)?;
    let decades = summary.decades(tables, side, figures)?;
    // Tables side by side begin in one row, because the heads set its height.
    let second = regions.last.max(decades.last) + 2;
    let months = summary.months(second, figures)?;
    let busiest = summary.busiest(second, side, figures)?;
    let quiet = summary.quiet(busiest.last + 3, side, figures)?;

    let names: Vec<&str> = figures.by_region.iter().map(|region| region.name.as_str()).collect();
    charts::add(summary.sheet, (top, lower), &names, &regions, &months, &decades)?;
    summary.sheet.set_page_breaks(&[tables])?;
    let last = months.last.max(quiet.last) + 1;
    summary.sheet.set_print_area(0, 0, last, side + 1)?;
    let width = u16::try_from(figures.by_region.len() + 1).unwrap_or(u16::MAX);
    name(workbook, "Итоги_по_регионам", &regions, 4)?;
    name(workbook, "Мероприятия_по_месяцам", &months, width)?;
    name(workbook, "Подписания_по_десятилетиям", &decades, 1)
}

/// Gives a table of `more` columns beside its labels a name in the workbook, its head included.
fn name(workbook: &mut Workbook, name: &str, table: &Block, more: u16) -> Result<(), XlsxError> {
    if table.rows == 0 {
        return Ok(());
    }
    let column = |number: u16| Column::new(u32::from(number) + 1);
    let (left, right) = (column(table.column), column(table.column + more));
    let (first, last) = (table.first, table.last + 1);
    workbook.define_name(name, &format!("={NAME}!${left}${first}:${right}${last}"))?;
    Ok(())
}

/// Sets the widths; the first column of the side tables.
fn columns(sheet: &mut Worksheet, regions: usize) -> Result<u16, XlsxError> {
    // The table of months: a label, the regions, the total; at least as wide as the charts.
    let figures = u16::try_from(regions + 1).unwrap_or(u16::MAX).clamp(6, 1_000);
    sheet.set_column_width_pixels(0, LABEL)?;
    sheet.set_column_range_width_pixels(1, figures, FIGURE)?;
    sheet.set_column_width_pixels(figures + 1, GAP)?;
    sheet.set_column_width_pixels(figures + 2, SIDE)?;
    sheet.set_column_width_pixels(figures + 3, FIGURE)?;
    Ok(figures + 2)
}

/// The sheet while it is being filled.
struct Summary<'a> {
    sheet: &'a mut Worksheet,
    formats: &'a Formats,
}

impl Summary<'_> {
    /// Title, links to the other sheets, limits, the figures of the year; the row below them.
    fn top(
        &mut self,
        report: &Report,
        last: u16,
        (others, limits): (&[String], &[String]),
    ) -> Result<u32, XlsxError> {
        self.title(&report.title, last)?;
        let year = format!("Итоги {} года", report.year);
        text::write(self.sheet, 1, 0, &year, Some(&self.formats.heading))?;
        let mut row = self.links(others)?;
        for limit in limits {
            row += 1;
            text::write(self.sheet, row, 0, limit, Some(&self.formats.note))?;
        }
        row += 2;
        let figures = &report.figures;
        let counts = [
            ("Страны", figures.countries),
            ("Партнёры", figures.partners),
            ("Соглашения", figures.agreements),
            ("Мероприятия", figures.events),
            ("Замечания", report.findings.len()),
        ];
        for (column, (label, count)) in (0..).zip(counts) {
            text::write(self.sheet, row, column, label, Some(&self.formats.head))?;
            self.number(row + 1, column, count, &self.formats.big)?;
        }
        self.sheet.set_row_height_pixels(row, 24)?;
        self.sheet.set_row_height_pixels(row + 1, 38)?;
        Ok(row + 3)
    }

    /// Links to the other sheets, in as many columns as each needs; returns the last row.
    fn links(&mut self, others: &[String]) -> Result<u32, XlsxError> {
        let (mut row, mut column) = (1, LINKS);
        for name in others {
            let letters = u32::try_from(name.chars().count()).unwrap_or(u32::MAX);
            let columns = |first: u32| {
                let more = letters.saturating_mul(LETTER).saturating_sub(first).div_ceil(FIGURE);
                u16::try_from(more).unwrap_or(LINKS) + 1
            };
            if column + columns(FIGURE) > LINKS {
                (row, column) = (row + 1, 0);
            }
            let target = Url::new(format!("internal:'{}'!A1", quoted(name))).set_text(name);
            self.sheet.write_url_with_format(row, column, target, &self.formats.link)?;
            column += columns(if column == 0 { LABEL } else { FIGURE });
        }
        Ok(row)
    }

    /// The title across all columns; what no cell can hold goes on to the right of them.
    fn title(&mut self, title: &str, last: u16) -> Result<(), XlsxError> {
        let mut pieces = text::pieces(title).into_iter();
        let first = pieces.next().unwrap_or_default();
        self.sheet.merge_range(0, 0, 0, last, "", &self.formats.title)?;
        text::write(self.sheet, 0, 0, first, Some(&self.formats.title))?;
        for (column, piece) in (last + 1..).zip(pieces) {
            text::write(self.sheet, 0, column, piece, Some(&self.formats.note))?;
        }
        let height = TITLE.height(TITLE.lines(first, page::WIDTH).max(1)) + 8;
        self.sheet.set_row_height_pixels(0, height.min(TALLEST))?;
        Ok(())
    }

    fn regions(&mut self, row: u32, figures: &Figures) -> Result<Block, XlsxError> {
        let heads = ["Регион", "Страны", "Партнёры", "Соглашения", "Мероприятия"];
        let first = self.heads(row, 0, "По регионам", &heads)?;
        let mut next = first;
        for region in &figures.by_region {
            let counts = [region.countries, region.partners, region.agreements, region.events];
            self.line(next, 0, &region.name, &counts)?;
            next += 1;
        }
        let all = [figures.countries, figures.partners, figures.agreements, figures.events];
        self.total(next, &all)?;
        Ok(Block { first, last: next, rows: next - first, column: 0 })
    }

    fn months(&mut self, row: u32, figures: &Figures) -> Result<Block, XlsxError> {
        let names = figures.by_region.iter().map(|region| region.name.as_str());
        let heads: Vec<&str> =
            std::iter::once("Месяц").chain(names).chain(std::iter::once("Всего")).collect();
        let first = self.heads(row, 0, "Мероприятия по месяцам", &heads)?;
        let mut next = first;
        let mut totals = vec![0; figures.by_region.len()];
        for (number, month) in (1..).zip(&figures.by_month) {
            let counts: Vec<usize> =
                month.by_region.iter().copied().chain([month.events]).collect();
            self.line(next, 0, &dates::capitalised(dates::month(number)), &counts)?;
            for (total, count) in totals.iter_mut().zip(&month.by_region) {
                *total += count;
            }
            next += 1;
        }
        let rows = next - first;
        if figures.outside_months > 0 {
            let outside = figures.by_region.iter().zip(&mut totals).map(|(region, total)| {
                let outside = region.events.saturating_sub(*total);
                *total += outside;
                outside
            });
            let counts: Vec<usize> = outside.chain([figures.outside_months]).collect();
            self.line(next, 0, "Без точного месяца", &counts)?;
            next += 1;
        }
        totals.push(figures.events);
        self.total(next, &totals)?;
        Ok(Block { first, last: next, rows, column: 0 })
    }

    fn decades(&mut self, row: u32, column: u16, figures: &Figures) -> Result<Block, XlsxError> {
        let heads = ["Десятилетие", "Подписания"];
        let first = self.heads(row, column, "Подписания по десятилетиям", &heads)?;
        let lines = figures.by_decade.iter().map(|(year, count)| (format!("{year}-е"), *count));
        self.list(first, column, lines)
    }

    fn busiest(&mut self, row: u32, column: u16, figures: &Figures) -> Result<Block, XlsxError> {
        let first =
            self.heads(row, column, "Больше всего мероприятий", &["Страна", "Мероприятия"])?;
        self.list(first, column, figures.busiest.iter().cloned())
    }

    fn quiet(&mut self, row: u32, column: u16, figures: &Figures) -> Result<Block, XlsxError> {
        if figures.quiet.is_empty() {
            return Ok(Block { first: row, last: row, rows: 0, column });
        }
        text::write(self.sheet, row, column, "Без мероприятий", Some(&self.formats.heading))?;
        let mut next = row;
        for country in &figures.quiet {
            next += 1;
            text::write(self.sheet, next, column, country, Some(&self.formats.label))?;
        }
        Ok(Block { first: row + 1, last: next, rows: next - row, column })
    }

    /// The heading of a table and its head row; the row that its lines begin in.
    fn heads(
        &mut self,
        row: u32,
        column: u16,
        title: &str,
        heads: &[&str],
    ) -> Result<u32, XlsxError> {
        text::write(self.sheet, row, column, title, Some(&self.formats.heading))?;
        for (column, head) in (column..).zip(heads) {
            text::write(self.sheet, row + 1, column, head, Some(&self.formats.head))?;
        }
        self.sheet.set_row_height_pixels(row, 26)?;
        self.sheet.set_row_height_pixels(row + 1, STRONG.height(2) + 4)?;
        Ok(row + 2)
    }

    fn list(
        &mut self,
        first: u32,
        column: u16,
        lines: impl Iterator<Item = (String, usize)>,
    ) -> Result<Block, XlsxError> {
        let mut next = first;
        for (label, count) in lines {
            self.line(next, column, &label, &[count])?;
            next += 1;
        }
        Ok(Block { first, last: next.saturating_sub(1), rows: next - first, column })
    }

    fn line(
        &mut self,
        row: u32,
        column: u16,
        label: &str,
        counts: &[usize],
    ) -> Result<(), XlsxError> {
        text::write(self.sheet, row, column, label, Some(&self.formats.label))?;
        for (column, count) in (column + 1..).zip(counts) {
            self.number(row, column, *count, &self.formats.figure)?;
        }
        Ok(())
    }

    fn total(&mut self, row: u32, counts: &[usize]) -> Result<(), XlsxError> {
        text::write(self.sheet, row, 0, "Всего", Some(&self.formats.label_total))?;
        for (column, count) in (1..).zip(counts) {
            self.number(row, column, *count, &self.formats.figure_total)?;
        }
        Ok(())
    }

    fn number(
        &mut self,
        row: u32,
        column: u16,
        count: usize,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        self.sheet.write_number_with_format(row, column, count, format)?;
        Ok(())
    }
}
