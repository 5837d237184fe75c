//! W604: a word that nobody knows and that is one letter away from a word that the table has more
//! than once, or one likely slip from a word of the dictionary.
//!
//! «Вице-преьера» beside «премьер-министра». Words are compared without their endings, so that a
//! form of a known word is no fault; the letters that differ must stand inside, because a beginning
//! or an end of its own makes another word (приезд, проезд). Names are absent on purpose: what is
//! spelt with a capital is watched by the rules of names. The cost is that of the words: known
//! stems are found by what is left of them without one letter, never by comparing all with all.

use rustc_hash::FxHashMap;

use crate::{
    cell::CellRef,
    finding::{Finding, catalogue},
    lint::{corpus::Corpus, dictionary, inflection::fold, near::keys},
    model::russian::is_capital,
};

/// The shortest word that is suspected, in letters.
const SHORTEST: usize = 7;
/// The longest stem that is looked at, in bytes: what is longer is no word.
const LONGEST: usize = 80;
/// Endings of nouns, adjectives and participles, longer ones first.
const ENDINGS: [&str; 40] = [
    "ыми", "ими", "ами", "ями", "ией", "ого", "его", "ому", "ему", "ов", "ев", "ей", "ой", "ый",
    "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ия", "ии", "ию", "ую", "юю", "ом", "ем", "ам", "ям",
    "ах", "ях", "ых", "их", "ым", "им", "а", "я", "ы", "и",
];
/// Further endings of one letter.
const SHORT_ENDINGS: [char; 6] = ['у', 'ю', 'е', 'о', 'ь', 'й'];

/// A stem, how often it is met, and where first.
struct Met<'c> {
    stem: &'c str,
    times: usize,
    /// The whole word and its cell, unless it is a name.
    suspect: Option<(&'c str, Option<&'c CellRef>)>,
    /// The part of the word as it stands.
    part: &'c str,
}

/// One finding for each word that is likely meant otherwise.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let stems = stems(corpus);
    let is_strange =
        |met: &&Met| met.times == 1 && met.suspect.is_some() && !dictionary::knows(&fold(met.part));
    let strange: Vec<&Met> = stems.iter().filter(is_strange).collect();
    if strange.is_empty() {
        return Vec::new();
    }
    let known = known(&stems);
    let findings = strange.into_iter().filter_map(|met| {
        let near = keys(met.stem).filter_map(|key| known.get(&key)).flatten();
        let own = near.filter(|other| is_slip(met.stem, other.stem)).min_by_key(|met| met.stem);
        let meant = match own {
            Some(meant) => format!("в таблице есть «{}»", fold(meant.part)),
            None => format!("есть слово «{}»", dictionary::meant_by(&fold(met.part))?),
        };
        let (word, cell) = met.suspect?;
        Some(finding(word, cell, &meant))
    });
    findings.collect()
}

/// The stems of all the words, in the order in which they are met.
fn stems<'c>(corpus: &'c Corpus) -> Vec<Met<'c>> {
    let mut times = corpus.each(|_| 0_usize);
    let mut different = Vec::new();
    for (cell, text) in corpus.texts() {
        for word in corpus.words(text) {
            if times[word.id] == 0 {
                different.push((word.id, cell));
            }
            times[word.id] += 1;
        }
    }
    let mut stems: Vec<Met> = Vec::new();
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    for (id, cell) in different {
        let word = &corpus[id];
        for (part, folded) in word.written.split('-').zip(word.folded.split('-')) {
            let stem = stem(folded);
            let number = *numbers.entry(stem).or_insert(stems.len());
            if number == stems.len() {
                let suspect = is_plain(part).then_some((word.written, cell));
                stems.push(Met { stem, times: 0, suspect, part });
            }
            stems[number].times += times[id];
        }
    }
    stems
}

/// The stems that are met more than once, by their keys.
fn known<'s, 'c>(stems: &'s [Met<'c>]) -> FxHashMap<u64, Vec<&'s Met<'c>>> {
    let mut known: FxHashMap<u64, Vec<&Met>> = FxHashMap::default();
    let is_word = |stem: &str| stem.len() <= LONGEST && stem.chars().count() > 5;
    for met in stems.iter().filter(|met| met.times > 1 && is_word(met.stem)) {
        for key in keys(met.stem) {
            known.entry(key).or_default().push(met);
        }
    }
    known
}

fn finding(word: &str, cell: Option<&CellRef>, meant: &str) -> Finding {
    let message = format!("Вероятная опечатка: «{word}»; {meant}");
    Finding::new(&catalogue::LIKELY_TYPO, cell.cloned(), message)
        .quote(word)
        .hint("Проверьте написание")
}

/// A long word without capitals.
fn is_plain(part: &str) -> bool {
    part.len() <= LONGEST && part.chars().count() >= SHORTEST && !part.contains(is_capital)
}

fn stem(word: &str) -> &str {
    let ending = ENDINGS.iter().find(|ending| word.ends_with(**ending));
    match ending {
        Some(ending) => word.get(..word.len() - ending.len()).unwrap_or(word),
        None => word.strip_suffix(SHORT_ENDINGS).unwrap_or(word),
    }
}

/// Whether one letter is missing, too much, another one, or changed places with its neighbour,
/// inside the word.
fn is_slip(stem: &str, known: &str) -> bool {
    let (stem, known): (Vec<char>, Vec<char>) = (stem.chars().collect(), known.chars().collect());
    let head = stem.iter().zip(&known).take_while(|(a, b)| a == b).count();
    let tail = stem.iter().rev().zip(known.iter().rev()).take_while(|(a, b)| a == b).count();
    if head < dictionary::SHARED.0 || tail < dictionary::SHARED.1 {
        return false;
    }
    let middle =
        |word: &[char]| word.get(head..word.len().saturating_sub(tail)).map(<[char]>::to_vec);
    match (
        middle(&stem).unwrap_or_default().as_slice(),
        middle(&known).unwrap_or_default().as_slice(),
    ) {
        ([] | [_], [_]) | ([_], []) => true,
        ([], []) => stem.len().abs_diff(known.len()) == 1,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}
