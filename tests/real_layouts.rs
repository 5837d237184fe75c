//! The office's table, laid out in every way that offices know, reads to one register.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::collections::BTreeMap;

use pobratim::{
    import::{self, Limits, Sheet},
    model::Country,
};
use serde_json::Value;
use support::{
    layouts::{self, BASIS, COUNTRY, EVENTS, Line, PARTNER, REGION, SIGNED, WHEN},
    real,
};

/// The regions of a register, cells apart.
fn regions(sheets: &[Sheet]) -> Value {
    let register = real::understood(sheets, "cooperation-2025.xlsx");
    let mut regions = serde_json::to_value(register.regions).unwrap();
    real::forget_cells(&mut regions);
    regions
}

#[track_caller]
fn reads_the_same(name: &str, sheets: &[Sheet]) {
    let (wanted, read) = (regions(&real::sheets(real::OFFICE)), regions(sheets));
    let countries = |regions: &Value| -> Vec<Value> {
        let regions = regions.as_array().unwrap().iter();
        regions.flat_map(|region| region["countries"].as_array().unwrap().clone()).collect()
    };
    for (wanted, read) in countries(&wanted).iter().zip(&countries(&read)) {
        assert_eq!(wanted, read, "{name}");
    }
    assert_eq!(wanted, read, "{name}");
}

/// What a person cuts the cell of a country's events into: its events, and fragments, in order.
fn cut() -> impl Fn(&Line) -> Vec<String> {
    let register = real::register(real::OFFICE);
    let countries = register.countries().map(|(_, c)| (c.as_written.clone(), c.clone()));
    let countries: BTreeMap<String, Country> = countries.collect();
    move |line| {
        let text = line[EVENTS].as_ref().unwrap().shown().into_owned();
        let country = &countries[line[COUNTRY].as_ref().unwrap().shown().trim()];
        let events = country.events.iter().map(|event| event.as_written.as_str());
        let fragments = country.unplaced.iter().map(|fragment| fragment.value.as_str());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut pieces: Vec<_> = events.chain(fragments).collect();
        pieces.sort_by_key(|piece| text.find(piece).unwrap());
        pieces.into_iter().map(str::to_owned).collect()
    }
}

const ALL: [usize; 6] = [REGION, COUNTRY, PARTNER, BASIS, SIGNED, EVENTS];

#[test]
fn the_lines_are_those_of_the_table() {
    let lines = layouts::lines();
    assert_eq!(lines.len(), 45, "one for each agreement");
    let rows = layouts::regions_in_rows(&layouts::named_once(&lines));
    let sheet = layouts::sheet(&rows, &[COUNTRY, PARTNER, BASIS, SIGNED, EVENTS]);
    reads_the_same("the office's own layout", &[sheet]);
}

#[test]
fn columns_in_another_order_under_other_names() {
    let rows = layouts::regions_in_rows(&layouts::named_once(&layouts::lines()));
    for order in [
        [EVENTS, SIGNED, BASIS, PARTNER, COUNTRY],
        [PARTNER, COUNTRY, EVENTS, BASIS, SIGNED],
        [SIGNED, BASIS, COUNTRY, PARTNER, EVENTS],
    ] {
        reads_the_same(&format!("{order:?}"), &[layouts::sheet(&rows, &order)]);
    }
}

#[test]
fn regions_in_a_column_and_the_country_on_each_row() {
    let lines = layouts::lines();
    reads_the_same("on each row", &[layouts::sheet(&lines, &ALL)]);
    reads_the_same("named once", &[layouts::sheet(&layouts::named_once(&lines), &ALL)]);
    let order = [COUNTRY, PARTNER, EVENTS, REGION, SIGNED, BASIS];
    reads_the_same("at the right", &[layouts::sheet(&lines, &order)]);
}

#[test]
fn one_event_a_row() {
    let lines = layouts::one_event_a_row(&layouts::lines(), cut());
    assert!(lines.len() > 111, "{}", lines.len());
    reads_the_same("all repeated", &[layouts::sheet(&lines, &ALL)]);
    let alone = layouts::sheet(&layouts::events_alone(&lines), &ALL);
    reads_the_same("all else blank", std::slice::from_ref(&alone));
    let joined = support::read(&[alone]).unwrap().findings.len();
    assert_eq!(joined, 1, "the fragment that begins with a small letter");
}

#[test]
fn the_date_of_an_event_in_a_column_of_its_own() {
    let lines = layouts::one_event_a_row(&layouts::lines(), cut());
    let lines = layouts::dates_apart(&lines);
    let apart = lines.iter().filter(|line| line[WHEN].is_some()).count();
    assert!(apart > 100, "{apart}");
    for order in [
        [REGION, COUNTRY, PARTNER, BASIS, SIGNED, WHEN, EVENTS],
        [WHEN, EVENTS, REGION, COUNTRY, SIGNED, PARTNER, BASIS],
    ] {
        reads_the_same(&format!("{order:?}"), &[layouts::sheet(&lines, &order)]);
    }
}

#[test]
fn row_numbers_and_remarks_are_in_the_data_and_in_no_country() {
    let sheet = layouts::sheet(&layouts::lines(), &ALL);
    let sheet =
        layouts::beside(sheet, "Ответственный", |row| format!("Петрова {row}"));
    let sheet = layouts::numbered(sheet);
    reads_the_same("row numbers and remarks", std::slice::from_ref(&sheet));
    let extra = real::understood(&[sheet], "2025.xlsx").extra;
    let headings: Vec<_> =
        extra.iter().map(|column| (&*column.heading, column.values.len())).collect();
    assert_eq!(headings, [("№ п/п", 45), ("Ответственный", 45)]);
    assert_eq!(extra[1].values[0].value, "Петрова 3");
    assert_eq!(extra[1].values[0].cells[0].to_string(), "2025!H3");
}

/// As Excel saves a table «CSV (разделители — запятые)» on a Russian machine.
#[test]
fn text_in_windows_1251() {
    let rows = layouts::regions_in_rows(&layouts::named_once(&layouts::lines()));
    let sheet = layouts::sheet(&rows, &[COUNTRY, PARTNER, BASIS, SIGNED, EVENTS]);
    let text = layouts::as_text(&sheet);
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1251.encode(&text);
    assert!(!lossy);
    let format = import::Format::detect(&bytes);
    let sheets = import::read(&bytes, format, &Limits::default()).unwrap();
    reads_the_same("windows-1251", &sheets);
}

/// What converters and people leave in cells, and no eye sees or minds.
fn soiled(sheet: &Sheet) -> Sheet {
    let mut sheet = sheet.clone();
    for (number, (_, value)) in (0..).zip(sheet.rows.iter_mut().flat_map(|row| &mut row.cells)) {
        let import::Value::Text(text) = value else { continue };
        *text = match number % 6 {
            0 => text.replace(' ', "\u{A0}"),
            1 => text.replace(' ', "  ").replace("ств", "с\u{AD}тв"),
            2 => format!("\u{FEFF} {} \u{200B}\r\n", text.replace(" и ", "\n\u{200B}и\u{2007}")),
            3 => format!("<p>{}</p>", text.replace(' ', "&nbsp;").replace('«', "&laquo;")),
            4 => text.replace(" – ", " &ndash; ").replace('.', "<span>.</span>"),
            _ => text.replace(" в ", "<br/>в\t"),
        };
    }
    sheet
}

#[test]
fn what_converters_and_people_leave_is_gone_for_the_reader() {
    let office = real::sheets(real::OFFICE).remove(0);
    let soiled = soiled(&office);
    assert_ne!(office, soiled);
    reads_the_same("soiled", &[soiled]);
}

/// Latin letters within Russian words, as they come from scans and careless keyboards.
#[test]
fn latin_letters_in_russian_words_are_kept_as_written_and_read_as_russian() {
    let mut sheet = real::sheets(real::OFFICE).remove(0);
    for (_, value) in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
        let import::Value::Text(text) = value else { continue };
        let pairs = [("на", "нa"), ("де", "дe"), ("ма", "мa"), ("по", "пo"), ("ПА", "ПA")];
        for (russian, mixed) in pairs {
            *text = text.replace(russian, mixed);
        }
    }
    let forgetful = |sheets: &[Sheet]| {
        let mut regions = regions(sheets);
        real::forget(&mut regions, &["as_written", "partner_as_written", "signed_as_written"]);
        regions
    };
    let read = forgetful(std::slice::from_ref(&sheet));
    assert_eq!(read, forgetful(&real::sheets(real::OFFICE)));
    let written = regions(&[sheet]).to_string();
    assert!(written.contains("ЕВРОПA") && written.contains("мaя – визит дeлегации"));
}
