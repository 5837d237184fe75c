//! W605: a word that stands twice in a row: «в в Ташкент».
//!
//! A second word with a capital may be a name of two alike (Баден Баден).

use crate::{
    cell::CellRef,
    finding::{Finding, catalogue},
    lint::{LintOptions, inflection::fold, texts::words},
    model::{Register, russian::is_capital},
};

/// Words that are doubled on purpose.
const BY_RIGHT: [&str; 3] = ["очень", "чуть", "далее"];

/// One finding for each text, at its first doubled word.
pub(crate) fn check(register: &Register, _: &LintOptions) -> Vec<Finding> {
    let texts = register.countries().flat_map(|(_, country)| country.texts());
    texts.filter_map(|(text, cell)| finding(text, cell)).collect()
}

fn finding(text: &str, cell: Option<&CellRef>) -> Option<Finding> {
    let mut before: Option<(usize, &str)> = None;
    let quote = words(text).find_map(|(at, word)| {
        let (start, first) = before.replace((at, word))?;
        let between = text.get(start + first.len()..at)?;
        let doubled = between.chars().all(char::is_whitespace)
            && fold(first) == fold(word)
            && !word.starts_with(is_capital)
            && !BY_RIGHT.contains(&word);
        doubled.then(|| text.get(start..at + word.len())).flatten()
    })?;
    let message = format!("Слово стоит дважды: «{quote}»");
    let finding = Finding::new(&catalogue::DOUBLED_WORD, cell.cloned(), message).quote(quote);
    Some(finding.hint("Уберите лишнее слово"))
}
