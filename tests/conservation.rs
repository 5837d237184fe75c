//! The law: nothing is lost and nothing is invented. Every word of the source's cells is in the
//! PDF, as poppler reads it, and in the workbook, as calamine reads it, at least as often as in
//! the source; and no word of the report's own tables comes from nowhere.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    io::Cursor,
    process::Command,
};

use calamine::{Data, Reader, Xlsx};
use pobratim::{
    import::{self, Limits},
    pipeline::{self, Form, Format, Order, Reading, settings::Settings},
};
use support::real;

/// Words and how often each occurs: letters and digits.
fn count(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

/// Everything that stands in the source: the shown text of each cell, without markup.
fn source(file: &str) -> String {
    let bytes = real::bytes(file);
    let sheets = import::read(&bytes, import::Format::detect(&bytes), &Limits::default()).unwrap();
    let mut text = String::new();
    for row in sheets.iter().flat_map(|sheet| &sheet.rows) {
        for (_, value) in &row.cells {
            let cell = value.shown().replace("<p>", " ").replace("</p>", " ");
            text.push_str(cell.trim());
            // A word that a page break cut at its hyphen goes on in the next row: «города-».
            text.push('\n');
        }
    }
    text
}

fn read(file: &str) -> Reading {
    let name = file.rsplit('/').next().unwrap();
    pipeline::read(&real::bytes(file), name, None, &Settings::default()).unwrap()
}

/// The PDF and the workbook.
fn report(reading: &Reading) -> (Vec<u8>, Vec<u8>) {
    let date = chrono::NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
    let order = Order::new(&[Format::Pdf, Format::Workbook], date);
    let made = pipeline::make(reading, &order, |_| ()).unwrap();
    let of = |format| made.files.iter().find(|file| file.0 == format).unwrap().1.clone();
    (of(Format::Pdf), of(Format::Workbook))
}

/// The text of a PDF as `pdftotext` sees it.
fn extracted(pdf: &[u8]) -> String {
    read_by(&["pdftotext", "FILE", "-"], pdf)
}

/// What a command prints about a PDF, whose name stands for `FILE`.
fn read_by(command: &[&str], pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    fs::write(&path, pdf).unwrap();
    let path = path.to_str().unwrap();
    let arguments = command[1..].iter().map(|&part| if part == "FILE" { path } else { part });
    let output = Command::new(command[0]).args(arguments).output();
    let output = output.expect("poppler's tools are not installed: run .ci/setup");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The text of the sheets of a workbook, real dates as the office writes them.
fn sheets(workbook: &[u8], names: &[&str]) -> String {
    let mut workbook = Xlsx::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    for name in names {
        for cell in workbook.worksheet_range(name).unwrap().rows().flatten() {
            match cell {
                Data::DateTime(at) => {
                    text.push_str(&at.as_datetime().unwrap().format("%d.%m.%Y").to_string());
                }
                cell => text.push_str(&cell.to_string()),
            }
            text.push('\n');
        }
    }
    text
}

#[track_caller]
fn holds(whole: &str, part: &str) {
    let whole = count(whole);
    let missing: Vec<_> = count(part)
        .into_iter()
        .filter(|(word, times)| whole.get(word).is_none_or(|there| there < times))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_word_of_the_source_is_in_the_pdf() {
    for file in [real::OFFICE, real::EXTRACTED] {
        holds(&extracted(&report(&read(file)).0), &source(file));
    }
}

#[test]
fn every_word_of_the_source_but_the_form_of_signing_dates_is_in_the_dossier() {
    for file in [real::OFFICE, real::EXTRACTED] {
        let reading = read(file);
        let agreements = reading.register.countries().flat_map(|(_, c)| &c.agreements);
        let words = agreements.fold(source(file), |words, agreement| {
            words.replacen(&agreement.signed_as_written, " ", 1)
        });
        let date = chrono::NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
        let order = Order { form: Form::Dossier, ..Order::new(&[Format::Pdf], date) };
        let made = pipeline::make(&reading, &order, |_| ()).unwrap();
        holds(&extracted(&made.files[0].1), &words);
    }
}

/// What the elements of the structure tree say: `pdfinfo` prints each marked-content sequence in
/// quotes on a line of its own, and those of one element under each other.
fn by_element(tree: &str) -> String {
    let mut text = String::new();
    for line in tree.lines() {
        match line.trim_start().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(part) => text.push_str(part),
            None => text.push('\n'),
        }
    }
    text
}

/// A word that a line breaks is whole for whoever copies, searches or listens: no reader has to
/// join it, and none finds the hyphen that the line made.
#[test]
fn broken_words_are_whole_in_every_way_of_reading() {
    let made = report(&read(real::OFFICE)).0;
    let words: BTreeSet<String> = count(&extracted(&made)).into_keys().collect();
    let ways = [
        extracted(&made),
        read_by(&["pdftotext", "-raw", "FILE", "-"], &made),
        read_by(&["pdftotext", "-layout", "FILE", "-"], &made),
        by_element(&read_by(&["pdfinfo", "-struct-text", "FILE"], &made)),
    ];
    for (index, text) in ways.iter().enumerate() {
        assert!(!text.contains('\u{AD}'), "way {index}");
        holds(text, &source(real::OFFICE));
        let broken: Vec<_> = count(text).into_keys().filter(|w| !words.contains(w)).collect();
        assert!(broken.is_empty(), "way {index}: {broken:?}");
    }
}

#[test]
fn every_word_of_the_source_is_in_the_workbook() {
    for file in [real::OFFICE, real::EXTRACTED] {
        let sheets =
            sheets(&report(&read(file)).1, &["Отчёт", "Мероприятия", "Соглашения", "Фрагменты"]);
        holds(&sheets, &source(file));
    }
}

/// Words that the report says of its own accord: heads, months, names of chapters, units.
const OWN: &str = include_str!("golden/own-words.txt");

/// What is neither the source's nor the report's own: what findings say, and codes of countries.
fn explained(reading: &Reading) -> String {
    let mut text = String::new();
    for finding in &reading.findings {
        let hint = finding.hint.as_deref().unwrap_or_default();
        let _ = writeln!(text, "{} {} {hint}", finding.rule.code, finding.message);
    }
    let codes = reading.register.countries().filter_map(|(_, country)| country.iso2.as_deref());
    text.extend(codes.flat_map(|code| [code, " "]));
    text
}

/// A number, or the address of a cell: e33.
fn is_address(word: &str) -> bool {
    let digits = word.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or(word);
    digits.chars().all(|c| c.is_ascii_digit())
}

#[test]
fn nothing_in_the_report_comes_from_nowhere() {
    for file in [real::OFFICE, real::EXTRACTED] {
        let reading = read(file);
        let words = [source(file), OWN.to_owned(), explained(&reading)].concat();
        let known: BTreeSet<String> = count(&words).into_keys().collect();
        let (pdf, workbook) = report(&reading);
        let form = sheets(&workbook, &["Отчёт", "Мероприятия", "Соглашения", "Юбилеи"]);
        let strange: BTreeSet<String> = count(&extracted(&pdf))
            .into_keys()
            .chain(count(&form).into_keys())
            .filter(|word| !is_address(word) && !known.contains(word))
            .collect();
        assert!(strange.is_empty(), "{strange:?}");
    }
}
