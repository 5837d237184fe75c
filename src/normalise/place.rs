//! Names of regions, countries and partners, cleaned for reading.
//!
//! The office's own wording stays where it is a known name; only blanks, look-alike letters, the
//! case of «провинция» and «г.» before a city change.

use super::{fold, text, vocabulary::Vocabulary};
use crate::{
    cell::Located,
    model::{Partner, PartnerKind},
};

/// Words before a name that say what it is; they are written small.
const PROVINCES: [&str; 8] =
    ["провинция", "штат", "область", "земля", "префектура", "кантон", "край", "воеводство"];

/// The region's name: that of the vocabulary, or the heading with only its first letter large.
pub(super) fn region(written: &str, vocabulary: &Vocabulary) -> String {
    if let Some(known) = vocabulary.region(written) {
        return known.to_owned();
    }
    let name = clean(written);
    if name.chars().any(char::is_lowercase) || !name.contains(' ') && name.chars().count() < 5 {
        return name;
    }
    let mut letters = name.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// A name with clean blanks, quotes and letters.
pub(super) fn clean(written: &str) -> String {
    text::clean(&fold::russian_words(written))
}

/// The partner that a cell names, in the country with the code `iso2`.
pub(super) fn partner(
    written: &Located<String>,
    iso2: Option<&str>,
    vocabulary: &Vocabulary,
) -> Partner {
    let name = small_kind(&without_city(&clean(&written.value)));
    let bare = PROVINCES
        .iter()
        .find_map(|word| name.strip_prefix(word)?.strip_prefix(' '))
        .unwrap_or(&name);
    let known = vocabulary.partner(bare, iso2).or_else(|| vocabulary.partner(&name, iso2));
    let kind = match known {
        Some(known) if !is_other_kind(&name, bare, known.kind) => known.kind,
        _ => kind_of(&name),
    };
    Partner { name, as_written: written.clone(), kind }
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
