//! The words of a table and what is known of each.
//!
//! A word enters with its number; whatever a rule knows of that number leaves. How a text is read
//! into words is in `reader`.

use std::{
    borrow::Cow,
    ops::{Index, IndexMut},
};

/// A word at its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) id: Id,
    pub(super) at: u32,
}

/// A mark between words at its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) mark: char,
    pub(super) at: u32,
}

/// The number of a word as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Id(pub(super) u32);

/// A word, wherever it stands.
#[derive(Debug)]
pub(crate) struct Word<'r> {
    pub(crate) written: &'r str,
    /// In small letters, without ё.
    pub(crate) folded: Cow<'r, str>,
    /// The first word that is the same in small letters and without ё.
    pub(crate) alike: Id,
    /// Whether it begins with a capital.
    pub(crate) is_capital: bool,
}

/// What is known of each word.
#[derive(Debug, Clone)]
pub(crate) struct Each<T>(pub(super) Vec<T>);

impl Token {
    /// Its first byte in the text.
    pub(crate) fn at(self) -> usize {
        self.at as usize
    }
}

impl<T> Index<Id> for Each<T> {
    type Output = T;

    fn index(&self, id: Id) -> &T {
        &self.0[id.0 as usize]
    }
}

impl<T> IndexMut<Id> for Each<T> {
    fn index_mut(&mut self, id: Id) -> &mut T {
        &mut self.0[id.0 as usize]
    }
}
