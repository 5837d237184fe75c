//! Tables in Markdown → sheets, merges and all.

use chrono::NaiveDate;
use pobratim::{
    cell::{Column, Row},
    import::{Merge, Note, Sheet, SheetRow, Value},
};

/// The sheets that the Markdown tables of a text draw; `Лист: Имя` above a table names its sheet.
pub fn sheets(markdown: &str) -> Vec<Sheet> {
    let (unnamed, named) = markdown.split_once("\nЛист: ").unwrap_or((markdown, ""));
    if named.is_empty() {
        return vec![sheet(unnamed)];
    }
    let named = named.split("\nЛист: ").map(|text| {
        let name = text.lines().next().unwrap_or_default();
        Sheet { name: name.into(), ..sheet(text) }
    });
    named.collect()
}

/// The sheet that the first Markdown table of a text draws: its head is row 1 of «Лист»; `↑` and
/// `←` belong to the merge above or to the left, `↵` is a line break in a cell; see [`value`]. A
/// line `Скрыто:` names the sheet, its rows or its columns, a line `Примечание` a note.
pub fn sheet(markdown: &str) -> Sheet {
    let lines = markdown.lines().filter(|line| line.starts_with('|'));
    let grid: Vec<Vec<&str>> = lines
        .filter(|line| !line.starts_with("|---"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let mut sheet = Sheet { name: "Лист".into(), ..Sheet::default() };
    for (row, cells) in (1..).zip(&grid) {
        let values = (1..).zip(cells).filter(|(_, text)| !["", "↑", "←"].contains(text));
        let cells = values.map(|(column, text)| (Column::new(column), value(text))).collect();
        sheet.rows.push(SheetRow { row: Row::new(row), cells });
    }
    sheet.merges = merges(&grid);
    for line in markdown.lines() {
        if let Some(what) = line.strip_prefix("Скрыто: ") {
            hide(&mut sheet, what);
        } else if let Some(note) = line.strip_prefix("Примечание к ") {
            let (cell, text) = note.split_once(": ").unwrap();
            let (column, row) = cell.split_at(1);
            let (row, column) = (Row::new(row.parse().unwrap()), letter(column));
            sheet.notes.push(Note { row, column, text: text.to_owned() });
        }
    }
    sheet
}

/// What a cell of a drawing holds: `число 5` is a number, `день 14.05.2025` a real date, `#ССЫЛ!`
/// an error, `слова ×3` are said three times over, all else text.
fn value(text: &str) -> Value {
    if let Some(number) = text.strip_prefix("число ") {
        return Value::Number(number.parse().unwrap());
    }
    if let Some(shown) = text.strip_prefix("день ") {
        let day = NaiveDate::parse_from_str(shown, "%d.%m.%Y").unwrap();
        return Value::Date { day, shown: shown.to_owned() };
    }
    if text.starts_with('#') && text.ends_with('!') {
        return Value::Error(text.to_owned());
    }
    if let Some((words, times)) = text.split_once(" ×") {
        return Value::Text(vec![words; times.parse().unwrap()].join(" "));
    }
    Value::Text(text.replace('↵', "\n"))
}

/// `лист`, `строки 3-4` or `столбцы B-C`.
fn hide(sheet: &mut Sheet, what: &str) {
    let Some((kind, range)) = what.split_once(' ') else {
        sheet.hidden.sheet = what == "лист";
        return;
    };
    let (first, last) = range.split_once('-').unwrap();
    if kind == "строки" {
        sheet.hidden.rows.add(first.parse().unwrap(), last.parse().unwrap());
    } else {
        sheet.hidden.columns.add(letter(first).get(), letter(last).get());
    }
}

fn letter(column: &str) -> Column {
    (1..=26).map(Column::new).find(|candidate| candidate.to_string() == column).unwrap()
}

/// The merges that begin at each cell with `↑` under it or `←` to its right.
fn merges(grid: &[Vec<&str>]) -> Vec<Merge> {
    let at = |row: usize, column: usize| grid.get(row).and_then(|cells| cells.get(column)).copied();
    let mut merges = Vec::new();
    for (row, cells) in grid.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            if ["↑", "←"].contains(text) {
                continue;
            }
            let below =
                (row + 1..grid.len()).take_while(|&row| at(row, column) == Some("↑")).count();
            let right = (column + 1..cells.len())
                .take_while(|&column| at(row, column) == Some("←"))
                .count();
            if below + right > 0 {
                let number = |index: usize| u32::try_from(index + 1).unwrap();
                merges.push(Merge {
                    top: Row::new(number(row)),
                    left: Column::new(number(column)),
                    bottom: Row::new(number(row + below)),
                    right: Column::new(number(column + right)),
                });
            }
        }
    }
    merges
}
