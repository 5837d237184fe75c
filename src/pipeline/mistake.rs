//! A mistake in a file of settings, in the words of an office.
//!
//! A text and what the reader of TOML said of it enter; a [`Mistake`] leaves. Which file it is and
//! what to do about it, the readers of each say.

use std::ops::Range;

use crate::finding::excerpt;

/// Where a mistake stands and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// The words of that line.
    pub words: String,
    /// What is wrong with them, in Russian.
    pub what: String,
}

impl Mistake {
    /// The mistake that `error` tells of in `text`.
    pub(super) fn new(text: &str, error: &toml::de::Error) -> Self {
        let Range { start, .. } = error.span().unwrap_or_default();
        let before = text.get(..start).unwrap_or_default();
        let line = before.matches('\n').count();
        let words = excerpt(text.lines().nth(line).unwrap_or_default(), 60);
        Self { line: line + 1, words, what: in_russian(error.message()) }
    }
}

/// What serde and toml say, in the words of an office.
fn in_russian(message: &str) -> String {
    let names = || message.split('`').skip(1).step_by(2).map(|name| format!("«{name}»"));
    let first = names().next().unwrap_or_default();
    if message.starts_with("unknown field") {
        format!("нет ключа {first}; есть {}", names().skip(1).collect::<Vec<_>>().join(", "))
    } else if message.starts_with("unknown variant") {
        format!("нельзя {first}; можно {}", names().skip(1).collect::<Vec<_>>().join(", "))
    } else if message.starts_with("missing field") {
        format!("не хватает ключа {first}")
    } else if message.starts_with("duplicate key") {
        "ключ указан дважды".to_owned()
    } else if message.starts_with("invalid type") || message.starts_with("invalid value") {
        "значение не того вида: текст пишут в кавычках, числа без них, списки в [ ]".to_owned()
    } else if message.starts_with("градусы") {
        message.to_owned()
    } else {
        format!("это не разобрать как TOML ({message})")
    }
}
