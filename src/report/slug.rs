//! A Russian name → a name for a file: «Латинская Америка» → `latinskaia-amerika`.
//!
//! Letters are written as passports have them (ICAO Doc 9303, part 3, table 5; the Ministry's
//! order № 889), in lower case; anything else parts words. So the result is the same on every file
//! system, whatever its encoding, case and forbidden characters. That two names differ only in what
//! is dropped is for the caller to see.

/// The longest that a slug gets; the rest of the name of a file wants room too.
const LONGEST: usize = 60;

/// The slug of a name; empty if no letter or digit of it can be written.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    let mut parted = false;
    for letter in name.chars().flat_map(char::to_lowercase) {
        let latin = match letter {
            'a'..='z' | '0'..='9' => None,
            'ь' | '\u{301}' | '\'' | '’' => continue,
            _ => match cyrillic(letter) {
                "" => {
                    parted = true;
                    continue;
                }
                latin => Some(latin),
            },
        };
        if parted && !slug.is_empty() {
            slug.push('-');
        }
        parted = false;
        match latin {
            Some(latin) => slug.push_str(latin),
            None => slug.push(letter),
        }
    }
    slug.truncate(LONGEST); // all of it is ASCII
    slug.trim_end_matches('-').to_owned()
}

/// A small letter of the Russian alphabet in Latin letters; empty for any other character.
fn cyrillic(letter: char) -> &'static str {
    const TABLE: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s",
        "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "ie", "y", "", "e", "iu", "ia",
    ];
    match letter {
        'ё' => "e",
        'і' | 'ї' => "i",
        _ => {
            let at = u32::from(letter).checked_sub(u32::from('а'));
            let at = at.and_then(|at| usize::try_from(at).ok());
            at.and_then(|at| TABLE.get(at)).copied().unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_become_safe_and_readable() {
        let cases = [
            ("Европа", "evropa"),
            ("Латинская Америка", "latinskaia-amerika"),
            ("СНГ", "sng"),
            ("Босния и Герцеговина", "bosniia-i-gertsegovina"),
            ("Корея (КНДР)", "koreia-kndr"),
            ("Объединённые Арабские Эмираты", "obieedinennye-arabskie-emiraty"),
            ("Кот-д’Ивуар", "kot-divuar"),
            ("Беларусь", "belarus"),
            ("CON", "con"),
            ("../../etc/passwd", "etc-passwd"),
            ("中国", ""),
            ("", ""),
        ];
        for (name, expected) in cases {
            assert_eq!(slug(name), expected, "{name}");
        }
        assert_eq!(slug(&"Щ".repeat(300)).len(), 60);
    }
}
