//! Parts of months, quarters, seasons, years and decades → the days that they are.
//!
//! What is parted and how enter; the first and last date leave, or none where nobody speaks so.
//! The conventions: beginning 1–10, middle 11–20, end 21 to the last day; halves 1–15 and 16 to the
//! last. Thirds of a quarter or season are its months, and its halves meet in its middle month;
//! thirds of a year are four months each, its halves six. A decade begins in its years 0–3, is in
//! its middle in 4–6 and ends in 7–9.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use super::{
    resolve::Ends,
    shape::{Part, Unit},
};
use crate::model::PartialDate;

/// The ends of `part` of the `unit` in `year`.
pub(super) fn part_of(unit: Unit, part: Part, year: i32) -> Option<Ends> {
    let (from, to) = match (unit, part) {
        (Unit::Month(month), Part::Weekday(nth, weekday)) => {
            let day = PartialDate::Day(weekday_of(year, month, nth, weekday)?);
            return Some((day, day, false));
        }
        (Unit::Year, Part::Months(months)) => {
            return Some((PartialDate::Month(year, 1), PartialDate::Month(year, months), false));
        }
        (Unit::Month(month), _) => days(year, month, part)?,
        (Unit::Quarter(quarter), _) => {
            of_three_months(PartialDate::Quarter(year, quarter).first_day(), part)?
        }
        (Unit::Season(season), _) => {
            of_three_months(PartialDate::Season(year, season).first_day(), part)?
        }
        (Unit::Year, _) => {
            let first = PartialDate::Year(year).first_day();
            match part {
                Part::Third(third) => months(first, u32::from(third.checked_sub(1)?) * 4, 4)?,
                Part::Half(half) => months(first, u32::from(half.checked_sub(1)?) * 6, 6)?,
                _ => return None,
            }
        }
        (Unit::Decade, _) => years(year, part),
        (Unit::Bare(_), _) => return None,
    };
    Some((from, to, true))
}

fn days(year: i32, month: u32, part: Part) -> Option<(PartialDate, PartialDate)> {
    let last = PartialDate::Month(year, month).last_day().day();
    let (from, to) = match part {
        Part::Third(1) => (1, 10),
        Part::Third(2) => (11, 20),
        Part::Third(_) => (21, last),
        Part::Half(1) => (1, 15),
        Part::Half(_) => (16, last),
        Part::Days(from, to) => (from, to.min(last)),
        Part::LastDays(days) => (last.checked_sub(days)? + 1, last),
        Part::About | Part::Weekday(..) | Part::Months(_) => return None,
    };
    Some((PartialDate::day(year, month, from)?, PartialDate::day(year, month, to)?))
}

fn years(first: i32, part: Part) -> (PartialDate, PartialDate) {
    let (from, to) = match part {
        Part::Third(1) => (0, 3),
        Part::Third(2) => (4, 6),
        Part::Third(_) => (7, 9),
        Part::Half(1) => (0, 4),
        _ => (5, 9),
    };
    (PartialDate::Year(first + from), PartialDate::Year(first + to))
}

/// A third or a half of the three months from `first` on.
fn of_three_months(first: NaiveDate, part: Part) -> Option<(PartialDate, PartialDate)> {
    let middle = first.checked_add_months(Months::new(1))?;
    let middle = |day| middle.with_day(day).map(PartialDate::Day);
    let (all_from, all_to) = months(first, 0, 3)?;
    match part {
        Part::Third(third) => months(first, u32::from(third.checked_sub(1)?), 1),
        Part::Half(1) => Some((all_from, middle(15)?)),
        Part::Half(_) => Some((middle(16)?, all_to)),
        _ => None,
    }
}

/// The days of so many months, from `before` months after `first` on.
fn months(first: NaiveDate, before: u32, length: u32) -> Option<(PartialDate, PartialDate)> {
    let from = first.checked_add_months(Months::new(before))?;
    let to = from.checked_add_months(Months::new(length))?.pred_opt()?;
    Some((PartialDate::Day(from), PartialDate::Day(to)))
}

/// The `nth` such weekday of a month, or the last one.
fn weekday_of(year: i32, month: u32, nth: Option<u8>, weekday: u8) -> Option<NaiveDate> {
    let weekday = Weekday::try_from(weekday).ok()?;
    let day = |nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth);
    match nth {
        Some(nth) => day(nth),
        None => day(5).or_else(|| day(4)),
    }
}
