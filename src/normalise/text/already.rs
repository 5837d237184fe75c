//! Whether a text is set as it should be already: most are, and need no more than this look.
//!
//! A text enters; the answer leaves, «no» wherever a rule of [`super::spacing`] or [`super::marks`]
//! could have something to say. What that is they know alone.

use crate::model::russian::{is_letter_or_number, is_russian, letters};

/// Whether surely nothing is to be done to `text`.
pub(super) fn is_clean(text: &str) -> bool {
    let (mut before, mut quoted) = (' ', false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if parts(before, c) || !is_usual(c, before, &mut quoted) {
            return false;
        }
        before = c;
        // Nothing is odd between the letters of a word.
        let taken = if is_russian(c) { letters(rest) } else { c.len_utf8() };
        rest = rest.get(taken..).unwrap_or_default();
    }
    !matches!(before, ' ' | '-') || text.is_empty()
}

/// Whether a blank may be missing between `mark` and `c`, or anything else is odd between them.
fn parts(mark: char, c: char) -> bool {
    match mark {
        ',' | ';' | ':' | '!' | '?' => is_russian(c) || c == '«',
        '.' => is_russian(c) || c == '.',
        ')' | '»' => is_russian(c),
        '№' => is_letter_or_number(c),
        '-' => !is_russian(c),
        _ => false,
    }
}

/// Whether `c` may stay as it is behind `before`: blanks one by one, marks without one before them,
/// hyphens in words, quotation marks round words and none within others.
fn is_usual(c: char, before: char, quoted: &mut bool) -> bool {
    match c {
        ' ' => !matches!(before, ' ' | '(' | '«'),
        '.' | ',' | ';' | ':' | '!' | '?' | ')' => before != ' ',
        '(' => !is_russian(before),
        '-' => is_russian(before),
        '«' => !std::mem::replace(quoted, true) && matches!(before, ' ' | '('),
        '»' => std::mem::replace(quoted, false) && !matches!(before, ' ' | '«'),
        '"' => false,
        c => is_russian(c) || c == '№' || c.is_ascii_graphic(),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::mended, is_clean};

    /// Every short text of the characters that the rules look at.
    #[test]
    fn what_is_clean_stays_as_it_is() {
        const LETTERS: [char; 17] =
            [' ', 'а', 'Б', 'z', '1', '.', ',', ';', ')', '(', '-', '«', '»', '"', '№', '–', '…'];
        let (mut texts, mut clean) = (vec![String::new()], 0);
        for _ in 0..4 {
            let longer = |text: &String| LETTERS.map(|letter| format!("{text}{letter}"));
            texts = texts.iter().flat_map(longer).collect();
            for text in texts.iter().filter(|text| is_clean(text)) {
                assert_eq!(mended(text), *text);
                clean += 1;
            }
        }
        assert!(clean > 5000, "{clean}");
    }

    #[test]
    fn what_offices_write_is_clean() {
        for text in [
            "визит делегации (вузы, школы и др.) в г. Ош; встреча с П. Насадосом",
            "Соглашение о создании «Центра Санкт-Петербурга» № 5, г. Минск",
        ] {
            assert!(is_clean(text), "{text}");
        }
    }
}
