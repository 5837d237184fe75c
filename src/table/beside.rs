//! What the office must hear of a sheet beside what its table says: hidden parts that were read all
//! the same, and notes at cells.
//!
//! A [`Sheet`] and the heading of its table enter; findings leave. What the words of cells mean is
//! absent on purpose.

use std::sync::Arc;

use super::heading::Heading;
use crate::{
    cell::{CellRef, Column, Row},
    finding::{
        Finding,
        catalogue::{CELL_NOTE, HIDDEN},
        excerpt, is_told_in,
    },
    import::{Sheet, SheetRow},
};

/// How many stretches of hidden rows are named.
const NAMED: usize = 8;
/// Characters of a note in a message; all of it is in the quote.
const EXCERPT: usize = 60;

/// What is found beside the table under this heading.
pub(super) fn findings(sheet: &Sheet, heading: &Heading) -> Vec<Finding> {
    let mut columns: Vec<Column> = heading.columns().map(|(_, column)| column).collect();
    columns.sort_unstable();
    let at = |row, column| CellRef::new(Arc::clone(&sheet.name), row, column);
    let first = columns.first().copied().unwrap_or(Column::new(1));
    let mut findings = Vec::new();
    if sheet.hidden.sheet {
        let message = format!("Лист «{}» скрыт, но его таблица прочитана", sheet.name);
        findings.push(hidden(at(heading.top, first), message));
    }
    let hidden_columns = columns.iter().filter(|c| sheet.hidden.columns.contains(c.get()));
    let letters: Vec<String> = hidden_columns.clone().map(Column::to_string).collect();
    if let Some(column) = hidden_columns.copied().next() {
        let message = format!("Скрытые столбцы прочитаны: {}", letters.join(", "));
        findings.push(hidden(at(heading.top, column), message));
    }
    let rows: Vec<Row> = hidden_rows(sheet, heading, &columns).collect();
    if let Some(row) = rows.first() {
        let message = format!("Скрытые строки прочитаны: {}", stretches(&rows));
        findings.push(hidden(at(*row, first), message));
    }
    findings.extend(notes(sheet));
    findings
}

/// What the notes at the cells of a sheet say.
pub(super) fn notes(sheet: &Sheet) -> impl Iterator<Item = Finding> {
    let of_the_office = sheet.notes.iter().filter(|note| !is_told_in(&note.text));
    of_the_office.map(|note| {
        let at = CellRef::new(Arc::clone(&sheet.name), note.row, note.column);
        let message = format!("К ячейке есть примечание: «{}»", excerpt(&note.text, EXCERPT));
        Finding::new(&CELL_NOTE, Some(at), message)
            .hint("В отчёт примечания не попадают; что нужно в отчёте, перенесите в саму ячейку")
            .quote(&note.text)
    })
}

fn hidden(at: CellRef, message: String) -> Finding {
    Finding::new(&HIDDEN, Some(at), message)
        .hint("Если этого в отчёте быть не должно, удалите его из таблицы")
}

/// The hidden rows below the heading that hold anything in these columns.
fn hidden_rows(sheet: &Sheet, heading: &Heading, columns: &[Column]) -> impl Iterator<Item = Row> {
    let holds = |row: &&SheetRow| row.cells.iter().any(|(column, _)| columns.contains(column));
    let below = sheet.rows.iter().filter(|row| row.row > heading.bottom);
    below.filter(|row| sheet.hidden.rows.contains(row.row.get())).filter(holds).map(|row| row.row)
}

/// Rows as an office writes them: «5–7, 12».
fn stretches(rows: &[Row]) -> String {
    let stretches = rows.chunk_by(|a, b| a.get() + 1 == b.get());
    let named = stretches.clone().take(NAMED).filter_map(|rows| match rows {
        [row] => Some(row.to_string()),
        [first, .., last] => Some(format!("{first}–{last}")),
        [] => None,
    });
    let mut named: Vec<String> = named.collect();
    if stretches.count() > NAMED {
        named.push("…".to_owned());
    }
    named.join(", ")
}
