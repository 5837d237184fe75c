//! Delimited text: .csv, .tsv, .txt, with tabs, semicolons or commas.
//!
//! Bytes enter; one [`Sheet`] leaves, all its cells text. Its rows are the records, blank ones
//! counted, as a spreadsheet would number them. Encoding and separator are told by content. Types
//! and merges are absent on purpose: the format has none.

mod fields;

use std::collections::BTreeMap;

use self::fields::Fields;
use super::{
    Format, ImportError, Limits, Sheet, SheetRow, Value, encoding, limits::Cost, unsupported,
};
use crate::cell::{Column, Row};

/// The text has no sheets, so that its one sheet has no name of its own.
const SHEET: &str = "Текст";
/// How many records that hold anything show what separates their fields.
const SAMPLE: usize = 1000;
/// The separators of a record that prove as much as any more: the commas of one long sentence are
/// no better proof than the five columns of the office's table.
const ENOUGH: u64 = 4;

/// Reads the fields of a text.
///
/// # Errors
///
/// `Unsupported` where the bytes are no text, `TooLarge` where they hold too much.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ImportError> {
    let text = encoding::decode(bytes).ok_or_else(|| unsupported(Format::Unknown))?;
    let mut cost = Cost::new(*limits);
    cost.sheet(&SHEET.into())?;
    let mut sheet = Sheet { name: SHEET.into(), ..Sheet::default() };
    let mut cells = Vec::new();
    let (mut row, mut column) = (1_u32, 1_u32);
    let (text, separator) = said(&text).unwrap_or_else(|| (&text, separator(&text)));
    for field in Fields::new(text, separator) {
        if !field.text.is_empty() {
            let value = Value::Text(field.text.into_owned());
            cost.cell((row - 1, column - 1), &value)?;
            cells.push((Column::new(column), value));
        }
        column = column.saturating_add(1);
        if field.last {
            if !cells.is_empty() {
                let cells = std::mem::take(&mut cells);
                sheet.rows.push(SheetRow { row: Row::new(row), cells });
            }
            row = row.saturating_add(1);
            column = 1;
        }
    }
    Ok(vec![sheet])
}

/// What follows the line with which Excel is told of the separator, «sep=;», and that separator.
/// The line itself is no record.
fn said(text: &str) -> Option<(&str, char)> {
    let mut rest = text.strip_prefix("sep=")?.chars();
    let separator = rest.next()?;
    let rest = rest.as_str();
    let rest = rest.strip_prefix('\r').unwrap_or(rest).strip_prefix('\n')?;
    Some((rest, separator))
}

/// The separator by which most records have the same width. Tabs go before semicolons and these
/// before commas, which prose has too.
fn separator(text: &str) -> char {
    let separators = [',', ';', '\t'];
    separators.into_iter().max_by_key(|separator| evidence(text, *separator)).unwrap_or('\t')
}

/// How much speaks for a separator: the records that have it equally often, each with the
/// separators that it has.
fn evidence(text: &str, separator: char) -> u64 {
    let mut records = 0;
    let mut by_separators: BTreeMap<u64, u64> = BTreeMap::new();
    let mut separators = 0;
    let mut blank = true;
    for field in Fields::new(text, separator) {
        blank &= field.text.is_empty();
        if field.last {
            if !blank {
                *by_separators.entry(separators).or_default() += 1;
                records += 1;
            }
            (separators, blank) = (0, true);
        } else {
            separators += 1;
        }
        if records == SAMPLE {
            break;
        }
    }
    let weights = by_separators.into_iter().map(|(width, records)| width.min(ENOUGH) * records);
    weights.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_told_by_the_widths_of_records() {
        assert_eq!(separator("Страна\tГород\nСербия\tБелград, Нови-Сад\n"), '\t');
        assert_eq!(separator("Страна;Город\nСербия;Белград, Нови-Сад; Ниш\nКуба;Гавана\n"), ';');
        assert_eq!(separator("Страна,Город\nСербия,Белград\n"), ',');
        assert_eq!(separator("одно слово"), '\t');
    }

    #[test]
    fn the_commas_of_a_long_sentence_prove_little() {
        let sentence = "визит, ".repeat(60);
        let text = format!("Страна;Город;Дата\nСербия;Белград;{sentence}\nКуба;Гавана;2006\n");
        assert_eq!(separator(&text), ';');
    }

    /// Quoted cells of many lines look like many records when they are cut at commas.
    #[test]
    fn the_lines_of_a_quoted_cell_are_no_records() {
        let row = "Сербия;Белград;Соглашение;2006;\"5 мая, визит\n6 мая, форум\n7 мая, обед\"\n";
        assert_eq!(separator(&row.repeat(3)), ';');
    }

    #[test]
    fn rows_count_blank_records_and_cells_hold_what_is_written() {
        let sheets = read("\n\na;;\" b \"\n;;\n;c".as_bytes(), &Limits::default());
        let cell = |column, text: &str| (Column::new(column), Value::Text(text.to_owned()));
        let rows = vec![
            SheetRow { row: Row::new(3), cells: vec![cell(1, "a"), cell(3, " b ")] },
            SheetRow { row: Row::new(5), cells: vec![cell(2, "c")] },
        ];
        assert_eq!(sheets, Ok(vec![Sheet { name: SHEET.into(), rows, ..Sheet::default() }]));
    }
}
