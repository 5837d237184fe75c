//! A word → the places where a line may end inside it.
//!
//! Russian words are divided by the patterns of `hypher` with at least two letters before and
//! three after the hyphen; a word's own hyphen may end a line as it stands. What is never
//! divided: Latin words, words with a digit in them, a name with its initials («А.Г.Турчина»),
//! abbreviations in capitals (ВКС, `СПбГУ`). A soft hyphen in the source overrules the patterns.

use hypher::{Lang, hyphenate_bounded};

/// A place where a line may end inside a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Division {
    /// Where the next line begins, in bytes.
    pub(super) at: usize,
    /// What ends the line.
    pub(super) kind: DivisionKind,
}

/// What ends a line inside a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DivisionKind {
    /// The word's own hyphen.
    OwnHyphen,
    /// A hyphen that the line break makes.
    Hyphen,
    /// The same in a long word in capitals: only where nothing else fits.
    LastResort,
}

/// Letters before a hyphen and letters after it, at the least.
const BOUNDS: (usize, usize) = (2, 3);

/// The bytes of a Russian letter.
const LETTER: usize = 2;

/// A run of capitals up to this long is read as an abbreviation.
const LONGEST_ABBREVIATION: usize = 6;

/// Beginnings of words that the patterns divide badly; `=` is the seam where the word is put
/// together, and each side of it is divided by itself.
const SEAMS: &[&str] = &[
    "гор=администрац",
    "гор=управлен",
    "гос=академ",
    "гос=учрежден",
    "контр=адмирал",
    "меж=академическ",
    "меж=американск",
    "меж=муниципальн",
    "обл=администрац",
    "обл=управлен",
    "спец=операц",
    "спец=учрежден",
];

/// Pairs of letters that write one sound in foreign names.
const ONE_SOUND: [(char, char); 3] = [('ц', 'з'), ('д', 'ж'), ('ч', 'ж')];

/// Prefixes that end in the first letter of such a pair.
const PREFIXES: [&str; 3] = ["над", "под", "пред"];

/// Appends the divisions of a word, in order.
pub(super) fn divide(word: &str, divisions: &mut Vec<Division>) {
    if word.contains(|c: char| c.is_ascii_digit() || c == '@' || c == '_') || has_inner_stop(word) {
        return;
    }
    let mut before: Option<usize> = None;
    let mut rest = word;
    while let Some(from) = rest.find(is_letter) {
        let run = rest[from..].split(|c| !is_letter(c)).next().unwrap_or_default();
        let at = word.len() - rest.len() + from;
        let letters = run.chars().count();
        let joined = rest[..from] == *"-" && before.is_some_and(|before| before >= BOUNDS.0);
        if joined && letters >= BOUNDS.1 {
            divisions.push(Division { at, kind: DivisionKind::OwnHyphen });
        }
        divide_run(run, at, letters, divisions);
        before = Some(letters);
        rest = &rest[from + run.len()..];
    }
}

/// A full stop between letters: initials, an address, a missing space.
fn has_inner_stop(word: &str) -> bool {
    word.split('.').skip(1).any(|part| part.starts_with(is_letter))
}

/// A letter or the stress mark on one.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || c == '\u{301}'
}

fn divide_run(run: &str, at: usize, letters: usize, divisions: &mut Vec<Division>) {
    if letters < BOUNDS.0 + BOUNDS.1 || !run.chars().all(|c| matches!(c, 'А'..='я' | 'Ё' | 'ё'))
    {
        return;
    }
    let capitals = run.chars().filter(|c| c.is_uppercase()).count();
    let kind = match capitals {
        0 => DivisionKind::Hyphen,
        1 if run.starts_with(char::is_uppercase) => DivisionKind::Hyphen,
        _ if capitals == letters && letters > LONGEST_ABBREVIATION => DivisionKind::LastResort,
        _ => return,
    };
    // Every letter is as long in either case, so places carry over.
    let lower = run.to_lowercase();
    let seam = seam(&lower);
    if let Some(seam) = seam {
        syllables(&lower[..seam], at, kind, divisions);
        divisions.push(Division { at: at + seam, kind });
    }
    let seam = seam.unwrap_or_default();
    syllables(&lower[seam..], at + seam, kind, divisions);
}

/// Where a word of [`SEAMS`] is put together, in bytes.
fn seam(lower: &str) -> Option<usize> {
    SEAMS.iter().find_map(|entry| {
        let (prefix, stem) = entry.split_once('=')?;
        lower.strip_prefix(prefix)?.starts_with(stem).then_some(prefix.len())
    })
}

/// Divides by the patterns, and mends what they do to foreign names: a piece without a vowel
/// goes to the piece before it («Шань·дун», not «Ша·нь·дун»), and the letters that write one
/// sound stay together («Хэйлун·цзян»).
fn syllables(part: &str, at: usize, kind: DivisionKind, divisions: &mut Vec<Division>) {
    let (mut begin, mut end) = (0, 0);
    for syllable in hyphenate_bounded(part, Lang::Russian, BOUNDS.0, BOUNDS.1) {
        let place = end - one_sound(part, end);
        let room = place >= BOUNDS.0 * LETTER;
        if room && has_vowel(&part[begin..place]) && begins_piece(syllable) {
            divisions.push(Division { at: at + place, kind });
            begin = place;
        }
        end += syllable.len();
    }
}

/// A vowel makes a piece, and the letters of one sound wait for theirs («Шэнь·чжэнь»).
fn begins_piece(syllable: &str) -> bool {
    has_vowel(syllable) || (syllable.len() == 2 * LETTER && one_sound(syllable, LETTER) > 0)
}

/// How many bytes before a place belong to the same sound as what follows it; «под-» before
/// «ж» is a prefix.
fn one_sound(part: &str, at: usize) -> usize {
    let (before, after) = part.split_at(at);
    let pair = ONE_SOUND.iter().find(|(first, second)| {
        before.ends_with(*first) && after.starts_with(*second) && !PREFIXES.contains(&before)
    });
    pair.map_or(0, |(first, _)| first.len_utf8())
}

fn has_vowel(piece: &str) -> bool {
    piece.contains(['а', 'е', 'ё', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word with its divisions: `·` for a made hyphen, `|` after its own, `:` as last resort.
    fn divided(word: &str) -> String {
        let mut divisions = Vec::new();
        divide(word, &mut divisions);
        let mut shown = word.to_owned();
        for division in divisions.iter().rev() {
            shown.insert(
                division.at,
                match division.kind {
                    DivisionKind::OwnHyphen => '|',
                    DivisionKind::Hyphen => '·',
                    DivisionKind::LastResort => ':',
                },
            );
        }
        shown
    }

    #[test]
    fn russian_words_are_divided_by_syllables_with_two_letters_before_and_three_after() {
        for expected in [
            "де·ле·га·ции",
            "со·гла·ше·ние",
            "меж·ду·на·род·ный",
            "под·пи·са·ние",
            "го·род",
            "Астана",
            "ви·зит",
            "объ·еди·не·ние",
            "трёх·сот·ле·тие",
            "(Пра·ви·тель·ством",
            "«до·рож·ная»,",
        ] {
            assert_eq!(divided(&expected.replace(['·', '|', ':'], "")), expected);
        }
    }

    #[test]
    fn foreign_names_keep_a_vowel_in_every_piece() {
        for expected in [
            "Шань·дун",
            "Кхань·хоа",
            "Нань·нин",
            "Хэй·лун·цзян",
            "Тянь·цзинь",
            "Чжэн·чжоу",
            "Шэнь·чжэнь",
            "Гу·джа·рат",
            "Мад·хья",
            "Юс·у·пов·ском",
            "Вьентьян",
        ] {
            assert_eq!(divided(&expected.replace('·', "")), expected);
        }
    }

    #[test]
    fn words_that_the_patterns_divide_badly_are_divided_at_their_seam() {
        for expected in [
            "меж·му·ни·ци·паль·ного",
            "Меж·ака·де·ми·че·ский",
            "обл·ад·ми·ни·стра·ция",
            "гор·ад·ми·ни·стра·ции",
            "обл·управ·ле·ние",
            "гор·управ·ле·ние",
            "Гос·ака·де·мия",
            "гос·учре·жде·ние",
            "спец·опе·ра·ция",
            "спец·учре·жде·ния",
            "контр·ад·ми·рал",
            "меж·аме·ри·кан·ский",
            "без·опас·ность",
            "гид·ро·элек·тро·стан·ция",
            "внеш·не·эко·но·ми·че·ский",
            "меж·ре·ги·о·наль·ный",
            "меж·эт·ни·че·ский",
            "под·жать",
        ] {
            assert_eq!(divided(&expected.replace('·', "")), expected);
        }
    }

    #[test]
    fn a_compound_is_divided_by_parts_and_after_its_own_hyphen() {
        for expected in [
            "Санкт-|Пе·тер·бурга",
            "тор·гово-|эко·но·ми·че·ской",
            "на·учно-|тех·ни·че·ский",
            "Баня-|Лука",
            "го·рода-|парт·нёры",
            "го·рода-",
            "во-|пер·вых",
            "из-за",
        ] {
            assert_eq!(divided(&expected.replace(['·', '|'], "")), expected);
        }
    }

    #[test]
    fn what_has_no_syllables_of_its_own_is_never_divided() {
        for word in [
            "ВКС",
            "СПбГУ",
            "ИННОПРОМ-2025",
            "80-летия",
            "17/2024-МС",
            "031-06-478/12",
            "А.Г.Турчина",
            "П.Насадоса",
            "https://www.gov.spb.ru",
            "kvs@gov.spb.ru",
            "Guangdong",
            "–",
        ] {
            assert_eq!(divided(word), word);
        }
    }

    #[test]
    fn a_long_word_in_capitals_is_divided_as_a_last_resort() {
        assert_eq!(divided("МЕРОПРИЯТИЯ"), "МЕ:РО:ПРИ:Я:ТИЯ");
        assert_eq!(divided("ЕВРОПА"), "ЕВРОПА");
    }
}
