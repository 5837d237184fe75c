//! Words beside a number that make it something else than a date, or another kind of date.
//!
//! A word in lower case, with е for ё, enters; what it does to its neighbour leaves: «2000 рублей»
//! are counted, «ул. 8 Марта» is named, «тел. 31.10.74» is numbered. Whole words, but for the
//! endings of nouns that are counted.

use super::words::Word;

/// What `key` makes of a number before or behind it.
pub(super) fn thing(key: &str) -> Option<Word> {
    Some(match key {
        "жизни" => Word::OfLife,
        "уч" | "учебный" | "учебного" | "учебном" => Word::School,
        "также" => Word::Also,
        "ул" | "улица" | "улице" | "улицы" | "улицу" | "пер" | "переулок" | "переулке"
        | "бульвар" | "бульваре" | "проезд" | "проезде" | "им" | "имени" | "колхоз" | "совхоз" => {
            Word::Named(true)
        }
        "пл" | "площадь" | "площади" | "просп" | "проспект" | "проспекте" | "завод" | "завода"
        | "фабрика" | "метро" | "парк" | "парке" | "сквер" | "сквере" => {
            Word::Named(false)
        }
        key if is_numbered(key) => Word::Numbered,
        key if is_counted(key) => Word::Counted,
        _ => return None,
    })
}

/// Whether what stands behind `key` is the number of an article, a telephone, a class, a version.
fn is_numbered(key: &str) -> bool {
    const WORDS: [&str; 47] = [
        "n",
        "no",
        "nr",
        "номер",
        "номера",
        "тел",
        "телефон",
        "телефона",
        "факс",
        "моб",
        "п",
        "пп",
        "пункт",
        "пункта",
        "пункте",
        "подпункт",
        "подпункта",
        "ст",
        "статья",
        "статьи",
        "статье",
        "код",
        "оквэд",
        "окпд",
        "кбк",
        "инн",
        "гост",
        "снип",
        "санпин",
        "табл",
        "таблица",
        "рис",
        "рисунок",
        "приложение",
        "раздел",
        "глава",
        "артикул",
        "версия",
        "версии",
        "версию",
        "релиз",
        "релиза",
        "сборка",
        "сборки",
        "ver",
        "v",
        "ip",
    ];
    WORDS.contains(&key)
}

/// Whether `key` says what a number before it counts: a unit, or a noun in the genitive plural.
fn is_counted(key: &str) -> bool {
    const UNITS: [&str; 39] = [
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
