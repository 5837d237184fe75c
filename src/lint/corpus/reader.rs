//! Reads the texts of a register into words, each different text and word once.
//!
//! Countries enter, one after the other; numbers leave. What a word is, is in `texts`.

use std::{borrow::Cow, ops::Range};

use rustc_hash::FxHashMap;

use super::{Id, Mark, Part, Saying, Text, Token, Told, Word, slice};
use crate::{
    lint::{
        inflection::fold,
        texts::{JOINTS, Piece, names, pieces},
    },
    model::{Country, russian::is_capital},
};

/// A number of four bytes; no source is that long.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A corpus in the making.
#[derive(Default)]
pub(super) struct Reader<'r> {
    pub(super) texts: Vec<Text<'r>>,
    pub(super) words: Vec<Word<'r>>,
    pub(super) tokens: Vec<Token>,
    pub(super) marks: Vec<Mark>,
    text_numbers: FxHashMap<&'r str, u32>,
    word_numbers: FxHashMap<&'r str, Id>,
    alike: FxHashMap<Cow<'r, str>, Id>,
    sayings: FxHashMap<Box<[Id]>, Saying>,
}

impl<'r> Reader<'r> {
    /// Reads the texts of one more country.
    pub(super) fn part(&mut self, country: &'r Country) -> Part<'r> {
        let texts = country.texts().map(|(text, _)| self.text(text)).collect();
        let told = country.events.iter().map(|event| self.told(&event.text)).collect();
        Part { country, texts, told }
    }

    fn text(&mut self, written: &'r str) -> u32 {
        let next = short(self.texts.len());
        let number = *self.text_numbers.entry(written).or_insert(next);
        if number == next {
            let (words, marks) = self.read(pieces(written));
            // Without an apostrophe between letters they are the same.
            let has_apostrophe =
                slice(&self.marks, &marks).iter().any(|m| JOINTS.contains(&m.mark));
            let names = if has_apostrophe { self.read_names(written) } else { words.clone() };
            self.texts.push(Text { number, written, words, names, marks });
        }
        number
    }

    fn read(
        &mut self,
        pieces: impl Iterator<Item = (usize, Piece<'r>)>,
    ) -> (Range<u32>, Range<u32>) {
        let first = (short(self.tokens.len()), short(self.marks.len()));
        for (at, piece) in pieces {
            let at = short(at);
            match piece {
                Piece::Word(word) => {
                    let id = self.word(word);
                    self.tokens.push(Token { id, at });
                }
                Piece::Mark(mark) => self.marks.push(Mark { mark, at }),
            }
        }
        (first.0..short(self.tokens.len()), first.1..short(self.marks.len()))
    }

    fn read_names(&mut self, written: &'r str) -> Range<u32> {
        let names = names(written).map(|(at, name)| (at, Piece::Word(name)));
        self.read(names).0
    }

    fn word(&mut self, written: &'r str) -> Id {
        let next = Id(short(self.words.len()));
        let id = *self.word_numbers.entry(written).or_insert(next);
        if id == next {
            let folded = fold(written);
            let alike = *self.alike.entry(folded.clone()).or_insert(id);
            let is_capital = written.starts_with(is_capital);
            self.words.push(Word { written, folded, alike, is_capital });
        }
        id
    }

    fn told(&mut self, written: &'r str) -> Told {
        let text = self.text(written);
        let tokens = slice(&self.tokens, &self.texts[text as usize].words);
        let words: Box<[Id]> =
            tokens.iter().map(|token| self.words[token.id.0 as usize].alike).collect();
        let next = Saying(short(self.sayings.len()));
        Told { text, saying: *self.sayings.entry(words).or_insert(next) }
    }
}
