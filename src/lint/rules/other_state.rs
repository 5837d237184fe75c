//! W403: a title with the official name of another state: «Китайской Республики» under Китай.
//!
//! The name must be of several words, stand there whole and belong to another country than the
//! row's; where the title has the row's own official name too, it may be of three parties.

use std::collections::BTreeMap;

use crate::{
    finding::{Finding, catalogue},
    lint::{
        corpus::{Corpus, Part},
        inflection::{Name, fold},
        names::Names,
        texts::words,
    },
    model::Agreement,
};

/// How many letters of a word are the same in all its cases.
const HEAD: usize = 4;
/// The country whose office this is: it is a party of every document.
const OURS: &str = "RU";

/// One finding for each title that names another state.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let mut official: BTreeMap<&str, &str> = BTreeMap::new();
    for (iso2, names) in corpus.options.country_names.iter().filter(|(iso2, _)| *iso2 != OURS) {
        official.extend(names.iter().filter(|n| n.contains(' ')).map(|n| (n.as_str(), &**iso2)));
    }
    official.extend(OLD.map(|(name, iso2)| (name, iso2)));
    let names = official.iter().map(|(&name, &iso2)| (Name::new(name), (name, iso2)));
    let names = Names::new(corpus, names);
    corpus.parts.iter().flat_map(|part| in_country(corpus, part, &names)).collect()
}

/// Official names that the vocabulary does not have as names of their countries.
const OLD: [(&str, &str); 1] = [("Китайская Республика", "TW")];

fn in_country(corpus: &Corpus, part: &Part, names: &Names<(&str, &str)>) -> Vec<Finding> {
    let country = part.country;
    let Some(own) = country.iso2.as_deref() else { return Vec::new() };
    let titles = corpus.titles_of(part).filter_map(|(agreement, title)| {
        let (name, _) = names.first_in(corpus, title, |(_, iso2)| iso2 != own)?;
        let names_own = names.first_in(corpus, title, |(_, iso2)| iso2 == own).is_some();
        (!names_own).then(|| finding(agreement, &country.name, name))
    });
    titles.collect()
}

/// The words of the title that name the state, in whatever case they stand.
fn words_of<'t>(name: &str, title: &'t str) -> &'t str {
    let folded = fold(name).into_owned();
    let heads: Vec<String> =
        words(&folded).map(|(_, word)| word.chars().take(HEAD).collect()).collect();
    let all: Vec<(usize, &str)> = words(title).collect();
    let alike = |window: &&[(usize, &str)]| {
        let mut pairs = window.iter().zip(&heads);
        pairs.all(|((_, word), head)| fold(word).starts_with(head.as_str()))
    };
    let found = all.windows(heads.len().max(1)).find(alike);
    let range = found.and_then(|window| {
        let (last, word) = window.last()?;
        title.get(window.first()?.0..last + word.len())
    });
    range.unwrap_or(title)
}

fn finding(agreement: &Agreement, own: &str, name: &str) -> Finding {
    let title = &agreement.title_as_written;
    let message = format!("В названии документа другое государство: «{name}», а строка – «{own}»");
    Finding::new(&catalogue::OTHER_STATE, title.cell().cloned(), message)
        .quote(words_of(name, &title.value))
        .hint("Сверьте название государства с подписанным документом")
}
