//! Workbooks written by hand, and how they read.

use std::fmt::Write as _;

use pobratim::{
    cell::Column,
    import::{self, Format, ImportError, Limits, Sheet},
};

use crate::package::packed;

/// The office's own workbook.
pub(super) const OFFICE: &[u8] = include_bytes!("../../input/cooperation-2025.xlsx");
pub(super) const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
pub(super) const WORKBOOK_RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
pub(super) const WORKBOOK: &str = r#"<workbook><workbookPr/><sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

/// A zip archive of these files.
pub(super) fn archive<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    packed(files.into_iter().map(|(name, content)| (name, content.as_bytes())))
}

/// A workbook with one sheet of these cells, and more files over the usual ones.
pub(super) fn workbook(cells: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let usual = [
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    let replaced = |name: &str| more.iter().any(|(other, _)| *other == name);
    archive(usual.into_iter().filter(|(name, _)| !replaced(name)).chain(more.iter().copied()))
}

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ImportError> {
    import::read(bytes, Format::detect(bytes), &Limits::default())
}

pub(super) fn message(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().to_string()
}

/// Everything in a sheet: cells, then merges.
pub(super) fn shown(sheet: &Sheet) -> String {
    let mut shown = String::new();
    for row in &sheet.rows {
        for (column, value) in &row.cells {
            write!(shown, "{column}{} {} ", row.row, value.shown()).unwrap();
        }
    }
    for merge in &sheet.merges {
        write!(shown, "[{}{}:{}{}] ", merge.left, merge.top, merge.right, merge.bottom).unwrap();
    }
    shown.trim_end().to_owned()
}

/// What a sheet hides of its first rows and columns, then its notes.
pub(super) fn beside(sheet: &Sheet) -> String {
    let mut shown = String::from(if sheet.hidden.sheet { "sheet " } else { "" });
    for row in (1..100).filter(|row| sheet.hidden.rows.contains(*row)) {
        write!(shown, "{row} ").unwrap();
    }
    for column in (1..27).filter(|column| sheet.hidden.columns.contains(*column)) {
        write!(shown, "{} ", Column::new(column)).unwrap();
    }
    for note in &sheet.notes {
        write!(shown, "({}{} {}) ", note.column, note.row, note.text).unwrap();
    }
    shown.trim_end().to_owned()
}
