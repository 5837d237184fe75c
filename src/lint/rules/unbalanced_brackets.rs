//! W603: a bracket without its other half.
//!
//! The closing bracket of a list («1) …», «а) …») needs none.

use crate::{
    cell::CellRef,
    finding::{Finding, catalogue},
    lint::{corpus::Corpus, texts::words_at},
};

/// One finding for each text, at its first bracket without a pair.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let unpaired =
        corpus.find(corpus.texts(), |text| first_unpaired(text.written, corpus.marks(text)));
    unpaired.map(|(cell, text, fault)| finding(text.written, fault, cell)).collect()
}

fn finding(text: &str, (at, bracket): (usize, char), cell: Option<&CellRef>) -> Finding {
    let fault = match bracket {
        '(' | '[' => "Открывающая скобка без закрывающей",
        _ => "Закрывающая скобка без открывающей",
    };
    let words = words_at(text, at);
    let message = format!("{fault}: {}", words.trim_end_matches(['.', ',', ';', ':']));
    Finding::new(&catalogue::UNBALANCED_BRACKETS, cell.cloned(), message)
        .quote(words)
        .hint("Допишите вторую скобку или уберите лишнюю")
}

fn first_unpaired(text: &str, marks: impl Iterator<Item = (usize, char)>) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, bracket) in marks {
        match bracket {
            '(' | '[' => open.push((at, bracket)),
            ')' | ']' => {
                let opening = if bracket == ')' { '(' } else { '[' };
                match open.last() {
                    Some(&(_, innermost)) if innermost == opening => {
                        open.pop();
                    }
                    None if ends_a_mark(text, at) => {}
                    _ => return Some((at, bracket)),
                }
            }
            _ => {}
        }
    }
    open.first().copied()
}

/// Whether a number or a single letter stands before, as in the items of a list.
fn ends_a_mark(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let mark = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let digits = !mark.is_empty() && mark.chars().all(|c| c.is_ascii_digit());
    digits || mark.chars().count() == 1
}
