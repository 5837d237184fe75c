//! Workbooks of Excel 97–2003: records written by hand, and the office's table broken on purpose.

use std::io::{Cursor, Write};

use pobratim::import::{Format, ImportError, Part};

use crate::support::{beside, message, read, shown};

/// The office's table, saved by LibreOffice.
const SAVED: &[u8] = include_bytes!("../data/cooperation-2025.xls");
const BROKEN: ImportError = ImportError::Corrupt(Part::Workbook);

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

fn begin(version: u16) -> Vec<u8> {
    record(0x0809, &[&version.to_le_bytes()[..], &[0; 14]].concat())
}

fn numbers(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A string of one byte for a character, after its length.
fn plain(text: &str) -> Vec<u8> {
    [&numbers(&[u16::try_from(text.len()).unwrap()])[..], &[0], text.as_bytes()].concat()
}

/// A string of two bytes for a character, after its length.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [&numbers(&[u16::try_from(units.len()).unwrap()])[..], &[1], &numbers(&units)].concat()
}

fn compound(stream: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(bytes).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// A workbook with the sheet «S» of these records, and these records for the whole workbook.
fn workbook(globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    workbook_of(0, globals, sheet)
}

/// The same with a sheet that is seen (0) or hidden.
fn workbook_of(visibility: u8, globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let (globals, sheet) = (globals.concat(), sheet.concat());
    let (begin, end) = (begin(0x0600), record(0x000A, &[]));
    let name = [1, 0, b'S'];
    let before = begin.len() + globals.len() + 4 + 6 + name.len() + end.len();
    let place =
        [&u32::try_from(before).unwrap().to_le_bytes()[..], &[visibility, 0], &name].concat();
    let globals = [&begin[..], &globals, &record(0x0085, &place), &end].concat();
    compound("/Workbook", &[&globals[..], &begin, &sheet, &end].concat())
}

fn cell(kind: u16, place: [u16; 3], value: &[u8]) -> Vec<u8> {
    record(kind, &[&numbers(&place)[..], value].concat())
}

fn only(bytes: &[u8]) -> String {
    assert_eq!(Format::detect(bytes), Format::Xls);
    let sheets = read(bytes).unwrap();
    assert_eq!(sheets.len(), 1);
    shown(&sheets[0])
}

#[test]
fn every_kind_of_cell() {
    let formula = |value: [u8; 8]| [&value[..], &[0; 6]].concat();
    let bytes = workbook(
        &[],
        &[
            cell(0x0203, [0, 0, 0], &1.5_f64.to_le_bytes()),
            cell(0x027E, [0, 1, 0], &((2025_u32 << 2) | 2).to_le_bytes()),
            cell(0x00BD, [1, 0, 0], &[&[6, 0, 0, 0, 0, 0][..], &[10, 0, 0, 0], &[1, 0]].concat()),
            cell(0x0204, [2, 0, 0], &wide("Куба")),
            cell(0x0205, [2, 1, 0], &[1, 0]),
            cell(0x0205, [2, 2, 0], &[0x2A, 1]),
            cell(0x0006, [3, 0, 0], &formula(7.0_f64.to_le_bytes())),
            cell(0x0006, [3, 1, 0], &formula([0, 0, 0, 0, 0, 0, 0xFF, 0xFF])),
            record(0x0207, &wide("итог")),
            cell(0x0006, [3, 2, 0], &formula([2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF])),
            record(0x00E5, &numbers(&[1, 0, 1, 0, 2])),
        ],
    );
    assert_eq!(
        only(&bytes),
        "A1 1.5 B1 2025 A2 1 B2 2 A3 Куба B3 ИСТИНА C3 #N/A A4 7 B4 итог C4 #REF! [A1:C2]"
    );
}

#[test]
fn dates_look_as_their_format_says_in_either_epoch() {
    let format = |id: u16, code: &str| record(0x041E, &[&numbers(&[id])[..], &wide(code)].concat());
    let style = |id: u16| record(0x00E0, &[&numbers(&[0, id])[..], &[0; 16]].concat());
    let styles = [style(0), style(14), format(170, "MMMM YYYY\" г.\""), style(170)];
    let cells = [
        cell(0x0203, [0, 0, 1], &42354.0_f64.to_le_bytes()),
        cell(0x0203, [0, 1, 2], &42887.0_f64.to_le_bytes()),
        cell(0x0203, [0, 2, 1], &2006.0_f64.to_le_bytes()),
    ];
    assert_eq!(only(&workbook(&styles, &cells)), "A1 16.12.2015 B1 июнь 2017 г. C1 2006");
    let mac = [&[record(0x0022, &[1, 0])][..], &styles].concat();
    let cells = [cell(0x0203, [0, 0, 1], &40892.0_f64.to_le_bytes())];
    assert_eq!(only(&workbook(&mac, &cells)), "A1 16.12.2015");
}

#[test]
fn shared_texts_go_on_in_later_records() {
    let first = [&[0; 8][..], &plain("one"), &[4, 0, 1], &numbers(&[0x41C, 0x438])].concat();
    let shared = [record(0x00FC, &first), record(0x003C, &[0, b'r', b'!'])].concat();
    let index = |index: u32| index.to_le_bytes();
    let cells = [
        cell(0x00FD, [0, 0, 0], &index(0)),
        cell(0x00FD, [0, 1, 0], &index(1)),
        cell(0x00FD, [0, 2, 0], &index(99)),
    ];
    assert_eq!(only(&workbook(&[shared], &cells)), "A1 one B1 Миr! C1 #ОШИБКА!");
}

#[test]
fn charts_within_a_sheet_are_passed_over() {
    let chart = [begin(0x0600), cell(0x0204, [0, 0, 0], &plain("chart")), record(0x000A, &[])];
    let cells = [chart.concat(), cell(0x0204, [0, 0, 0], &plain("cell"))];
    assert_eq!(only(&workbook(&[], &cells)), "A1 cell");
}

#[test]
fn what_is_hidden_and_notes_are_told() {
    let row = |row: u16, flags: u16| record(0x0208, &numbers(&[row, 0, 3, 0, 0, 0, flags, 15]));
    let drawing = |id: u16| record(0x005D, &numbers(&[0x15, 0x12, 0x19, id]));
    let length_of = |text: &str| u16::try_from(text.chars().count()).unwrap();
    let text = |text: &str| {
        let head = numbers(&[0, 0, 0, 0, 0, length_of(text), 16, 0, 0]);
        let units = numbers(&text.encode_utf16().collect::<Vec<u16>>());
        [record(0x01B6, &head), record(0x003C, &[&[1][..], &units].concat())].concat()
    };
    let note = |row: u16, id: u16| record(0x001C, &numbers(&[row, 1, 0, id]));
    let sheet = [
        record(0x007D, &numbers(&[1, 2, 0, 0, 1, 0])),
        record(0x007D, &numbers(&[3, 3, 0, 0, 0, 0])),
        row(0, 0x100),
        row(1, 0x120),
        cell(0x0204, [1, 1, 0], &wide("Куба")),
        drawing(1),
        text("надпись на рисунке"),
        drawing(2),
        text("уточнить"),
        note(1, 2),
        note(0, 9),
    ];
    let sheets = read(&workbook_of(1, &[], &sheet)).unwrap();
    assert_eq!(shown(&sheets[0]), "B2 Куба");
    assert_eq!(beside(&sheets[0]), "sheet 2 B C (B2 уточнить)");
}

#[test]
fn a_password_and_older_versions_are_named() {
    assert_eq!(read(&workbook(&[record(0x002F, &[0; 6])], &[])), Err(ImportError::Encrypted));
    assert_eq!(
        message(&compound("/Book", &[begin(0x0500), record(0x000A, &[])].concat())),
        "это книга Excel 95 или старше (.xls), а читаются .xlsx, .xlsm, .xltx, .xlsb, .xls, .ods, .fods, \
         .docx, .html, .csv, .tsv и .txt; откройте её в Excel или LibreOffice и сохраните как .xlsx"
    );
}

#[test]
fn a_file_cut_short_is_broken() {
    for sixteenths in 1..16 {
        let cut = &SAVED[..SAVED.len() * sixteenths / 16];
        assert_eq!(read(cut), Err(BROKEN), "{sixteenths}/16");
    }
}

/// Sectors that name one another as the next ones have no end.
#[test]
fn a_chain_of_sectors_in_a_circle_is_broken() {
    let word = |at: usize| u32::from_le_bytes(SAVED[at..at + 4].try_into().unwrap());
    let table = (usize::try_from(word(0x4C)).unwrap() + 1) * 512;
    let mut bytes = SAVED.to_vec();
    for sector in 0_u32..8 {
        let at = table + usize::try_from(sector).unwrap() * 4;
        bytes[at..at + 4].copy_from_slice(&((sector + 1) % 8).to_le_bytes());
    }
    assert_eq!(read(&bytes), Err(BROKEN));
}

/// One byte at a time, all over the file: whatever it says then, it is read or refused.
#[test]
fn no_wrong_byte_ends_the_program() {
    let mut refused = 0;
    for at in (0..SAVED.len()).step_by(251) {
        for byte in [0x00, 0x7F, 0xFF] {
            let mut bytes = SAVED.to_vec();
            bytes[at] = byte;
            refused += usize::from(read(&bytes).is_err());
        }
    }
    assert!(refused > 0, "some of these bytes hold the file together");
}
