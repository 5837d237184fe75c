//! W504: a country that stands in two regions.
//!
//! Within a region its rows are one country; across regions they are not put together, because
//! nobody but the office knows where it belongs.

use std::collections::BTreeMap;

use crate::{
    finding::{Finding, catalogue},
    lint::corpus::Corpus,
};

/// One finding for each region but the first that a country stands in.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let mut first: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (region, country) in corpus.register.countries() {
        let Some(iso2) = country.iso2.as_deref() else { continue };
        let Some((name, there)) = first.get(iso2) else {
            first.insert(iso2, (&country.name, &region.name));
            continue;
        };
        let (own, here) = (&country.name, &region.name);
        let known_as = if name == own {
            String::new()
        } else {
            format!(" под названием «{name}»")
        };
        let message =
            format!("Страна «{own}» стоит в разделе «{here}», а раньше — «{there}»{known_as}");
        let cell = country.cells.first().cloned();
        let finding = Finding::new(&catalogue::COUNTRY_IN_TWO_REGIONS, cell, message);
        findings.push(finding.quote(country.as_written.as_str()).hint(
            "Соберите строки этой страны в одном разделе: сейчас в отчёте она считается дважды",
        ));
    }
    findings
}
