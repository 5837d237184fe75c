//! Register → the events of the year as a calendar, iCalendar (RFC 5545).
//!
//! A [`Register`] and the date inside the file enter; bytes leave. Each span of days is an event of
//! whole days with the country as its category. Of a coarser date («в мае») every day counts. Its
//! identifier comes from what it says, so that a calendar that has it already is brought up to
//! date and not doubled.

use std::io::{self, Write};

use chrono::{Days, NaiveDate, NaiveTime};
use icalendar::{Calendar, Component, Event, EventLike};
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
    for (_, country) in register.countries() {
        for event in &country.events {
            for span in &event.dates {
                calendar.push(all_day(&country.name, &event.text, span, date));
            }
        }
    }
    write!(out, "{calendar}")
}

fn all_day(country: &str, text: &str, span: &DateSpan, date: NaiveDate) -> Event {
    let (start, end) = (span.start_day(), span.end_day());
    let digest = Sha256::digest(format!("{country}\n{}\n{text}", span.edtf()));
    let identifier = digest.first_chunk().map_or(0, |bytes| u128::from_be_bytes(*bytes));
    Event::new()
        .uid(&format!("{identifier:032x}@pobratim"))
        .timestamp(date.and_time(NaiveTime::MIN).and_utc())
        .starts(start)
        // The end is the first day after it (RFC 5545, 3.6.1).
        .ends(end.checked_add_days(Days::new(1)).unwrap_or(end))
        .summary(&format!("{country}: {}", excerpt(text, SUMMARY)))
        .description(text)
        .add_property("CATEGORIES", country)
        .done()
}
