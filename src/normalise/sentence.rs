//! Where sentences begin: a full stop alone is no boundary.
//!
//! Text enters; the byte offsets at which its sentences begin leave. «г. Хевиз», «П. Насадос»,
//! «им. Г.Бердымухамедова», «г .П усан» and «2025 г. состоялся» stay whole.

use std::ops::Range;

use super::text::is_bullet;
use crate::model::russian::{is_letter, is_letter_or_number, is_small};

/// Abbreviations after which a sentence goes on whatever follows.
const GOES_ON: [&str; 43] = [
    "г",
    "гг",
    "пров",
    "им",
    "ул",
    "просп",
    "наб",
    "д",
    "корп",
    "стр",
    "кв",
    "каб",
    "ауд",
    "оф",
    "эт",
    "пом",
    "обл",
    "респ",
    "р-н",
    "п",
    "пос",
    "с",
    "о",
    "оз",
    "св",
    "акад",
    "проф",
    "доц",
    "ген",
    "зам",
    "тел",
    "см",
    "ср",
    "т",
    "тыс",
    "млн",
    "млрд",
    "пн",
    "вт",
    "чт",
    "пт",
    "сб",
    "вс",
];
/// Bytes of the longest of them.
const LONGEST_SHORT: usize = 10;
/// Letters that a word before a full stop has at least if a small letter after it begins another
/// sentence; what is shorter is an abbreviation: «эк. развития», «вузы и др. учреждения».
const WORD: usize = 5;
/// More letters than any abbreviation has.
const LONGEST_WORD: usize = 12;

/// The sentences of `text`, blanks at their ends included; together they are the whole text.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut last = 0;
    let marks = |from: usize| text.bytes().skip(from).position(may_end);
    let mut from = 0;
    while let Some(at) = marks(from).map(|further| from + further) {
        let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        from = at + c.len_utf8();
        let item = if matches!(c, '.' | ')') { item(text, start..at, last) } else { None };
        let next = match (c, item) {
            (_, Some((begin, number))) => {
                last = number;
                Some(begin)
            }
            ('.' | '!' | '?' | '…', None) => boundary(text, at, c),
            _ => Some(at).filter(|_| is_bullet(c) && stands_free(text, at, c)),
        };
        if let Some(next) = next.filter(|&next| next > start) {
            found.push(start..next);
            start = next;
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

/// Whether a character that a byte of UTF-8 begins may end a sentence or begin an item.
fn may_end(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | b')' | b'*' | 0xC2 | 0xE2 | 0xEF)
}

/// The number of a list's item that ends at `range`'s end, and where it begins: at the start of a
/// sentence, or anywhere if it is the one behind `last`: «1. Визит 2. Приём».
fn item(text: &str, range: Range<usize>, last: usize) -> Option<(usize, usize)> {
    let sentence = text.get(range.clone())?;
    let before = sentence.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = sentence.get(before.len()..).filter(|digits| (1..=2).contains(&digits.len()))?;
    let number = digits.parse().ok()?;
    let free = before.trim_end();
    let counts_on = last > 0 && number == last + 1 && free.len() < before.len();
    let blank = text.get(range.end + 1..).is_some_and(|rest| rest.starts_with(' '));
    let bound = || free.ends_with('№') || free.strip_suffix('.').is_some_and(is_before_number);
    (free.is_empty() || counts_on && blank && !bound())
        .then_some((range.start + before.len(), number))
}

/// Whether a text ends with an abbreviation that a number follows: «каб. 2»; but «2025 г. 2. Приём».
fn is_before_number(text: &str) -> bool {
    let word = last_word(text);
    goes_on(word, false) && !matches!(word, "г" | "гг")
}

/// Whether the bullet `c` stands apart: «*» and «·» between blanks, others anywhere.
fn stands_free(text: &str, at: usize, c: char) -> bool {
    let (before, after) = text.split_at(at);
    !matches!(c, '*' | '·')
        || before.ends_with(' ')
            && after.get(c.len_utf8()..).is_some_and(|rest| rest.starts_with(' '))
}

/// Where the next sentence begins if the mark `c` at `at` ends one.
fn boundary(text: &str, at: usize, c: char) -> Option<usize> {
    let rest = text.get(at + c.len_utf8()..)?;
    let after = rest.trim_start_matches(['»', '“', '”', ')', '"', '.', '!', '?', '…']);
    let next = after.trim_start();
    if next.is_empty() || next.len() == after.len() {
        return None;
    }
    let word = last_word(text.get(..at)?);
    let small = next.starts_with(is_small);
    if small && c != '.' || c == '.' && goes_on(word, small) {
        return None;
    }
    Some(text.len() - next.len())
}

/// The last word of `text`, its inner stops included; of a long one only the end.
fn last_word(text: &str) -> &str {
    let inside = |c: &char| is_letter_or_number(*c) || matches!(c, '-' | '.');
    let length: usize =
        text.chars().rev().take(LONGEST_WORD).take_while(inside).map(char::len_utf8).sum();
    text.get(text.len() - length..).unwrap_or_default()
}

fn goes_on(word: &str, small_follows: bool) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    let initial = last.chars().count() == 1 && last.chars().all(is_letter);
    let inner = word != last && !initial;
    if small_follows {
        return initial || inner || last.chars().count() < WORD;
    }
    let abbreviated =
        || last.len() <= LONGEST_SHORT && GOES_ON.contains(&last.to_lowercase().as_str());
    let several = || matches!(word.to_lowercase().as_str(), "т.д" | "т.п");
    (initial || abbreviated()) && !several()
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::{GOES_ON, LONGEST_SHORT, is_bullet, may_end, sentences};

    #[track_caller]
    fn splits(text: &str, expected: &[&str]) {
        let found: Vec<_> = sentences(text).into_iter().map(|range| text[range].trim()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn whatever_may_end_a_sentence_begins_with_a_byte_that_is_looked_at() {
        for c in '\0'..=char::MAX {
            let ends = is_bullet(c) || matches!(c, '.' | '!' | '?' | '…' | ')');
            assert!(!ends || may_end(c.to_string().as_bytes()[0]), "{c:?}");
        }
        let longest = GOES_ON.iter().map(|word| word.len()).max();
        assert_eq!(longest, Some(LONGEST_SHORT));
    }

    #[test]
    fn a_full_stop_before_a_capital_ends_a_sentence() {
        splits("Визит в Минск. Состоялась встреча.", &["Визит в Минск.", "Состоялась встреча."]);
    }

    #[test]
    fn abbreviations_and_initials_do_not() {
        for whole in [
            "мэра г. Хевиз П.Насадоса",
            "премьер-министра А. Г. Турчина в Смольном",
            "детям им. Г.Бердымухамедова.",
            "пров. Сычуань",
            "Бит-Сава Е.М. на базе больницы",
            "(г .П усан , Южная Корея)",
            "в 2025 г. Санкт-Петербург",
            "комитета по эк. развития и мед. персонала у ст. метро",
            "концерт «Здравствуй, мир!» состоялся, «Кто? где?»",
        ] {
            splits(whole, &[whole]);
        }
    }

    #[test]
    fn a_small_letter_after_a_complete_sentence_begins_a_fragment() {
        splits(
            "и Вьетнамом. департамента Канцелярии",
            &["и Вьетнамом.", "департамента Канцелярии"],
        );
    }

    #[test]
    fn and_so_on_may_end_a_sentence() {
        splits("школы, вузы и др. Визит завершён.", &["школы, вузы и др.", "Визит завершён."]);
        splits("вузы и др. учреждения", &["вузы и др. учреждения"]);
    }

    #[test]
    fn the_number_of_an_item_belongs_to_it() {
        splits("1. Визит мэра. 2. Приём.", &["1. Визит мэра.", "2. Приём."]);
        splits("Участников было 15. Приём.", &["Участников было 15.", "Приём."]);
    }

    #[test]
    fn a_closing_quote_belongs_to_its_sentence() {
        splits("«Мир через культуру.» Далее", &["«Мир через культуру.»", "Далее"]);
    }
}
