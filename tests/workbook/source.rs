//! «Источник»: what was written, cell for cell, and where findings lead.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use pobratim::{
    cell::{CellRef, Column, Row},
    finding::{Finding, catalogue},
    import::{self, Format, Limits, Sheet, SheetRow, Value},
    render::workbook::{Head, WorkbookOptions},
};

use crate::{made, options, package::parts_of, sample};

/// A sheet with these texts in its first column.
fn sheet(name: &str, texts: &[&str]) -> Sheet {
    let row = |(number, text): (u32, &&str)| SheetRow {
        row: Row::new(number),
        cells: vec![(Column::new(1), Value::Text((*text).to_owned()))],
    };
    Sheet {
        name: name.into(),
        rows: (1..).zip(texts).map(row).collect(),
        merges: Vec::new(),
        ..Sheet::default()
    }
}

fn workbook(source: &[Sheet]) -> Vec<u8> {
    made(&sample::report(), &WorkbookOptions { source, ..options() })
}

fn open(source: &[Sheet]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(workbook(source))).unwrap()
}

/// «Источник – Таблица 1» ran into «Источник – Таблица 2».
#[test]
fn links_to_sheets_of_long_names_have_room_on_the_summary() {
    let names = ["Таблица 1", "Таблица 2", "Таблица третья, подлиннее"];
    let source: Vec<Sheet> = names.iter().map(|name| sheet(name, &["а"])).collect();
    let summary = open(&source).worksheet_range("Сводка").unwrap();
    let cells = summary.used_cells().map(|(row, column, value)| (row, column, value.to_string()));
    let links: Vec<_> = cells.filter(|(_, _, words)| words.starts_with("Источник")).collect();
    let expected = [
        (3, 2, "Источник – Таблица 1"),
        (4, 0, "Источник – Таблица 2"),
        (4, 1, "Источник – Таблица третья, подл"),
    ];
    assert_eq!(links, expected.map(|(row, column, name)| (row, column, name.to_owned())));
}

#[test]
fn the_source_comes_back_cell_for_cell() {
    let bytes = include_bytes!("../../input/cooperation-2025.xlsx");
    let limits = Limits::default();
    let source = import::read(bytes, Format::Xlsx, &limits).unwrap();
    let made = import::read(&workbook(&source), Format::Xlsx, &limits).unwrap();
    let copy = made.iter().find(|sheet| &*sheet.name == "Источник").unwrap();
    assert_eq!(copy.rows, source[0].rows);
    assert_eq!(copy.merges, source[0].merges);
}

#[test]
fn the_head_of_the_source_stands_on_every_page() {
    let source = [sheet("2025", &["2025 год", "Страна", "Чили"]), sheet("Итоги", &["3"])];
    let heads = [Head { sheet: "2025".to_owned(), rows: (Row::new(2), Row::new(2)) }];
    let options = WorkbookOptions { source: &source, heads: &heads, ..options() };
    let parts = parts_of(made(&sample::report(), &options));
    let (_, workbook) = parts.iter().find(|(name, _)| name == "xl/workbook.xml").unwrap();
    assert!(workbook.contains("'Источник – 2025'!$2:$2</definedName>"), "{workbook}");
    assert!(!workbook.contains("'Источник – Итоги'!$"), "{workbook}");
}

#[test]
fn what_the_source_hides_is_hidden() {
    let mut hiding = sheet("2025", &["Страна", "Чили", "", "Перу"]);
    hiding.rows.remove(2);
    hiding.rows[0].cells.push((Column::new(3), Value::Text("Для служебных отметок".to_owned())));
    // Rows to the end of the sheet, as Excel hides them, and an empty one between values.
    for (first, last) in [(2, 3), (9, 1_048_576)] {
        hiding.hidden.rows.add(first, last);
    }
    hiding.hidden.columns.add(3, 16_384);
    let limits = Limits::default();
    let made = import::read(&workbook(&[hiding]), Format::Xlsx, &limits).unwrap();
    let copy = made.iter().find(|sheet| &*sheet.name == "Источник").unwrap();
    assert_eq!(copy.hidden.rows.up_to(u32::MAX).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(copy.hidden.columns.up_to(u32::MAX).collect::<Vec<_>>(), [3]);
}

#[test]
fn every_sheet_of_the_source_has_its_own() {
    let long = "Сотрудничество с городами-побратимами";
    let mut book = open(&[sheet("Европа", &["а"]), sheet(long, &["б"]), sheet(long, &["в"])]);
    let names = book.sheet_names();
    let names: Vec<&str> = names.iter().map(String::as_str).skip(8).collect();
    let cut = "Источник – Сотрудничество с гор";
    assert_eq!(names, ["Источник – Европа", cut, "Источник – Сотрудничеств (2)"]);
    let last = book.worksheet_range("Источник – Сотрудничеств (2)").unwrap();
    assert_eq!(last.get_value((0, 0)), Some(&Data::String("в".to_owned())));
}

#[test]
fn a_finding_leads_to_its_cell() {
    let at = CellRef::new("Кот-д'Ивуар", Row::new(7), Column::new(5));
    let finding = Finding::new(&catalogue::UNPLACED, Some(at), "Обрывок");
    let mut report = sample::report();
    report.findings = vec![&finding];
    let source = [sheet("2025", &[""]), sheet("Кот-д'Ивуар", &["а"])];
    let bytes = made(&report, &WorkbookOptions { source: &source, ..options() });
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = archive.by_name("xl/worksheets/sheet7.xml").unwrap();
    let xml = std::io::read_to_string(&mut part).unwrap();
    let link = "ref=\"C2\" location=\"'Источник – Кот-д''Ивуар'!E7\"";
    assert!(xml.contains(link), "{xml}");
    // LibreOffice does not break a link: «Сотрудничество!E14» was the name of the sheet alone.
    let width = xml.split_once("<col min=\"3\" max=\"3\" width=\"").unwrap().1;
    let width: f64 = width.split('"').next().unwrap().parse().unwrap();
    assert!(width > 16.0, "{width} letters for «Кот-д'Ивуар!E7»");
}

#[test]
fn what_no_cell_can_hold_goes_on_on_a_sheet_of_its_own() {
    let letters = |count: usize| "ж ".repeat(count / 2);
    let (fits, too_long) = (letters(32_766), letters(70_000));
    let source = [sheet("2025", &[&fits, &too_long])];
    let mut book = open(&source);
    let names = book.sheet_names();
    assert_eq!(names.last().unwrap(), "Продолжения");
    let sheet = book.worksheet_range("Источник").unwrap();
    let cell = |row| sheet.get_value((row, 0)).unwrap().to_string();
    assert_eq!(cell(0), fits, "32,766 letters are in one cell");
    let head = cell(1);
    let head = head.strip_suffix("… [в ячейку не помещается; дальше — на листе «Продолжения»]");
    let rest = book.worksheet_range("Продолжения").unwrap();
    let rest: String = rest.rows().skip(1).map(|row| row[2].to_string()).collect();
    assert_eq!(format!("{}{rest}", head.unwrap()), too_long, "nothing is cut");
}

#[test]
fn text_of_the_source_stays_text() {
    let hostile = ["=1+1", "+7", "-5", "@SUM(A1)", "http://a.b", "<r>а</r>", "{=A1}"];
    let mut book = open(&[sheet("2025", &hostile)]);
    let cells = book.worksheet_range("Источник").unwrap();
    let cells: Vec<String> = cells.rows().map(|row| row[0].to_string()).collect();
    assert_eq!(cells, hostile);
    assert!(book.worksheet_formula("Источник").unwrap().is_empty());
}
