//! W508: a partner in the row of one country that is known in another country of the table.
//!
//! «Ташкент» under Казахстан slipped a row down. Namesakes are many, so that only a name that the
//! vocabulary does not know in the row's own country counts, and only countries of the table.

use std::collections::BTreeMap;

use crate::{
    finding::{Finding, catalogue},
    lint::{LintOptions, inflection::fold},
    model::{Country, Partner, Register},
};

/// Letters of a name that says enough by itself.
const SHORTEST: usize = 4;

/// One finding for each such partner.
pub(crate) fn check(register: &Register, options: &LintOptions) -> Vec<Finding> {
    let countries = || register.countries().map(|(_, country)| country);
    let by_code: BTreeMap<&str, &Country> =
        countries().filter_map(|country| Some((country.iso2.as_deref()?, country))).collect();
    let partners = countries().flat_map(|country| {
        let partners = country.agreements.iter().filter_map(|a| a.partner.as_ref());
        partners.filter(|partner| partner.places.is_empty()).map(move |partner| (country, partner))
    });
    let findings = partners.filter_map(|(country, partner)| {
        let own = country.iso2.as_deref()?;
        let name = fold(&partner.name);
        if name.chars().count() < SHORTEST {
            return None;
        }
        let others = by_code.iter().filter(|(code, _)| **code != own);
        let (_, other) = others.into_iter().find(|(code, _)| {
            let names = options.place_names.get(**code).into_iter().flatten();
            names.into_iter().any(|known| fold(known) == name)
        })?;
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
