//! Cells that say that there is nothing to say: «нет», «не проводились», «н/д».
//!
//! A text enters; whether it says no more than that leaves. Dashes are absent on purpose: they hold
//! no words, and whoever looks for words finds none.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::{
    cell::Located,
    finding::{Finding, catalogue},
    model::russian::{is_letter_or_number, small},
};

/// Words without which a cell says something.
const DENIALS: [&str; 12] = [
    "нет",
    "не",
    "отсутствует",
    "отсутствуют",
    "отсутствовали",
    "н/д",
    "б/д",
    "нд",
    "нету",
    "ничего",
    "неизвестно",
    "никаких",
];
/// Words that may stand beside them.
const BESIDE: [&str; 51] = [
    "мероприятия",
    "мероприятий",
    "событий",
    "события",
    "визиты",
    "визитов",
    "встречи",
    "встреч",
    "контакты",
    "контактов",
    "данные",
    "данных",
    "сведений",
    "сведения",
    "информации",
    "информация",
    "даты",
    "дата",
    "партнёра",
    "партнера",
    "было",
    "были",
    "проводились",
    "проводилось",
    "проведены",
    "проведено",
    "состоялись",
    "состоялось",
    "осуществлялись",
    "планировались",
    "запланированы",
    "запланировано",
    "зафиксировано",
    "указан",
    "указана",
    "указано",
    "имеется",
    "имеются",
    "известна",
    "установлена",
    "в",
    "за",
    "году",
    "год",
    "г",
    "период",
    "периоде",
    "отчётном",
    "отчетном",
    "отчётный",
    "отчетный",
];
/// All of them, and whether each denies.
static WORDS: LazyLock<FxHashMap<&str, bool>> = LazyLock::new(|| {
    let denials = DENIALS.iter().map(|word| (*word, true));
    denials.chain(BESIDE.iter().map(|word| (*word, false))).collect()
});
/// Bytes that such a text has at most.
const LONGEST: usize = 120;

/// Whether a text says that there is nothing: «Мероприятия в 2025 году не проводились».
pub(super) fn says_none(text: &str) -> bool {
    if text.is_empty() || text.len() > LONGEST {
        return false;
    }
    let (mut denies, mut folded) = (false, String::new());
    let words = text.split(|c: char| !(is_letter_or_number(c) || c == '/'));
    for word in words.filter(|word| !word.is_empty()) {
        folded.clear();
        folded.extend(word.chars().map(small));
        let year = word.len() == 4 && word.bytes().all(|c| c.is_ascii_digit());
        match WORDS.get(folded.as_str()) {
            Some(denial) => denies |= denial,
            None if year => {}
            None => return false,
        }
    }
    denies
}

/// The finding for a cell that says none.
pub(super) fn finding(cell: &Located<String>) -> Finding {
    let message = "Вместо записи сказано, что её нет";
    Finding::new(&catalogue::SAYS_NONE, cell.cell().cloned(), message)
        .quote(cell.value.as_str())
        .hint("Если это так, исправлять нечего; пустая ячейка или прочерк скажут то же")
}

#[cfg(test)]
mod tests {
    use super::says_none;

    #[test]
    fn cells_that_say_nothing_are_known() {
        for none in [
            "нет",
            "Нет.",
            "не проводились",
            "Мероприятия не проводились",
            "В 2025 году мероприятия не проводились.",
            "в отчётном периоде мероприятий не было",
            "отсутствует",
            "нет данных",
            "н/д",
            "дата не указана",
        ] {
            assert!(says_none(none), "{none}");
        }
        for some in
            ["", "—", "5 мая – визит", "Нет войне", "дата подписания", "визиты не в Минск", "2025"]
        {
            assert!(!says_none(some), "{some}");
        }
    }
}
