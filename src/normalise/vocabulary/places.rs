//! The places of `places.tsv`, read when they are asked for.
//!
//! A folded name and a country enter; the lines that name it leave. The names of a country are
//! indexed when it is first asked for: a table has some dozens of the 250, and to index them all
//! would cost more than the whole table.

use std::{
    hash::{Hash as _, Hasher as _},
    slice,
    sync::OnceLock,
};

use rustc_hash::FxHasher;

use super::{KnownPlace, kind, lines};
use crate::{
    model::{Coordinates, PartnerKind},
    normalise::fold,
};

const FILE: &str = include_str!("places.tsv");

/// The countries that have places, by their codes.
#[derive(Debug, Clone, Default)]
pub(super) struct Places(Vec<Block>);

/// The lines of a country, and which of them may have a name: the hash of its key beside each.
#[derive(Debug, Clone)]
struct Block {
    country: &'static str,
    lines: &'static str,
    index: OnceLock<Vec<(u64, Line)>>,
}

/// A line: what the place is called, and where it is.
#[derive(Debug, Clone, Copy)]
struct Line {
    country: &'static str,
    names: &'static str,
    degrees: &'static str,
}

impl Places {
    /// The places of the file, which stand by country.
    pub(super) fn embedded() -> Self {
        let mut blocks = Vec::new();
        let mut rest = FILE.find("\n\n").and_then(|end| FILE.get(end + 2..)).unwrap_or_default();
        while let Some((country, _)) = rest.split_once('\t') {
            // The first line of another country follows a line break.
            let mut end = 0;
            while rest.get(end..).is_some_and(|line| line.starts_with(country)) {
                end +=
                    rest.get(end..).and_then(|line| line.find('\n')).map_or(rest.len(), |n| n + 1);
            }
            let (block, others) = rest.split_at_checked(end).unwrap_or((rest, ""));
            blocks.push(Block { country, lines: block, index: OnceLock::new() });
            rest = others;
        }
        Self(blocks)
    }

    /// The places with this key in a country, or anywhere, in the order of the file.
    pub(super) fn named<'v>(
        &'v self,
        key: &str,
        iso2: Option<&str>,
    ) -> impl Iterator<Item = KnownPlace<'v>> {
        let blocks =
            iso2.map_or(self.0.as_slice(), |iso2| self.of(iso2).map_or(&[], slice::from_ref));
        blocks.iter().flat_map(move |block| block.named(key))
    }

    /// Every name of every place in a country, without words of kind where they stand before it.
    pub(super) fn names(&self, iso2: &str) -> impl Iterator<Item = &'static str> {
        let lines = self.of(iso2).into_iter().flat_map(Block::lines);
        lines.flat_map(|line| line.names.split("; ")).map(bare)
    }

    fn of(&self, iso2: &str) -> Option<&Block> {
        let at = self.0.binary_search_by_key(&iso2, |block| block.country).ok()?;
        self.0.get(at)
    }
}

impl Block {
    fn lines(&self) -> impl Iterator<Item = Line> {
        lines(self.lines).filter_map(|line| {
            let (country, line) = line.split_once('\t')?;
            let (names, degrees) = line.split_once('\t')?;
            Some(Line { country, names, degrees })
        })
    }

    /// The places with this key, in the order of the file.
    fn named<'v>(&'v self, key: &str) -> impl Iterator<Item = KnownPlace<'v>> {
        let index = self.index.get_or_init(|| self.indexed());
        let hash = hash(key.chars());
        let from = index.partition_point(|(other, _)| *other < hash);
        let alike = index.iter().skip(from).take_while(move |(other, _)| *other == hash);
        alike.filter_map(move |(_, line)| Some(line.place(line.named(key)?)))
    }

    fn indexed(&self) -> Vec<(u64, Line)> {
        let mut index = Vec::new();
        for line in self.lines() {
            let mut hashes: Vec<u64> = line.keys().map(|name| hash(fold::folded(name))).collect();
            hashes.sort_unstable();
            hashes.dedup();
            index.extend(hashes.into_iter().map(|hash| (hash, line)));
        }
        index.sort_by_key(|(hash, _)| *hash);
        index
    }
}

/// The hash of a key.
fn hash(letters: impl Iterator<Item = char>) -> u64 {
    let mut hasher = FxHasher::default();
    letters.for_each(|letter| letter.hash(&mut hasher));
    hasher.finish()
}

impl Line {
    /// The name with this key, if the place has it.
    fn named(&self, key: &str) -> Option<&'static str> {
        self.keys().find(|name| fold::is_key_of(key, name))
    }

    /// What the place may be asked for by: every name, and without its word of kind if it has one.
    fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.names.split("; ").flat_map(|name| {
            let bare = bare(name);
            [name].into_iter().chain((bare.len() < name.len()).then_some(bare))
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
        let of_countries: usize = places.0.iter().map(|block| block.lines().count()).sum();
        assert!(places.0.is_sorted_by_key(|block| block.country));
        assert_eq!(of_countries, lines(FILE).count(), "each country's lines stand together");
        for line in places.0.iter().flat_map(Block::lines) {
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
