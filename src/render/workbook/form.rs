//! «Отчёт»: the office's own form, ready to print.
//!
//! The chapters enter; the sheet leaves, and with it the [`Places`] of agreements and events for
//! the links of the flat sheets. A region is a heading row that its countries collapse under, and
//! a country collapses to its first row; a country's name is merged down its rows; its agreements and its events run down side by side,
//! each event on a line of its own with its date in bold. One merged cell for all events of a
//! country is absent on purpose: a row ends at 409 points, a page between rows, and neither may
//! cut a line, so the events are dealt out over the rows by [`share`](super::share).

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{
    WorkbookOptions,
    flat::{self, Column, Kind, Value, column},
    formats::{BODY, Formats, HEADING, STRONG, TITLE},
    measure::{TALLEST, Type},
    page,
    share::{Shared, share},
    text,
};
pub(super) use crate::model::own_workbook::FORM as NAME;
use crate::{
    model::own_workbook::{AFTER_DATE, form_heads},
    report::{AgreementRow, Chapter, CountryBlock, EventRow, Report},
};

/// The column of countries.
pub(super) const COUNTRY: u16 = 0;
/// The column of partners.
pub(super) const PARTNER: u16 = 1;
/// The column of events.
pub(super) const EVENTS: u16 = 4;

/// The widths of the columns, in pixels; together a little less than [`page::WIDTH`].
const WIDTHS: [u32; 5] = [114, 130, 248, 98, 410];
const _: () = assert!(WIDTHS[0] + WIDTHS[1] + WIDTHS[2] + WIDTHS[3] + WIDTHS[4] < page::WIDTH);
/// The widths of the columns of an agreement: partner, basis, date.
const AGREEMENT: [u32; 3] = [WIDTHS[1], WIDTHS[2], WIDTHS[3]];
/// A row of several events is not higher than this, in pixels, or pages would end in white.
const EVENTS_TALLEST: u32 = 170;

/// Where things stand in the form: rows counted from zero, in the order of the chapters.
#[derive(Default)]
pub(super) struct Places {
    /// The first row of each country.
    pub(super) countries: Vec<u32>,
    /// The row of each agreement.
    pub(super) agreements: Vec<u32>,
    /// The row of each event.
    pub(super) events: Vec<u32>,
}

/// The columns of a flat sheet with one of links to the form after them.
pub(super) fn linked(columns: &[Column]) -> Vec<Column> {
    [columns, &[column("В отчёте", 76, Kind::Link)]].concat()
}

/// A link to a cell of the form.
pub(super) fn link(column: u16, row: u32) -> Value<'static> {
    let letter = char::from(b'A' + u8::try_from(column).unwrap_or(0));
    flat::link(NAME, format!("{letter}{}", row + 1))
}

/// Adds the sheet.
pub(super) fn add(
    workbook: &mut Workbook,
    report: &Report,
    options: &WorkbookOptions<'_>,
    formats: &Formats,
) -> Result<Places, XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(NAME)?.group_symbols_above(true);
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width_pixels(column, width)?;
    }
    let mut form = Form { sheet, formats, row: 0, places: Places::default() };
    form.across(&report.title, TITLE, &formats.title, 8)?;
    form.head(report)?;
    let mut breaks = Vec::new();
    for chapter in &report.chapters {
        breaks.push(form.row);
        form.chapter(chapter)?;
    }
    let Form { sheet, row, places, .. } = form;
    if options.break_before_regions {
        page::break_before(sheet, breaks.get(1..).unwrap_or_default())?;
    }
    text::unmarked(sheet, row.saturating_sub(1), EVENTS)?;
    sheet.set_print_area(0, 0, row.saturating_sub(1), EVENTS)?;
    Ok(places)
}

/// The sheet while it is being filled.
struct Form<'a> {
    sheet: &'a mut Worksheet,
    formats: &'a Formats,
    /// The next row, counted from zero.
    row: u32,
    places: Places,
}

/// A row's worth of an agreement: partner, basis, date.
struct Left<'r> {
    cells: [&'r str; 3],
    height: u32,
    /// Whether the agreement begins here, rather than going on from the row above.
    begins: bool,
}

/// A row's worth of an event.
struct Right<'r> {
    when: &'r str,
    text: &'r str,
    lines: u32,
    /// Whether the event begins here.
    begins: bool,
}

impl Form<'_> {
    /// A text across all columns, in as many rows as its height asks for.
    fn across(
        &mut self,
        text: &str,
        kind: Type,
        format: &Format,
        air: u32,
    ) -> Result<(), XlsxError> {
        let width = WIDTHS.iter().sum();
        for piece in kind.pieces(text, width, TALLEST - air) {
            self.sheet.merge_range(self.row, 0, self.row, EVENTS, "", format)?;
            text::write(self.sheet, self.row, 0, piece, Some(format))?;
            let height = kind.height(kind.lines(piece, width).max(1)) + air;
            self.sheet.set_row_height_pixels(self.row, height)?;
            self.row += 1;
        }
        Ok(())
    }

    /// The columns, called what the office calls them.
    fn head(&mut self, report: &Report) -> Result<(), XlsxError> {
        let year = report.year;
        let mut lines = 1;
        let defaults = form_heads(year);
        let heads = report.source.columns.iter().zip(&defaults);
        let heads = heads.map(|(head, default)| if head.is_empty() { default } else { head });
        for (column, (head, width)) in (0..).zip(heads.zip(WIDTHS)) {
            text::write(self.sheet, self.row, column, head, Some(&self.formats.head))?;
            lines = lines.max(STRONG.lines(head, width));
        }
        self.sheet.set_row_height_pixels(self.row, STRONG.height(lines) + 6)?;
        page::set_up(self.sheet, year, Some(self.row))?;
        self.row += 1;
        self.sheet.set_freeze_panes(self.row, 0)?;
        Ok(())
    }

    fn chapter(&mut self, chapter: &Chapter) -> Result<(), XlsxError> {
        self.across(&chapter.region, HEADING, &self.formats.region, 4)?;
        let first = self.row;
        for country in &chapter.countries {
            let first = self.row;
            self.country(country)?;
            // Collapsed, a country keeps its first row.
            if self.row > first + 1 {
                self.sheet.group_rows(first + 1, self.row - 1)?;
            }
        }
        if self.row > first {
            self.sheet.group_rows(first, self.row - 1)?;
        }
        Ok(())
    }

    fn country(&mut self, country: &CountryBlock) -> Result<(), XlsxError> {
        let lefts: Vec<Left<'_>> = country.agreements.iter().flat_map(lefts).collect();
        let rights: Vec<Right<'_>> = country.events.iter().flat_map(rights).collect();
        let heights: Vec<u32> = lefts.iter().map(|left| left.height).collect();
        let event_heights: Vec<u32> = rights.iter().map(|right| BODY.height(right.lines)).collect();
        let names = STRONG.pieces(&country.country, WIDTHS[0], TALLEST);
        let mut rows = share(&heights, &event_heights, EVENTS_TALLEST);
        while rows.len() < names.len() {
            rows.push(Shared { agreement: None, events: rights.len()..rights.len() });
        }

        let first = self.row;
        self.places.countries.push(first);
        let last = first + u32::try_from(rows.len()).unwrap_or(u32::MAX) - 1;
        let mut filled = 0;
        for (index, row) in rows.iter().enumerate() {
            let left = row.agreement.and_then(|index| lefts.get(index));
            let events = rights.get(row.events.clone()).unwrap_or_default();
            let lines = events.iter().map(|event| event.lines).sum();
            let mut height = BODY.height(lines).max(left.map_or(0, |left| left.height));
            if self.row == last {
                let name = names.last().map_or(0, |name| STRONG.lines(name, WIDTHS[0]));
                height = height.max(STRONG.height(name).saturating_sub(filled));
            }
            filled += height;
            let next = rows.get(index + 1).map(|next| next.agreement.and_then(|i| lefts.get(i)));
            let ends = next.is_none_or(|next| next.is_some_and(|next| next.begins));
            self.agreement(left, self.row == first, ends)?;
            self.events(events, self.row == first, self.row == last)?;
            self.sheet.set_row_height_pixels(self.row, height.min(TALLEST))?;
            self.row += 1;
        }
        self.name(&names, first, last)
    }

    /// The country's name down its rows; a name longer than a row takes a row for each piece.
    fn name(&mut self, names: &[&str], first: u32, last: u32) -> Result<(), XlsxError> {
        let format = &self.formats.country;
        for (row, (index, name)) in (first..).zip(names.iter().enumerate()) {
            if index + 1 == names.len() && row < last {
                self.sheet.merge_range(row, 0, last, 0, "", format)?;
            }
            text::write(self.sheet, row, 0, name, Some(format))?;
        }
        Ok(())
    }

    fn agreement(
        &mut self,
        left: Option<&Left<'_>>,
        first: bool,
        ends: bool,
    ) -> Result<(), XlsxError> {
        let begins = left.is_some_and(|left| left.begins);
        if begins {
            self.places.agreements.push(self.row);
        }
        let format = self.formats.agreement.of(begins || first, ends);
        for (column, cell) in (PARTNER..).zip(left.map_or([""; 3], |left| left.cells)) {
            text::write(self.sheet, self.row, column, cell, Some(format))?;
        }
        Ok(())
    }

    fn events(&mut self, events: &[Right<'_>], first: bool, last: bool) -> Result<(), XlsxError> {
        let begun = events.iter().filter(|event| event.begins).map(|_| self.row);
        self.places.events.extend(begun);
        let mut words = Vec::with_capacity(events.len());
        for (index, event) in events.iter().enumerate() {
            let dash = if event.when.is_empty() { "" } else { AFTER_DATE };
            let end = if index + 1 < events.len() { "\n" } else { "" };
            words.push(format!("{dash}{}{end}", event.text));
        }
        let runs: Vec<(&Format, &str)> = events
            .iter()
            .zip(&words)
            .flat_map(|(event, words)| {
                [(&self.formats.date_run, event.when), (&self.formats.text_run, words.as_str())]
            })
            .collect();
        let format = self.formats.events.of(first, last);
        text::write_runs(self.sheet, self.row, EVENTS, &runs, format)
    }
}

/// An agreement in pieces that each fit into a row: one, but for a basis of a page.
fn lefts(agreement: &AgreementRow) -> Vec<Left<'_>> {
    let partner = agreement.partner.as_deref().unwrap_or("");
    let texts = [partner, &agreement.title, &agreement.signed];
    let mut columns: Vec<std::vec::IntoIter<&str>> = texts
        .iter()
        .zip(AGREEMENT)
        .map(|(text, width)| BODY.pieces(text, width, TALLEST).into_iter())
        .collect();
    let rows = columns.iter().map(ExactSizeIterator::len).max().unwrap_or(1);
    (0..rows)
        .map(|row| {
            let mut cells = [""; 3];
            for (cell, column) in cells.iter_mut().zip(&mut columns) {
                *cell = column.next().unwrap_or("");
            }
            let lines = cells.iter().zip(AGREEMENT).map(|(cell, width)| BODY.lines(cell, width));
            let height = BODY.height(lines.max().unwrap_or(1).max(1));
            Left { cells, height, begins: row == 0 }
        })
        .collect()
}

/// An event in pieces that each fit into a row: one, but for an event of a page.
fn rights(event: &EventRow) -> Vec<Right<'_>> {
    let head = format!("{}{AFTER_DATE}", event.when);
    let width = WIDTHS[usize::from(EVENTS)];
    let measured = |when, text, begins| {
        let head = if begins { head.as_str() } else { "" };
        Right { when, text, lines: BODY.lines_after(head, text, width), begins }
    };
    let whole = measured(event.when.as_str(), event.text.as_str(), true);
    if BODY.height(whole.lines) <= TALLEST {
        return vec![whole];
    }
    // The first piece leaves room for its date.
    let room = TALLEST - BODY.height(BODY.lines(&head, width));
    let pieces = BODY.pieces(&event.text, width, room).into_iter().enumerate();
    pieces
        .map(|(index, piece)| match index {
            0 => measured(event.when.as_str(), piece, true),
            _ => measured("", piece, false),
        })
        .collect()
}
