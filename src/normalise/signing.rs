//! A date cell → signing dates, and the words for what is wrong with a date.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    date::{self, Fault, Found},
    nothing,
};
use crate::{
    cell::{CellRef, Located},
    finding::{Finding, catalogue},
    model::{DateSpan, PartialDate},
    table::TableDate,
};

/// The signing dates of a cell, in its order; what cannot be read is a finding. A real date is the
/// day that the cell holds, but no more precise than it shows: «декабрь 2015» is a month.
pub(super) fn signed(cell: &Located<TableDate>, findings: &mut Vec<Finding>) -> Vec<DateSpan> {
    if let Some(day) = cell.value.day {
        return vec![DateSpan::single(as_shown(day, &cell.value.shown))];
    }
    let shown = &cell.value.shown;
    let (found, understood) = date::read_signed(shown);
    for found in &found {
        let quote = shown.get(found.range.clone()).unwrap_or_default();
        findings.extend(found.faults.iter().map(|&f| fault(f, quote, cell.cell().cloned())));
    }
    let dates: Vec<_> = found.iter().flat_map(|found| &found.dates).copied().collect();
    let faulty = found.iter().any(Found::is_wrong);
    if !faulty && (dates.is_empty() || !understood) {
        let message = format!("Дата «{shown}» не читается");
        findings.push(
            Finding::new(&catalogue::UNREADABLE_DATE, cell.cell().cloned(), message)
                .quote(shown.as_str())
                .hint("Напишите дату как 09.12.2005, июнь 2017 г. или 2006"),
        );
    }
    dates
}

/// Whether a date cell speaks of a date at all: «—» and «н/д» do not.
pub(super) fn says_when(cell: &TableDate) -> bool {
    cell.day.is_some() || (super::says_something(&cell.shown) && !nothing::says_none(&cell.shown))
}

/// What documents are called: how the words begin, and how they end in a title of their own.
const DOCUMENTS: [(&str, &str); 11] = [
    ("соглашени", "е"),
    ("договор", ""),
    ("меморандум", ""),
    ("протокол", ""),
    ("деклараци", "я"),
    ("контракт", ""),
    ("конвенци", "я"),
    ("харти", "я"),
    ("решени", "е"),
    ("постановлени", "е"),
    ("распоряжени", "е"),
];

/// The dates that a title itself names, for want of a date cell: «Соглашение от 12.05.2004 № 3»,
/// but not that of another document, «к Соглашению от …».
pub(super) fn in_title(title: &str) -> Vec<DateSpan> {
    if !["от ", "подписан", "заключен", "заключён"].iter().any(|word| title.contains(word))
    {
        return Vec::new();
    }
    let of_it = |found: &Found| {
        let written = title.get(found.range.clone()).unwrap_or_default();
        let before = title.get(..found.range.start).unwrap_or_default();
        let mut words = before.rsplit(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let signs =
            |word: &str| word == "от" || word.starts_with("подпис") || word.starts_with("заключ");
        (written.starts_with("от ") || words.next().is_some_and(signs)) && is_own(before)
    };
    let dates = date::scan(title, None).into_iter().filter(of_it).flat_map(|found| found.dates);
    dates.filter(|date| date.start == date.end).collect()
}

/// Whether the last document named in `words` is the title's own, and none that it refers to.
fn is_own(words: &str) -> bool {
    let words = words.rsplit(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    let mut ends = words.filter_map(|word| {
        let known = DOCUMENTS.iter().find(|(stem, _)| word.starts_with(stem));
        known.map(|(stem, own)| word.strip_prefix(stem) == Some(own))
    });
    ends.next().is_some_and(|own| own)
}

/// The words of a date cell that name its day, year and all: those that it shows, unless its
/// number format hides what they mean.
pub(super) fn spelled_out(cell: &TableDate, year: i32) -> String {
    let shown = || date::scan(&cell.shown, Some(year)).into_iter().flat_map(|found| found.dates);
    let says =
        |day: NaiveDate| shown().any(|date| date.start_day() <= day && day <= date.end_day());
    match cell.day {
        Some(day) if !says(day) => day.format("%d.%m.%Y").to_string(),
        _ => cell.shown.clone(),
    }
}

fn as_shown(day: NaiveDate, shown: &str) -> PartialDate {
    let month = PartialDate::Month(day.year(), day.month());
    let year = PartialDate::Year(day.year());
    let found = date::read_signed(shown).0;
    match found.as_slice() {
        [Found { dates, .. }] if *dates == [DateSpan::single(month)] => month,
        [Found { dates, .. }] if *dates == [DateSpan::single(year)] => year,
        _ => PartialDate::Day(day),
    }
}

/// The finding for a faulty date that is written as `quote`.
pub(super) fn fault(fault: Fault, quote: &str, cell: Option<CellRef>) -> Finding {
    match fault {
        Fault::Impossible => Finding::new(
            &catalogue::IMPOSSIBLE_DATE,
            cell,
            format!("Даты «{quote}» нет в календаре"),
        )
        .hint("Проверьте день и месяц по документу; сама дата не исправлена"),
        Fault::Backwards => Finding::new(
            &catalogue::DATE_BACKWARDS,
            cell,
            format!("В датах «{quote}» конец раньше начала"),
        )
        .hint("Поменяйте даты местами или исправьте месяц; в отчёте названы обе даты"),
        Fault::Weekday(day) => Finding::new(
            &catalogue::WEEKDAY_DISAGREES,
            cell,
            format!(
                "В «{quote}» день недели не совпадает с датой: {} — {}",
                day.format("%d.%m.%Y"),
                weekday(day)
            ),
        )
        .hint("Сверьте число, месяц, год и день недели: что-то из них указано неверно"),
    }
    .quote(quote)
}

fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "понедельник",
        Weekday::Tue => "вторник",
        Weekday::Wed => "среда",
        Weekday::Thu => "четверг",
        Weekday::Fri => "пятница",
        Weekday::Sat => "суббота",
        Weekday::Sun => "воскресенье",
    }
}

#[cfg(test)]
mod tests {
    use crate::model::DateSpan;

    #[test]
    fn a_title_names_the_day_of_its_own_document() {
        for (title, dates) in [
            ("Соглашение от 12.05.2004 № 3", "2004-05-12"),
            ("Меморандум от «05» июня 2013 г. (продлён до 2028 г.)", "2013-06-05"),
            ("Договор о дружбе, подписан 3 марта 1965 г.", "1965-03-03"),
            ("Договор от 05.06.1998 г., пролонгирован 12.09.2008 г.", "1998-06-05"),
            ("1) Соглашение от 10.07.2002; 2) Протокол от 2004 г.", "2002-07-10 2004"),
            ("Протокол от 05.06.2008 к Соглашению от 01.02.1998", "2008-06-05"),
            ("Соглашение о реализации решения от 01.02.1998", ""),
            ("Соглашение на 2021-2023 гг.", ""),
            ("Соглашение действует с 2005 года", ""),
        ] {
            let found: Vec<_> = super::in_title(title).iter().map(DateSpan::edtf).collect();
            assert_eq!(found.join(" "), dates, "{title}");
        }
    }
}
