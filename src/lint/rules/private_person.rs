//! N701: an event that names a person who seems to hold no public office.
//!
//! Federal law 152-ФЗ: names of private persons are published with their consent. A person is seen
//! by initials beside a surname («Бит-Сава Е.М.», «А.Г.Турчина»); names without initials are absent
//! on purpose, because they cannot be told from names of anything else. Whoever is named after an
//! office, or after «имени», is silent, and so are those classics whom exhibitions are about. Nothing is hidden: the office decides.

use crate::{
    finding::{Finding, catalogue},
    lint::{
        corpus::{Corpus, Token},
        inflection::fold,
        texts::words,
    },
    model::{Event, russian::is_capital},
};

/// How the names of public offices begin.
const OFFICES: [&str; 31] = [
    "мэр",
    "вице",
    "губернатор",
    "министр",
    "премьер",
    "президент",
    "посол",
    "посл",
    "консул",
    "глав",
    "председател",
    "депутат",
    "сенатор",
    "корол",
    "принц",
    "султан",
    "эмир",
    "атташе",
    "аким",
    "хоким",
    "заместител",
    "руководител",
    "канцлер",
    "спикер",
    "секретар",
    "член",
    "бургомистр",
    "префект",
    "советник",
    "представител",
    "начальник",
];
/// Whom everybody knows: how the surnames begin that events are named after most.
const CLASSICS: [&str; 14] = [
    "пушкин",
    "лермонтов",
    "гогол",
    "толст",
    "достоевск",
    "чехов",
    "чайковск",
    "шостакович",
    "ломоносов",
    "менделеев",
    "павлов",
    "рерих",
    "гагарин",
    "есенин",
];
/// How many words before a person may hold the office.
const NEAR: usize = 10;

/// One finding for each event that names such persons.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let is_letter = corpus.each(|word| word.is_capital && word.written.chars().nth(1).is_none());
    let is_initial = |text: &str, word: &Token| {
        let end = word.at() + corpus[word.id].written.len();
        is_letter[word.id] && text.as_bytes().get(end) == Some(&b'.')
    };
    let events = corpus
        .events()
        .filter(|(_, text)| corpus.words(text).iter().any(|word| is_initial(text.written, word)));
    events.filter_map(|(event, _)| finding(event)).collect()
}

fn finding(event: &Event) -> Option<Finding> {
    let text = event.as_written.as_str();
    let private: Vec<&str> = persons(text)
        .into_iter()
        .filter(|&(start, _)| is_private(text, start))
        .filter_map(|(start, end)| text.get(start..end))
        .filter(|name| !is_classic(name))
        .collect();
    let quote = *private.first()?;
    let names: Vec<String> = private.iter().map(|name| format!("«{name}»")).collect();
    let message = format!("Назван человек, о должности которого не сказано: {}", names.join(", "));
    let finding = Finding::new(&catalogue::PRIVATE_PERSON, event.cells.first().cloned(), message);
    Some(finding.quote(quote).hint(
        "Для публикации имени нужно согласие человека (152-ФЗ); без него назовите только должность",
    ))
}

/// The places of surnames with initials.
fn persons(text: &str) -> Vec<(usize, usize)> {
    let all: Vec<(usize, &str)> = words(text).collect();
    let is_initial = |index: usize| {
        all.get(index).is_some_and(|(at, word)| {
            word.chars().count() == 1
                && word.starts_with(is_capital)
                && text.get(at + word.len()..).is_some_and(|rest| rest.starts_with('.'))
        })
    };
    let is_surname = |index: usize| {
        all.get(index).is_some_and(|(_, word)| {
            word.chars().count() > 2
                && word.starts_with(is_capital)
                && word.chars().skip(1).any(char::is_lowercase)
        })
    };
    let adjacent = |a: usize, b: usize| {
        let gap = all.get(a).zip(all.get(b)).and_then(|(a, b)| text.get(a.0 + a.1.len()..b.0));
        gap.is_some_and(|gap| {
            gap.chars().all(|c| matches!(c, '.' | ' ' | '\u{a0}')) && gap.len() < 5
        })
    };
    let mut found = Vec::new();
    let mut index = 0;
    while index < all.len() {
        if !is_initial(index) {
            index += 1;
            continue;
        }
        let mut last = index;
        while is_initial(last + 1) && adjacent(last, last + 1) {
            last += 1;
        }
        let end_of = |at: usize| all.get(at).map_or(0, |(at, word)| at + word.len());
        let start_of = |at: usize| all.get(at).map_or(0, |(at, _)| *at);
        let before = index.checked_sub(1).filter(|&at| {
            is_surname(at)
                && text.get(end_of(at)..start_of(index)).is_some_and(|gap| gap.trim().is_empty())
        });
        if is_surname(last + 1) && adjacent(last, last + 1) && !(before.is_some() && last > index) {
            found.push((start_of(index), end_of(last + 1)));
        } else if let Some(surname) = before.filter(|_| last > index) {
            found.push((start_of(surname), end_of(last) + 1));
        }
        index = last + 1;
    }
    found
}

fn is_classic(name: &str) -> bool {
    words(name).any(|(_, word)| CLASSICS.iter().any(|classic| fold(word).starts_with(classic)))
}

/// Whether nothing before the person says an office, and it is not the name of something.
fn is_private(text: &str, start: usize) -> bool {
    let before: Vec<&str> = words(text.get(..start).unwrap_or_default()).map(|(_, w)| w).collect();
    let named_after = before.last().is_some_and(|word| ["им", "имени"].contains(word));
    let holds = |word: &&str| {
        let folded = fold(word);
        folded.split('-').any(|part| OFFICES.iter().any(|office| part.starts_with(office)))
    };
    !named_after && !before.iter().rev().take(NEAR).any(holds)
}
