//! W309: an anniversary that arithmetic denies: «80-летие Победы» in 2026.
//!
//! Only anniversaries of events that everybody dates alike are reckoned; anybody else's may be of
//! what no table says.

use crate::{
    finding::{Finding, catalogue},
    lint::{corpus::Corpus, inflection::fold, texts::words},
    model::Event,
};

/// What is celebrated, as its words begin, and the year that it happened.
const KNOWN: [(&[&str], i32); 5] = [
    (&["побед"], 1945),
    (&["начал", "блокад"], 1941),
    (&["прорыв", "блокад"], 1943),
    (&["снят", "блокад"], 1944),
    (&["освобожден", "ленинград"], 1944),
];
/// How many words after the number may name what is celebrated.
const NEAR: usize = 4;

/// One finding for each anniversary with a wrong number.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let counts = corpus.each(|word| is_anniversary(&word.folded));
    let events = corpus.events();
    let events = events.filter(|(_, text)| corpus.words(text).iter().any(|token| counts[token.id]));
    events.filter_map(|(event, _)| finding(event)).collect()
}

fn is_anniversary(word: &str) -> bool {
    word.starts_with("лети") || word.starts_with("годовщин")
}

fn finding(event: &Event) -> Option<Finding> {
    let text = event.as_written.as_str();
    if !text.contains("лет") && !text.contains("годовщин") {
        return None;
    }
    let folded: Vec<(usize, String)> =
        words(text).map(|(at, word)| (at, fold(word).into_owned())).collect();
    let held = chrono::Datelike::year(&event.extent().0);
    folded.iter().enumerate().find_map(|(index, (at, word))| {
        let number = number_before(text, *at).filter(|_| is_anniversary(word))?;
        let after = folded.get(index + 1..)?.iter().take(NEAR).map(|(_, word)| word);
        let after: Vec<&String> = after.collect();
        let (what, year) = KNOWN.iter().find(|(stems, _)| {
            stems.iter().all(|stem| after.iter().any(|word| word.starts_with(stem)))
        })?;
        let last = after.iter().rposition(|w| what.iter().any(|stem| w.starts_with(stem)))?;
        let right = held - year;
        let end = folded.get(index + 1 + last)?;
        let end =
            text.get(end.0..)?.find(|c: char| !c.is_alphabetic()).map_or(text.len(), |n| end.0 + n);
        let quote = text.get(number.1..end).filter(|_| number.0 != right)?;
        let message =
            format!("С {year} года в {held} году исполняется {right}, а написано: «{quote}»");
        let cell = event.cells.first().cloned();
        let finding = Finding::new(&catalogue::ANNIVERSARY, cell, message).quote(quote);
        Some(finding.hint("Проверьте число или дату мероприятия"))
    })
}

/// The number right before a word and where it begins: of «80-летию», «80-й годовщине», «80 лет».
pub(super) fn number_before(text: &str, at: usize) -> Option<(i32, usize)> {
    let before = text.get(..at)?.trim_end_matches([' ', '\u{a0}']);
    let before = before.trim_end_matches(|c: char| matches!(c, 'а'..='я')).trim_end_matches('-');
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let start = before.len() - digits;
    Some((before.get(start..)?.parse().ok()?, start))
}
