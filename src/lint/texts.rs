//! The words of a text as the office wrote it.
//!
//! A text enters; words with their places leave.

use crate::model::russian::is_letter;

/// The words of a text, letters with hyphens between them, each with its first byte.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    runs(text, |c| c == '-')
}

/// What may stand between the letters of a name: Сантьяго-де-Куба, Кот-д’Ивуар.
pub(super) const JOINTS: [char; 3] = ['-', '’', '\''];

/// The words of a text that may be names: letters with hyphens and apostrophes between them.
pub(super) fn names(text: &str) -> impl Iterator<Item = (usize, &str)> {
    runs(text, |c| JOINTS.contains(&c))
}

/// Letters with what may stand between them.
fn runs(text: &str, joins: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut chars = text.char_indices();
    std::iter::from_fn(move || {
        let (first, letter) = chars.find(|(_, c)| is_letter(*c))?;
        let mut end = first + letter.len_utf8();
        for (at, c) in chars.by_ref() {
            if is_letter(c) {
                end = at + c.len_utf8();
            } else if !joins(c) {
                break;
            }
        }
        Some((first, text.get(first..end)?))
    })
}

/// How many pairs of quotation marks are open at the end, and whether a straight one is.
pub(super) fn quotes(text: &str) -> (usize, bool) {
    text.chars().fold((0_usize, false), |(depth, straight), mark| match mark {
        '«' | '„' => (depth + 1, straight),
        '»' | '“' | '”' => (depth.saturating_sub(1), straight),
        '"' => (depth, !straight),
        _ => (depth, straight),
    })
}

/// Whether `word` stands in the text by itself.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let (before, rest) = text.split_at(at);
        !before.ends_with(is_letter) && !rest[word.len()..].starts_with(is_letter)
    })
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

/// The characters whose first byte is wanted, each with its place: for marks of which a text has
/// few, that is faster than to look at every character.
pub(super) fn marks(
    text: &str,
    wanted: impl Fn(u8) -> bool,
) -> impl Iterator<Item = (usize, char)> {
    let places = text.bytes().enumerate().filter(move |(_, byte)| wanted(*byte));
    places.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)))
}
