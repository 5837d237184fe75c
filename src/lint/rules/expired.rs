//! W402: a document that says in its title for how long it holds, and that time is over.

use crate::{
    finding::{Finding, catalogue},
    lint::{Dated, corpus::Corpus},
    model::Agreement,
};

/// One finding for each document whose term ended before the year of the report.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let year = corpus.register.year;
    let on = corpus.each(|word| word.written == "на");
    let terms = corpus.find(corpus.titles(), |title| {
        // To look for dates takes long.
        let may = corpus.words(title).iter().any(|word| on[word.id])
            && title.written.contains(|c: char| c.is_ascii_digit());
        may.then(|| term(title.written, (corpus.options.dates)(title.written)))?
    });
    let over = terms.filter(|(.., (_, last))| *last < year);
    over.map(|(agreement, _, (quote, _))| finding(agreement, quote, year)).collect()
}

/// For how long the title says that its document holds, and the last year of that.
fn term(title: &str, found: Vec<Dated>) -> Option<(&str, i32)> {
    let dated = found.into_iter().find(|dated| is_a_term(title, dated))?;
    let last = dated.dates.last()?.end_day();
    Some((title.get(dated.bytes)?, chrono::Datelike::year(&last)))
}

fn finding(agreement: &Agreement, quote: &str, year: i32) -> Finding {
    let message = format!("Срок документа истёк до {year} года: «{quote}»");
    let cell = agreement.title_as_written.cell().cloned();
    Finding::new(&catalogue::EXPIRED, cell, message)
        .quote(quote)
        .hint("Если документ продлён, допишите это; если есть новый, укажите его")
}

/// Whether the dates stand after «на», «на период» or «на срок до».
fn is_a_term(title: &str, dated: &Dated) -> bool {
    let before = title.get(..dated.bytes.start).unwrap_or_default().trim_end();
    let own = title.get(dated.bytes.clone()).unwrap_or_default();
    let led = |words: &str| {
        before.ends_with(&format!(" {words}")) || own.starts_with(&format!("{words} "))
    };
    ["на", "на период", "на период до", "на срок до", "на период с"].into_iter().any(led)
}
