//! The records of a worksheet → its cells, merges, notes, and what is hidden of it.
//!
//! What a workbook says once ([`Globals`]) and the records of one sheet enter; [`Cells`] leave. Formulas count by the value that Excel kept beside them.

use super::{
    Globals,
    notes::Notes,
    record::{Record, Records},
    strings::Strings,
};
use crate::import::{
    Hidden, Merge, Value,
    error::ImportError,
    fields::{Fields, error},
    limits::Cost,
    rows::{self, Position, Rows},
};

/// Types of records, [MS-XLS] 2.3.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const NOTE: u16 = 0x001C;
    pub(super) const DRAWING: u16 = 0x005D;
    pub(super) const COLUMNS: u16 = 0x007D;
    pub(super) const MULTIPLE_RK: u16 = 0x00BD;
    pub(super) const RICH_TEXT: u16 = 0x00D6;
    pub(super) const MERGES: u16 = 0x00E5;
    pub(super) const SHARED_TEXT: u16 = 0x00FD;
    pub(super) const TEXT_OF_DRAWING: u16 = 0x01B6;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x0205;
    pub(super) const TEXT_OF_FORMULA: u16 = 0x0207;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const RK: u16 = 0x027E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// Where a cell's text begins in its record: after row, column and style.
const AFTER_HEAD: usize = 6;

/// What stands on a sheet.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) rows: Rows,
    pub(super) merges: Vec<Merge>,
    pub(super) hidden: Hidden,
    pub(super) notes: Notes,
    /// The formula whose text stands in the record after it.
    awaiting: Option<Position>,
}

impl Cells {
    /// Reads the substream that `records` begin with, without the charts within it.
    ///
    /// # Errors
    /// `TooLarge` where the cells are more than may be read.
    pub(super) fn read(
        records: Records,
        globals: &Globals,
        cost: &mut Cost,
    ) -> Result<Self, ImportError> {
        let mut cells = Self::default();
        let mut depth = 0_u32;
        for record in records {
            match record.kind {
                kind::BEGIN => depth += 1,
                kind::END if depth <= 1 => break,
                kind::END => depth -= 1,
                _ if depth == 1 => cells.take(record, globals, cost)?,
                _ => {}
            }
        }
        Ok(cells)
    }

    /// Takes what a record says; one that is cut short or of another type says nothing.
    fn take(
        &mut self,
        record: Record,
        globals: &Globals,
        cost: &mut Cost,
    ) -> Result<(), ImportError> {
        let mut put = |position, value: Option<Value>| match value {
            Some(value) => {
                cost.cell(position, &value)?;
                self.rows.push(position, value);
                Ok(())
            }
            None => Ok(()),
        };
        let mut body = record.body();
        match record.kind {
            kind::MERGES => {
                for merge in merges(body) {
                    cost.merge()?;
                    self.merges.push(merge);
                }
            }
            kind::ROW => hide_row(body, &mut self.hidden),
            kind::COLUMNS => hide_columns(body, &mut self.hidden),
            kind::DRAWING => self.notes.drawing(body),
            kind::TEXT_OF_DRAWING => self.notes.text(record),
            kind::NOTE => self.notes.note(body, cost)?,
            kind::MULTIPLE_RK => {
                for (position, style, number) in several(body) {
                    put(position, Some(globals.shared.number(number, style)))?;
                }
            }
            kind::TEXT_OF_FORMULA => {
                if let Some(position) = self.awaiting.take() {
                    put(position, text(record, 0))?;
                }
            }
            kind::FORMULA
            | kind::NUMBER
            | kind::RK
            | kind::TEXT
            | kind::RICH_TEXT
            | kind::SHARED_TEXT
            | kind::TRUTH_OR_ERROR => {
                let Some((position, style)) = head(&mut body) else { return Ok(()) };
                let number = |number: Option<f64>| Some(globals.shared.number(number?, style));
                let value = match record.kind {
                    kind::NUMBER => number(body.f64()),
                    kind::RK => number(body.rk()),
                    kind::SHARED_TEXT => body.u32().and_then(|index| globals.shared.text(index)),
                    kind::TRUTH_OR_ERROR => truth_or_error(body),
                    kind::FORMULA => match result(body) {
                        Some(Kept::Number(real)) => number(Some(real)),
                        Some(Kept::Value(value)) => Some(value),
                        Some(Kept::TextFollows) => {
                            self.awaiting = Some(position);
                            None
                        }
                        None => None,
                    },
                    _ => text(record, AFTER_HEAD),
                };
                put(position, value)?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// Where the cell stands, and its style.
fn head(body: &mut Fields) -> Option<(Position, usize)> {
    let (row, column) = (body.u16()?, body.u16()?);
    Some(((row.into(), column.into()), body.u16()?.into()))
}

/// Numbers in cells side by side ([MS-XLS] 2.4.175, `MulRk`).
fn several(mut body: Fields) -> Vec<(Position, usize, f64)> {
    let mut cells = Vec::new();
    let (Some(row), Some(mut column)) = (body.u16(), body.u16()) else { return cells };
    while let (Some(style), Some(number)) = (body.u16(), body.rk()) {
        cells.push(((row.into(), column.into()), style.into(), number));
        column = column.saturating_add(1);
    }
    cells
}

/// A text that stands in its own cell; an empty one is no value.
fn text(record: Record, skip: usize) -> Option<Value> {
    let text = Strings::new(record.parts, skip)?.next()?;
    (!text.is_empty()).then_some(Value::Text(text))
}

/// [MS-XLS] 2.5.10, `Bes`.
fn truth_or_error(mut body: Fields) -> Option<Value> {
    let (value, is_error) = (body.u8()?, body.u8()?);
    Some(if is_error == 0 { Value::Bool(value != 0) } else { error(value) })
}

/// The value that was kept beside a formula.
enum Kept {
    Number(f64),
    Value(Value),
    TextFollows,
}

/// [MS-XLS] 2.5.133, `FormulaValue`: a number, unless its last two bytes say otherwise.
fn result(mut body: Fields) -> Option<Kept> {
    let mut bytes = Fields(body.bytes(8)?);
    let number = bytes.0.get(6..) != Some(&[0xFF, 0xFF]);
    if number {
        return bytes.f64().map(Kept::Number);
    }
    let (kind, _, value) = (bytes.u8()?, bytes.u8()?, bytes.u8()?);
    match kind {
        0 => Some(Kept::TextFollows),
        1 => Some(Kept::Value(Value::Bool(value != 0))),
        2 => Some(Kept::Value(error(value))),
        _ => None,
    }
}

/// [MS-XLS] 2.4.221, `Row`: the row, and among the flags that its height is zero.
fn hide_row(mut body: Fields, hidden: &mut Hidden) {
    let row = body.u16().map(u32::from);
    let flags = body.bytes(10).and_then(|_| body.u16());
    if let (Some(row), Some(flags)) = (row, flags)
        && flags & 0x20 != 0
    {
        hidden.rows.add(row + 1, row + 1);
    }
}

/// [MS-XLS] 2.4.53, `ColInfo`: the first and the last column, width, style, flags.
fn hide_columns(mut body: Fields, hidden: &mut Hidden) {
    let (first, last) = (body.u16().map(u32::from), body.u16().map(u32::from));
    let flags = body.bytes(4).and_then(|_| body.u16());
    if let (Some(first), Some(last), Some(flags)) = (first, last, flags)
        && flags & 1 != 0
    {
        hidden.columns.add(first + 1, last + 1);
    }
}

/// [MS-XLS] 2.4.168, `MergeCells`.
fn merges(mut body: Fields) -> Vec<Merge> {
    let count = body.u16().unwrap_or_default();
    let mut rectangle = || {
        let (top, bottom) = (body.u16()?, body.u16()?);
        let (left, right) = (body.u16()?, body.u16()?);
        let last = (bottom.max(top).into(), right.max(left).into());
        Some(rows::merge((top.into(), left.into()), last))
    };
    (0..count).map_while(|_| rectangle()).collect()
}
