//! Spans of text → words in a row, and the places where a line may end among them.
//!
//! Everything is measured along the unbroken paragraph, in units of the font.

use super::{
    error::LayoutError,
    glue::{Class, Joint},
    hyphenate::DivisionKind,
    linebreak::{Break, BreakKind},
    paragraph::Span,
    shape::{Cut, Lexicon},
};

/// The words of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// The words in order.
    pub(super) list: Vec<Token>,
    /// The width of all on one line.
    pub(super) width: i64,
    /// The width of a space in the first face.
    pub(super) space: i64,
}

/// A word in the unbroken paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Its index in the lexicon.
    pub(super) word: u32,
    /// What stands before it.
    pub(super) joint: Joint,
    /// Where it begins.
    pub(super) x: i64,
    /// How many spaces stand before it in the paragraph.
    pub(super) spaces: u32,
}

/// The longest piece of text that is shaped at once, in bytes: far beyond any word.
const LONGEST_WORD: usize = 1024;

impl Tokens {
    /// Takes in the words of a paragraph.
    pub(super) fn read(
        &mut self,
        spans: &[Span<'_>],
        lexicon: &mut Lexicon<'_>,
    ) -> Result<(), LayoutError> {
        self.list.clear();
        (self.width, self.space) = (0, 0);
        let mut before = Class::default();
        let mut gap = None;
        for span in spans {
            let space = lexicon.fonts().metrics(span.face)?.space.advance.into();
            if self.list.is_empty() {
                self.space = space;
            }
            let mut rest = span.text;
            while !rest.is_empty() {
                let (text, joint, after) = next_word(rest);
                rest = after;
                if !text.is_empty() {
                    let word = lexicon.word(span.face, text)?;
                    let measure = lexicon.measure(word);
                    if !measure.empty {
                        self.push(word, before.joint(measure.class), gap.take());
                        self.width += i64::from(measure.advance);
                        before = measure.class.after(before);
                    }
                }
                // Of several spaces the first gives the width and the strictest the rule.
                gap = match (gap, joint) {
                    (gap, None) => gap,
                    (None, Some(joint)) => Some((joint, space)),
                    (Some((Joint::Glued, width)), _) => Some((Joint::Glued, width)),
                    (Some((_, width)), Some(joint)) => Some((joint, width)),
                };
            }
        }
        Ok(())
    }

    fn push(&mut self, word: u32, glue: Joint, gap: Option<(Joint, i64)>) {
        let spaces = self.list.last().map(|token| token.spaces);
        let (joint, spaces) = match (gap, spaces) {
            (_, None) => (Joint::Tight, 0),
            (None, Some(spaces)) => (Joint::Tight, spaces),
            (Some((joint, width)), Some(spaces)) => {
                self.width += width;
                (if joint == Joint::Free { glue } else { joint }, spaces + 1)
            }
        };
        self.list.push(Token { word, joint, x: self.width, spaces });
    }

    /// The places where a line may end.
    pub(super) fn places(&self, lexicon: &Lexicon<'_>, hyphenate: bool, breaks: &mut Vec<Break>) {
        breaks.clear();
        breaks.push(Break::FIRST);
        for (index, token) in (0..).zip(&self.list) {
            match token.joint {
                Joint::Tight | Joint::Glued => {}
                Joint::Loose => breaks.push(self.before(index, BreakKind::LooseSpace, lexicon)),
                Joint::Free => breaks.push(self.before(index, BreakKind::Space, lexicon)),
            }
            let cuts = lexicon.cuts(lexicon.measure(token.word)).iter().filter(|_| hyphenate);
            for cut in cuts {
                if let Some(kind @ (DivisionKind::Hyphen | DivisionKind::OwnHyphen)) = cut.kind {
                    breaks.push(token.place(index, cut, BreakKind::Division(kind)));
                }
            }
        }
        breaks.push(self.end());
    }

    /// Every place where a line can end at all.
    pub(super) fn places_anywhere(
        &self,
        lexicon: &Lexicon<'_>,
        breaks: &mut Vec<Break>,
    ) -> Result<(), LayoutError> {
        breaks.clear();
        breaks.push(Break::FIRST);
        for (index, token) in (0..).zip(&self.list) {
            let kind = match token.joint {
                Joint::Tight => BreakKind::Anywhere,
                Joint::Glued => BreakKind::GluedSpace,
                Joint::Loose => BreakKind::LooseSpace,
                Joint::Free => BreakKind::Space,
            };
            if index > 0 {
                breaks.push(self.before(index, kind, lexicon));
            }
            for cut in lexicon.cuts_anywhere(token.word)? {
                let kind = cut.kind.map_or(BreakKind::Anywhere, BreakKind::Division);
                breaks.push(token.place(index, &cut, kind));
            }
        }
        breaks.push(self.end());
        Ok(())
    }

    /// The place before a word that is not the first.
    fn before(&self, index: u32, kind: BreakKind, lexicon: &Lexicon<'_>) -> Break {
        let (previous, token) = (self.list[index as usize - 1], self.list[index as usize]);
        let end = previous.x + i64::from(lexicon.measure(previous.word).advance);
        Break {
            end,
            start: token.x,
            spaces_before: previous.spaces,
            spaces_after: token.spaces,
            token: index,
            glyph: 0,
            kind,
        }
    }

    /// The place after the last word.
    pub(super) fn end(&self) -> Break {
        let spaces = self.list.last().map_or(0, |token| token.spaces);
        Break {
            end: self.width,
            start: self.width,
            spaces_before: spaces,
            spaces_after: spaces,
            token: u32::try_from(self.list.len()).unwrap_or(u32::MAX),
            glyph: 0,
            kind: BreakKind::Space,
        }
    }
}

impl Token {
    /// A place inside the word.
    fn place(&self, index: u32, cut: &Cut, kind: BreakKind) -> Break {
        Break {
            end: self.x + i64::from(cut.end),
            start: self.x + i64::from(cut.start),
            spaces_before: self.spaces,
            spaces_after: self.spaces,
            token: index,
            glyph: cut.glyph,
            kind,
        }
    }
}

/// Splits off the first word; what the space after it allows, if there is one; the rest.
fn next_word(text: &str) -> (&str, Option<Joint>, &str) {
    let window = floor(text);
    let mut end = 0;
    // White space is looked for among bytes: hardly any Cyrillic word has one that can begin it.
    while let Some(skipped) = window.as_bytes()[end..].iter().position(|&byte| may_be_space(byte)) {
        end += skipped;
        let Some(c) = window[end..].chars().next() else { break };
        if c.is_whitespace() {
            return (&text[..end], Some(joint(c)), &text[end + c.len_utf8()..]);
        }
        end += c.len_utf8();
    }
    (window, None, &text[window.len()..])
}

/// As much of a text as is shaped at once.
fn floor(text: &str) -> &str {
    let whole = |&end: &usize| text.is_char_boundary(end);
    &text[..(0..=text.len().min(LONGEST_WORD)).rev().find(whole).unwrap_or_default()]
}

/// Whether a character of white space can begin with this byte in UTF-8.
fn may_be_space(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, 0xC2 | 0xE1..=0xE3)
}

/// What a space allows: no-break and thin spaces keep their neighbours together.
fn joint(space: char) -> Joint {
    match space {
        '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => Joint::Glued,
        _ => Joint::Free,
    }
}
