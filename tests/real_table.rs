//! The two real workbooks: the office's own, and the one that a converter made of the document,
//! with the debris of page breaks. Both must read as the same table, cells apart.
#![allow(clippy::unwrap_used, missing_docs)]

use pobratim::{
    cell::CellRef,
    import::{self, Format, Limits},
    table::{self, Table, TableAgreement, TableEvents, join},
};

const OFFICE: &[u8] = include_bytes!("../input/cooperation-2025.xlsx");
const EXTRACTED: &[u8] = include_bytes!("data/cooperation-2025-extracted.xlsx");

/// The table and its findings, each as code and cell.
fn read(bytes: &[u8]) -> (Table, Vec<String>) {
    let sheets = import::read(bytes, Format::detect(bytes), &Limits::default()).unwrap();
    let checked = table::read(&sheets).unwrap();
    let findings = checked.findings.iter();
    let findings =
        findings.map(|f| format!("{} {}", f.rule.code, f.cell.as_ref().unwrap().address()));
    (checked.value, findings.collect())
}

fn agreement(agreement: &TableAgreement) -> [String; 3] {
    let partner = agreement.partner.as_ref().map_or("—", |partner| &partner.value);
    let signed = agreement.signed.as_ref().map_or("—", |signed| &signed.value.shown);
    [partner, &agreement.title.value, signed].map(str::to_owned)
}

fn events(cells: &[TableEvents]) -> String {
    let mut text = String::new();
    for cell in cells {
        join(&mut text, &cell.text.value);
    }
    text
}

/// The table as lines, without cells.
fn lines(table: &Table) -> Vec<String> {
    let mut lines = vec![table.title.value.clone(), table.headings.events.value.clone()];
    for region in &table.regions {
        lines.push(format!("# {}", region.name.as_ref().unwrap().value));
        for country in &region.countries {
            lines.push(format!("## {}", country.name.value));
            lines.extend(country.agreements.iter().map(|a| agreement(a).join(" | ")));
            lines.push(events(&country.events));
        }
    }
    lines
}

#[test]
fn both_workbooks_read_as_the_same_table() {
    let (office, extracted) = (lines(&read(OFFICE).0), lines(&read(EXTRACTED).0));
    for (line, (office, extracted)) in office.iter().zip(&extracted).enumerate() {
        assert_eq!(office, extracted, "line {line}");
    }
    assert_eq!(office.len(), extracted.len());
}

#[test]
fn the_table_has_its_regions_countries_and_agreements() {
    let (table, _) = read(OFFICE);
    let regions: Vec<(&str, usize)> = table
        .regions
        .iter()
        .map(|region| (region.name.as_ref().unwrap().value.as_str(), region.countries.len()))
        .collect();
    let expected =
        [("ЕВРОПА", 3), ("АЗИЯ", 13), ("СНГ", 8), ("АФРИКА", 2), ("ЛАТИНСКАЯ АМЕРИКА", 2)];
    assert_eq!(regions, expected);
    let countries = || table.regions.iter().flat_map(|region| &region.countries);
    assert_eq!(countries().count(), 28);
    let agreements = || countries().flat_map(|country| &country.agreements);
    assert_eq!(agreements().count(), 45);
    assert_eq!(agreements().filter(|agreement| agreement.partner.is_none()).count(), 7);
    assert!(agreements().all(|agreement| agreement.signed.is_some()));
    assert!(countries().all(|country| country.events.len() == 1));
}

#[test]
fn the_title_and_the_year_stand_in_their_cells() {
    let (table, _) = read(OFFICE);
    assert_eq!(&*table.sheet, "2025");
    assert_eq!(table.title.value, "СОТРУДНИЧЕСТВО САНКТ-ПЕТЕРБУРГА С ГОРОДАМИ – ПАРТНЕРАМИ");
    assert_eq!(table.title.cell().unwrap().to_string(), "2025!A1");
    assert_eq!(table.headings.events.value, "Основные мероприятия в 2025 году");
    assert_eq!(table.headings.events.cell().unwrap().to_string(), "2025!E3");
}

/// Belarus: the partner does not hold, and the date of a real date cell looks as it is formatted.
#[test]
fn agreements_with_a_government_have_no_partner() {
    let (table, _) = read(OFFICE);
    let belarus = table.regions[2].countries.iter().find(|c| c.name.value == "Белоруссия").unwrap();
    let partners: Vec<Option<&str>> = belarus
        .agreements
        .iter()
        .map(|agreement| agreement.partner.as_ref().map(|partner| partner.value.as_str()))
        .collect();
    assert_eq!(partners, [None, None, Some("Минск"), None]);
    let last = belarus.agreements.last().unwrap();
    let signed = last.signed.as_ref().unwrap();
    assert_eq!(signed.value.shown, "25.09.2006");
    assert_eq!(signed.value.day, chrono::NaiveDate::from_ymd_opt(2006, 9, 25));
    assert_eq!(signed.cell().unwrap().to_string(), "2025!D36");
}

#[test]
fn a_date_looks_as_its_number_format_has_it() {
    let (table, _) = read(OFFICE);
    let signed = table.regions[0].countries[1].agreements[0].signed.as_ref().unwrap();
    assert_eq!(signed.value.shown, "16 декабря 2015 г.");
    assert_eq!(signed.value.day, chrono::NaiveDate::from_ymd_opt(2015, 12, 16));
}

#[test]
fn a_title_in_two_pieces_names_both_cells() {
    let (table, _) = read(EXTRACTED);
    let beijing = &table.regions[1].countries[4].agreements[1];
    let cells: Vec<String> = beijing.title.cells.iter().map(CellRef::address).collect();
    assert_eq!(cells, ["C20", "C21"]);
}

#[test]
fn the_debris_of_page_breaks_is_found_where_it_lies() {
    assert_eq!(read(OFFICE).1, [""; 0]);
    let expected = [
        "N103 C8", "N103 E15", "N103 C21", "N103 E25", "N103 C36", "N602 C42", "N602 E42",
        "N103 C42", "N602 E43", "N103 C51", "N602 E53", "N103 E58", "N602 E60", "N602 E61",
    ];
    assert_eq!(read(EXTRACTED).1, expected);
}
