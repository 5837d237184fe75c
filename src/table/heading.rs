//! The heading of the table: where it is, and which column is what.
//!
//! A [`Sheet`] enters; a [`Heading`] leaves, or what there is of one. The heading is found by the
//! meaning of its words: case, order, line breaks and further columns do not matter. It may be
//! two rows high, where merged cells say so.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    grid::{self, GridCell},
    plain::BOLD,
    role::{REQUIRED, ROLES, Role, fold, score},
};
use crate::{
    cell::{Column, Row},
    import::{Merge, Sheet, SheetRow},
};

/// How many rows that hold something are looked through.
pub(super) const ROWS: usize = 40;
/// How many columns are: no table of the office is wider.
const COLUMNS: u32 = 256;
/// A row with fewer columns of the table is no heading, but a chance.
const LIKENESS: usize = 3;

/// The heading of a table.
#[derive(Debug)]
pub(super) struct Heading {
    /// Its first row.
    pub(super) top: Row,
    /// Its last row.
    pub(super) bottom: Row,
    /// By role: the column, and the one or two cells of its heading.
    cells: BTreeMap<Role, (Column, Vec<GridCell>)>,
    /// Its rows, folded: what a repetition of them would look like.
    rows: Vec<BTreeMap<Column, String>>,
}

impl Heading {
    /// The best heading of the sheet: the first that is complete, or else the first with the
    /// most columns, if it is like a heading at all.
    pub(super) fn find(sheet: &Sheet) -> Option<Self> {
        let mut best: Option<Self> = None;
        for (index, row) in sheet.rows.iter().take(ROWS).enumerate() {
            let heading = Self::at(sheet, row, sheet.rows.get(index + 1));
            let found = heading.found();
            if found >= LIKENESS && best.as_ref().is_none_or(|best| best.found() < found) {
                best = Some(heading);
            }
            if found == REQUIRED.len() {
                break;
            }
        }
        best
    }

    /// The columns of the table.
    pub(super) fn columns(&self) -> impl Iterator<Item = (Role, Column)> {
        self.cells.iter().map(|(role, (column, _))| (*role, *column))
    }

    /// The heading of the column of this role, from top to bottom.
    pub(super) fn cells(&self, role: Role) -> &[GridCell] {
        self.cells.get(&role).map_or(&[], |(_, cells)| cells)
    }

    /// The required columns that are not there.
    pub(super) fn missing(&self) -> Vec<Role> {
        REQUIRED.into_iter().filter(|role| !self.cells.contains_key(role)).collect()
    }

    /// Whether a row says the same as a row of the heading, as it does at the head of a new page.
    pub(super) fn repeats_in<'c>(
        &self,
        mut cells: impl Iterator<Item = (Column, &'c str)> + Clone,
    ) -> bool {
        self.rows.iter().any(|row| {
            let same = |(column, text): (Column, &str)| {
                row.get(&column).is_some_and(|heading| {
                    text.len() < 4 * heading.len() + 16 && fold(text) == *heading
                })
            };
            cells.clone().count() * 2 > row.len() && cells.all(same)
        })
    }

    /// What stands above the heading.
    pub(super) fn title(&self, sheet: &Sheet) -> Vec<GridCell> {
        let above = sheet.rows.iter().take_while(|row| row.row < self.top);
        let mut cells = above.flat_map(|row| texts(sheet, row).into_values()).collect::<Vec<_>>();
        unbolden(&mut cells);
        cells
    }

    /// The heading that begins in this row: one row high, or two where merged cells say so and
    /// the lower row would be less without the upper one (which might be a title).
    fn at(sheet: &Sheet, row: &SheetRow, below: Option<&SheetRow>) -> Self {
        let merges = anchored(row.row, sheet);
        let one = Self::of(sheet, row, None, &merges);
        let below = below.filter(|below| below.row.get() == row.row.get() + 1);
        let Some(below) = below.filter(|_| !merges.is_empty()) else { return one };
        let two = Self::of(sheet, row, Some(below), &merges);
        let lower = Self::of(sheet, below, None, &BTreeMap::new());
        let tall = merges.values().any(|merge| merge.bottom > merge.top);
        let better = two.found() > one.found() || (tall && two.found() == one.found());
        if better && two.found() > lower.found() { two } else { one }
    }

    fn found(&self) -> usize {
        REQUIRED.len() - self.missing().len()
    }

    /// What this row, or two rows, would be as a heading.
    fn of(
        sheet: &Sheet,
        row: &SheetRow,
        below: Option<&SheetRow>,
        merges: &BTreeMap<Column, Merge>,
    ) -> Self {
        let upper = texts(sheet, row);
        let lower = below.map(|below| texts(sheet, below)).unwrap_or_default();
        let columns: BTreeSet<Column> = upper.keys().chain(lower.keys()).copied().collect();
        let candidates: Vec<Candidate> = columns
            .into_iter()
            .map(|column| {
                let group = merges.range(..=column).next_back().filter(|(_, m)| column <= m.right);
                let left = group.filter(|_| !lower.is_empty()).map_or(column, |(left, _)| *left);
                Candidate::new(column, upper.get(&left), lower.get(&column))
            })
            .collect();
        let cells = assign(&candidates);
        let last = below.map_or(row.row, |below| below.row);
        let tall = cells.values().filter_map(|(column, _)| merges.get(column));
        let tall = tall.map(|merge| merge.bottom).filter(|row| row.get() <= last.get() + 1);
        let bottom = tall.max().map_or(last, |bottom| bottom.max(last));
        let columns: BTreeSet<Column> = cells.values().map(|(column, _)| *column).collect();
        let fold_row = |texts: &BTreeMap<Column, GridCell>| {
            let texts = texts.iter().filter(|(column, _)| columns.contains(column));
            texts.map(|(column, cell)| (*column, fold(&cell.text))).collect()
        };
        let rows = [&upper, &lower].into_iter().filter(|texts| !texts.is_empty()).map(fold_row);
        Self { top: row.row, bottom, rows: rows.collect(), cells }
    }
}

/// A column and what its heading says.
struct Candidate {
    column: Column,
    cells: Vec<GridCell>,
    /// Folded; the lower row first, for it says what the column is within its group.
    words: String,
}

impl Candidate {
    fn new(column: Column, upper: Option<&GridCell>, lower: Option<&GridCell>) -> Self {
        let words = [lower, upper].into_iter().flatten().map(|cell| fold(&cell.text));
        let words = words.collect::<Vec<_>>().join(" ");
        Self { column, words, cells: [upper, lower].into_iter().flatten().cloned().collect() }
    }
}

/// Gives each role the column that fits it best, and each column one role.
fn assign(candidates: &[Candidate]) -> BTreeMap<Role, (Column, Vec<GridCell>)> {
    let mut fits: Vec<(u32, Role, &Candidate)> = candidates
        .iter()
        .flat_map(|candidate| {
            ROLES.into_iter().map(move |role| (score(&candidate.words, role), role, candidate))
        })
        .filter(|(score, ..)| *score > 0)
        .collect();
    fits.sort_by_key(|(score, role, candidate)| (Reverse(*score), candidate.column, *role));
    let mut roles = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (_, role, candidate) in fits {
        if !roles.contains_key(&role) && taken.insert(candidate.column) {
            roles.insert(role, (candidate.column, candidate.cells.clone()));
        }
    }
    roles
}

/// Drops the marks of bold type around a title of several lines, each a cell: the first mark opens
/// and the last one closes.
fn unbolden(cells: &mut [GridCell]) {
    let open = cells.iter().position(|cell| cell.text.starts_with(BOLD));
    let close = cells.iter().rposition(|cell| cell.text.ends_with(BOLD));
    let (Some(open), Some(close)) = (open, close) else { return };
    for (index, cell) in cells.iter_mut().enumerate().filter(|_| open < close) {
        let text = match index {
            _ if index == open => cell.text.strip_prefix(BOLD),
            _ if index == close => cell.text.strip_suffix(BOLD),
            _ => None,
        };
        if let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) {
            cell.text = text.into();
            cell.markup.get_or_insert_with(|| BOLD.to_owned());
        }
    }
}

/// The merges that begin in this row, by their leftmost column.
fn anchored(row: Row, sheet: &Sheet) -> BTreeMap<Column, Merge> {
    let here = sheet.merges.iter().filter(|merge| merge.top == row);
    here.map(|merge| (merge.left, *merge)).collect()
}

/// The cells of a row that show anything.
fn texts(sheet: &Sheet, row: &SheetRow) -> BTreeMap<Column, GridCell> {
    let cells = row.cells.iter().take_while(|(column, _)| column.get() <= COLUMNS);
    cells
        .filter_map(|(column, value)| {
            Some((*column, grid::read(value, &sheet.name, (row.row, *column))?))
        })
        .collect()
}
