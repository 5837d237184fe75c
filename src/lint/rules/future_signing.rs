//! W222: a document that is signed after the year of the report.

use crate::{
    finding::{Finding, catalogue},
    lint::corpus::Corpus,
    model::{Agreement, DateSpan},
};

/// One finding for each document with a date in a later year.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let register = corpus.register;
    let agreements = register.countries().flat_map(|(_, country)| &country.agreements);
    agreements.filter_map(|agreement| finding(agreement, register.year)).collect()
}

fn finding(agreement: &Agreement, year: i32) -> Option<Finding> {
    let is_later = |span: &&DateSpan| chrono::Datelike::year(&span.start_day()) > year;
    agreement.signed.iter().find(is_later)?;
    // Without a date cell the date is one of the title.
    let (written, cell) = match &agreement.signed_cell {
        Some(cell) => (agreement.signed_as_written.as_str(), Some(cell)),
        None => (agreement.title_as_written.value.as_str(), agreement.title_as_written.cell()),
    };
    let message = format!("Документ подписан позже года отчёта ({year}): «{written}»");
    let finding = Finding::new(&catalogue::SIGNED_LATER, cell.cloned(), message);
    Some(
        finding.quote(written).hint("Проверьте год: отчёт за этот год такой документ ещё не видит"),
    )
}
