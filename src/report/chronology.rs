//! The events of the year by month.

use chrono::Datelike;

use super::{ChronologyEntry, ChronologyMonth, EventRow, Report, dates};
use crate::model::{DateSpan, PartialDate};

/// The month of `year` that something of these dates begins in, from 1; none if it is known only to
/// the quarter, season or year, or has no day in `year`. What began the year before counts for
/// January.
pub(super) fn month_of(dates: &[DateSpan], year: i32) -> Option<u32> {
    let (start, end) = DateSpan::extent(dates);
    let by_month = dates.iter().all(|date| {
        matches!((date.start, date.end), (PartialDate::Day(_) | PartialDate::Month(..), _))
    });
    match start.year().cmp(&year) {
        _ if !by_month => None,
        std::cmp::Ordering::Equal => Some(start.month()),
        std::cmp::Ordering::Less if end.year() >= year => Some(1),
        _ => None,
    }
}

impl Report<'_> {
    /// Every event under its month, by date, ties in the order of the table; months without events
    /// are left out, what no month can claim stands last.
    #[must_use]
    pub fn chronology(&self) -> Vec<ChronologyMonth<'_>> {
        let countries = self.chapters.iter().flat_map(|chapter| &chapter.countries);
        let entries = countries.flat_map(|block| {
            block.events.iter().map(|event| ChronologyEntry { country: &block.country, event })
        });
        let month = |event: &EventRow<'_>| month_of(event.dates, self.year).unwrap_or(13);
        let mut entries: Vec<_> = entries.map(|entry| (month(entry.event), entry)).collect();
        entries.sort_by_cached_key(|(month, entry)| (*month, DateSpan::extent(entry.event.dates)));
        let months = entries.chunk_by(|(a, _), (b, _)| a == b).map(|entries| ChronologyMonth {
            name: entries.first().map(|(number, _)| name(*number)).unwrap_or_default(),
            entries: entries.iter().map(|(_, entry)| *entry).collect(),
        });
        months.collect()
    }
}

fn name(number: u32) -> String {
    if number > 12 {
        "Без точного месяца".to_owned()
    } else {
        dates::capitalised(dates::month(number))
    }
}
