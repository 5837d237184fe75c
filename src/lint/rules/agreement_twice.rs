//! W405: a document with a government that stands in two rows of its country.
//!
//! Documents with partners are watched by W401.

use std::collections::BTreeMap;

use crate::{
    cell::CellRef,
    finding::{Finding, catalogue, excerpt},
    lint::{corpus::Corpus, inflection::fold},
    model::Agreement,
};

/// One finding for each document that a row above has, with the same title and date.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    corpus.register.countries().flat_map(|(_, country)| in_country(&country.agreements)).collect()
}

fn in_country(agreements: &[Agreement]) -> Vec<Finding> {
    let mut seen: BTreeMap<(String, &str), &Agreement> = BTreeMap::new();
    let mut findings = Vec::new();
    for agreement in agreements.iter().filter(|a| a.partner.is_none() && !a.title.is_empty()) {
        let key = (fold(&agreement.title).into_owned(), agreement.signed_as_written.as_str());
        match seen.get(&key) {
            Some(first) => findings.push(finding(agreement, first)),
            None => {
                seen.insert(key, agreement);
            }
        }
    }
    findings
}

fn finding(agreement: &Agreement, first: &Agreement) -> Finding {
    let title = &agreement.title_as_written;
    let place = first.title_as_written.cell().map_or_else(String::new, CellRef::address);
    let message = format!(
        "Документ уже указан в ячейке {place}, с той же датой: «{}»",
        excerpt(&title.value, 60)
    );
    Finding::new(&catalogue::AGREEMENT_TWICE, title.cell().cloned(), message)
        .quote(title.value.as_str())
        .hint("Оставьте одну строку")
}
