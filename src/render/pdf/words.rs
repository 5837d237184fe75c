//! Shaped words → their part of a `TJ` operator, encoded once for the whole document.
//!
//! A report says the same few ten thousand words a million times, so each is written once and
//! then copied. The bytes of a word stand inside a literal string: `glyphs) kern (glyphs`.

use super::{
    fonts::{Fonts, SubsetGlyph},
    number::push_integer,
};
use crate::layout::pages::{Pages, WordId};

/// How many thousandths of an em a glyph may be off its place: a third of a pixel at 1200 dpi in
/// text of 10 points. PT kerns many pairs by less, and the next move makes up for it.
const UNSEEN: i32 = 2;

/// The encoded words of a document.
pub(super) struct Words {
    bytes: Vec<u8>,
    /// Where each word ends in `bytes`, and how far it moves the pen in thousandths of an em.
    ends: Vec<(usize, i32)>,
}

impl Words {
    /// Encodes the words that stand on pages; the others are empty.
    pub(super) fn new(pages: &Pages, fonts: &Fonts) -> Self {
        let mut words = Self { bytes: Vec::new(), ends: Vec::with_capacity(pages.words.len()) };
        for (word, &placed) in pages.words.iter().zip(&fonts.placed) {
            let mut pen = 0;
            if let Some(subset) = fonts.get(word.face).filter(|_| placed) {
                // How far the viewer's pen, which knows widths alone, is ahead of the shaper's.
                let mut ahead: i32 = 0;
                for glyph in &word.glyphs {
                    if ahead.abs() > UNSEEN {
                        pen += kern(&mut words.bytes, ahead);
                        ahead = 0;
                    }
                    let SubsetGlyph { id, width } = subset.glyph(glyph.id);
                    push_glyph(&mut words.bytes, id);
                    pen += i32::from(width);
                    ahead += i32::from(width) - i32::from(glyph.advance);
                }
            }
            words.ends.push((words.bytes.len(), pen));
        }
        words
    }

    /// The bytes of a word and how far they move the pen, in thousandths of an em.
    pub(super) fn get(&self, word: WordId) -> (&[u8], i32) {
        let index = word.0 as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before].0);
        let (end, pen) = self.ends[index];
        (&self.bytes[start..end], pen)
    }
}

/// Moves the pen back by so many thousandths of an em, between two parts of a string; how far the
/// pen then moved.
pub(super) fn kern(out: &mut Vec<u8>, back: i32) -> i32 {
    if back != 0 {
        out.push(b')');
        push_integer(out, back);
        out.push(b'(');
    }
    -back
}

/// Appends the two bytes of a glyph to a literal string (ISO 32000-1, 7.3.4.2).
pub(super) fn push_glyph(out: &mut Vec<u8>, id: u16) {
    for byte in id.to_be_bytes() {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            b'\r' => out.extend(*b"\\r"), // a bare one would be read as a line feed
            _ => out.push(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_mean_something_in_a_string_are_escaped() {
        let mut out = Vec::new();
        for id in [0x0028, 0x2900, 0x005C, 0x0D0A, 0x0141] {
            push_glyph(&mut out, id);
        }
        assert_eq!(out, b"\0\\(\\)\0\0\\\\\\r\n\x01A");
    }

    #[test]
    fn a_kern_parts_the_string_and_moves_the_pen_the_other_way() {
        let mut out = Vec::new();
        assert_eq!((kern(&mut out, 0), kern(&mut out, 25), kern(&mut out, -7)), (0, -25, 7));
        assert_eq!(out, b")25()-7(");
    }
}
