//! The words that dates are made of, in Russian, English and German.
//!
//! A word in lower case, with е for ё, enters; its meaning leaves. Whole words only: a word that
//! merely begins like a month (Майами, «мартеновский») is none. The one exception are the words
//! for what is counted: «2000 рублей», «2000-летие» are no years.

use super::{months, numerals};
use crate::model::Season;

/// What a word means in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A month, from 1, and in which form.
    Month(u8, Form),
    /// A day of the week, from 0 for Monday.
    Weekday(u8),
    /// An ordinal: «пятое», «третьем»; its number.
    Ordinal(u8),
    /// An ordinal in the plural: «девяностые», «первых».
    Plural(u8),
    /// «двадцать», «девяносто» before an ordinal.
    Tens(u8),
    /// «девятьсот» in a year.
    Hundreds(u16),
    /// «две» before «тысячи».
    Two,
    /// «тысяча», «тысячи».
    Thousand,
    /// «двухтысячный».
    TwoThousandth,
    /// A Roman number from 1 to 21, in capitals.
    Roman(u8),
    /// The tail of an ordinal in digits: 18-го, 2nd; true for one that decades have: 1990-е, 90-х.
    Suffix(bool),
    /// «квартал», «кв».
    Quarter,
    /// The «Q» of Q1.
    Q,
    /// A season; true where the form says when by itself: «осенью».
    Season(Season, bool),
    /// «половина».
    Half,
    /// «полугодие».
    HalfYear,
    /// «декада»: ten days of a month.
    Decade,
    /// «неделя».
    Week,
    /// «числах»: «в двадцатых числах мая».
    Days,
    /// «последний»: the last quarter, week, days.
    Final,
    /// «начало», «середина», «конец»: 1, 2, 3.
    Third(u8),
    /// «около», «примерно».
    About,
    /// «год», «г», «гг», «годы»; true for the whole word.
    Year(bool),
    /// «век», «столетие».
    Century,
    /// «уч.», «учебный» before «год».
    School,
    /// «также»: a list goes on after «а».
    Also,
    /// «жизни»: «на 85 году жизни» is no year.
    OfLife,
    /// «н», «нашей»: «до н.э.»
    Our,
    /// «с», «со», «от»: a range may begin.
    From,
    /// «между»: a range, with «и» in its middle.
    Between,
    /// «по», «до»: a range goes on.
    To,
    /// «на»: goes on with a range that «с» began.
    Onto,
    /// «в», «во»: before a month, a year, a part of one.
    In,
    /// «и», «или»: a list goes on.
    And,
    /// «течение», «протяжение», «весь»: the whole of what follows.
    During,
    /// «сего», «текущего», «этого», «т» in «т.г.»: the year of the report.
    This,
    /// «прошлого»: the year before it.
    Last,
    /// «следующего», «будущего»: the year after it.
    Next,
    /// «of», «the», «den», «am», «числа»: nothing by themselves.
    Filler,
    /// What is counted: «рублей», «участников», «летие».
    Counted,
    /// «ул», «площадь»: a day after it is a name; true where it always is.
    Named(bool),
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
    months::month(key)
        .or_else(|| months::weekday(key))
        .or_else(|| months::season(key))
        .or_else(|| numerals::numeral(key))
        .or_else(|| unit(key))
        .or_else(|| relation(key))
        .or_else(|| beside(key))
}

/// Units of time and their parts.
fn unit(key: &str) -> Option<Word> {
    Some(match key {
        "е" | "х" | "ые" | "ых" | "s" | "er" => Word::Suffix(true),
        "й" | "го" | "ое" | "ого" | "ый" | "я" | "ая" | "м" | "му" | "ом" | "ю" | "th" | "st"
        | "nd" | "rd" => Word::Suffix(false),
        "квартал" | "квартала" | "квартале" | "кварталу" | "кварталы" | "кварталов"
        | "кварталах" | "кварталам" | "кв" | "quarter" | "quartal" => {
            Word::Quarter
        }
        "q" => Word::Q,
        "половина" | "половине" | "половины" | "половину" | "пол" => {
            Word::Half
        }
        "полугодие" | "полугодии" | "полугодия" | "полугодию" | "полугодиях" => {
            Word::HalfYear
        }
        "декада" | "декаде" | "декады" | "декаду" => Word::Decade,
        "неделя" | "неделе" | "недели" | "неделю" => Word::Week,
        "числах" => Word::Days,
        "последний"
        | "последнего"
        | "последнем"
        | "последняя"
        | "последней"
        | "последнюю"
        | "последние"
        | "последних" => Word::Final,
        "начало" | "начале" | "начала" | "началу" | "нач" | "early" | "beginning" | "anfang" => {
            Word::Third(1)
        }
        "середина" | "середине" | "середины" | "середину" | "сер" | "mid" | "middle" | "mitte" => {
            Word::Third(2)
        }
        "конец" | "конце" | "конца" | "концу" | "кон" | "late" | "end" | "ende" => {
            Word::Third(3)
        }
        "г" | "гг" => Word::Year(false),
        "год" | "года" | "году" | "годом" | "годы" | "годов" | "годах" | "годам" | "jahre"
        | "jahren" => Word::Year(true),
        "век" | "века" | "веке" | "веков" | "столетия" | "столетии" => {
            Word::Century
        }
        _ => return None,
    })
}

/// What relates dates to each other and to the year of the report.
fn relation(key: &str) -> Option<Word> {
    Some(match key {
        "с" | "со" | "от" | "from" | "since" | "vom" | "seit" => Word::From,
        "между" | "between" | "zwischen" => Word::Between,
        "по" | "до" | "to" | "till" | "until" | "through" | "bis" => Word::To,
        "на" => Word::Onto,
        "в" | "во" | "in" | "im" | "on" => Word::In,
        "и" | "или" | "либо" | "and" | "or" | "und" | "oder" => Word::And,
        "течение" | "протяжении" | "весь" | "всего" | "целый" => {
            Word::During
        }
        "сего" | "текущего" | "этого" | "нынешнего" | "текущем" | "этом" | "нынешнем" | "тек"
        | "т" => Word::This,
        "прошлого" | "прошлом" | "минувшего" | "минувшем" | "прошедшего" | "прошедшем" => {
            Word::Last
        }
        "следующего" | "будущего" | "следующем" | "будущем" => {
            Word::Next
        }
        "около" | "примерно" | "ок" | "circa" => Word::About,
        "of" | "the" | "den" | "am" | "der" | "des" | "zum" | "числа" => Word::Filler,
        _ => return None,
    })
}

/// What stands beside a number or a date and makes it something else.
fn beside(key: &str) -> Option<Word> {
    Some(match key {
        "жизни" => Word::OfLife,
        "уч" | "учебный" | "учебного" | "учебном" => Word::School,
        "также" => Word::Also,
        "н" | "нашей" => Word::Our,
        "ул" | "улица" | "улице" | "улицы" | "улицу" | "им" | "имени" => {
            Word::Named(true)
        }
        "пл" | "площадь" | "площади" | "просп" | "проспект" | "проспекте" | "завод" | "завода"
        | "фабрика" | "метро" | "парк" | "парке" => Word::Named(false),
        key if is_counted(key) => Word::Counted,
        _ => return None,
    })
}

/// Whether `key` says what a number before it counts: a unit, or a noun in the genitive plural.
fn is_counted(key: &str) -> bool {
    const UNITS: [&str; 41] = [
        "человек",
        "чел",
        "руб",
        "рубля",
        "рублей",
        "рублями",
        "долларов",
        "евро",
        "юаней",
        "тыс",
        "млн",
        "млрд",
        "км",
        "метров",
        "кг",
        "тонн",
        "га",
        "шт",
        "штук",
        "экз",
        "страниц",
        "мест",
        "раз",
        "раза",
        "лет",
        "дней",
        "часов",
        "минут",
        "гостей",
        "детей",
        "жителей",
        "зрителей",
        "команд",
        "работ",
        "книг",
        "компаний",
        "организаций",
        "предприятий",
        "квартир",
        "людей",
        "семей",
    ];
    const PEOPLE: [&str; 9] = [
        "участник",
        "делегат",
        "школьник",
        "студент",
        "спортсмен",
        "экземпляр",
        "экспонат",
        "посетител",
        "процент",
    ];
    let of_people = |stem: &&str| {
        let ending = key.strip_prefix(*stem);
        matches!(ending, Some("ов" | "ей" | "ами" | "ями"))
    };
    // «в 2000 школах»: the prepositional plural, which no word behind an unnamed year has.
    let places = key.ends_with("ах") || key.ends_with("ях");
    let jubilee = key.starts_with("лети") || key.starts_with("летн");
    places || jubilee || UNITS.contains(&key) || PEOPLE.iter().any(of_people)
}
