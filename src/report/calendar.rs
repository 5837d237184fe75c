//! On which days of the year something happened.

use chrono::{Datelike, NaiveDate};

use crate::model::{Event, PartialDate, Register};

/// How many events each day of a year has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    /// For each month, January first, and each of its days; what a month lacks stays at zero.
    pub days: [[usize; 31]; 12],
}

impl Calendar {
    /// Whether any day has an event.
    #[must_use]
    pub fn has_events(&self) -> bool {
        self.days.iter().flatten().any(|events| *events > 0)
    }
}

/// The calendar of the register's year: events known to the day, on each day that they lasted.
pub(super) fn calendar(register: &Register) -> Calendar {
    let mut calendar = Calendar::default();
    for event in register.countries().flat_map(|(_, country)| &country.events) {
        for (from, to) in spans(event, register.year) {
            for day in from.iter_days().take_while(|day| *day <= to) {
                let month = usize::try_from(day.month0()).ok();
                let month = month.and_then(|month| calendar.days.get_mut(month));
                let at = usize::try_from(day.day0()).ok();
                if let Some(events) = month.zip(at).and_then(|(month, at)| month.get_mut(at)) {
                    *events += 1;
                }
            }
        }
    }
    calendar
}

/// The days of an event within a year, from and to, each day once.
fn spans(event: &Event, year: i32) -> Vec<(NaiveDate, NaiveDate)> {
    let days = event.dates.iter().filter_map(|date| match (date.start, date.end) {
        (PartialDate::Day(from), PartialDate::Day(to)) if !date.approximate => Some((from, to)),
        _ => None,
    });
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MAX);
    let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MIN);
    let mut days: Vec<_> = days.map(|(from, to)| (from.max(first), to.min(last))).collect();
    days.sort_unstable();
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (from, to) in days.into_iter().filter(|(from, to)| from <= to) {
        match spans.last_mut() {
            Some((_, end)) if from <= *end => *end = to.max(*end),
            _ => spans.push((from, to)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DateSpan;

    fn day(month: u32, day: u32) -> PartialDate {
        PartialDate::Day(NaiveDate::from_ymd_opt(2025, month, day).unwrap_or_default())
    }

    fn event(dates: Vec<DateSpan>) -> Event {
        let (text, as_written, cells) = Default::default();
        Event { dates, text, as_written, cells, ordinal: 0 }
    }

    #[test]
    fn a_day_counts_once_an_event_and_only_within_the_year() {
        let twice =
            vec![DateSpan::range(day(5, 1), day(5, 3)), DateSpan::range(day(5, 2), day(5, 4))];
        let date = |day, month| NaiveDate::from_ymd_opt(2025, month, day).unwrap_or_default();
        assert_eq!(spans(&event(twice), 2025), [(date(1, 5), date(4, 5))]);
        let long = DateSpan::range(day(12, 30), PartialDate::Day(NaiveDate::MAX));
        assert_eq!(spans(&event(vec![long]), 2025), [(date(30, 12), date(31, 12))]);
        assert!(
            spans(&event(vec![DateSpan::single(PartialDate::Month(2025, 5))]), 2025).is_empty()
        );
        assert!(spans(&event(vec![DateSpan::single(day(5, 1))]), 2024).is_empty());
    }
}
