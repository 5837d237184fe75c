//! The words that headings of columns are known by, and what each weighs.
//!
//! Nothing enters; two tables leave, for `role`. Beginnings of words are folded: small letters, «е»
//! for «ё».

use super::role::Role;

/// Beginnings of words and what they weigh. Several may stand in one heading («Год установления
/// связей / подписания документа»): then the weights add up.
pub(super) const STEMS: &[(Role, &str, u32)] = &[
    (Role::Country, "стран", 10),
    (Role::Country, "государств", 10),
    (Role::Country, "держав", 6),
    (Role::Partner, "город", 6),
    (Role::Partner, "партнер", 6),
    (Role::Partner, "побратим", 6),
    (Role::Partner, "провинци", 4),
    (Role::Partner, "муниципал", 4),
    (Role::Partner, "территори", 4),
    (Role::Partner, "субъект", 4),
    (Role::Partner, "контрагент", 4),
    (Role::Basis, "основани", 10),
    (Role::Basis, "соглашени", 7),
    (Role::Basis, "договор", 7),
    (Role::Basis, "меморандум", 7),
    (Role::Basis, "реквизит", 6),
    (Role::Basis, "документ", 5),
    (Role::Basis, "правов", 3),
    (Role::Basis, "нормативн", 3),
    (Role::Basis, "акт", 3),
    (Role::Date, "дат", 8),
    (Role::Date, "год", 6),
    (Role::Date, "подписан", 4),
    (Role::Date, "заключен", 4),
    (Role::Date, "установлен", 4),
    (Role::Date, "когда", 4),
    (Role::Date, "начал", 4),
    (Role::Date, "числ", 3),
    (Role::Events, "мероприяти", 20),
    (Role::Events, "событи", 20),
    (Role::Events, "визит", 6),
    (Role::Events, "контакт", 6),
    (Role::Events, "информаци", 5),
    (Role::Events, "взаимодействи", 4),
    (Role::Events, "сотрудничеств", 4),
    (Role::Events, "результат", 4),
    (Role::Events, "реализаци", 4),
    (Role::Events, "работ", 4),
    (Role::EventDate, "проведени", 10),
    (Role::EventDate, "срок", 8),
    (Role::EventDate, "период", 8),
    (Role::EventDate, "дат", 7),
    (Role::EventDate, "мероприяти", 6),
    (Role::EventDate, "событи", 6),
    (Role::EventDate, "визит", 6),
    (Role::EventDate, "когда", 5),
    (Role::EventDate, "врем", 4),
    (Role::EventDate, "числ", 3),
    (Role::EventDate, "начал", 2),
    (Role::EventEnd, "окончани", 8),
    (Role::EventEnd, "завершени", 8),
    (Role::EventEnd, "конец", 8),
    (Role::Region, "регион", 5),
    (Role::Region, "макрорегион", 8),
    (Role::Region, "континент", 8),
    (Role::Region, "материк", 8),
    (Role::Region, "част", 4),
    (Role::Region, "свет", 4),
    (Role::Region, "мир", 2),
];

/// Beginnings of the words without which a heading speaks of no moment.
pub(super) const MOMENTS: [&str; 7] = ["дат", "срок", "период", "когда", "врем", "числ", "начал"];

/// What makes a date more than a bare one.
pub(super) const SAYS_WHAT: [&str; 7] =
    ["подписан", "заключен", "установлен", "проведени", "мероприяти", "событи", "визит"];

/// What other columns begin with, whatever follows: «Ответственный за мероприятия».
pub(super) const OTHERS: &[&str] = &[
    "адрес",
    "глава",
    "действует",
    "должност",
    "исполнител",
    "кем ",
    "код",
    "количеств",
    "комментари",
    "контактн",
    "контакты лиц",
    "кто ",
    "куратор",
    "мэр",
    "населени",
    "организатор",
    "ответственн",
    "порядков",
    "примечани",
    "руководител",
    "сайт",
    "состав",
    "срок действия",
    "ссылк",
    "статус",
    "телефон",
    "участник",
    "фио",
    "численност",
    "эл почт",
    "электронн",
    "язык",
];
