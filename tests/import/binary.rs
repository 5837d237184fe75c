//! Binary workbooks, .xlsb: records written by hand.

use pobratim::import::{Format, ImportError, Part};

use crate::{
    package::packed,
    support::{beside, message, read, shown},
    xlsb::{Book, cell, long, record, row, string},
};

/// A workbook with the sheet «Лист» of these records; `mac` counts days from 1904.
fn workbook(mac: bool, sheet: &[Vec<u8>]) -> Vec<u8> {
    workbook_with(mac, 0, sheet, &[])
}

/// The same with a sheet that is seen (0) or hidden, and with these records of notes.
fn workbook_with(mac: bool, visibility: u32, sheet: &[Vec<u8>], notes: &[Vec<u8>]) -> Vec<u8> {
    let book = Book {
        name: "Лист",
        mac,
        visibility,
        texts: &["", "Куба"],
        styles: &[0, 14, 170],
        codes: &[(170, "MMMM YYYY\" г.\"")],
        sheet,
        notes,
    };
    book.written()
}

fn only(bytes: &[u8]) -> String {
    assert_eq!(Format::detect(bytes), Format::Xlsb);
    let sheets = read(bytes).unwrap();
    assert_eq!(sheets.len(), 1, "the chart is no worksheet");
    assert_eq!(&*sheets[0].name, "Лист");
    shown(&sheets[0])
}

#[test]
fn every_kind_of_cell() {
    let sheet = [
        row(0),
        cell(5, 0, 0, &1.5_f64.to_le_bytes()),
        cell(2, 1, 0, &((2025_u32 << 2) | 2).to_le_bytes()),
        cell(7, 2, 0, &long(&[1])),
        cell(7, 3, 0, &long(&[0])),
        row(4),
        cell(6, 0, 0, &string("Гавана")),
        cell(62, 1, 0, &[&[1][..], &string("жирно"), &[0; 8]].concat()),
        cell(4, 2, 0, &[1]),
        cell(3, 3, 0, &[0x2A]),
        row(5),
        cell(8, 0, 0, &string("итог")),
        cell(9, 1, 0, &7.0_f64.to_le_bytes()),
        cell(10, 2, 0, &[0]),
        cell(11, 3, 0, &[0x17]),
        cell(7, 4, 0, &long(&[99])),
        record(176, &long(&[1, 2, 0, 3])),
    ];
    assert_eq!(
        only(&workbook(false, &sheet)),
        "A1 1.5 B1 2025 C1 Куба A5 Гавана B5 жирно C5 ИСТИНА D5 #N/A A6 итог B6 7 C6 ЛОЖЬ \
         D6 #REF! E6 #ОШИБКА! [A2:D3]"
    );
}

#[test]
fn dates_look_as_their_format_says_in_either_epoch() {
    let day = |column, style, serial: f64| cell(5, column, style, &serial.to_le_bytes());
    let sheet = [row(0), day(0, 1, 42354.0), day(1, 2, 42887.0), day(2, 1, 2006.0)];
    assert_eq!(only(&workbook(false, &sheet)), "A1 16.12.2015 B1 июнь 2017 г. C1 2006");
    assert_eq!(only(&workbook(true, &[row(0), day(0, 1, 40892.0)])), "A1 16.12.2015");
}

#[test]
fn what_is_hidden_and_notes_are_told() {
    let hidden_row = [&long(&[4, 0])[..], &[0, 1, 0, 0x10], &[0; 9]].concat();
    let sheet = [
        record(60, &[&long(&[1, 2, 0, 0])[..], &[1, 0]].concat()),
        record(60, &[&long(&[3, 3, 0, 0])[..], &[0, 0]].concat()),
        row(0),
        record(0, &hidden_row),
        cell(6, 1, 0, &string("Куба")),
    ];
    let text = |text: &str| record(637, &[&[0][..], &string(text)].concat());
    let notes = [
        record(635, &[&long(&[0, 4, 4, 1, 1])[..], &[0; 16]].concat()),
        text("уточнить"),
        text("ничья"),
    ];
    let sheets = read(&workbook_with(false, 2, &sheet, &notes)).unwrap();
    assert_eq!(shown(&sheets[0]), "B5 Куба");
    assert_eq!(beside(&sheets[0]), "sheet 5 B C (B5 уточнить)");
}

/// calamine loses such cells without a word.
#[test]
fn shortened_records_are_refused_by_name() {
    let refusal = message(&workbook(false, &[row(0), record(13, &[0; 7])]));
    assert!(
        refusal.starts_with("это двоичная книга (.xlsb), записанная не Excel и сокращённо"),
        "{refusal}"
    );
}

#[test]
fn a_file_cut_short_is_broken() {
    let whole = workbook(false, &[row(0), cell(6, 0, 0, &string("Гавана"))]);
    for sixteenths in 1..16 {
        let cut = &whole[..whole.len() * sixteenths / 16];
        assert_eq!(read(cut), Err(ImportError::Corrupt(Part::Archive)), "{sixteenths}/16");
    }
    let parts = [("xl/workbook.bin", &b"\x9C\x01\x08"[..])];
    assert_eq!(read(&packed(parts)), Err(ImportError::Corrupt(Part::Workbook)));
}

/// Lengths that lie, whole parts of noise: nothing is believed before the bytes are seen.
#[test]
fn no_wrong_byte_ends_the_program() {
    let sheet = [row(0), cell(6, 0, 0, &string("Гавана")), record(176, &long(&[1, 2, 0, 3]))];
    let sheet = sheet.concat();
    for at in 0..sheet.len() {
        for byte in [0x00, 0x7F, 0x80, 0xFF] {
            let mut wrong = sheet.clone();
            wrong[at] = byte;
            let _read_or_refused = read(&workbook(false, &[wrong]));
        }
    }
}
