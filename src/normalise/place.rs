//! Names of regions, countries and partners, cleaned for reading.
//!
//! The office's own wording stays where it is a known name; only blanks, look-alike letters, the
//! case of «провинция» and «г.» before a city change, and a known name in capitals alone.

use super::{
    fold,
    kind::{self, Named},
    text,
    vocabulary::{KnownCountry, KnownPlace, Names, Vocabulary},
};
use crate::{
    cell::Located,
    model::{Partner, PartnerKind, Place, russian::is_small},
    table::unnumbered,
};

/// The region's name: that of the vocabulary, or the heading with only its first letter large.
pub(super) fn region(written: &str, vocabulary: &Vocabulary) -> String {
    if let Some(known) = vocabulary.region(unnumbered(written)) {
        return known.to_owned();
    }
    let name = clean(written);
    if name.chars().any(is_small) || !name.contains(' ') && name.chars().count() < 5 {
        return name;
    }
    let mut letters = name.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// The country's name as it is shown.
pub(super) fn country(cleaned: &str, known: Option<&KnownCountry>, names: Names) -> String {
    match (known, names) {
        (Some(known), Names::Oksm) => known.oksm.clone(),
        (Some(known), Names::Office) if is_capitals(cleaned) => {
            known.spelling(cleaned).map_or(cleaned, String::as_str).to_owned()
        }
        _ => cleaned.to_owned(),
    }
}

/// Whether a name has no small letter, as names in forms that are filled in by hand have.
fn is_capitals(name: &str) -> bool {
    !name.chars().any(is_small)
}

/// A name with clean blanks, quotes and letters, without its number in a list.
pub(super) fn clean(written: &str) -> String {
    text::readable(unnumbered(written))
}

/// The partner that a cell names, in the country with the code `iso2`.
pub(super) fn partner(
    written: Located<String>,
    iso2: Option<&str>,
    vocabulary: &Vocabulary,
) -> Partner {
    let cleaned = clean(&written.value);
    let named = kind::split(&cleaned);
    let known = known(named, iso2, vocabulary);
    let name = match known {
        Some(known)
            if is_capitals(named.bare) && fold::is_key_of(&fold::key(named.bare), known.name) =>
        {
            let respelt = cleaned.replacen(named.bare, known.name, 1);
            shown(&respelt, kind::split(&respelt))
        }
        _ => shown(&cleaned, named),
    };
    let lined_up = (matches!(named.kind, None | Some(PartnerKind::City))
        && (known.is_none() || name.contains(" г. ")))
    .then(|| lined_up(&name, iso2, vocabulary))
    .flatten();
    let (name, known) = lined_up.map_or((name, known), |name| (name, None));
    let several = known.is_none() && BETWEEN.iter().any(|between| name.contains(between));
    let parts = if several { parts(&name, iso2, vocabulary) } else { Vec::new() };
    let kind = match (named.kind, known) {
        // «Мэрия города и область» are two things, whatever else the words say.
        _ if parts.len() > 1 || known.is_none() && name.contains(" и ") => PartnerKind::Entity,
        (Some(kind), _) => kind,
        (None, known) => known.map_or(PartnerKind::City, |known| known.kind),
    };
    let places = match known {
        Some(known) => place(&name, known).into_iter().collect(),
        None => parts,
    };
    Partner { name, as_written: written, kind, places }
}

/// The place that a name means: as it stands, without what is added in brackets or behind a
/// comma, or else the city that a district is of.
fn known<'v>(
    named: Named<'_>,
    iso2: Option<&str>,
    vocabulary: &'v Vocabulary,
) -> Option<KnownPlace<'v>> {
    let find = |bare: &str, kind| vocabulary.place(bare.trim(), kind, iso2);
    let bare = named.bare;
    let whole = find(bare, named.kind);
    // Most names have none of the letters.
    let (head, rest) = [('(', " ("), (',', ", "), ('г', " г. "), ('г', " города ")]
        .into_iter()
        .filter(|(letter, _)| bare.contains(*letter))
        .filter_map(|(_, between)| bare.split_once(between))
        .min_by_key(|(head, _)| head.len())
        .unwrap_or((bare, ""));
    let is_part = named.kind == Some(PartnerKind::District);
    let city = || find(kind::split(rest.trim_end_matches(')')).bare, Some(PartnerKind::City));
    let of_head = || (head != bare).then(|| find(head, named.kind)).flatten();
    whole
        .or_else(|| if is_part || !bare.contains(", ") { of_head() } else { None })
        .or_else(|| if is_part && !rest.is_empty() { city() } else { None })
}

fn place(name: &str, known: KnownPlace<'_>) -> Option<Place> {
    Some(Place { name: name.to_owned(), coordinates: known.coordinates? })
}

/// What stands between several places of one cell.
const BETWEEN: [&str; 3] = [" и ", ", ", "; "];

/// Words that a cell of cities has at most.
const MOST_WORDS: usize = 20;

/// Cities that stand below each other in one cell, in a row with commas: «г. Харбин г. Чунцин» is
/// «Харбин, Чунцин», if all are known and the whole is none.
fn lined_up(name: &str, iso2: Option<&str>, vocabulary: &Vocabulary) -> Option<String> {
    let city = Some(PartnerKind::City);
    let known = |name: &str| {
        vocabulary.place(name, city, Some(iso2?)).filter(|place| Some(place.kind) == city)
    };
    let is_number = |word: &str| {
        let digits = word.trim_end_matches(['.', ')']);
        digits.len() < word.len() && digits.bytes().all(|c| c.is_ascii_digit())
    };
    let words = name.split(' ').filter(|word| !matches!(*word, "г." | "гор.") && !is_number(word));
    let words: Vec<&str> = words.map(|word| word.trim_end_matches([',', ';'])).collect();
    if !(2..=MOST_WORDS).contains(&words.len())
        || name.contains('(')
        || known(&words.join(" ")).is_some()
    {
        return None;
    }
    let mut rest = words.as_slice();
    let mut cities = Vec::new();
    while !rest.is_empty() {
        let lengths = (1..=rest.len()).rev();
        let city = |length| rest.split_at(length).0.join(" ");
        let length = lengths.into_iter().find(|&length| known(&city(length)).is_some())?;
        cities.push(city(length));
        rest = rest.split_at(length).1;
    }
    (cities.len() > 1).then(|| cities.join(", "))
}

/// The places of «Хайфон и провинция Кханьхоа» that are known.
fn parts(name: &str, iso2: Option<&str>, vocabulary: &Vocabulary) -> Vec<Place> {
    let [and, comma, semicolon] = BETWEEN;
    let parts = name.split(and).flat_map(|part| part.split(comma));
    let parts = parts.flat_map(|part| part.split(semicolon));
    let place = |part| {
        let named = kind::split(part);
        place(&shown(part, named), known(named, iso2, vocabulary)?)
    };
    parts.filter_map(place).collect()
}

/// The name as it is shown: «г. Ош» is Ош, «Провинция Синд» провинция Синд; «г. Шанхай, район
/// Сюхуэй» and «Район Х г. Шанхай» stay.
fn shown(name: &str, named: Named<'_>) -> String {
    let Some(word) = name.strip_suffix(named.bare).filter(|word| !word.is_empty()) else {
        return name.to_owned();
    };
    let simple = !named.bare.contains(',') && named.bare.starts_with(char::is_uppercase);
    match named.kind {
        Some(PartnerKind::City) if simple => named.bare.to_owned(),
        Some(PartnerKind::Province) => format!("{}{}", word.to_lowercase(), named.bare),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::cell::Cells;

    fn places(written: &str, iso2: &str) -> Vec<(String, f64)> {
        let written = Located { value: written.to_owned(), cells: Cells::new() };
        let partner = partner(written, Some(iso2), &Vocabulary::embedded());
        partner.places.into_iter().map(|p| (p.name, p.coordinates.latitude())).collect()
    }

    fn shown(written: &str, iso2: &str) -> (String, PartnerKind) {
        let written = Located { value: written.to_owned(), cells: Cells::new() };
        let partner = partner(written, Some(iso2), &Vocabulary::embedded());
        (partner.name, partner.kind)
    }

    #[test]
    fn a_partner_is_shown_in_the_words_of_the_office_but_clean() {
        use PartnerKind::{City, District, Entity, Province};
        for (written, iso2, name, kind) in [
            ("г. Ош", "KG", "Ош", City),
            ("г.Ош", "KG", "Ош", City),
            ("гор. Ош ", "KG", "Ош", City),
            ("Город  Ош", "KG", "Ош", City),
            ("ТАШКЕНТ", "UZ", "Ташкент", City),
            ("г. АЛМАТЫ", "KZ", "Алматы", City),
            ("Tашкент", "UZ", "Ташкент", City), // with a Latin T
            ("Провинция Синд", "PK", "провинция Синд", Province),
            ("ПРОВИНЦИЯ СЫЧУАНЬ", "CN", "провинция Сычуань", Province),
            ("пров. Сычуань", "CN", "пров. Сычуань", Province),
            ("Сычуань (провинция)", "CN", "Сычуань (провинция)", Province),
            ("Дьенбьен", "VN", "Дьенбьен", Province),
            ("Провинция Себу", "PH", "провинция Себу", Province),
            ("Себу", "PH", "Себу", City),
            ("Самаркандская область", "UZ", "Самаркандская область", Province),
            ("Район Сюхуэй г. Шанхай", "CN", "Район Сюхуэй г. Шанхай", District),
            (
                "Муниципальный район Сюхуэй, г. Шанхай",
                "CN",
                "Муниципальный район Сюхуэй, г. Шанхай",
                District,
            ),
            ("Мумбай (Бомбей)", "IN", "Мумбай (Бомбей)", City),
            ("Гагаузия", "MD", "Гагаузия", Entity),
            ("Республика Сербская", "BA", "Республика Сербская", Entity),
            ("Хайфон и провинция Кханьхоа", "VN", "Хайфон и провинция Кханьхоа", Entity),
            ("г. Лиен", "AT", "Лиен", City), // in no vocabulary
            ("г. Нигде, ул. Никакая", "AT", "г. Нигде, ул. Никакая", City),
        ] {
            assert_eq!(shown(written, iso2), (name.to_owned(), kind), "{written}");
        }
    }

    #[test]
    fn a_country_is_shown_as_the_office_or_the_classifier_has_it() {
        let vocabulary = Vocabulary::embedded();
        let shown = |name, names| country(name, vocabulary.country(name), names);
        for (written, office, oksm) in [
            ("Белоруссия", "Белоруссия", "Беларусь"),
            ("КИТАЙ", "Китай", "Китай"),
            ("КНР", "КНР", "Китай"),
            ("Респ. Корея", "Респ. Корея", "Корея, Республика"),
            ("Чешская респ.", "Чешская респ.", "Чехия"),
            ("ЮЖНАЯ КОРЕЯ", "Южная Корея", "Корея, Республика"),
            ("Казахтан", "Казахтан", "Казахтан"),
        ] {
            assert_eq!(shown(written, Names::Office), office);
            assert_eq!(shown(written, Names::Oksm), oksm);
        }
    }

    #[test]
    fn a_partner_lies_where_the_vocabulary_says() {
        assert_eq!(places("г. Ош", "KG"), [("Ош".to_owned(), 40.5283)]);
        assert_eq!(places("Провинция Синд", "PK"), [("провинция Синд".to_owned(), 25.8943)]);
        assert_eq!(places("Ош", "PK"), [], "there is none in Pakistan");
        let district = "Район Хункоу г. Шанхай";
        assert_eq!(places(district, "CN"), [(district.to_owned(), 31.2222)], "in its city");
        for maine in ["Портленд (штат Мэн)", "г. Портленд, штат Мэн", "Портленд (Мэн)"]
        {
            let degrees: Vec<f64> = places(maine, "US").into_iter().map(|(_, at)| at).collect();
            assert_eq!(degrees, [43.6615], "{maine} lay in Oregon");
        }
    }

    #[test]
    fn two_places_in_one_cell_are_two_places() {
        let both = [("Хайфон".to_owned(), 20.8648), ("провинция Кханьхоа".to_owned(), 12.2585)];
        assert_eq!(places("Хайфон и провинция Кханьхоа", "VN"), both);
        let three = "Гуанчжоу, Чунцин, Харбин".to_owned();
        for written in [
            "Гуанчжоу Чунцин Харбин",
            "г. Гуанчжоу г. Чунцин г. Харбин",
            "1. Гуанчжоу 2. Чунцин 3. Харбин",
            "г. Гуанчжоу; г. Чунцин; г. Харбин",
        ] {
            assert_eq!(shown(written, "CN"), (three.clone(), PartnerKind::Entity), "{written}");
            assert_eq!(places(written, "CN").len(), 3, "{written}");
        }
        assert_eq!(places("Гуанчжоу; Харбин", "CN").len(), 2);
        assert_eq!(shown("Сан Диего", "US").0, "Сан Диего");
    }
}
