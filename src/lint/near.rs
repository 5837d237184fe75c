//! Names that a misspelt word may have meant: «Ташкена» is one slip from «Ташкента».
//!
//! A name in the nominative and a word enter; the name in the case that the word stands in leaves,
//! if they are one slip apart: a letter too many, too few, another one or two that changed places.
//! Short names are absent on purpose: too many other words are one slip from them.

use super::inflection;
use crate::model::russian::slips;

/// Letters that a name and a word have at least.
const SHORTEST: usize = 6;

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
