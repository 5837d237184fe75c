//! W309: an anniversary of the ties themselves that the column of dates denies: «20-летие
//! подписания соглашения» in 2025 beside 2006.
//!
//! Only what can be known is reckoned: the text names one partner and that has one document of one
//! year, or it names none and the country has but one document. A jubilee that is yet to come, and
//! one of diplomatic relations, are of something else.

use chrono::Datelike;
use rustc_hash::FxHashMap;

use super::anniversary::{has_small_letters, number_before};
use crate::{
    finding::{Finding, catalogue, in_brackets},
    lint::{
        corpus::{Corpus, Text},
        mentioned::{Mentioned, Partners},
    },
    model::{Agreement, Country, Event},
};

/// How the words for what is celebrated begin; all of one line within a few words.
const TIES: [&[&str]; 8] = [
    &["побратимск", "связ"],
    &["побратимск", "отношен"],
    &["партнерск", "связ"],
    &["партнерск", "отношен"],
    &["подписан", "соглашен"],
    &["подписан", "договор"],
    &["подписан", "меморандум"],
    &["побратимств"],
];
/// How words begin beside which the anniversary is another's or not yet reached.
const OTHER: [&str; 6] =
    ["дипломатическ", "преддвери", "накануне", "подготовк", "предстоящ", "будущ"];
/// How many words after the number may name what is celebrated.
const NEAR: usize = 6;

/// One finding for each anniversary with a wrong number.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let begins = corpus.each(|word| is_jubilee(&word.folded));
    let others = corpus.each(|word| OTHER.iter().any(|other| word.folded.starts_with(other)));
    let events = corpus.parts.iter().enumerate().flat_map(|(number, part)| {
        corpus.events_of(part).map(move |(event, text)| ((number, part.country, event), text))
    });
    let jubilees = corpus.find(events, |text| {
        let words = corpus.words(text);
        let mut found = words.iter().enumerate().filter(|(_, word)| begins[word.id]).peekable();
        found.peek()?;
        if words.iter().any(|word| others[word.id]) || !has_small_letters(text.written) {
            return None;
        }
        found.find_map(|(index, _)| jubilee(corpus, text, index))
    });
    let mut partners: FxHashMap<usize, Partners> = FxHashMap::default();
    let findings = jubilees.filter_map(|((number, country, event), text, jubilee)| {
        let partners = partners.entry(number).or_insert_with(|| Partners::of(country));
        finding(event, document(corpus, text, country, partners)?, jubilee)
    });
    findings.collect()
}

fn finding(event: &Event, document: &Agreement, (number, quote): (i32, &str)) -> Option<Finding> {
    let [signed] = document.signed.as_slice() else { return None };
    let year = signed.start_day().year();
    let held = event.extent().0.year();
    let right = held - year;
    if number == right || signed.end_day().year() != year || right < 1 {
        return None;
    }
    let place = in_brackets(document.signed_cell.as_ref());
    let message = format!(
        "Документ подписан в {year} году{place}, в {held} году ему {right}, а написано: «{quote}»"
    );
    let cell = event.cells.first().cloned();
    let finding = Finding::new(&catalogue::ANNIVERSARY, cell, message).quote(quote);
    Some(finding.hint("Проверьте число и дату документа; связи могли начаться и раньше него"))
}

/// How the words begin that tell of an anniversary; of «5 лет» the next word must say so.
fn is_jubilee(word: &str) -> bool {
    word == "лет" || word.starts_with("лети") || word.starts_with("годовщин")
}

/// The number of years before the word of this number, and the words from it to what is
/// celebrated: «25-летию партнерских связей».
fn jubilee<'r>(corpus: &Corpus, text: &Text<'r>, index: usize) -> Option<(i32, &'r str)> {
    let (word, after) = corpus.words(text).get(index..)?.split_first()?;
    let next = after.first().map_or("", |next| &corpus[next.id].folded);
    // «5 лет назад» and «сроком на 5 лет» are no jubilees.
    if corpus[word.id].folded == "лет" && next != "со" && !next.starts_with("побратимств")
    {
        return None;
    }
    let (number, start) = number_before(text.written, word.at())?;
    let after = after.get(..NEAR).unwrap_or(after);
    let place = |stem: &&str| after.iter().find(|word| corpus[word.id].folded.starts_with(stem));
    let ends = TIES.iter().find_map(|what| what.iter().map(place).collect::<Option<Vec<_>>>())?;
    let end = ends.into_iter().map(|word| corpus.bytes(*word).end).max()?;
    Some((number, text.written.get(start..end)?))
}

/// The one document that the text can mean.
fn document<'r>(
    corpus: &Corpus,
    text: &Text,
    country: &'r Country,
    partners: &Partners<'r>,
) -> Option<&'r Agreement> {
    let mut mentioned = Mentioned::default();
    mentioned.read(corpus, text);
    match (partners.mentioned_in(&mentioned).as_slice(), country.agreements.as_slice()) {
        (&[one], _) | ([], [one]) => Some(one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::{
        LintOptions,
        rules::fixture::{agreement, country, event, found, one},
    };

    fn messages(text: &str, partners: &[(&str, i32)]) -> Vec<String> {
        let mut country =
            country("Белоруссия").with_events([event("2025-07-13", "2025-07-16", text)]);
        country.agreements =
            partners.iter().map(|(name, year)| agreement(name, "Соглашение", *year)).collect();
        let findings = found(check, &one(country), &LintOptions::default());
        findings.into_iter().map(|finding| finding.message).collect()
    }

    const REAL: [(&str, i32); 4] = [("", 1995), ("", 1998), ("Минск", 2000), ("", 2006)];

    #[test]
    fn an_anniversary_of_the_named_partner_is_reckoned() {
        let text = |years| {
            format!("13-16 июля – Дни в Минске, приуроченные к {years}-летию партнерских связей.")
        };
        assert_eq!(messages(&text(25), &REAL), [""; 0], "as in the real table");
        assert_eq!(
            messages(&text(20), &REAL),
            [
                "Документ подписан в 2000 году, в 2025 году ему 25, а написано: «20-летию партнерских \
              связей»"
            ]
        );
        let two = [("Минск", 2000), ("Минск", 2006)];
        assert_eq!(messages(&text(20), &two), [""; 0], "nobody knows which document is meant");
    }

    #[test]
    fn the_only_document_of_a_country_needs_no_name() {
        let text = "7 мая – приём к 30-й годовщине подписания Соглашения о партнёрстве.";
        assert_eq!(messages(text, &[("Печ", 1996)]).len(), 1);
        assert_eq!(messages(text, &[("Печ", 1995)]), [""; 0]);
        assert_eq!(messages(text, &[("Печ", 1996), ("Эгер", 1995)]), [""; 0]);
    }

    #[test]
    fn other_anniversaries_are_none_of_these() {
        for text in [
            "7 мая – 75-летие установления дипломатических отношений и партнерских связей.",
            "7 мая – концерт в преддверии 30-летия побратимских связей.",
            "7 мая – 40-летие фестиваля.",
            "7 мая – 5 лет назад было подписание соглашения.",
            "7 мая – визит 25 школьников по программе побратимских связей.",
        ] {
            assert_eq!(messages(text, &[("Печ", 1996)]), [""; 0], "{text}");
        }
    }
}
