//! The real table, in all the forms that an office has it in, against what a person read in it.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod support;

use pobratim::{
    import::{self, Format, Limits, Merge, Sheet, SheetRow},
    model::{DateSpan, Register},
    report::{ReportOptions, compose},
    table,
};
use serde_json::Value;
use support::{markdown, real, xlsb};

const GOLDEN: &str = include_str!("golden/cooperation-2025.md");

fn edtf(dates: &[DateSpan]) -> String {
    dates.iter().map(DateSpan::edtf).collect::<Vec<_>>().join(" ")
}

/// Each row as it is wanted and as it is read, where they differ; the last column of the wanted
/// row is only how the words begin.
#[track_caller]
fn same(wanted: &[Vec<String>], read: &[Vec<String>]) {
    let mut wrong = Vec::new();
    for (wanted, read) in wanted.iter().zip(read) {
        let (begins, rest) = wanted.split_last().unwrap();
        let (words, read_rest) = read.split_last().unwrap();
        if rest != read_rest || !words.starts_with(begins) {
            wrong.push(format!("wanted {wanted:?}\n  read {read:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(wanted.len(), read.len());
}

fn agreements(register: &Register) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (region, country) in register.countries() {
        for agreement in &country.agreements {
            let partner = agreement.partner.as_ref();
            rows.push(vec![
                region.name.clone(),
                country.name.clone(),
                country.iso2.clone().unwrap_or_default(),
                partner.map_or("—".to_owned(), |partner| partner.name.clone()),
                partner.map_or("—".to_owned(), |partner| {
                    format!("{:?}", partner.kind).to_lowercase()
                }),
                edtf(&agreement.signed),
                agreement.title.clone(),
            ]);
        }
    }
    rows
}

fn events(register: &Register) -> Vec<Vec<String>> {
    let countries = register.countries().map(|(_, country)| country);
    countries
        .flat_map(|country| country.events.iter().map(move |event| (country, event)))
        .map(|(country, event)| vec![country.name.clone(), edtf(&event.dates), event.text.clone()])
        .collect()
}

fn fragments(register: &Register) -> Vec<Vec<String>> {
    let countries = register.countries().map(|(_, country)| country);
    countries
        .flat_map(|country| {
            country.unplaced.iter().map(move |f| vec![country.name.clone(), f.value.clone()])
        })
        .collect()
}

#[test]
fn the_register_is_what_a_person_reads() {
    let tables = markdown::tables(GOLDEN);
    for file in [
        real::OFFICE,
        real::EXTRACTED,
        real::TEXT,
        real::DOCUMENT,
        real::OPEN_DOCUMENT,
        real::EXCEL_97,
    ] {
        let register = real::register(file);
        same(&tables[0], &agreements(&register));
        same(&tables[1], &events(&register));
        same(&tables[2], &fragments(&register));
    }
}

/// Section 3 of the design counts the table; so do we.
#[test]
fn the_counts_are_those_of_the_design() {
    let register = real::register(real::OFFICE);
    let countries: Vec<_> = register.countries().map(|(_, country)| country).collect();
    let agreements: Vec<_> = countries.iter().flat_map(|country| &country.agreements).collect();
    let signed: Vec<_> = agreements.iter().flat_map(|agreement| &agreement.signed).collect();
    let precisions = |wanted: &str| {
        signed.iter().filter(|date| format!("{:?}", date.precision()) == wanted).count()
    };
    assert_eq!(register.regions.len(), 5);
    assert_eq!(countries.len(), 28);
    assert_eq!(agreements.len(), 45);
    assert_eq!(agreements.iter().filter(|agreement| agreement.partner.is_none()).count(), 7);
    assert_eq!((precisions("Day"), precisions("Month"), precisions("Year")), (19, 3, 25));
    let events: Vec<_> = register
        .regions
        .iter()
        .map(|region| region.countries.iter().map(|country| country.events.len()).sum::<usize>())
        .collect();
    assert_eq!(events, [12, 49, 42, 3, 5]);
}

/// The office's table in every format and the converter's debris hold one register, cells apart.
#[test]
fn all_files_read_to_the_same_register() {
    let without_cells = |file| {
        let mut export = serde_json::to_value(real::register(file).regions).unwrap();
        real::forget_cells(&mut export);
        export
    };
    let wanted = without_cells(real::OFFICE);
    for file in [
        real::EXTRACTED,
        real::TEXT,
        real::DOCUMENT,
        real::OPEN_DOCUMENT,
        real::EXCEL_97,
        real::PAGE,
    ] {
        assert_eq!(wanted, without_cells(file), "{file}");
    }
}

/// Nothing but Excel writes .xlsb: the office's sheet is put into one record by record.
#[test]
fn a_binary_workbook_reads_to_the_same_register() {
    let mut office = real::sheets(real::OFFICE);
    office[0].hidden.rows.add(20, 22);
    office[0].hidden.columns.add(3, 3);
    let bytes = xlsb::workbook(&office[0]);
    assert_eq!(Format::detect(&bytes), Format::Xlsb);
    let sheets = import::read(&bytes, Format::Xlsb, &Limits::default()).unwrap();
    assert_eq!(sheets, office);
    let register = real::understood(&sheets, "cooperation-2025.xlsb");
    let tables = markdown::tables(GOLDEN);
    same(&tables[0], &agreements(&register));
    same(&tables[1], &events(&register));
    same(&tables[2], &fragments(&register));
    let json = |register: &Register| serde_json::to_value(&register.regions).unwrap();
    assert_eq!(json(&register), json(&real::register(real::OFFICE)), "cells too");
}

/// The office's table with a sheet of its own for each region, which has no other heading.
fn a_sheet_for_each_region() -> Vec<Sheet> {
    let office = real::sheets(real::OFFICE).remove(0);
    let is_region = |row: &SheetRow| {
        let merged = |merge: &Merge| merge.top == row.row && merge.right.get() >= 5;
        row.cells.len() == 1 && office.merges.iter().any(merged)
    };
    let names_columns = |row: &SheetRow| row.cells.iter().any(|cell| cell.1.shown() == "Страна");
    let heading = office.rows.iter().position(names_columns).unwrap();
    let first = heading + office.rows[heading..].iter().position(is_region).unwrap();
    let heading = &office.rows[..first];
    let mut sheets: Vec<Sheet> = Vec::new();
    for row in &office.rows[first..] {
        if is_region(row) {
            let name = row.cells[0].1.shown().into_owned().into();
            let rows = heading.to_vec();
            sheets.push(Sheet { name, rows, merges: office.merges.clone(), ..Sheet::default() });
        } else {
            sheets.last_mut().unwrap().rows.push(row.clone());
        }
    }
    for sheet in &mut sheets {
        let rows: Vec<_> = sheet.rows.iter().map(|row| row.row).collect();
        sheet.merges.retain(|merge| rows.contains(&merge.top));
    }
    sheets
}

fn regions(sheets: &[Sheet]) -> Value {
    let mut regions = serde_json::to_value(real::understood(sheets, "2025.xlsx").regions).unwrap();
    real::forget_cells(&mut regions);
    regions
}

#[test]
fn a_sheet_for_each_region_reads_to_the_same_register() {
    let sheets = a_sheet_for_each_region();
    assert_eq!(sheets.len(), 5);
    assert_eq!(regions(&sheets), regions(&real::sheets(real::OFFICE)));
    let findings = table::read(&sheets).unwrap().findings;
    let joined: Vec<_> = findings.iter().filter(|finding| finding.rule.code == "N111").collect();
    assert_eq!(joined.len(), 4, "each sheet after the first");
    assert!(joined[0].message.ends_with("продолжает таблицу листа «ЕВРОПА»"), "{joined:?}");
}

/// Sheets that are not called after parts of the world name none.
#[test]
fn the_name_of_a_sheet_that_is_no_region_makes_none() {
    let mut sheets = a_sheet_for_each_region();
    for (sheet, name) in sheets.iter_mut().zip(["Данные", "Дополнение", "а", "б", "в"])
    {
        sheet.name = name.into();
    }
    let read = regions(&sheets);
    assert_eq!(read.as_array().unwrap().len(), 1, "{read}");
    assert_eq!(read[0]["name"], "");
}

/// Last year's table stands beside this year's under the same heading, or under its own.
#[test]
fn a_sheet_of_another_year_is_left_out_and_named() {
    let [mut now, before] = [(); 2].map(|()| real::sheets(real::OFFICE).remove(0));
    now.name = "2025".into();
    let wanted = regions(std::slice::from_ref(&now));
    for (name, heading) in [("2024", "2025"), ("Архив", "2024")] {
        let mut before = before.clone();
        before.name = name.into();
        for (_, value) in before.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let import::Value::Text(text) = value
                && text.contains("Основные мероприятия")
            {
                *text = text.replace("2025", heading);
            }
        }
        let sheets = [now.clone(), before];
        assert_eq!(regions(&sheets), wanted, "{name}");
        let findings = table::read(&sheets).unwrap().findings;
        let left: Vec<_> = findings.iter().filter(|finding| finding.rule.code == "W112").collect();
        assert_eq!(left.len(), 1, "{findings:?}");
        assert_eq!(
            left[0].message,
            format!(
                "Таблица листа «{name}» не прочитана: её год или заголовок не те, что на листе «2025»"
            )
        );
    }
}

#[test]
fn the_year_in_numbers() {
    let register = real::register(real::OFFICE);
    let report = compose(&register, &[], &ReportOptions::default());
    let figures = &report.figures;
    let months: Vec<_> = figures.by_month.iter().map(|month| month.events).collect();
    // Counted by hand in golden/cooperation-2025.md; «2025 год» has no month.
    assert_eq!(months, MONTHS);
    assert_eq!(figures.outside_months, 1);
    assert_eq!(figures.busiest[0], ("Китай".to_owned(), 19));
    assert_eq!(figures.quiet, Vec::<String>::new());
    let anniversaries: Vec<_> = report
        .anniversaries
        .iter()
        .map(|a| {
            (a.years, a.when.as_str(), a.signing.partner.as_deref().unwrap_or(a.signing.country))
        })
        .collect();
    assert_eq!(
        anniversaries,
        [
            (20, "25 сентября", "Белоруссия"),
            (5, "Сентябрь", "Белград"),
            (30, "2026 год", "Алма-Ата"),
            (25, "2026 год", "Кейптаун"),
            (20, "2026 год", "Хайфон"),
            (20, "2026 год", "Хайфон и провинция Кханьхоа"),
            (15, "2026 год", "Туркменистан"),
        ]
    );
}

/// Events that begin in January, February … of 2025.
const MONTHS: [usize; 12] = [2, 9, 9, 14, 21, 16, 9, 4, 11, 11, 4, 0];
