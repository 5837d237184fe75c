//! The heading of the table: where it is, and which column is what.
//!
//! A [`Sheet`] enters; a [`Heading`] leaves, or what there is of one. The heading is found by the
//! meaning of its words: case, order, line breaks and further columns do not matter. It may be up
//! to three rows high, with merged cells or without.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ColumnAccount, HeadingAccount, Options,
    columns::{Candidate, assign},
    grid::{self, GridCell},
    joint,
    read::{joined, unbolden},
    role::{OWN, Role, fold, may_begin, reason},
    world,
};
use crate::{
    cell::{Column, Row},
    import::{Merge, Sheet, SheetRow},
};

/// How many rows that hold something are looked through.
pub(super) const ROWS: usize = 40;
/// How many columns are: no table of the office is wider.
pub(super) const COLUMNS: u32 = 256;
/// A row with fewer columns of the table is no heading, but a chance; a table of two columns has
/// hardly any other.
const LIKENESS: usize = 3;
/// How many rows a heading may have.
const TALLEST: usize = 3;
/// Columns, less one, that a single group may stand over.
const WIDEST_GROUP: u32 = 3;
/// Letters past this are no heading of a column, where nothing but the words tells.
const LONGEST: usize = 60;

/// The heading of a table.
#[derive(Debug)]
pub(super) struct Heading {
    /// Its first row.
    pub(super) top: Row,
    /// Its last row.
    pub(super) bottom: Row,
    /// By role: the column, and the cells of its heading.
    cells: BTreeMap<Role, (Column, Vec<GridCell<'static>>)>,
    /// Whether the column of the country is for the city, too.
    pub(super) joint: bool,
    /// The columns that have no role, from left to right.
    pub(super) others: Vec<(Column, Vec<GridCell<'static>>)>,
    /// Its rows, folded: what a repetition of them would look like.
    rows: Vec<BTreeMap<Column, String>>,
}

impl Heading {
    /// The best heading of the sheet: the first that is complete, or else the first with the
    /// most columns, if it is like a heading at all.
    pub(super) fn find(sheet: &Sheet, options: &Options<'_>) -> Option<Self> {
        let rows = TopRow::all(sheet);
        let mut best: Option<Self> = None;
        for index in 0..rows.len().min(ROWS) {
            let below = rows.get(index..).unwrap_or_default();
            let Some(heading) = Self::at(below, options) else { continue };
            let found = heading.cells.len();
            if heading.is_like_one() && best.as_ref().is_none_or(|best| best.cells.len() < found) {
                best = Some(heading);
            }
            if best.as_ref().is_some_and(|best| best.missing().is_empty()) {
                break;
            }
        }
        let best = best.map(|best| best.with_regions_of_the_world(sheet, options));
        best.map(|best| best.with_countries_and_cities(sheet, options))
    }

    /// The same heading; where one of the columns of country and city is not there, the other one
    /// may be for both.
    fn with_countries_and_cities(mut self, sheet: &Sheet, options: &Options<'_>) -> Self {
        let [country, partner] = [Role::Country, Role::Partner].map(|role| self.cells.get(&role));
        if let (Some((column, _)), None) | (None, Some((column, _))) = (country, partner) {
            self.joint = joint::is_joint(sheet, self.bottom, *column, options);
        }
        if self.joint
            && let Some(both) = self.cells.remove(&Role::Partner)
        {
            self.cells.insert(Role::Country, both);
        }
        self
    }

    /// The same heading; a column of regions within countries is that of the partner, or none of
    /// the table's.
    fn with_regions_of_the_world(mut self, sheet: &Sheet, options: &Options<'_>) -> Self {
        let column = |role| self.cells.get(&role).map(|(column, _)| *column);
        let columns = column(Role::Region).zip(column(Role::Country));
        let within =
            columns.is_some_and(|columns| !world::is_divided(sheet, self.bottom, columns, options));
        let region = if within { self.cells.remove(&Role::Region) } else { None };
        match region {
            Some(region) if !self.has(Role::Partner) => {
                self.cells.insert(Role::Partner, region);
            }
            Some(region) => {
                self.others.push(region);
                self.others.sort_by_key(|(column, _)| *column);
            }
            None => {}
        }
        self
    }

    /// The columns of the table.
    pub(super) fn columns(&self) -> impl Iterator<Item = (Role, Column)> {
        self.cells.iter().map(|(role, (column, _))| (*role, *column))
    }

    /// The heading of the column of this role, from top to bottom.
    pub(super) fn cells(&self, role: Role) -> &[GridCell<'static>] {
        self.cells.get(&role).map_or(&[], |(_, cells)| cells)
    }

    /// Whether there is a column of this role.
    pub(super) fn has(&self, role: Role) -> bool {
        self.cells.contains_key(&role) || (role == Role::Partner && self.joint)
    }

    /// The columns of the office's own table that are not there.
    pub(super) fn missing(&self) -> Vec<Role> {
        OWN.into_iter().filter(|role| !self.has(*role)).collect()
    }

    /// Whether a table can be read under it: countries, and documents or events.
    pub(super) fn is_enough(&self) -> bool {
        self.has(Role::Country) && (self.has(Role::Basis) || self.has(Role::Events))
    }

    /// What it says of itself to those who ask.
    pub(super) fn account(&self, options: &Options<'_>) -> HeadingAccount {
        let own = self.cells.iter().map(|(role, (column, cells))| (*column, Some(*role), cells));
        let others = self.others.iter().map(|(column, cells)| (*column, None, cells));
        let columns = own.chain(others).map(|(column, role, cells)| {
            let words = joined(cells).value;
            let reason = role.map(|role| reason(&words, role, options.columns));
            ColumnAccount { column, words, role, reason }
        });
        let mut columns: Vec<_> = columns.collect();
        columns.sort_by_key(|column| column.column);
        let missing = self.missing();
        HeadingAccount { top: self.top, bottom: self.bottom, columns, missing }
    }

    /// Whether a row says the same as a row of the heading, as it does at the head of a new page.
    pub(super) fn repeats_in<'c>(
        &self,
        mut cells: impl Iterator<Item = (Column, &'c str)> + Clone,
    ) -> bool {
        self.rows.iter().any(|row| {
            let same = |(column, text): (Column, &str)| {
                row.get(&column).is_some_and(|heading| {
                    text.len() < 4 * heading.len() + 16
                        && may_begin(text, heading)
                        && fold(text) == *heading
                })
            };
            cells.clone().count() * 2 > row.len() && cells.all(same)
        })
    }

    /// What stands above the heading.
    pub(super) fn title(&self, sheet: &Sheet) -> Vec<GridCell<'static>> {
        let above = sheet.rows.iter().take_while(|row| row.row < self.top);
        let mut cells = above.flat_map(|row| texts(sheet, row).into_values()).collect::<Vec<_>>();
        unbolden(&mut cells);
        cells
    }

    fn is_like_one(&self) -> bool {
        let all = self.cells.len() + self.others.len();
        self.cells.len() >= LIKENESS || (self.is_enough() && all <= LIKENESS)
    }

    /// The heading that begins with the first of these rows: one row high, or as many as make it
    /// better.
    fn at(rows: &[TopRow], options: &Options<'_>) -> Option<Self> {
        let first = rows.first()?.row.get();
        let follow = rows.iter().zip(first..).take_while(|(row, at)| row.row.get() == *at);
        let rows = rows.get(..follow.take(TALLEST).count())?;
        let mut best = Self::of(rows.get(..1)?, options);
        for height in 2..=rows.len() {
            let (Some(tall), Some(lower)) = (rows.get(..height), rows.get(1..height)) else {
                break;
            };
            let heading = Self::of(tall, options);
            if !heading.is_better(&best, tall, options)
                || heading.cells.len() <= Self::of(lower, options).cells.len()
            {
                break;
            }
            best = heading;
        }
        Some(best)
    }

    /// Whether the heading with these rows is better than that without the last of them: where
    /// merged cells or the words of the last row say that it belongs to it.
    fn is_better(&self, without: &Self, rows: &[TopRow], options: &Options<'_>) -> bool {
        let Some((last, above)) = rows.split_last() else { return false };
        let letters = |cell: &GridCell| cell.text.chars().any(char::is_alphabetic);
        if !last.texts.values().any(letters) {
            return false;
        }
        let more = self.cells.len() > without.cells.len();
        let as_many = self.cells.len() == without.cells.len();
        let names = |cell: &GridCell| names_a_column(&cell.text, options);
        let names = last.texts.values().all(names);
        let merges = || above.iter().flat_map(|row| row.merges.values());
        if merges().next().is_some() {
            let tall = merges().any(|merge| merge.bottom >= last.row);
            return (tall && (more || as_many)) || (more && names);
        }
        let small = |cell: &GridCell| cell.text.starts_with(|c: char| c.is_lowercase() || c == '(');
        let goes_on = as_many && last.texts.values().all(small);
        above.iter().all(|row| row.texts.len() > 1)
            && names
            && (goes_on || (more && !without.missing().is_empty()))
    }

    /// What these rows would be as a heading.
    fn of(rows: &[TopRow], options: &Options<'_>) -> Self {
        let columns: BTreeSet<Column> =
            rows.iter().flat_map(|row| row.texts.keys()).copied().collect();
        let candidate = |column: Column| {
            // A group stands over a column, and not under a name that it has already.
            let first = rows.iter().position(|row| row.texts.contains_key(&column));
            let cells = rows.iter().enumerate().filter_map(|(level, row)| {
                let group = || row.group(column).filter(|_| Some(level) < first);
                row.texts.get(&column).or_else(group)
            });
            Candidate::new(column, cells.cloned().collect())
        };
        let (cells, others) = assign(columns.into_iter().map(candidate).collect(), options.columns);
        let row = |row: Option<&TopRow>| row.map_or(Row::new(1), |row| row.row);
        let (top, last) = (row(rows.first()), row(rows.last()));
        let tall = cells.values().flat_map(|(column, _)| {
            rows.iter().filter_map(|row| row.merges.get(column)).map(|merge| merge.bottom)
        });
        let tall = tall.filter(|row| row.get() <= last.get() + 1).max();
        let bottom = tall.map_or(last, |bottom| bottom.max(last));
        let columns: BTreeSet<Column> = cells.values().map(|(column, _)| *column).collect();
        let folded = |row: &TopRow| {
            let texts = row.texts.iter().filter(|(column, _)| columns.contains(column));
            texts.map(|(column, cell)| (*column, fold(&cell.text))).collect()
        };
        Self { top, bottom, rows: rows.iter().map(folded).collect(), cells, others, joint: false }
    }
}

/// One of the first rows of a sheet.
struct TopRow {
    row: Row,
    /// The cells that show anything.
    texts: BTreeMap<Column, GridCell<'static>>,
    /// The merges that begin here, by their leftmost column.
    merges: BTreeMap<Column, Merge>,
}

impl TopRow {
    /// The first rows of the sheet.
    fn all(sheet: &Sheet) -> Vec<Self> {
        let rows = sheet.rows.get(..sheet.rows.len().min(ROWS + TALLEST)).unwrap_or_default();
        let last = rows.last().map(|row| row.row);
        let merges: Vec<&Merge> =
            sheet.merges.iter().filter(|merge| Some(merge.top) <= last).collect();
        let top = |row: &SheetRow| {
            let here = merges.iter().filter(|merge| merge.top == row.row);
            let merges = here.map(|merge| (merge.left, **merge)).collect();
            Self { row: row.row, texts: texts(sheet, row), merges }
        };
        rows.iter().map(top).collect()
    }

    /// The cell of a group that stands over this column: one merged over it, or, without merged
    /// cells, the nearest to the left. A cell that is alone over the whole table is its title.
    fn group(&self, column: Column) -> Option<&GridCell<'static>> {
        let (left, cell) = self.texts.range(..column).next_back()?;
        let alone = self.texts.len() == 1;
        let over = match self.merges.get(left) {
            Some(Merge { left, right, .. }) => {
                column <= *right && !(alone && right.get() - left.get() >= WIDEST_GROUP)
            }
            None => self.merges.is_empty() && !alone,
        };
        over.then_some(cell)
    }
}

/// Whether the text could name a column: short, without dates and numbers, no country.
fn names_a_column(text: &str, options: &Options<'_>) -> bool {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    text.chars().nth(LONGEST).is_none()
        && text.chars().any(char::is_alphabetic)
        && numbers.all(|number| number.len() == 4)
        && !(options.is_country)(text)
}

/// The cells of a row that show anything.
fn texts(sheet: &Sheet, row: &SheetRow) -> BTreeMap<Column, GridCell<'static>> {
    let cells = row.cells.iter().take_while(|(column, _)| column.get() <= COLUMNS);
    cells
        .filter_map(|(column, value)| {
            Some((*column, grid::read(value, &sheet.name, (row.row, *column))?.kept()))
        })
        .collect()
}
