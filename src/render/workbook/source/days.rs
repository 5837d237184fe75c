//! A day and how the source shows it → the number format that shows it so again.

use chrono::{Datelike, NaiveDate};

use crate::{
    model::{DateSpan, PartialDate},
    report::dates::signed_long,
};

/// The years of the days that Excel knows.
const YEARS: std::ops::RangeInclusive<i32> = 1901..=9999;

/// The codes of the number formats.
pub(super) const CODES: [&str; 6] = [
    "dd\\.mm\\.yyyy",
    "[$-419]d mmmm yyyy",
    "[$-419]d mmmm yyyy\" г.\"",
    "[$-419]mmmm yyyy",
    "[$-419]mmmm yyyy\" г.\"",
    "yyyy",
];

/// Which of the [`CODES`] shows `day` as `shown`; none where words must do.
pub(super) fn number_format(day: NaiveDate, shown: &str) -> Option<usize> {
    let in_words = |date| signed_long(&DateSpan::single(date)).replace('\u{a0}', " ");
    let by_day = || in_words(PartialDate::Day(day));
    let by_month = || in_words(PartialDate::Month(day.year(), day.month()));
    let looks = |code: usize| match code {
        0 => day.format("%d.%m.%Y").to_string(),
        1 => by_day().replace(" г.", ""),
        2 => by_day(),
        3 => by_month().replace(" г.", ""),
        4 => by_month(),
        _ => day.year().to_string(),
    };
    let known = YEARS.contains(&day.year());
    (0..CODES.len()).find(|code| known && looks(*code) == shown)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{CODES, number_format};
    use chrono::NaiveDate;

    #[test]
    fn the_usual_looks_are_kept_and_others_are_words() {
        let day = NaiveDate::from_ymd_opt(2015, 12, 6).unwrap();
        let code = |shown| number_format(day, shown).map(|code| CODES[code]);
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
