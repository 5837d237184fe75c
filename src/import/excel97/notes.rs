//! The notes of a worksheet: where each is fixed, and the text of the drawing that shows it.
//!
//! Records of drawings, of their texts and of notes enter in the order of the sheet; [`Note`]s
//! leave. A text comes before the note that it belongs to; other texts are those of drawings.

use rustc_hash::FxHashMap;

use super::{record::Record, strings::Strings};
use crate::import::{Note, error::ImportError, fields::Fields, limits::Cost, rows};

/// What is known so far.
#[derive(Default)]
pub(super) struct Notes {
    /// The number of the last drawing.
    drawing: Option<u16>,
    /// The texts of drawings, by number.
    texts: FxHashMap<u16, String>,
    pub(super) found: Vec<Note>,
}

impl Notes {
    /// A drawing begins ([MS-XLS] 2.4.181, `Obj`, which holds 2.5.143, `FtCmo`).
    pub(super) fn drawing(&mut self, mut body: Fields) {
        let number = body.bytes(6).and_then(|_| body.u16());
        self.drawing = number;
    }

    /// The text of the last drawing ([MS-XLS] 2.4.329, `TxO`): its length stands in the record,
    /// its characters in those that continue it.
    pub(super) fn text(&mut self, record: Record) {
        let mut body = record.body();
        let length = body.bytes(10).and_then(|_| body.u16());
        let (Some(number), Some(length)) = (self.drawing.take(), length) else { return };
        let continued = record.parts.into_iter().skip(1).collect();
        let text = Strings::new(continued, 0).and_then(|mut text| text.of_length(length.into()));
        self.texts.extend(text.map(|text| (number, text)));
    }

    /// A note ([MS-XLS] 2.5.185, `NoteSh`): its cell, and the number of its drawing.
    ///
    /// # Errors
    ///
    /// `TooLarge` where the texts are more than may be read.
    pub(super) fn note(&mut self, mut body: Fields, cost: &mut Cost) -> Result<(), ImportError> {
        let (Some(row), Some(column)) = (body.u16(), body.u16()) else { return Ok(()) };
        let number = body.u16().and_then(|_| body.u16());
        let text = number.and_then(|number| self.texts.remove(&number));
        self.found.extend(rows::note((row.into(), column.into()), text, cost)?);
        Ok(())
    }
}
