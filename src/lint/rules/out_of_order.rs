//! N302: the events of a country do not stand by date in the source.
//!
//! The report sorts them, so nothing is wrong with it; the table reads worse. One finding a
//! country, at the first event that begins before the one above it, says how many would have to
//! move: the fewest whose removal leaves the rest in order. Only events known to the day count:
//! «в течение года» has no place of its own between the days, wherever the office puts it.

use chrono::NaiveDate;

use crate::{
    finding::{Finding, catalogue, excerpt},
    lint::corpus::Corpus,
    model::{Country, DateSpan, Event, Precision},
};

/// One finding for each country whose events are out of order.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    corpus.register.countries().filter_map(|(_, country)| finding(country)).collect()
}

fn finding(country: &Country) -> Option<Finding> {
    let mut events: Vec<_> = country.events.iter().filter(|event| is_to_the_day(event)).collect();
    events.sort_by_key(|event| event.ordinal);
    let (above, first) = events
        .iter()
        .zip(events.iter().skip(1))
        .find(|(above, event)| start(event) < start(above))?;
    let astray = events.len() - longest_in_order(events.iter().map(|event| start(event)));
    let message = format!(
        "Мероприятия стоят не по порядку дат (не на месте {astray} из {}): «{}» после «{}»",
        events.len(),
        excerpt(&first.as_written, 40),
        excerpt(&above.as_written, 40),
    );
    let finding = Finding::new(&catalogue::OUT_OF_ORDER, first.cells.first().cloned(), message)
        .quote(first.as_written.as_str())
        .hint("В отчёте мероприятия расставлены по датам; в таблице их стоит переставить");
    Some(finding)
}

fn is_to_the_day(event: &Event) -> bool {
    event.dates.iter().all(|date: &DateSpan| date.precision() == Precision::Day)
}

fn start(event: &Event) -> NaiveDate {
    event.extent().0
}

/// The length of the longest subsequence that never goes back (patience sorting).
fn longest_in_order(days: impl Iterator<Item = NaiveDate>) -> usize {
    let mut piles: Vec<NaiveDate> = Vec::new();
    for day in days {
        let place = piles.partition_point(|top| *top <= day);
        match piles.get_mut(place) {
            Some(top) => *top = day,
            None => piles.push(day),
        }
    }
    piles.len()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::{
        LintOptions,
        rules::fixture::{country, event, found, one},
    };

    #[test]
    fn the_first_event_out_of_order_speaks_for_the_country() {
        let country = country("Босния и Герцеговина").with_events([
            event("2025-05-18", "2025-05-21", "18-21 мая – визит делегации."),
            event("2025-05-11", "2025-05-14", "11-14 мая – визит в Восточное Сараево."),
            event("2025-05-04", "2025-05-16", "4-16 мая – визит школьников."),
            event("2025-06-19", "2025-06-19", "19 июня – визит министра."),
            event("2025-06-18", "2025-06-18", "18 июня – визит Президента."),
            event("2025-10-13", "2025-10-16", "13-16 октября – визит Председателя."),
        ]);
        let findings = found(check, &one(country), &LintOptions::default());
        let lines: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            ["сведение[N302] 2025!E2: Мероприятия стоят не по порядку дат (не на месте 3 из 6): \
              «11-14 мая – визит в Восточное Сараево.» после «18-21 мая – визит делегации.»"]
        );
        assert_eq!(findings[0].quote.as_deref(), Some("11-14 мая – визит в Восточное Сараево."));
    }

    #[test]
    fn equal_starts_and_events_without_a_day_are_in_order_anywhere() {
        let country = country("Узбекистан").with_events([
            event("2025-03-26", "2025-03-27", "26-27 марта – визит."),
            event("2025-03-26", "2025-03-26", "26 марта – визит."),
            event("2025-11-10", "2025-11-13", "10-13 ноября – визит."),
            event("2025-05", "2025-05", "В мае 2025 года состоялся визит специалистов."),
            event("2025", "2025", "В течение 2025 года дважды проходили стажировку."),
        ]);
        assert_eq!(found(check, &one(country), &LintOptions::default()), []);
    }
}
