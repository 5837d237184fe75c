//! The default run on the real table, whole and by stage: `cargo bench --bench whole`.
//!
//! Times here are those of a warm process. What a user pays, start-up and page faults with it, in
//! seconds of CPU (the sum of user and system time) and KiB of memory (maximum resident set):
//!
//! ```sh
//! cargo build --release
//! for _ in 1 2 3 4 5; do command time -f '%U+%S s, %M KiB' target/release/pobratim -q --out /tmp/x; done
//! perf stat -r 50 target/release/pobratim -q --out /tmp/x    # where user times are too coarse
//! ```
//!
//! `benches/peers` puts the program beside others, on tables of up to 100,000 rows.
#![allow(missing_docs, clippy::unwrap_used)]

use std::{fs, hint::black_box, path::Path};

use chrono::NaiveDate;
use divan::{Bencher, counter::BytesCount};
use pobratim::{
    import::{self, Limits},
    layout::{self, Fonts, PageStyle, pages::Pages},
    lint::lint,
    normalise::{ReportYear, Vocabulary, normalise},
    pipeline::{self, Format, Order, Reading, settings::Settings},
    render::{
        pdf::{self, PdfOptions, Standard},
        workbook::{self, MOST_ROWS, WorkbookOptions},
    },
    report::{self, Report, ReportOptions},
    table,
};

fn main() {
    divan::main();
}

const NAME: &str = "cooperation-2025.xlsx";

fn source() -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("input").join(NAME)).unwrap()
}

fn reading() -> Reading {
    pipeline::read(&source(), NAME, None, &Settings::default()).unwrap()
}

fn composed() -> Report<'static> {
    let reading = Box::leak(Box::new(reading()));
    let options = ReportOptions { source: reading.source.clone(), ..ReportOptions::default() };
    report::compose(&reading.register, &reading.findings, &options)
}

fn paginated() -> Pages {
    layout::paginate(&composed(), &PageStyle::a4_landscape(), &Fonts::embedded()).unwrap()
}

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()
}

#[divan::bench]
fn whole() -> pipeline::Made {
    pipeline::make(&reading(), &Order::new(&[Format::Pdf, Format::Workbook], date()), |_| ())
        .unwrap()
}

#[divan::bench]
fn stage_1_import(bencher: Bencher<'_, '_>) {
    let bytes = source();
    bencher.counter(BytesCount::of_slice(&bytes)).bench_local(|| {
        import::read(&bytes, import::Format::detect(&bytes), &Limits::default()).unwrap()
    });
}

#[divan::bench]
fn stage_2_table(bencher: Bencher<'_, '_>) {
    let bytes = source();
    let sheets = import::read(&bytes, import::Format::Xlsx, &Limits::default()).unwrap();
    bencher.bench_local(|| table::read(black_box(&sheets)).unwrap());
}

#[divan::bench]
fn stage_3_normalise(bencher: Bencher<'_, '_>) {
    let bytes = source();
    let sheets = import::read(&bytes, import::Format::Xlsx, &Limits::default()).unwrap();
    let (table, vocabulary) = (table::read(&sheets).unwrap().value, Vocabulary::embedded());
    bencher
        .with_inputs(|| table.clone())
        .bench_local_values(|table| normalise(table, &vocabulary, ReportYear(2025)));
}

#[divan::bench]
fn stage_4_lint(bencher: Bencher<'_, '_>) {
    let (register, vocabulary) = (reading().register, Vocabulary::embedded());
    let options = pipeline::lint_options(&register, &vocabulary);
    bencher.bench_local(|| lint(black_box(&register), &options));
}

#[divan::bench]
fn stage_5_compose(bencher: Bencher<'_, '_>) {
    let reading = reading();
    let options = ReportOptions { source: reading.source.clone(), ..ReportOptions::default() };
    bencher.bench_local(|| report::compose(&reading.register, &reading.findings, &options));
}

#[divan::bench]
fn stage_6_layout(bencher: Bencher<'_, '_>) {
    let report = composed();
    bencher.bench_local(|| {
        layout::paginate(&report, &PageStyle::a4_landscape(), &Fonts::embedded()).unwrap()
    });
}

#[divan::bench]
fn stage_7_pdf(bencher: Bencher<'_, '_>) {
    let pages = paginated();
    let options = PdfOptions { date: date(), standard: Standard::A3a, attachments: Vec::new() };
    bencher.with_inputs(|| (pages.clone(), options.clone())).bench_local_values(
        |(pages, options)| {
            let mut bytes = Vec::new();
            pdf::write(pages, options, &mut bytes).unwrap();
            bytes
        },
    );
}

#[divan::bench]
fn stage_8_workbook(bencher: Bencher<'_, '_>) {
    let report = composed();
    let (date, source, most_rows) = (date(), &[], MOST_ROWS);
    let options =
        WorkbookOptions { date, break_before_regions: false, source, heads: &[], most_rows };
    bencher.bench_local(|| {
        let mut bytes = Vec::new();
        workbook::write(&report, &options, &mut bytes).unwrap();
        bytes
    });
}
