//! A day and how the source shows it → the number format that shows it so again.

use chrono::{Datelike, NaiveDate};

use crate::{
    model::{DateSpan, PartialDate},
    report::dates::signed_long,
};

/// The years of the days that Excel knows.
const YEARS: std::ops::RangeInclusive<i32> = 1901..=9999;

/// The code of a number format that shows `day` as `shown`; none where words must do.
pub(super) fn number_format(day: NaiveDate, shown: &str) -> Option<&'static str> {
    let in_words = |date| signed_long(&DateSpan::single(date));
    let by_day = in_words(PartialDate::Day(day));
    let by_month = in_words(PartialDate::Month(day.year(), day.month()));
    let looks = [
        (day.format("%d.%m.%Y").to_string(), "dd\\.mm\\.yyyy"),
        (by_day.replace(" г.", ""), "[$-419]d mmmm yyyy"),
        (by_day, "[$-419]d mmmm yyyy\" г.\""),
        (by_month.replace(" г.", ""), "[$-419]mmmm yyyy"),
        (by_month, "[$-419]mmmm yyyy\" г.\""),
        (day.year().to_string(), "yyyy"),
    ];
    let found = looks.into_iter().find(|(look, _)| look.replace('\u{a0}', " ") == shown);
    found.map(|(_, code)| code).filter(|_| YEARS.contains(&day.year()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::number_format;
    use chrono::NaiveDate;

    #[test]
    fn the_usual_looks_are_kept_and_others_are_words() {
        let day = NaiveDate::from_ymd_opt(2015, 12, 6).unwrap();
        let code = |shown| number_format(day, shown);
        assert_eq!(code("06.12.2015"), Some("dd\\.mm\\.yyyy"));
        assert_eq!(code("6 декабря 2015 г."), Some("[$-419]d mmmm yyyy\" г.\""));
        assert_eq!(code("6 декабря 2015"), Some("[$-419]d mmmm yyyy"));
        assert_eq!(code("декабрь 2015 г."), Some("[$-419]mmmm yyyy\" г.\""));
        assert_eq!(code("2015"), Some("yyyy"));
        assert_eq!(code("06.дек.15"), None);
        assert_eq!(code("07.12.2015"), None, "another day than the one meant");
        assert_eq!(
            number_format(NaiveDate::from_ymd_opt(1703, 5, 27).unwrap(), "27.05.1703"),
            None
        );
    }
}
