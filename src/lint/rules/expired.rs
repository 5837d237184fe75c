//! W402: a document that says in its title for how long it holds, and that time is over.

use crate::{
    finding::{Finding, catalogue},
    lint::{Dated, LintOptions},
    model::{Agreement, Register},
};

/// One finding for each document whose term ended before the year of the report.
pub(crate) fn check(register: &Register, options: &LintOptions) -> Vec<Finding> {
    let agreements = register.countries().flat_map(|(_, country)| &country.agreements);
    agreements.filter_map(|agreement| finding(agreement, register.year, options)).collect()
}

fn finding(agreement: &Agreement, year: i32, options: &LintOptions) -> Option<Finding> {
    let title = agreement.title_as_written.value.as_str();
    if !title.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let dated = (options.dates)(title).into_iter().find(|dated| is_a_term(title, dated))?;
    let last = dated.dates.last().map(|span| chrono::Datelike::year(&span.end_day()))?;
    let quote = title.get(dated.bytes).filter(|_| last < year)?;
    let message = format!("Срок документа истёк до {year} года: «{quote}»");
    let cell = agreement.title_as_written.cell().cloned();
    let finding = Finding::new(&catalogue::EXPIRED, cell, message).quote(quote);
    Some(finding.hint("Если документ продлён, допишите это; если есть новый, укажите его"))
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
