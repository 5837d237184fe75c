//! W605: a word that stands twice in a row: «в в Ташкент».
//!
//! A second word with a capital may be a name of two alike (Баден Баден).

use crate::{
    cell::CellRef,
    finding::{Finding, catalogue},
    lint::corpus::{Corpus, Text, Token},
};

/// Words that are doubled on purpose.
const BY_RIGHT: [&str; 3] = ["очень", "чуть", "далее"];

/// One finding for each text, at its first doubled word.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let doubled = corpus.find(corpus.texts(), |text| first_doubled(corpus, text));
    doubled.map(|(cell, _, quote)| finding(quote, cell)).collect()
}

fn finding(quote: &str, cell: Option<&CellRef>) -> Finding {
    let message = format!("Слово стоит дважды: «{quote}»");
    Finding::new(&catalogue::DOUBLED_WORD, cell.cloned(), message)
        .quote(quote)
        .hint("Уберите лишнее слово")
}

fn first_doubled<'r>(corpus: &Corpus, text: &Text<'r>) -> Option<&'r str> {
    let words = corpus.words(text);
    let mut pairs = words.iter().zip(words.iter().skip(1));
    pairs.find_map(|(&before, &after)| doubled(corpus, text.written, before, after))
}

/// Both words, if the one is the other again.
fn doubled<'t>(corpus: &Corpus, text: &'t str, before: Token, after: Token) -> Option<&'t str> {
    let (first, second) = (&corpus[before.id], &corpus[after.id]);
    if first.alike != second.alike || second.is_capital || BY_RIGHT.contains(&second.written) {
        return None;
    }
    let between = text.get(before.at() + first.written.len()..after.at())?;
    let is_blank = between.chars().all(char::is_whitespace);
    text.get(before.at()..after.at() + second.written.len()).filter(|_| is_blank)
}
