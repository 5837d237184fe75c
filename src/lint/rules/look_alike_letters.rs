//! W506: Latin letters within a Russian word, which no eye sees: «Cанкт-Петербург» with a Latin C.
//!
//! The report has the word in Russian letters; the table is the office's to mend. A word counts by
//! its parts between hyphens: «IT-форум» and «Wi-Fi» are right.

use crate::{
    finding::{Finding, catalogue},
    lint::LintOptions,
    model::{
        Register,
        russian::{is_letter, is_russian, look_alike, small},
    },
};

/// One finding for each title, partner or event, at the first such word.
pub(crate) fn check(register: &Register, _: &LintOptions) -> Vec<Finding> {
    let texts = register.countries().flat_map(|(_, country)| {
        let name = (country.as_written.as_str(), country.cells.first());
        std::iter::once(name).chain(country.texts())
    });
    let findings = texts.filter_map(|(text, cell)| {
        let word = text.split(|c: char| !is_letter(c)).find(|word| is_mixed(word))?;
        let latin: String = word.chars().filter(char::is_ascii_alphabetic).collect();
        let message = format!("В русском слове «{word}» латинские буквы: {latin}");
        let finding = Finding::new(&catalogue::LOOK_ALIKE_LETTERS, cell.cloned(), message);
        Some(finding.quote(word).hint("Наберите слово заново в русской раскладке"))
    });
    findings.collect()
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
