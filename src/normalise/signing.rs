//! A date cell → signing dates, and the words for what is wrong with a date.

use chrono::{Datelike, NaiveDate, Weekday};

use super::date::{self, Fault, Found};
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
    if !faulty && (dates.is_empty() || !understood) && super::says_something(shown) {
        let message = format!("Дата «{shown}» не читается");
        findings.push(
            Finding::new(&catalogue::UNREADABLE_DATE, cell.cell().cloned(), message)
                .quote(shown.as_str())
                .hint("Напишите дату как 09.12.2005, июнь 2017 г. или 2006"),
        );
    }
    dates
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
