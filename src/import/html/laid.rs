//! A table of a web page in the making: cells laid onto its grid.
//!
//! Rows and cells enter in their order, with the columns and rows that each takes; a [`Sheet`]
//! leaves. A cell stands in the first column that no cell from above reaches into, as browsers have
//! it.

use std::{collections::BTreeMap, mem, sync::Arc};

use crate::{
    cell::{Column, Row},
    import::{
        ImportError, Sheet, SheetRow, Value,
        limits::Cost,
        rows::{self, Position},
    },
};

/// The columns and rows that a cell may take, as browsers have it.
const COLUMNS: u32 = 1000;
const ROWS: u32 = 65_534;

/// The table so far.
pub(super) struct Laid {
    number: usize,
    sheet: Sheet,
    /// The row and column of the next cell, from zero.
    next: Position,
    /// Whether a row is being read.
    in_row: bool,
    /// Its cells that hold anything.
    cells: Vec<(Column, Value)>,
    /// The cell that is being read.
    cell: Option<Cell>,
    /// What reaches down: by its first column, its last one, and its last row.
    down: BTreeMap<u32, Position>,
}

struct Cell {
    text: String,
    columns: u32,
    rows: u32,
}

impl Laid {
    /// An empty table; `number` tells it from others.
    pub(super) fn new(number: usize, name: Arc<str>) -> Self {
        Self {
            number,
            sheet: Sheet { name, ..Sheet::default() },
            next: (0, 0),
            in_row: false,
            cells: Vec::new(),
            cell: None,
            down: BTreeMap::new(),
        }
    }

    /// The text of the cell that is being read.
    pub(super) fn text(&mut self) -> Option<&mut String> {
        self.cell.as_mut().map(|cell| &mut cell.text)
    }

    /// Where the next cell stands.
    pub(super) fn place(&self) -> Position {
        self.next
    }

    /// A row begins.
    pub(super) fn begin_row(&mut self, hidden: bool) {
        self.in_row = true;
        if hidden {
            let row = self.next.0.saturating_add(1);
            self.sheet.hidden.rows.add(row, row);
        }
    }

    /// A cell begins that takes so many columns and rows; a row too, where a page forgets that.
    pub(super) fn begin_cell(&mut self, columns: u32, rows: u32) {
        self.in_row = true;
        while let Some(free) = self.past_what_reaches_here() {
            self.next.1 = free;
        }
        let (columns, rows) = (columns.clamp(1, COLUMNS), rows.clamp(1, ROWS));
        self.cell = Some(Cell { text: String::new(), columns, rows });
    }

    /// The column past the cell from above that reaches into the next place, if one does.
    fn past_what_reaches_here(&self) -> Option<u32> {
        let (_, (right, bottom)) = self.down.range(..=self.next.1).next_back()?;
        (*right >= self.next.1 && *bottom >= self.next.0).then(|| right.saturating_add(1))
    }

    /// The cell that is being read ends, if there is one.
    ///
    /// # Errors
    ///
    /// `TooLarge`.
    pub(super) fn end_cell(&mut self, cost: &mut Cost) -> Result<(), ImportError> {
        let Some(Cell { text, columns, rows }) = self.cell.take() else { return Ok(()) };
        let (row, left) = self.next;
        let (bottom, right) = (row.saturating_add(rows - 1), left.saturating_add(columns - 1));
        if !text.trim().is_empty() {
            let value = Value::Text(text.trim().to_owned());
            cost.sheet_again(&self.sheet.name);
            cost.cell(self.next, &value)?;
            self.cells.push((Column::new(left.saturating_add(1)), value));
        }
        if columns > 1 || rows > 1 {
            cost.merge()?;
            self.sheet.merges.push(rows::merge(self.next, (bottom, right)));
        }
        if rows > 1 {
            self.down.insert(left, (right, bottom));
        }
        self.next.1 = right.saturating_add(1);
        Ok(())
    }

    /// The row that is being read ends, if there is one.
    ///
    /// # Errors
    ///
    /// `TooLarge`.
    pub(super) fn end_row(&mut self, cost: &mut Cost) -> Result<(), ImportError> {
        self.end_cell(cost)?;
        if mem::take(&mut self.in_row) {
            let cells = mem::take(&mut self.cells);
            if !cells.is_empty() {
                let row = Row::new(self.next.0.saturating_add(1));
                self.sheet.rows.push(SheetRow { row, cells });
            }
            self.next = (self.next.0.saturating_add(1), 0);
        }
        Ok(())
    }

    /// The number and the finished sheet.
    pub(super) fn finish(self) -> (usize, Sheet) {
        (self.number, self.sheet)
    }
}
