//! Binary workbooks, .xlsb, record by record ([MS-XLSB]): no tool but Excel itself writes them.

use chrono::NaiveDate;
use pobratim::import::{Merge, Sheet, SheetRow, Value};

use super::package::packed;

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook with a chart and one worksheet.
#[derive(Default)]
pub struct Book<'a> {
    /// The name on the worksheet's tab.
    pub name: &'a str,
    /// Whether days are counted from 1904.
    pub mac: bool,
    /// 0 for a worksheet that is seen.
    pub visibility: u32,
    /// The texts that cells share.
    pub texts: &'a [&'a str],
    /// The number format of each style of cells.
    pub styles: &'a [u16],
    /// The number formats that are not built in.
    pub codes: &'a [(u16, &'a str)],
    /// The records of the worksheet.
    pub sheet: &'a [Vec<u8>],
    /// The records of its notes.
    pub notes: &'a [Vec<u8>],
}

/// A record: its type and length in bytes of seven bits, then its body.
pub fn record(kind: usize, body: &[u8]) -> Vec<u8> {
    let variable = |mut number: usize| {
        let mut bytes = Vec::new();
        while number > 0x7F {
            bytes.push(u8::try_from(number & 0x7F).unwrap() | 0x80);
            number >>= 7;
        }
        bytes.push(u8::try_from(number).unwrap());
        bytes
    };
    [variable(kind), variable(body.len()), body.to_vec()].concat()
}

pub fn long(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

pub fn string(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let bytes = units.iter().flat_map(|unit| unit.to_le_bytes());
    long(&[u32::try_from(units.len()).unwrap()]).into_iter().chain(bytes).collect()
}

/// The cell in this column and style with this value.
pub fn cell(kind: usize, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[&long(&[column, style])[..], value].concat())
}

pub fn row(number: u32) -> Vec<u8> {
    record(0, &long(&[number, 0, 0]))
}

impl Book<'_> {
    /// The bytes of the workbook.
    pub fn written(&self) -> Vec<u8> {
        let relation = |id: &str, kind: &str, target: &str| {
            format!(r#"<Relationship Id="{id}" Type="{TYPES}/{kind}" Target="{target}"/>"#)
        };
        let relations = [
            relation("a", "worksheet", "worksheets/sheet1.bin"),
            relation("b", "sharedStrings", "/xl/sharedStrings.bin"),
            relation("c", "styles", "styles.bin"),
            relation("d", "chartsheet", "chartsheets/sheet1.bin"),
        ];
        let relations = format!("<Relationships>{}</Relationships>", relations.concat());
        let sheet_of = |id: &str, name: &str| {
            record(156, &[&long(&[self.visibility, 1])[..], &string(id), &string(name)].concat())
        };
        let properties = record(153, &long(&[u32::from(self.mac), 0]));
        let book = [properties, sheet_of("d", "График"), sheet_of("a", self.name)];
        let text = |text: &&str| record(19, &[&[0][..], &string(text)].concat());
        let texts: Vec<u8> = self.texts.iter().flat_map(text).collect();
        let of_sheet = relation("n", "comments", "../comments1.bin");
        let of_sheet = format!("<Relationships>{of_sheet}</Relationships>");
        packed([
            ("xl/worksheets/_rels/sheet1.bin.rels", of_sheet.as_bytes()),
            ("xl/comments1.bin", &self.notes.concat()),
            ("xl/workbook.bin", &book.concat()[..]),
            ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
            ("xl/sharedStrings.bin", &texts),
            ("xl/styles.bin", &self.styles()),
            ("xl/worksheets/sheet1.bin", &self.sheet.concat()),
        ])
    }

    /// The number formats, and styles: first one that others derive from, then those of cells.
    fn styles(&self) -> Vec<u8> {
        let code =
            |(id, code): &(u16, &str)| record(44, &[&id.to_le_bytes()[..], &string(code)].concat());
        let style = |id: &u16| record(47, &[&[0, 0][..], &id.to_le_bytes(), &[0; 12]].concat());
        let codes = self.codes.iter().map(code);
        let before = codes.chain([style(&99), record(617, &[])]);
        let styles = before.chain(self.styles.iter().map(style));
        styles.chain([record(618, &[])]).flatten().collect()
    }
}

/// A sheet as a workbook: its rows, merges and what it hides. Texts are shared, whole numbers short;
/// a date is shown as Excel does, 16.12.2015, or with its month in words.
pub fn workbook(sheet: &Sheet) -> Vec<u8> {
    let mut texts = Vec::new();
    let mut records: Vec<_> = sheet.hidden.columns.up_to(16_384).map(hidden_column).collect();
    for row in &sheet.rows {
        records.push(row_of(row, sheet.hidden.rows.contains(row.row.get())));
        for (column, value) in &row.cells {
            records.push(cell_of(column.get() - 1, value, &mut texts));
        }
    }
    records.extend(sheet.merges.iter().map(merged));
    let book = Book {
        name: &sheet.name,
        visibility: u32::from(sheet.hidden.sheet),
        texts: &texts,
        styles: &[0, 14, 170],
        codes: &[(170, "[$-419]D MMMM YYYY\" г.\"")],
        sheet: &records,
        ..Book::default()
    };
    book.written()
}

fn hidden_column(column: u32) -> Vec<u8> {
    record(60, &[&long(&[column - 1, column - 1, 0, 0])[..], &[1, 0]].concat())
}

fn row_of(row: &SheetRow, hidden: bool) -> Vec<u8> {
    let flags = if hidden { 0x10 } else { 0 };
    record(0, &[&long(&[row.row.get() - 1, 0])[..], &[0, 1, 0, flags], &[0; 9]].concat())
}

fn merged(merge: &Merge) -> Vec<u8> {
    let Merge { top, left, bottom, right } = merge;
    let corners = [top.get(), bottom.get(), left.get(), right.get()];
    record(176, &long(&corners.map(|number| number - 1)))
}

fn cell_of<'a>(column: u32, value: &'a Value, texts: &mut Vec<&'a str>) -> Vec<u8> {
    match value {
        Value::Text(text) => {
            texts.push(text);
            cell(7, column, 0, &long(&[u32::try_from(texts.len() - 1).unwrap()]))
        }
        Value::Date { day, shown } => {
            let zero = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
            let serial = f64::from(i32::try_from((*day - zero).num_days()).unwrap());
            let in_words = *shown != day.format("%d.%m.%Y").to_string();
            cell(5, column, if in_words { 2 } else { 1 }, &serial.to_le_bytes())
        }
        Value::Number(number) if number.fract() == 0.0 && (0.0..1e8).contains(number) => {
            let whole: u32 = number.to_string().parse().unwrap();
            cell(2, column, 0, &long(&[(whole << 2) | 2]))
        }
        Value::Number(number) => cell(5, column, 0, &number.to_le_bytes()),
        Value::Bool(truth) => cell(4, column, 0, &[u8::from(*truth)]),
        Value::Error(error) => panic!("{error}: errors are numbers in these files"),
    }
}
