//! The annotated copy: the table comes back as it was, and every finding stands at its cell.

use std::{fs, io::Read, path::Path};

use chrono::NaiveDate;
use pobratim::{
    cell::{CellRef, Column, Row},
    finding::{Finding, catalogue},
    import::{self, Format, Limits, Merge, Sheet, SheetRow, Value},
    pipeline::{self, settings::Settings},
    render::workbook::{AnnotatedOptions, annotate},
};

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()
}

fn copy(sheets: &[Sheet], findings: &[Finding]) -> Vec<u8> {
    let options = AnnotatedOptions { year: 2025, date: date() };
    let mut bytes = Vec::new();
    annotate(sheets, findings, &options, &mut bytes).unwrap();
    bytes
}

fn sheets(bytes: &[u8]) -> Vec<Sheet> {
    import::read(bytes, Format::detect(bytes), &Limits::default()).unwrap()
}

fn read(bytes: &[u8]) -> pipeline::Reading {
    pipeline::read(bytes, "cooperation-2025.xlsx", None, &Settings::default()).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

/// A sheet with these values in its rows, from A1.
fn sheet(name: &str, rows: &[&[Value]], merges: Vec<Merge>) -> Sheet {
    let row = |(number, values): (u32, &&[Value])| SheetRow {
        row: Row::new(number),
        cells: (1..).map(Column::new).zip(values.iter().cloned()).collect(),
    };
    let rows = (1..).zip(rows).map(row).collect();
    Sheet { name: name.into(), rows, merges, ..Sheet::default() }
}

fn merge(top: u32, left: u32, bottom: u32, right: u32) -> Merge {
    let (top, bottom) = (Row::new(top), Row::new(bottom));
    Merge { top, bottom, left: Column::new(left), right: Column::new(right) }
}

/// What the issue asks for: written back and read again, the table is the same register with the
/// same findings, whatever it was kept in.
#[test]
fn the_copy_of_the_real_table_reads_as_the_table() {
    for file in ["input/cooperation-2025.xlsx", "tests/data/cooperation-2025.docx"] {
        let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let source = read(&bytes);
        let copied = source.annotated(date()).unwrap();
        let again = read(&copied);
        assert_eq!(again.register, source.register, "{file}");
        assert!(again.annotated(date()).unwrap() == read(&copied).annotated(date()).unwrap());
        // «Замечания» is named as a sheet without a table; the notes at the cells are known.
        let mut findings = again.findings;
        findings.retain(|finding| finding.rule.code != "N109");
        assert_eq!(findings, source.findings, "{file}");
    }
}

#[test]
fn every_value_and_merge_of_the_real_table_comes_back() {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("input/cooperation-2025.xlsx"));
    let source = sheets(&bytes.unwrap());
    let again = sheets(&copy(&source, &[]));
    assert_eq!(again.len(), source.len() + 1, "and «Замечания»");
    for (sheet, again) in source.iter().zip(&again) {
        assert_eq!(again.rows, sheet.rows);
        let (mut wanted, mut merges) = (sheet.merges.clone(), again.merges.clone());
        wanted.sort_by_key(|merge| (merge.top, merge.left));
        merges.sort_by_key(|merge| (merge.top, merge.left));
        assert_eq!(merges, wanted);
    }
}

#[test]
fn days_come_back_as_days_and_text_is_never_a_formula() {
    let day = |shown: &str| Value::Date {
        day: NaiveDate::from_ymd_opt(2015, 12, 6).unwrap(),
        shown: shown.to_owned(),
    };
    let rows: [&[Value]; 4] = [
        &[day("06.12.2015"), day("6 декабря 2015 г."), day("декабрь 2015"), day("2015")],
        &[text("=1+1"), text("+7 812"), text("-5"), text("@СУММ(A1)")],
        &[text("a_b"), text("<r>не разметка</r>"), text("две\nстроки"), text("  края ")],
        &[Value::Number(2006.0), Value::Number(-0.5), Value::Bool(true), text("06")],
    ];
    let source = sheet("О'Нил", &rows, vec![]);
    assert_eq!(sheets(&copy(std::slice::from_ref(&source), &[]))[0], source);
    // A look that no format of ours has stands as the words that the source showed.
    let odd = sheet("Лист", &[&[day("06.дек.15")]], vec![]);
    assert_eq!(sheets(&copy(&[odd], &[]))[0].rows[0].cells[0].1, text("06.дек.15"));
}

#[test]
fn findings_are_notes_grounds_and_a_list_with_links() {
    let source = sheet("О'Нил", &[&[text("31 июня"), text("школа")]], vec![]);
    let at = |column| Some(CellRef::new("О'Нил", Row::new(1), Column::new(column)));
    let findings = [
        Finding::new(&catalogue::YEAR_DISAGREES, None, "Год указан по-разному"),
        Finding::new(&catalogue::OUT_OF_ORDER, at(1), "Не по порядку"),
        Finding::new(&catalogue::IMPOSSIBLE_DATE, at(1), "В июне 30 дней").hint("Исправьте дату"),
        Finding::new(&catalogue::UNPLACED, at(3), "Пусто"),
    ];
    let bytes = copy(&[source], &findings);
    let notes = part(&bytes, "xl/comments1.xml");
    assert_eq!(notes.matches("<comment ").count(), 2, "{notes}");
    let said = "Сведение N302: Не по порядку\n\nОшибка E202: В июне 30 дней\nСовет: Исправьте дату";
    assert!(notes.contains(said), "{notes}");
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("FFFFC7CE"), "the ground of an error, the gravest: {styles}");
    assert!(styles.contains("FFFFEB9C") && !styles.contains("FFDDEBF7"), "{styles}");
    let list = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(list.contains("location=\"'О''Нил'!A1\""), "{list}");
    assert_eq!(list.matches("<hyperlink ").count(), 3, "all but the one without a cell");
}

#[test]
fn a_note_of_the_office_stays_above_what_was_found() {
    let mut source = sheet("Лист", &[&[text("31 июня")]], vec![]);
    let (row, column) = (Row::new(1), Column::new(1));
    source.notes.push(import::Note { row, column, text: "уточнить".to_owned() });
    let finding =
        Finding::new(&catalogue::IMPOSSIBLE_DATE, Some(CellRef::new("Лист", row, column)), "Нет");
    let notes = part(&copy(&[source], &[finding]), "xl/comments1.xml");
    assert!(notes.contains("уточнить\n\nОшибка E202: Нет"), "{notes}");
}

#[test]
fn merges_that_overlap_or_have_no_end_are_borne() {
    let merges = vec![
        merge(1, 1, 1_048_576, 1),
        merge(1, 1, 2, 2),
        merge(2, 2, 2, 2),
        merge(900_000, 3, 1_000_000, 9),
    ];
    let rows: [&[Value]; 2] = [&[text("а"), text("б")], &[text("в"), text("г")]];
    let again = sheets(&copy(&[sheet("Лист", &rows, merges)], &[]));
    assert_eq!(again[0].merges, [merge(1, 1, 2, 1)]);
    assert_eq!(again[0].rows.len(), 2);
}

#[test]
fn a_sheet_of_far_corners_takes_no_time() {
    let corner = |row, column| SheetRow {
        row: Row::new(row),
        cells: vec![(Column::new(column), text("угол"))],
    };
    let rows = (1..=2_000).map(|n| corner(n * 500, n * 8)).collect();
    let source = Sheet {
        name: "Лист".into(),
        rows,
        merges: vec![merge(1, 1, 1_000_000, 16_000)],
        ..Sheet::default()
    };
    assert_eq!(sheets(&copy(std::slice::from_ref(&source), &[]))[0].rows, source.rows);
}

#[test]
fn a_text_that_no_cell_holds_is_cut_and_says_so() {
    let bytes = copy(&[sheet("Лист", &[&[text(&"побратим ".repeat(5_000))]], vec![])], &[]);
    let again = sheets(&bytes);
    let shown = again[0].rows[0].cells[0].1.shown().into_owned();
    assert!(shown.ends_with("[дальше не помещается: в ячейке Excel не больше 32 767 знаков]"));
    let fits = sheet("Лист", &[&[text(&"я".repeat(32_767))]], vec![]);
    assert_eq!(sheets(&copy(std::slice::from_ref(&fits), &[]))[0], fits);
}
