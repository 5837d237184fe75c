//! What each row of the table is: a region, a country, an agreement, or the rest of what a page
//! break cut off.
//!
//! The rows of a [`Grid`] enter one by one; the regions of a [`Table`](super::Table) and findings
//! leave. The rules are those of `tests/spec/continuation.md`. What the words mean is absent on
//! purpose.

use super::{
    TableAgreement, TableCountry, TableDate, TableRegion,
    grid::{Grid, GridCell, GridRow},
    heading::Heading,
    join::{begins_document, join},
    role::{Role, fold},
};
use crate::{
    cell::{CellRef, Column, Located},
    finding::{
        Finding,
        catalogue::{JOINED_ROW, MARKUP, ORPHAN_ROW},
    },
    import::Sheet,
};

/// Bytes of text that merged cells may repeat on the rows below them: a bound for a merge of one
/// long text over a million rows, not for honest tables.
const REPEATED_BYTES: usize = 256 << 20;

/// Merged cells repeat too much text.
pub(super) struct Swollen;

/// The table in the making.
#[derive(Default)]
pub(super) struct Rows {
    /// The regions so far.
    pub(super) regions: Vec<TableRegion>,
    /// What was found so far.
    pub(super) findings: Vec<Finding>,
    /// The country that holds; none at the beginning of a region.
    country: Option<TableCountry>,
    /// The names of the region and the country that hold, folded.
    region_name: String,
    country_name: String,
    /// Bytes of text that merged cells have repeated.
    repeated: usize,
}

impl Rows {
    /// Reads every row below the heading; `repeated` counts on what merged cells repeat.
    ///
    /// # Errors
    ///
    /// Where merged cells repeat too much text.
    pub(super) fn read(
        sheet: &Sheet,
        heading: &Heading,
        repeated: &mut usize,
    ) -> Result<Self, Swollen> {
        let mut rows = Self { repeated: *repeated, ..Self::default() };
        for row in Grid::below(sheet, heading) {
            let own = row.all_own();
            let texts = own.clone().map(|cell| (cell.at.column, &*cell.text));
            let empty = own.clone().next().is_none();
            if empty || heading.repeats_in(texts) || numbers_columns(own.clone()) {
                continue;
            }
            rows.findings.extend(own.filter_map(markup));
            rows.row(&row, heading);
            if rows.repeated > REPEATED_BYTES {
                return Err(Swollen);
            }
        }
        rows.end_country();
        *repeated = rows.repeated;
        Ok(rows)
    }

    fn row(&mut self, row: &GridRow, heading: &Heading) {
        if let Some(name) = region_row(row, heading) {
            self.region(name);
            return;
        }
        if let Some(name) = row.get(Role::Region) {
            self.region(name);
        }
        let mut country = self.country(row);
        if continues(row, &country) {
            self.findings.push(append(row, &mut country));
        } else {
            country.agreements.extend(self.agreement(row));
            country.events.extend(row.own(Role::Events).map(located));
        }
        self.country = Some(country);
    }

    /// Begins a region, unless the last one has this name: a heading repeated on a new page.
    fn region(&mut self, name: &GridCell) {
        let folded = fold(&name.text);
        match self.regions.last_mut().and_then(|region| region.name.as_mut()) {
            Some(last) if self.region_name == folded => {
                if last.cells.last() != Some(&name.at) {
                    last.cells.push(name.at.clone());
                }
            }
            _ => {
                self.end_country();
                let name = Some(located(name));
                self.regions.push(TableRegion { name, countries: Vec::new() });
                self.region_name = folded;
            }
        }
    }

    /// The country of the row: the one that holds, or a new one where the row names another. A
    /// row that no country stands above begins one without a name, so that nothing of it is lost.
    fn country(&mut self, row: &GridRow) -> TableCountry {
        let name = row.get(Role::Country).filter(|name| name.own || self.country.is_none());
        let folded = name.map(|name| fold(&name.text));
        let country = match (self.country.take(), name) {
            (Some(country), None) => country,
            (Some(mut country), Some(name)) if folded.as_ref() == Some(&self.country_name) => {
                country.name.cells.push(name.at.clone());
                country
            }
            (last, name) => {
                self.country = last;
                self.end_country();
                self.country_name = folded.unwrap_or_default();
                let cells = row.all_own().map(|cell| cell.at.clone()).take(1).collect();
                let name = name.map_or(Located { value: String::new(), cells }, located);
                TableCountry { name, agreements: Vec::new(), events: Vec::new() }
            }
        };
        if country.name.value.is_empty() {
            self.findings.extend(orphan(row));
        }
        country
    }

    fn end_country(&mut self) {
        let Some(country) = self.country.take() else { return };
        if let Some(region) = self.regions.last_mut() {
            region.countries.push(country);
        } else {
            self.regions.push(TableRegion { name: None, countries: vec![country] });
        }
    }

    /// The agreement that the row's partner, basis or date make, merged from above or not.
    fn agreement(&mut self, row: &GridRow) -> Option<TableAgreement> {
        let [partner, basis, date] = [Role::Partner, Role::Basis, Role::Date].map(|r| row.get(r));
        let cells = || [partner, basis, date].into_iter().flatten();
        if !cells().any(|cell| cell.own) {
            return None;
        }
        self.repeated +=
            cells().filter(|cell| !cell.own).map(|cell| cell.text.len()).sum::<usize>();
        let blank = || Located { value: String::new(), cells: Vec::new() };
        Some(TableAgreement {
            partner: partner.map(located),
            title: basis.map_or_else(blank, located),
            signed: date.map(|cell| {
                let date = TableDate { shown: cell.text.to_string(), day: cell.day };
                Located::at(date, cell.at.clone())
            }),
        })
    }
}

/// Whether the row is the rest of what a page break cut off: it has no country, partner or date,
/// and its basis, if any, goes on from the last agreement's.
fn continues(row: &GridRow, country: &TableCountry) -> bool {
    row.only(&[Role::Region, Role::Basis, Role::Events])
        && !country.name.value.is_empty()
        && row
            .own(Role::Basis)
            .is_none_or(|basis| !begins_document(&basis.text) && !country.agreements.is_empty())
}

/// Appends the row's basis to the last agreement's and its events to the country's.
fn append(row: &GridRow, country: &mut TableCountry) -> Finding {
    let mut parts = Vec::new();
    let mut quote = String::new();
    let last = country.agreements.last_mut().map(|last| &mut last.title);
    if let (Some(basis), Some(last)) = (row.own(Role::Basis), last) {
        parts.push(format!("основание дописано к {}", place(last.cells.last())));
        join(&mut last.value, &basis.text);
        last.cells.push(basis.at.clone());
        join(&mut quote, &basis.text);
    }
    if let Some(events) = row.own(Role::Events) {
        let before = country.events.last().unwrap_or(&country.name);
        parts.push(format!("мероприятия дописаны к {}", place(before.cells.last())));
        country.events.push(located(events));
        join(&mut quote, &events.text);
    }
    let at = row.all_own().map(|cell| cell.at.clone()).next();
    let message = format!("Строка {} продолжает предыдущие: {}", row.row, parts.join(", "));
    Finding::new(&JOINED_ROW, at, message)
        .hint("Если это отдельная запись, впишите в строку страну, партнёра или дату")
        .quote(quote)
}

/// The name of the region, if the row is the heading of one: a single value, in the first column
/// or merged across.
fn region_row<'r>(row: &'r GridRow, heading: &Heading) -> Option<&'r GridCell> {
    let country = row.own(Role::Country).filter(|cell| !cell.tall && row.only(&[Role::Country]));
    let has_column = !heading.cells(Role::Region).is_empty();
    country
        .filter(|cell| cell.wide || !has_column)
        .or_else(|| row.own(Role::Region).filter(|_| row.only(&[Role::Region])))
}

/// Whether the row numbers the columns: 1, 2, 3, 4, 5.
fn numbers_columns<'r>(cells: impl Iterator<Item = &'r GridCell>) -> bool {
    let numbers: Option<Vec<(Column, u8)>> = cells
        .map(|cell| Some((cell.at.column, cell.text.trim_end_matches('.').parse().ok()?)))
        .collect();
    let mut numbers = numbers.unwrap_or_default();
    numbers.sort_unstable();
    numbers.len() >= 3 && numbers.is_sorted_by(|a, b| a.1 < b.1)
}

/// A finding for a cell that had markup in it.
pub(super) fn markup(cell: &GridCell) -> Option<Finding> {
    let markup = cell.markup.as_ref()?;
    let finding =
        Finding::new(&MARKUP, Some(cell.at.clone()), "В тексте ячейки остались знаки разметки")
            .hint("Знаки разметки в отчёт не попадут; удалите их в таблице")
            .quote(markup);
    Some(finding)
}

fn orphan(row: &GridRow) -> Option<Finding> {
    let mut quote = String::new();
    row.all_own().for_each(|cell| join(&mut quote, &cell.text));
    let at = row.all_own().next()?.at.clone();
    let message =
        format!("Строка {} стоит до первой страны, к какой она относится, неясно", row.row);
    let finding = Finding::new(&ORPHAN_ROW, Some(at), message)
        .hint("Впишите страну в эту строку или выше неё")
        .quote(quote);
    Some(finding)
}

fn place(cell: Option<&CellRef>) -> String {
    cell.map_or_else(|| "стране".to_owned(), |cell| format!("ячейке {}", cell.address()))
}

/// The words of a cell, with the cell.
pub(super) fn located(cell: &GridCell) -> Located<String> {
    Located::at(cell.text.to_string(), cell.at.clone())
}
