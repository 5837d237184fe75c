//! W204: a document whose date cell is blank.
//!
//! A date in the title will do: «Соглашение от 12.05.2004». Without one it stands last in the register of agreements and has no anniversaries. A dash
//! says that there is none, and a date that cannot be read is E201: neither is this.

use crate::{
    finding::{Finding, catalogue},
    lint::corpus::Corpus,
    model::Agreement,
};

/// One finding for each document without a date.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let register = corpus.register;
    let agreements = register.countries().flat_map(|(_, country)| &country.agreements);
    agreements.filter(|agreement| is_undated(agreement)).map(finding).collect()
}

fn is_undated(agreement: &Agreement) -> bool {
    let told = !agreement.signed.is_empty() || !agreement.signed_as_written.is_empty();
    !told && !agreement.title.is_empty()
}

fn finding(agreement: &Agreement) -> Finding {
    let title = &agreement.title_as_written;
    Finding::new(&catalogue::NO_DATE, title.cell().cloned(), "У документа не указана дата")
        .quote(title.value.as_str())
        .hint("Впишите дату или хотя бы год подписания")
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::{
        lint::{
            LintOptions,
            rules::fixture::{agreement, country, found, one},
        },
        model::Agreement,
    };

    #[test]
    fn a_document_without_a_date_is_pointed_out_and_one_that_cannot_be_read_is_not() {
        let written = |title, date: &str| Agreement {
            signed: Vec::new(),
            signed_as_written: date.to_owned(),
            ..agreement("Лион", title, 2020)
        };
        let country = country("Франция").with_agreements([
            written("Соглашение о партнёрстве", ""),
            written("Меморандум", "—"),
            written("Договор", "давно"),
        ]);
        let findings = found(check, &one(country), &LintOptions::default());
        let quotes: Vec<_> = findings.iter().filter_map(|f| f.quote.as_deref()).collect();
        assert_eq!(quotes, ["Соглашение о партнёрстве"]);
    }
}
