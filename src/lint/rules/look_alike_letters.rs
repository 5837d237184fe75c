//! W506: Latin letters within a Russian word, which no eye sees: «Cанкт-Петербург» with a Latin C.
//!
//! The report has the word in Russian letters; the table is the office's to mend. A word counts by
//! its parts between hyphens: «IT-форум» and «Wi-Fi» are right.

use crate::{
    cell::CellRef,
    finding::{Finding, catalogue},
    lint::corpus::Corpus,
    model::russian::{is_letter, is_russian, look_alike, small},
};

/// One finding for each country, title, partner or event, at the first such word.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let mixed = corpus.each(|word| first_mixed(word.written));
    let mut findings = Vec::new();
    for part in &corpus.parts {
        let (name, cell) = (&part.country.as_written, part.country.cells.first());
        findings.extend(first_mixed(name).map(|word| finding(word, cell)));
        findings.extend(corpus.texts_of(part).filter_map(|(cell, text)| {
            let word = corpus.words(text).iter().find_map(|token| mixed[token.id])?;
            Some(finding(word, cell))
        }));
    }
    findings
}

fn finding(word: &str, cell: Option<&CellRef>) -> Finding {
    let latin: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    let message = format!("В русском слове «{word}» латинские буквы: {latin}");
    Finding::new(&catalogue::LOOK_ALIKE_LETTERS, cell.cloned(), message)
        .quote(word)
        .hint("Наберите слово заново в русской раскладке")
}

fn first_mixed(text: &str) -> Option<&str> {
    text.split(|c: char| !is_letter(c)).find(|word| is_mixed(word))
}

/// Whether the word has letters of both alphabets, and every Latin one passes for a Russian one.
fn is_mixed(word: &str) -> bool {
    let latin = |c: &char| c.is_ascii_alphabetic();
    word.chars().any(|c| latin(&c))
        && word.chars().filter(|c| is_russian(*c)).count() > 1
        && word.chars().filter(latin).all(|c| look_alike(small(c)).is_some())
}

#[cfg(test)]
mod tests {
    use super::is_mixed;

    #[test]
    fn only_letters_that_pass_for_russian_ones_within_a_russian_word_count() {
        for word in ["Cанкт", "пeрвый", "Cтpaна"] {
            assert!(is_mixed(word), "{word}");
        }
        for word in ["Санкт", "China", "IT", "Xв", "ZОНА", "форум"] {
            assert!(!is_mixed(word), "{word}");
        }
    }
}
