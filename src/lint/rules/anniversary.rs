//! W309: an anniversary that arithmetic denies: «80-летие Победы» in 2026.
//!
//! Only anniversaries of events that everybody dates alike are reckoned; anybody else's may be of
//! what no table says.

use crate::{
    finding::{Finding, catalogue},
    lint::corpus::{Corpus, Text, Token},
    model::{Event, russian::is_letter},
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

/// An anniversary in a text: «80-летию Победы», of 1945.
#[derive(Debug, Clone, Copy)]
struct Jubilee<'t> {
    number: i32,
    year: i32,
    quote: &'t str,
}

/// One finding for each event with a wrong number, at the first one.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let begins = corpus.each(|word| is_anniversary(&word.folded));
    let jubilees = corpus.find(corpus.events(), |text| {
        let words = corpus.words(text).iter().enumerate();
        let found = words.filter(|(_, word)| begins[word.id]);
        let found: Vec<_> = found.filter_map(|(at, _)| jubilee(corpus, text, at)).collect();
        (!found.is_empty() && has_small_letters(text.written)).then_some(found)
    });
    jubilees.filter_map(|(event, _, jubilees)| finding(event, &jubilees)).collect()
}

fn is_anniversary(word: &str) -> bool {
    word.starts_with("лети") || word.starts_with("годовщин")
}

/// Whether a word for anniversaries stands in small letters: headlines in capitals are passed over.
pub(super) fn has_small_letters(text: &str) -> bool {
    text.contains("лет") || text.contains("годовщин")
}

/// The anniversary that the word of this number tells.
fn jubilee<'r>(corpus: &Corpus, text: &Text<'r>, index: usize) -> Option<Jubilee<'r>> {
    let (word, after) = corpus.words(text).get(index..)?.split_first()?;
    let (number, start) = number_before(text.written, word.at())?;
    let after = after.get(..NEAR).unwrap_or(after);
    let begins = |word: &Token, stem: &str| corpus[word.id].folded.starts_with(stem);
    let (what, year) = KNOWN
        .iter()
        .find(|(stems, _)| stems.iter().all(|stem| after.iter().any(|word| begins(word, stem))))?;
    let last = after.iter().rfind(|word| what.iter().any(|stem| begins(word, stem)))?;
    let rest = text.written.get(last.at()..)?;
    let end = rest.find(|c| !is_letter(c)).map_or(text.written.len(), |end| last.at() + end);
    Some(Jubilee { number, year: *year, quote: text.written.get(start..end)? })
}

fn finding(event: &Event, jubilees: &[Jubilee]) -> Option<Finding> {
    let held = chrono::Datelike::year(&event.extent().0);
    let is_wrong = |jubilee: &&Jubilee| jubilee.number != held - jubilee.year;
    let Jubilee { year, quote, .. } = *jubilees.iter().find(is_wrong)?;
    let right = held - year;
    let message = format!("С {year} года в {held} году исполняется {right}, а написано: «{quote}»");
    let cell = event.cells.first().cloned();
    let finding = Finding::new(&catalogue::ANNIVERSARY, cell, message).quote(quote);
    Some(finding.hint("Проверьте число или дату мероприятия"))
}

/// The number right before a word and where it begins: of «80-летию», «80-й годовщине», «80 лет».
pub(super) fn number_before(text: &str, at: usize) -> Option<(i32, usize)> {
    let before = text.get(..at)?.trim_end_matches([' ', '\u{a0}']);
    let before = before.trim_end_matches(|c: char| matches!(c, 'а'..='я')).trim_end_matches('-');
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let start = before.len() - digits;
    Some((before.get(start..)?.parse().ok()?, start))
}
