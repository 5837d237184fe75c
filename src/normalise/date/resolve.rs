//! Expressions → dates of the calendar: what is left out is filled in, what cannot be is a fault.
//!
//! A point without any year is of the year of the report. A range that runs backwards is a fault,
//! and both its ends are kept as they are. What neighbours lend each other is `inherit`'s.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::{
    inherit::inherit,
    parts,
    shape::{Expression, Item, Part, Point, Unit, Year},
};
use crate::model::{DateSpan, PartialDate};

/// What is wrong with a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The calendar has no such day.
    Impossible,
    /// The range ends before it begins.
    Backwards,
    /// The day is another day of the week than is written beside it.
    Weekday(NaiveDate),
}

/// A date expression found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The bytes of the text that it takes up.
    pub range: Range<usize>,
    /// The dates, in the order of the text; empty if none of them exists.
    pub dates: Vec<DateSpan>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// Whether it could as well be something else: a bare number of four digits, «15.05», «май».
    pub weak: bool,
    /// Whether a preposition leads it in: «в мае», «с 1991 г.».
    pub led: bool,
}

impl Found {
    /// Whether its dates are not to be had as they are written.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.faults.iter().any(|fault| !matches!(fault, Fault::Weekday(_)))
    }
}

/// The first date, the last one, and whether both are only about right.
pub(super) type Ends = (PartialDate, PartialDate, bool);

/// The dates of `expression`, which takes up `range`; none where a year is needed and neither it
/// nor `report_year` gives one.
pub(super) fn resolve(
    expression: &Expression,
    range: Range<usize>,
    report_year: Option<i32>,
) -> Option<Found> {
    let mut items = expression.items.clone();
    inherit(&mut items);
    let waits = |point: &Point| matches!(point.unit, Unit::Bare(_));
    if items.iter().any(|item| waits(&item.start) || item.end.as_ref().is_some_and(waits)) {
        return None;
    }
    let mut found = Found {
        range,
        dates: Vec::with_capacity(items.len()),
        faults: Vec::new(),
        weak: items.iter().all(|item| item.start.weak && item.end.is_none_or(|end| end.weak)),
        led: expression.led,
    };
    for item in &items {
        resolve_item(item, report_year, &mut found)?;
    }
    Some(found)
}

/// A day that is no such day of the week as is written beside it.
fn weekday(point: &Point, ends: Option<Ends>) -> Option<Fault> {
    let (Some(said), Some((PartialDate::Day(day), ..))) = (point.weekday, ends) else {
        return None;
    };
    let is = day.weekday().num_days_from_monday();
    (is != u32::from(said)).then_some(Fault::Weekday(day))
}

/// Adds the dates of `item` to `found`; none where its year is not to be had.
fn resolve_item(item: &Item, report_year: Option<i32>, found: &mut Found) -> Option<()> {
    let start = ends(&item.start, year_of(&item.start, report_year)?);
    found.faults.extend(weekday(&item.start, start));
    let Some(end) = item.end else {
        match start {
            Some(ends) => found.dates.push(span(ends)),
            None => found.faults.push(Fault::Impossible),
        }
        return Some(());
    };
    let last = ends(&end, year_of(&end, report_year)?);
    found.faults.extend(weekday(&end, last));
    match (start, last) {
        (Some(start), Some(end)) if start.0.first_day() <= end.1.last_day() => {
            found.dates.push(span((start.0, end.1, start.2 || end.2)));
        }
        (start, end) => {
            let both = start.is_some() && end.is_some();
            found.faults.push(if both { Fault::Backwards } else { Fault::Impossible });
            let kept = [start, end].into_iter().flatten();
            found.dates.extend(kept.map(span));
        }
    }
    Some(())
}

fn span((start, end, approximate): Ends) -> DateSpan {
    DateSpan { start, end, approximate }
}

fn year_of(point: &Point, report_year: Option<i32>) -> Option<i32> {
    match point.year {
        Year::Known(year) => Some(year),
        Year::Relative(distance) => report_year.map(|year| year + distance),
        Year::Open => report_year,
    }
}

/// The first and last date that a point of `year` means, and whether only about; none if the
/// calendar has no such day.
fn ends(point: &Point, year: i32) -> Option<Ends> {
    if let Some(part) = point.part.filter(|part| *part != Part::About) {
        return parts::part_of(point.unit, part, year);
    }
    let single = match (point.unit, point.day) {
        (Unit::Month(month), Some(day)) => PartialDate::day(year, month, day)?,
        (Unit::Month(month @ 1..=12), None) => PartialDate::Month(year, month),
        (Unit::Quarter(quarter), _) => PartialDate::Quarter(year, quarter),
        (Unit::Season(season), _) => PartialDate::Season(year, season),
        (Unit::Decade, _) => PartialDate::Decade(year),
        (Unit::Year, _) => PartialDate::Year(year),
        (Unit::Month(_) | Unit::Bare(_), _) => return None,
    };
    Some((single, single, point.part == Some(Part::About)))
}
