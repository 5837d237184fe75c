//! Names of regions, countries and partners, cleaned for reading.
//!
//! The office's own wording stays where it is a known name; only blanks, look-alike letters, the
//! case of «провинция» and «г.» before a city change.

use super::{
    fold, text,
    vocabulary::{KnownPartner, Vocabulary},
};
use crate::{
    cell::Located,
    model::{Coordinates, Partner, PartnerKind, Place},
    table::unnumbered,
};

/// Words before a name that say what it is; they are written small.
const PROVINCES: [&str; 8] =
    ["провинция", "штат", "область", "земля", "префектура", "кантон", "край", "воеводство"];

/// The region's name: that of the vocabulary, or the heading with only its first letter large.
pub(super) fn region(written: &str, vocabulary: &Vocabulary) -> String {
    if let Some(known) = vocabulary.region(unnumbered(written)) {
        return known.to_owned();
    }
    let name = clean(written);
    if name.chars().any(char::is_lowercase) || !name.contains(' ') && name.chars().count() < 5 {
        return name;
    }
    let mut letters = name.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// A name with clean blanks, quotes and letters, without its number in a list.
pub(super) fn clean(written: &str) -> String {
    text::clean(&fold::russian_words(unnumbered(written)))
}

/// The partner that a cell names, in the country with the code `iso2`.
pub(super) fn partner(
    written: &Located<String>,
    iso2: Option<&str>,
    vocabulary: &Vocabulary,
) -> Partner {
    let name = small_kind(&without_city(&clean(&written.value)));
    let known = known(&name, iso2, vocabulary);
    let kind = match known {
        Some(known) if !is_other_kind(&name, bare(&name), known.kind) => known.kind,
        _ => kind_of(&name),
    };
    let places = match known {
        Some(known) => place(&name, known).into_iter().collect(),
        None => parts(&name, iso2, vocabulary),
    };
    Partner { name, as_written: written.clone(), kind, places }
}

/// The name without the word that says what it is.
fn bare(name: &str) -> &str {
    PROVINCES.iter().find_map(|word| name.strip_prefix(word)?.strip_prefix(' ')).unwrap_or(name)
}

fn known<'v>(
    name: &str,
    iso2: Option<&str>,
    vocabulary: &'v Vocabulary,
) -> Option<&'v KnownPartner> {
    vocabulary.partner(bare(name), iso2).or_else(|| vocabulary.partner(name, iso2))
}

fn place(name: &str, known: &KnownPartner) -> Option<Place> {
    let coordinates = Coordinates::new(known.latitude, known.longitude)?;
    Some(Place { name: name.to_owned(), coordinates })
}

/// The places of «Хайфон и провинция Кханьхоа» that are known.
fn parts(name: &str, iso2: Option<&str>, vocabulary: &Vocabulary) -> Vec<Place> {
    let parts = name.split(" и ").flat_map(|part| part.split(", ")).map(without_city);
    parts.filter_map(|part| place(&part, known(&part, iso2, vocabulary)?)).collect()
}

/// Whether the name says province where the vocabulary knows a city of that name.
fn is_other_kind(name: &str, bare: &str, known: PartnerKind) -> bool {
    name != bare && known != PartnerKind::Province
}

/// «г. Ош» and «город Ош» are Ош; «г. Шанхай, район Сюхуэй» stays.
fn without_city(name: &str) -> String {
    let rest =
        ["г. ", "г.", "город ", "Город "].iter().find_map(|prefix| name.strip_prefix(prefix));
    match rest {
        Some(rest) if rest.starts_with(char::is_uppercase) && !rest.contains(',') => {
            rest.to_owned()
        }
        _ => name.to_owned(),
    }
}

/// «Провинция Синд» is провинция Синд: in one report the word is written one way.
fn small_kind(name: &str) -> String {
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let lower = first.to_lowercase();
    if PROVINCES.contains(&lower.as_str()) && !rest.is_empty() {
        format!("{lower} {rest}")
    } else {
        name.to_owned()
    }
}

fn kind_of(name: &str) -> PartnerKind {
    let lower = name.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphabetic());
    if words().any(|word| word == "и") && lower.contains(" и ") {
        PartnerKind::Entity
    } else if words().any(|word| word == "район" || word == "округ") {
        PartnerKind::District
    } else if words().any(|word| PROVINCES.contains(&word)) {
        PartnerKind::Province
    } else if words().any(|word| matches!(word, "республика" | "автономия" | "ато" | "образование"))
    {
        PartnerKind::Entity
    } else {
        PartnerKind::City
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn places(written: &str, iso2: &str) -> Vec<(String, f64)> {
        let written = Located { value: written.to_owned(), cells: Vec::new() };
        let partner = partner(&written, Some(iso2), &Vocabulary::embedded());
        partner.places.into_iter().map(|p| (p.name, p.coordinates.latitude())).collect()
    }

    #[test]
    fn a_partner_lies_where_the_vocabulary_says() {
        assert_eq!(places("г. Ош", "KG"), [("Ош".to_owned(), 40.5283)]);
        assert_eq!(places("Провинция Синд", "PK"), [("провинция Синд".to_owned(), 25.8943)]);
        assert_eq!(places("Ош", "PK"), [], "there is none in Pakistan");
    }

    #[test]
    fn two_places_in_one_cell_are_two_places() {
        let both = [("Хайфон".to_owned(), 20.8648), ("провинция Кханьхоа".to_owned(), 12.2585)];
        assert_eq!(places("Хайфон и провинция Кханьхоа", "VN"), both);
    }
}
