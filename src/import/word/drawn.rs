//! A table of Word in the making: cells laid onto its grid.
//!
//! The cells of a table enter in their order, each after its properties, and the paragraphs around
//! it; a [`Sheet`] leaves. Word
//! has no addresses: the column of a cell is the sum of the spans before it, and a cell that is
//! merged downwards says so in every row (ECMA-376 part 1, 17.4.17 and 17.4.84).

use std::{collections::BTreeMap, sync::Arc};

use super::{Paragraph, notes::Mark};
use crate::{
    cell::{Column, Row},
    import::{ImportError, Merge, Sheet, SheetRow, Value, limits::Cost, rows::Position},
};

/// No table of Word has more columns; a greater span is taken for this.
const COLUMNS: u32 = 63;

/// The table so far.
pub(super) struct Drawn {
    name: Arc<str>,
    rows: Vec<SheetRow>,
    merges: Vec<Merge>,
    /// The cells that refer to notes.
    marks: Vec<(Position, Mark)>,
    /// The first row that is no table any more.
    below: Option<Row>,
    /// The number of the row that is being read.
    row: u32,
    /// Its cells that hold anything.
    cells: Vec<(Column, Value)>,
    /// The column of the cell that is being read.
    column: u32,
    /// The columns that it takes.
    span: u32,
    /// How it is merged with cells above and below.
    vertical: Vertical,
    /// The merges that go down from the row above, by their leftmost column.
    above: BTreeMap<u32, Merge>,
    /// Those that reach this row.
    here: BTreeMap<u32, Merge>,
}

/// How a cell is merged with cells above and below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Vertical {
    Alone,
    Begins,
    GoesOn,
}

impl Drawn {
    /// A table of this name that nothing stands in yet.
    pub(super) fn new(name: Arc<str>) -> Self {
        Self {
            name,
            rows: Vec::new(),
            merges: Vec::new(),
            marks: Vec::new(),
            below: None,
            row: 1,
            cells: Vec::new(),
            column: 1,
            span: 1,
            vertical: Vertical::Alone,
            above: BTreeMap::new(),
            here: BTreeMap::new(),
        }
    }

    /// Adds paragraphs, each a row of one cell.
    ///
    /// # Errors
    ///
    /// `TooLarge` where they hold too much text, as in all that follows.
    pub(super) fn lines(
        &mut self,
        paragraphs: Vec<Paragraph>,
        cost: &mut Cost,
    ) -> Result<(), ImportError> {
        for (text, marks) in paragraphs {
            let value = (!text.trim().is_empty()).then_some(Value::Text(text));
            self.cell(value, marks, cost)?;
            self.end_row(cost)?;
        }
        Ok(())
    }

    /// Adds paragraphs that stand below the finished table.
    pub(super) fn below(
        &mut self,
        paragraphs: Vec<Paragraph>,
        cost: &mut Cost,
    ) -> Result<(), ImportError> {
        self.below = Some(Row::new(self.row));
        self.lines(paragraphs, cost)
    }

    /// Hears a property of the row or cell that is being read, by its element.
    pub(super) fn shape(&mut self, name: &str, value: Option<&str>) {
        let columns = || value.and_then(|value| value.trim().parse::<u64>().ok());
        let bounded = |columns: u64| u32::try_from(columns).unwrap_or(COLUMNS).min(COLUMNS);
        match name {
            "gridBefore" => self.column = columns().map_or(0, bounded).saturating_add(1),
            "gridSpan" => self.span = columns().map_or(1, bounded).max(1),
            "vMerge" if value == Some("restart") => self.vertical = Vertical::Begins,
            "vMerge" => self.vertical = Vertical::GoesOn,
            _ => {}
        }
    }

    /// Where the cell stands that is being read, from zero.
    pub(super) fn place(&self) -> Position {
        (self.row - 1, self.column - 1)
    }

    /// A cell ends.
    pub(super) fn cell(
        &mut self,
        value: Option<Value>,
        marks: Vec<Mark>,
        cost: &mut Cost,
    ) -> Result<(), ImportError> {
        if let Some(value) = &value {
            cost.cell(self.place(), value)?;
        }
        let place = self.place();
        self.marks.extend(marks.into_iter().map(|mark| (place, mark)));
        let (row, left) = (Row::new(self.row), Column::new(self.column));
        let next = self.column.saturating_add(self.span);
        let merge = Merge { top: row, left, bottom: row, right: Column::new(next - 1) };
        match self.vertical {
            Vertical::Alone => self.keep(merge, cost)?,
            Vertical::Begins => {
                self.here.insert(self.column, merge);
            }
            Vertical::GoesOn => {
                let begun = self.above.remove(&self.column).unwrap_or(merge);
                self.here.insert(self.column, Merge { bottom: row, ..begun });
            }
        }
        self.cells.extend(value.map(|value| (left, value)));
        self.column = next;
        self.span = 1;
        self.vertical = Vertical::Alone;
        Ok(())
    }

    /// A row ends.
    pub(super) fn end_row(&mut self, cost: &mut Cost) -> Result<(), ImportError> {
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            self.rows.push(SheetRow { row: Row::new(self.row), cells });
        }
        let here = std::mem::take(&mut self.here);
        let ended = std::mem::replace(&mut self.above, here);
        for merge in ended.into_values() {
            self.keep(merge, cost)?;
        }
        self.row = self.row.saturating_add(1);
        self.column = 1;
        Ok(())
    }

    /// The finished table, and the cells that refer to notes.
    pub(super) fn into_sheet(
        mut self,
        cost: &mut Cost,
    ) -> Result<(Sheet, Vec<(Position, Mark)>), ImportError> {
        // An empty row ends the merges that reach the last one.
        self.end_row(cost)?;
        let Self { name, rows, merges, marks, below, .. } = self;
        Ok((Sheet { name, rows, merges, below, ..Sheet::default() }, marks))
    }

    /// Keeps a merge of more than one cell.
    fn keep(&mut self, merge: Merge, cost: &mut Cost) -> Result<(), ImportError> {
        if merge.top < merge.bottom || merge.left < merge.right {
            cost.merge()?;
            self.merges.push(merge);
        }
        Ok(())
    }
}
