//! The texts of a register as words, read once for all the rules.
//!
//! A register enters; its texts leave in the order of the table, each with the numbers of its
//! words. A table repeats itself: of five million words a few thousand differ, and of its texts
//! half. A rule asks its question of each different word ([`Corpus::each`]) or text
//! ([`Corpus::find`]) and looks the answers up. Judgement is absent on purpose: the rules have it.

mod reader;
mod words;

use std::ops::{Index, Range};

use self::reader::Reader;
use self::words::Mark;
pub(crate) use self::words::{Each, Id, Token, Word};
use super::{LintOptions, texts::Quotes};
use crate::{
    cell::CellRef,
    model::{Agreement, Country, Event, Partner, Register},
};

/// What every rule sees.
#[derive(Debug)]
pub(crate) struct Corpus<'r> {
    pub(crate) register: &'r Register,
    pub(crate) options: &'r LintOptions,
    pub(crate) parts: Vec<Part<'r>>,
    texts: Vec<Text<'r>>,
    words: Vec<Word<'r>>,
    tokens: Vec<Token>,
    marks: Vec<Mark>,
}

/// A country with the numbers of its texts.
#[derive(Debug)]
pub(crate) struct Part<'r> {
    pub(crate) country: &'r Country,
    /// In the order of [`Country::texts`].
    texts: Vec<u32>,
    /// What each event tells without its dates.
    told: Vec<Told>,
}

/// A text, wherever it stands.
#[derive(Debug)]
pub(crate) struct Text<'r> {
    number: u32,
    pub(crate) written: &'r str,
    words: Range<u32>,
    names: Range<u32>,
    marks: Range<u32>,
}

/// What an event tells: the number of its text, and of the words in it.
#[derive(Debug, Clone, Copy)]
struct Told {
    text: u32,
    saying: Saying,
}

/// The number of words in a row; the same whatever stands between them, in capitals or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Saying(u32);

impl<'r> Corpus<'r> {
    /// Reads every text of the register.
    pub(crate) fn new(register: &'r Register, options: &'r LintOptions) -> Self {
        let mut reader = Reader::default();
        let parts = register.countries().map(|(_, country)| reader.part(country)).collect();
        let Reader { texts, words, tokens, marks, .. } = reader;
        Self { register, options, parts, texts, words, tokens, marks }
    }

    /// Every text with its first cell, in the order of the table.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (Option<&'r CellRef>, &Text<'r>)> {
        self.parts.iter().flat_map(|part| self.texts_of(part))
    }

    /// Every text of a country with its first cell.
    pub(crate) fn texts_of(
        &self,
        part: &Part<'r>,
    ) -> impl Iterator<Item = (Option<&'r CellRef>, &Text<'r>)> {
        let texts = part.texts.iter().map(|number| self.text(*number));
        part.country.texts().map(|(_, cell)| cell).zip(texts)
    }

    /// Every agreement with its title.
    pub(crate) fn titles(&self) -> impl Iterator<Item = (&'r Agreement, &Text<'r>)> {
        self.parts.iter().flat_map(|part| self.titles_of(part))
    }

    /// The agreements of a country with their titles.
    pub(crate) fn titles_of(
        &self,
        part: &Part<'r>,
    ) -> impl Iterator<Item = (&'r Agreement, &Text<'r>)> {
        let titles = part.texts.iter().map(|number| self.text(*number));
        part.country.agreements.iter().zip(titles)
    }

    /// The partners of a country with their texts.
    pub(crate) fn partners_of(
        &self,
        part: &Part<'r>,
    ) -> impl Iterator<Item = (&'r Partner, &Text<'r>)> {
        let agreements = &part.country.agreements;
        let texts = part.texts.iter().skip(agreements.len()).map(|number| self.text(*number));
        agreements.iter().filter_map(|agreement| agreement.partner.as_ref()).zip(texts)
    }

    /// What has no date in a country, with its first cell.
    pub(crate) fn unplaced_of(
        &self,
        part: &Part<'r>,
    ) -> impl Iterator<Item = (Option<&'r CellRef>, &Text<'r>)> {
        let Country { unplaced, events, .. } = part.country;
        let first = part.texts.len() - events.len() - unplaced.len();
        self.texts_of(part).skip(first).take(unplaced.len())
    }

    /// Every event with its whole text.
    pub(crate) fn events(&self) -> impl Iterator<Item = (&'r Event, &Text<'r>)> {
        self.parts.iter().flat_map(|part| self.events_of(part))
    }

    /// The events of a country with their whole texts.
    pub(crate) fn events_of(
        &self,
        part: &Part<'r>,
    ) -> impl Iterator<Item = (&'r Event, &Text<'r>)> {
        let events = &part.country.events;
        let first = part.texts.len() - events.len();
        events.iter().zip(part.texts.iter().skip(first).map(|number| self.text(*number)))
    }

    /// Every event with its text but for the dates.
    pub(crate) fn told(&self) -> impl Iterator<Item = (&'r Event, &Text<'r>)> {
        let told = self.parts.iter().flat_map(|part| self.told_of(part));
        told.map(|(event, text, _)| (event, text))
    }

    /// The events of a country with their texts but for the dates.
    pub(crate) fn told_of(
        &self,
        part: &Part<'r>,
    ) -> impl Iterator<Item = (&'r Event, &Text<'r>, Saying)> {
        let events = part.country.events.iter().zip(&part.told);
        events.map(|(event, told)| (event, self.text(told.text), told.saying))
    }

    /// The words of a text, letters with hyphens between them.
    pub(crate) fn words(&self, text: &Text) -> &[Token] {
        slice(&self.tokens, &text.words)
    }

    /// The bytes of a text that a word of it takes up.
    pub(crate) fn bytes(&self, word: Token) -> Range<usize> {
        word.at()..word.at() + self[word.id].written.len()
    }

    /// The words of a text with the apostrophes in them.
    pub(crate) fn names(&self, text: &Text) -> &[Token] {
        slice(&self.tokens, &text.names)
    }

    /// The marks between the words of a text, each with its first byte.
    pub(crate) fn marks(&self, text: &Text) -> impl Iterator<Item = (usize, char)> {
        slice(&self.marks, &text.marks).iter().map(|mark| (mark.at as usize, mark.mark))
    }

    /// The quotation marks that are open at each of the names.
    pub(crate) fn quotes(&self, text: &Text) -> impl Iterator<Item = Quotes> {
        let mut marks = self.marks(text).peekable();
        let mut open = Quotes::default();
        self.names(text).iter().map(move |word| {
            while let Some((_, mark)) = marks.next_if(|(at, _)| *at < word.at()) {
                open = open.after(mark);
            }
            open
        })
    }

    /// What is true of each different word.
    pub(crate) fn each<T>(&self, ask: impl FnMut(&Word<'r>) -> T) -> Each<T> {
        Each(self.words.iter().map(ask).collect())
    }

    /// What is found in the texts, of which each different one is asked once.
    pub(crate) fn find<'c, P, T: Clone>(
        &self,
        texts: impl Iterator<Item = (P, &'c Text<'r>)>,
        ask: impl Fn(&'c Text<'r>) -> Option<T>,
    ) -> impl Iterator<Item = (P, &'c Text<'r>, T)>
    where
        'r: 'c,
    {
        let mut answers: Vec<Option<Option<T>>> = vec![None; self.texts.len()];
        texts.filter_map(move |(place, text)| {
            let answer = answers.get_mut(text.number as usize)?;
            Some((place, text, answer.get_or_insert_with(|| ask(text)).clone()?))
        })
    }

    fn text(&self, number: u32) -> &Text<'r> {
        &self.texts[number as usize]
    }
}

impl<'r> Index<Id> for Corpus<'r> {
    type Output = Word<'r>;

    fn index(&self, id: Id) -> &Word<'r> {
        &self.words[id.0 as usize]
    }
}

fn slice<'t, T>(all: &'t [T], range: &Range<u32>) -> &'t [T] {
    all.get(range.start as usize..range.end as usize).unwrap_or_default()
}
