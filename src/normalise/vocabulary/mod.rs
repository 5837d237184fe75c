//! Names that the program knows: regions, countries, places, and the spellings of each.
//!
//! The data files beside this module enter; a [`Vocabulary`] leaves, which answers by any
//! spelling. A name is recognised or it is not: nothing is guessed.

mod known;
mod places;

use std::{collections::BTreeMap, slice};

use rustc_hash::FxHashMap;

pub use self::known::{KnownCountry, KnownPartner, KnownPlace, KnownRegion, Names};
use self::places::Places;
use super::{fold, kind};
use crate::model::{Coordinates, PartnerKind, russian::slips};

/// Every name that the program knows.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Whose names of countries are shown.
    pub names: Names,
    regions: FxHashMap<String, String>,
    countries: Vec<KnownCountry>,
    country_keys: FxHashMap<String, usize>,
    places: Places,
    partners: Vec<KnownPartner>,
    /// Which partners have a name, by its key.
    partner_keys: FxHashMap<String, Vec<usize>>,
}

/// The lines of a data file that hold data.
fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

impl Vocabulary {
    /// The vocabulary that is compiled into the program.
    #[must_use]
    pub fn embedded() -> Self {
        let mut vocabulary = Self { places: Places::embedded(), ..Self::default() };
        let regions = lines(include_str!("regions.tsv")).map(|line| {
            let (name, aliases) = line.split_once('\t').unwrap_or((line, ""));
            let aliases = aliases.split("; ").filter(|alias| !alias.is_empty());
            KnownRegion { name: name.to_owned(), aliases: aliases.map(str::to_owned).collect() }
        });
        let countries = lines(include_str!("countries.tsv")).map(KnownCountry::of_line);
        vocabulary.extend(regions.collect(), countries.collect(), Vec::new());
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
            for name in slice::from_ref(&region.name).iter().chain(&region.aliases) {
                self.regions.insert(fold::key(name), region.name.clone());
            }
        }
        for country in countries {
            let known = self.countries.iter().position(|known| known.iso2 == country.iso2);
            let at = known.unwrap_or(self.countries.len());
            for name in country.names().chain(&country.misspelt) {
                self.country_keys.insert(fold::key(name), at);
            }
            match self.countries.get_mut(at) {
                Some(known) => {
                    known.aliases.extend(country.names().cloned());
                    known.oksm.clone_from(&country.name);
                }
                None => self.countries.push(country),
            }
        }
        for partner in partners {
            for name in partner.bare_names() {
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
        let names = |country: &KnownCountry| country.names().cloned().collect();
        self.countries.iter().map(|country| (country.iso2.clone(), names(country))).collect()
    }

    /// Every name of each place in these countries, by their codes.
    #[must_use]
    pub fn place_names<'c>(
        &self,
        countries: impl Iterator<Item = &'c str>,
    ) -> BTreeMap<String, Vec<String>> {
        let names = |iso2: &str| {
            let own = self.partners.iter().filter(|partner| partner.country == iso2);
            let own = own.flat_map(KnownPartner::bare_names).map(str::to_owned);
            self.places.names(iso2).map(str::to_owned).chain(own).collect()
        };
        countries.map(|iso2| (iso2.to_owned(), names(iso2))).collect()
    }

    /// The country that `written` means; «КНР (Китай)» names one twice.
    #[must_use]
    pub fn country(&self, written: &str) -> Option<&KnownCountry> {
        let find = |name: &str| self.country_keys.get(&fold::key(name)).copied();
        let twice = || {
            let (name, again) = written.trim_end().strip_suffix(')')?.split_once('(')?;
            find(name).filter(|found| find(again).is_none_or(|again| again == *found))
        };
        // «Респ. Корея», «Чешская респ.»
        let spelled_out = || {
            let key = fold::key(written);
            let (before, after) = key.split_once("респ.")?;
            find(&format!("{before} республика {after}"))
        };
        self.countries.get(find(written).or_else(twice).or_else(spelled_out)?)
    }

    /// The only country that an unknown name may have meant, in the name that it resembles: one slip
    /// apart, or two if it is long.
    pub(super) fn near_country(&self, written: &str) -> Option<&str> {
        let key = fold::key(written);
        let most = match key.chars().count() {
            0..5 => return None,
            5..9 => 1,
            _ => 2,
        };
        let names = self.countries.iter().flat_map(KnownCountry::names);
        let alike = names.filter(|name| name.len().abs_diff(key.len()) <= 2 * most);
        let mut near: Vec<_> = alike.map(|name| (slips(&fold::key(name), &key), name)).collect();
        near.retain(|(slips, _)| *slips <= most);
        near.sort();
        match near.as_slice() {
            [(first, _), (second, _), ..] if first == second => None,
            near => near.first().map(|(_, name)| name.as_str()),
        }
    }

    /// The place that `bare`, a name without a word of kind, means in the country `iso2` or, where
    /// that is unknown, anywhere; one of this kind before any other.
    #[must_use]
    pub fn place(
        &self,
        bare: &str,
        kind: Option<PartnerKind>,
        iso2: Option<&str>,
    ) -> Option<KnownPlace<'_>> {
        let key = fold::key(bare);
        let mut of_other_kind = None;
        for place in self.of_office(&key, iso2).chain(self.places.named(&key, iso2)) {
            if kind.is_none_or(|kind| place.kind == kind) {
                return Some(place);
            }
            of_other_kind = of_other_kind.or(Some(place));
        }
        of_other_kind
    }

    fn of_office<'v>(
        &'v self,
        key: &str,
        iso2: Option<&str>,
    ) -> impl Iterator<Item = KnownPlace<'v>> {
        let named = self.partner_keys.get(key).into_iter().flatten().rev();
        let partners = named.filter_map(|at| self.partners.get(*at));
        let there = partners.filter(move |p| iso2.is_none_or(|iso2| p.country == iso2));
        let named = there.filter_map(move |partner| {
            Some((partner.bare_names().find(|name| fold::key(name) == key)?, partner))
        });
        named.map(|(name, partner)| KnownPlace {
            name,
            kind: partner.kind,
            country: &partner.country,
            coordinates: Coordinates::new(
                partner.latitude.unwrap_or(f64::NAN),
                partner.longitude.unwrap_or(f64::NAN),
            ),
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_any_of_its_names() {
        let vocabulary = Vocabulary::embedded();
        let code = |name: &str| vocabulary.country(name).map(|country| country.iso2.as_str());
        for name in ["Белоруссия", "беларусь", "Республика  Беларусь", "БЕЛОРУCCИЯ"]
        {
            assert_eq!(code(name), Some("BY"), "{name}");
        }
        for (name, iso2) in [
            ("Венгерская Республика", "HU"),
            ("КНР (Китай)", "CN"),
            ("Китайская Народная Республика (КНР)", "CN"),
            ("Корея, Республика", "KR"),
            ("Кот д'Ивуар", "CI"),
            ("Папуа-Новая Гвинея", "PG"),
            ("Тайланд", "TH"),
            ("Республика Абхазия", "AB"),
        ] {
            assert_eq!(code(name), Some(iso2), "{name}");
        }
        for near in ["Белорусь", "КНР (Корея)", "", "()"] {
            assert_eq!(code(near), None, "a near miss is not known: {near}");
        }
    }

    #[test]
    fn a_near_miss_is_proposed_if_it_can_mean_one_country_only() {
        let vocabulary = Vocabulary::embedded();
        for (written, near) in [
            ("Казахтан", Some("Казахстан")),
            ("Венргия", Some("Венгрия")),
            ("Босния и Герцоговина", Some("Босния и Герцеговина")),
            ("Австрилия", Some("Австралия")), // farther from Австрия
            ("Самбия", None),                 // Замбия, Гамбия
            ("Страна Оз", None),
            ("Ирн", None),
        ] {
            assert_eq!(vocabulary.near_country(written), near, "{written}");
        }
    }

    #[test]
    fn every_country_of_the_classifier_is_there_once() {
        let vocabulary = Vocabulary::embedded();
        assert_eq!(vocabulary.countries.len(), 251);
        for country in &vocabulary.countries {
            assert!(country.iso2.len() == 2 && !country.name.is_empty(), "{country:?}");
            for name in country.names().chain(&country.misspelt) {
                assert_eq!(vocabulary.country(name).unwrap().iso2, country.iso2, "{name}");
            }
        }
    }

    #[test]
    fn an_office_adds_names_and_overrules_the_classifier() {
        let mut vocabulary = Vocabulary::embedded();
        let iso2 = "MM".to_owned();
        let aliases = vec!["Бирманский Союз".to_owned()];
        let name = "Бирма".to_owned();
        let added = KnownCountry { iso2, name, aliases, ..KnownCountry::default() };
        vocabulary.extend(Vec::new(), vec![added], Vec::new());
        assert_eq!(vocabulary.countries.len(), 251);
        let known = vocabulary.country("бирманский союз").unwrap();
        assert_eq!((known.iso2.as_str(), known.oksm.as_str()), ("MM", "Бирма"));
        assert_eq!(vocabulary.country("Мьянма").unwrap().iso2, "MM");
    }

    #[test]
    fn a_place_of_the_kind_that_is_named_comes_first() {
        let vocabulary = Vocabulary::embedded();
        let kind = |name, kind| vocabulary.place(name, kind, Some("IR")).unwrap().kind;
        assert_eq!(kind("Исфахан", None), PartnerKind::City);
        assert_eq!(kind("Исфаган", Some(PartnerKind::Province)), PartnerKind::Province);
        assert_eq!(kind("Шираз", Some(PartnerKind::Province)), PartnerKind::City);
        assert_eq!(vocabulary.place("Шираз", None, Some("CN")), None);
        assert_eq!(vocabulary.place("Шираз", None, None).unwrap().country, "IR");
    }
}
