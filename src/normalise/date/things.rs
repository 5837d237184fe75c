//! Words beside a number that make it something else than a date, or another kind of date.
//!
//! A word in lower case, with е for ё, enters; what it does to its neighbour leaves: «2000 рублей»
//! are counted, «ул. 8 Марта» is named, «тел. 31.10.74» is numbered. Whole words, but for the
//! endings of nouns that are counted.

use super::words::{Lexicon, Word};

/// What a number beside these is part of.
const THINGS: &[(&str, Word)] = &[
    ("жизни", Word::OfLife),
    ("уч учебный учебного учебном", Word::School),
    ("также", Word::Also),
    (
        "ул улица улице улицы улицу пер переулок переулке бульвар бульваре бр проезд проезде им \
         имени колхоз совхоз",
        Word::Named(true),
    ),
    (
        "пл площадь площади просп проспект проспекте прт пркт наб набережная набережной ш шоссе завод завода фабрика метро парк парке \
         сквер сквере",
        Word::Named(false),
    ),
    (NUMBERED, Word::Numbered),
    (UNITS, Word::Counted),
];
/// Behind these stands the number of an article, a telephone, a class, a version.
const NUMBERED: &str = "n no nr номер номера тел телефон телефона факс моб п пп пункт пункта пункте подпункт \
    подпункта ст статья статьи статье код оквэд окпд кбк инн гост снип санпин табл таблица рис \
    рисунок приложение раздел глава артикул версия версии версию релиз релиза сборка сборки ver \
    v ip python";
/// What a number before these counts.
const UNITS: &str = "человек чел руб рубля рублей рублями долларов евро юаней тыс млн млрд км метров кг тонн га \
    шт штук экз страниц мест раз раза лет дней гостей детей жителей зрителей команд работ книг \
    компаний организаций предприятий квартир людей семей";
/// Nouns that are counted in the genitive plural, without their endings.
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

/// Adds what makes a number beside it something else.
pub(super) fn teach(lexicon: &mut Lexicon) {
    lexicon.add_all(THINGS);
    for stem in PEOPLE {
        for ending in ["ов", "ей", "ами", "ями"] {
            lexicon.add(&format!("{stem}{ending}"), Word::Counted);
        }
    }
}

/// Whether [`counted`] may know a word of Russian letters in any case.
pub(super) fn may_be_counted(word: &str) -> bool {
    word.ends_with(['х', 'Х']) || word.starts_with(['л', 'Л'])
}

/// What a number before `key` counts, by its ending alone: «в 2000 школах» is in the prepositional
/// plural, which no word behind an unnamed year has; and jubilees, «летие», «летний».
pub(super) fn counted(key: &str) -> Option<Word> {
    let places = key.ends_with("ах") || key.ends_with("ях");
    let jubilee = key.starts_with("лети") || key.starts_with("летн");
    (places || jubilee).then_some(Word::Counted)
}
