//! What stands in which row of the form, and how high it is.
//!
//! The report enters; the [`Pages`] leave, every row measured and nothing written. Where a sheet
//! has room for no more rows, the form goes on on another one, with title, head and region again,
//! before a country if it can.

use std::ops::Range;

use super::{
    Form, Pages, Place, Places, Said, WIDTHS,
    country::{Country, Draft, Left, Right},
};
use crate::{
    model::own_workbook::FORM,
    render::workbook::{
        formats::{HEADING, STRONG, TITLE},
        measure::TALLEST,
        text,
    },
    report::{Chapter, CountryBlock, Report},
};

/// A sheet of the form.
#[derive(Default)]
pub(super) struct Page<'r> {
    pub(super) rows: Vec<Row<'r>>,
    /// The row of its head.
    pub(super) head: u32,
    /// The first row of each region.
    pub(super) regions: Vec<u32>,
}

/// A row.
pub(super) struct Row<'r> {
    pub(super) height: u32,
    pub(super) content: Content<'r>,
}

/// What stands in a row.
pub(super) enum Content<'r> {
    /// The title, or a piece of it, across all columns.
    Title(&'r str),
    /// What the columns are called.
    Head,
    /// A region, or a piece of its name, across all columns.
    Region(&'r str),
    /// Of a country.
    Country(CountryRow<'r>),
}

/// A row of a country.
pub(super) struct CountryRow<'r> {
    /// What stands of its name here, and the last row that this is merged down to.
    pub(super) name: &'r str,
    pub(super) merged: Option<u32>,
    /// The agreement: partner, basis, date.
    pub(super) agreement: [&'r str; 3],
    /// Whether that or the country begins here, and whether it ends.
    pub(super) agreement_edges: (bool, bool),
    /// Which of the events.
    pub(super) events: Range<usize>,
    /// Whether the country begins here, and whether it ends.
    pub(super) edges: (bool, bool),
}

impl<'r> Page<'r> {
    /// How many rows there are.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    fn has_countries(&self) -> bool {
        matches!(self.rows.last(), Some(Row { content: Content::Country(_), .. }))
    }

    fn title(&mut self, title: &'r str) {
        for text in TITLE.pieces(title, WIDTHS.iter().sum(), TALLEST - 8) {
            let height = TITLE.height(TITLE.lines(text, WIDTHS.iter().sum()).max(1)) + 8;
            self.rows.push(Row { height, content: Content::Title(text) });
        }
    }

    fn region(&mut self, name: &'r str) {
        self.regions.push(self.count());
        for text in HEADING.pieces(name, WIDTHS.iter().sum(), TALLEST - 4) {
            let height = HEADING.height(HEADING.lines(text, WIDTHS.iter().sum()).max(1)) + 4;
            self.rows.push(Row { height, content: Content::Region(text) });
        }
    }

    /// Takes back a region that nothing stands under.
    fn without_last_region(&mut self) {
        let is_region = |row: &Row<'_>| matches!(row.content, Content::Region(_));
        if self.rows.last().is_some_and(is_region)
            && let Some(first) = self.regions.pop()
        {
            self.rows.truncate(first as usize);
        }
    }
}

/// A form that is being laid out.
struct Plan<'r> {
    form: Form,
    pages: Pages<'r>,
    report: &'r Report<'r>,
}

/// The form of the report, its columns called what the office calls them or else by `defaults`, on
/// sheets of at most `most_rows`.
pub(super) fn plan<'r>(
    report: &'r Report<'r>,
    defaults: &'r [String; 5],
    most_rows: u32,
) -> (Form, Pages<'r>) {
    let mut heads = defaults.each_ref().map(String::as_str);
    for (head, said) in heads.iter_mut().zip(&report.source.columns) {
        if !said.is_empty() {
            *head = text::pieces(said).first().copied().unwrap_or_default();
        }
    }
    let form = Form { places: Places::default(), names: Vec::new(), most_rows };
    let said = Said { heads, events: Vec::new() };
    let pages = Pages { sheets: Vec::new(), said, year: report.year };
    let mut plan = Plan { form, pages, report };
    plan.turn(None);
    for chapter in &report.chapters {
        plan.page().region(&chapter.region);
        if plan.room() == 0 {
            plan.turn(Some(chapter));
        }
        for country in &chapter.countries {
            plan.country(country, chapter);
        }
    }
    (plan.form, plan.pages)
}

impl<'r> Plan<'r> {
    fn page(&mut self) -> &mut Page<'r> {
        if self.pages.sheets.is_empty() {
            self.pages.sheets.push(Page::default());
        }
        let last = self.pages.sheets.len() - 1;
        &mut self.pages.sheets[last]
    }

    /// How many more rows the sheet may have.
    fn room(&mut self) -> usize {
        (self.form.most_rows as usize).saturating_sub(self.page().rows.len())
    }

    /// Begins a sheet, in the middle of a chapter perhaps.
    fn turn(&mut self, chapter: Option<&'r Chapter<'r>>) {
        if let Some(page) = self.pages.sheets.last_mut().filter(|_| chapter.is_some()) {
            page.without_last_region();
        }
        let number = self.pages.sheets.len() + 1;
        self.form.names.push(text::numbered(FORM, " ", number));
        let mut page = Page::default();
        page.title(&self.report.title);
        page.head = page.count();
        let heads = self.pages.said.heads.iter().zip(WIDTHS);
        let lines = heads.map(|(head, width)| STRONG.lines(head, width)).max().unwrap_or(1).max(1);
        page.rows.push(Row { height: STRONG.height(lines) + 6, content: Content::Head });
        if let Some(chapter) = chapter {
            page.region(&chapter.region);
        }
        self.pages.sheets.push(page);
    }

    /// Adds a country, whole on one sheet unless it has more rows than that.
    fn country(&mut self, block: &'r CountryBlock<'r>, chapter: &'r Chapter<'r>) {
        let Country { names, mut rows } = Country::of(block, &mut self.pages.said.events);
        if self.room() < rows.len() && self.page().has_countries() {
            self.turn(Some(chapter));
        }
        let place = self.place();
        self.form.places.countries.push(place);
        loop {
            let room = self.room().max(1);
            let rest = rows.split_off(cut(&rows, room, &self.pages.said.events));
            self.add(&names, rows);
            if rest.is_empty() {
                return;
            }
            rows = rest;
            self.turn(Some(chapter));
        }
    }

    /// Where the next row stands.
    fn place(&mut self) -> Place {
        let row = self.page().count();
        Place { sheet: u32::try_from(self.pages.sheets.len() - 1).unwrap_or(0), row }
    }

    /// Adds rows of a country to the sheet.
    fn add(&mut self, names: &[&'r str], rows: Vec<Draft<'r>>) {
        let first = self.page().count();
        let last = first + u32::try_from(rows.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let name_lines = names.last().map_or(0, |name| STRONG.lines(name, WIDTHS[0]));
        let mut filled = 0;
        let mut rows = rows.into_iter().peekable();
        let mut names = names.iter().copied().peekable();
        while let Some(Draft { left, events, mut height }) = rows.next() {
            if rows.peek().is_none() {
                height = height.max(STRONG.height(name_lines).saturating_sub(filled));
            }
            filled += height;
            let place = self.place();
            let begun = self.pages.said.events.get(events.clone()).unwrap_or_default();
            let begun = begun.iter().filter(|event| event.begins).map(|_| place);
            self.form.places.events.extend(begun);
            let name = names.next();
            let is_last = name.is_some() && names.peek().is_none();
            let ends = rows.peek().is_none_or(|next| next.left.as_ref().is_some_and(|l| l.begins));
            let begins = left.as_ref().is_some_and(|left| left.begins);
            if begins {
                self.form.places.agreements.push(place);
            }
            let row = CountryRow {
                name: name.unwrap_or_default(),
                merged: (is_last && place.row < last).then_some(last),
                agreement: left.map_or([""; 3], |left: Left<'_>| left.cells),
                agreement_edges: (begins || place.row == first, ends),
                events,
                edges: (place.row == first, place.row == last),
            };
            let height = height.min(TALLEST);
            self.page().rows.push(Row { height, content: Content::Country(row) });
        }
    }
}

/// How many of the rows stand on a sheet with `room` for so many: all, or those before one in which
/// something begins.
fn cut(rows: &[Draft<'_>], room: usize, events: &[Right<'_>]) -> usize {
    if rows.len() <= room {
        return rows.len();
    }
    let begins = |row: &Draft<'_>| {
        let event = events.get(row.events.clone()).and_then(<[_]>::first);
        row.left.as_ref().is_none_or(|left| left.begins) && event.is_none_or(|event| event.begins)
    };
    (1..=room).rev().find(|next| rows.get(*next).is_some_and(begins)).unwrap_or(room)
}
