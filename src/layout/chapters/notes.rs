//! Notes on the data: what was found wrong or doubtful, and the text that belongs to no event.

use std::borrow::Cow;

use super::cells::{Value, row};
use crate::{
    finding::Severity,
    layout::{
        LayoutError,
        book::Book,
        table::{Column, Table},
    },
    model::russian::plural,
    report::{Note, Report},
};

/// The severities, gravest first, with heading and forms of the noun.
const SEVERITIES: [(Severity, &str, [&str; 3]); 3] = [
    (Severity::Error, "Ошибки", ["ошибка", "ошибки", "ошибок"]),
    (Severity::Warning, "Предупреждения", ["предупреждение", "предупреждения", "предупреждений"]),
    (Severity::Note, "Сведения", ["сведение", "сведения", "сведений"]),
];

/// Cells that stand in their own column; of more the first one does, and the others stand behind the
/// words, where there is more room.
const MOST_CELLS: usize = 8;

pub(super) fn write(book: &mut Book<'_>, report: &Report) -> Result<(), LayoutError> {
    book.chapter("Замечания к данным", true)?;
    book.hold(&summary(report), 4.0)?;
    for (severity, title, _) in SEVERITIES {
        let notes = report.notes(severity);
        if !notes.is_empty() {
            table(book, title, &notes)?;
        }
    }
    fragments(book, report)?;
    book.need(0.0)
}

/// Where the table came from and what its columns are called there, then how much was found.
fn summary(report: &Report) -> String {
    let count = |severity| report.findings.iter().filter(|f| f.severity == severity).count();
    let parts = SEVERITIES.map(|(severity, _, forms)| match count(severity) {
        0 => format!("{} нет", forms[2]),
        n => format!("{n}\u{a0}{}", plural(n, forms)),
    });
    let source = &report.source;
    let columns = source.columns.each_ref().map(|name| format!("«{name}»")).join(", ");
    format!(
        "Источник: файл {}, лист «{}», графы {columns}. При чтении таблицы отмечено: {}.",
        source.file,
        source.sheet,
        parts.join(", ")
    )
}

fn table(book: &mut Book<'_>, name: &str, notes: &[Note<'_>]) -> Result<(), LayoutError> {
    let room = book.style.measure() - 46.0 - 84.0;
    let columns = vec![
        Column { head: "Код", width: 46.0 },
        Column { head: "Ячейка", width: 84.0 },
        Column { head: "Замечание", width: room * 0.38 },
        Column { head: "В таблице", width: room * 0.30 },
        Column { head: "Что сделать", width: room - room * 0.38 - room * 0.30 },
    ];
    let mut table = Table::begin(book, name, columns)?.bookmarked(name);
    for Note { finding, cells } in notes {
        let (cells, message) = match cells.as_slice() {
            [first, others @ ..] if others.len() >= MOST_CELLS => {
                let others = others.join(", ");
                (first.clone(), format!("{}. То же в ячейках {others}", finding.message).into())
            }
            cells => (cells.join(", "), Cow::from(&finding.message)),
        };
        let values = [
            Value::key(finding.rule.code),
            Value::name(&cells),
            Value::text(&message),
            Value::quote(finding.quote.as_deref().unwrap_or("")),
            Value::text(finding.hint.as_deref().unwrap_or("")),
        ];
        row(book, &mut table, &values)?;
    }
    table.end(book);
    Ok(())
}

fn fragments(book: &mut Book<'_>, report: &Report) -> Result<(), LayoutError> {
    if report.fragments.is_empty() {
        return Ok(());
    }
    let name = "Неразмещённые фрагменты";
    let rest = book.style.measure() - 118.0 - 104.0;
    let columns = vec![
        Column { head: "Страна", width: 118.0 },
        Column { head: "Фрагмент", width: rest },
        Column { head: "Ячейка", width: 104.0 },
    ];
    let mut table = Table::begin(book, name, columns)?.bookmarked(name);
    for fragment in &report.fragments {
        let cells = report.listed(&fragment.cells).join(", ");
        let values =
            [Value::name(&fragment.country), Value::quote(&fragment.text), Value::name(&cells)];
        row(book, &mut table, &values)?;
    }
    table.end(book);
    Ok(())
}
