//! Short texts at places of their own: labels of charts, entries of the contents, running heads.
//!
//! A text, its look and a point enter; one line comes to be on the page. What must not be longer
//! than its room is cut here; what may take several lines is a paragraph, not a label.

use super::{
    LayoutError,
    book::Book,
    pages::{LineEnd, NodeId},
    paragraph::{Align, Span},
    style::{self, Label},
};

/// How far below the upper edge of the sheet the baseline of the running head stands: its figures
/// begin 10 mm below the edge, as ГОСТ Р 7.0.97-2025 has it.
const RUNNING_Y: f32 = 35.0;
/// The free room left and right of the page number.
const RUNNING_GAP: f32 = 24.0;

impl Book<'_> {
    /// Puts one line at a place of its own: its left end, middle or right end at `x`. It ends in a
    /// space, so that labels do not run together when they are copied out; returns its width.
    pub(super) fn label(
        &mut self,
        text: &str,
        style: Label,
        x: f32,
        y: f32,
        (align, node): (Align, Option<NodeId>),
    ) -> Result<f32, LayoutError> {
        let spans = [Span { text, face: style.face }];
        let mut line = self.setter.line(&spans, style.size, style.colour)?;
        if let Some(last) = line.texts.last_mut() {
            last.end = LineEnd::Space;
        }
        let width = line.width;
        let left = match align {
            Align::Left | Align::Justify => x,
            Align::Centre => x - width / 2.0,
            Align::Right => x - width,
        };
        self.canvas.line(line, left, y, node);
        Ok(width)
    }

    /// As much of a text as one line of `width` holds, with an ellipsis where it is cut.
    pub(super) fn shorten(
        &mut self,
        text: &str,
        style: Label,
        width: f32,
    ) -> Result<String, LayoutError> {
        if self.setter.width(text, style.face, style.size)? <= width {
            return Ok(text.to_owned());
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let (mut fits, mut over) = (0, ends.len());
        while over - fits > 1 {
            let middle = usize::midpoint(fits, over);
            let tried = cut(text, ends.get(middle).copied());
            if self.setter.width(&tried, style.face, style.size)? <= width {
                fits = middle;
            } else {
                over = middle;
            }
        }
        Ok(cut(text, ends.get(fits).copied()))
    }

    /// Puts the page number and the running head on the current page.
    pub(super) fn running_head(&mut self) -> Result<(), LayoutError> {
        let number = (self.canvas.page() + 1).to_string();
        let centre = self.style.width / 2.0;
        self.label(&number, style::FOLIO, centre, RUNNING_Y, (Align::Centre, None))?;
        let (left, right) = self.running.clone();
        let room = centre - self.style.left - RUNNING_GAP;
        let left = self.shorten(&left, style::RUNNING, room)?;
        self.label(&left, style::RUNNING, self.style.left, RUNNING_Y, (Align::Left, None))?;
        let edge = self.style.right_edge();
        let right = self.shorten(&right, style::RUNNING, edge - centre - RUNNING_GAP)?;
        self.label(&right, style::RUNNING, edge, RUNNING_Y, (Align::Right, None))?;
        Ok(())
    }
}

/// A text up to a byte, and an ellipsis.
fn cut(text: &str, end: Option<usize>) -> String {
    format!("{}…", text.get(..end.unwrap_or(0)).unwrap_or("").trim_end())
}
