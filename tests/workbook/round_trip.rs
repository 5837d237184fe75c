//! The report of this year is the table of the next: the workbook reads back to the same register,
//! from «Отчёт» and from the flat sheets alike.

use pobratim::{
    import::{self, Format, Limits, Sheet, Value as Cell},
    model::{Register, Source},
    normalise::{Vocabulary, normalise, report_year},
    pipeline::{self, settings::Settings},
    render::workbook::{MOST_ROWS, WorkbookOptions},
    report::{ReportOptions, compose},
    table,
};
use proptest::prelude::*;
use serde_json::Value;

use crate::{made, options, sample};

/// A register without what a new source changes: where things stand, and how they were written.
fn comparable(register: &Register) -> Value {
    fn forget(json: &mut Value) {
        match json {
            Value::Object(fields) => {
                let gone = ["cells", "as_written", "partner_as_written", "signed_as_written"];
                fields.retain(|name, _| !gone.contains(&name.as_str()));
                fields.values_mut().for_each(forget);
            }
            Value::Array(values) => values.iter_mut().for_each(forget),
            _ => {}
        }
    }
    let mut json = serde_json::to_value(&register.regions).unwrap();
    forget(&mut json);
    serde_json::json!({ "year": register.year, "title": register.title, "regions": json })
}

/// The sheets of the workbook of `register`.
fn workbook(register: &Register) -> Vec<Sheet> {
    workbook_of(register, MOST_ROWS)
}

/// The same, where a sheet holds at most so many rows.
fn workbook_of(register: &Register, most_rows: u32) -> Vec<Sheet> {
    let report =
        compose(register, &[], &ReportOptions { source: Source::default(), ..Default::default() });
    let bytes = made(&report, &WorkbookOptions { most_rows, ..options() });
    import::read(&bytes, Format::Xlsx, &Limits::default()).unwrap()
}

/// The sheets but for those of these names, and those that they go on on.
fn without(sheets: &[Sheet], names: &[&str]) -> Vec<Sheet> {
    let is_gone = |sheet: &Sheet| names.iter().any(|name| sheet.name.starts_with(name));
    sheets.iter().filter(|sheet| !is_gone(sheet)).cloned().collect()
}

/// What the sheets read to, and the codes of what was found on the way.
fn understood(sheets: &[Sheet]) -> (Register, Vec<&'static str>) {
    let table = table::read(sheets).unwrap();
    let (year, _) = report_year(&table.value, "книга.xlsx", None).unwrap();
    let codes = table.findings.iter().map(|finding| finding.rule.code).collect();
    (normalise(table.value, &Vocabulary::embedded(), year).value, codes)
}

fn reads_back(register: &Register) {
    let sheets = workbook(register);
    reads_to(&sheets, register);
}

fn reads_to(sheets: &[Sheet], register: &Register) {
    let wanted = comparable(register);
    let (form, found) = understood(sheets);
    assert_eq!(comparable(&form), wanted, "from «Отчёт»");
    assert_eq!(found, [""; 0], "nothing is amiss with our own workbook");
    let (flat, found) = understood(&without(sheets, &["Отчёт"]));
    assert_eq!(comparable(&flat), wanted, "from the flat sheets");
    assert_eq!(found, [""; 0]);
}

fn real() -> pipeline::Reading {
    let bytes = include_bytes!("../../input/cooperation-2025.xlsx");
    pipeline::read(bytes, "cooperation-2025.xlsx", None, &Settings::default()).unwrap()
}

#[test]
fn the_real_table_reads_back_from_its_workbook() {
    reads_back(&real().register);
}

#[test]
fn what_one_sheet_cannot_hold_reads_back_from_several() {
    let register = real().register;
    for most_rows in [5, 12, 40] {
        let sheets = workbook_of(&register, most_rows);
        let rows = sheets.iter().filter_map(|sheet| sheet.rows.last()).map(|last| last.row.get());
        assert!(rows.skip(1).all(|rows| rows <= most_rows), "{most_rows}");
        let forms = sheets.iter().filter(|sheet| sheet.name.starts_with("Отчёт")).count();
        assert!(forms > 1, "{forms} sheets of {most_rows} rows");
        reads_to(&sheets, &register);
    }
}

#[test]
fn the_file_that_was_written_is_a_source_like_any_other() {
    let first = real();
    let date = chrono::NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
    let order = pipeline::Order::new(&[pipeline::Format::Workbook], date);
    let made = pipeline::make(&first, &order, |_| {}).unwrap();
    let again = pipeline::read(&made.files[0].1, "отчёт.xlsx", None, &Settings::default()).unwrap();
    assert_eq!(comparable(&again.register), comparable(&first.register));
    let codes = |reading: &pipeline::Reading| -> Vec<&str> {
        reading.findings.iter().map(|finding| finding.rule.code).collect()
    };
    let read = codes(&again);
    assert!(read.iter().all(|code| codes(&first).contains(code)), "{read:?}");
}

#[test]
fn a_workbook_of_flat_sheets_alone_reads_too() {
    let sheets = workbook(&real().register);
    let rest = without(&sheets, &["Отчёт", "Сводка", "Страны", "Юбилеи", "Замечания"]);
    let mut table = table::read(&rest).unwrap().value;
    let (year, _) = report_year(&table, "2025.xlsx", None).unwrap();
    let mut wanted = real().register;
    // Nothing there says what the title was.
    (table.title, wanted.title) = Default::default();
    let register = normalise(table, &Vocabulary::embedded(), year).value;
    let events =
        |register: &Register| register.countries().map(|(_, c)| c.events.len()).sum::<usize>();
    assert_eq!(events(&register), events(&wanted));
    assert_eq!(register.countries().count(), wanted.countries().count());
}

/// Puts a text into a cell of a sheet, by the address from one.
fn put(sheets: &mut [Sheet], name: &str, row: usize, column: usize, text: &str) {
    let sheet = sheets.iter_mut().find(|sheet| &*sheet.name == name).unwrap();
    sheet.rows[row - 1].cells[column - 1].1 = Cell::Text(text.to_owned());
}

#[test]
fn what_was_corrected_on_one_sheet_alone_is_a_finding() {
    let register = sample::register();
    let mut sheets = workbook(&register);
    put(&mut sheets, "Мероприятия", 2, 9, "визит, о котором забыли");
    let (read, found) = understood(&sheets);
    assert_eq!(comparable(&read), comparable(&register), "«Отчёт» is read");
    assert_eq!(found, ["W130"]);
    let (read, found) = understood(&without(&sheets, &["Отчёт"]));
    assert_eq!(found, [""; 0]);
    assert!(comparable(&read).to_string().contains("о котором забыли"), "the flat sheets are");
}

/// A table of any content that offices write, as the lines of [`sample`].
fn lines() -> impl Strategy<Value = Vec<[String; 6]>> {
    let date = prop::sample::select(vec![
        "16 декабря 2015 г.",
        "09.12.2005",
        "июнь 2017 г.",
        "2009, 2024",
        "I квартал 2015",
        "осень 2016 г.",
        "1990-е",
        "",
        "в начале 2015 г.",
        "когда-то",
    ]);
    let partner = prop::sample::select(vec![
        "Будапешт",
        "г. Ош",
        "Провинция Синд",
        "",
        "=1+1",
        "Район \"Б\"",
    ]);
    let title = prop::sample::select(vec![
        "Соглашение о партнёрстве",
        "«Дорожная карта» на 2021-2023 гг.",
        "Договор № 5 - о дружбе",
    ]);
    let sentence = prop::sample::select(vec![
        "18-21 мая – визит делегации во главе с министром. ",
        "30 октября – 1 ноября – визит советника. Состоялась встреча в Смольном. ",
        "В мае 2025 года состоялся визит специалистов. ",
        "12, 14 и 16 июня – семинары; +7 (812) 000. ",
        "Специалисты в течение 2025 года дважды приезжали. ",
        "в начале августа – лагерь. ",
        "29 декабря 2024 г. – 8 января 2025 г. – каникулы. ",
        "31 июня – праздник. ",
        "департамента Канцелярии. ",
        "Осенью – фестиваль «Дни города» к 80-летию. ",
        "5 мая - открытие выставки (до 7 мая)",
    ]);
    let events = prop::collection::vec(sentence, 0..6).prop_map(|all| all.concat());
    let place = prop::sample::select(vec![
        ("Европа", "Венгрия"),
        ("", "Сербия"),
        ("Азия", "Вьетнам"),
        ("", ""),
        ("", "Атлантида"),
    ]);
    let line = (place, partner, title, date, events).prop_map(
        |((region, country), partner, title, date, events)| {
            [region, country, partner, title, date]
                .map(str::to_owned)
                .into_iter()
                .chain([events])
                .collect::<Vec<_>>()
                .try_into()
                .unwrap()
        },
    );
    prop::collection::vec(line, 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_register_reads_back(mut lines in lines()) {
        let mut seen = vec![String::new()];
        for (index, line) in lines.iter_mut().enumerate() {
            // An agreement that stands there twice is one in any table.
            line[3] = format!("{} {index}", line[3]);
            if index == 0 {
                (line[0], line[1]) = ("СНГ".to_owned(), "Белоруссия".to_owned());
            }
            // A region is one, however often it is written; under a new one a country begins.
            if seen.contains(&line[0]) {
                line[0] = String::new();
            } else {
                seen.push(line[0].clone());
            }
        }
        let lines: Vec<[&str; 6]> =
            lines.iter().map(|line| line.each_ref().map(String::as_str)).collect();
        reads_back(&sample::register_of(&lines));
    }
}
