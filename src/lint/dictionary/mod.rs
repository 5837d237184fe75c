//! Russian words in all their forms, to tell a slip of the pen from a word.
//!
//! A word in small letters without ё enters; whether it is one, or which one it may have meant,
//! leaves. `words.fst` holds 1.3 million forms of six letters and more as an automaton that is
//! read where it lies: nothing is loaded. `words.py` and `tests/dictionary.rs` make it, of a list
//! with a licence of its own, `LICENSE.txt`. Names, and what a word means, are absent.

use std::sync::LazyLock;

use fst::{
    Set,
    raw::{Fst, Node, Transition},
};

use crate::model::russian::is_russian;

/// The words, each letter one byte.
static WORDS: LazyLock<Option<Set<&'static [u8]>>> =
    LazyLock::new(|| Set::new(include_bytes!("words.fst").as_slice()).ok());

/// The byte of the first letter of the alphabet; `tests/dictionary.rs` writes the same.
const FIRST: u8 = b'a';
/// How many letters before and behind a slip a word shares with the one that was meant.
pub(super) const SHARED: (usize, usize) = (3, 2);
/// Vowels that are written for each other.
const CONFUSED: [(char, char); 4] = [('о', 'а'), ('а', 'о'), ('е', 'и'), ('и', 'е')];

/// Whether `word` is one, or nothing that could be told: with letters of other alphabets.
pub(super) fn knows(word: &str) -> bool {
    word.chars().map(byte).collect::<Option<Vec<u8>>>().is_none_or(|word| has(&word))
}

/// The word that is one likely slip from `word`: a letter was forgotten or written twice, two
/// changed places, or a vowel is one that sounds alike. A letter that is wrong in any other way
/// makes rather a word that the list does not have.
pub(super) fn meant_by(word: &str) -> Option<String> {
    let letters: Vec<u8> = word.chars().map(byte).collect::<Option<_>>()?;
    let last = letters.len().checked_sub(SHARED.1)?;
    let inside = SHARED.0..=last;
    let with = |at: usize, gone: usize, put: &[u8]| {
        let (head, tail) = (letters.get(..at)?, letters.get(at + gone..)?);
        let meant = [head, put, tail].concat();
        (tail.len() >= SHARED.1 && has(&meant)).then_some(meant)
    };
    let confused = inside.clone().find_map(|at| {
        let written = letter(*letters.get(at)?);
        let (_, other) = CONFUSED.iter().find(|(vowel, _)| *vowel == written)?;
        with(at, 1, &[byte(*other)?])
    });
    let swapped = || {
        inside.clone().find_map(|at| match *letters.get(at..at + 2)? {
            [a, b] if a != b => with(at, 2, &[b, a]),
            [_, _] => with(at, 1, &[]),
            _ => None,
        })
    };
    let forgotten = || {
        let words = WORDS.as_ref()?.as_fst();
        inside.clone().find_map(|at| {
            let (head, tail) = letters.split_at_checked(at)?;
            // Only letters that some word goes on with.
            let here = follow(words, words.root(), head)?;
            let is_word = |way: &Transition| {
                follow(words, words.node(way.addr), tail).is_some_and(|end| end.is_final())
            };
            let way = here.transitions().find(is_word)?;
            Some([head, &[way.inp], tail].concat())
        })
    };
    let meant = confused.or_else(swapped).or_else(forgotten);
    Some(meant?.into_iter().map(letter).collect())
}

/// Where `letters` lead from `node`.
fn follow<'f>(words: &'f Fst<&[u8]>, node: Node<'f>, letters: &[u8]) -> Option<Node<'f>> {
    letters.iter().try_fold(node, |node, letter| {
        Some(words.node(node.transition_addr(node.find_input(*letter)?)))
    })
}

fn has(word: &[u8]) -> bool {
    WORDS.as_ref().is_some_and(|words| words.contains(word))
}

/// The byte that a small letter is written as.
fn byte(letter: char) -> Option<u8> {
    let number = u32::from(letter).checked_sub(u32::from('а'))?;
    let is_small = is_russian(letter) && number < 32;
    u8::try_from(number).ok().filter(|_| is_small).map(|number| FIRST + number)
}

fn letter(byte: u8) -> char {
    char::from_u32(u32::from('а') + u32::from(byte.saturating_sub(FIRST))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{knows, meant_by};

    #[test]
    fn words_are_known_in_all_their_forms() {
        for word in ["премьера", "делегациями", "сотрудничество", "подписанного", "экспорт"]
        {
            assert!(knows(word), "{word}");
        }
        for word in ["преьера", "делегацями", "сотруднечество", "ъъъъъъъ"]
        {
            assert!(!knows(word), "{word}");
        }
        assert!(knows("chengtone") && knows("fорумом"), "nobody can tell");
    }

    #[test]
    fn a_likely_slip_has_a_word_that_was_meant() {
        for (word, meant) in [
            ("преьера", Some("премьера")),
            ("взгядов", Some("взглядов")),
            ("сотруднечество", Some("сотрудничество")),
            ("губренатором", Some("губернатором")),
            ("компаниий", Some("компаний")),
            ("подовляющем", Some("подавляющем")),
            ("побратимских", None),
            ("компетенций", None),
            ("хокимиятом", None),
            ("грузоперевозчиков", None),
            ("банкоматом", None),
            ("а", None),
            ("", None),
        ] {
            assert_eq!(meant_by(word).as_deref(), meant, "{word}");
        }
    }
}
