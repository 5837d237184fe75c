//! Register → tables as text: one of events, one of agreements, a row each, for other programs.
//!
//! A [`Register`] enters; bytes leave as Excel in Russia opens them without asking: UTF-8 with its
//! mark, semicolons, rows that end with CR LF (RFC 4180). Dates are in the notation of ISO 8601,
//! so that they sort. Formulas are absent on purpose: a text that a spreadsheet would take for one
//! gets an apostrophe in front, which such programs do not show.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use crate::{
    cell::CellRef,
    model::{DateSpan, Register},
};

/// A text that begins so is a formula to a spreadsheet (OWASP, CSV injection).
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes the events, one a row, in the order of the register.
///
/// # Errors
///
/// Whatever `out` reports.
pub fn events(register: &Register, out: impl Write) -> io::Result<()> {
    let heads = ["Регион", "Страна", "Код", "Начало", "Окончание", "Даты", "Мероприятие", "Ячейки"];
    let rows = register.countries().flat_map(|(region, country)| {
        country.events.iter().map(move |event| {
            let (start, end) = event.extent();
            [
                region.name.clone(),
                country.name.clone(),
                country.iso2.clone().unwrap_or_default(),
                start.to_string(),
                end.to_string(),
                edtf(&event.dates),
                event.text.clone(),
                cells(&event.cells),
            ]
        })
    });
    write(heads, rows, out)
}

/// Writes the agreements, one a row, in the order of the register.
///
/// # Errors
///
/// Whatever `out` reports.
pub fn agreements(register: &Register, out: impl Write) -> io::Result<()> {
    let heads =
        ["Регион", "Страна", "Код", "Партнёр", "Основание", "Даты", "Как записано", "Ячейки"];
    let rows = register.countries().flat_map(|(region, country)| {
        country.agreements.iter().map(move |agreement| {
            [
                region.name.clone(),
                country.name.clone(),
                country.iso2.clone().unwrap_or_default(),
                agreement.partner.as_ref().map(|partner| partner.name.clone()).unwrap_or_default(),
                agreement.title.clone(),
                edtf(&agreement.signed),
                agreement.signed_as_written.clone(),
                cells(&agreement.cells),
            ]
        })
    });
    write(heads, rows, out)
}

fn write<const N: usize>(
    heads: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
    mut out: impl Write,
) -> io::Result<()> {
    out.write_all("\u{FEFF}".as_bytes())?;
    let mut writer =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(out);
    writer.write_record(heads)?;
    for row in rows {
        writer.write_record(row.map(harmless))?;
    }
    writer.flush()
}

fn harmless(text: String) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text }
}

fn edtf(dates: &[DateSpan]) -> String {
    dates.iter().map(DateSpan::edtf).collect::<Vec<_>>().join(", ")
}

fn cells(cells: &[CellRef]) -> String {
    cells.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
