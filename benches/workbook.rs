//! How long the workbook of a report takes: `cargo bench --bench workbook`.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../tests/workbook/sample.rs"]
mod sample;

use pobratim::render::workbook::{MOST_ROWS, WorkbookOptions, write};

fn main() {
    divan::main();
}

/// Reports of this many agreements, with more than twice as many events; 45 is the office's own.
#[divan::bench(args = [45, 1_000, 10_000], sample_count = 5)]
fn agreements(bencher: divan::Bencher<'_, '_>, agreements: usize) {
    let report = sample::large(agreements);
    let date = chrono::NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
    let (source, most_rows) = (&[], MOST_ROWS);
    let options =
        WorkbookOptions { date, break_before_regions: false, source, heads: &[], most_rows };
    bencher.bench(|| {
        let mut bytes = Vec::new();
        write(&report, &options, &mut bytes).unwrap();
        bytes.len()
    });
}
