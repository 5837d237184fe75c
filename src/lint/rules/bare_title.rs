//! N404: one and the same short title for many documents: «Соглашение о партнёрстве» × 22.
//!
//! One note for each such title, at its first cell, with all the cells that have it.

use std::collections::BTreeMap;

use crate::{
    cell::CellRef,
    finding::{Finding, catalogue},
    lint::{corpus::Corpus, inflection::fold},
    model::{Agreement, russian::plural},
};

/// From how many documents on a title tells nothing.
const MANY: usize = 5;
/// How many words a title has that names no parties.
const SHORT: usize = 4;

/// One finding for each title that many documents share.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let agreements = corpus.register.countries().flat_map(|(_, country)| &country.agreements);
    let mut by_title: BTreeMap<String, Vec<&Agreement>> = BTreeMap::new();
    let short = |a: &&Agreement| !a.title.is_empty() && a.title.split(' ').nth(SHORT).is_none();
    for agreement in agreements.filter(short) {
        by_title.entry(fold(&agreement.title).into_owned()).or_default().push(agreement);
    }
    let many = by_title.values().filter(|agreements| agreements.len() >= MANY);
    many.filter_map(|agreements| finding(agreements)).collect()
}

fn finding(agreements: &[&Agreement]) -> Option<Finding> {
    let first = agreements.first()?;
    let cells: Vec<&CellRef> =
        agreements.iter().filter_map(|a| a.title_as_written.cell()).collect();
    let documents = plural(agreements.len(), ["документа", "документов", "документов"]);
    let message = format!(
        "Общее название «{}» у {} {documents}: {}",
        first.title_as_written.value,
        agreements.len(),
        stretches(&cells)
    );
    let cell = first.title_as_written.cell().cloned();
    let finding = Finding::new(&catalogue::BARE_TITLE, cell, message);
    let finding = finding.quote(first.title_as_written.value.as_str());
    Some(finding.hint("Впишите полные названия: кто с кем и о чём договорился"))
}

/// Cells as an office writes them: «C10–C14, C16».
fn stretches(cells: &[&CellRef]) -> String {
    let follows = |a: &&CellRef, b: &&CellRef| {
        a.sheet == b.sheet && a.column == b.column && a.row.get() + 1 == b.row.get()
    };
    let named = cells.chunk_by(follows).filter_map(|stretch| match stretch {
        [cell] => Some(cell.address()),
        [first, .., last] => Some(format!("{}–{}", first.address(), last.address())),
        [] => None,
    });
    named.collect::<Vec<_>>().join(", ")
}
