//! The flat sheets → table.
//!
//! «Соглашения», «Мероприятия», «Страны» and «Фрагменты» enter, as many as there are; the table
//! leaves. Rows of one number are one thing: an agreement with several dates, or a text that no
//! cell could hold. A row without a number is one that somebody added. Regions and countries stand
//! as «Страны» has them, others after them.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::super::{
    Headings, Table, TableAgreement, TableCountry, TableDate, TableEvents, TableRegion,
    grid::{self, GridCell, Kind},
    join,
    role::fold,
};
use super::{Kinds, goes_on};
use crate::{
    cell::{CellRef, Cells, Column, Located, Row},
    import::{Sheet, SheetRow},
    model::own_workbook as own,
};

/// The flat sheets that there are.
pub(super) struct Sheets<'s> {
    summary: Option<&'s Sheet>,
    countries: Vec<Line<'s>>,
    agreements: Option<Vec<Line<'s>>>,
    events: Option<Vec<Line<'s>>>,
    fragments: Vec<Line<'s>>,
    /// The name of the first of them.
    name: Arc<str>,
}

/// A row: what stands in it, by the head of the column.
struct Line<'s> {
    cells: FxHashMap<String, GridCell<'s>>,
}

impl<'s> Sheets<'s> {
    /// The flat sheets of the program's own workbook, if this is one.
    pub(super) fn of(sheets: &'s [Sheet]) -> Option<Self> {
        let named = |name: &str| sheets.iter().find(|sheet| &*sheet.name == name);
        let of = |name, heads: &[&str]| {
            let mut found = lines(named(name)?, heads)?;
            for more in sheets.iter().filter(|sheet| goes_on(sheet, name)) {
                found.extend(lines(more, heads).unwrap_or_default());
            }
            Some(found)
        };
        let place = [own::REGION, own::COUNTRY];
        let with = |more: &[&'static str]| [place.as_slice(), more].concat();
        let countries = of(own::COUNTRIES, &with(&[own::ISO]));
        let agreements = of(own::AGREEMENTS, &with(&[own::PARTNER, own::BASIS, own::SIGNED]));
        let events = of(own::EVENTS, &with(&[own::WHEN, own::EVENT]));
        let fragments = of(own::FRAGMENTS, &with(&[own::FRAGMENT])).unwrap_or_default();
        let name = match (&agreements, &events, &countries) {
            (Some(_), ..) => own::AGREEMENTS,
            (_, Some(_), _) => own::EVENTS,
            (.., Some(_)) => own::COUNTRIES,
            _ => return None,
        };
        Some(Self {
            summary: named(own::SUMMARY),
            countries: countries.unwrap_or_default(),
            agreements,
            events,
            fragments,
            name: name.into(),
        })
    }

    /// Which of them there are.
    pub(super) fn kinds(&self) -> Kinds {
        Kinds { agreements: self.agreements.is_some(), events: self.events.is_some() }
    }

    /// What they hold.
    pub(super) fn table(&self) -> Table {
        let mut places = Places::default();
        for line in &self.countries {
            places.country(line);
        }
        for lines in grouped(self.agreements.as_deref().unwrap_or_default()) {
            if let Some(country) = lines.first().and_then(|line| places.country(line)) {
                country.agreements.push(agreement(lines));
            }
        }
        for lines in grouped(self.events.as_deref().unwrap_or_default()) {
            if let Some(country) = lines.first().and_then(|line| places.country(line)) {
                country.events.extend(event(lines));
            }
        }
        for line in &self.fragments {
            let text = line.text(own::FRAGMENT);
            if let Some(country) = places.country(line) {
                country.unplaced.extend(text);
            }
        }
        Table {
            sheet: Arc::clone(&self.name),
            title: self.title(),
            headings: self.headings(),
            regions: places.regions,
            ..Table::default()
        }
    }

    /// What «Сводка» says in its first row.
    fn title(&self) -> Located<String> {
        let mut title = Located::default();
        for (text, at) in self.of_summary(1) {
            join(&mut title.value, &text);
            title.cells.push(at);
        }
        title
    }

    /// The heads of the form; the year is that of the second row of «Сводка».
    fn headings(&self) -> Headings {
        let said = self.of_summary(2).into_iter().next();
        let year = said.as_ref().and_then(|(text, _)| {
            text.split(' ').find_map(|word| word.parse().ok().filter(|_| word.len() == 4))
        });
        let [country, partner, basis, date, events] = own::form_heads(year.unwrap_or_default())
            .map(|value| Located { value, cells: Cells::new() });
        let events = match (year, said) {
            (Some(_), Some((_, at))) => Located { cells: Cells::from([at]), ..events },
            _ => Located { value: own::EVENTS.to_owned(), cells: Cells::new() },
        };
        Headings { country, partner, basis, date, events }
    }

    fn of_summary(&self, row: u32) -> Vec<(String, CellRef)> {
        let Some(sheet) = self.summary else { return Vec::new() };
        let rows = sheet.rows.iter().filter(|line| line.row == Row::new(row));
        let cells = rows.flat_map(|line| line.cells.iter().map(move |cell| (line.row, cell)));
        cells
            .filter_map(|(row, (column, value))| grid::read(value, &sheet.name, (row, *column)))
            .map(|cell| (cell.text.to_string(), cell.at))
            .collect()
    }
}

/// The rows of a sheet whose first one has these heads.
fn lines<'s>(sheet: &'s Sheet, heads: &[&str]) -> Option<Vec<Line<'s>>> {
    let (first, rest) = sheet.rows.split_first().filter(|(row, _)| row.row == Row::new(1))?;
    let columns: FxHashMap<Column, String> =
        first.cells.iter().map(|(column, value)| (*column, value.shown().into_owned())).collect();
    if !heads.iter().all(|head| columns.values().any(|column| column == head)) {
        return None;
    }
    let line = |row: &'s SheetRow| {
        let cells = row.cells.iter().filter_map(|(column, value)| {
            let head = columns.get(column)?.clone();
            Some((head, grid::read(value, &sheet.name, (row.row, *column))?))
        });
        Line { cells: cells.collect() }
    };
    // A sheet with nothing to list says so in its first column.
    let holds = |line: &Line| line.cells.keys().any(|head| head != own::NUMBER);
    Some(rest.iter().map(line).filter(holds).collect())
}

impl<'s> Line<'s> {
    fn get(&self, head: &str) -> Option<&GridCell<'s>> {
        self.cells.get(head)
    }

    fn text(&self, head: &str) -> Option<Located<String>> {
        self.get(head).map(|cell| Located::at(cell.text.to_string(), cell.at.clone()))
    }
}

/// The rows, those of one number together.
fn grouped<'l, 's>(lines: &'l [Line<'s>]) -> impl Iterator<Item = &'l [Line<'s>]> {
    let number = |line: &Line<'s>| line.get(own::NUMBER).map(|cell| cell.text.clone());
    lines.chunk_by(move |a, b| number(a).is_some() && number(a) == number(b))
}

/// The text that several rows hold in parts: the first row of a thing has the first of them, and
/// where that comes again another date of it begins.
fn whole(lines: &[Line], head: &str) -> Option<Located<String>> {
    let mut parts = lines.iter().filter_map(|line| line.text(head));
    let mut whole = parts.next()?;
    let first = whole.value.clone();
    for part in parts.take_while(|part| part.value != first) {
        join(&mut whole.value, &part.value);
        whole.cells.extend(part.cells);
    }
    Some(whole)
}

fn agreement(lines: &[Line]) -> TableAgreement {
    let mut signed: Option<Located<TableDate>> = None;
    for cell in lines.iter().filter_map(|line| line.get(own::SIGNED)) {
        let day = if let Kind::Date(day) = cell.kind { Some(day) } else { None };
        match &mut signed {
            None => {
                let date = TableDate { shown: cell.text.to_string(), day };
                signed = Some(Located::at(date, cell.at.clone()));
            }
            Some(Located { value, cells }) if !value.shown.ends_with(&*cell.text) => {
                value.shown = format!("{}, {}", value.shown, &*cell.text);
                value.day = None;
                cells.push(cell.at.clone());
            }
            Some(_) => {}
        }
    }
    // A date that could not be read stands there as it was written, and nowhere else.
    let unread = || {
        let written = whole(lines, own::AS_WRITTEN)?;
        Some(written.map(|shown| TableDate { shown, day: None }))
    };
    TableAgreement {
        partner: whole(lines, own::PARTNER),
        title: whole(lines, own::BASIS).unwrap_or_default(),
        signed: signed.or_else(unread),
    }
}

/// An event; its date is that of «Когда», or else from «Начало» to «Окончание».
fn event(lines: &[Line]) -> Option<TableEvents> {
    let text = whole(lines, own::EVENT)?;
    let line = lines.first()?;
    let days = || {
        let (start, end) = (line.text(own::START)?, line.text(own::END));
        let more = end.filter(|end| end.value != start.value);
        let words = more.map_or_else(String::new, |end| format!(" – {}", end.value));
        Some(start.map(|start| start + &words))
    };
    let when = line.text(own::WHEN).or_else(days);
    let date = when.map(|when| when.map(|shown| TableDate { shown, day: None }));
    Some(TableEvents { date, text, lines: Vec::new() })
}

/// Regions and countries in the making.
#[derive(Default)]
struct Places {
    regions: Vec<TableRegion>,
    known: FxHashMap<(String, Option<String>), (usize, usize)>,
}

impl Places {
    /// The country of the line, a new one if need be; none where the line names a region alone.
    fn country(&mut self, line: &Line) -> Option<&mut TableCountry> {
        let (region, country) = (line.text(own::REGION), line.text(own::COUNTRY));
        let folded = |name: &Option<Located<String>>| {
            name.as_ref().map(|name| fold(&name.value)).unwrap_or_default()
        };
        let key = folded(&region);
        let next = self.regions.len();
        let (at, _) = *self.known.entry((key.clone(), None)).or_insert((next, 0));
        if at == next {
            self.regions.push(TableRegion { name: region, countries: Vec::new() });
        }
        let key = (key, Some(folded(&country)));
        let name = match country {
            Some(name) => name,
            None if line.get(own::NUMBER).is_none() => return None,
            None => Located::default(),
        };
        let countries = &mut self.regions.get_mut(at)?.countries;
        let next = countries.len();
        let (_, at) = *self.known.entry(key).or_insert((0, next));
        if at == next {
            countries.push(TableCountry { name, ..TableCountry::default() });
        }
        countries.get_mut(at)
    }
}
