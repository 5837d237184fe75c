//! The office's table as text, in each encoding and with each separator, and what is no such text.

use encoding_rs::{KOI8_R, WINDOWS_1251};
use pobratim::{
    import::{self, Format, ImportError, Limits, Measure, Sheet, Value},
    table,
};
use proptest::prelude::*;

use crate::support::{message, read};

const SEED: &str = include_str!("../data/cooperation-2025.txt");

/// The seed's cells as a spreadsheet exports them.
fn exported(separator: &str) -> String {
    let quoted = |cell: &str| {
        let special = cell.contains([';', ',', '"']);
        if special { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    };
    let record = |line: &str| line.split('\t').map(quoted).collect::<Vec<_>>().join(separator);
    SEED.lines().map(|line| record(line) + "\r\n").collect()
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn cells(sheets: &[Sheet]) -> Vec<String> {
    let cells = sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| {
        row.cells.iter().map(|(column, value)| format!("{column}{} {}", row.row, value.shown()))
    });
    cells.collect()
}

#[test]
fn every_cell_of_the_seed_is_where_it_is_written() {
    let sheets = read(SEED.as_bytes()).unwrap();
    let mut written = Vec::new();
    for (row, line) in (1..).zip(SEED.lines()) {
        let fields = ('A'..).zip(line.split('\t')).filter(|(_, text)| !text.is_empty());
        written.extend(fields.map(|(column, text)| format!("{column}{row} {text}")));
    }
    assert_eq!(cells(&sheets), written);
    assert_eq!(sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), ["Текст"]);
}

#[test]
fn each_encoding_and_separator_holds_the_same_cells() {
    let seed = read(SEED.as_bytes()).unwrap();
    for separator in ["\t", ";", ","] {
        let text = exported(separator);
        let with_mark = format!("\u{FEFF}{text}");
        for bytes in [
            text.as_bytes().to_vec(),
            with_mark.as_bytes().to_vec(),
            utf_16(&text, u16::to_le_bytes),
            utf_16(&text, u16::to_be_bytes),
            utf_16(&with_mark, u16::to_le_bytes),
            utf_16(&with_mark, u16::to_be_bytes),
            WINDOWS_1251.encode(&text).0.into_owned(),
        ] {
            assert_eq!(Format::detect(&bytes), Format::Text);
            assert_eq!(read(&bytes), Ok(seed.clone()), "{separator:?} {:02X?}", &bytes[..16]);
        }
    }
}

/// KOI8-R has no dashes and no «»: a program that writes it leaves entities, and `table` reads
/// them.
#[test]
fn koi8_reads_as_the_same_table() {
    let text = exported("\t").replace('&', "&amp;");
    let sheets = read(&KOI8_R.encode(&text).0).unwrap();
    let table = |sheets: &[Sheet]| format!("{:?}", table::read(sheets).unwrap().value);
    assert_eq!(table(&sheets), table(&read(SEED.as_bytes()).unwrap()));
}

#[test]
fn the_title_of_the_seed_has_no_stars() {
    let table = table::read(&read(SEED.as_bytes()).unwrap()).unwrap();
    assert_eq!(table.value.title.value, "СОТРУДНИЧЕСТВО САНКТ-ПЕТЕРБУРГА С ГОРОДАМИ – ПАРТНЕРАМИ");
    let found = table.findings.iter().map(|f| {
        format!(
            "{} {} {}",
            f.rule.code,
            f.cell.as_ref().unwrap().address(),
            f.quote.as_ref().unwrap()
        )
    });
    assert_eq!(found.take(2).collect::<Vec<_>>(), ["N602 A3 **", "N602 A4 **"]);
}

#[test]
fn an_unclosed_quote_swallows_no_row() {
    let text = "Страна;Город;Дата\n\"Сербия;Белград;2006\nКуба;\"Гавана\";2009\n";
    assert_eq!(
        cells(&read(text.as_bytes()).unwrap()),
        [
            "A1 Страна",
            "B1 Город",
            "C1 Дата",
            "A2 \"Сербия",
            "B2 Белград",
            "C2 2006",
            "A3 Куба",
            "B3 Гавана",
            "C3 2009"
        ]
    );
}

#[test]
fn a_quoted_cell_keeps_its_line_breaks() {
    let text = "Страна;События\nКуба;\"5 мая – визит;\r\n6 мая – \"\"форум\"\"\"\nЧили;нет\n";
    assert_eq!(
        cells(&read(text.as_bytes()).unwrap()),
        [
            "A1 Страна",
            "B1 События",
            "A2 Куба",
            "B2 5 мая – визит;\r\n6 мая – \"форум\"",
            "A3 Чили",
            "B3 нет"
        ]
    );
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let refusal = "это файл неизвестного вида, а читаются .xlsx, .xlsm, .xltx, .xlsb, .xls, .ods, .fods, \
                   .docx, .html, .csv, .tsv и .txt; укажите таблицу, сохранённую как .xlsx";
    assert_eq!(message(&[0; 5000]), refusal);
    // What looks like text at its beginning alone.
    let mut late = "Страна;Город\n".repeat(400).into_bytes();
    late.resize(100_000, 0);
    assert_eq!(Format::detect(&late), Format::Text);
    assert_eq!(message(&late), refusal);
}

#[test]
fn the_bounds_hold_for_text() {
    let limits = |limits: Limits| import::read("a;b\nc;d\n".as_bytes(), Format::Text, &limits);
    let excess = |limit| match limits(limit) {
        Err(ImportError::TooLarge(excess)) => (excess.measure, excess.found, excess.limit),
        other => panic!("{other:?}"),
    };
    let default = Limits::default();
    assert_eq!(excess(Limits { cells: 3, ..default }), (Measure::Cells, 4, 3));
    assert_eq!(excess(Limits { text_bytes: 3, ..default }), (Measure::TextBytes, 4, 3));
    assert!(limits(Limits { cells: 4, text_bytes: 4, ..default }).is_ok());
}

/// A million separators are a million places for a cell, and no cell.
#[test]
fn empty_fields_cost_nothing() {
    let text = format!("a{}b", ";".repeat(1 << 20));
    let limits = Limits { cells: 2, columns: 2 << 20, ..Limits::default() };
    let sheets = import::read(text.as_bytes(), Format::Text, &limits).unwrap();
    assert_eq!(sheets[0].rows[0].cells[1].0.get(), (1 << 20) + 1);
    assert_eq!(sheets[0].rows[0].cells[1].1, Value::Text("b".to_owned()));
}

/// Excel itself needs it, and so some systems write it.
#[test]
fn the_line_that_tells_the_separator_is_no_record() {
    let sheets = read("\u{FEFF}sep=;\r\nСтрана;Город, район\r\n".as_bytes()).unwrap();
    assert_eq!(cells(&sheets), ["A1 Страна", "B1 Город, район"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
        let _ = read(&bytes);
        let _ = import::read(&bytes, Format::Text, &Limits::default());
    }

    /// Separators, quotes and line breaks in any order lose no letter.
    #[test]
    fn every_letter_of_a_text_is_in_a_cell(text in "([а-я]|[\t;,\"\r\n]){0,60}") {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let sheets = import::read(text.as_bytes(), Format::Text, &Limits::default()).unwrap();
        let rows = sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        prop_assert_eq!(rows.map(|(_, v)| letters(&v.shown())).collect::<String>(), letters(&text));
    }
}
