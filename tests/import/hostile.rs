//! Files made to break a reader: each is read for what it holds, or refused with its message, and
//! at once. `bounds` has those that ask for too much, `refusals` those that are something else.

use std::fmt::Write as _;

use pobratim::import::{self, Format, ImportError, Limits, Part};

use crate::{
    package::packed,
    support::{RELATIONS, WORKBOOK, WORKBOOK_RELATIONS, archive, message, read, shown, workbook},
};

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn corrupt_sheet() -> Result<Vec<import::Sheet>, ImportError> {
    Err(ImportError::Corrupt(Part::Sheet("Лист1".to_owned())))
}

#[test]
fn one_byte_is_text_or_refused() {
    for byte in 0..=u8::MAX {
        match read(&[byte]) {
            Ok(sheets) => assert_eq!(sheets.len(), 1, "{byte:02X}"),
            Err(error) => assert!(matches!(error, ImportError::Unsupported { .. }), "{byte:02X}"),
        }
    }
    assert_eq!(shown(&read(b"5").unwrap()[0]), "A1 5");
}

#[test]
fn a_sheet_cut_short_at_any_sixteenth_says_so() {
    let rows: String = (1..50).fold(String::new(), |mut rows, row| {
        write!(rows, r#"<row r="{row}"><c r="A{row}" t="str"><v>Kuba</v></c></row>"#).unwrap();
        rows
    });
    let whole = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    for sixteenths in 1..16 {
        let cut = &whole[..whole.len() * sixteenths / 16];
        assert_eq!(read(&workbook("", &[(SHEET, cut)])), corrupt_sheet(), "{sixteenths}/16");
    }
}

#[test]
fn a_million_empty_rows_are_no_rows() {
    let cells = "<row/>".repeat(1_000_000) + r#"<row><c t="str"><v>конец</v></c></row>"#;
    let sheets = read(&workbook(&cells, &[])).unwrap();
    assert_eq!(shown(&sheets[0]), "A1000001 конец");
    let rows = "<table:table-row/>".repeat(100_000);
    let content = format!("<office:document><table:table>{rows}</table:table></office:document>");
    assert_eq!(read(content.as_bytes()).unwrap()[0].rows, []);
    assert_eq!(read("\n".repeat(1_000_000).as_bytes()).unwrap()[0].rows, []);
}

#[test]
fn seventy_thousand_merges_are_read() {
    let merges = (1..=70_000).fold(String::new(), |mut merges, row| {
        write!(merges, r#"<mergeCell ref="A{row}:B{row}"/>"#).unwrap();
        merges
    });
    let sheet =
        format!("<worksheet><sheetData/><mergeCells count=\"5\">{merges}</mergeCells></worksheet>");
    let sheets = read(&workbook("", &[(SHEET, &sheet)])).unwrap();
    assert_eq!(sheets[0].merges.len(), 70_000);
}

#[test]
fn a_cell_of_a_megabyte_names_itself_in_every_format() {
    let long = "Ш".repeat(1 << 19);
    let xlsx = workbook(&format!(r#"<row r="7"><c r="C7" t="str"><v>{long}</v></c></row>"#), &[]);
    let ods = format!(
        r#"<office:document><table:table table:name="Лист1"><table:table-row><table:table-cell><text:p>{long}</text:p></table:table-cell></table:table-row></table:table></office:document>"#
    );
    let relations = RELATIONS.replace("xl/workbook.xml", "word/document.xml");
    let docx = format!(
        "<w:document><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{long}</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:document>"
    );
    let docx = archive([("_rels/.rels", relations.as_str()), ("word/document.xml", &docx)]);
    let text = format!("Страна;Город\nКуба;{long}\n");
    for (bytes, place) in [
        (xlsx, "лист «Лист1», ячейка C7"),
        (ods.into_bytes(), "лист «Лист1», ячейка A1"),
        (docx, "лист «Таблица 1», ячейка A1"),
        (text.into_bytes(), "лист «Текст», ячейка B2"),
    ] {
        assert_eq!(
            message(&bytes),
            format!(
                "{place}: файл слишком велик (байт текста в одной ячейке: 1048576, читается не \
                 больше 262144); разбейте её текст или поднимите предел cell_bytes в разделе \
                 [limits] файла pobratim.toml"
            )
        );
    }
}

#[test]
fn elements_a_hundred_thousand_deep_are_refused() {
    let deep = "<row>".repeat(100_000);
    assert_eq!(
        message(&workbook(&deep, &[])),
        "файл слишком велик (уровней вложенности: 257, читается не больше 256); перенесите таблицу \
         в новый файл или поднимите предел depth в разделе [limits] файла pobratim.toml"
    );
    // Also where nothing is read.
    assert!(matches!(
        read(&workbook(&"<extLst>".repeat(100_000), &[])),
        Err(ImportError::TooLarge(_))
    ));
}

/// «A billion laughs», and a file of the machine named as an entity.
#[test]
fn entities_of_a_workbooks_own_are_refused() {
    for declaration in [
        r#"<!DOCTYPE d [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;">]>"#,
        r#"<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/passwd">]>"#,
        "",
    ] {
        let cell = r#"<row><c t="str"><v>&b;</v></c></row>"#;
        let sheet = format!("{declaration}<worksheet>{cell}</worksheet>");
        assert_eq!(read(&workbook("", &[(SHEET, &sheet)])), corrupt_sheet(), "{declaration}");
    }
}

#[test]
fn an_attribute_of_twenty_megabytes_is_no_honest_one() {
    let limits = Limits { ratio: 100_000, ..Limits::default() };
    let cells = format!(r#"<row r="1" spans="{}"/>"#, "1".repeat(20 << 20));
    assert_eq!(import::read(&workbook(&cells, &[]), Format::Xlsx, &limits), corrupt_sheet());
}

#[test]
fn a_part_in_another_encoding_is_broken() {
    let (sheet, ..) = encoding_rs::WINDOWS_1251.encode(
        r#"<?xml version="1.0" encoding="windows-1251"?><worksheet><sheetData><row><c t="str"><v>Куба</v></c></row></sheetData></worksheet>"#,
    );
    let files = [
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS.as_bytes()),
        (SHEET, &sheet),
    ];
    assert_eq!(read(&packed(files)), corrupt_sheet());
}

/// The directory of an archive says where files begin and how large they are; here it lies.
#[test]
fn a_directory_that_lies_ends_nothing() {
    let honest = workbook(r#"<row><c t="str"><v>Куба</v></c></row>"#, &[]);
    let entries: Vec<usize> =
        (0..honest.len() - 4).filter(|&at| honest[at..].starts_with(b"PK\x01\x02")).collect();
    assert_eq!(entries.len(), 4);
    // Size packed, size unpacked, length of the name, of what follows it, where the file begins.
    for field in [20, 24, 28, 30, 42] {
        for lie in [[0; 4], [1, 0, 0, 0], [0xFF; 4], [0xFF, 0xFF, 0xFF, 0x7F]] {
            for at in &entries {
                let mut bytes = honest.clone();
                bytes[at + field..at + field + 4].copy_from_slice(&lie);
                let _read_or_refused = read(&bytes);
            }
            // All files are one: they overlap.
            let mut bytes = honest.clone();
            for at in &entries {
                bytes[at + field..at + field + 4].copy_from_slice(&lie);
            }
            let _read_or_refused = read(&bytes);
        }
    }
    let mut bytes = honest;
    bytes[entries[3] + 24..entries[3] + 28].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x7F]);
    assert!(message(&bytes).contains("после распаковки"), "{}", message(&bytes));
}
