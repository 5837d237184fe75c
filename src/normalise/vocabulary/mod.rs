//! Names that the program knows: regions, countries, partners, and the spellings of each.
//!
//! The data files beside this module enter; a [`Vocabulary`] leaves, which answers by any
//! spelling. A name is recognised or it is not: nothing is guessed.

use std::{collections::BTreeMap, slice};

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::fold;
use crate::model::PartnerKind;

/// A country of ISO 3166-1.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownCountry {
    /// The code, alpha-2.
    pub iso2: String,
    /// The Russian short name (Unicode CLDR).
    pub name: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A partner.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownPartner {
    /// The name without «г.» or «провинция».
    pub name: String,
    /// What it is.
    pub kind: PartnerKind,
    /// The code of its country.
    pub country: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Degrees north, WGS 84.
    pub latitude: f64,
    /// Degrees east, WGS 84.
    pub longitude: f64,
}

/// A part of the world, as the office divides it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownRegion {
    /// The name.
    pub name: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    region: Vec<KnownRegion>,
    #[serde(default)]
    country: Vec<KnownCountry>,
    #[serde(default)]
    partner: Vec<KnownPartner>,
}

/// Every name that the program knows.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    regions: FxHashMap<String, String>,
    countries: Vec<KnownCountry>,
    country_keys: FxHashMap<String, usize>,
    partners: Vec<KnownPartner>,
    partner_keys: FxHashMap<String, Vec<usize>>,
}

impl Vocabulary {
    /// The vocabulary that is compiled into the program.
    ///
    /// # Panics
    ///
    /// Never in a build whose tests passed: one of them reads the same files.
    #[must_use]
    #[expect(clippy::expect_used, reason = "a test reads the files that are compiled in")]
    pub fn embedded() -> Self {
        let mut vocabulary = Self::default();
        for file in [
            include_str!("regions.toml"),
            include_str!("countries.toml"),
            include_str!("partners.toml"),
        ] {
            let File { region, country, partner } =
                toml::from_str(file).expect("the compiled-in vocabulary is TOML");
            vocabulary.extend(region, country, partner);
        }
        vocabulary
    }

    /// Adds names; one that is known already now means what is said here.
    pub fn extend(
        &mut self,
        regions: Vec<KnownRegion>,
        countries: Vec<KnownCountry>,
        partners: Vec<KnownPartner>,
    ) {
        for region in regions {
            for name in std::iter::once(&region.name).chain(&region.aliases) {
                self.regions.insert(fold::key(name), region.name.clone());
            }
        }
        for country in countries {
            for name in std::iter::once(&country.name).chain(&country.aliases) {
                self.country_keys.insert(fold::key(name), self.countries.len());
            }
            self.countries.push(country);
        }
        for partner in partners {
            for name in std::iter::once(&partner.name).chain(&partner.aliases) {
                self.partner_keys.entry(fold::key(name)).or_default().push(self.partners.len());
            }
            self.partners.push(partner);
        }
    }

    /// The name of the region that `written` means.
    #[must_use]
    pub fn region(&self, written: &str) -> Option<&str> {
        self.regions.get(&fold::key(written)).map(String::as_str)
    }

    /// Every name of each country, by its code.
    #[must_use]
    pub fn country_names(&self) -> BTreeMap<String, Vec<String>> {
        let names = |c: &KnownCountry| [slice::from_ref(&c.name), &c.aliases].concat();
        self.countries.iter().map(|country| (country.iso2.clone(), names(country))).collect()
    }

    /// The country that `written` means.
    #[must_use]
    pub fn country(&self, written: &str) -> Option<&KnownCountry> {
        self.countries.get(*self.country_keys.get(&fold::key(written))?)
    }

    /// The partner that `written`, without «г.» or «провинция», means in the country `iso2`.
    #[must_use]
    pub fn partner(&self, written: &str, iso2: Option<&str>) -> Option<&KnownPartner> {
        let known = self.partner_keys.get(&fold::key(written))?;
        known
            .iter()
            .filter_map(|&at| self.partners.get(at))
            .find(|partner| iso2.is_none_or(|iso2| partner.country == iso2))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_files_that_are_compiled_in_can_be_read() {
        for file in [
            include_str!("regions.toml"),
            include_str!("countries.toml"),
            include_str!("partners.toml"),
        ] {
            toml::from_str::<File>(file).unwrap();
        }
    }

    #[test]
    fn a_country_is_known_by_any_of_its_names() {
        let vocabulary = Vocabulary::embedded();
        for name in ["Белоруссия", "беларусь", "Республика  Беларусь", "БЕЛОРУCCИЯ"]
        {
            assert_eq!(vocabulary.country(name).unwrap().iso2, "BY", "{name}");
        }
        assert!(vocabulary.country("Белорусь").is_none(), "a near miss is not known");
    }

    #[test]
    fn no_spelling_means_two_countries() {
        let vocabulary = Vocabulary::embedded();
        for country in &vocabulary.countries {
            for name in std::iter::once(&country.name).chain(&country.aliases) {
                assert_eq!(vocabulary.country(name).unwrap().iso2, country.iso2, "{name}");
            }
        }
    }
}
