//! A large workbook into the register, beside what calamine alone needs to stream its cells:
//! `cargo bench --bench import`.
//!
//! `calamine_stream` is the floor: every cell is taken from the archive and looked at once, and nothing
//! is kept; `calamine_range` keeps every cell, as whoever works with them must. What is above is the
//! price of a register with every word at its cell. The rows are made
//! here, each with texts of its own, so that no table of shared strings makes the work small; twice
//! the rows should take twice the time.
#![allow(missing_docs, clippy::unwrap_used)]

use std::{hint::black_box, io::Cursor, sync::LazyLock};

use calamine::{DataRef, Reader as _, Xlsx};
use divan::{Bencher, counter::ItemsCount};
use pobratim::{
    import::{self, Format, Limits},
    normalise,
    pipeline::{self, settings::Settings},
    table,
};
use rust_xlsxwriter::Workbook;

fn main() {
    divan::main();
}

const ROWS: [usize; 2] = [50_000, 100_000];
const SHEET: &str = "2025";
const HEADING: [&str; 5] = [
    "Страна",
    "Город",
    "Основание для сотрудничества",
    "Дата подписания",
    "Основные мероприятия в 2025 году",
];
const COUNTRIES: [&str; 8] =
    ["Сербия", "Куба", "Китай", "Вьетнам", "Индия", "Армения", "Беларусь", "Египет"];

static BOOKS: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| ROWS.map(book));

/// A table with so many agreements, each beside events of its own.
fn book(rows: usize) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name(SHEET).unwrap();
    sheet.write_row(0, 0, HEADING).unwrap();
    for index in 0..rows {
        let row = u32::try_from(index + 1).unwrap();
        // A country goes on for some rows; it is written once.
        if index % 40 == 0 {
            sheet.write_string(row, 0, COUNTRIES[index / 40 % COUNTRIES.len()]).unwrap();
        }
        let (day, month) = (index % 27 + 1, ["мая", "июня", "октября"][index % 3]);
        let texts = [
            format!("Район {index}"),
            format!("Соглашение о культурном и гуманитарном сотрудничестве № {index}"),
            format!("{day:02}.{:02}.{}", index % 12 + 1, 1990 + index % 35),
            format!(
                "{day} {month} – визит делегации района {index} в составе представителей \
                 администрации, школ и музеев; {} сентября – ответный визит.",
                index % 29 + 1
            ),
        ];
        for (column, text) in (1..).zip(texts) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn of_rows(rows: usize) -> &'static [u8] {
    &BOOKS[ROWS.iter().position(|other| *other == rows).unwrap()]
}

#[divan::bench(args = ROWS, sample_count = 5)]
fn calamine_stream(bencher: Bencher<'_, '_>, rows: usize) {
    let bytes = of_rows(rows);
    bencher.counter(ItemsCount::new(rows)).bench_local(|| {
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        let mut reader = book.worksheet_cells_reader(SHEET).unwrap();
        let mut length = 0;
        while let Some(cell) = reader.next_cell().unwrap() {
            if let DataRef::SharedString(text) = cell.get_value() {
                length += text.len();
            }
        }
        black_box(length)
    });
}

#[divan::bench(args = ROWS, sample_count = 5)]
fn calamine_range(bencher: Bencher<'_, '_>, rows: usize) {
    let bytes = of_rows(rows);
    bencher.counter(ItemsCount::new(rows)).bench_local(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        book.worksheet_range(SHEET).unwrap()
    });
}

#[divan::bench(args = ROWS, sample_count = 5)]
fn stage_1_import(bencher: Bencher<'_, '_>, rows: usize) {
    let bytes = of_rows(rows);
    bencher
        .counter(ItemsCount::new(rows))
        .bench_local(|| import::read(bytes, Format::Xlsx, &Limits::default()).unwrap());
}

#[divan::bench(args = ROWS, sample_count = 5)]
fn stage_2_table(bencher: Bencher<'_, '_>, rows: usize) {
    let sheets = import::read(of_rows(rows), Format::Xlsx, &Limits::default()).unwrap();
    bencher.counter(ItemsCount::new(rows)).bench_local(|| table::read(black_box(&sheets)).unwrap());
}

#[divan::bench(args = ROWS, sample_count = 5)]
fn into_the_register(bencher: Bencher<'_, '_>, rows: usize) {
    let bytes = of_rows(rows);
    let (settings, limits) = (Settings::default(), Limits::default());
    let vocabulary = settings.vocabulary();
    bencher.counter(ItemsCount::new(rows)).bench_local(|| {
        let sheets = import::read(bytes, Format::Xlsx, &limits).unwrap();
        let table = table::read(&sheets).unwrap().value;
        let (year, _) = normalise::report_year(&table, "2025.xlsx", None).unwrap();
        // The sheets stay for whoever asks what a cell holds.
        (normalise::normalise(table, &vocabulary, year), sheets)
    });
}

#[divan::bench(args = ROWS, sample_count = 3)]
fn into_the_register_with_all_rules(bencher: Bencher<'_, '_>, rows: usize) {
    let bytes = of_rows(rows);
    bencher
        .counter(ItemsCount::new(rows))
        .bench_local(|| pipeline::read(bytes, "2025.xlsx", None, &Settings::default()).unwrap());
}
