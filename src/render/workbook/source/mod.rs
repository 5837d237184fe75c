//! A sheet of the source, written back: each value in its own cell, merges and all.
//!
//! A [`Sheet`] and the ground of its cells enter; a worksheet leaves that reads to the same sheet
//! again. Days stay days wherever a number format shows them as the source did, and are text
//! elsewhere. Widths and heights are measured anew, because a [`Sheet`] does not keep them; fonts
//! and formulas are absent for the same reason, notes because they are the caller's.

mod area;
mod days;

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, Workbook, Worksheet, XlsxError};
use rustc_hash::{FxHashMap, FxHashSet};

use self::area::Area;
use super::{
    formats,
    package::{Laid, RowLook, Rows, Style, styled},
    text,
};
use crate::{
    cell::{Column, Row},
    import::{Sheet, Value},
    model::own_workbook::{MOST_ROWS, fits_in_cell},
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
/// A sheet of Excel has no more columns than this.
const MOST_COLUMNS: u16 = 16_384;

/// A sheet of the source, laid out; rows and columns are counted from zero.
pub(super) struct Copy<'r> {
    /// The cells in order.
    cells: Vec<Cell<'r>>,
    /// Rows that are there whether or not they have cells: with their height, hidden or not.
    rows: BTreeMap<u32, RowLook>,
    merges: Vec<[(u32, u16); 2]>,
    widths: BTreeMap<u16, u32>,
    hidden_columns: Vec<u16>,
    /// The grounds that there are. A style is one of them or none, with a format of days or none.
    grounds: Vec<Color>,
    goes_on: &'static str,
}

/// A cell: its place, the first of the styles of its ground, what it holds.
#[derive(Clone, Copy)]
struct Cell<'r> {
    row: u32,
    column: u16,
    style: u16,
    value: Option<&'r Value>,
}

impl<'r> Copy<'r> {
    /// # Errors
    /// A cell lies outside of what a sheet of Excel holds.
    pub(super) fn of(source: &'r Sheet, look: &Look) -> Result<Self, XlsxError> {
        let area = Area::of(source);
        let is_there = |ground: &Color| look.grounds.values().any(|there| there == ground);
        let grounds = formats::GROUNDS.into_iter().filter(is_there).collect();
        let mut copy = Self {
            cells: Vec::new(),
            rows: BTreeMap::new(),
            merges: Vec::new(),
            widths: BTreeMap::new(),
            hidden_columns: Vec::new(),
            grounds,
            goes_on: look.goes_on,
        };
        copy.fill(source, &area, look)?;
        area.measure(source, &mut copy)?;
        if look.hides {
            copy.hide(source);
        }
        Ok(copy)
    }

    /// Puts the cells in order; of two in one place the later one stands.
    fn fill(&mut self, source: &'r Sheet, area: &Area, look: &Look) -> Result<(), XlsxError> {
        let style = |at| {
            let ground = look.grounds.get(&at);
            let index = ground.and_then(|ground| self.grounds.iter().position(|g| g == ground));
            let style = index.map_or(0, |index| index + 1) * (days::CODES.len() + 1);
            u16::try_from(style).unwrap_or(0)
        };
        let mut cells = Vec::with_capacity(source.rows.iter().map(|row| row.cells.len()).sum());
        let mut put = |at, style, value| {
            let (row, column) = place(at)?;
            cells.push(Cell { row, column, style, value });
            Ok::<_, XlsxError>(())
        };
        for merge in &area.merges {
            let style = style((merge.top, merge.left));
            area::cells(merge).try_for_each(|at| put(at, style, None))?;
        }
        for at in area.blanks(source).into_iter().chain(look.grounds.keys().copied()) {
            put(at, style(at), None)?;
        }
        for (at, value) in values(source) {
            put(at, style(at), Some(value))?;
        }
        cells.sort_by_key(|cell| (cell.row, cell.column));
        cells.dedup_by(|later, earlier| {
            let same = (later.row, later.column) == (earlier.row, earlier.column);
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
        self.cells = cells;
        for merge in &area.merges {
            let corners = [(merge.top, merge.left), (merge.bottom, merge.right)];
            self.merges.push([place(corners[0])?, place(corners[1])?]);
        }
        Ok(())
    }

    /// Hides the rows and columns that the source hides, as far as it goes.
    fn hide(&mut self, source: &Sheet) {
        let (rows, columns) = self.extent();
        for row in source.hidden.rows.up_to(rows) {
            self.rows.entry(row - 1).or_default().hidden = true;
        }
        let columns = source.hidden.columns.up_to(u32::from(columns));
        self.hidden_columns.extend(columns.filter_map(|column| u16::try_from(column - 1).ok()));
    }

    /// How many rows and columns there are.
    fn extent(&self) -> (u32, u16) {
        let last = self.cells.last().map(|cell| cell.row);
        let row = last.max(self.rows.keys().next_back().copied());
        let column = self.cells.iter().map(|cell| cell.column).max();
        (row.map_or(0, |row| row + 1), column.map_or(1, |column| column + 1))
    }

    /// How high rows are, in pixels.
    pub(super) fn heights(&self) -> impl Iterator<Item = (u32, u32)> {
        self.rows.iter().filter_map(|(row, look)| Some((*row, look.height?)))
    }

    /// Adds the sheet under the name `tab`, its rows to what is laid in.
    pub(super) fn lay<'b>(
        self,
        workbook: &'b mut Workbook,
        laid: &mut Vec<Laid<'r>>,
        tab: &str,
    ) -> Result<&'b mut Worksheet, XlsxError> {
        let index = workbook.worksheets().len();
        let sheet = workbook.add_worksheet();
        sheet.set_name(tab)?;
        for (column, width) in &self.widths {
            sheet.set_column_width_pixels(*column, *width)?;
        }
        for column in &self.hidden_columns {
            sheet.set_column_hidden(*column)?;
        }
        let (rows, columns) = self.extent();
        if rows > 0 {
            styled(sheet, 0, &self.formats())?;
            let write = Box::new(move |written: &mut Rows<'_, 'r>| self.write(written));
            let (first, is_table) = (0, false);
            laid.push(Laid { index, first, rows, columns, is_table, write });
        }
        Ok(sheet)
    }

    /// The formats of the styles.
    fn formats(&self) -> Vec<Format> {
        let plain = formats::source();
        let grounds = self.grounds.iter().map(|ground| plain.clone().set_background_color(*ground));
        let mut formats = Vec::new();
        for format in [plain.clone()].into_iter().chain(grounds) {
            let days = days::CODES.iter().map(|code| format.clone().set_num_format(*code));
            formats.extend(days);
            formats.insert(formats.len() - days::CODES.len(), format);
        }
        formats
    }

    fn write(&self, written: &mut Rows<'_, 'r>) {
        for [top_left, bottom_right] in &self.merges {
            written.merge(*top_left, *bottom_right);
        }
        let mut bare = self.rows.iter().peekable();
        for cells in self.cells.chunk_by(|a, b| a.row == b.row) {
            let Some(row) = cells.first().map(|cell| cell.row) else { continue };
            while let Some((bare, look)) = bare.next_if(|(bare, _)| **bare < row) {
                written.begin(*bare, *look);
                written.end();
            }
            let look = bare.next_if(|(bare, _)| **bare == row).map(|(_, look)| *look);
            written.begin(row, look.unwrap_or_default());
            for cell in cells {
                self.cell(written, cell);
            }
            written.end();
        }
    }

    fn cell(&self, written: &mut Rows<'_, 'r>, cell: &Cell<'r>) {
        let Cell { column, style, value, .. } = *cell;
        let style = Style::from(style);
        match value {
            None => written.blank(column, style),
            Some(Value::Number(number)) => written.number(column, style, *number),
            Some(Value::Bool(truth)) => written.truth(column, style, *truth),
            Some(Value::Date { day, shown }) => match days::number_format(*day, shown) {
                Some(code) => written.day(column, style + 1 + code, *day),
                None => written.text_or_blank(column, style, shown),
            },
            Some(Value::Text(words) | Value::Error(words)) => {
                if fits_in_cell(words) {
                    return written.text_or_blank(column, style, words);
                }
                let pieces = text::pieces(words);
                let head = pieces.first().copied().unwrap_or_default();
                written.text(column, style, format!("{head}{}", self.goes_on));
            }
        }
    }
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

/// The texts that no cell of Excel can hold: the place of each and its parts after the first.
pub(super) fn rests(source: &Sheet) -> impl Iterator<Item = ((Row, Column), Vec<&str>)> {
    values(source).filter_map(|(at, value)| match value {
        Value::Text(words) | Value::Error(words) if !fits_in_cell(words) => {
            let mut parts = text::pieces(words);
            parts.remove(0);
            Some((at, parts))
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
///
/// # Errors
/// It lies outside of what a sheet of Excel holds.
pub(super) fn place((row, column): (Row, Column)) -> Result<(u32, u16), XlsxError> {
    let column = u16::try_from(column.get() - 1).ok().filter(|column| *column < MOST_COLUMNS);
    let row = Some(row.get() - 1).filter(|row| *row < MOST_ROWS);
    row.zip(column).ok_or(XlsxError::RowColumnLimitError)
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
