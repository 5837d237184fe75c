//! The notes of a worksheet, which stand in a part of their own (ECMA-376 part 1, 18.7).
//!
//! The elements of the part enter; [`Note`]s leave.

use std::mem;

use quick_xml::events::BytesStart;

use super::{escape::unescaped, survey::position};
use crate::import::{
    Note,
    error::ImportError,
    limits::Cost,
    rows::{self, Position},
    xml::{Visitor, Way, attribute},
};

/// The notes so far.
pub(super) struct Notes<'c> {
    cost: &'c mut Cost,
    pub(super) found: Vec<Note>,
    /// The cell of the one that is being read.
    cell: Option<Position>,
    text: String,
    in_text: bool,
}

impl<'c> Notes<'c> {
    pub(super) fn new(cost: &'c mut Cost) -> Self {
        Self { cost, found: Vec::new(), cell: None, text: String::new(), in_text: false }
    }
}

impl Visitor for Notes<'_> {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        match tag.local_name().as_ref() {
            "authors" | "rPh" | "rPr" => return Ok(Way::Past),
            "comment" => self.cell = attribute(tag, "ref").as_deref().and_then(position),
            "t" => self.in_text = true,
            _ => {}
        }
        Ok(Way::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "t" => self.in_text = false,
            "comment" => {
                let text = mem::take(&mut self.text);
                if let Some(cell) = self.cell.take() {
                    self.found.extend(rows::note(cell, Some(unescaped(&text)), self.cost)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ImportError> {
        if self.in_text {
            self.cost.bear(self.cell.unwrap_or_default(), self.text.len() + text.len())?;
            self.text.push_str(text);
        }
        Ok(())
    }
}
