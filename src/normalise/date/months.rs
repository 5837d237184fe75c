//! The names of months, weekdays and seasons, in Russian, English and German.
//!
//! A word in lower case, with е for ё, enters; its meaning leaves. Abbreviations with their full
//! stops are the parser's business.

use super::words::{Form, Word};
use crate::model::Season;

/// The month that `key` names, and in which form.
pub(super) fn month(key: &str) -> Option<Word> {
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
    // «янв», «сент», «октяб»: any beginning that only one month has.
    let begins = |(stem, ..): &&(&str, _, _)| stem.starts_with(key) && key.chars().count() >= 3;
    match MONTHS.iter().zip(1_u8..).find(|(month, _)| begins(month)) {
        Some((_, number)) => Some(Word::Month(number, Form::Short)),
        None => latin_month(key),
    }
}

fn latin_month(key: &str) -> Option<Word> {
    let number = match key {
        "jan" | "january" | "januar" | "jänner" => 1,
        "feb" | "february" | "februar" => 2,
        "mar" | "march" | "märz" | "maerz" | "mrz" => 3,
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

/// The day of the week that `key` names, 0 for Monday, in any case of its declension.
pub(super) fn weekday(key: &str) -> Option<Word> {
    let day = match key {
        "понедельник"
        | "понедельника"
        | "понедельнику"
        | "пн"
        | "пон"
        | "пнд"
        | "monday"
        | "mon"
        | "montag" => 0,
        "вторник" | "вторника" | "вторнику" | "вт" | "втр" | "втор" | "tuesday" | "tue"
        | "tues" | "dienstag" => 1,
        "среда" | "среду" | "среды" | "среде" | "ср" | "срд" | "wednesday" | "wed" | "mittwoch" => {
            2
        }
        "четверг" | "четверга" | "четвергу" | "чт" | "чтв" | "thursday" | "thu" | "thurs"
        | "donnerstag" => 3,
        "пятница" | "пятницу" | "пятницы" | "пятнице" | "пт" | "птн" | "friday" | "fri"
        | "freitag" => 4,
        "суббота" | "субботу" | "субботы" | "субботе" | "сб" | "сбт" | "субб" | "saturday"
        | "sat" | "samstag" | "sonnabend" => 5,
        "воскресенье"
        | "воскресенья"
        | "воскресенью"
        | "воскресение"
        | "воскр"
        | "вс"
        | "вск"
        | "sunday"
        | "sun"
        | "sonntag" => 6,
        _ => return None,
    };
    Some(Word::Weekday(day))
}

/// The season that `key` names; true where the form says when by itself: «осенью».
pub(super) fn season(key: &str) -> Option<Word> {
    use Season::{Autumn, Spring, Summer, Winter};
    let (season, adverb) = match key {
        "весной" | "весною" => (Spring, true),
        "весна" | "весны" | "весну" | "весне" | "spring" | "frühjahr" | "frühling" => {
            (Spring, false)
        }
        "летом" => (Summer, true),
        "лето" | "лета" | "лету" | "summer" | "sommer" => (Summer, false),
        "осенью" => (Autumn, true),
        "осень" | "осени" | "autumn" | "fall" | "herbst" => (Autumn, false),
        "зимой" | "зимою" => (Winter, true),
        "зима" | "зимы" | "зиму" | "зиме" | "winter" => (Winter, false),
        _ => return None,
    };
    Some(Word::Season(season, adverb))
}
