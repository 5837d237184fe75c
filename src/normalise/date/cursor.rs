//! A place among the tokens, from which the grammar looks ahead.
//!
//! Every rule of the grammar takes a [`Cursor`] and gives what it read with the cursor behind it.
//! A look beyond the last token finds nothing.

use super::{
    token::{Kind, Token},
    words::Word,
};

/// A view of the tokens from one of them on.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub(super) tokens: &'t [Token],
    pub(super) at: usize,
}

impl Cursor<'_> {
    pub(super) fn peek(&self, ahead: usize) -> Option<Kind> {
        self.tokens.get(self.at + ahead).map(|token| token.kind)
    }

    pub(super) fn word(&self, ahead: usize) -> Option<Word> {
        match self.peek(ahead)? {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn is_mark(&self, ahead: usize, mark: char) -> bool {
        matches!(self.peek(ahead), Some(Kind::Mark(other)) if other == mark)
    }

    /// Whether nothing, not even a blank, stands before the token `ahead`.
    pub(super) fn is_close(&self, ahead: usize) -> bool {
        let here = self.at + ahead;
        let before = here.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.zip(self.tokens.get(here)).is_some_and(|(before, here)| before.end == here.start)
    }

    pub(super) fn is_number(&self, ahead: usize) -> bool {
        matches!(self.peek(ahead), Some(Kind::Number(..)))
    }

    /// What stands before it.
    pub(super) fn before(&self) -> Option<Kind> {
        self.tokens.get(self.at.checked_sub(1)?).map(|token| token.kind)
    }

    /// Whether a preposition stands before it.
    pub(super) fn is_led(&self) -> bool {
        matches!(self.before(), Some(Kind::Word(Word::In | Word::From | Word::To)))
    }

    pub(super) fn skip(self, tokens: usize) -> Self {
        Self { tokens: self.tokens, at: self.at + tokens }
    }
}
