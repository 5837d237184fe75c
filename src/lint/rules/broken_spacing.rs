//! W630: a full stop or comma that stands wrong and cannot be set right safely: «г .П усан».
//!
//! What has one meaning only is cleaned without a word: a blank before a comma, none behind it.
//! Here are the others: a full stop between a blank and a letter, two marks in a row of which one
//! is too many.

use crate::{
    finding::{Finding, catalogue},
    lint::corpus::Corpus,
    model::russian::is_letter,
};

/// One finding for each title, partner or event, at the first such place.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let broken = corpus.find(corpus.texts(), |text| first_broken(text.written, corpus.marks(text)));
    let findings = broken.map(|(cell, text, at)| {
        let words = words_at(text.written, at);
        let message = format!("Знаки и пробелы стоят не на месте: {words}");
        Finding::new(&catalogue::BROKEN_SPACING, cell.cloned(), message)
            .quote(words)
            .hint("Поставьте знак сразу после слова, а пробел после знака")
    });
    findings.collect()
}

/// Where the first mark stands wrong.
fn first_broken(text: &str, marks: impl Iterator<Item = (usize, char)>) -> Option<usize> {
    let mut found = marks.filter(|(at, mark)| {
        let (before, rest) = text.split_at(*at);
        let rest = rest.get(1..).unwrap_or_default();
        match mark {
            // «и т. д., и т. п.» and «2025 г., …» have two marks by right.
            '.' => before.ends_with(char::is_whitespace) && rest.starts_with(is_letter),
            ',' | ';' => rest.starts_with([',', ';', '.']),
            _ => false,
        }
    });
    found.next().map(|(at, _)| at)
}

/// The words on both sides of `at`.
fn words_at(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default().trim_end();
    let start = before.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    let rest = text.get(at..).unwrap_or_default();
    let mut ends = rest.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(end, _)| at + end);
    let end = ends.nth(1).unwrap_or(text.len());
    text.get(start..end).unwrap_or(text).trim()
}

#[cfg(test)]
mod tests {
    use super::{first_broken, words_at};
    use crate::lint::rules::fixture::marks;

    #[test]
    fn a_mark_between_a_blank_and_a_letter_is_found() {
        for (text, words) in [
            ("при университете Инчже (г .П усан , Южная Корея)", "(г .П усан"),
            ("визит .Встреча с послом", "визит .Встреча с"),
            ("визит,, встреча", "визит,, встреча"),
        ] {
            assert_eq!(
                first_broken(text, marks(text)).map(|at| words_at(text, at)),
                Some(words),
                "{text}"
            );
        }
    }

    #[test]
    fn marks_in_their_place_are_none() {
        for text in
            ["г. Пусан, Южная Корея", "и т. д., и т. п.", "визит , встреча", "2025 г.; обед", "…"]
        {
            assert_eq!(first_broken(text, marks(text)), None, "{text}");
        }
    }
}
