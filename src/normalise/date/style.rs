//! A day in both calendars, as texts on the time before 1918 have it: «25 октября (7 ноября)
//! 1917 г.», «12 (25) мая 1901», «24 декабря 1876 (5 января 1877)».
//!
//! The first day and what stands behind it enter; the day of the Gregorian calendar leaves, which
//! is the one that EDTF means. Two days are one only if they are as far apart as the calendars
//! were; any others are a list.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::{
    cursor::Cursor,
    point,
    shape::{Point, Unit, Year},
    token::Kind,
    words::Word,
    years::year_of,
};

/// The last year in which a day is given in both calendars.
const LAST_YEAR: i32 = 1930;
/// The longest remark beside the day in brackets, in tokens: «по старому стилю», «ст. ст.».
const LONGEST_REMARK: usize = 5;
/// By how many days the Julian calendar was behind from 1582 on, in one century or another;
/// writers often take the wrong one.
const APART: RangeInclusive<i64> = 10..=13;

/// The day that `first`, before `cursor`, and the day in brackets at `cursor` are together.
pub(super) fn day_in_both(first: Point, cursor: Cursor<'_>) -> Option<(Point, Cursor<'_>)> {
    let closing = match cursor.peek(0)? {
        Kind::Mark('(') => ')',
        Kind::Mark('[') => ']',
        Kind::Mark('/') => '/',
        _ => return None,
    };
    let remark = if closing == '/' { 0 } else { LONGEST_REMARK };
    let number = (1..=1 + remark).find(|&at| cursor.is_number(at))?;
    let (second, mut after) = point::plain(cursor.skip(number))?;
    if closing != '/' {
        let rest = (0..=remark).take_while(|&at| !after.is_number(at));
        let close = rest.into_iter().find(|&at| after.is_mark(at, closing))?;
        after = after.skip(close + 1);
    }
    let mut month = month_of(second).or_else(|| month_of(first));
    if let (None, Some(Word::Month(number, _))) = (month_of(second), after.word(0)) {
        month = Some(u32::from(number));
        after = after.skip(1);
    }
    let (year, end) = match year_of(after, false) {
        (Year::Open, _) => {
            (if second.year == Year::Open { first.year } else { second.year }, after)
        }
        found => found,
    };
    let Year::Known(year) = year else { return None };
    let second = NaiveDate::from_ymd_opt(year, month?, day_of(second)?)?;
    let month = month_of(first).or(month)?;
    // «24 декабря 1876 (5 января 1877)», and the same with one year.
    let same_day = [year, year - 1, year + 1].into_iter().find_map(|year| {
        let first = NaiveDate::from_ymd_opt(year, month, day_of(first)?)?;
        let apart = (second - first).num_days().abs();
        APART.contains(&apart).then(|| first.max(second))
    })?;
    let unit = Unit::Month(same_day.month());
    let (day, year) = (Some(same_day.day()), Year::Known(same_day.year()));
    (same_day.year() <= LAST_YEAR).then_some((Point { day, year, ..Point::of(unit) }, end))
}

fn month_of(point: Point) -> Option<u32> {
    match point.unit {
        Unit::Month(month) => Some(month),
        _ => None,
    }
}

fn day_of(point: Point) -> Option<u32> {
    match point.unit {
        Unit::Bare(number) => Some(number),
        _ => point.day,
    }
}
