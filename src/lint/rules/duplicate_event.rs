//! W307: an event that its country has twice, on the same days and in the same words.

use std::collections::BTreeMap;

use crate::{
    finding::{Finding, catalogue, excerpt},
    lint::{LintOptions, inflection::fold, texts::words},
    model::{Country, DateSpan, Event, Register},
};

/// One finding for each event that stands above already.
pub(crate) fn check(register: &Register, _: &LintOptions) -> Vec<Finding> {
    register.countries().flat_map(|(_, country)| in_country(country)).collect()
}

/// What makes two events the same: days and words, whatever stands between them.
pub(super) fn key(event: &Event) -> (&[DateSpan], String) {
    let folded = fold(&event.text);
    (&event.dates, words(&folded).map(|(_, word)| word).collect::<Vec<_>>().join(" "))
}

fn in_country(country: &Country) -> Vec<Finding> {
    let mut events: Vec<&Event> = country.events.iter().collect();
    events.sort_by_key(|event| event.ordinal);
    let mut seen: BTreeMap<_, &Event> = BTreeMap::new();
    let mut findings = Vec::new();
    for event in events.into_iter().filter(|event| !event.text.is_empty()) {
        let key = key(event);
        let edtf = key.0.iter().map(DateSpan::edtf).collect::<Vec<_>>();
        if let Some(first) = seen.get(&(edtf.clone(), key.1.clone())) {
            findings.push(finding(event, first));
        } else {
            seen.insert((edtf, key.1), event);
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
