//! Spellings that are the same to a reader: letter case, ё and е, Latin letters in Russian words.

use std::borrow::Cow;

use crate::model::russian::{is_letter, is_russian, look_alike, small};

/// `key`, in lower case, with look-alike Latin letters replaced by Cyrillic ones.
pub(super) fn cyrillic(key: &str) -> String {
    key.chars().map(|c| look_alike(c).unwrap_or(c)).collect()
}

/// What two spellings of one name share: lower case, е for ё, Cyrillic letters, one apostrophe,
/// single blanks for blanks, hyphens and dashes.
///
/// ```text
/// «Aлма-Ата» (with a Latin A) and «алма ата» have one key
/// ```
pub(super) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().map(small) {
        match c {
            'ё' => key.push('е'),
            '’' | 'ʼ' | '`' => key.push('\''),
            c if c.is_whitespace() || super::text::is_dash(c) => {
                if !key.is_empty() && !key.ends_with(' ') {
                    key.push(' ');
                }
            }
            c => key.push(c),
        }
    }
    key.truncate(key.trim_end().len());
    if key.chars().any(is_russian) { cyrillic(&key) } else { key }
}

/// A name with the Latin letters inside its Russian words replaced; whole Latin words stay.
pub(super) fn russian_words(name: &str) -> Cow<'_, str> {
    // To the end, and so at many bytes at once.
    if !name.bytes().fold(false, |any, byte| any | byte.is_ascii_alphabetic()) {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len());
    for word in name.split_inclusive(|c: char| !is_letter(c)) {
        if !word.chars().any(is_russian) || !word.chars().any(|c| c.is_ascii_alphabetic()) {
            out.push_str(word);
            continue;
        }
        for c in word.chars() {
            let lower = c.to_ascii_lowercase();
            // Capitals look alike more often than small letters do: B, H, T, but not b, h, t.
            match look_alike(lower) {
                Some(same) if c.is_ascii_uppercase() => out.extend(same.to_uppercase()),
                Some(same) if !matches!(c, 'b' | 'h' | 'm' | 'n' | 't' | 'u') => out.push(same),
                _ => out.push(c),
            }
        }
    }
    Cow::Owned(out)
}

/// Whether `key`, which is a [`key`], is that of a name of the vocabulary, whose blanks are single
/// and whose letters are its own: the same without making a key of it.
pub(super) fn is_key_of(key: &str, name: &str) -> bool {
    key.chars().eq(folded(name))
}

/// The letters of the key of a name of the vocabulary.
pub(super) fn folded(name: &str) -> impl Iterator<Item = char> {
    name.chars().map(small).map(|c| match c {
        'ё' => 'е',
        '’' => '\'',
        c if super::text::is_dash(c) => ' ',
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        let key = key("алма-ата");
        for name in ["Aлма-Ата", "АЛМА–АТА", "алма  ата", "Алма - Ата"]
        {
            assert_eq!(super::key(name), key, "{name}");
        }
        assert!(is_key_of(&key, "Алма-Ата") && !is_key_of(&key, "Алма-Аты"));
        assert!(is_key_of(&super::key("Кот-д'Ивуар"), "Кот-д’Ивуар"));
    }
}
