//! Register → JSON: the whole of what was understood, in the schema `pobratim/1`.
//!
//! A [`Register`], its [`Source`] and the findings enter; a document leaves whose fields and
//! their order are a contract with other programs. The parts serialise themselves (`model`,
//! `finding`); here is the frame. Reading it back is absent on purpose: the table is the source.

use std::io::{self, Write};

use serde::Serialize;

use crate::{
    finding::Finding,
    model::{Extra, Region, Register, Source},
};

/// The name and version of the contract; a change that a reader could notice raises the number.
pub const SCHEMA: &str = "pobratim/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    year: i32,
    title: &'a str,
    source: &'a Source,
    regions: &'a [Region],
    findings: &'a [Finding],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    extra: &'a [Extra],
}

/// Writes the register and `findings` as they stand, indented, with a line break at the end.
///
/// # Errors
///
/// Whatever `out` reports.
pub fn write(
    register: &Register,
    source: &Source,
    findings: &[Finding],
    out: impl Write,
) -> io::Result<()> {
    write_pretty(&Document::of(register, source, findings), out)
}

/// Writes the same in one line: for a file within a file, which programs read.
///
/// # Errors
///
/// Whatever `out` reports.
pub fn write_in_one_line(
    register: &Register,
    source: &Source,
    findings: &[Finding],
    mut out: impl Write,
) -> io::Result<()> {
    serde_json::to_writer(&mut out, &Document::of(register, source, findings))?;
    writeln!(out)
}

impl<'a> Document<'a> {
    fn of(register: &'a Register, source: &'a Source, findings: &'a [Finding]) -> Self {
        let Register { year, title, regions, extra } = register;
        Self { schema: SCHEMA, year: *year, title, source, regions, findings, extra }
    }
}

/// Writes any document of the schema: two spaces a level, letters as they are.
pub(super) fn write_pretty(document: &impl Serialize, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, document)?;
    writeln!(out)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::Value;

    use super::write;
    use crate::{
        cell::{CellRef, Cells, Column, Located, Row},
        finding::{Finding, catalogue},
        model::{
            Agreement, Country, DateSpan, Event, Extra, PartialDate, Partner, PartnerKind, Region,
            Register, Season, Source,
        },
    };

    fn cell(column: u32, row: u32) -> CellRef {
        CellRef::new("2025", Row::new(row), Column::new(column))
    }

    fn agreements() -> Vec<Agreement> {
        let title = "Соглашение о партнёрстве";
        let partner = Partner {
            name: "Баня-Лука".to_owned(),
            as_written: Located::at("г. Баня-Лука".to_owned(), cell(2, 5)),
            kind: PartnerKind::City,
            places: Vec::new(),
        };
        let with_city = Agreement {
            partner: Some(partner),
            title: title.to_owned(),
            signed: vec![
                DateSpan::single(PartialDate::Month(2017, 6)),
                DateSpan::single(PartialDate::Season(2016, Season::Autumn)),
            ],
            signed_as_written: "июнь 2017 г., осень 2016 г.".to_owned(),
            cells: vec![cell(2, 5), cell(3, 5), cell(4, 5)],
            title_as_written: Located::at(title.to_owned(), cell(3, 5)),
            signed_cell: Some(cell(4, 5)),
        };
        let with_government = Agreement {
            partner: None,
            signed: Vec::new(),
            signed_as_written: String::new(),
            cells: vec![cell(3, 6)],
            signed_cell: None,
            ..with_city.clone()
        };
        vec![with_city, with_government]
    }

    fn register() -> Register {
        let day = |month, day| PartialDate::day(2025, month, day).unwrap();
        let event = Event {
            dates: vec![DateSpan { approximate: true, ..DateSpan::range(day(5, 18), day(5, 21)) }],
            text: "визит делегации".to_owned(),
            as_written: "18-21 мая – визит делегации.".to_owned(),
            cells: Cells::from([cell(5, 5)]),
            ordinal: 3,
        };
        let country = Country {
            name: "Босния и Герцеговина".to_owned(),
            as_written: "Босния  и Герцеговина".to_owned(),
            iso2: Some("BA".to_owned()),
            cells: vec![cell(1, 5)],
            agreements: agreements(),
            events: vec![event],
            unplaced: vec![Located::at("обрывок".to_owned(), cell(5, 6))],
        };
        let region = Region {
            name: "Европа".to_owned(),
            as_written: "ЕВРОПА".to_owned(),
            cell: Some(cell(1, 4)),
            countries: vec![country],
        };
        Register {
            year: 2025,
            title: "Сотрудничество".to_owned(),
            regions: vec![region],
            extra: Vec::new(),
        }
    }

    fn written() -> String {
        written_of(&register())
    }

    fn written_of(register: &Register) -> String {
        let source = Source {
            file: "cooperation-2025.xlsx".to_owned(),
            sheet: "2025".to_owned(),
            sha256: "00ff".to_owned(),
            ..Source::default()
        };
        let finding = Finding::new(&catalogue::UNPLACED, Some(cell(5, 6)), "Обрывок без даты");
        let mut out = Vec::new();
        write(register, &source, &[finding.quote("обрывок")], &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The contract, by hand.
    const EXPECTED: &str = r#"{"schema": "pobratim/1", "year": 2025, "title": "Сотрудничество",
      "source": {"file": "cooperation-2025.xlsx", "sheet": "2025", "sha256": "00ff"},
      "regions": [{"name": "Европа", "as_written": "ЕВРОПА", "countries": [
        {"name": "Босния и Герцеговина", "as_written": "Босния  и Герцеговина", "iso2": "BA",
         "agreements": [
           {"partner": "Баня-Лука", "partner_as_written": "г. Баня-Лука", "kind": "city",
            "title": "Соглашение о партнёрстве",
            "signed": [
              {"edtf": "2017-06", "start": "2017-06-01", "end": "2017-06-30", "precision": "month"},
              {"edtf": "2016-23", "start": "2016-09-01", "end": "2016-11-30", "precision": "season"}],
            "signed_as_written": "июнь 2017 г., осень 2016 г.",
            "cells": ["2025!B5", "2025!C5", "2025!D5"]},
           {"partner": null, "partner_as_written": null, "kind": null,
            "title": "Соглашение о партнёрстве", "signed": [], "signed_as_written": "",
            "cells": ["2025!C6"]}],
         "events": [
           {"dates": [{"edtf": "2025-05-18~/2025-05-21~", "start": "2025-05-18",
                       "end": "2025-05-21", "precision": "approximate"}],
            "text": "визит делегации", "as_written": "18-21 мая – визит делегации.",
            "cells": ["2025!E5"]}],
         "unplaced": [{"text": "обрывок", "cells": ["2025!E6"]}]}]}],
      "findings": [{"code": "W303", "severity": "warning", "cell": "2025!E6",
                    "message": "Обрывок без даты", "hint": null, "quote": "обрывок"}]}"#;

    #[test]
    fn the_values_are_those_of_the_contract() {
        let written: Value = serde_json::from_str(&written()).unwrap();
        assert_eq!(written, serde_json::from_str::<Value>(EXPECTED).unwrap());
    }

    /// An addition to the contract: it is there only where there is something in it.
    #[test]
    fn columns_that_the_report_does_not_hold_stand_at_the_end() {
        let values = vec![Located::at("продлено".to_owned(), cell(6, 5))];
        let extra = vec![Extra { heading: "Примечание".to_owned(), values }];
        let written = written_of(&Register { extra, ..register() });
        let (of_contract, rest) = written.split_at(written.find(",\n  \"extra\"").unwrap());
        assert_eq!(format!("{of_contract}\n}}\n"), self::written());
        let rest: Value = serde_json::from_str(&format!("{{{}", &rest[1..])).unwrap();
        let extra = r#"{"extra": [{"heading": "Примечание",
                         "values": [{"text": "продлено", "cells": ["2025!F5"]}]}]}"#;
        assert_eq!(rest, serde_json::from_str::<Value>(extra).unwrap());
    }

    #[test]
    fn the_keys_stand_in_the_order_of_the_contract() {
        assert_eq!(keys(&written()), keys(EXPECTED));
    }

    #[test]
    fn the_document_is_indented_and_ends_with_a_line_break() {
        let written = written();
        assert!(written.starts_with("{\n  \"schema\": \"pobratim/1\",\n  \"year\": 2025,\n"));
        assert!(written.ends_with("\n}\n") && written.contains("\"name\": \"Европа\""));
    }

    /// Every key of a document, in the order of the text; no text here holds «":».
    fn keys(json: &str) -> Vec<&str> {
        let mut pieces: Vec<_> = json.split("\":").collect();
        pieces.pop();
        pieces.iter().filter_map(|piece| piece.rsplit('"').next()).collect()
    }
}
