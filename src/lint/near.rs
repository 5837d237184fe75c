//! Names that a misspelt word may have meant: «Ташкена» is one slip from «Ташкента».
//!
//! A name in the nominative and a word enter; the name in the case that the word stands in leaves,
//! if they are one slip apart: a letter too many, too few, another one or two that changed places.
//! Short names are absent on purpose: too many other words are one slip from them.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::inflection;
use crate::model::russian::{slips, small};

/// Letters that a name and a word have at least.
const SHORTEST: usize = 6;

/// Names by pairs of their first letters, of which a slip spares at least one: with a thousand
/// names and a thousand words nobody looks at each with each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Names<'n> {
    names: Vec<&'n str>,
    /// The names that have a pair of letters from the letter of this number on.
    pairs: FxHashMap<(usize, char, char), Vec<usize>>,
}

/// How far a pair may stand from where it stands in the name, by the place of the slip: behind it,
/// or before it where a letter is wrong, too many or missing.
const PAIRS: [(usize, usize); 8] = [(0, 0), (1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (3, 3)];

/// A name of one word with its cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form<'n> {
    /// As it is written.
    pub(super) name: &'n str,
    stem: String,
    endings: &'static [&'static str],
}

impl<'n> Form<'n> {
    /// The cases of a name, unless it is of several words, an abbreviation or short.
    pub(super) fn of(name: &'n str) -> Option<Self> {
        if name.contains(' ') || name.chars().count() < SHORTEST {
            return None;
        }
        let (stem, endings) = inflection::declined(name)?;
        Some(Self { name, stem, endings })
    }

    /// The name in all its cases, in small letters.
    pub(super) fn forms(&self) -> impl Iterator<Item = String> {
        self.endings.iter().map(|ending| format!("{}{ending}", self.stem))
    }

    /// Whether `word`, in small letters, is the name in any case.
    pub(super) fn fits(&self, word: &str) -> bool {
        word.strip_prefix(self.stem.as_str()).is_some_and(|ending| self.endings.contains(&ending))
    }

    /// The name as it should stand where `word` does, if that is one slip from it. A word that
    /// begins with the stem is of the name's kin, «белградский», and no slip.
    pub(super) fn meant_by(&self, word: &str) -> Option<String> {
        if word.chars().count() < SHORTEST || word.starts_with(self.stem.as_str()) {
            return None;
        }
        let near = self.endings.iter().filter(|ending| {
            let length = self.stem.len() + ending.len();
            // A Russian letter has two bytes.
            length.abs_diff(word.len()) <= 2 && is_one_slip(&[&self.stem, ending], word)
        });
        let ending = near.max_by_key(|ending| (word.ends_with(**ending), ending.len()))?;
        let stem = self.stem.chars().count();
        Some(self.name.chars().take(stem).chain(ending.chars()).collect())
    }
}

impl<'n> Names<'n> {
    /// The names of one word that are long enough.
    pub(super) fn new(names: impl Iterator<Item = &'n String>) -> Self {
        let mut found = Self::default();
        for name in names.filter(|name| !name.contains(' ')) {
            let Some(letters) = first_letters(name) else { continue };
            for at in 0..letters.len() - 1 {
                let pair = (at, letters[at], letters[at + 1]);
                found.pairs.entry(pair).or_default().push(found.names.len());
            }
            found.names.push(name);
        }
        found
    }

    /// The names that `word`, in small letters, may have meant, each as it should stand there.
    pub(super) fn meant_by(&self, word: &str) -> Vec<(Form<'n>, String)> {
        let Some(letters) = first_letters(word) else { return Vec::new() };
        let pair = |(of_name, of_word): (usize, usize)| {
            self.pairs.get(&(of_name, letters[of_word], letters[of_word + 1]))
        };
        let mut near: Vec<usize> = PAIRS.into_iter().filter_map(pair).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let forms = near.into_iter().filter_map(|at| {
            let name = *self.names.get(at)?;
            // An ending adds three letters of two bytes, a slip one.
            let form = (name.len().abs_diff(word.len()) <= 8).then(|| Form::of(name))??;
            let right = form.meant_by(word)?;
            Some((form, right))
        });
        forms.collect()
    }
}

/// The first five letters, small and without ё, of a word that is long enough.
fn first_letters(word: &str) -> Option<[char; 5]> {
    let mut letters = word.chars().map(|c| if c == 'ё' { 'е' } else { small(c) });
    let first = std::array::from_fn(|_| letters.next().unwrap_or_default());
    letters.next().map(|_| first)
}

/// What two words one slip apart have in common: the hashes of the word, first, and of what is left of
/// it without each of its letters.
pub(super) fn keys(word: &str) -> impl Iterator<Item = u64> {
    let whole = std::iter::once((word, ""));
    let parts = word.char_indices().map(|(at, letter)| {
        let (head, tail) = word.split_at(at);
        (head, tail.get(letter.len_utf8()..).unwrap_or_default())
    });
    whole.chain(parts).map(|(head, tail)| {
        let mut hasher = FxHasher::default();
        head.bytes().chain(tail.bytes()).for_each(|byte| hasher.write_u8(byte));
        hasher.finish()
    })
}

/// Whether a word is one slip from another, which is given in two parts.
fn is_one_slip(parts: &[&str; 2], word: &str) -> bool {
    let name = || parts[0].chars().chain(parts[1].chars());
    let same = name().zip(word.chars()).take_while(|(a, b)| a == b).count();
    let back = parts[1].chars().rev().chain(parts[0].chars().rev());
    let same_back = back.zip(word.chars().rev()).take_while(|(a, b)| a == b).count();
    same + same_back + 2 >= word.chars().count() && slips(&parts.concat(), word) == 1
}

#[cfg(test)]
mod tests {
    use super::Form;

    fn meant(name: &str, word: &str) -> Option<String> {
        Form::of(name)?.meant_by(word)
    }

    #[test]
    fn a_slip_is_seen_in_any_case_of_the_name() {
        for (name, word, expected) in [
            ("Ташкент", "ташкена", "Ташкента"),
            ("Санкт-Петербург", "манкт-петербург", "Санкт-Петербург"),
            ("Нагаленд", "наваленд", "Нагаленд"),
            ("Венгрия", "венргии", "Венгрии"),
            ("Белград", "бельграде", "Белграде"),
        ] {
            assert_eq!(meant(name, word).as_deref(), Some(expected), "{word}");
        }
    }

    #[test]
    fn kin_and_strangers_are_no_slips() {
        for (name, word) in [
            ("Белград", "белградский"),
            ("Белград", "белграда"),
            ("Ташкент", "таджикент"),
            ("Сербия", "сирия"),
            ("Куба", "кума"),
            ("КНДР", "кнр"),
        ] {
            assert_eq!(meant(name, word), None, "{word}");
        }
    }
}
