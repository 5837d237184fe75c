//! The words of a text as the office wrote it.
//!
//! A text enters; words with their places leave.

use crate::model::russian::is_letter;

/// What a text consists of, blanks and numbers apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Letters with what may stand between them.
    Word(&'t str),
    /// A quotation mark, a bracket, an apostrophe, a stop or a comma.
    Mark(char),
}

/// What may stand between the letters of a name: Сантьяго-де-Куба, Кот-д’Ивуар.
pub(super) const JOINTS: [char; 3] = ['-', '’', '\''];

/// The words of a text, letters with hyphens between them, each with its first byte.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    pieces(text).filter_map(word)
}

/// The words of a text that may be names: letters with hyphens and apostrophes between them.
pub(super) fn names(text: &str) -> impl Iterator<Item = (usize, &str)> {
    joined(text, |c| JOINTS.contains(&c)).filter_map(word)
}

fn word((at, piece): (usize, Piece<'_>)) -> Option<(usize, &str)> {
    match piece {
        Piece::Word(word) => Some((at, word)),
        Piece::Mark(_) => None,
    }
}

/// The words of a text and the marks between them, each with its first byte.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (usize, Piece<'_>)> {
    joined(text, |c| c == '-')
}

fn joined(text: &str, joins: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, Piece<'_>)> {
    let char_at = |at: usize| text.get(at..)?.chars().next();
    let mut at = 0;
    std::iter::from_fn(move || {
        while letter_at(text, at).is_none() {
            let (mark, c) = (at, char_at(at)?);
            at += c.len_utf8();
            if is_mark(c) {
                return Some((mark, Piece::Mark(c)));
            }
        }
        let first = at;
        let mut end = letters_end(text, at);
        at = end;
        while let Some(c) = char_at(at).filter(|c| joins(*c)) {
            at += c.len_utf8();
            if letter_at(text, at).is_some() {
                end = letters_end(text, at);
                at = end;
            }
        }
        Some((first, Piece::Word(text.get(first..end)?)))
    })
}

/// Where the letters end that stand at `at`.
fn letters_end(text: &str, mut at: usize) -> usize {
    while let Some(length) = letter_at(text, at) {
        at += length;
    }
    at
}

fn is_mark(c: char) -> bool {
    let ascii = matches!(c, '"' | '\'' | '(' | ')' | ',' | '.' | ';' | '[' | ']');
    ascii || matches!(c, '«' | '»' | '„' | '“' | '”' | '’')
}

/// How many bytes the letter at `at` has, if there is one. Russian and English letters are told by
/// their first byte: this is asked of all that is written.
fn letter_at(text: &str, at: usize) -> Option<usize> {
    match *text.as_bytes().get(at)? {
        0xD0 | 0xD1 => Some(2),
        b'a'..=b'z' | b'A'..=b'Z' => Some(1),
        ..=0x7F => None,
        _ => text.get(at..)?.chars().next().filter(|c| is_letter(*c)).map(char::len_utf8),
    }
}

/// Which quotation marks are open.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Quotes {
    /// How many that have a closing one of their own.
    pub(super) depth: usize,
    straight: bool,
}

impl Quotes {
    /// Whether any is.
    pub(super) fn are_open(self) -> bool {
        self.depth > 0 || self.straight
    }

    /// The same after one more mark.
    pub(super) fn after(mut self, mark: char) -> Self {
        match mark {
            '«' | '„' => self.depth += 1,
            '»' | '“' | '”' => self.depth = self.depth.saturating_sub(1),
            '"' => self.straight = !self.straight,
            _ => {}
        }
        self
    }
}

/// The word at `at`, with up to three neighbours on either side where it alone would not tell the
/// place from others alike.
pub(super) fn words_at(text: &str, at: usize) -> &str {
    let mut offset = 0;
    let mut words: Vec<_> = Vec::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        words.push(offset..offset + piece.trim_end().len());
        offset += piece.len();
    }
    words.retain(|word| !word.is_empty());
    let home = words.iter().position(|word| word.contains(&at)).unwrap_or_default();
    let around = |reach: usize| {
        let first = words.get(home.saturating_sub(reach))?;
        let last = words.get(home + reach).or(words.last())?;
        text.get(first.start..last.end)
    };
    let tells = |words: &&str| words.chars().any(is_letter) && text.matches(words).nth(1).is_none();
    (0..3).filter_map(around).find(tells).or_else(|| around(3)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{letter_at, names, words};
    use crate::{lint::rules::fixture::marks, model::russian::is_letter};

    #[test]
    fn letters_are_those_of_the_alphabets() {
        for c in '\0'..='\u{FFFF}' {
            let expected = is_letter(c).then_some(c.len_utf8());
            assert_eq!(letter_at(&format!("1{c}"), 1), expected, "{c}");
        }
    }

    #[test]
    fn words_are_letters_with_what_joins_them() {
        let text = "-И IT-форум, Кот-д’Ивуар'ы 80-летие – «Ёж»";
        let plain = ["И", "IT-форум", "Кот-д", "Ивуар", "ы", "летие", "Ёж"];
        assert!(words(text).map(|(_, word)| word).eq(plain));
        let joined = ["И", "IT-форум", "Кот-д’Ивуар'ы", "летие", "Ёж"];
        assert!(names(text).map(|(_, word)| word).eq(joined));
        assert_eq!(marks(text).map(|(_, mark)| mark).collect::<String>(), ",’'«»");
        assert!(words(text).chain(names(text)).all(|(at, word)| text[at..].starts_with(word)));
    }
}
