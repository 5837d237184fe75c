//! The notes of a worksheet, which stand in a part of their own.
//!
//! The bytes of the part enter; [`Note`]s leave.

use super::{record::Records, rich};
use crate::import::{Note, error::ImportError, fields::Fields, limits::Cost, rows};

/// [MS-XLSB] 2.4.28, `BrtBeginComment`: the author, then the cell.
const BEGIN: u32 = 635;
/// [MS-XLSB] 2.4.334, `BrtCommentText`.
const TEXT: u32 = 637;

/// Reads the notes.
///
/// # Errors
///
/// `TooLarge` where the texts are more than may be read.
pub(super) fn read(part: &[u8], cost: &mut Cost) -> Result<Vec<Note>, ImportError> {
    let mut notes = Vec::new();
    let mut cell = None;
    for (kind, mut body) in Records(Fields(part)) {
        match kind {
            BEGIN => cell = place(body),
            TEXT => {
                if let Some(cell) = cell.take() {
                    notes.extend(rows::note(cell, rich(&mut body), cost)?);
                }
            }
            _ => {}
        }
    }
    Ok(notes)
}

/// The first cell of the rectangle after the author: first row, last row, first column.
fn place(mut body: Fields) -> Option<rows::Position> {
    let row = body.bytes(4).and_then(|_| body.u32())?;
    Some((row, body.bytes(4).and_then(|_| body.u32())?))
}
