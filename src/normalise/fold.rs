//! Spellings that are the same to a reader: letter case, ё and е, Latin letters in Russian words.

/// Lower-case Latin letters that look like Cyrillic ones, and those.
const LOOK_ALIKE: [(char, char); 14] = [
    ('a', 'а'),
    ('b', 'в'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'н'),
    ('k', 'к'),
    ('m', 'м'),
    ('n', 'п'),
    ('o', 'о'),
    ('p', 'р'),
    ('t', 'т'),
    ('u', 'и'),
    ('x', 'х'),
    ('y', 'у'),
];

/// `key`, in lower case, with look-alike Latin letters replaced by Cyrillic ones.
pub(super) fn cyrillic(key: &str) -> String {
    key.chars()
        .map(|c| LOOK_ALIKE.iter().find(|pair| pair.0 == c).map_or(c, |pair| pair.1))
        .collect()
}

/// What two spellings of one name share: lower case, е for ё, Cyrillic letters, single blanks for
/// blanks, hyphens and dashes.
///
/// ```text
/// «Aлма-Ата» (with a Latin A) and «алма ата» have one key
/// ```
pub(super) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'ё' => key.push('е'),
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
pub(super) fn russian_words(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split_inclusive(|c: char| !c.is_alphabetic()) {
        if !word.chars().any(is_russian) || !word.chars().any(|c| c.is_ascii_alphabetic()) {
            out.push_str(word);
            continue;
        }
        for c in word.chars() {
            let lower = c.to_ascii_lowercase();
            // Capitals look alike more often than small letters do: B, H, T, but not b, h, t.
            let found = LOOK_ALIKE.iter().find(|pair| pair.0 == lower).map(|pair| pair.1);
            match found {
                Some(same) if c.is_ascii_uppercase() => out.extend(same.to_uppercase()),
                Some(same) if !matches!(c, 'b' | 'h' | 'm' | 'n' | 't' | 'u') => out.push(same),
                _ => out.push(c),
            }
        }
    }
    out
}

fn is_russian(c: char) -> bool {
    matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё')
}
