//! N308: an event that two countries tell, on the same days and in the same words.
//!
//! A journey through two countries may be told twice by right: so it is a note. Words are compared
//! by hashing; texts of fewer than four words tell too little.

use rustc_hash::FxHashMap;

use super::duplicate_event::key;
use crate::{
    finding::{Finding, catalogue, excerpt},
    lint::LintOptions,
    model::{Country, DateSpan, Event, Register},
};

/// How many words an event needs to be told from others.
const FEWEST: usize = 4;

/// One finding for each event that a country further up has, too.
pub(crate) fn check(register: &Register, _: &LintOptions) -> Vec<Finding> {
    let mut seen: FxHashMap<(Vec<String>, String), (&Country, &Event)> = FxHashMap::default();
    let mut findings = Vec::new();
    for (_, country) in register.countries() {
        for event in &country.events {
            let (dates, words) = key(event);
            if words.split(' ').count() < FEWEST {
                continue;
            }
            let key = (dates.iter().map(DateSpan::edtf).collect(), words);
            let (first, there) = *seen.entry(key).or_insert((country, event));
            if first.name != country.name {
                findings.push(finding(event, first, there));
            }
        }
    }
    findings
}

fn finding(event: &Event, first: &Country, there: &Event) -> Finding {
    let place =
        there.cells.first().map_or_else(String::new, |cell| format!(" ({})", cell.address()));
    let message = format!(
        "То же мероприятие есть у страны «{}»{place}: «{}»",
        first.name,
        excerpt(&event.as_written, 60)
    );
    Finding::new(&catalogue::EVENT_ELSEWHERE, event.cells.first().cloned(), message)
        .quote(event.as_written.as_str())
        .hint("Если мероприятие одно, оставьте его у одной страны: иначе в итогах оно посчитано дважды")
}
