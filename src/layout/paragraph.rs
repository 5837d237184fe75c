//! Spans of text → lines of placed words.
//!
//! Text in one size enters, with plain spaces, in one face or several; a [`Paragraph`] leaves:
//! lines of [`Text`] with x from the left edge of the column and y from the line's own baseline.
//! Space above and below, columns and pages are absent on purpose. The way goes through `tokens`
//! (words and places where a line may end), `linebreak` (which of them), `lines` (where each word
//! then stands).
//!
//! Any run of white space is one space. A line may end at a space unless `glue` forbids it, after
//! a word's own hyphen, or where `hyphenate` divides a word. What is wider than the column even
//! so is broken at a glued space, then at a syllable, then between any two characters, without a
//! hyphen there, as none belongs into an address; so no letter is lost and nothing overflows but
//! a single character that is wider than the column.

use super::{
    error::LayoutError,
    fonts::{Face, Fonts},
    linebreak::{Break, Breaker, Column},
    lines::{Setting, points, units},
    pages::{Colour, NodeId, ShapedWord, Text},
    shape::Lexicon,
    tokens::Tokens,
};

/// Text in one face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span<'a> {
    /// The text.
    pub text: &'a str,
    /// Its face.
    pub face: Face,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ParagraphStyle {
    /// The size of the type in points.
    pub size: f32,
    /// From one baseline to the next, in points.
    pub leading: f32,
    /// How the lines stand in the column.
    pub align: Align,
    /// Whether words may be hyphenated; where not, it is still done to a word wider than the
    /// column.
    pub hyphenate: bool,
    /// The colour.
    pub colour: Colour,
}

/// How lines stand in their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At its left edge.
    Left,
    /// In its middle.
    Centre,
    /// At its right edge.
    Right,
    /// At both edges, but for the last line.
    Justify,
}

/// A set paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// The lines; none if there are no words.
    pub lines: Vec<Line>,
    /// From one baseline to the next, in points.
    pub leading: f32,
}

impl Paragraph {
    /// The height of all lines in points.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // a paragraph has fewer lines than f32 counts exactly
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.leading
    }
}

/// A set line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// The words by face, from left to right.
    pub texts: Vec<Text>,
    /// From the first word's left edge to the last one's right edge or hyphen, in points.
    pub width: f32,
}

impl Line {
    /// The line moved to its place on the page: the left edge of the column, the baseline.
    #[must_use]
    pub fn at(mut self, x: f32, y: f32, node: Option<NodeId>) -> Self {
        for text in &mut self.texts {
            text.y += y;
            text.node = node;
            for word in &mut text.words {
                word.x += x;
            }
        }
        self
    }
}

/// Sets paragraphs and lines, and remembers every word that it has shaped.
pub struct Typesetter<'f> {
    lexicon: Lexicon<'f>,
    breaker: Breaker,
    tokens: Tokens,
    breaks: Vec<Break>,
    chosen: Vec<usize>,
}

impl<'f> Typesetter<'f> {
    /// A typesetter that knows no word yet.
    #[must_use]
    pub fn new(fonts: &'f Fonts) -> Self {
        Self {
            lexicon: Lexicon::new(fonts),
            breaker: Breaker::default(),
            tokens: Tokens::default(),
            breaks: Vec::new(),
            chosen: Vec::new(),
        }
    }

    /// The fonts that it sets in.
    #[must_use]
    pub fn fonts(&self) -> &'f Fonts {
        self.lexicon.fonts()
    }

    /// Sets a paragraph in a column of that many points.
    ///
    /// # Errors
    /// [`LayoutError::MissingGlyph`] for a character that the face lacks.
    pub fn paragraph(
        &mut self,
        spans: &[Span<'_>],
        style: &ParagraphStyle,
        width: f32,
    ) -> Result<Paragraph, LayoutError> {
        self.tokens.read(spans, &mut self.lexicon)?;
        let mut paragraph = Paragraph { lines: Vec::new(), leading: style.leading };
        if self.tokens.list.is_empty() {
            return Ok(paragraph);
        }
        let width = units(width, style.size);
        let justified = (style.align == Align::Justify).then_some(self.tokens.space);
        let column = Column { width, justified, hyphenate: style.hyphenate };
        self.tokens.places(&self.lexicon, style.hyphenate, &mut self.breaks);
        if !self.breaker.run(&self.breaks, column, false, &mut self.chosen) {
            self.tokens.places_anywhere(&self.lexicon, &mut self.breaks)?;
            self.breaker.run(&self.breaks, column, true, &mut self.chosen);
        }
        let setting = Setting { tokens: &self.tokens.list, style, column: width };
        paragraph.lines.reserve_exact(self.chosen.len().saturating_sub(1));
        for pair in self.chosen.windows(2) {
            let [begin, end] = [pair[0], pair[1]].map(|index| &self.breaks[index]);
            let last = pair[1] + 1 == self.breaks.len();
            paragraph.lines.push(setting.line(&mut self.lexicon, begin, end, last)?);
        }
        Ok(paragraph)
    }

    /// Sets one line that is never broken.
    ///
    /// # Errors
    /// [`LayoutError::MissingGlyph`] for a character that the face lacks.
    pub fn line(
        &mut self,
        spans: &[Span<'_>],
        size: f32,
        colour: Colour,
    ) -> Result<Line, LayoutError> {
        self.tokens.read(spans, &mut self.lexicon)?;
        if self.tokens.list.is_empty() {
            return Ok(Line::default());
        }
        let align = Align::Left;
        let style = ParagraphStyle { size, leading: size, align, hyphenate: false, colour };
        let setting =
            Setting { tokens: &self.tokens.list, style: &style, column: self.tokens.width };
        setting.line(&mut self.lexicon, &Break::FIRST, &self.tokens.end(), true)
    }

    /// The width of a text on one line, in points.
    ///
    /// # Errors
    /// [`LayoutError::MissingGlyph`] for a character that the face lacks.
    pub fn width(&mut self, text: &str, face: Face, size: f32) -> Result<f32, LayoutError> {
        self.tokens.read(&[Span { text, face }], &mut self.lexicon)?;
        Ok(points(self.tokens.width, size))
    }

    /// Every word that was shaped, in the order of [`WordId`](super::pages::WordId).
    #[must_use]
    pub fn into_words(self) -> Vec<ShapedWord> {
        self.lexicon.into_words()
    }
}
