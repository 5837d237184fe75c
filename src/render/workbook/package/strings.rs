//! The shared strings of a workbook: each text once, and which number it has.
//!
//! Texts enter as cells with them are written; numbers leave, and in the end the part
//! `sharedStrings.xml`. The texts are borrowed from the report, and lines with their dates in bold
//! stay pieces until they are written: nothing is copied that is there already.

use std::{
    borrow::Cow,
    hash::{Hash, Hasher},
    ops::Range,
};

use indexmap::{Equivalent, IndexSet};
use rustc_hash::FxBuildHasher;

use super::{Piece, Sink, xml};
use crate::{model::own_workbook::AFTER_DATE, render::workbook::formats};

/// The name of the part.
pub(super) const PART: &str = "xl/sharedStrings.xml";

/// The shared strings in the making, those of the library first.
#[derive(Default)]
pub(super) struct Strings<'r> {
    /// The elements that the library wrote, and how many they are.
    begun: String,
    library: usize,
    texts: IndexSet<Text<'r>, FxBuildHasher>,
    /// The lines of the texts that have dates.
    lines: Vec<Line<'r>>,
    /// How many cells have a text.
    pub(super) cells: usize,
}

#[derive(PartialEq, Eq)]
enum Text<'r> {
    Plain(Cow<'r, str>),
    /// These lines; no two cells of a report say the same events.
    Dated(Range<usize>),
}

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Plain(text) => Words(text).hash(state),
            Self::Dated(lines) => lines.hash(state),
        }
    }
}

/// A plain text that is looked for.
#[derive(Hash)]
struct Words<'a>(&'a str);

impl Equivalent<Text<'_>> for Words<'_> {
    fn equivalent(&self, text: &Text<'_>) -> bool {
        matches!(text, Text::Plain(text) if text == self.0)
    }
}

/// A line with its date in bold.
pub(in crate::render::workbook) struct Line<'r> {
    /// The date; none where it is empty.
    pub(in crate::render::workbook) date: &'r str,
    /// What stands after it.
    pub(in crate::render::workbook) words: &'r str,
}

impl<'r> Strings<'r> {
    /// Those that the library wrote into its part.
    pub(super) fn of_library(part: &str) -> Self {
        let number = |name| {
            let (_, after) = part.split_once(name)?;
            after.split('"').next()?.parse().ok()
        };
        let (from, to) = (part.find("<si>").unwrap_or(0), part.rfind("</sst>").unwrap_or(0));
        Self {
            begun: part.get(from..to).unwrap_or_default().to_owned(),
            library: number(" uniqueCount=\"").unwrap_or(0),
            cells: number(" count=\"").unwrap_or(0),
            ..Self::default()
        }
    }

    /// The number of a text.
    pub(super) fn plain(&mut self, text: Cow<'r, str>) -> u32 {
        self.number(Text::Plain(text))
    }

    /// The number of a text that does not live as long.
    pub(super) fn copied(&mut self, text: &str) -> u32 {
        match self.texts.get_index_of(&Words(text)) {
            Some(index) => self.numbered(index),
            None => self.plain(text.to_owned().into()),
        }
    }

    /// The number of a text of lines.
    pub(super) fn dated(&mut self, lines: impl Iterator<Item = Line<'r>>) -> u32 {
        let first = self.lines.len();
        self.lines.extend(lines);
        self.number(Text::Dated(first..self.lines.len()))
    }

    fn number(&mut self, text: Text<'r>) -> u32 {
        let (index, _) = self.texts.insert_full(text);
        self.numbered(index)
    }

    fn numbered(&self, index: usize) -> u32 {
        u32::try_from(self.library + index).unwrap_or(u32::MAX)
    }

    /// Writes the part.
    pub(super) fn write(self, sink: &Sink) {
        let count = self.library + self.texts.len();
        let head = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             count=\"{}\" uniqueCount=\"{count}\">{}",
            self.cells, self.begun
        );
        let mut bytes = head.into_bytes();
        let faces = [formats::run(true), formats::run(false)].map(|face| format!("<r>{face}"));
        for text in &self.texts {
            bytes.extend_from_slice(b"<si>");
            match text {
                Text::Plain(text) => xml::text(&mut bytes, &[text]),
                Text::Dated(lines) => {
                    runs(&mut bytes, self.lines.get(lines.clone()).unwrap_or_default(), &faces);
                }
            }
            bytes.extend_from_slice(b"</si>");
            sink.send_full(&mut bytes);
        }
        bytes.extend_from_slice(b"</sst>");
        sink.send(Piece::Bytes(bytes));
    }
}

/// Adds lines, their dates in the bold face.
fn runs(xml: &mut Vec<u8>, lines: &[Line<'_>], [bold, regular]: &[String; 2]) {
    let mut run = |face: &str, words: &[&str]| {
        xml.extend_from_slice(face.as_bytes());
        xml::text(xml, words);
        xml.extend_from_slice(b"</r>");
    };
    for (number, Line { date, words }) in (1..).zip(lines) {
        let dash = if date.is_empty() { "" } else { AFTER_DATE };
        let end = if number < lines.len() { "\n" } else { "" };
        if !date.is_empty() {
            run(bold, &[date]);
        }
        if !(dash.is_empty() && words.is_empty() && end.is_empty()) {
            run(regular, &[dash, words, end]);
        }
    }
}
