//! N701: an event that names a person who seems to hold no public office.
//!
//! Federal law 152-ФЗ: names of private persons are published with their consent. A person is seen
//! by initials beside a surname («Бит-Сава Е.М.», «А.Г.Турчина»); names without initials are absent
//! on purpose, because they cannot be told from names of anything else. Whoever is named after an
//! office, or after «имени», is silent, and so are those classics whom exhibitions are about. Nothing
//! is hidden: the office decides.

use std::ops::RangeInclusive;

use crate::{
    finding::{Finding, catalogue},
    lint::corpus::{Corpus, Text, Token, Word},
    model::{Event, russian::is_small},
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

/// A surname with initials: the numbers of its words, and how it is written.
struct Person<'t> {
    words: RangeInclusive<usize>,
    written: &'t str,
}

/// One finding for each event that names such persons.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let private = corpus.find(corpus.events(), |text| {
        let persons = persons(corpus, text).into_iter();
        let private = persons.filter(|person| is_private(corpus, text, person));
        let names: Vec<&str> = private.map(|person| person.written).collect();
        (!names.is_empty()).then_some(names)
    });
    private.filter_map(|(event, _, names)| finding(event, &names)).collect()
}

fn finding(event: &Event, names: &[&str]) -> Option<Finding> {
    let quote = *names.first()?;
    let names: Vec<String> = names.iter().map(|name| format!("«{name}»")).collect();
    let message = format!("Назван человек, о должности которого не сказано: {}", names.join(", "));
    let finding = Finding::new(&catalogue::PRIVATE_PERSON, event.cells.first().cloned(), message);
    Some(finding.quote(quote).hint(
        "Для публикации имени нужно согласие человека (152-ФЗ); без него назовите только должность",
    ))
}

/// The surnames with initials.
fn persons<'r>(corpus: &Corpus, text: &Text<'r>) -> Vec<Person<'r>> {
    let all = corpus.words(text);
    let is_initial = |index: usize| {
        all.get(index).is_some_and(|word| {
            let end = corpus.bytes(*word).end;
            is_letter(&corpus[word.id]) && text.written.as_bytes().get(end) == Some(&b'.')
        })
    };
    let is_joined = |index: usize| {
        gap(corpus, text, index).is_some_and(|gap| {
            gap.len() < 5 && gap.chars().all(|c| matches!(c, '.' | ' ' | '\u{a0}'))
        })
    };
    let mut found = Vec::new();
    let mut index = 0;
    while index < all.len() {
        let mut last = index;
        if is_initial(index) {
            while is_initial(last + 1) && is_joined(last) {
                last += 1;
            }
            let surname_follows = is_joined(last);
            found.extend(person(corpus, text, index..=last, surname_follows));
        }
        index = last + 1;
    }
    found
}

/// What stands between a word and the next.
fn gap<'r>(corpus: &Corpus, text: &Text<'r>, index: usize) -> Option<&'r str> {
    let words = corpus.words(text);
    let (word, next) = (words.get(index)?, words.get(index + 1)?);
    text.written.get(corpus.bytes(*word).end..next.at())
}

/// The person with these initials: a surname stands behind them, or before several.
fn person<'r>(
    corpus: &Corpus,
    text: &Text<'r>,
    initials: RangeInclusive<usize>,
    is_joined: bool,
) -> Option<Person<'r>> {
    let all = corpus.words(text);
    let (first, last) = initials.into_inner();
    let is_surname = |index: usize| all.get(index).is_some_and(|word| is_surname(&corpus[word.id]));
    let before = first.checked_sub(1).filter(|&before| {
        let is_beside = || gap(corpus, text, before).is_some_and(|gap| gap.trim().is_empty());
        last > first && is_surname(before) && is_beside()
    });
    let (words, stop) = match before {
        Some(before) => (before..=last, ".".len()),
        None if is_surname(last + 1) && is_joined => (first..=last + 1, 0),
        None => return None,
    };
    let start = all.get(*words.start())?.at();
    let end = corpus.bytes(*all.get(*words.end())?).end + stop;
    Some(Person { words, written: text.written.get(start..end)? })
}

/// «А», as of «А.Г.Турчина».
fn is_letter(word: &Word) -> bool {
    word.is_capital && word.written.chars().nth(1).is_none()
}

fn is_surname(word: &Word) -> bool {
    let mut letters = word.written.chars().skip(1);
    word.is_capital && letters.clone().nth(1).is_some() && letters.any(is_small)
}

/// Whether nothing before the person says an office, and it is neither the name of something nor
/// one that everybody knows.
fn is_private(corpus: &Corpus, text: &Text, person: &Person) -> bool {
    let words = |range| {
        let words: &[Token] = corpus.words(text).get(range).unwrap_or_default();
        words.iter().map(|word| &corpus[word.id])
    };
    let (first, last) = person.words.clone().into_inner();
    let mut before = words(0..first).rev();
    let named_after = before.clone().next().is_some_and(|w| ["им", "имени"].contains(&w.written));
    let holds = |word: &Word| {
        let mut parts = word.folded.split('-');
        parts.any(|part| OFFICES.iter().any(|office| part.starts_with(office)))
    };
    let is_classic = |word: &Word| CLASSICS.iter().any(|name| word.folded.starts_with(name));
    !named_after
        && !before.by_ref().take(NEAR).any(holds)
        && !words(first..last + 1).any(is_classic)
}
