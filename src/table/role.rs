//! What the columns of the table are for, and the words that tell.
//!
//! The words of a heading cell enter; a score for each [`Role`] leaves. Which cell gets which
//! role is absent on purpose: `heading` weighs the whole row.

use std::{borrow::Cow, fmt};

use serde::Serialize;

use super::{
    ColumnNames, Reason,
    stems::{MOMENTS, OTHERS, SAYS_WHAT, STEMS},
};

use crate::model::russian::{is_letter_or_number, look_alike, small};

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The country.
    Country,
    /// The other side: a city, a province, a district.
    Partner,
    /// The document that the partnership rests on.
    Basis,
    /// When it was signed.
    Date,
    /// What happened in the year.
    Events,
    /// The part of the world, in tables that have no rows for it.
    Region,
    /// When it happened, or began, in tables that keep that apart from what happened.
    EventDate,
    /// When it ended, in tables that keep that apart from when it began.
    EventEnd,
}

/// Every role.
pub(super) const ROLES: [Role; 8] = [
    Role::Country,
    Role::Partner,
    Role::Basis,
    Role::Date,
    Role::Events,
    Role::Region,
    Role::EventDate,
    Role::EventEnd,
];

/// The columns of the office's own table; the report lacks something without any of them.
pub(super) const OWN: [Role; 5] =
    [Role::Country, Role::Partner, Role::Basis, Role::Date, Role::Events];

/// The name of the column in the office's own table.
impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Country => "Страна",
            Self::Partner => "Город",
            Self::Basis => "Основание для сотрудничества",
            Self::Date => "Дата подписания",
            Self::Events => "Основные мероприятия",
            Self::Region => "Регион",
            Self::EventDate => "Дата мероприятия",
            Self::EventEnd => "Окончание мероприятия",
        })
    }
}

/// What the first word of a heading weighs more: «Дата соглашения» is a date, «Соглашение, дата»
/// is none.
const FIRST_WORD: u32 = 14;
/// What a name that the office itself set weighs.
const SAID: u32 = 1000;
/// Letters past this are no heading.
const LONGEST_HEADING: usize = 300;

/// How well a folded heading (see [`fold`]) fits the role; zero for not at all.
pub(super) fn score(heading: &str, role: Role, names: &ColumnNames) -> u32 {
    if names.say(heading) {
        return if names.say_it_is(role, heading) { SAID } else { 0 };
    }
    let too_long = heading.chars().nth(LONGEST_HEADING).is_some();
    if too_long || is_other(heading) {
        0
    } else if role == Role::Region && OWN.into_iter().any(|role| weigh(heading, role) > 0) {
        // «Регион-партнёр» is the partner.
        0
    } else if role == Role::EventDate && (!names_a_moment(heading) || is_of_document(heading)) {
        // «Проведённые мероприятия» are the events.
        0
    } else if matches!(role, Role::Date | Role::EventDate) && !may_be(role, heading) {
        0
    } else {
        weigh(heading, role)
    }
}

/// Whether a heading with the words for beginning or end may be of this date: «Начало» and
/// «Окончание» are an event's, «Начало сотрудничества» is a document's.
fn may_be(role: Role, heading: &str) -> bool {
    let has = |stem: &str| heading.split(' ').any(|word| word.starts_with(stem));
    let of_ties = ["сотруднич", "отношен", "связ"].into_iter().any(has);
    let begins = !has("начал") || of_ties == (role == Role::Date);
    begins && weigh(heading, Role::EventEnd) == 0
}

/// Whether a moment is that of a document: «Когда подписан», «Период действия соглашения».
fn is_of_document(heading: &str) -> bool {
    let signs = |word: &str| word.starts_with("подписан") || word.starts_with("заключен");
    let [basis, events] = [Role::Basis, Role::Events].map(|role| weigh(heading, role));
    heading.split(' ').any(signs) || (basis > 0 && events == 0)
}

/// Whether a date heading leaves open what happened then: «Дата», «Когда», and no more.
pub(super) fn is_bare_date(heading: &str) -> bool {
    let a_date = |word: &str| begins(word, "дат") || begins(word, "когда");
    let other = [Role::Basis, Role::Partner, Role::Country].map(|role| weigh(heading, role));
    let says = SAYS_WHAT.iter().any(|stem| heading.contains(stem));
    heading.split(' ').any(a_date) && other == [0; 3] && !says
}

/// Why a column with this heading is for this.
pub(super) fn reason(heading: &str, role: Role, names: &ColumnNames) -> Reason {
    let folded = fold(heading);
    if names.say(&folded) {
        return Reason::Settings;
    }
    if matches!(role, Role::Date | Role::EventDate) && is_bare_date(&folded) {
        return Reason::Place;
    }
    let tells =
        |word: &&str| STEMS.iter().any(|(of, stem, _)| *of == role && begins(&fold(word), stem));
    let words = heading.split(|c: char| !c.is_alphanumeric()).filter(tells);
    let words: Vec<_> = words.map(str::to_lowercase).collect();
    if words.is_empty() { Reason::Place } else { Reason::Words(words) }
}

/// Whether this is surely another column: numbers without dates, remarks, people.
fn is_other(heading: &str) -> bool {
    let beside = ["номер", "п п", "место"].iter().any(|word| heading.starts_with(word));
    OTHERS.iter().any(|other| heading.starts_with(other))
        || heading == "контакты"
        || (heading.contains("действи") && weigh(heading, Role::EventEnd) > 0)
        || (beside && !names_a_moment(heading))
}

fn names_a_moment(heading: &str) -> bool {
    heading.split(' ').any(|word| MOMENTS.iter().any(|stem| begins(word, stem)))
}

fn weigh(heading: &str, role: Role) -> u32 {
    let stems = || STEMS.iter().filter(|(of, ..)| *of == role);
    let weights = heading.split(' ').enumerate().filter_map(|(index, word)| {
        let fits = stems().filter(|(_, stem, _)| begins(word, stem)).map(|(.., weight)| *weight);
        Some(fits.max()? + if index == 0 { FIRST_WORD } else { 0 })
    });
    weights.sum()
}

/// Whether the word is of this stem. Short stems begin other words too: «год» is not «годовщина»,
/// «дат» not «датский».
fn begins(word: &str, stem: &str) -> bool {
    let longest_ending = match stem {
        "дат" | "врем" => 3,
        "год" | "мир" | "свет" | "част" | "акт" | "числ" | "срок" => 2,
        _ => usize::MAX,
    };
    word.strip_prefix(stem).is_some_and(|ending| ending.chars().count() <= longest_ending)
}

/// The words of a text without case, punctuation and differences that no eye sees: «ё» is «е»,
/// «№» is «номер», and a Latin look-alike in a Cyrillic word is the Cyrillic letter.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let text = if text.contains('№') {
        Cow::Owned(text.replace('№', " номер "))
    } else {
        text.into()
    };
    for word in text.split(|c| !is_letter_or_number(c)).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        let cyrillic = word.chars().any(|c| ('\u{400}'..='\u{4FF}').contains(&c));
        for c in word.chars().map(small) {
            folded.push(if cyrillic && !matches!(c, 'а'..='я') { plain(c) } else { c });
        }
    }
    folded
}

/// Whether a text, folded, may begin with the same character as one that is folded: most differ
/// in their first letter, and need not be folded to be told apart.
pub(super) fn may_begin(text: &str, folded: &str) -> bool {
    let first = text.chars().find(|c| is_letter_or_number(*c) || *c == '№');
    let Some((first, wanted)) = first.zip(folded.chars().next()) else {
        return folded.is_empty();
    };
    let first = if first == '№' { 'н' } else { small(first) };
    first == wanted || plain(first) == wanted
}

/// A small letter as the eye takes it.
fn plain(letter: char) -> char {
    if letter == 'ё' { 'е' } else { look_alike(letter).unwrap_or(letter) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The role that fits best.
    fn best(heading: &str) -> Option<Role> {
        let (heading, names) = (fold(heading), ColumnNames::default());
        let best = ROLES.into_iter().max_by_key(|role| score(&heading, *role, &names))?;
        (score(&heading, best, &names) > 0).then_some(best)
    }

    #[test]
    fn headings_are_known_by_their_meaning() {
        for (heading, role) in [
            ("Страна", Role::Country),
            ("ГОСУДАРСТВО", Role::Country),
            ("Cтpaна", Role::Country), // C, p, a are Latin
            ("Страна-партнёр", Role::Country),
            ("Город", Role::Partner),
            ("Город-партнёр", Role::Partner),
            ("Зарубежный партнёр", Role::Partner),
            ("Регион-партнёр", Role::Partner),
            ("Основание для сотрудничества", Role::Basis),
            ("Соглашение с городом-партнёром", Role::Basis),
            ("Наименование документа", Role::Basis),
            ("Соглашение, дата", Role::Basis),
            ("Год установления связей/ подписания документа", Role::Date),
            ("Дата подписания", Role::Date),
            ("Дата соглашения", Role::Date),
            ("Дата и номер документа", Role::Date),
            ("Основные мероприятия в 2025 году", Role::Events),
            ("Мероприятия, приуроченные к годовщине", Role::Events),
            ("События года", Role::Events),
            ("Основные мероприятия в городах-партнёрах", Role::Events),
            ("Регион", Role::Region),
            ("Часть света", Role::Region),
            ("Страна пребывания", Role::Country),
            ("Город-побратим", Role::Partner),
            ("Наименование организации-партнёра", Role::Partner),
            ("Реквизиты соглашения", Role::Basis),
            ("Дата и № документа", Role::Date),
            ("№ и дата соглашения", Role::Date),
            ("Дата заключения", Role::Date),
            ("Мероприятие", Role::Events),
            ("Проведённые мероприятия", Role::Events),
            ("Информация о сотрудничестве", Role::Events),
            ("Проделанная работа", Role::Events),
            ("Дата мероприятия", Role::EventDate),
            ("Дата проведения", Role::EventDate),
            ("Сроки проведения мероприятий", Role::EventDate),
            ("Место и дата проведения", Role::EventDate),
            ("Период", Role::EventDate),
            ("Даты визита", Role::EventDate),
            ("Дата начала", Role::EventDate),
            ("Начало", Role::EventDate),
            ("Дата окончания", Role::EventEnd),
            ("Начало сотрудничества", Role::Date),
            ("Когда подписан, срок действия", Role::Date),
            ("Нормативная база", Role::Basis),
        ] {
            assert_eq!(best(heading), Some(role), "{heading}");
        }
    }

    #[test]
    fn other_columns_have_no_role() {
        for heading in [
            "№ п/п",
            "№",
            "П/п",
            "Ответственный за мероприятия",
            "Примечание",
            "Контакты",
            "Контактное лицо партнёра",
            "Кем подписано",
            "Место проведения",
            "Номер документа",
            "Срок действия соглашения",
            "Количество мероприятий",
            "Кол-во мероприятий",
            "Число мероприятий",
            "Дата окончания действия",
            "Мэр города",
            "Мирное",
            "",
        ] {
            assert_eq!(best(heading), None, "{heading}");
        }
    }
}
