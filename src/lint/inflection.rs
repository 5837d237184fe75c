//! Names in Russian text, in any case: Таиланд is found in «визит делегации Таиланда».
//!
//! A name enters; what its words look like in a text leaves, for `names` to find. The endings
//! follow from how the name is spelt in the nominative, so no dictionary is needed; suppletion and
//! fleeting vowels (Елец – Ельца) are absent on purpose. A word of a name must have its capital in
//! the text: Куба is no куб, Того no «того».

use std::borrow::Cow;

use super::{corpus::Word, texts::names};
use crate::model::russian::{folded, is_capital};

/// A name of one word or several, each in the nominative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name(Vec<Pattern>);

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pattern {
    /// Only as it stands: КНДР, «и».
    Exact(String),
    /// A stem and its endings, in small letters.
    Declined(String, &'static [&'static str]),
}

/// Endings of the nominative and the endings in all the cases; the first that fits counts.
const DECLENSIONS: [(&str, &[&str]); 17] = [
    ("ая", &["ая", "ой", "ую", "ою"]),
    ("ый", &["ый", "ого", "ому", "ым", "ом"]),
    ("ий", &["ий", "ого", "его", "ому", "ему", "им", "ом", "ем"]),
    ("ые", &["ые", "ых", "ым", "ыми"]),
    ("ия", &["ия", "ии", "ию", "ией", "иею"]),
    ("я", &["я", "и", "е", "ю", "ей", "ею"]),
    ("а", &["а", "ы", "и", "е", "у", "ой", "ою", "ей", "ею"]),
    ("й", &["й", "я", "ю", "ем", "е"]),
    ("ь", &["ь", "я", "и", "ю", "ью", "ем", "е"]),
    ("ы", &["ы", "", "ов", "ам", "ами", "ах"]),
    ("о", &["о", "а", "у", "ом", "е"]),
    ("е", &["е"]),
    ("и", &["и"]),
    ("у", &["у"]),
    ("ю", &["ю"]),
    ("э", &["э"]),
    ("", &["", "а", "у", "ом", "ем", "е"]),
];

/// Words that many names share: they name nothing by themselves.
const COMMON: [&str; 20] = [
    "республик",
    "королевств",
    "княжеств",
    "федерати",
    "федераци",
    "народн",
    "демократическ",
    "исламск",
    "социалистическ",
    "соединенн",
    "объединенн",
    "провинци",
    "муниципальн",
    "район",
    "област",
    "штат",
    "город",
    "южн",
    "северн",
    "нов",
];

impl Name {
    /// The patterns of a name in the nominative.
    pub(crate) fn new(name: &str) -> Self {
        Self(names(name).map(|(_, word)| Pattern::new(word)).collect())
    }

    /// The pattern of each word.
    pub(super) fn patterns(&self) -> &[Pattern] {
        &self.0
    }

    /// Whether it is an abbreviation of one or two letters, which mean too much: РК, КР.
    pub(super) fn is_ambiguous(&self) -> bool {
        matches!(self.0.as_slice(), [Pattern::Exact(word)] if word.chars().count() < 3)
    }
}

impl Pattern {
    fn new(word: &str) -> Self {
        let is_abbreviation =
            word.chars().count() < 6 && word.chars().skip(1).any(char::is_uppercase);
        if is_abbreviation || !word.starts_with(is_capital) {
            return Self::Exact(word.to_owned());
        }
        let folded = fold(word);
        let declined =
            DECLENSIONS.iter().find_map(|(ending, all)| Some((folded.strip_suffix(ending)?, *all)));
        let (stem, endings) = declined.unwrap_or((&folded, &[""]));
        Self::Declined(stem.to_owned(), endings)
    }

    /// The letter that words begin with, in small letters, that may fit.
    pub(super) fn first_letter(&self) -> Option<char> {
        let (Self::Exact(text) | Self::Declined(text, _)) = self;
        fold(text).chars().next()
    }

    pub(super) fn fits(&self, word: &Word) -> bool {
        match self {
            Self::Exact(text) => word.written == *text,
            Self::Declined(stem, endings) => {
                word.is_capital
                    && word.folded.strip_prefix(stem.as_str()).is_some_and(|e| endings.contains(&e))
            }
        }
    }

    /// Whether the word names something by itself.
    pub(super) fn is_peculiar(&self) -> bool {
        match self {
            Self::Exact(text) => text.starts_with(char::is_uppercase),
            Self::Declined(stem, _) => !is_common(stem),
        }
    }
}

/// Whether a word, in small letters without ё, is one that many names share.
pub(crate) fn is_common(word: &str) -> bool {
    COMMON.iter().any(|common| word.starts_with(common))
}

/// The stem of a name of one word, in small letters without ё, and the endings of its cases.
pub(crate) fn declined(name: &str) -> Option<(String, &'static [&'static str])> {
    match <[Pattern; 1]>::try_from(Name::new(name).0) {
        Ok([Pattern::Declined(stem, endings)]) => Some((stem, endings)),
        _ => None,
    }
}

/// In small letters, without ё.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    if word.contains(|c: char| is_capital(c) || c == 'ё') {
        let mut small = String::with_capacity(word.len());
        small.extend(word.chars().map(folded));
        Cow::Owned(small)
    } else {
        Cow::Borrowed(word)
    }
}
