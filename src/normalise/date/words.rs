//! The words that dates are made of, in Russian, English and German.
//!
//! A word in lower case, with е for ё, enters; its meaning leaves. Whole words only: a word that
//! merely begins like a month (Майами, «мартеновский») is none.

use crate::model::Season;

/// What a word means in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A month, from 1, and in which form.
    Month(u8, Form),
    /// An ordinal: «пятое», «третьем»; its number.
    Ordinal(u8),
    /// «двадцать», «тридцать» before an ordinal.
    Tens(u8),
    /// A Roman number from 1 to 12, in capitals.
    Roman(u8),
    /// The tail of an ordinal in digits: 18-го, 2nd; true for one that decades have: 1990-е, 90-х.
    Suffix(bool),
    /// «квартал», «кв».
    Quarter,
    /// A season; true where the form says when by itself: «осенью».
    Season(Season, bool),
    /// «половина».
    Half,
    /// «полугодие».
    HalfYear,
    /// «декада»: ten days of a month.
    Decade,
    /// «начало», «середина», «конец»: 1, 2, 3.
    Third(u8),
    /// «год», «г», «гг», «годы».
    Year,
    /// «с», «со», «от»: a range may begin.
    From,
    /// «по», «до»: a range goes on.
    To,
    /// «в», «во»: before a month, a year, a part of one.
    In,
    /// «и», «and», «und»: a list goes on.
    And,
    /// «течение», «протяжение», «весь»: the whole of what follows.
    During,
    /// «сего», «текущего», «этого», «с» in «с.г.»: the year of the report.
    This,
    /// «прошлого»: the year before it.
    Last,
    /// «следующего», «будущего»: the year after it.
    Next,
    /// «of», «the», «den», «am», «von»: nothing by themselves.
    Filler,
}

/// The form of a month's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// «май», «мае»: can stand alone.
    Alone,
    /// «мая», «маю»: needs a day, a range or a part before it.
    Bound,
    /// «мар», «сент»: often with a full stop.
    Short,
    /// English or German: the day may follow.
    Latin,
}

/// The meaning of `key`, a word in lower case with е for ё.
pub(super) fn lookup(key: &str) -> Option<Word> {
    month(key).or_else(|| ordinal(key)).or_else(|| other(key))
}

fn month(key: &str) -> Option<Word> {
    const MONTHS: [(&str, &[&str], &[&str]); 12] = [
        // Stem, endings that can stand alone, and those that need a day or a range before them.
        ("январ", &["ь", "е"], &["я", "ю", "ем"]),
        ("феврал", &["ь", "е"], &["я", "ю", "ем"]),
        ("март", &["", "е"], &["а", "у", "ом"]),
        ("апрел", &["ь", "е"], &["я", "ю", "ем"]),
        ("ма", &["й", "е"], &["я", "ю", "ем"]),
        ("июн", &["ь", "е"], &["я", "ю", "ем"]),
        ("июл", &["ь", "е"], &["я", "ю", "ем"]),
        ("август", &["", "е"], &["а", "у", "ом"]),
        ("сентябр", &["ь", "е"], &["я", "ю", "ем"]),
        ("октябр", &["ь", "е"], &["я", "ю", "ем"]),
        ("ноябр", &["ь", "е"], &["я", "ю", "ем"]),
        ("декабр", &["ь", "е"], &["я", "ю", "ем"]),
    ];
    for ((stem, alone, bound), number) in MONTHS.iter().zip(1_u8..) {
        let Some(ending) = key.strip_prefix(stem) else { continue };
        if alone.contains(&ending) {
            return Some(Word::Month(number, Form::Alone));
        }
        if bound.contains(&ending) {
            return Some(Word::Month(number, Form::Bound));
        }
    }
    let short = match key {
        "янв" => 1,
        "фев" | "февр" => 2,
        "мар" => 3,
        "апр" => 4,
        "июн" => 6,
        "июл" => 7,
        "авг" => 8,
        "сен" | "сент" => 9,
        "окт" => 10,
        "ноя" | "нояб" => 11,
        "дек" => 12,
        _ => return latin_month(key),
    };
    Some(Word::Month(short, Form::Short))
}

fn latin_month(key: &str) -> Option<Word> {
    let number = match key {
        "jan" | "january" | "januar" | "jänner" => 1,
        "feb" | "february" | "februar" => 2,
        "mar" | "march" | "märz" | "mrz" => 3,
        "apr" | "april" => 4,
        "may" | "mai" => 5,
        "jun" | "june" | "juni" => 6,
        "jul" | "july" | "juli" => 7,
        "aug" | "august" => 8,
        "sep" | "sept" | "september" => 9,
        "oct" | "october" | "okt" | "oktober" => 10,
        "nov" | "november" => 11,
        "dec" | "december" | "dez" | "dezember" => 12,
        _ => return None,
    };
    Some(Word::Month(number, Form::Latin))
}

fn ordinal(key: &str) -> Option<Word> {
    const STEMS: [(&str, u8); 21] = [
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
    ];
    match key {
        "двадцать" => return Some(Word::Tens(20)),
        "тридцать" => return Some(Word::Tens(30)),
        _ => {}
    }
    let (number, ending) = STEMS.iter().find_map(|&(stem, n)| {
        let rest = key.strip_prefix(stem)?;
        is_ordinal_ending(rest).then_some((n, rest))
    })?;
    // «третий» alone has the soft sign, and it always has it.
    ((number == 3) == (ending.starts_with('ь') || ending == "ий")).then_some(Word::Ordinal(number))
}

fn is_ordinal_ending(rest: &str) -> bool {
    matches!(
        rest,
        "ый" | "ой"
            | "ое"
            | "ого"
            | "ому"
            | "ом"
            | "ым"
            | "ая"
            | "ую"
            | "ий"
            | "ье"
            | "ьего"
            | "ьему"
            | "ьем"
            | "ьим"
            | "ья"
            | "ьей"
            | "ью"
    )
}

fn other(key: &str) -> Option<Word> {
    Some(match key {
        "е" | "х" | "ые" | "ых" => Word::Suffix(true),
        "й" | "го" | "ое" | "ого" | "ый" | "я" | "м" | "му" | "ом" | "th" | "st" | "nd" | "rd" => {
            Word::Suffix(false)
        }
        "квартал" | "квартала" | "квартале" | "кварталы" | "кварталах" | "кв" => {
            Word::Quarter
        }
        "весной" | "весною" => Word::Season(Season::Spring, true),
        "весна" | "весны" | "весну" => Word::Season(Season::Spring, false),
        "летом" => Word::Season(Season::Summer, true),
        "лето" | "лета" => Word::Season(Season::Summer, false),
        "осенью" => Word::Season(Season::Autumn, true),
        "осень" | "осени" => Word::Season(Season::Autumn, false),
        "зимой" | "зимою" => Word::Season(Season::Winter, true),
        "зима" | "зимы" | "зиму" => Word::Season(Season::Winter, false),
        "половина" | "половине" | "половины" | "половину" => {
            Word::Half
        }
        "полугодие" | "полугодии" | "полугодия" => Word::HalfYear,
        "декада" | "декаде" | "декады" | "декаду" => Word::Decade,
        "начало" | "начале" | "начала" | "началу" => Word::Third(1),
        "середина" | "середине" | "середины" | "середину" => {
            Word::Third(2)
        }
        "конец" | "конце" | "конца" | "концу" => Word::Third(3),
        "год" | "года" | "году" | "годом" | "г" | "гг" | "годы" | "годов" | "годах" => {
            Word::Year
        }
        "с" | "со" | "от" | "from" => Word::From,
        "по" | "до" | "to" | "till" | "until" | "bis" => Word::To,
        "в" | "во" | "in" | "im" | "on" => Word::In,
        "и" | "and" | "und" => Word::And,
        "течение" | "протяжении" | "весь" | "всего" | "целый" => {
            Word::During
        }
        "сего" | "текущего" | "этого" | "нынешнего" | "текущем" | "этом" => {
            Word::This
        }
        "прошлого" | "прошлом" | "минувшего" | "прошедшего" => {
            Word::Last
        }
        "следующего" | "будущего" | "следующем" | "будущем" => {
            Word::Next
        }
        "of" | "the" | "den" | "am" | "vom" | "der" | "числа" => Word::Filler,
        _ => return None,
    })
}

/// A Roman number of a month or quarter: capitals only, 1 to 12.
pub(super) fn roman(written: &str) -> Option<u8> {
    Some(match written {
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        "X" => 10,
        "XI" => 11,
        "XII" => 12,
        _ => return None,
    })
}
