//! W301: no day of the event lies in the year of the report.
//!
//! Most often last year's line was left in the table, or the year in it is a slip of the pen. A
//! range over New Year belongs to both years and is right in either.

use crate::{
    finding::{Finding, catalogue, excerpt},
    lint::corpus::Corpus,
    model::{DateSpan, Event, Register},
};

/// One finding for each event outside the year.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let register = corpus.register;
    let events = register.countries().flat_map(|(_, country)| &country.events);
    events.filter(|event| is_outside(event, register.year)).map(|e| finding(e, register)).collect()
}

fn is_outside(event: &Event, year: i32) -> bool {
    !event.dates.iter().any(|date: &DateSpan| date.touches(year))
}

fn finding(event: &Event, register: &Register) -> Finding {
    let (year, words) = (register.year, excerpt(&event.as_written, 60));
    let message = format!("Мероприятие не {year} года: «{words}»");
    Finding::new(&catalogue::OUTSIDE_YEAR, event.cells.first().cloned(), message)
        .quote(event.as_written.as_str())
        .hint("Проверьте год; если он верен, мероприятию место в отчёте за другой год")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::check;
    use crate::lint::{
        LintOptions,
        rules::fixture::{country, event, found, one},
    };

    #[test]
    fn last_year_is_pointed_out_and_new_year_is_not() {
        let country = country("Куба").with_events([
            event("2024-12-29", "2025-01-08", "29 декабря – 8 января 2025 г. – фестиваль."),
            event("2025-03-02", "2025-03-07", "2-7 марта – визит делегации."),
            event("2024-05-12", "2024-05-12", "12 мая 2024 г. – визит посла Кубы."),
        ]);
        let findings = found(check, &one(country), &LintOptions::default());
        assert_eq!(findings.len(), 1);
        assert_eq!(
            findings[0].to_string(),
            "предупреждение[W301] 2025!E3: Мероприятие не 2025 года: «12 мая 2024 г. – визит посла Кубы.»"
        );
        assert_eq!(findings[0].quote.as_deref().unwrap(), "12 мая 2024 г. – визит посла Кубы.");
    }
}
