//! The specification in `tests/spec/*.md`, executed: prose for people, tables for the machine.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod support;

use pobratim::{model::DateSpan, normalise::date};
use support::markdown;

/// Every row of `dates.md` as free text in a report for 2025.
#[test]
fn dates() {
    let mut wrong = Vec::new();
    let rows = markdown::rows(include_str!("spec/dates.md"));
    assert!(rows.len() > 800, "the tables were not found");
    for row in &rows {
        let [text, expected] = row.as_slice() else { panic!("two columns wanted: {row:?}") };
        let found = date::read_text(text, Some(2025));
        let read: Vec<_> =
            found.iter().flat_map(|found| &found.dates).map(DateSpan::edtf).collect();
        // What has a fault holds no date for whoever only asks.
        let read = if found.iter().any(date::Found::is_wrong) { Vec::new() } else { read };
        let read = if read.is_empty() { "—".to_owned() } else { read.join(" ") };
        if read != *expected {
            wrong.push(format!("{text:40} expected {expected}, read {read}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// Every pair of tables of `events.md` as the cells of one country.
#[test]
fn events() {
    let tables = markdown::tables(include_str!("spec/events.md"));
    assert!(tables.len() > 30, "the tables were not found");
    let mut wrong = Vec::new();
    for pair in tables.chunks(2) {
        let [cells, expected] = pair else { panic!("tables come in pairs") };
        let cells: Vec<&str> = cells.iter().map(|row| row[0].as_str()).collect();
        let country = support::country(&cells, 2025);
        let events = country.events.iter().map(|event| {
            let dates: Vec<_> = event.dates.iter().map(DateSpan::edtf).collect();
            vec![dates.join(" "), event.text.clone()]
        });
        let fragments = country.unplaced.iter().map(|f| vec!["—".to_owned(), f.value.clone()]);
        let read: Vec<Vec<String>> = events.chain(fragments).collect();
        if read != *expected {
            wrong.push(format!("{cells:#?}\nexpected {expected:#?}\nread {read:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
