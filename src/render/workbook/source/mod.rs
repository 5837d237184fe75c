//! A sheet of the source, written back: each value in its own cell, merges and all.
//!
//! A [`Sheet`] and the ground of its cells enter; a worksheet leaves that reads to the same sheet
//! again. Days stay days wherever a number format shows them as the source did, and are text
//! elsewhere. Widths and heights are measured anew, because a [`Sheet`] does
//! not keep them; fonts and formulas are absent for the same reason, notes because they are the
//! caller's.

mod area;
mod days;

use rust_xlsxwriter::{Color, Format, Workbook, Worksheet, XlsxError};
use rustc_hash::{FxHashMap, FxHashSet};

use self::area::Area;
use super::{formats, text};
use crate::{
    cell::{Column, Row},
    import::{Sheet, Value},
};

/// The grounds of the cells that have one.
pub(super) type Grounds = FxHashMap<(Row, Column), Color>;

/// How the cells of the source look.
pub(super) struct Look {
    /// The grounds of the cells that have one; such a cell is there even where it holds nothing.
    pub(super) grounds: Grounds,
    /// What stands at the end of the part of a text that a cell of Excel can hold.
    pub(super) goes_on: &'static str,
    /// Whether rows and columns that the source hides are hidden here too.
    pub(super) hides: bool,
}

/// How long the name of a tab may be, and how much of it is kept where a number follows, in
/// UTF-16 code units.
const LONGEST_TAB: (usize, usize) = (31, 24);

/// Adds the sheet under the name `tab`.
///
/// # Errors
/// A cell lies outside of what a sheet of Excel holds.
pub(super) fn add<'b>(
    workbook: &'b mut Workbook,
    source: &Sheet,
    tab: &str,
    look: &Look,
) -> Result<&'b mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(tab)?;
    let plain = formats::source();
    let grounds = &look.grounds;
    let format = |at| match grounds.get(&at) {
        Some(colour) => plain.clone().set_background_color(*colour),
        None => plain.clone(),
    };
    let area = Area::of(source);
    for merge in &area.merges {
        let (top, left) = place((merge.top, merge.left))?;
        let (bottom, right) = place((merge.bottom, merge.right))?;
        sheet.merge_range(top, left, bottom, right, "", &format((merge.top, merge.left)))?;
    }
    for at in area.blanks(source).into_iter().chain(grounds.keys().copied()) {
        let (row, column) = place(at)?;
        sheet.write_blank(row, column, &format(at))?;
    }
    for (at, value) in values(source) {
        write(sheet, place(at)?, value, format(at), look.goes_on)?;
    }
    area.measure(sheet, source)?;
    if look.hides {
        area.hide(sheet, source)?;
    }
    Ok(sheet)
}

/// The names as Excel allows them on tabs: no two alike, and none of them `taken`.
pub(super) fn tabs(names: impl Iterator<Item = impl AsRef<str>>, taken: &[&str]) -> Vec<String> {
    let mut used: FxHashSet<String> = taken.iter().map(|name| name.to_lowercase()).collect();
    let mut unique = |name: &str| {
        let forbidden = |c: char| "[]:*?/\\".contains(c) || c.is_control();
        let name = name.replace(forbidden, "_");
        let name = Some(name.trim_matches('\'')).filter(|name| !name.is_empty()).unwrap_or("Лист");
        let (whole, before_number) = LONGEST_TAB;
        let mut names = (1..).map(|count| match count {
            1 => cut(name, whole),
            _ => format!("{} ({count})", cut(name, before_number)),
        });
        names.find(|name| used.insert(name.to_lowercase())).unwrap_or_default()
    };
    names.map(|name| unique(name.as_ref())).collect()
}

/// At most so many UTF-16 code units of a name.
fn cut(name: &str, longest: usize) -> String {
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= longest
    };
    name.chars().take_while(fits).collect()
}

/// The texts that no cell of Excel can hold: the address of each and its parts after the first.
pub(super) fn rests(source: &Sheet) -> impl Iterator<Item = (String, Vec<&str>)> {
    values(source).filter_map(|((row, column), value)| match value {
        Value::Text(words) | Value::Error(words) if !text::fits(words) => {
            let mut parts = text::pieces(words);
            parts.remove(0);
            Some((format!("{column}{row}"), parts))
        }
        _ => None,
    })
}

/// Every value with its place.
fn values(source: &Sheet) -> impl Iterator<Item = ((Row, Column), &Value)> {
    source.rows.iter().flat_map(|row| {
        let number = row.row;
        row.cells.iter().map(move |(column, value)| ((number, *column), value))
    })
}

/// A place as the library counts it, from zero.
pub(super) fn place((row, column): (Row, Column)) -> Result<(u32, u16), XlsxError> {
    let column = u16::try_from(column.get() - 1).map_err(|_| XlsxError::RowColumnLimitError)?;
    Ok((row.get() - 1, column))
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    format: Format,
    goes_on: &str,
) -> Result<(), XlsxError> {
    match value {
        Value::Number(number) => {
            sheet.write_number_with_format(row, column, *number, &format)?;
        }
        Value::Bool(truth) => {
            sheet.write_boolean_with_format(row, column, *truth, &format)?;
        }
        Value::Date { day, shown } => match days::number_format(*day, shown) {
            Some(code) => {
                let format = format.set_num_format(code);
                sheet.write_datetime_with_format(row, column, day, &format)?;
            }
            None => text::write(sheet, row, column, shown, Some(&format))?,
        },
        Value::Text(words) | Value::Error(words) => {
            let pieces = if text::fits(words) { vec![] } else { text::pieces(words) };
            let head = pieces.first().map(|head| format!("{head}{goes_on}"));
            text::write(sheet, row, column, head.as_deref().unwrap_or(words), Some(&format))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::tabs;

    #[test]
    fn tabs_are_named_as_excel_allows() {
        let long = "Сотрудничество с городами-побратимами";
        let names = ["2025", "Итоги 1/2", "''", "ЗАМЕЧАНИЯ", long, long, "2025"];
        assert_eq!(
            tabs(names.iter(), &["Замечания"]),
            [
                "2025",
                "Итоги 1_2",
                "Лист",
                "ЗАМЕЧАНИЯ (2)",
                "Сотрудничество с городами-побра",
                "Сотрудничество с городам (2)",
                "2025 (2)",
            ]
        );
    }
}
