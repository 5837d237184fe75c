//! W306: two sentences run together: «визит Президента … прошла беседа с Губернатором».
//!
//! A text that begins with a visit goes on, without a mark between, with a verb that a visit cannot
//! have: one of another gender. «Визит делегации состоялся» is silent, and so is whatever has a
//! comma, a semicolon or a dash before the verb.

use crate::{
    finding::{Finding, catalogue},
    lint::{corpus::Corpus, inflection::fold, texts::words},
    model::Event,
};

/// Verbs of another subject than a visit.
const VERBS: [&str; 12] = [
    "состоялась",
    "состоялось",
    "состоялись",
    "прошла",
    "прошло",
    "прошли",
    "проведена",
    "проведено",
    "проведены",
    "организована",
    "организовано",
    "организованы",
];
/// How a visit is called.
const VISITS: [&str; 4] = ["визит", "приезд", "поездка", "прием"];
/// How many words may stand before the visit: «рабочий визит», «ознакомительный визит».
const BEFORE: usize = 2;

/// One finding for each event of two sentences in one.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let is_verb = corpus.each(|word| VERBS.contains(&word.written));
    let is_visit = corpus.each(|word| VISITS.contains(&&*word.folded));
    let events = corpus.events().filter(|(_, text)| {
        let mut words = corpus.words(text).iter();
        words.any(|word| is_visit[word.id]) && words.any(|word| is_verb[word.id])
    });
    events.filter_map(|(event, _)| finding(event)).collect()
}

fn finding(event: &Event) -> Option<Finding> {
    let text = event.as_written.as_str();
    let all: Vec<(usize, &str)> = words(text).collect();
    let told = text.len() - event.text.len().min(text.len());
    let first = all.iter().position(|(at, _)| at + 8 > told)?;
    let visit =
        all.iter().skip(first).take(BEFORE + 2).position(|(_, w)| VISITS.contains(&&*fold(w)))?;
    let visit = first + visit;
    let verb =
        (visit + 1..all.len()).find(|&at| all.get(at).is_some_and(|(_, w)| VERBS.contains(w)))?;
    let (from, (verb_at, word)) = (all.get(visit)?.0, *all.get(verb)?);
    let between = text.get(from..verb_at)?;
    let plural_of_two = word.ends_with('и') && between.contains(" и ");
    if plural_of_two || between.contains([',', ';', '–', '—', ':']) || verb < visit + 2 {
        return None;
    }
    let last = all.get(verb + 1).map_or(verb_at + word.len(), |(at, word)| at + word.len());
    let start = all.get(verb.saturating_sub(2))?.0.max(from);
    let quote = text.get(start..last)?;
    let message = format!("Два предложения слиты в одно: «{quote}»");
    let finding = Finding::new(&catalogue::RUN_TOGETHER, event.cells.first().cloned(), message);
    Some(finding.quote(quote).hint(format!(
        "Поставьте между ними точку или соедините их: «…, в ходе которого {word} …»"
    )))
}
