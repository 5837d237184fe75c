//! Two places in a paragraph → the line between them, every word at its x.

use super::{
    error::LayoutError,
    fonts::UNITS_PER_EM,
    glue::Joint,
    hyphenate::DivisionKind,
    linebreak::{Break, BreakKind},
    pages::{LineEnd, PlacedWord, Text, WordId},
    paragraph::{Align, Line, ParagraphStyle},
    shape::Lexicon,
    tokens::Token,
};

/// What the lines of a paragraph have in common.
pub(super) struct Setting<'a> {
    /// The words of the paragraph.
    pub(super) tokens: &'a [Token],
    /// How they are set.
    pub(super) style: &'a ParagraphStyle,
    /// The width of the column in units of the font.
    pub(super) column: i64,
}

impl Setting<'_> {
    /// The words between two places as a line.
    pub(super) fn line(
        &self,
        lexicon: &mut Lexicon<'_>,
        begin: &Break,
        end: &Break,
        last: bool,
    ) -> Result<Line, LayoutError> {
        let size = self.style.size;
        let (first, stop) = (begin.token as usize, end.token as usize + usize::from(end.glyph > 0));
        let tokens = &self.tokens[first..stop];
        let (length, spaces) = (end.end - begin.start, end.spaces_before - begin.spaces_after);
        let (indent, stretch) = self.spread(length, spaces, last);
        let mut texts: Vec<Text> = Vec::with_capacity(1);
        for (index, token) in (begin.token..).zip(tokens) {
            let (from, start) =
                if index == begin.token { (begin.glyph, begin.start) } else { (0, token.x) };
            let to = if index == end.token { end.glyph } else { u16::MAX };
            let word = lexicon.part(token.word, from, to)?;
            let x = points(start - begin.start, size)
                + stretch * count(token.spaces - begin.spaces_after);
            let word = PlacedWord { word, x: indent + x };
            let face = lexicon.shaped(token.word).face;
            match texts.last_mut() {
                Some(text) if text.face == face && token.joint != Joint::Tight => {
                    text.words.push(word);
                    continue;
                }
                Some(text) if token.joint != Joint::Tight => text.end = LineEnd::Space,
                _ => {}
            }
            let mut words = Vec::with_capacity(stop - index as usize);
            words.push(word);
            let (colour, end) = (self.style.colour, LineEnd::Nothing);
            let (rest, broken) = (texts.is_empty() && begin.glyph > 0, None);
            let (y, node) = (0.0, None);
            texts.push(Text { face, size, colour, y, words, end, rest, broken, node });
        }
        if let Some(text) = texts.last_mut() {
            text.end = line_end(end.kind, last);
            text.broken = tokens.last().filter(|_| end.glyph > 0).map(|word| WordId(word.word));
        }
        Ok(Line { texts, width: points(length, size) + stretch * count(spaces) })
    }

    /// How far a line is moved to the right, and how much is added to each of its spaces.
    fn spread(&self, length: i64, spaces: u32, last: bool) -> (f32, f32) {
        let short = points((self.column - length).max(0), self.style.size);
        match self.style.align {
            Align::Left => (0.0, 0.0),
            Align::Centre => (short / 2.0, 0.0),
            Align::Right => (short, 0.0),
            Align::Justify if last || spaces == 0 => (0.0, 0.0),
            Align::Justify => (0.0, short / count(spaces)),
        }
    }
}

fn line_end(kind: BreakKind, last: bool) -> LineEnd {
    match kind {
        _ if last => LineEnd::Nothing,
        BreakKind::Space | BreakKind::LooseSpace | BreakKind::GluedSpace => LineEnd::Space,
        BreakKind::Division(DivisionKind::Hyphen | DivisionKind::LastResort) => LineEnd::SoftHyphen,
        BreakKind::Division(DivisionKind::OwnHyphen) | BreakKind::Anywhere => LineEnd::Nothing,
    }
}

/// Units of the font as points.
#[allow(clippy::cast_precision_loss)] // a line is far shorter than f32 counts exactly
pub(super) fn points(units: i64, size: f32) -> f32 {
    units as f32 * size / f32::from(UNITS_PER_EM)
}

/// Points as units of the font, rounded down.
#[allow(clippy::cast_possible_truncation)] // saturates, and not a number is no width at all
pub(super) fn units(points: f32, size: f32) -> i64 {
    (points / size * f32::from(UNITS_PER_EM)) as i64
}

#[allow(clippy::cast_precision_loss)] // the spaces of one line
fn count(spaces: u32) -> f32 {
    spaces as f32
}
