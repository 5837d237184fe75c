//! W307: an event that its country has twice, on the same days and in the same words.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use crate::{
    finding::{Finding, catalogue, excerpt},
    lint::corpus::{Corpus, Part},
    model::Event,
};

/// One finding for each event that stands above already.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    corpus.parts.iter().flat_map(|part| in_country(corpus, part)).collect()
}

fn in_country(corpus: &Corpus, part: &Part) -> Vec<Finding> {
    let mut events: Vec<_> = corpus.told_of(part).collect();
    events.sort_by_key(|(event, ..)| event.ordinal);
    let mut seen: FxHashMap<_, &Event> = FxHashMap::default();
    let mut findings = Vec::new();
    for (event, _, saying) in events.into_iter().filter(|(event, ..)| !event.text.is_empty()) {
        match seen.entry((&event.dates, saying)) {
            Entry::Occupied(first) => findings.push(finding(event, first.get())),
            Entry::Vacant(place) => {
                place.insert(event);
            }
        }
    }
    findings
}

fn finding(event: &Event, first: &Event) -> Finding {
    let place = first.cells.first().filter(|cell| event.cells.first() != Some(cell));
    let place = place
        .map_or_else(|| "в этой же ячейке".to_owned(), |c| format!("в ячейке {}", c.address()));
    let message = format!("Мероприятие уже есть {place}: «{}»", excerpt(&event.as_written, 60));
    Finding::new(&catalogue::DUPLICATE_EVENT, event.cells.first().cloned(), message)
        .quote(event.as_written.as_str())
        .hint("Оставьте одну запись")
}
