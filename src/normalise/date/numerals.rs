//! Numbers in words: ordinals, tens, hundreds, thousands, and Roman numbers.
//!
//! A word in lower case, with е for ё, enters; its value leaves. How values add up is absent:
//! «двадцать четвёртое» is two words here and one number in `point`.

use super::words::{Lexicon, Word};

const ORDINALS: [(&str, u8); 28] = [
    ("перв", 1),
    ("втор", 2),
    ("трет", 3),
    ("четверт", 4),
    ("пят", 5),
    ("шест", 6),
    ("седьм", 7),
    ("восьм", 8),
    ("девят", 9),
    ("десят", 10),
    ("одиннадцат", 11),
    ("двенадцат", 12),
    ("тринадцат", 13),
    ("четырнадцат", 14),
    ("пятнадцат", 15),
    ("шестнадцат", 16),
    ("семнадцат", 17),
    ("восемнадцат", 18),
    ("девятнадцат", 19),
    ("двадцат", 20),
    ("тридцат", 30),
    ("сороков", 40),
    ("пятидесят", 50),
    ("шестидесят", 60),
    ("семидесят", 70),
    ("восьмидесят", 80),
    ("девяност", 90),
    ("двухтысячн", 0),
];

const CARDINALS: &[(&str, Word)] = &[
    ("двадцать", Word::Tens(20)),
    ("тридцать", Word::Tens(30)),
    ("сорок", Word::Tens(40)),
    ("пятьдесят", Word::Tens(50)),
    ("шестьдесят", Word::Tens(60)),
    ("семьдесят", Word::Tens(70)),
    ("восемьдесят", Word::Tens(80)),
    ("девяносто", Word::Tens(90)),
    ("сто", Word::Hundreds(100)),
    ("двести", Word::Hundreds(200)),
    ("триста", Word::Hundreds(300)),
    ("четыреста", Word::Hundreds(400)),
    ("пятьсот", Word::Hundreds(500)),
    ("шестьсот", Word::Hundreds(600)),
    ("семьсот", Word::Hundreds(700)),
    ("восемьсот", Word::Hundreds(800)),
    ("девятьсот", Word::Hundreds(900)),
    ("одна", Word::Times(1)),
    ("две", Word::Times(2)),
    ("три", Word::Cardinal(3)),
    ("шесть", Word::Cardinal(6)),
    ("девять", Word::Cardinal(9)),
    ("тысяча тысячи тысячу", Word::Thousand),
    ("first erste ersten", Word::Ordinal(1)),
    ("second zweite zweiten", Word::Ordinal(2)),
    ("third dritte dritten", Word::Ordinal(3)),
    ("fourth vierte vierten", Word::Ordinal(4)),
];

/// The endings of an ordinal; those of «третий», which alone has the soft sign, are its own.
const HARD: &str = "ый ой ое ого ому ом ым ая ую";
const HARD_PLURAL: &str = "ые ых ыми";
const SOFT: &str = "ий ье ьего ьему ьем ьим ья ьей ью";

/// Adds numbers in words.
pub(super) fn teach(lexicon: &mut Lexicon) {
    lexicon.add_all(CARDINALS);
    for (stem, number) in ORDINALS {
        let [one, many] = match number {
            0 => [Word::TwoThousandth; 2],
            number => [Word::Ordinal(number), Word::Plural(number)],
        };
        let mut add = |endings: &str, meaning| {
            endings.split(' ').for_each(|end| lexicon.add(&format!("{stem}{end}"), meaning));
        };
        if number == 3 {
            add(SOFT, one);
        } else {
            add(HARD, one);
            add(HARD_PLURAL, many);
        }
    }
}

/// A Roman number in capitals, from 1 to 21: of a month, a quarter, a century.
pub(super) fn roman(written: &str) -> Option<u8> {
    const NUMBERS: [&str; 21] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI",
    ];
    NUMBERS.iter().zip(1_u8..).find(|(number, _)| **number == written).map(|(_, value)| value)
}
