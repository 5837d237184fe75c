//! Russian letters and grammar that several stages need.
//!
//! A number and the forms of a noun enter, and the form that agrees leaves; a Latin letter enters,
//! and the Cyrillic one that it passes for leaves. Dictionaries and declension are absent on
//! purpose: the words stand where they are used. The questions about
//! letters are those of [`char`], asked of Russian letters first: a table of 10,000 rows asks
//! them tens of millions of times, and the standard library looks Cyrillic up in Unicode's
//! tables.

/// The form of a noun that agrees with `n`, out of those for 1, 2 and 5.
///
/// ```
/// # use pobratim::model::russian::plural;
/// let word = |n| plural(n, ["ошибка", "ошибки", "ошибок"]);
/// assert_eq!([word(1), word(3), word(12), word(21)], ["ошибка", "ошибки", "ошибок", "ошибка"]);
/// ```
#[must_use]
pub fn plural(n: usize, [one, few, many]: [&str; 3]) -> &str {
    match (n % 10, n % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

/// The months as they stand behind a day: «14 мая».
pub const MONTHS_OF: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// Whether a character is a letter of any alphabet.
#[must_use]
pub fn is_letter(c: char) -> bool {
    matches!(c, 'А'..='я' | 'ё' | 'Ё') || !is_mark(c) && c.is_alphabetic()
}

/// Whether a character is a letter of any alphabet or a number.
#[must_use]
pub fn is_letter_or_number(c: char) -> bool {
    matches!(c, 'А'..='я' | 'ё' | 'Ё') || !is_mark(c) && c.is_alphanumeric()
}

/// Whether it is a mark of printed Russian beyond ASCII: quotation marks, dashes, blanks, «№».
fn is_mark(c: char) -> bool {
    matches!(c, '«' | '»' | '\u{A0}' | '\u{2000}'..='\u{206F}' | '№')
}

/// Whether a character is a small letter of any alphabet.
#[must_use]
pub fn is_small(c: char) -> bool {
    match c {
        'а'..='я' => true,
        'А'..='Я' => false,
        c => c.is_lowercase(),
    }
}

/// Whether a character is a capital of any alphabet.
#[must_use]
pub fn is_capital(c: char) -> bool {
    match c {
        'а'..='я' => false,
        'А'..='Я' => true,
        c => c.is_uppercase(),
    }
}

/// A capital's small letter; any other character itself. Of the few capitals whose small letter
/// takes two characters (the Turkish İ) the first.
#[must_use]
pub fn small(c: char) -> char {
    match c {
        'а'..='я' => c,
        // The capitals stand in a row before the small letters.
        'А'..='Я' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// A capital's small letter, and е for ё: what spellings of one word share.
#[must_use]
pub fn folded(c: char) -> char {
    match small(c) {
        'ё' => 'е',
        c => c,
    }
}

/// Small Latin letters and the Cyrillic ones that they pass for, in print or in italics.
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

/// The small Cyrillic letter that a small Latin one passes for.
///
/// ```
/// # use pobratim::model::russian::look_alike;
/// assert_eq!((look_alike('p'), look_alike('z')), (Some('р'), None));
/// ```
#[must_use]
pub fn look_alike(latin: char) -> Option<char> {
    LOOK_ALIKE.iter().find(|pair| pair.0 == latin).map(|pair| pair.1)
}

/// How many slips of the pen lie between two words: letters too many, too few or wrong, and pairs
/// that changed places.
///
/// ```
/// # use pobratim::model::russian::slips;
/// assert_eq!((slips("венргия", "венгрия"), slips("ташкена", "ташкента")), (1, 1));
/// ```
#[must_use]
pub fn slips(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

/// Whether the letter is of the Russian alphabet.
#[must_use]
pub fn is_russian(letter: char) -> bool {
    matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё')
}

/// How many bytes of Russian letters a text begins with: two for each. Texts are mostly words, and
/// their letters need not be looked at one by one.
///
/// ```
/// # use pobratim::model::russian::letters;
/// assert_eq!(letters("Ёлка 5"), 8);
/// assert_eq!(letters("ђ"), 0);
/// ```
#[must_use]
pub fn letters(text: &str) -> usize {
    let is_one =
        |pair: &&[u8]| matches!(**pair, [0xD0, 0x81 | 0x90..=0xBF] | [0xD1, 0x80..=0x8F | 0x91]);
    text.as_bytes().chunks_exact(2).take_while(is_one).count() * 2
}

#[cfg(test)]
mod tests {
    use super::{
        is_capital, is_letter, is_letter_or_number, is_russian, is_small, letters, plural, small,
    };

    #[test]
    fn letters_are_those_that_are_russian() {
        for c in '\0'..=char::MAX {
            assert_eq!(letters(c.encode_utf8(&mut [0; 4])) > 0, is_russian(c), "{c:?}");
        }
        assert_eq!(letters("и, к"), 2);
        assert_eq!(letters(""), 0);
    }

    #[test]
    fn letters_are_those_of_unicode() {
        for c in '\0'..='\u{FFFF}' {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c}");
            assert_eq!(is_letter_or_number(c), c.is_alphanumeric(), "{c}");
            assert_eq!(is_small(c), c.is_lowercase(), "{c}");
            assert_eq!(is_capital(c), c.is_uppercase(), "{c}");
            assert_eq!(Some(small(c)), c.to_lowercase().next(), "{c}");
        }
    }

    #[test]
    fn each_number_has_its_form() {
        let expected = [
            (0, "стран"),
            (1, "страна"),
            (2, "страны"),
            (4, "страны"),
            (5, "стран"),
            (11, "стран"),
            (14, "стран"),
            (20, "стран"),
            (21, "страна"),
            (34, "страны"),
            (100, "стран"),
            (101, "страна"),
            (111, "стран"),
            (112, "стран"),
            (1_000_003, "страны"),
        ];
        for (n, form) in expected {
            assert_eq!(plural(n, ["страна", "страны", "стран"]), form, "{n}");
        }
    }
}
