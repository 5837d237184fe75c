//! Texts that a page break cut in two.
//!
//! Two pieces of text enter; one text leaves, or the judgement that the second begins a document
//! of its own. Which rows are cut off is absent on purpose: `rows` knows.

/// Appends `more` to `text`: with a space, or without one after a hyphen that ends a word
/// («города-» + «побратима»).
///
/// ```
/// # use pobratim::table::join;
/// let mut text = String::from("мэрии города-");
/// join(&mut text, "побратима");
/// join(&mut text, "Йоханнесбурга");
/// assert_eq!(text, "мэрии города-побратима Йоханнесбурга");
/// ```
pub fn join(text: &mut String, more: &str) {
    let before_hyphen = text.strip_suffix(['-', '\u{2010}', '\u{2011}']);
    let in_word = before_hyphen.is_some_and(|word| word.ends_with(char::is_alphanumeric));
    if !(text.is_empty() || more.is_empty() || in_word) {
        text.push(' ');
    }
    text.push_str(more);
}

/// What documents are called; the gender matters for an adjective before it.
const DOCUMENTS: [&str; 11] = [
    "соглашение",
    "договор",
    "договоренность",
    "меморандум",
    "протокол",
    "декларация",
    "заявление",
    "контракт",
    "конвенция",
    "программа",
    "план",
];
const ADJECTIVE_ENDINGS: [&str; 4] = ["ое", "ый", "ий", "ая"];

/// Whether a basis plainly begins a document of its own: «Соглашение о…», «Рамочное соглашение…»,
/// «"Дорожная карта"…», with a capital letter.
pub(super) fn begins_document(basis: &str) -> bool {
    let basis = basis.trim_start_matches(|c: char| !c.is_alphanumeric());
    if !basis.starts_with(char::is_uppercase) {
        return false;
    }
    let mut words = basis
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(|word| word.to_lowercase().replace('ё', "е"));
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    DOCUMENTS.contains(&first.as_str())
        || (first == "дорожная" && second == "карта")
        || (ADJECTIVE_ENDINGS.iter().any(|ending| first.ends_with(ending))
            && DOCUMENTS.contains(&second.as_str()))
}

/// Whether a text begins as a sentence does: with a capital letter or a number.
pub(super) fn begins_sentence(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|first| first.is_uppercase() || first.is_ascii_digit())
}

/// Whether a text ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['»', '"', '“', '”', ')']).ends_with(['.', '!', '?', '…', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str, more: &str) -> String {
        let mut text = text.to_owned();
        join(&mut text, more);
        text
    }

    #[test]
    fn a_hyphen_at_a_word_joins_without_a_space() {
        assert_eq!(
            joined("Правительством Санкт-", "Петербурга"),
            "Правительством Санкт-Петербурга"
        );
        assert_eq!(joined("к 80-", "летию"), "к 80-летию");
        assert_eq!(joined("5 мая -", "визит"), "5 мая - визит");
        assert_eq!(joined("5 мая –", "визит"), "5 мая – визит");
        assert_eq!(joined("", "визит"), "визит");
        assert_eq!(joined("визит", ""), "визит");
    }

    #[test]
    fn documents_begin_with_their_kind() {
        for document in [
            "Соглашение",
            "Договор об установлении",
            "«Дорожная карта» мероприятий",
            "Рамочное соглашение о",
            "\"Протокол\"",
            "МЕМОРАНДУМ",
            "Договорённость о",
        ] {
            assert!(begins_document(document), "{document}");
        }
    }

    #[test]
    fn the_rest_of_a_title_does_not() {
        for rest in [
            "и гуманитарном сотрудничестве»",
            "соглашение о партнёрстве",
            "Петербурга Российской Федерации",
            "Российской Федерации и Соглашение",
            "Дорожная служба",
            "Планы",
            "",
        ] {
            assert!(!begins_document(rest), "{rest}");
        }
    }
}
