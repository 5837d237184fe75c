//! The names of months, weekdays and seasons, in Russian, English and German.
//!
//! A word in lower case, with е for ё, enters; its meaning leaves. Abbreviations with their full
//! stops are the parser's business.

use super::words::{Form, Lexicon, Word};
use crate::model::Season;

/// The stem of each month, its endings that can stand alone, and those that need a day or a range
/// before them.
const MONTHS: [(&str, &[&str], &[&str]); 12] = [
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

const LATIN_MONTHS: &[(&str, Word)] = &[
    ("jan january januar jänner", Word::Month(1, Form::Latin)),
    ("feb february februar", Word::Month(2, Form::Latin)),
    ("mar march märz maerz mrz", Word::Month(3, Form::Latin)),
    ("apr april", Word::Month(4, Form::Latin)),
    ("may mai", Word::Month(5, Form::Latin)),
    ("jun june juni", Word::Month(6, Form::Latin)),
    ("jul july juli", Word::Month(7, Form::Latin)),
    ("aug august", Word::Month(8, Form::Latin)),
    ("sep sept september", Word::Month(9, Form::Latin)),
    ("oct october okt oktober", Word::Month(10, Form::Latin)),
    ("nov november", Word::Month(11, Form::Latin)),
    ("dec december dez dezember", Word::Month(12, Form::Latin)),
];

/// The days of the week, 0 for Monday, in any case of their declension.
const WEEKDAYS: &[(&str, Word)] = &[
    ("понедельник понедельника понедельнику пн пон пнд monday mon montag", Word::Weekday(0)),
    ("вторник вторника вторнику вт втр втор tuesday tue tues dienstag", Word::Weekday(1)),
    ("среда среду среды среде ср срд wednesday wed mittwoch", Word::Weekday(2)),
    ("четверг четверга четвергу чт чтв thursday thu thurs donnerstag", Word::Weekday(3)),
    ("пятница пятницу пятницы пятнице пт птн friday fri freitag", Word::Weekday(4)),
    (
        "суббота субботу субботы субботе сб сбт субб saturday sat samstag sonnabend",
        Word::Weekday(5),
    ),
    (
        "воскресенье воскресенья воскресенью воскресение воскр вс вск sunday sun sonntag",
        Word::Weekday(6),
    ),
];

/// The seasons; true where the form says when by itself: «осенью».
const SEASONS: &[(&str, Word)] = &[
    ("весной весною", Word::Season(Season::Spring, true)),
    ("весна весны весну весне spring frühjahr frühling", Word::Season(Season::Spring, false)),
    ("летом", Word::Season(Season::Summer, true)),
    ("лето лета лету summer sommer", Word::Season(Season::Summer, false)),
    ("осенью", Word::Season(Season::Autumn, true)),
    ("осень осени autumn fall herbst", Word::Season(Season::Autumn, false)),
    ("зимой зимою", Word::Season(Season::Winter, true)),
    ("зима зимы зиму зиме winter", Word::Season(Season::Winter, false)),
];

/// Adds months, weekdays and seasons.
pub(super) fn teach(lexicon: &mut Lexicon) {
    for ((stem, alone, bound), number) in MONTHS.iter().zip(1..) {
        for (endings, form) in [(alone, Form::Alone), (bound, Form::Bound)] {
            for ending in *endings {
                lexicon.add(&format!("{stem}{ending}"), Word::Month(number, form));
            }
        }
    }
    // «янв», «сент», «октяб»: any beginning that only one month has.
    for ((stem, ..), number) in MONTHS.iter().zip(1..) {
        for (end, _) in stem.char_indices().skip(3).chain([(stem.len(), ' ')]) {
            let beginning = stem.get(..end).filter(|beginning| beginning.chars().count() >= 3);
            if let Some(beginning) = beginning {
                lexicon.add(beginning, Word::Month(number, Form::Short));
            }
        }
    }
    for table in [LATIN_MONTHS, WEEKDAYS, SEASONS] {
        lexicon.add_all(table);
    }
}
