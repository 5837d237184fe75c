//! The real table's files, read.

use std::{fs, path::Path};

use pobratim::{
    import::{self, Format, Limits, Sheet},
    model::Register,
    normalise::{Vocabulary, normalise, report_year},
};
use serde_json::Value;

/// As the office keeps it.
pub const OFFICE: &str = "input/cooperation-2025.xlsx";
/// As the office's original is: a document of Word.
pub const DOCUMENT: &str = "tests/data/cooperation-2025.docx";
/// The workbook, saved by LibreOffice.
pub const OPEN_DOCUMENT: &str = "tests/data/cooperation-2025.ods";
/// The workbook, saved by LibreOffice for Excel 97–2003.
pub const EXCEL_97: &str = "tests/data/cooperation-2025.xls";
/// The workbook, saved by LibreOffice as a web page.
pub const PAGE: &str = "tests/data/cooperation-2025.html";
/// As a converter leaves it.
pub const EXTRACTED: &str = "tests/data/cooperation-2025-extracted.xlsx";

/// As the document's text came out of it.
pub const TEXT: &str = "tests/data/cooperation-2025.txt";

/// The bytes of a file of the project.
pub fn bytes(file: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// The sheets of a file of the project.
pub fn sheets(file: &str) -> Vec<Sheet> {
    let bytes = bytes(file);
    import::read(&bytes, Format::detect(&bytes), &Limits::default()).unwrap()
}

/// The register of sheets in a file of this name.
pub fn understood(sheets: &[Sheet], file: &str) -> Register {
    let table = super::read(sheets).unwrap().value;
    let year = report_year(&table, file, None).unwrap().0;
    normalise(table, &Vocabulary::embedded(), year).value
}

/// The register of a file of the project.
pub fn register(file: &str) -> Register {
    understood(&sheets(file), file)
}

/// Drops every `cells` of a register's JSON.
pub fn forget_cells(json: &mut Value) {
    forget(json, &["cells"]);
}

/// Drops every field with one of these names.
pub fn forget(json: &mut Value, names: &[&str]) {
    match json {
        Value::Object(fields) => {
            fields.retain(|name, _| !names.contains(&name.as_str()));
            fields.values_mut().for_each(|value| forget(value, names));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| forget(value, names)),
        _ => {}
    }
}
