//! A sheet with its merged cells resolved: what each row holds in the columns of the table.
//!
//! A [`Sheet`] and the columns of a heading enter; a [`GridRow`] for each row below leaves, with
//! what stands beside those columns. Merges
//! are resolved as the rows go by, from top to bottom, so that the cost is that of the rows and
//! the merges together and never of their product.

use std::{borrow::Cow, ops::Deref, sync::Arc};

use chrono::NaiveDate;

use super::{
    heading::Heading,
    join::join,
    joint,
    numbering::unnumbered,
    plain::plain,
    role::{ROLES, Role},
};
use crate::{
    cell::{CellRef, Column, Row},
    import::{Merge, Sheet, SheetRow, Value},
};

/// A cell that holds something, cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GridCell<'a> {
    /// The words that a reader sees; never empty.
    pub(super) text: Words<'a>,
    /// The first markup that was dropped.
    pub(super) markup: Option<String>,
    /// Where its lines begin, the first one apart.
    pub(super) lines: Vec<usize>,
    /// What it holds besides its words.
    pub(super) kind: Kind,
    /// Where it stands: the top left cell of a merge.
    pub(super) at: CellRef,
    /// Whether it stands in this row, and is not merged into it from above.
    pub(super) own: bool,
    /// Whether it is merged with cells below.
    pub(super) tall: bool,
    /// Whether it is merged with cells to the right.
    pub(super) wide: bool,
}

impl GridCell<'_> {
    /// The cell for those who keep it longer than its sheet.
    pub(super) fn kept(self) -> GridCell<'static> {
        GridCell { text: Words::Made(Arc::from(&*self.text)), ..self }
    }
}

/// The words of a cell: as they stand in the sheet, or what was made of them. A merged cell gives
/// them to each of its rows.
#[derive(Debug, Clone)]
pub(super) enum Words<'a> {
    /// The sheet's own.
    Own(&'a str),
    /// What cleaning made, or the format of a number.
    Made(Arc<str>),
}

impl Deref for Words<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Own(words) => words,
            Self::Made(words) => words,
        }
    }
}

impl PartialEq for Words<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Words<'_> {}

/// What a cell holds besides its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing.
    Text,
    /// A number.
    Number,
    /// A real date.
    Date(NaiveDate),
    /// An error such as `#REF!`.
    Error,
}

/// What a row holds in the columns of the table.
#[derive(Debug)]
pub(super) struct GridRow<'a> {
    /// Its number.
    pub(super) row: Row,
    /// By role.
    cells: [Option<GridCell<'a>>; ROLES.len()],
    /// What stands in no column of the table, from left to right.
    pub(super) beside: Vec<GridCell<'a>>,
}

impl<'a> GridRow<'a> {
    fn set(&mut self, role: Role, cell: Option<GridCell<'a>>) {
        if let Some(slot) = self.cells.get_mut(role as usize) {
            *slot = cell;
        }
    }

    /// The cell in the column of this role.
    pub(super) fn get(&self, role: Role) -> Option<&GridCell<'a>> {
        self.cells.get(role as usize).and_then(Option::as_ref)
    }

    /// The cell of this role, if it stands in this row.
    pub(super) fn own(&self, role: Role) -> Option<&GridCell<'a>> {
        self.get(role).filter(|cell| cell.own)
    }

    /// The cells that stand in this row.
    pub(super) fn all_own(&self) -> impl Iterator<Item = &GridCell<'a>> + Clone {
        ROLES.into_iter().filter_map(|role| self.own(role))
    }

    /// All that stands in this row, from left to right.
    pub(super) fn all(&self) -> Vec<&GridCell<'a>> {
        let mut cells: Vec<_> = self.all_own().chain(&self.beside).collect();
        cells.sort_by_key(|cell| cell.at.column);
        cells
    }

    /// The words of all that stands in this row.
    pub(super) fn words(&self) -> String {
        let mut words = String::new();
        self.all().into_iter().for_each(|cell| join(&mut words, &cell.text));
        words
    }

    /// Parts a cell that names country and city into two.
    pub(super) fn part(&mut self, is_country: &dyn Fn(&str) -> bool) {
        let Some(cell) = self.get(Role::Country) else { return };
        let is_country = |name: &str| is_country(unnumbered(name));
        let Some((country, partner)) = joint::parts(&cell.text, &is_country) else { return };
        let [country, partner] = [country, partner]
            .map(|text| GridCell { text: Words::Made(text.into()), ..cell.clone() });
        self.set(Role::Country, Some(country));
        self.set(Role::Partner, Some(partner));
    }

    /// Whether nothing but cells of these roles is there.
    pub(super) fn only(&self, roles: &[Role]) -> bool {
        ROLES.into_iter().all(|role| roles.contains(&role) || self.get(role).is_none())
    }
}

/// The rows below a heading.
pub(super) struct Grid<'a> {
    sheet: &'a Sheet,
    /// The rows that are left.
    rest: std::slice::Iter<'a, SheetRow>,
    /// The columns of the table from left to right.
    columns: Vec<GridColumn<'a>>,
}

impl<'a> Grid<'a> {
    /// The rows of the sheet below this heading.
    pub(super) fn below(sheet: &'a Sheet, heading: &Heading) -> Self {
        let start = sheet.rows.partition_point(|row| row.row <= heading.bottom);
        let columns = heading.columns();
        let mut columns: Vec<GridColumn<'a>> =
            columns.map(|(role, column)| GridColumn::new(role, column, &sheet.merges)).collect();
        columns.sort_by_key(|column| column.column);
        Self { sheet, rest: sheet.rows.get(start..).unwrap_or_default().iter(), columns }
    }

    /// What stands in the row and was not taken by the columns of the table.
    fn beside(&self, source: &'a SheetRow, row: &GridRow<'a>) -> Vec<GridCell<'a>> {
        let taken = |column: &Column| {
            self.columns.iter().any(|known| known.column == *column)
                || row.all_own().any(|cell| cell.at.column == *column)
        };
        let cells = source.cells.iter().filter(|(column, _)| !taken(column));
        cells
            .filter_map(|(column, value)| read(value, &self.sheet.name, (source.row, *column)))
            .collect()
    }

    /// Where cells are not merged, a region may stand in the column of row numbers: a text that
    /// stands by itself left of the country is read as if it stood there.
    fn move_lone(&self, row: &mut GridRow) {
        let country = self.columns.iter().find(|column| column.role == Role::Country);
        let alone = row.only(&[]) && row.beside.len() == 1;
        let is_left = |cell: &GridCell| country.is_some_and(|c| cell.at.column < c.column);
        if alone && row.beside.iter().all(|cell| cell.kind == Kind::Text && is_left(cell)) {
            let name = row.beside.pop();
            row.set(Role::Country, name);
        }
    }
}

impl<'a> Iterator for Grid<'a> {
    type Item = GridRow<'a>;

    fn next(&mut self) -> Option<GridRow<'a>> {
        let source = self.rest.next()?;
        let (cells, beside) = Default::default();
        let mut row = GridRow { row: source.row, cells, beside };
        let mut taken = None;
        for column in &mut self.columns {
            let (anchor, cell) = column.cell(source, self.sheet);
            // A cell that is merged over several columns counts in the first of them.
            if taken != Some(anchor) && cell.is_some() {
                taken = Some(anchor);
                row.set(column.role, cell);
            }
        }
        row.beside = self.beside(source, &row);
        self.move_lone(&mut row);
        Some(row)
    }
}

/// A column of the table, walked from top to bottom.
struct GridColumn<'a> {
    role: Role,
    column: Column,
    /// The merges that cover it and begin further down, by top row.
    rest: std::iter::Peekable<std::vec::IntoIter<Merge>>,
    /// The last merge that began, and its cell.
    merge: Option<(Merge, Option<GridCell<'a>>)>,
}

impl<'a> GridColumn<'a> {
    fn new(role: Role, column: Column, merges: &[Merge]) -> Self {
        let covers = |merge: &&Merge| merge.left <= column && column <= merge.right;
        let mut over: Vec<Merge> = merges.iter().filter(covers).copied().collect();
        over.sort_by_key(|merge| merge.top);
        Self { role, column, rest: over.into_iter().peekable(), merge: None }
    }

    /// What stands here in this row, and where the cell is that holds it. Rows are asked for from
    /// top to bottom. Of merges that overlap, which no program draws, the later one counts.
    fn cell(
        &mut self,
        source: &'a SheetRow,
        sheet: &'a Sheet,
    ) -> ((Row, Column), Option<GridCell<'a>>) {
        while let Some(merge) = self.rest.next_if(|merge| merge.top <= source.row) {
            self.merge = Some((merge, None));
            if merge.bottom >= source.row {
                let home = sheet.rows.binary_search_by_key(&merge.top, |row| row.row);
                let home = home.ok().and_then(|index| sheet.rows.get(index));
                let cell = home.and_then(|home| find(home, merge.left, &sheet.name));
                let (tall, wide) = (merge.bottom > merge.top, merge.right > merge.left);
                self.merge = Some((merge, cell.map(|cell| GridCell { tall, wide, ..cell })));
            }
        }
        match &self.merge {
            Some((merge, cell)) if source.row <= merge.bottom => {
                let own = merge.top == source.row;
                let cell = cell.clone().map(|cell| GridCell { own, ..cell });
                ((merge.top, merge.left), cell)
            }
            _ => ((source.row, self.column), find(source, self.column, &sheet.name)),
        }
    }
}

/// The cell's words, or none where it shows nothing.
pub(super) fn read<'a>(
    value: &'a Value,
    sheet: &Arc<str>,
    at: (Row, Column),
) -> Option<GridCell<'a>> {
    let shown = value.shown();
    let clean = plain(&shown);
    if clean.text.is_empty() {
        return None;
    }
    let kind = match value {
        Value::Date { day, .. } => Kind::Date(*day),
        Value::Number(_) => Kind::Number,
        Value::Error(_) => Kind::Error,
        Value::Text(_) | Value::Bool(_) => Kind::Text,
    };
    let text = match (&shown, clean.text) {
        (&Cow::Borrowed(shown), Cow::Borrowed(_)) => Words::Own(shown),
        (_, made) => Words::Made(made.into()),
    };
    let (markup, lines) = (clean.markup, clean.lines);
    let at = CellRef::new(Arc::clone(sheet), at.0, at.1);
    Some(GridCell { text, markup, lines, kind, at, own: true, tall: false, wide: false })
}

fn find<'a>(row: &'a SheetRow, wanted: Column, sheet: &Arc<str>) -> Option<GridCell<'a>> {
    let found = row.cells.binary_search_by_key(&wanted, |(column, _)| *column).ok()?;
    let (column, value) = row.cells.get(found)?;
    read(value, sheet, (row.row, *column))
}
