//! What is fuzzed: one function a format, and two for the words in cells.
//!
//! Bytes enter; nothing leaves. A function that panics, hangs or takes much memory is a find. Bytes
//! of a packed format are one part of it: a wrong byte in an archive would only ever find the check
//! of its sums. `tests/fuzz.rs` runs the same functions for a moment in every test run.

use std::io::{Cursor, Write};

use pobratim::{
    import::{Format, Limits},
    normalise::date,
    pipeline::{self, settings::Settings},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// A function that is fuzzed, and its name.
pub type Target = (&'static str, fn(&[u8]));

/// Every function.
pub const TARGETS: [Target; 8] = [
    ("dates", dates),
    ("docx", docx),
    ("events", events),
    ("ods", ods),
    ("text", text),
    ("xls", xls),
    ("xlsb", xlsb),
    ("xlsx", xlsx),
];

/// A worksheet of a workbook, its own shared strings, styles and notes too.
pub fn xlsx(sheet: &[u8]) {
    let book = br#"<workbook><sheets><sheet name="2025" r:id="worksheet"/></sheets></workbook>"#;
    let of_book = relations(["worksheet", "sharedStrings", "styles"], "worksheets/sheet1.xml");
    let of_sheet = relations(["comments"], "sheet1.xml");
    whole(&archive(&[
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", of_book.as_bytes()),
        ("xl/worksheets/_rels/sheet1.xml.rels", of_sheet.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ]));
}

/// The records of a binary workbook: those of a worksheet and all else.
pub fn xlsb(records: &[u8]) {
    let text = |text: &str| -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        u32::try_from(text.len()).unwrap_or(0).to_le_bytes().into_iter().chain(units).collect()
    };
    let tab = [&[0; 8][..], &text("worksheet"), &text("2025")].concat();
    let book = [&[0x9C, 0x01, u8::try_from(tab.len()).unwrap_or(0)][..], &tab].concat();
    let of_book = relations(["worksheet", "sharedStrings", "styles"], "worksheets/sheet1.bin");
    let of_sheet = relations(["comments"], "sheet1.bin");
    whole(&archive(&[
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", of_book.as_bytes()),
        ("xl/worksheets/_rels/sheet1.bin.rels", of_sheet.as_bytes()),
        ("xl/worksheets/sheet1.bin", records),
    ]));
}

/// A workbook of Excel 97–2003, or the stream in one.
pub fn xls(bytes: &[u8]) {
    if bytes.starts_with(MAGIC) {
        return whole(bytes);
    }
    let Ok(mut file) = cfb::CompoundFile::create(Cursor::new(Vec::new())) else { return };
    let written = file.create_stream("/Workbook").and_then(|mut stream| stream.write_all(bytes));
    if written.and_then(|()| file.flush()).is_ok() {
        whole(&file.into_inner().into_inner());
    }
}

/// A spreadsheet of `OpenDocument` in one XML file.
pub fn ods(bytes: &[u8]) {
    read(bytes, Format::Fods);
    whole(bytes);
}

/// The text of a document of Word.
pub fn docx(text: &[u8]) {
    let relations = relations(["officeDocument"], "word/document.xml");
    whole(&archive(&[("_rels/.rels", relations.as_bytes()), ("word/document.xml", text)]));
}

/// Any file: most of them are text in some encoding.
pub fn text(bytes: &[u8]) {
    read(bytes, Format::Text);
    whole(bytes);
}

/// A text that may have dates in it.
pub fn dates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for year in [None, Some(2025)] {
        for found in date::scan(&text, year) {
            assert!(text.get(found.range).is_some(), "a date is a part of the text");
        }
        let _ = date::read_text(&text, year);
    }
}

/// The cells of events of one country.
pub fn events(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let rows = text.split('\u{C}').enumerate().map(|(index, cell)| {
        let country = if index == 0 { "Куба" } else { "" };
        format!("{country};Гавана;Договор;2006;\"{}\"\n", cell.replace('"', "\"\""))
    });
    let heading = "Страна;Город;Основание;Дата;Мероприятия в 2025 году\n".to_owned();
    let table: String = std::iter::once(heading).chain(rows).collect();
    whole(table.as_bytes());
}

/// The whole way from bytes to the register.
fn whole(bytes: &[u8]) {
    let settings = Settings { limits: limits(), ..Settings::default() };
    let _ = pipeline::read(bytes, "2025", Some(2025), &settings);
}

fn read(bytes: &[u8], format: Format) {
    let _ = pobratim::import::read(bytes, format, &limits());
}

/// What a thousand runs a second can bear.
fn limits() -> Limits {
    Limits { cells: 20_000, text_bytes: 1 << 20, unpacked_bytes: 8 << 20, ..Limits::default() }
}

/// Relationships of these types, all to this part, each called as its type.
fn relations<const N: usize>(kinds: [&str; N], target: &str) -> String {
    let relation = |kind: &str| {
        format!(r#"<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
    };
    format!("<Relationships>{}</Relationships>", kinds.map(relation).concat())
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        let written = zip.start_file(*name, options).map(|()| zip.write_all(content));
        if !matches!(written, Ok(Ok(()))) {
            return Vec::new();
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
