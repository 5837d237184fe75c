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
        HOME, LintOptions,
        capitals::{Capitals, texts},
        corpus::{Corpus, Part, Text, Token},
        near::{Form, Names},
        texts::JOINTS,
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

/// A rare word with a capital, at its place.
struct Suspect<'c, 'r> {
    part: &'c Part<'r>,
    text: &'c Text<'r>,
    cell: Option<&'r CellRef>,
    token: Token,
}

/// One finding for each word that is one slip from a name.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let options = corpus.options;
    let capitals = Capitals::of(corpus);
    let everywhere = Names::new(options.country_names.values().flatten());
    let home = Names::new(options.place_names.get(HOME).into_iter().flatten());
    let own = Names::new(partners(corpus.register));
    let mut by_country: FxHashMap<&str, Names> = FxHashMap::default();
    let mut findings = Vec::new();
    for Suspect { part, text, cell, token } in suspects(corpus, &capitals) {
        let folded = &*corpus[token.id].folded;
        let iso2 = part.country.iso2.as_deref().unwrap_or_default();
        let there = by_country
            .entry(iso2)
            .or_insert_with(|| Names::new(options.place_names.get(iso2).into_iter().flatten()));
        let abroad = [&everywhere, &own, there].map(|names| names.meant_by(folded)).concat();
        let knows_abroad = !abroad.is_empty();
        let mut near = abroad.into_iter().chain(home.meant_by(folded));
        let Some((form, right)) = near.next() else { continue };
        let is_sure = || knows_abroad && !is_paired(corpus, text, token) && letters(folded) >= LONG;
        if near.all(|(other, _)| other.name == form.name)
            && !is_name(folded, options)
            && capitals.slips_of(&form) <= MOST
            && (is_sure() || capitals.have(&form))
        {
            findings.push(finding(corpus[token.id].written, cell, &right));
        }
    }
    findings
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

fn finding(written: &str, cell: Option<&CellRef>, right: &str) -> Finding {
    let message = format!("Похоже на описку: «{written}» вместо «{right}»");
    Finding::new(&catalogue::MISSPELT_NAME, cell.cloned(), message)
        .quote(written)
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

/// Rare words with a capital that nothing but a name explains.
fn suspects<'c, 'r>(corpus: &'c Corpus<'r>, capitals: &Capitals<'_, '_>) -> Vec<Suspect<'c, 'r>> {
    let is_rare = corpus.each(|word| word.is_capital && capitals.times(word) <= MOST);
    let mut found = Vec::new();
    for part in &corpus.parts {
        for (text, cell, is_partner) in texts(corpus, part) {
            let words = corpus.names(text).iter().zip(corpus.quotes(text));
            let rare = words.filter(|(token, _)| is_rare[token.id]);
            // A name may well begin the cell of names.
            let means = rare.filter(|(token, quotes)| {
                is_partner || quotes.depth == 0 && !opens(text.written, token.at())
            });
            found.extend(means.map(|(token, _)| Suspect { part, text, cell, token: *token }));
        }
    }
    found
}

/// Whether it stands beside another word with a capital, as names of persons do.
fn is_paired(corpus: &Corpus, text: &Text, token: Token) -> bool {
    let (before, rest) = text.written.split_at(token.at());
    let before = before.trim_end_matches(JOINTS);
    let after = rest.get(corpus[token.id].written.len()..).unwrap_or_default();
    let after = after.trim_start_matches(JOINTS).strip_prefix(' ');
    after.is_some_and(|after| after.starts_with(is_capital))
        || before.ends_with(' ') && ends_with_capital(before)
        || is_initial(before)
}

/// Whether what stands before a word makes its capital say nothing.
fn opens(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end_matches(JOINTS).trim_end();
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
    let word = before.trim_end().rsplit(|c| !is_letter(c) && !JOINTS.contains(&c)).next();
    word.is_some_and(|word| word.starts_with(is_capital))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::{
        lint::{
            LintOptions,
            rules::fixture::{agreement, country, event, found, one},
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
        let findings = found(check, &one(country), &options);
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
