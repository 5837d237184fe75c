//! W508: a partner in the row of one country that is known in another country of the table.
//!
//! «Ташкент» under Казахстан slipped a row down. Namesakes are many, so that only a name that the
//! vocabulary does not know in the row's own country counts, and only countries of the table.

use std::{borrow::Cow, collections::BTreeMap};

use rustc_hash::FxHashMap;

use crate::{
    finding::{Finding, catalogue},
    lint::{corpus::Corpus, inflection::fold},
    model::{Country, Partner},
};

/// Letters of a name that says enough by itself.
const SHORTEST: usize = 4;

/// One finding for each such partner.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let countries = || corpus.register.countries().map(|(_, country)| country);
    let by_code: BTreeMap<&str, &Country> =
        countries().filter_map(|country| Some((country.iso2.as_deref()?, country))).collect();
    let partners = countries().flat_map(|country| {
        let partners = country.agreements.iter().filter_map(|a| a.partner.as_ref());
        partners.filter(|partner| partner.places.is_empty()).map(move |partner| (country, partner))
    });
    // Every name with the countries that have such a place.
    let mut known: FxHashMap<Cow<'_, str>, Vec<&Country>> = FxHashMap::default();
    for (code, country) in &by_code {
        for name in corpus.options.place_names.get(*code).into_iter().flatten() {
            known.entry(fold(name)).or_default().push(country);
        }
    }
    let findings = partners.filter_map(|(country, partner)| {
        let own = country.iso2.as_ref()?;
        let name = fold(&partner.name);
        if name.chars().count() < SHORTEST {
            return None;
        }
        let other = known.get(&name)?.iter().find(|other| other.iso2.as_ref() != Some(own))?;
        Some(finding(partner, country, other))
    });
    findings.collect()
}

fn finding(partner: &Partner, own: &Country, other: &Country) -> Finding {
    let Partner { name, as_written, .. } = partner;
    let message = format!(
        "Партнёр «{name}» стоит в строке «{}», а известен в стране «{}»",
        own.name, other.name
    );
    Finding::new(&catalogue::PARTNER_ELSEWHERE, as_written.cell().cloned(), message)
        .quote(as_written.value.as_str())
        .hint("Проверьте, в той ли строке он записан; если это тёзка, добавьте его в pobratim.toml")
}
