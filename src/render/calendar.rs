//! Register → the events of the year as a calendar, iCalendar (RFC 5545).
//!
//! A [`Register`] and the date inside the file enter; bytes leave. Each span of days is an event of
//! whole days with the country as its category. Of a coarser date («в мае») every day counts. Its
//! identifier comes from what it says, so that a calendar that has it already is brought up to
//! date and not doubled.

use std::io::{self, Write};

use chrono::{Days, NaiveDate, NaiveTime};
use icalendar::{Calendar, Component, Event, EventLike};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::{
    finding::excerpt,
    model::{DateSpan, Register},
};

/// Letters of a title in a calendar, which shows little; the whole is in the description.
const SUMMARY: usize = 120;

/// Writes the events with a date, in the order of the register.
///
/// # Errors
///
/// Whatever `out` reports.
pub fn write(register: &Register, date: NaiveDate, mut out: impl Write) -> io::Result<()> {
    let mut calendar = Calendar::new();
    calendar.name(&register.title);
    let mut seen = FxHashMap::default();
    for (_, country) in register.countries() {
        for event in &country.events {
            for span in &event.dates {
                let what = format!("{}\n{}\n{}", country.name, span.edtf(), event.text);
                let identifier = identifier(what, &mut seen);
                let mut day = all_day(&country.name, &event.text, span, date);
                calendar.push(day.uid(&identifier).done());
            }
        }
    }
    write!(out, "{calendar}")
}

/// The identifier of an event that says this; equal ones are counted, so that each has its own.
fn identifier(what: String, seen: &mut FxHashMap<String, u32>) -> String {
    let digest = Sha256::digest(&what);
    let identifier = digest.first_chunk().map_or(0, |bytes| u128::from_be_bytes(*bytes));
    let count = seen.entry(what).or_default();
    *count += 1;
    let number = if *count > 1 { format!("-{count}") } else { String::new() };
    format!("{identifier:032x}{number}@pobratim")
}

fn all_day(country: &str, text: &str, span: &DateSpan, date: NaiveDate) -> Event {
    let (start, end) = (span.start_day(), span.end_day());
    Event::new()
        .timestamp(date.and_time(NaiveTime::MIN).and_utc())
        .starts(start)
        // The end is the first day after it (RFC 5545, 3.6.1).
        .ends(end.checked_add_days(Days::new(1)).unwrap_or(end))
        .summary(&format!("{country}: {}", excerpt(text, SUMMARY)))
        .description(text)
        .categories([country])
        .done()
}
