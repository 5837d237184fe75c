//! Expressions → dates of the calendar: what is left out is filled in, what cannot be is a fault.
//!
//! A number without a unit takes the unit of a later point, a point without a year the year of a
//! later one, then of an earlier one, then the year of the report. A range whose end has an
//! earlier month than its start runs over New Year if one of its ends says its year, or if it goes
//! from September or later to April or earlier; otherwise it runs backwards, which is a fault, and
//! both its ends are kept as they are.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::{
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
    if points(&mut items).any(|point| matches!(point.unit, Unit::Bare(_))) {
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

fn points(items: &mut [Item]) -> impl DoubleEndedIterator<Item = &mut Point> {
    items.iter_mut().flat_map(|item| std::iter::once(&mut item.start).chain(item.end.as_mut()))
}

/// Fills in units from the right, then years from the right and from the left.
fn inherit(items: &mut [Item]) {
    let mut later: Option<Point> = None;
    for point in points(items).rev() {
        if let (Unit::Bare(number), Some(later)) = (point.unit, later) {
            point.unit = later.unit;
            match later.unit {
                _ if point.part.is_some() => {}
                Unit::Quarter(_) => point.unit = Unit::Quarter(number),
                Unit::Month(_) => point.day = Some(number),
                // «5, 2009»: not a year's, so nobody's.
                _ => point.unit = Unit::Bare(number),
            }
        }
        if !matches!(point.unit, Unit::Bare(_)) {
            later = Some(*point);
        }
    }
    let mut year = Year::Open;
    for item in items.iter_mut().rev() {
        let across = crosses(item);
        for (at, point) in item.end.iter_mut().map(|p| (1, p)).chain([(0, &mut item.start)]) {
            if point.year == Year::Open {
                point.year = if at == 0 && across { before(year) } else { year };
            }
            year = point.year;
        }
    }
    for item in items.iter_mut() {
        let across = crosses(item);
        for (at, point) in
            [(0, &mut item.start)].into_iter().chain(item.end.iter_mut().map(|p| (1, p)))
        {
            if point.year == Year::Open {
                point.year = if at == 1 && across { after(year) } else { year };
            }
            if !matches!(point.unit, Unit::Year | Unit::Decade) {
                year = point.year;
            }
        }
    }
}

/// Whether a range runs over New Year: its end is named with an earlier month than its start. If
/// neither end says its year, only from September or later to April or earlier; anything else is
/// rather a slip.
fn crosses(item: &Item) -> bool {
    let Some(end) = item.end else { return false };
    let (Unit::Month(from), Unit::Month(to)) = (item.start.unit, end.unit) else { return false };
    let said = item.start.year != Year::Open || end.year != Year::Open;
    from > to && (said || (from >= 9 && to <= 4))
}

fn before(year: Year) -> Year {
    shift(year, -1)
}

fn after(year: Year) -> Year {
    shift(year, 1)
}

fn shift(year: Year, by: i32) -> Year {
    match year {
        Year::Open => Year::Open,
        Year::Known(year) => Year::Known(year + by),
        Year::Relative(distance) => Year::Relative(distance + by),
    }
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
    let later = i32::from(end.year == Year::Open && crosses(item));
    let last = ends(&end, year_of(&end, report_year)? + later);
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
