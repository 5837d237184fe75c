//! The records of a worksheet → its cells, merges, and what is hidden of it.
//!
//! The bytes of a part and what all sheets share enter; [`Cells`] leave.

use super::{
    record::{Records, string},
    rich,
};
use crate::import::{
    Hidden, Merge, Value,
    error::ImportError,
    fields::{Fields, error},
    limits::Cost,
    rows::{self, Rows},
    shared::Shared,
};

/// Types of records, [MS-XLSB] 2.3.
mod kind {
    use std::ops::RangeInclusive;

    pub(super) const ROW: u32 = 0;
    pub(super) const CELLS: RangeInclusive<u32> = 2..=11;
    pub(super) const RK: u32 = 2;
    pub(super) const ERROR: u32 = 3;
    pub(super) const TRUTH: u32 = 4;
    pub(super) const NUMBER: u32 = 5;
    pub(super) const TEXT: u32 = 6;
    pub(super) const SHARED_TEXT: u32 = 7;
    pub(super) const FORMULA_TEXT: u32 = 8;
    pub(super) const FORMULA_NUMBER: u32 = 9;
    pub(super) const FORMULA_TRUTH: u32 = 10;
    pub(super) const FORMULA_ERROR: u32 = 11;
    /// Cells whose record leaves out the column: Excel itself does not write them.
    pub(super) const SHORTENED: RangeInclusive<u32> = 12..=18;
    pub(super) const COLUMNS: u32 = 60;
    pub(super) const RICH_TEXT: u32 = 62;
    pub(super) const MERGE: u32 = 176;
}

/// What stands on a sheet.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) rows: Rows,
    pub(super) merges: Vec<Merge>,
    pub(super) hidden: Hidden,
    /// The row that the cells stand in, from zero.
    row: u32,
}

impl Cells {
    /// Reads a worksheet.
    ///
    /// # Errors
    /// `TooLarge` where the cells are more than may be read, `Unsupported` where their records
    /// are shortened.
    pub(super) fn read(part: &[u8], shared: &Shared, cost: &mut Cost) -> Result<Self, ImportError> {
        let mut cells = Self::default();
        for (kind, mut body) in Records(Fields(part)) {
            if kind::SHORTENED.contains(&kind) {
                return Err(ImportError::Unsupported {
                    kind: "двоичная книга (.xlsb), записанная не Excel и сокращённо",
                    advice: "откройте её в Excel и сохраните как .xlsx",
                });
            } else if kind == kind::ROW {
                cells.row = body.u32().unwrap_or_default();
                cells.hide_row(body);
            } else if kind == kind::COLUMNS {
                cells.hide_columns(body);
            } else if kind == kind::MERGE {
                cost.merge()?;
                cells.merges.extend(merge(body));
            } else if (kind::CELLS.contains(&kind) || kind == kind::RICH_TEXT)
                && let Some((column, value)) = cell(kind, body, shared)
            {
                cost.cell((cells.row, column), &value)?;
                cells.rows.push((cells.row, column), value);
            }
        }
        Ok(cells)
    }

    /// [MS-XLSB] 2.4.756, `BrtRowHdr`: after the row its style and height, and among the flags
    /// that the height is zero.
    fn hide_row(&mut self, mut rest: Fields) {
        let flags = rest.bytes(7).and_then(|_| rest.u8());
        if flags.is_some_and(|flags| flags & 0x10 != 0) {
            let row = self.row.saturating_add(1);
            self.hidden.rows.add(row, row);
        }
    }

    /// [MS-XLSB] 2.4.323, `BrtColInfo`: the first and the last column, width, style, flags.
    fn hide_columns(&mut self, mut body: Fields) {
        let (first, last) = (body.u32(), body.u32());
        let flags = body.bytes(8).and_then(|_| body.u16());
        if let (Some(first), Some(last), Some(flags)) = (first, last, flags)
            && flags & 1 != 0
        {
            self.hidden.columns.add(first.saturating_add(1), last.saturating_add(1));
        }
    }
}

/// The column of a cell, from zero, and its value ([MS-XLSB] 2.5.9, `Cell`, and what follows it).
fn cell(kind: u32, mut body: Fields, shared: &Shared) -> Option<(u32, Value)> {
    let column = body.u32()?;
    // Three bytes of the style, one of flags.
    let style = usize::try_from(body.u32()? & 0x00FF_FFFF).ok()?;
    let number = |number: f64| shared.number(number, style);
    let text = |text: String| (!text.is_empty()).then_some(Value::Text(text));
    let value = match kind {
        kind::RK => number(body.rk()?),
        kind::NUMBER | kind::FORMULA_NUMBER => number(body.f64()?),
        kind::TRUTH | kind::FORMULA_TRUTH => Value::Bool(body.u8()? != 0),
        kind::ERROR | kind::FORMULA_ERROR => error(body.u8()?),
        kind::SHARED_TEXT => shared.text(body.u32()?)?,
        kind::TEXT | kind::FORMULA_TEXT => text(string(&mut body)?)?,
        _ => text(rich(&mut body)?)?,
    };
    Some((column, value))
}

/// [MS-XLSB] 2.4.715, `BrtMergeCell`.
fn merge(mut body: Fields) -> Option<Merge> {
    let (top, bottom) = (body.u32()?, body.u32()?);
    let (left, right) = (body.u32()?, body.u32()?);
    Some(rows::merge((top, left), (bottom.max(top), right.max(left))))
}
