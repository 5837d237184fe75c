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
    lint::{LintOptions, dictionary, inflection::fold, texts::words},
    model::{Register, russian::is_capital},
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

/// A part of a word as it stands: how often its stem is met, and where first.
struct Met<'t> {
    times: usize,
    /// How many other stems were met before it.
    number: usize,
    /// The whole word and its cell, unless it is a name.
    suspect: Option<(&'t str, Option<&'t CellRef>)>,
    /// The part.
    part: &'t str,
}

/// One finding for each word that is likely meant otherwise.
pub(crate) fn check(register: &Register, _: &LintOptions) -> Vec<Finding> {
    let mut stems: FxHashMap<String, Met<'_>> = FxHashMap::default();
    for (text, cell) in register.countries().flat_map(|(_, country)| country.texts()) {
        for (_, word) in words(text) {
            for part in word.split('-') {
                let suspect = is_plain(part).then_some((word, cell));
                let number = stems.len();
                let met = stems.entry(stem(&fold(part)).to_owned());
                met.or_insert(Met { times: 0, number, suspect, part }).times += 1;
            }
        }
    }
    let is_strange = |(_, met): &(&String, &Met)| {
        met.times == 1 && met.suspect.is_some() && !dictionary::knows(&fold(met.part))
    };
    let mut strange: Vec<(&String, &Met)> = stems.iter().filter(is_strange).collect();
    strange.sort_unstable_by_key(|(_, met)| met.number);
    if strange.is_empty() {
        return Vec::new();
    }
    let known = known(&stems);
    let findings = strange.into_iter().filter_map(|(stem, met)| {
        let near = std::iter::once(stem.clone()).chain(without_one(stem));
        let near = near.filter_map(|key| known.get(&key)).flatten();
        let own = near.filter(|other| is_slip(stem, other)).min().map(|meant| {
            let part = stems.get(*meant).map_or(*meant, |met| met.part);
            format!("в таблице есть «{}»", fold(part))
        });
        let meant = own
            .or_else(|| Some(format!("есть слово «{}»", dictionary::meant_by(&fold(met.part))?)));
        let (word, cell) = met.suspect?;
        Some(finding(word, cell, &meant?))
    });
    findings.collect()
}

/// The stems that are met more than once, by themselves and without each of their letters.
fn known<'s>(stems: &'s FxHashMap<String, Met<'_>>) -> FxHashMap<String, Vec<&'s str>> {
    let mut known: FxHashMap<String, Vec<&str>> = FxHashMap::default();
    let is_word = |stem: &str| stem.len() <= LONGEST && stem.chars().count() > 5;
    for (stem, _) in stems.iter().filter(|(stem, met)| met.times > 1 && is_word(stem)) {
        known.entry(stem.clone()).or_default().push(stem);
        for shorter in without_one(stem) {
            known.entry(shorter).or_default().push(stem);
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

/// The word with each of its letters left out.
fn without_one(word: &str) -> impl Iterator<Item = String> {
    word.char_indices().map(|(at, letter)| {
        let (head, tail) = word.split_at(at);
        format!("{head}{}", tail.get(letter.len_utf8()..).unwrap_or_default())
    })
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
