//! The operators of a content stream (ISO 32000-1, annex A), each written only when it changes
//! something: the marked-content sequence, the text object, the font, the colours.

use super::{
    number::{Hundredths, push_digits, push_hundredths, push_integer, push_intensity},
    object,
};
use crate::layout::{
    fonts::Face,
    pages::{Colour, NodeId},
};

/// A content stream in the making. Points are from the lower left corner of the page.
pub(super) struct Operators {
    out: Vec<u8>,
    marks: Vec<NodeId>,
    sequence: Sequence,
    /// Within a text object, where the current line begins.
    line: Option<(Hundredths, Hundredths)>,
    font: Option<(Face, Hundredths)>,
    fill: Colour,
    stroke: Colour,
}

/// The marked-content sequence that is being written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sequence {
    None,
    Artifact,
    Node(NodeId),
    /// Part of a node that says something else than its glyphs do.
    Said,
}

/// The colour that a page begins with.
const BLACK: Colour = Colour(0, 0, 0);

/// Enough for most pages.
const ROOM: usize = 16 * 1024;

impl Operators {
    /// An empty stream.
    pub(super) fn new() -> Self {
        Self {
            out: Vec::with_capacity(ROOM),
            marks: Vec::new(),
            sequence: Sequence::None,
            line: None,
            font: None,
            fill: BLACK,
            stroke: BLACK,
        }
    }

    /// The stream, and the node of each of its sequences by number.
    pub(super) fn finish(mut self) -> (Vec<u8>, Vec<NodeId>) {
        self.end_sequence();
        (self.out, self.marks)
    }

    /// The stream so far, for operators that change no state.
    pub(super) fn bytes(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    /// Has what follows be content of a node.
    pub(super) fn node(&mut self, node: NodeId, role: &str) {
        if self.sequence == Sequence::Node(node) {
            return;
        }
        self.end_sequence();
        self.sequence = Sequence::Node(node);
        self.out.push(b'/');
        self.out.extend_from_slice(role.as_bytes());
        self.out.extend(*b"<</MCID ");
        push_digits(&mut self.out, u32::try_from(self.marks.len()).unwrap_or(u32::MAX));
        self.out.extend(*b">>BDC\n");
        self.marks.push(node);
    }

    /// Has what follows be a part of a node that says `text` whatever its glyphs are (ISO 32000-1,
    /// 14.9.4).
    pub(super) fn said(&mut self, node: NodeId, text: &str) {
        self.end_sequence();
        self.sequence = Sequence::Said;
        self.out.extend(*b"/Span<</MCID ");
        push_digits(&mut self.out, u32::try_from(self.marks.len()).unwrap_or(u32::MAX));
        self.out.extend(*b"/ActualText");
        object::push(&mut self.out, &lopdf::text_string(text));
        self.out.extend(*b">>BDC\n");
        self.marks.push(node);
    }

    /// Has what follows be an artifact.
    pub(super) fn artifact(&mut self) {
        if self.sequence != Sequence::Artifact {
            self.end_sequence();
            self.sequence = Sequence::Artifact;
            self.out.extend(*b"/Artifact BMC\n");
        }
    }

    /// Selects a font.
    pub(super) fn font(&mut self, face: Face, size: Hundredths) {
        if self.font != Some((face, size)) {
            self.font = Some((face, size));
            self.out.extend(*b"/F");
            push_integer(&mut self.out, face as i32);
            self.out.push(b' ');
            push_hundredths(&mut self.out, size);
            self.out.extend(*b" Tf\n");
        }
    }

    /// Begins a line of text, and a text object if none is open.
    pub(super) fn begin_line(&mut self, x: Hundredths, y: Hundredths) {
        let (from_x, from_y) = self.line.unwrap_or_else(|| {
            self.out.extend(*b"BT\n");
            (0, 0)
        });
        self.line = Some((x, y));
        self.point(x - from_x, y - from_y, *b"Td");
    }

    /// Ends the text object, for paths cannot stand in it.
    pub(super) fn end_text(&mut self) {
        if self.line.take().is_some() {
            self.out.extend(*b"ET\n");
        }
    }

    /// Sets the colour of text and shapes.
    pub(super) fn fill_colour(&mut self, colour: Colour) {
        if self.fill != colour {
            self.fill = colour;
            self.colour(colour, *b"rg\n");
        }
    }

    /// Sets the colour of rules.
    pub(super) fn stroke_colour(&mut self, colour: Colour) {
        if self.stroke != colour {
            self.stroke = colour;
            self.colour(colour, *b"RG\n");
        }
    }

    /// Sets the thickness of rules.
    pub(super) fn stroke_width(&mut self, width: Hundredths) {
        push_hundredths(&mut self.out, width);
        self.out.extend(*b" w ");
    }

    /// Appends an operator on a point.
    pub(super) fn point(&mut self, x: Hundredths, y: Hundredths, operator: [u8; 2]) {
        for length in [x, y] {
            push_hundredths(&mut self.out, length);
            self.out.push(b' ');
        }
        self.out.extend(operator);
    }

    fn colour(&mut self, Colour(red, green, blue): Colour, operator: [u8; 3]) {
        for part in [red, green, blue] {
            push_intensity(&mut self.out, part);
            self.out.push(b' ');
        }
        self.out.extend(operator);
    }

    fn end_sequence(&mut self) {
        self.end_text();
        if self.sequence != Sequence::None {
            self.sequence = Sequence::None;
            self.out.extend(*b"EMC\n");
        }
    }
}
