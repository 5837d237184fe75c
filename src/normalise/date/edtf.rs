//! The notation of ISO 8601, in its calendar and in its extension (EDTF), read back: the sibling
//! of [`DateSpan::edtf`](crate::model::DateSpan::edtf).
//!
//! A whole text enters; dates leave, or none. Spellings of people are absent: they are the
//! grammar's.
//!
//! | what | forms |
//! |---|---|
//! | day, month, year | `2025-05-18` · `20250518` · `2025-138` · `2025-05` · `2025` · with a time, which says nothing |
//! | week | `2025-W21` · `2025W21` · `2025-W21-3` |
//! | interval | `2025-05-18/2025-05-21` · `2025-05-18/21` · `2025-05/..`, of which the known end is read |
//! | part of a year | seasons 21–24, quarters 33–36: `2015-33` |
//! | unspecified | `199X` · `19XX` · `2004-XX` · `1985-04-XX` |
//! | doubt | `1984?` is that year, `1984~` and `1984%` are about then |
//! | sets | `[1667,1668,1670..1672]` · `{1960,1961-12}` |

use chrono::{NaiveDate, Weekday};

use crate::model::{DateSpan, PartialDate, Season};

/// No text in this notation is longer.
const LONGEST: usize = 80;

/// The dates that all of `text` is.
pub(super) fn read(text: &str) -> Option<Vec<DateSpan>> {
    if text.len() > LONGEST || !text.is_ascii() {
        return None;
    }
    let set = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    match set.or_else(|| text.strip_prefix('{').and_then(|text| text.strip_suffix('}'))) {
        Some(set) => set.split(',').map(|member| interval(member.trim(), "..")).collect(),
        None => Some(vec![interval(text, "/")?]),
    }
}

/// A date, or two with `mark` between them.
fn interval(text: &str, mark: &str) -> Option<DateSpan> {
    let Some((start, end)) = text.split_once(mark) else { return date(text) };
    match (start, end) {
        ("" | "..", end) => date(end),
        (start, "" | "..") => date(start),
        _ => {
            let first = date(start)?;
            // The same day until another time.
            if end.contains(':') && !end.contains('-') {
                return Some(first);
            }
            let last = date(end).or_else(|| date(&completed(start, end)?))?;
            let approximate = first.approximate || last.approximate;
            let span = DateSpan { start: first.start, end: last.end, approximate };
            (span.start_day() <= span.end_day()).then_some(span)
        }
    }
}

/// The end of an interval with what it takes from its start: `2025-05-18/21`.
fn completed(start: &str, end: &str) -> Option<String> {
    let kept = start.len().checked_sub(end.len())?;
    let (kept, given) = (start.get(..kept)?, kept.checked_sub(1)?);
    (start.as_bytes().get(given) == Some(&b'-')).then(|| format!("{kept}{end}"))
}

fn date(text: &str) -> Option<DateSpan> {
    let text = without_time(text)?;
    let (text, approximate) = match text.strip_suffix(['~', '%']) {
        Some(text) => (text, true),
        None => (text.strip_suffix('?').unwrap_or(text), false),
    };
    let span = week(text).or_else(|| exact(text).map(DateSpan::single));
    let span = span.or_else(|| century(text))?;
    Some(DateSpan { approximate, ..span })
}

/// `text` without its time of day: T10:00:00+03:00.
fn without_time(text: &str) -> Option<&str> {
    let Some((day, time)) = text.split_once(['T', 't']) else { return Some(text) };
    let of_time =
        |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',' | '+' | '-' | 'Z' | 'z');
    let plain = time.len() >= 2 && time.chars().all(of_time) && day.len() >= 8;
    plain.then_some(day)
}

fn exact(text: &str) -> Option<PartialDate> {
    if text.len() == 8 && !text.contains('-') {
        let day = NaiveDate::parse_from_str(text, "%Y%m%d").ok();
        return day.filter(|_| number(text, 8).is_some()).map(PartialDate::Day);
    }
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    if let (Some(decade), None) = (year.strip_suffix('X'), month) {
        return Some(PartialDate::Decade(number(decade, 3)? * 10));
    }
    let year = number(year, 4).filter(|year| *year < 2200)?;
    match (month, day) {
        (None | Some("XX"), None | Some("XX")) => Some(PartialDate::Year(year)),
        (Some(ordinal), None) if ordinal.len() == 3 => {
            let day = u32::try_from(number(ordinal, 3)?).ok()?;
            NaiveDate::from_yo_opt(year, day).map(PartialDate::Day)
        }
        (Some(month), None | Some("XX")) => of_year(year, u32::try_from(number(month, 2)?).ok()?),
        (Some(month), Some(day)) => {
            let [month, day] = [month, day].map(|part| number(part, 2).map(i32::unsigned_abs));
            PartialDate::day(year, month?, day?)
        }
        _ => None,
    }
}

/// A month, season or quarter by its number. The other groups of ISO 8601-2 are absent: «2021-25»
/// is more often five years.
fn of_year(year: i32, number: u32) -> Option<PartialDate> {
    match number {
        1..=12 => Some(PartialDate::Month(year, number)),
        21..=24 => {
            let seasons = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
            let season = seasons.get(usize::try_from(number - 21).ok()?)?;
            Some(PartialDate::Season(year, *season))
        }
        33..=36 => Some(PartialDate::Quarter(year, number - 32)),
        _ => None,
    }
}

/// `19XX`: all years that begin so.
fn century(text: &str) -> Option<DateSpan> {
    let first = number(text.strip_suffix("XX")?, 2)? * 100;
    Some(DateSpan::range(PartialDate::Year(first), PartialDate::Year(first + 99)))
}

/// `2025-W21`, `2025W21`, from Monday to Sunday; `2025-W21-3`, the third day of it.
fn week(text: &str) -> Option<DateSpan> {
    let (year, week) = text.split_once('W')?;
    let year = number(year.strip_suffix('-').unwrap_or(year), 4)?;
    let (week, day) = week.split_at_checked(2)?;
    let week = u32::try_from(number(week, 2)?).ok()?;
    let on = |weekday| NaiveDate::from_isoywd_opt(year, week, weekday).map(PartialDate::Day);
    if day.is_empty() {
        return Some(DateSpan::range(on(Weekday::Mon)?, on(Weekday::Sun)?));
    }
    let day = number(day.strip_prefix('-').unwrap_or(day), 1)?;
    let weekday = Weekday::try_from(u8::try_from(day.checked_sub(1)?).ok()?).ok()?;
    Some(DateSpan::single(on(weekday)?))
}

fn number(digits: &str, length: usize) -> Option<i32> {
    let plain = digits.len() == length && digits.bytes().all(|digit| digit.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}
