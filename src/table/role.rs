//! What the columns of the table are for, and the words that tell.
//!
//! The words of a heading cell enter; a score for each [`Role`] leaves. Which cell gets which
//! role is absent on purpose: `heading` weighs the whole row.

use std::fmt;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The part of the world, in tables that have no rows for it. Not required.
    Region,
}

/// Every role.
pub(super) const ROLES: [Role; 6] =
    [Role::Country, Role::Partner, Role::Basis, Role::Date, Role::Events, Role::Region];

/// The roles without which there is no table.
pub(super) const REQUIRED: [Role; 5] =
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
        })
    }
}

/// Beginnings of words and what they weigh. Several may stand in one heading («Год установления
/// связей / подписания документа»): then the weights add up.
const STEMS: [(Role, &str, u32); 30] = [
    (Role::Country, "стран", 10),
    (Role::Country, "государств", 10),
    (Role::Partner, "город", 6),
    (Role::Partner, "партнер", 6),
    (Role::Partner, "побратим", 6),
    (Role::Partner, "провинци", 4),
    (Role::Partner, "муниципал", 4),
    (Role::Basis, "основани", 10),
    (Role::Basis, "соглашени", 7),
    (Role::Basis, "договор", 7),
    (Role::Basis, "документ", 5),
    (Role::Basis, "правов", 3),
    (Role::Date, "дат", 8),
    (Role::Date, "год", 6),
    (Role::Date, "подписан", 4),
    (Role::Date, "заключен", 4),
    (Role::Date, "установлен", 4),
    (Role::Date, "когда", 4),
    (Role::Events, "мероприяти", 20),
    (Role::Events, "событи", 20),
    (Role::Events, "визит", 6),
    (Role::Events, "контакт", 6),
    (Role::Events, "взаимодействи", 4),
    (Role::Region, "регион", 5),
    (Role::Region, "макрорегион", 8),
    (Role::Region, "континент", 8),
    (Role::Region, "материк", 8),
    (Role::Region, "част", 4),
    (Role::Region, "свет", 4),
    (Role::Region, "мир", 2),
];
/// What the first word of a heading weighs more: «Дата соглашения» is a date, «Соглашение, дата»
/// is none.
const FIRST_WORD: u32 = 14;
/// Words that begin other columns, whatever follows: «Ответственный за мероприятия».
const OTHERS: [&str; 7] =
    ["ответственн", "исполнител", "куратор", "примечани", "контактн", "телефон", "номер"];
/// Letters past this are no heading.
const LONGEST_HEADING: usize = 300;

/// How well a folded heading (see [`fold`]) fits the role; zero for not at all.
pub(super) fn score(heading: &str, role: Role) -> u32 {
    let other = OTHERS.iter().any(|other| heading.starts_with(other));
    if other || heading.chars().nth(LONGEST_HEADING).is_some() {
        0
    } else if role == Role::Region && REQUIRED.into_iter().any(|role| weigh(heading, role) > 0) {
        // «Регион-партнёр» is the partner.
        0
    } else {
        weigh(heading, role)
    }
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
        "дат" => 1,
        "год" | "мир" | "свет" | "част" => 2,
        _ => usize::MAX,
    };
    word.strip_prefix(stem).is_some_and(|ending| ending.chars().count() <= longest_ending)
}

/// The words of a text without case, punctuation and differences that no eye sees: «ё» is «е»,
/// and a Latin look-alike in a Cyrillic word is the Cyrillic letter.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        let cyrillic = word.chars().any(|c| ('\u{400}'..='\u{4FF}').contains(&c));
        let lower = word.chars().flat_map(char::to_lowercase);
        folded.extend(lower.map(|c| if cyrillic { look_alike(c) } else { c }));
    }
    folded
}

fn look_alike(letter: char) -> char {
    match letter {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'e' | 'ё' => 'е',
        'h' => 'н',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        'y' => 'у',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The role that fits best.
    fn best(heading: &str) -> Option<Role> {
        let heading = fold(heading);
        let best = ROLES.into_iter().max_by_key(|role| score(&heading, *role))?;
        (score(&heading, best) > 0).then_some(best)
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
        ] {
            assert_eq!(best(heading), Some(role), "{heading}");
        }
    }

    #[test]
    fn other_columns_have_no_role() {
        for heading in ["№ п/п", "Ответственный за мероприятия", "Примечание", "Мирное", ""]
        {
            assert_eq!(best(heading), None, "{heading}");
        }
    }
}
