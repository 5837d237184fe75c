//! Where the table ends: signatures, executors and notes that stand below it.
//!
//! A sheet and its heading enter; the first row that is no table any more leaves. Only the last
//! rows are looked at, and only words that no table holds in such a place tell, unless the file
//! itself says where its table ends.

use super::{
    Options,
    grid::{self, GridCell},
    heading::Heading,
    kind::{LONGEST, beginning, begins},
    numbering::unnumbered,
    role::Role,
};
use crate::{
    cell::{Column, Row},
    import::{Sheet, SheetRow},
};

/// How many rows are looked through.
const ROWS: usize = 30;
/// A row with as many columns of the table is data.
const DATA: usize = 3;

/// What a line below the table begins with, wherever it stands.
const ANYWHERE: [&str; 10] = [
    "исполнитель",
    "исп",
    "примечание",
    "примечания",
    "составил",
    "составила",
    "подготовил",
    "подготовила",
    "сноска",
    "источник",
];
/// What it begins with at the left, where a country would stand.
const AT_THE_LEFT: [&str; 22] = [
    "председатель",
    "заместитель",
    "первый заместитель",
    "и о",
    "начальник",
    "руководитель",
    "директор",
    "губернатор",
    "вице губернатор",
    "глава",
    "мэр",
    "советник",
    "специалист",
    "главный специалист",
    "ведущий специалист",
    "согласовано",
    "утверждаю",
    "ответственный",
    "подпись",
    "дата составления",
    "тел",
    "телефон",
];

/// The first row below the table, if anything stands there.
pub(super) fn start(sheet: &Sheet, heading: &Heading, options: &Options<'_>) -> Option<Row> {
    let told = sheet.below.filter(|below| *below > heading.bottom);
    let table = |row: &&SheetRow| told.is_none_or(|below| row.row < below);
    let country = heading.columns().find(|(role, _)| *role == Role::Country)?.1;
    let columns: Vec<Column> = heading.columns().map(|(_, column)| column).collect();
    let mut start = None;
    let last = sheet.rows.iter().rev().filter(table).take(ROWS);
    for row in last.take_while(|row| row.row > heading.bottom) {
        let cells = cells(sheet, row);
        let at = |column: Column| cells.iter().find(|cell| cell.at.column == column);
        let is_country =
            at(country).is_some_and(|cell| (options.is_country)(unnumbered(&cell.text)));
        let filled = columns.iter().filter(|column| at(**column).is_some()).count();
        if cells.first().is_some_and(|cell| is_below(cell, country)) && !is_country {
            start = Some(row.row);
        } else if filled >= DATA || is_country {
            break;
        }
    }
    start.or(told)
}

fn cells<'a>(sheet: &Sheet, row: &'a SheetRow) -> Vec<GridCell<'a>> {
    let read = |(column, value)| grid::read(value, &sheet.name, (row.row, column));
    row.cells.iter().filter_map(|(column, value)| read((*column, value))).collect()
}

/// Whether a row that begins with this cell stands below the table.
fn is_below(cell: &GridCell, country: Column) -> bool {
    let folded = beginning(&cell.text);
    let note = cell.text.trim_start_matches('*').starts_with(char::is_whitespace)
        || cell.text.starts_with("**");
    let asterisk = cell.text.starts_with('*') && (note || cell.at.column <= country);
    let left = cell.at.column <= country && begins(&folded, &AT_THE_LEFT);
    let line = folded.is_empty() && cell.text.contains("__");
    // «Исполнитель: …», «Примечание. …»: a word of its own.
    let own = |word: &&str| folded.starts_with(*word) && folded.len() <= word.len();
    let marked = cell.text.chars().take(LONGEST).any(|c| matches!(c, ':' | '.' | '–' | '—' | '-'));
    asterisk || left || line || (begins(&folded, &ANYWHERE) && marked) || ANYWHERE.iter().any(own)
}
