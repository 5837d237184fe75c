//! The notation of ISO 8601 that the program itself writes, read back: the sibling of
//! [`DateSpan::edtf`](crate::model::DateSpan::edtf).
//!
//! A whole text enters; a date leaves, or none. Beside what the program writes, a week
//! (`2025-W21`) and a day without hyphens (`20250518`) are read. Spellings of people are absent:
//! they are the grammar's.

use chrono::{NaiveDate, Weekday};

use crate::model::{DateSpan, PartialDate, Season};

/// The date that all of `text` is.
pub(super) fn read(text: &str) -> Option<DateSpan> {
    if text.len() > 24 || !text.is_ascii() {
        return None;
    }
    if let Some(week) = week(text) {
        return Some(week);
    }
    let (start, end) = text.split_once('/').unwrap_or((text, text));
    let [(start, about), (end, about_end)] =
        [start, end].map(|part| part.strip_suffix('~').map_or((part, false), |p| (p, true)));
    let (start, end) = (date(start)?, date(end)?);
    let forwards = start.first_day() <= end.last_day();
    (about == about_end && forwards).then_some(DateSpan { start, end, approximate: about })
}

fn date(text: &str) -> Option<PartialDate> {
    if let Some(decade) = text.strip_suffix('X') {
        return Some(PartialDate::Decade(number(decade, 3)? * 10));
    }
    if text.len() == 8 {
        let day = NaiveDate::parse_from_str(text, "%Y%m%d").ok();
        return day.filter(|_| number(text, 8).is_some()).map(PartialDate::Day);
    }
    let mut parts = text.splitn(3, '-');
    let year = number(parts.next()?, 4)?;
    let Some(month) = parts.next() else { return Some(PartialDate::Year(year)) };
    let month = u32::try_from(number(month, 2)?).ok()?;
    if let Some(day) = parts.next() {
        return PartialDate::day(year, month, u32::try_from(number(day, 2)?).ok()?);
    }
    match month {
        1..=12 => Some(PartialDate::Month(year, month)),
        21 => Some(PartialDate::Season(year, Season::Spring)),
        22 => Some(PartialDate::Season(year, Season::Summer)),
        23 => Some(PartialDate::Season(year, Season::Autumn)),
        24 => Some(PartialDate::Season(year, Season::Winter)),
        33..=36 => Some(PartialDate::Quarter(year, month - 32)),
        _ => None,
    }
}

/// `2025-W21`, `2025W21`: from Monday to Sunday.
fn week(text: &str) -> Option<DateSpan> {
    let (year, week) = text.split_once('W')?;
    let year = number(year.strip_suffix('-').unwrap_or(year), 4)?;
    let week = u32::try_from(number(week, 2)?).ok()?;
    let day = |weekday| NaiveDate::from_isoywd_opt(year, week, weekday).map(PartialDate::Day);
    Some(DateSpan::range(day(Weekday::Mon)?, day(Weekday::Sun)?))
}

fn number(digits: &str, length: usize) -> Option<i32> {
    let plain = digits.len() == length && digits.bytes().all(|digit| digit.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}
