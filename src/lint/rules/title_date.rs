//! W221: the title of a document names another day than the column of dates.
//!
//! «Соглашение … от 25 сентября 2006 года» beside 25.09.2006 agrees. Only a whole day after «от»
//! counts, and only where the title names one document: «Протокол к Соглашению от …» dates the
//! other one.

use crate::{
    finding::{Finding, catalogue},
    lint::{Dated, corpus::Corpus},
    model::{Agreement, DateSpan, PartialDate},
};

/// How the words for documents begin.
const DOCUMENTS: [&str; 9] = [
    "соглашени",
    "договор",
    "меморандум",
    "протокол",
    "декларац",
    "контракт",
    "распоряжени",
    "постановлени",
    "указ",
];

/// One finding for each title with a day that the document does not have.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let documents = corpus.each(|word| documents_in(&word.folded));
    let from = corpus.each(|word| word.written == "от");
    let dated = corpus.find(corpus.titles(), |title| {
        let words = corpus.words(title);
        let names_one = words.iter().map(|word| documents[word.id]).sum::<usize>() < 2;
        // To look for dates takes long.
        let may = names_one && words.iter().any(|word| from[word.id]);
        let may = may && title.written.contains("от ");
        let mut dates = may.then(|| (corpus.options.dates)(title.written))?.into_iter();
        dates.find(|dated| is_of_the_document(title.written, dated))
    });
    dated.filter_map(|(agreement, title, dated)| finding(agreement, title.written, dated)).collect()
}

fn documents_in(word: &str) -> usize {
    DOCUMENTS.iter().map(|stem| word.matches(stem).count()).sum()
}

fn finding(agreement: &Agreement, title: &str, dated: Dated) -> Option<Finding> {
    let day = dated.dates.first()?;
    let agrees = |signed: &DateSpan| {
        signed.start_day() <= day.start_day() && day.start_day() <= signed.end_day()
    };
    if agreement.signed.is_empty() || agreement.signed.iter().any(agrees) {
        return None;
    }
    let quote = title.get(dated.bytes)?;
    let quote = quote.strip_prefix("от ").unwrap_or(quote);
    let message = format!(
        "В названии документа дата «{quote}», а в графе даты – «{}»",
        agreement.signed_as_written
    );
    let cell = agreement.title_as_written.cell().cloned();
    let finding = Finding::new(&catalogue::TITLE_DATE_DISAGREES, cell, message).quote(quote);
    Some(finding.hint("Сверьте обе даты с подписанным документом и исправьте ту, что неверна"))
}

/// Whether a whole day stands after «от».
fn is_of_the_document(title: &str, dated: &Dated) -> bool {
    let before = title.get(..dated.bytes.start).unwrap_or_default().trim_end();
    let is_day = |span: &DateSpan| matches!(span.start, PartialDate::Day(_));
    let led = before.ends_with(" от")
        || title.get(dated.bytes.clone()).is_some_and(|w| w.starts_with("от "));
    led && matches!(dated.dates.as_slice(), [span] if is_day(span) && span.start == span.end)
}
