//! W306: two sentences run together: «визит Президента … прошла беседа с Губернатором».
//!
//! A text that begins with a visit goes on, without a mark between, with a verb that a visit cannot
//! have: one of another gender. «Визит делегации состоялся» is silent, and so is whatever has a
//! comma, a semicolon or a dash before the verb.

use crate::{
    finding::{Finding, catalogue},
    lint::corpus::{Corpus, Token},
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
    let visits = corpus.each(|word| VISITS.contains(&&*word.folded));
    let verbs = corpus.each(|word| VERBS.contains(&word.written));
    let findings = corpus.events().filter_map(|(event, text)| {
        let words = corpus.words(text);
        let told = text.written.len() - event.text.len().min(text.written.len());
        let first = words.iter().position(|word| word.at() + 8 > told)?;
        let mut beginning = words.iter().skip(first).take(BEFORE + 2);
        let visit = first + beginning.position(|word| visits[word.id])?;
        let verb = visit + words.get(visit..)?.iter().position(|word| verbs[word.id])?;
        finding(corpus, event, words.get(visit..)?, verb - visit)
    });
    findings.collect()
}

/// The finding, if the verb of this number has another subject than the visit, the first of `words`.
fn finding(corpus: &Corpus, event: &Event, words: &[Token], verb: usize) -> Option<Finding> {
    let text = event.as_written.as_str();
    let (from, at) = (words.first()?.at(), words.get(verb)?.at());
    let word = corpus[words.get(verb)?.id].written;
    let between = text.get(from..at)?;
    let plural_of_two = word.ends_with('и') && between.contains(" и ");
    if plural_of_two || between.contains([',', ';', '–', '—', ':']) || verb < 2 {
        return None;
    }
    let start = words.get(verb - 2)?.at();
    let end = corpus.bytes(*words.get(verb + 1).or(words.get(verb))?).end;
    let quote = text.get(start..end)?;
    let message = format!("Два предложения слиты в одно: «{quote}»");
    let finding = Finding::new(&catalogue::RUN_TOGETHER, event.cells.first().cloned(), message);
    Some(finding.quote(quote).hint(format!(
        "Поставьте между ними точку или соедините их: «…, в ходе которого {word} …»"
    )))
}
