//! N308: an event that two countries tell, on the same days and in the same words.
//!
//! A journey through two countries may be told twice by right: so it is a note. Words are compared
//! by hashing; texts of fewer than four words tell too little.

use rustc_hash::FxHashMap;

use crate::{
    finding::{Finding, catalogue, excerpt, in_brackets},
    lint::corpus::Corpus,
    model::{Country, Event},
};

/// How many words an event needs to be told from others.
const FEWEST: usize = 4;

/// One finding for each event that a country further up has, too.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let mut seen: FxHashMap<_, (&Country, &Event)> = FxHashMap::default();
    let mut findings = Vec::new();
    for part in &corpus.parts {
        for (event, text, saying) in corpus.told_of(part) {
            if corpus.words(text).len() < FEWEST {
                continue;
            }
            let first = *seen.entry((&event.dates, saying)).or_insert((part.country, event));
            if first.0.name != part.country.name {
                findings.push(finding("То же мероприятие", event, first, &event.as_written));
            }
        }
    }
    findings
}

/// «То же мероприятие» at `event`, with the words of it or of `there`, which `first` has.
pub(super) fn finding(
    what: &str,
    event: &Event,
    (first, there): (&Country, &Event),
    words: &str,
) -> Finding {
    let place = in_brackets(there.cells.first());
    let words = excerpt(words, 60);
    let message = format!("{what} есть у страны «{}»{place}: «{words}»", first.name);
    Finding::new(&catalogue::EVENT_ELSEWHERE, event.cells.first().cloned(), message)
        .quote(event.as_written.as_str())
        .hint("Если мероприятие одно, оставьте его у одной страны: иначе в итогах оно посчитано дважды")
}
