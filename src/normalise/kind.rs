//! The words that say what a place is: «провинция Сычуань», «пров. Сычуань», «Сычуань (провинция)».
//!
//! A name enters; what the words in it say and the name without them leave. Declension of the
//! name itself is absent on purpose: «провинции Сычуань» is the same place, «Сычуани» is not read.

use crate::model::{
    PartnerKind::{self, City, District, Entity, Province},
    russian::{folded, is_letter_or_number, small},
};

/// A name and what a word in it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named<'n> {
    /// What the word says, if there is one.
    pub(super) kind: Option<PartnerKind>,
    /// The name without the word; all of it where the two are one: «Самаркандская область».
    pub(super) bare: &'n str,
}

/// Stems of words of kind, in small letters without ё; one of [`ENDINGS`] follows.
const STEMS: [(&str, PartnerKind); 36] = [
    ("город", City),
    ("муниципалитет", City),
    ("поселок", City),
    ("поселк", City),
    ("провинци", Province),
    ("област", Province),
    ("штат", Province),
    ("земл", Province),
    ("префектур", Province),
    ("кантон", Province),
    ("воеводств", Province),
    ("губерни", Province),
    ("губернаторств", Province),
    ("департамент", Province),
    ("регион", Province),
    ("графств", Province),
    ("аймак", Province),
    ("вилайет", Province),
    ("велаят", Province),
    ("вилоят", Province),
    ("жупани", Province),
    ("жудец", Province),
    ("медье", Province),
    ("эмират", Province),
    ("территори", Province),
    ("сообществ", Province),
    ("район", District),
    ("округ", District),
    ("уезд", District),
    ("коммун", District),
    ("республик", Entity),
    ("автономи", Entity),
    ("образовани", Entity),
    ("федераци", Entity),
    ("княжеств", Entity),
    ("союз", Entity),
];
/// Abbreviations, without their full stop, and words too short for a stem.
const SHORT: [(&str, PartnerKind); 17] = [
    ("г", City),
    ("гор", City),
    ("пос", City),
    ("пров", Province),
    ("обл", Province),
    ("преф", Province),
    ("деп", Province),
    ("край", Province),
    ("края", Province),
    ("краю", Province),
    ("краем", Province),
    ("лен", Province),
    ("остан", Province),
    ("р-н", District),
    ("окр", District),
    ("респ", Entity),
    ("ато", Entity),
];
/// Words that stand before a word of kind and belong to it: «муниципальный район». What is not
/// listed is the name: «Самаркандская область».
const BEFORE: [&str; 6] =
    ["муниципальн", "городск", "автономн", "административн", "особ", "специальн"];
/// The endings of words of kind in the singular.
const ENDINGS: &str = " а е и о у ы ю я ь ей ем ии ие ию ия ой ом ью ией ием";
/// No word of kind is longer, in bytes.
const LONGEST: usize = 40;

/// What kind the word is of, and whether it is an abbreviation.
fn of_word(word: &str) -> Option<PartnerKind> {
    let word = word.trim_matches(|c: char| !is_letter_or_number(c));
    if word.len() > LONGEST {
        return None;
    }
    let word: String = word.chars().map(folded).collect();
    let short = SHORT.iter().find(|(short, _)| *short == word);
    let ends = |rest: &str| ENDINGS.split(' ').any(|ending| ending == rest);
    let stem = || STEMS.iter().find(|(stem, _)| word.strip_prefix(stem).is_some_and(ends));
    short.or_else(stem).map(|found| found.1)
}

/// Whether a word begins with one of these stems, in any case of letters.
fn begins(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| {
        let mut letters = word.chars().map(small);
        stem.chars().all(|c| letters.next() == Some(c))
    })
}

/// Splits a cleaned name.
pub(super) fn split(name: &str) -> Named<'_> {
    let whole = |kind| Named { kind, bare: name };
    if let Some((kind, rest)) = leading(name) {
        return Named { kind: Some(kind), bare: rest };
    }
    if let Some((before, word)) = trailing(name)
        && let Some(kind) = of_word(word)
    {
        return Named { kind: Some(kind), bare: before };
    }
    // What brackets add is another place: «Портленд (штат Мэн)».
    let mut words = name.split('(').next().unwrap_or(name).split(' ');
    // A place may be called by such a word alone: Кантон.
    whole(if name.contains(' ') { words.find_map(of_word) } else { None })
}

/// The words of kind at the beginning, and what they name: «г.Ош» and «г. Ош», «автономный район
/// Внутренняя Монголия».
fn leading(name: &str) -> Option<(PartnerKind, &str)> {
    let (first, rest) = first_word(name)?;
    let (kind, rest) = if begins(first, &BEFORE) {
        let (second, rest) = first_word(rest)?;
        let kind = of_word(second)?;
        // An autonomous district of China is as large as its provinces are.
        let large = begins(first, &["автономн"]) && kind == District;
        (if large { Province } else { kind }, rest)
    } else {
        (of_word(first)?, rest)
    };
    rest.starts_with(|c: char| is_letter_or_number(c) || c == '«').then_some((kind, rest))
}

/// The first word, to its blank or full stop, and what follows.
fn first_word(text: &str) -> Option<(&str, &str)> {
    let end = text.find([' ', '.'])?;
    let (word, rest) = text.split_at_checked(end)?;
    Some((word, rest.trim_start_matches(['.', ' '])))
}

/// What stands before «(провинция)» or «, провинция» at the end, and that word.
fn trailing(name: &str) -> Option<(&str, &str)> {
    let (before, word) = match name.strip_suffix(')') {
        Some(inside) => inside.rsplit_once('(')?,
        None => name.rsplit_once(", ")?,
    };
    let before = before.trim_end();
    (!before.is_empty() && !word.trim().contains(' ')).then_some((before, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_kind_stands_anywhere_and_in_any_case() {
        for (name, kind, bare) in [
            ("провинция Сычуань", Province, "Сычуань"),
            ("Провинции Сычуань", Province, "Сычуань"),
            ("пров. Сычуань", Province, "Сычуань"),
            ("пров.Сычуань", Province, "Сычуань"),
            ("Сычуань (провинция)", Province, "Сычуань"),
            ("Сычуань, провинция", Province, "Сычуань"),
            ("г. Ош", City, "Ош"),
            ("г.Ош", City, "Ош"),
            ("гор. Ош", City, "Ош"),
            ("город Ош", City, "Ош"),
            ("штат Нагаленд", Province, "Нагаленд"),
            ("земля Бавария", Province, "Бавария"),
            ("Самаркандская область", Province, "Самаркандская область"),
            ("Район Сюхуэй г. Шанхай", District, "Сюхуэй г. Шанхай"),
            ("Муниципальный район Сюхуэй, г. Шанхай", District, "Сюхуэй, г. Шанхай"),
            ("городской округ Мяньян", District, "Мяньян"),
            ("автономный район Внутренняя Монголия", Province, "Внутренняя Монголия"),
            ("Республика Сербская", Entity, "Сербская"),
            ("АТО Гагаузия", Entity, "Гагаузия"),
            ("Нахичеванская Автономная Республика", Entity, "Нахичеванская Автономная Республика"),
        ] {
            assert_eq!(split(name), Named { kind: Some(kind), bare }, "{name}");
        }
    }

    #[test]
    fn a_name_that_only_begins_alike_is_no_word_of_kind() {
        for name in [
            "Городец",
            "Ленск",
            "Кантон",
            "Мумбай (Бомбей)",
            "Городок Верхний",
            "г",
            "Портленд (штат Мэн)",
        ] {
            assert_eq!(split(name), Named { kind: None, bare: name }, "{name}");
        }
    }
}
