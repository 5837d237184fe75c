//! Files that ask for the machine's memory or time.

use pobratim::import::{self, Format, ImportError, Limits, Measure};

use crate::support::{archive, read, workbook};

/// What a file asks for too much of.
fn excess(bytes: &[u8]) -> (Measure, u64, u64) {
    match read(bytes) {
        Err(ImportError::TooLarge(excess)) => (excess.measure, excess.found, excess.limit),
        other => panic!("{other:?}"),
    }
}

/// calamine takes memory for them at once.
#[test]
fn a_billion_shared_strings_must_fit_in_their_part() {
    let shared = r#"<sst count="1" uniqueCount="1000000000"><si><t>а</t></si></sst>"#;
    let bytes = workbook("", &[("xl/sharedStrings.xml", shared)]);
    assert_eq!(excess(&bytes), (Measure::SharedStrings, 1_000_000_000, 16));
    let hidden = format!("<!-- {} -->{shared}", "пусто ".repeat(10_000));
    let bytes = workbook("", &[("XL\\SharedStrings.xml", &hidden)]);
    assert_eq!(excess(&bytes).0, Measure::SharedStrings);
}

#[test]
fn a_zip_bomb_is_refused_by_what_it_declares() {
    let mebibyte = " ".repeat(1 << 20);
    let names: Vec<String> = (0..257).map(|number| format!("xl/media/{number}.bin")).collect();
    let more: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), &*mebibyte)).collect();
    let bytes = workbook("", &more);
    assert!(bytes.len() < 1 << 20);
    let (measure, found, limit) = excess(&bytes);
    assert_eq!((measure, limit), (Measure::UnpackedBytes, 256 << 20));
    assert!(found > 257 << 20);
}

#[test]
fn a_zip_bomb_that_declares_less_is_cut_off() {
    let cells = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#.to_owned() + &" ".repeat(1 << 20);
    let mut bytes = workbook(&cells, &[]);
    let size = u32::try_from(cells.len() + 46).unwrap().to_le_bytes();
    let claims: Vec<usize> =
        (0..bytes.len() - 4).filter(|&start| bytes[start..start + 4] == size).collect();
    assert!(!claims.is_empty());
    for start in claims {
        bytes[start..start + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(matches!(read(&bytes), Err(ImportError::Corrupt(_))));
}

#[test]
fn ten_thousand_files_in_one_are_too_many() {
    let names: Vec<String> = (0..10_001).map(|number| format!("xl/{number}")).collect();
    let bytes = archive(names.iter().map(|name| (name.as_str(), "")));
    assert_eq!(excess(&bytes), (Measure::Entries, 10_001, 10_000));
}

/// calamine copies the font into every style.
#[test]
fn a_long_font_name_in_many_styles_is_refused() {
    let font = "Ш".repeat(2048);
    let styles = format!(
        r#"<styleSheet><fonts><font><name val="{font}"/></font></fonts><cellXfs>{}</cellXfs></styleSheet>"#,
        r#"<xf fontId="0"/>"#.repeat(1000)
    );
    assert_eq!(excess(&workbook("", &[("xl/styles.xml", &styles)])).0, Measure::Styles);
    let styles =
        format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat((1 << 16) + 1));
    assert_eq!(
        excess(&workbook("", &[("xl/styles.xml", &styles)])),
        (Measure::Styles, (1 << 16) + 1, 1 << 16)
    );
}

/// One text in a million cells is a million texts in memory.
#[test]
fn a_long_text_in_many_cells_is_refused() {
    let shared = format!(r#"<sst uniqueCount="1"><si><t>{}</t></si></sst>"#, "я".repeat(1 << 19));
    let cells = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(513);
    let bytes = workbook(&cells, &[("xl/sharedStrings.xml", &shared)]);
    let (measure, _, limit) = excess(&bytes);
    assert_eq!((measure, limit), (Measure::TextBytes, 512 << 20));
}

#[test]
fn a_thousand_sheets_on_one_long_part_are_refused() {
    let sheets: Vec<String> =
        (0..3000).map(|n| format!(r#"<sheet name="{n}" sheetId="{n}" r:id="rId1"/>"#)).collect();
    let sheets = sheets.concat();
    let book = format!("<workbook><sheets>{sheets}</sheets></workbook>");
    let bytes = workbook(&" ".repeat(1 << 20), &[("xl/workbook.xml", &book)]);
    assert_eq!(excess(&bytes).0, Measure::UnpackedBytes);
}

#[test]
fn limits_can_be_set() {
    let bytes = workbook(r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>"#, &[]);
    let read = |limits: Limits| import::read(&bytes, Format::Xlsx, &limits);
    let error = read(Limits { cells: 1, ..Limits::default() }).unwrap_err();
    assert_eq!(
        error.to_string(),
        "файл слишком велик (ячеек на листах: 2, читается не больше 1); оставьте только \
         таблицу"
    );
    assert!(read(Limits { file_bytes: 100, ..Limits::default() }).is_err());
    assert!(read(Limits { cells: 2, ..Limits::default() }).is_ok());
}

/// References past the grid overflow calamine's arithmetic.
#[test]
fn absurd_references_do_not_end_the_program() {
    for cell in ["ZZZZZZZZZZ99999999999999", "A0", "A4294967295", "XFE1048577"] {
        let row = format!(r#"<row r="1"><c r="{cell}"><v>1</v></c></row>"#);
        let _ = read(&workbook(&row, &[]));
        let sheet = format!(
            r#"<worksheet><dimension ref="B9:{cell}"/><sheetData/><mergeCells><mergeCell ref="B9:{cell}"/></mergeCells></worksheet>"#
        );
        let _ = read(&workbook("", &[("xl/worksheets/sheet1.xml", &sheet)]));
    }
}
