//! N308: an event that two countries tell on the same days in nearly the same words.
//!
//! What differs must be a word or two without a capital, «международная конференция» beside
//! «конференция»: a name that differs makes another event, «визит в Ханой» and «визит в Пекин».
//! Each event is compared with the first of its days and names alone. Whether all the words are
//! the same is asked next door.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::event_elsewhere;
use crate::{
    finding::Finding,
    lint::corpus::{Corpus, Id, Text},
    model::{Country, Event},
};

/// How many words an event needs to be told from others.
const FEWEST: usize = 6;
/// How many words of either may be missing in the other.
const MOST: usize = 2;

/// An event with its words that are no names, sorted.
struct Told<'r> {
    country: &'r Country,
    event: &'r Event,
    words: Vec<Id>,
}

/// One finding for each event that a country further up tells nearly so.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let mut seen: FxHashMap<_, Told<'_>> = FxHashMap::default();
    let mut findings = Vec::new();
    for part in &corpus.parts {
        for (event, text, _) in corpus.told_of(part) {
            let Some((names, words)) = names_and_words(corpus, text) else { continue };
            let told = Told { country: part.country, event, words };
            match seen.entry((&event.dates, names)) {
                Entry::Occupied(first) => findings.extend(finding(&told, first.get())),
                Entry::Vacant(place) => {
                    place.insert(told);
                }
            }
        }
    }
    findings
}

/// The words with a capital, in their order, and the others; the first word may have one by its
/// place. None where the event has few words or no name.
fn names_and_words(corpus: &Corpus, text: &Text) -> Option<(Vec<Id>, Vec<Id>)> {
    let mut names = Vec::new();
    let mut others = Vec::new();
    for (number, token) in corpus.words(text).iter().enumerate() {
        let word = &corpus[token.id];
        if number > 0 && word.is_capital {
            names.push(token.id);
        } else {
            others.push(word.alike);
        }
    }
    others.sort_unstable();
    (!names.is_empty() && names.len() + others.len() >= FEWEST).then_some((names, others))
}

fn finding(here: &Told, first: &Told) -> Option<Finding> {
    let (more, fewer) = (missing(&here.words, &first.words), missing(&first.words, &here.words));
    let near = more + fewer > 0 && more <= MOST && fewer <= MOST;
    if !near || here.country.name == first.country.name {
        return None;
    }
    let Told { country, event, .. } = *first;
    let words = &event.as_written;
    Some(event_elsewhere::finding("Почти то же мероприятие", here.event, (country, event), words))
}

/// How many of `words` are not among `others`; both are sorted.
fn missing(words: &[Id], others: &[Id]) -> usize {
    let mut others = others.iter().peekable();
    let is_missing = |word: &&Id| {
        while others.next_if(|other| other < word).is_some() {}
        others.next_if(|other| other == word).is_none()
    };
    words.iter().filter(is_missing).count()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::{
        LintOptions,
        rules::fixture::{country, event, found, several},
    };

    fn messages(here: &str, there: &str) -> Vec<String> {
        let of = |name: &str, text: &str| {
            country(name).with_events([event("2025-05-07", "2025-05-07", text)])
        };
        let table = several([of("Венгрия", here), of("Сербия", there)]);
        let findings = found(check, &table, &LintOptions::default());
        findings.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_word_or_two_without_a_capital_may_differ() {
        assert_eq!(
            messages(
                "Конференция молодых дипломатов и учёных в Смольном.",
                "международная конференция молодых дипломатов, учёных в Смольном",
            ),
            ["Почти то же мероприятие есть у страны «Венгрия» (E1): «Конференция молодых \
              дипломатов и учёных в Смольном.»"]
        );
    }

    #[test]
    fn names_many_words_and_short_texts_part_events() {
        for (here, there) in [
            (
                "визит делегации Санкт-Петербурга в Ханой и Хошимин",
                "визит делегации Санкт-Петербурга в Пекин и Шанхай",
            ),
            (
                "приём мэра в честь гостей города в Смольном",
                "концерт хора для детей и взрослых в Смольном",
            ),
            ("визит мэра в Смольный", "рабочий визит мэра в Смольный"),
            (
                "большой концерт хора в честь праздника весны",
                "концерт хора в честь праздника весны и труда",
            ),
        ] {
            assert_eq!(messages(here, there), [""; 0], "{here}");
        }
    }
}
