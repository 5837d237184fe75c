//! Numbers before names: «1. Венгрия», «I. Европа», «2) Сербия».
//!
//! A name as it is written enters; the name without its number leaves.

/// Letters that a Roman number consists of, with those of the Cyrillic keyboard that look alike.
const ROMAN: [char; 5] = ['I', 'V', 'X', 'Х', 'І'];
/// Characters that a number in a list has at most.
const LONGEST: usize = 6;

/// The text without the number of a list before it.
///
/// ```
/// # use pobratim::table::unnumbered;
/// assert_eq!(unnumbered("1. Венгрия"), "Венгрия");
/// assert_eq!(unnumbered("II Азия"), "Азия");
/// assert_eq!(unnumbered("2-й район"), "2-й район");
/// ```
#[must_use]
pub fn unnumbered(text: &str) -> &str {
    let mut rest = text.trim_start();
    let mut numbered = false;
    while let Some(after) = after_number(rest, numbered) {
        rest = after;
        numbered = true;
    }
    let name = rest.trim_start();
    if numbered && name.starts_with(|c: char| c.is_alphabetic() || c == '«') { name } else { text }
}

/// What follows the number that the text begins with, and its stop, bracket or, after a Roman
/// number, blank. The last part of «1.2 Сербия» needs none.
fn after_number(text: &str, goes_on: bool) -> Option<&str> {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let roman = text.trim_start_matches(ROMAN);
    let (rest, is_roman) = if digits.len() < text.len() { (digits, false) } else { (roman, true) };
    let length = text.len() - rest.len();
    let by_blank = (is_roman || goes_on) && rest.starts_with(char::is_whitespace);
    let stop = rest.strip_prefix(['.', ')']).or(by_blank.then_some(rest))?;
    (0 < length && length <= LONGEST).then_some(stop)
}

#[cfg(test)]
mod tests {
    use super::unnumbered;

    #[test]
    fn numbers_of_lists_go() {
        for (written, name) in [
            ("1.Венгрия", "Венгрия"),
            ("12) Сербия", "Сербия"),
            ("1.2. Куба", "Куба"),
            ("1.2 Куба", "Куба"),
            ("I. ЕВРОПА", "ЕВРОПА"),
            ("ІІ. Азия", "Азия"),
            ("ХI Африка", "Африка"),
        ] {
            assert_eq!(unnumbered(written), name);
        }
    }

    #[test]
    fn numbers_within_names_stay() {
        for name in ["Индия", "Иран", "2-й район", "5", "1.", "2025. 5 мая", "1990 год", "V", ""]
        {
            assert_eq!(unnumbered(name), name);
        }
    }
}
