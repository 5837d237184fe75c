//! The words of a text as the office wrote it.
//!
//! A text enters; words with their places leave.

use crate::model::russian::is_letter;

/// The words of a text, letters with hyphens between them, each with its first byte.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let pieces = text.split_inclusive(|c: char| !is_letter(c) && c != '-').map(move |piece| {
        at += piece.len();
        (at - piece.len(), piece)
    });
    pieces.filter_map(|(at, piece)| {
        let word = piece.trim_matches(|c: char| !is_letter(c));
        let before = piece.find(is_letter)?;
        Some((at + before, word))
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
