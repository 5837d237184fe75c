//! A date cell → signing dates, and the words for what is wrong with a date.

use super::date::{self, Fault};
use crate::{
    cell::{CellRef, Located},
    finding::{Finding, catalogue},
    model::{DateSpan, PartialDate},
    table::TableDate,
};

/// The signing dates of a cell, in its order; what cannot be read is a finding. Of a real date
/// only so much is read as the cell shows: one that is shown as «декабрь 2015» is a month.
pub(super) fn signed(cell: &Located<TableDate>, findings: &mut Vec<Finding>) -> Vec<DateSpan> {
    let shown = &cell.value.shown;
    let (found, understood) = date::read_signed(shown);
    for found in &found {
        let quote = shown.get(found.range.clone()).unwrap_or_default();
        findings.extend(found.faults.iter().map(|&f| fault(f, quote, cell.cell().cloned())));
    }
    let dates: Vec<_> = found.iter().flat_map(|found| &found.dates).copied().collect();
    if let (Some(day), true) = (cell.value.day, dates.is_empty()) {
        return vec![DateSpan::single(PartialDate::Day(day))];
    }
    let faulty = found.iter().any(|found| !found.faults.is_empty());
    if !faulty && (dates.is_empty() || !understood) && !is_blank(shown) {
        let message = format!("Дата «{shown}» не читается");
        findings.push(
            Finding::new(&catalogue::UNREADABLE_DATE, cell.cell().cloned(), message)
                .quote(shown.as_str())
                .hint("Напишите дату как 09.12.2005, июнь 2017 г. или 2006"),
        );
    }
    dates
}

/// Dashes and the like: a cell that says that there is nothing to say.
fn is_blank(shown: &str) -> bool {
    !shown.chars().any(char::is_alphanumeric)
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
        .hint("Поменяйте даты местами или исправьте месяц; в отчёте они стоят как есть"),
    }
    .quote(quote)
}
