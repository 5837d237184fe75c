//! W502: a word that is one slip from the name of a place.
//!
//! A name counts if the table has it right elsewhere, or if it is a country or a place in the
//! country of the row. The rule would rather miss a slip than cry wolf: it passes over words that
//! begin a sentence or stand in quotation marks, that are names themselves, that stand three times
//! or could mean two names, and over what could be a person where the right name is nowhere else.

use rustc_hash::FxHashMap;

use crate::{
    cell::CellRef,
    finding::{Finding, catalogue},
    lint::{
        HOME, LintOptions, inflection,
        near::{Form, Names},
    },
    model::{
        Register,
        russian::{is_capital, is_letter, small},
    },
};

/// A word is a slip if it stands at most so often, in whatever cases.
const MOST: usize = 2;
/// Letters of a word that is a slip although the right name is nowhere else.
const LONG: usize = 7;
/// An abbreviation before a full stop, such as «г.» and «пров.», has at most so many letters.
const ABBREVIATION: usize = 5;

/// A word with a capital.
struct Word<'r> {
    written: &'r str,
    /// In small letters, without ё.
    folded: String,
    /// The country of the row.
    iso2: Option<&'r str>,
    cell: Option<&'r CellRef>,
    /// Whether a name begins or goes on here for reasons other than its being a place: after a
    /// full stop, in quotation marks.
    opens: bool,
    /// Whether it stands beside another word with a capital, as names of persons do.
    paired: bool,
}

/// One finding for each word that is one slip from a name.
pub(crate) fn check(register: &Register, options: &LintOptions) -> Vec<Finding> {
    let words = words(register);
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    for word in &words {
        *times.entry(&word.folded).or_default() += 1;
    }
    let everywhere = Names::new(options.country_names.values().flatten());
    let home = Names::new(options.place_names.get(HOME).into_iter().flatten());
    let own = Names::new(partners(register));
    let mut by_country: FxHashMap<&str, Names> = FxHashMap::default();
    let mut findings = Vec::new();
    for word in words.iter().filter(|word| !word.opens && times[word.folded.as_str()] <= MOST) {
        let iso2 = word.iso2.unwrap_or_default();
        let there = by_country
            .entry(iso2)
            .or_insert_with(|| Names::new(options.place_names.get(iso2).into_iter().flatten()));
        let abroad = [&everywhere, &own, there].map(|names| names.meant_by(&word.folded)).concat();
        let is_sure = !abroad.is_empty() && !word.paired && letters(&word.folded) >= LONG;
        let mut near = abroad.into_iter().chain(home.meant_by(&word.folded));
        let Some((form, right)) = near.next() else { continue };
        if near.all(|(other, _)| other.name == form.name)
            && !is_name(&word.folded, options)
            && is_rare(&form, &words)
            && (is_sure || words.iter().any(|word| form.fits(&word.folded)))
        {
            findings.push(finding(word, &right));
        }
    }
    findings
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

/// Whether slips of a name, in whatever cases, are as rare as slips are.
fn is_rare(form: &Form, words: &[Word]) -> bool {
    words.iter().filter(|word| form.meant_by(&word.folded).is_some()).count() <= MOST
}

fn finding(word: &Word, right: &str) -> Finding {
    let message = format!("Похоже на описку: «{}» вместо «{right}»", word.written);
    Finding::new(&catalogue::MISSPELT_NAME, word.cell.cloned(), message)
        .quote(word.written)
        .hint("Исправьте описку; если так и надо, добавьте название в pobratim.toml")
}

/// What the table itself calls its partners.
fn partners(register: &Register) -> impl Iterator<Item = &String> {
    let agreements = register.countries().flat_map(|(_, country)| &country.agreements);
    agreements.filter_map(|agreement| Some(&agreement.partner.as_ref()?.name))
}

/// Whether a word is a name itself, of any place that the program knows in these countries.
fn is_name(folded: &str, options: &LintOptions) -> bool {
    let names = options.country_names.values().chain(options.place_names.values()).flatten();
    // To decline a name takes longer than to see that it begins otherwise.
    let begins = |name: &&String| {
        name.chars().map(small).zip(folded.chars()).take(3).all(|(a, b)| a == b || a == 'ё')
    };
    names.filter(begins).filter_map(|name| Form::of(name)).any(|form| form.fits(folded))
}

/// Every word with a capital in titles, partners and events.
fn words(register: &Register) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    for (_, country) in register.countries() {
        let iso2 = country.iso2.as_deref();
        for agreement in &country.agreements {
            let title = &agreement.title_as_written;
            collect(&title.value, title.cell(), iso2, &mut words);
            if let Some(partner) = &agreement.partner {
                let first = words.len();
                collect(&partner.as_written.value, partner.as_written.cell(), iso2, &mut words);
                // A name may well begin the cell of names.
                words.iter_mut().skip(first).for_each(|word| word.opens = false);
            }
        }
        for event in &country.events {
            collect(&event.as_written, event.cells.first(), iso2, &mut words);
        }
    }
    words
}

fn collect<'r>(
    text: &'r str,
    cell: Option<&'r CellRef>,
    iso2: Option<&'r str>,
    words: &mut Vec<Word<'r>>,
) {
    let mut at = 0;
    let mut quoted = 0_usize;
    for piece in text.split_inclusive(|c: char| !inflection::in_word(c)) {
        let written = piece.trim_matches(|c: char| !is_letter(c));
        if written.starts_with(is_capital) {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + piece.len()..).unwrap_or_default();
            let paired = piece.ends_with(' ') && after.starts_with(is_capital)
                || before.ends_with(' ') && ends_with_capital(before)
                || is_initial(before);
            let folded = inflection::fold(written).into_owned();
            let opens = quoted > 0 || opens(before);
            words.push(Word { written, folded, iso2, cell, opens, paired });
        }
        match piece.chars().next_back() {
            Some('«' | '„') => quoted += 1,
            Some('»' | '“' | '”') => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        at += piece.len();
    }
}

/// Whether what stands before a word makes its capital say nothing.
fn opens(before: &str) -> bool {
    let before = before.trim_end();
    match before.chars().next_back() {
        None | Some('!' | '?' | '…' | ':' | '–' | '—' | '-' | '•' | '"') => true,
        Some('.') => {
            let word = before.trim_end_matches('.').rsplit(|c: char| !is_letter(c)).next();
            word.is_none_or(|word| word.is_empty() || word.chars().count() > ABBREVIATION)
        }
        _ => false,
    }
}

/// Whether initials stand before: «П.Насадоса», «П. Насадоса».
fn is_initial(before: &str) -> bool {
    let mut back = before.trim_end().chars().rev();
    back.next() == Some('.') && back.next().is_some_and(is_capital)
}

/// Whether the last word before has a capital.
fn ends_with_capital(before: &str) -> bool {
    let word = before.trim_end().rsplit(|c: char| !inflection::in_word(c)).next();
    word.is_some_and(|word| word.starts_with(is_capital))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::{
        lint::{
            LintOptions,
            rules::fixture::{agreement, country, event, one},
        },
        model::Country,
    };

    /// What is proposed for events under Узбекистан and Ташкент.
    fn proposed(texts: [&str; 2]) -> Vec<String> {
        let events = texts.map(|text| event("2025-02-18", "2025-02-18", text));
        let country = Country { iso2: Some("UZ".to_owned()), ..country("Узбекистан") }
            .with_agreements([agreement("Ташкент", "Соглашение", 2017)])
            .with_events(events);
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let options = LintOptions {
            country_names: [("HU".to_owned(), names(&["Венгрия"]))].into(),
            place_names: [
                ("UZ".to_owned(), names(&["Самарканд", "Бухара", "Ташкент"])),
                ("RU".to_owned(), names(&["Санкт-Петербург", "Владимир"])),
            ]
            .into(),
            ..LintOptions::default()
        };
        let findings = check(&one(country), &options);
        findings.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_slip_is_named_with_what_was_meant() {
        for (text, message) in [
            ("18 февраля – визит Хокима Ташкена.", "Похоже на описку: «Ташкена» вместо «Ташкента»"),
            ("18 февраля – визит в г. Самракнад.", ""),
            (
                "18 февраля – визит в г. Самраканд.",
                "Похоже на описку: «Самраканд» вместо «Самарканд»",
            ),
            ("18 февраля – визит посла Венргии.", "Похоже на описку: «Венргии» вместо «Венгрии»"),
            (
                "18 февраля – визит в Манкт-Петербург главы.",
                "Похоже на описку: «Манкт-Петербург» вместо «Санкт-Петербург»",
            ),
        ] {
            let expected: &[&str] = if message.is_empty() { &[] } else { &[message] };
            assert_eq!(proposed([text, "1 мая – визит в Санкт-Петербург."]), expected, "{text}");
        }
    }

    #[test]
    fn no_wolf_is_cried() {
        for text in [
            "18 февраля – визит делегации Ташкента и ташкентских врачей.",
            "18 февраля – Самраканд посетила делегация.",
            "18 февраля – показ фильма «Дорога в Самраканд».",
            "18 февраля – визит Ивана Самраканда.",
            "18 февраля – визит П. Самраканда.",
            "18 февраля – визит министра Вадимира.",
            "18 февраля – визит в г. Бухору.",
        ] {
            assert_eq!(proposed([text, "1 мая – визит."]), [""; 0], "{text}");
        }
        let often =
            "1 мая – визит в Самраканд, из Самраканда и о Самраканде, в Самраканд и Самраканд";
        assert_eq!(proposed([often, "1 мая – визит."]), [""; 0], "as often as this it is a name");
    }
}
