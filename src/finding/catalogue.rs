//! The register of rules: each code once, with its severity and name.
//!
//! Nothing enters; the constants leave, for the stages that raise them and for `explain`. What a
//! rule means to the office is written in `explain/CODE.md` beside this file, in Russian.

use super::{
    Rule,
    Severity::{Error, Note, Warning},
};

macro_rules! rules {
    ($($name:ident = $code:literal $severity:ident $title:literal;)*) => {
        $(
            #[doc = concat!("`", $code, "`: ", $title, ".")]
            pub static $name: Rule = Rule {
                code: $code,
                name: stringify!($name),
                severity: $severity,
                title: $title,
                doc: include_str!(concat!("explain/", $code, ".md")),
            };
        )*

        /// Every rule there is, in the order of the codes within a family.
        pub static ALL: &[&Rule] = &[$(&$name),*];

        /// Their codes, in the same order.
        pub static CODES: &[&str] = &[$($code),*];
    };
}

rules! {
    NO_TABLE = "E101" Error "Таблица не найдена";
    COLUMN_MISSING = "E102" Error "Нет нужной графы";
    JOINED_ROW = "N103" Note "Строка присоединена к предыдущей";
    ORPHAN_ROW = "W104" Warning "Строка без страны";
    YEAR_DISAGREES = "W105" Warning "Год отчёта указан по-разному";
    COLUMN_ABSENT = "W106" Warning "В таблице нет графы";
    COLUMNS_LEFT_OUT = "N107" Note "Графы, которых нет в отчёте";
    TOTAL_ROW = "N108" Note "Строка итогов";
    SHEET_WITHOUT_TABLE = "N109" Note "Лист без таблицы";
    FOOTER = "N110" Note "Строка под таблицей";
    SHEET_JOINED = "N111" Note "Таблица на нескольких листах";
    SHEET_LEFT_OUT = "W112" Warning "Лист с другой таблицей";
    HIDDEN = "N113" Note "Скрытая часть таблицы";
    CELL_NOTE = "N114" Note "Примечание к ячейке";
    LONG_CELL = "N115" Note "Текст длиннее ячейки Excel";
    CROWDED_SHEET = "N116" Note "Больше, чем вмещает лист Excel";
    STAMP = "N117" Note "Гриф над таблицей";
    ERROR_CELL = "E120" Error "Ошибка вместо значения";
    STRAY_CELLS = "W121" Warning "Текст вне граф таблицы";
    UNLIKELY_VALUE = "W122" Warning "Число или дата вместо текста";
    SAYS_NONE = "N123" Note "Сказано, что записи нет";
    SHEETS_DISAGREE = "W130" Warning "Отчёт и листы книги расходятся";
    UNREADABLE_DATE = "E201" Error "Дата не читается";
    IMPOSSIBLE_DATE = "E202" Error "Такой даты нет в календаре";
    DATE_BACKWARDS = "E203" Error "Конец раньше начала";
    NO_DATE = "W204" Warning "Документ без даты";
    WEEKDAY_DISAGREES = "W208" Warning "День недели не совпадает с датой";
    TWO_DIGIT_YEAR = "N220" Note "Год из двух цифр";
    TITLE_DATE_DISAGREES = "W221" Warning "Дата в названии другая";
    SIGNED_LATER = "W222" Warning "Документ подписан позже года отчёта";
    OUTSIDE_YEAR = "W301" Warning "Мероприятие не этого года";
    OUT_OF_ORDER = "N302" Note "Мероприятия стоят не по порядку";
    UNPLACED = "W303" Warning "Обрывок текста без даты";
    OTHER_COUNTRY = "W304" Warning "Мероприятие называет только другую страну";
    UNFINISHED = "W305" Warning "Незаконченное предложение";
    RUN_TOGETHER = "W306" Warning "Два предложения слиты";
    DUPLICATE_EVENT = "W307" Warning "Мероприятие указано дважды";
    EVENT_ELSEWHERE = "N308" Note "То же мероприятие у другой страны";
    ANNIVERSARY = "W309" Warning "Годовщина не сходится";
    EMPTY_EVENT = "W310" Warning "Дата без мероприятия";
    OPEN_RANGE = "W311" Warning "Промежуток дат не закончен";
    PARTNER_TWICE = "W401" Warning "Партнёр указан дважды";
    EXPIRED = "W402" Warning "Срок документа истёк";
    OTHER_STATE = "W403" Warning "В названии другое государство";
    BARE_TITLE = "N404" Note "Общее название у многих документов";
    AGREEMENT_TWICE = "W405" Warning "Документ указан дважды";
    QUIET_PARTNERS = "N406" Note "Партнёры без своих мероприятий";
    UNKNOWN_COUNTRY = "W501" Warning "Страна не из справочника";
    MISSPELT_NAME = "W502" Warning "Возможная описка в названии";
    COUNTRY_TWO_NAMES = "W503" Warning "Страна названа по-разному";
    COUNTRY_IN_TWO_REGIONS = "W504" Warning "Страна стоит в двух разделах";
    LOOK_ALIKE_LETTERS = "W506" Warning "Латинские буквы в русском слове";
    PARTNER_ELSEWHERE = "W508" Warning "Партнёр известен в другой стране";
    UNBALANCED_QUOTES = "W601" Warning "Непарные кавычки";
    MARKUP = "N602" Note "Остатки разметки";
    UNBALANCED_BRACKETS = "W603" Warning "Непарные скобки";
    LIKELY_TYPO = "W604" Warning "Вероятная опечатка";
    DOUBLED_WORD = "W605" Warning "Слово стоит дважды";
    BROKEN_SPACING = "W630" Warning "Знаки и пробелы стоят не на месте";
    PRIVATE_PERSON = "N701" Note "Назван частный человек";
}

/// The rule with this code, in any case of letters.
#[must_use]
pub fn find(code: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ALL, find};
    use crate::finding::Severity;

    const SECTIONS: [&str; 4] =
        ["## Что это", "## Почему это важно", "## Пример", "## Что сделать"];

    #[test]
    fn a_code_is_the_letter_of_its_severity_and_three_digits_of_its_own() {
        let mut seen = BTreeSet::new();
        for rule in ALL {
            let letter = match rule.severity {
                Severity::Error => 'E',
                Severity::Warning => 'W',
                Severity::Note => 'N',
            };
            assert!(rule.code.starts_with(letter), "{}: {:?}", rule.code, rule.severity);
            let digits = &rule.code[1..];
            assert!(
                digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()),
                "{}",
                rule.code
            );
            assert!(seen.insert(digits), "{}: the number is taken", rule.code);
        }
    }

    #[test]
    fn every_doc_has_its_title_and_the_four_sections_in_order() {
        for rule in ALL {
            let mut lines = rule.doc.lines();
            assert_eq!(lines.next().unwrap(), format!("# {}. {}", rule.code, rule.title));
            let headings: Vec<_> = lines.clone().filter(|line| line.starts_with('#')).collect();
            assert_eq!(headings, SECTIONS, "{}", rule.code);
            for section in rule.doc.split("\n## ").skip(1) {
                let body = section.split_once('\n').unwrap().1.trim();
                assert!(body.chars().count() > 30, "{}: an empty section: {section}", rule.code);
            }
            assert!(rule.doc.ends_with('\n') && !rule.doc.contains("\n\n\n"), "{}", rule.code);
        }
    }

    #[test]
    fn a_code_is_found_in_any_case_of_letters() {
        assert_eq!(find("w601").unwrap().code, "W601");
        assert_eq!(find("E999"), None);
    }
}
