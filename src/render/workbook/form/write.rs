//! The rows of the form, written.
//!
//! A [`Page`] enters; its rows leave. Everything is measured and in its place already.

use super::{
    COUNTRY, EVENTS, PARTNER, Said,
    country::Right,
    plan::{Content, CountryRow, Page, Row},
};
use crate::render::workbook::{
    formats::Formats,
    package::{Line, RowLook, Rows, Style},
};

/// The styles of the form, in the order of [`styles`].
const TITLE: Style = 0;
const HEAD: Style = 1;
const REGION: Style = 2;
const NAME: Style = 3;
/// The first of four, by whether something begins and ends in the row.
const AGREEMENT: Style = 4;
const EVENTS_BY_EDGES: Style = 8;

/// The formats that the styles are.
pub(super) fn styles(formats: &Formats) -> Vec<&rust_xlsxwriter::Format> {
    let Formats { title, head, region, country, agreement, events, .. } = formats;
    let edges = [(false, false), (false, true), (true, false), (true, true)];
    let by_edges = [agreement, events].into_iter();
    let by_edges = by_edges.flat_map(|all| edges.map(|(begins, ends)| all.of(begins, ends)));
    [title, head, region, country].into_iter().chain(by_edges).collect()
}

/// Which of four styles.
fn edged(first: Style, (begins, ends): (bool, bool)) -> Style {
    first + 2 * usize::from(begins) + usize::from(ends)
}

impl Row<'_> {
    /// How deep it lies in what collapses: a country keeps its first row.
    pub(super) fn level(&self) -> u8 {
        match &self.content {
            Content::Country(CountryRow { edges: (true, _), .. }) => 1,
            Content::Country(_) => 2,
            _ => 0,
        }
    }
}

impl<'r> Said<'r> {
    /// Writes a sheet.
    pub(super) fn write(&self, rows: &mut Rows<'_, 'r>, page: &Page<'r>) {
        for (number, row) in (0..).zip(&page.rows) {
            let look = RowLook { height: Some(row.height), level: row.level(), hidden: false };
            rows.begin(number, look);
            match &row.content {
                Content::Title(text) => across(rows, (number, TITLE), text),
                Content::Region(text) => across(rows, (number, REGION), text),
                Content::Head => {
                    for (column, head) in (0..).zip(self.heads) {
                        rows.text_or_blank(column, HEAD, head);
                    }
                }
                Content::Country(row) => self.country(rows, number, row),
            }
            rows.end();
        }
    }

    fn country(&self, rows: &mut Rows<'_, 'r>, number: u32, row: &CountryRow<'r>) {
        rows.text_or_blank(COUNTRY, NAME, row.name);
        if let Some(last) = row.merged {
            rows.merge((number, COUNTRY), (last, COUNTRY));
        }
        let style = edged(AGREEMENT, row.agreement_edges);
        for (column, text) in (PARTNER..).zip(row.agreement) {
            rows.text_or_blank(column, style, text);
        }
        let style = edged(EVENTS_BY_EDGES, row.edges);
        let events = self.events.get(row.events.clone()).unwrap_or_default();
        match events {
            [] => rows.blank(EVENTS, style),
            [event] if event.when.is_empty() => rows.text_or_blank(EVENTS, style, event.text),
            _ => {
                let line = |event: &Right<'r>| Line { date: event.when, words: event.text };
                rows.lines(EVENTS, style, events.iter().map(line));
            }
        }
    }
}

/// A text across all columns.
fn across<'r>(rows: &mut Rows<'_, 'r>, (row, style): (u32, Style), text: &'r str) {
    rows.text_or_blank(0, style, text);
    (1..=EVENTS).for_each(|column| rows.blank(column, style));
    rows.merge((row, 0), (row, EVENTS));
}
