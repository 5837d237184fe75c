//! What the rows and columns of a table leave in doubt, in the words of the office.
//!
//! Cells, rows and headings enter; findings leave. Which row is what is decided elsewhere.

use super::{
    TableExtra,
    grid::{GridCell, GridRow, Kind},
    role::Role,
};
use crate::{
    cell::{CellRef, Located},
    finding::{
        Finding, Rule,
        catalogue::{
            COLUMN_ABSENT, COLUMNS_LEFT_OUT, ERROR_CELL, FOOTER, LONG_CELL, MARKUP, ORPHAN_ROW,
            STAMP, STRAY_CELLS, TOTAL_ROW, UNLIKELY_VALUE,
        },
        excerpt,
    },
    model::own_workbook::{MOST_IN_CELL, fits_in_cell},
};

/// Letters that a finding quotes of a whole column.
const QUOTED: usize = 2000;
/// Letters that it quotes of a cell that is too long.
const QUOTED_OF_LONG: usize = 60;

/// A finding for a cell that had markup in it.
pub(super) fn markup(cell: &GridCell) -> Option<Finding> {
    let markup = cell.markup.as_ref()?;
    let finding =
        Finding::new(&MARKUP, Some(cell.at.clone()), "В тексте ячейки остались знаки разметки")
            .hint("Знаки разметки в отчёт не попадут; удалите их в таблице")
            .quote(markup);
    Some(finding)
}

/// A finding for a cell whose text no cell of the report's workbook can hold.
pub(super) fn long(cell: &GridCell) -> Option<Finding> {
    if fits_in_cell(&cell.text) {
        return None;
    }
    let units = cell.text.encode_utf16().count();
    let message = format!("В ячейке {units} знаков, в ячейку Excel помещается {MOST_IN_CELL}");
    let start: String = cell.text.chars().take(QUOTED_OF_LONG).collect();
    let finding = Finding::new(&LONG_CELL, Some(cell.at.clone()), message)
        .hint("В книге отчёта текст продолжится ниже; разделите его на строки")
        .quote(start.trim_end());
    Some(finding)
}

/// A finding for a cell that holds an error, or a number or day where words are expected.
pub(super) fn value(role: Role, cell: &GridCell) -> Option<Finding> {
    let what = match cell.kind {
        Kind::Error => {
            let message = format!("В ячейке вместо значения ошибка «{}»", &*cell.text);
            let finding = Finding::new(&ERROR_CELL, Some(cell.at.clone()), message)
                .hint("Исправьте формулу в таблице или впишите значение")
                .quote(&*cell.text);
            return Some(finding);
        }
        Kind::Number => "число",
        Kind::Date(_) => "дата",
        Kind::Text => return None,
    };
    if matches!(role, Role::Date | Role::EventDate | Role::EventEnd) {
        return None;
    }
    let message = format!("В графе «{role}» стоит {what}, а не текст");
    let finding = Finding::new(&UNLIKELY_VALUE, Some(cell.at.clone()), message)
        .hint("Проверьте, не попало ли значение из соседней графы")
        .quote(&*cell.text);
    Some(finding)
}

/// A finding for a row above the first country.
pub(super) fn orphan(row: &GridRow) -> Finding {
    let message =
        format!("Строка {} стоит до первой страны, к какой она относится, неясно", row.row);
    of_row(&ORPHAN_ROW, row, message).hint("Впишите страну в эту строку или выше неё")
}

/// A finding for a row of totals.
pub(super) fn total(row: &GridRow) -> Finding {
    let message = format!("Строка {} — итоги; в отчёт она не входит", row.row);
    of_row(&TOTAL_ROW, row, message).hint("Итоги программа считает сама")
}

/// A finding for a row below the table.
pub(super) fn footer(row: &GridRow) -> Finding {
    let message = format!("Строка {} стоит под таблицей и в отчёт не входит", row.row);
    of_row(&FOOTER, row, message).hint("Если это данные, впишите в строку страну")
}

/// A finding for what stands above a part of the table that goes on from another sheet.
pub(super) fn above(title: &Located<String>) -> Option<Finding> {
    let finding = of_words(&FOOTER, title, "Текст между частями таблицы в отчёт не входит")?;
    Some(finding.hint("Если это данные, впишите их в строку со страной"))
}

/// A finding for a stamp above the title.
pub(super) fn stamp(stamp: &Located<String>) -> Option<Finding> {
    let finding = of_words(&STAMP, stamp, "Гриф над таблицей в название отчёта не входит")?;
    Some(finding.hint("Кто утверждает отчёт, назовите в разделе [report] файла pobratim.toml"))
}

/// A finding that quotes words beside the table, if there are any.
fn of_words(rule: &'static Rule, words: &Located<String>, message: &str) -> Option<Finding> {
    let cell = words.cell()?.clone();
    Some(Finding::new(rule, Some(cell), message).quote(words.value.as_str()))
}

/// A finding for the number or the heading of a page.
pub(super) fn page_mark(row: &GridRow) -> Finding {
    let message = format!("Строка {} — пометка страницы; в отчёт она не входит", row.row);
    of_row(&FOOTER, row, message).hint("Если это данные, впишите в строку страну")
}

/// A finding for a name that heads nothing at the end of the table.
pub(super) fn heads_nothing(name: &Located<String>) -> Finding {
    let row = name.cell().map(|cell| format!(" {}", cell.row)).unwrap_or_default();
    let message = format!("Строка{row} стоит под таблицей и в отчёт не входит");
    Finding::new(&FOOTER, name.cell().cloned(), message)
        .hint("Если это регион, впишите под ним страны")
        .quote(name.value.as_str())
}

fn of_row(rule: &'static Rule, row: &GridRow, message: String) -> Finding {
    let at = row.all().first().map(|cell| cell.at.clone());
    Finding::new(rule, at, message).quote(row.words())
}

/// A finding for the columns of the office's own table that are missing beside the one at `at`.
pub(super) fn missing(missing: &[Role], at: Option<CellRef>) -> Option<Finding> {
    let (first, others) = missing.split_first()?;
    let nouns = if others.is_empty() { "нет графы" } else { "нет граф" };
    let message = format!("В таблице {nouns} {}", quoted(missing.iter().map(Role::to_string)));
    let lost = match first {
        Role::Events => "мероприятий в отчёте не будет",
        Role::Date => "даты документов берутся только из их названий: «Соглашение от 12.05.2004»",
        _ => "в отчёте это место останется пустым",
    };
    let hint = format!(
        "Если графа названа иначе, впишите её название в [columns] файла pobratim.toml; \
         без неё {lost}"
    );
    Some(Finding::new(&COLUMN_ABSENT, at, message).hint(hint))
}

/// Findings for the columns that are not in the report: one for all that have a heading, one for
/// each that has none but holds words.
pub(super) fn beside(extra: &[TableExtra]) -> Vec<Finding> {
    let words = |value: &Located<String>| value.value.chars().any(char::is_alphabetic);
    let filled = extra.iter().filter(|column| column.values.iter().any(words));
    let (headed, stray): (Vec<_>, Vec<_>) =
        filled.partition(|column| !column.heading.value.is_empty());
    let mut findings: Vec<_> = stray.into_iter().map(stray_cells).collect();
    if let Some(first) = headed.first() {
        let names = quoted(headed.iter().map(|column| column.heading.value.clone()));
        let (noun, verb) = if headed.len() == 1 {
            ("Графа", "входит")
        } else {
            ("Графы", "входят")
        };
        let message = format!("{noun} {names} в отчёт не {verb}");
        let finding = Finding::new(&COLUMNS_LEFT_OUT, first.heading.cell().cloned(), message);
        findings.push(finding.hint(
            "Текст сохранён в выгрузке (pobratim export); если графа нужна в отчёте, впишите её \
             название в [columns] файла pobratim.toml",
        ));
    }
    findings
}

fn stray_cells(column: &TableExtra) -> Finding {
    let values = column.values.iter().map(|value| value.value.as_str());
    let words = values.take(QUOTED).collect::<Vec<_>>().join(" ");
    let cell: Option<CellRef> = column.values.first().and_then(Located::cell).cloned();
    let letters = cell.as_ref().map(|cell| cell.column.to_string()).unwrap_or_default();
    let message = format!("Текст в столбце {letters} стоит вне граф таблицы и в отчёт не входит");
    Finding::new(&STRAY_CELLS, cell, message)
        .hint("Перенесите текст в нужную графу или дайте столбцу название")
        .quote(excerpt(&words, QUOTED))
}

fn quoted(names: impl Iterator<Item = String>) -> String {
    names.map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ")
}
