//! The places of `places.tsv`, read when they are asked for.
//!
//! A folded name and a country enter; the lines that name it leave. There is no index of names on
//! purpose: a table asks for some dozens of the 2,700, and a country has a hundred at most, while
//! to fold them all would cost more than the whole table.

use rustc_hash::FxHashMap;

use super::{KnownPlace, kind, lines};
use crate::{
    model::{Coordinates, PartnerKind},
    normalise::fold,
};

const FILE: &str = include_str!("places.tsv");

/// The lines of each country.
#[derive(Debug, Clone, Default)]
pub(super) struct Places(FxHashMap<&'static str, &'static str>);

/// A line: what the place is called, and where it is.
struct Line {
    country: &'static str,
    names: &'static str,
    degrees: &'static str,
}

impl Places {
    /// The places of the file, which stand by country.
    pub(super) fn embedded() -> Self {
        let mut blocks = FxHashMap::default();
        let mut rest = FILE.find("\n\n").and_then(|end| FILE.get(end + 2..)).unwrap_or_default();
        while let Some((country, _)) = rest.split_once('\t') {
            // The first line of another country follows a line break.
            let mut end = 0;
            while rest.get(end..).is_some_and(|line| line.starts_with(country)) {
                end +=
                    rest.get(end..).and_then(|line| line.find('\n')).map_or(rest.len(), |n| n + 1);
            }
            let (block, others) = rest.split_at_checked(end).unwrap_or((rest, ""));
            blocks.insert(country, block);
            rest = others;
        }
        Self(blocks)
    }

    /// The places with this key in a country, or anywhere.
    pub(super) fn named<'v>(
        &'v self,
        key: &str,
        iso2: Option<&str>,
    ) -> impl Iterator<Item = KnownPlace<'v>> {
        self.lines(iso2).filter_map(move |line| Some(line.place(line.named(key)?)))
    }

    /// Every name of every place in a country, without words of kind where they stand before it.
    pub(super) fn names(&self, iso2: &str) -> impl Iterator<Item = &'static str> {
        self.lines(Some(iso2)).flat_map(|line| line.names.split("; ")).map(bare)
    }

    fn lines(&self, iso2: Option<&str>) -> impl Iterator<Item = Line> {
        let block = iso2.map_or(FILE, |iso2| self.0.get(iso2).copied().unwrap_or_default());
        lines(block).filter_map(|line| {
            let (country, line) = line.split_once('\t')?;
            let (names, degrees) = line.split_once('\t')?;
            Some(Line { country, names, degrees })
        })
    }
}

impl Line {
    /// The name with this key, if the place has it.
    fn named(&self, key: &str) -> Option<&'static str> {
        // Most names are shorter or longer without a word of kind before them.
        let mut names = self.names.split("; ").filter(|name| name.len() >= key.len());
        names.find(|name| {
            fold::is_key_of(key, if name.len() == key.len() { name } else { bare(name) })
        })
    }

    fn place(&self, name: &'static str) -> KnownPlace<'static> {
        let first = self.names.split("; ").next().unwrap_or_default();
        let number = |text: &str| text.parse().unwrap_or(f64::NAN);
        let (latitude, longitude) = self.degrees.split_once(' ').unwrap_or_default();
        KnownPlace {
            name: bare(name),
            kind: kind::split(first).kind.unwrap_or(PartnerKind::City),
            country: self.country,
            coordinates: Coordinates::new(number(latitude), number(longitude)),
        }
    }
}

/// A name without its word of kind.
fn bare(name: &'static str) -> &'static str {
    if name.contains(' ') { kind::split(name).bare } else { name }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_line_is_a_place_somewhere_and_stands_once() {
        let places = Places::embedded();
        let countries: BTreeSet<&str> =
            lines(include_str!("countries.tsv")).map(|line| &line[..2]).collect();
        let mut seen = BTreeSet::new();
        let of_countries: usize =
            places.0.keys().map(|iso2| places.lines(Some(iso2)).count()).sum();
        assert_eq!(of_countries, lines(FILE).count(), "each country's lines stand together");
        for line in places.lines(None) {
            let place = line.place(line.names);
            assert!(place.coordinates.is_some(), "{}", line.names);
            assert!(countries.contains(place.country), "{}", line.names);
            assert!(seen.insert((place.country, line.names)), "{}", line.names);
            for name in line.names.split("; ") {
                let key = fold::key(bare(name));
                assert!(places.named(&key, Some(place.country)).count() > 0, "{name}");
            }
        }
        assert!(seen.len() > 2_500);
    }

    #[test]
    fn places_are_found_by_any_spelling_in_their_own_country() {
        let places = Places::embedded();
        for (name, iso2, latitude) in [
            ("Баня-Лука", "BA", 44.7784),
            ("Хо Ши Мин", "VN", 10.823),
            ("Улан Батор", "MN", 47.9077),
            ("Сычуань", "CN", 30.6517),
            ("Сербская", "BA", 44.728),
            ("Самаркандская область", "UZ", 39.6542),
            ("Верный", "KZ", 43.25),
        ] {
            let place = places.named(&fold::key(name), Some(iso2)).next();
            let found = place.and_then(|place| place.coordinates).unwrap().latitude();
            assert!((found - latitude).abs() < 0.01, "{name}: {found}");
        }
        assert_eq!(places.named("баня лука", Some("RS")).count(), 0);
    }
}
