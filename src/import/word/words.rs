//! The words of a run as Word shows them, all changes accepted.
//!
//! Elements and their texts enter; one text leaves, a line break after each paragraph. What the
//! text belongs to, a cell or a note, is absent on purpose.

use crate::import::xml::Way;

/// The text of a box that is drawn.
pub(super) const BOX: &str = "txbxContent";

/// The text so far.
#[derive(Default)]
pub(super) struct Words {
    /// What it says.
    pub(super) text: String,
    /// Whether this is the text of a run, and not blanks between elements.
    in_text: bool,
    /// How many pictures are open, and how many text boxes in them.
    pictures: u32,
    boxes: u32,
}

impl Words {
    /// Hears an element that begins; the way to go where it is one of text.
    pub(super) fn open(&mut self, name: &str) -> Option<Way> {
        match name {
            BOX if self.in_picture() => self.boxes += 1,
            "drawing" | "pict" | "object" => self.pictures += 1,
            // Deletions, what an older Word shows instead of pictures, and how things look.
            "del" | "moveFrom" | "Fallback" | "pPr" | "rPr" | "sectPr" | "sdtPr" | "tblPr"
            | "tblPrEx" | "tblGrid" => return Some(Way::Past),
            _ if self.in_picture() => {}
            "t" => self.in_text = true,
            "tab" | "ptab" => self.text.push('\t'),
            "br" | "cr" => self.text.push('\n'),
            "noBreakHyphen" => self.text.push('\u{2011}'),
            "softHyphen" => self.text.push('\u{AD}'),
            _ => return None,
        }
        Some(Way::Into)
    }

    /// Hears the end of an element.
    pub(super) fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            BOX => self.boxes = self.boxes.saturating_sub(1),
            "drawing" | "pict" | "object" => self.pictures = self.pictures.saturating_sub(1),
            _ => {}
        }
    }

    /// Whether this is a picture, and no text box in it.
    pub(super) fn in_picture(&self) -> bool {
        self.pictures > self.boxes
    }

    /// How many bytes there would be with this piece; none where it is no text of a run.
    pub(super) fn with(&self, piece: &str) -> Option<usize> {
        self.in_text.then(|| self.text.len() + piece.len())
    }

    /// The text, without the line breaks at its end; another begins.
    pub(super) fn take(&mut self) -> String {
        let mut text = std::mem::take(&mut self.text);
        text.truncate(text.trim_end_matches('\n').len());
        text
    }
}
