//! The events of the year by month.

use chrono::Datelike;

use super::{ChronologyEntry, ChronologyMonth, compose::event_row, dates};
use crate::model::{Event, PartialDate, Register};

/// The month of `year` that an event begins in, from 1; none if it is known only to the quarter,
/// season or year, or has no day in `year`. What began the year before counts for January.
pub(super) fn month_of(event: &Event, year: i32) -> Option<u32> {
    let (start, end) = event.extent();
    let dated = event.dates.iter().all(|date| {
        matches!((date.start, date.end), (PartialDate::Day(_) | PartialDate::Month(..), _))
    });
    match start.year().cmp(&year) {
        _ if !dated => None,
        std::cmp::Ordering::Equal => Some(start.month()),
        std::cmp::Ordering::Less if end.year() >= year => Some(1),
        _ => None,
    }
}

/// Every event under its month, by date, ties in the order of the table; months without events
/// are left out, what no month can claim stands last.
pub(super) fn chronology(register: &Register) -> Vec<ChronologyMonth> {
    let mut entries: Vec<(u32, &Event, ChronologyEntry)> = Vec::new();
    for (region, country) in register.countries() {
        entries.extend(country.events.iter().map(|event| {
            let entry = ChronologyEntry {
                region: region.name.clone(),
                country: country.name.clone(),
                event: event_row(event, register.year),
            };
            (month_of(event, register.year).unwrap_or(13), event, entry)
        }));
    }
    entries.sort_by_cached_key(|(month, event, _)| (*month, event.extent()));
    let mut months: Vec<(u32, ChronologyMonth)> = Vec::new();
    for (number, _, entry) in entries {
        match months.last_mut() {
            Some((last, month)) if *last == number => month.entries.push(entry),
            _ => {
                let month = ChronologyMonth { name: name(number), entries: vec![entry] };
                months.push((number, month));
            }
        }
    }
    months.into_iter().map(|(_, month)| month).collect()
}

fn name(number: u32) -> String {
    if number > 12 {
        "Без точного месяца".to_owned()
    } else {
        dates::capitalised(dates::month(number))
    }
}
