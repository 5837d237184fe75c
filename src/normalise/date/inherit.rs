//! What a date of an expression leaves out, filled in from its neighbours: «12, 14 и 16 июня»,
//! «29 декабря – 8 января 2025 г.», «декабря 2024, январе».
//!
//! The items of an expression enter and are changed in place. A number without a unit takes the
//! unit of a later point; a point without a year takes the year of a later one, then of an earlier
//! one. Where the months run backwards, New Year lies between: in a range if one of its ends says
//! its year, or if it goes from September or later to April or earlier; in a list in the latter
//! case, if a year is said. Anything else is rather a slip. The year of the report is absent: what
//! stays open is `resolve`'s.

use super::shape::{Item, Point, Unit, Year};
use crate::model::Season;

/// Fills in units, then years.
pub(super) fn inherit(items: &mut [Item]) {
    units(items);
    let said: Vec<bool> = items.iter().map(says_its_year).collect();
    years_from_the_right(items, &said);
    years_from_the_left(items, &said);
}

fn units(items: &mut [Item]) {
    let mut later: Option<Point> = None;
    let points = items.iter_mut().flat_map(|i| std::iter::once(&mut i.start).chain(i.end.as_mut()));
    for point in points.rev() {
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
}

fn says_its_year(item: &Item) -> bool {
    item.start.year != Year::Open || item.end.is_some_and(|end| end.year != Year::Open)
}

fn years_from_the_right(items: &mut [Item], said: &[bool]) {
    let mut next: Option<Point> = None;
    for (item, &said) in items.iter_mut().zip(said).rev() {
        if let Some(end) = &mut item.end {
            end.year = from_the_right(end, next, Joint::List);
            next = Some(*end);
        }
        item.start.year = from_the_right(&item.start, next, Joint::of(item, said));
        next = Some(item.start);
    }
}

fn from_the_right(point: &Point, next: Option<Point>, joint: Joint) -> Year {
    match (point.year, next) {
        (Year::Open, Some(next)) if turns(point, &next, joint) => shift(next.year, -1),
        (Year::Open, Some(next)) => next.year,
        (year, _) => year,
    }
}

fn years_from_the_left(items: &mut [Item], said: &[bool]) {
    let mut last: Option<Point> = None;
    for (item, &said) in items.iter_mut().zip(said) {
        item.start.year = from_the_left(&item.start, last, Joint::List);
        last = Some(item.start).filter(|point| !is_year(point)).or(last);
        let (before, joint) = (item.start, Joint::of(item, said));
        if let Some(end) = &mut item.end {
            end.year = match (end.year, before.year) {
                // A range without any year: the next one after the report's.
                (Year::Open, Year::Open) if turns(&before, end, joint) => Year::Relative(1),
                _ => from_the_left(end, Some(before), joint),
            };
            last = Some(*end).filter(|point| !is_year(point)).or(last);
        }
    }
}

fn from_the_left(point: &Point, last: Option<Point>, joint: Joint) -> Year {
    match (point.year, last) {
        (Year::Open, Some(last)) if turns(&last, point, joint) => shift(last.year, 1),
        (Year::Open, Some(last)) => last.year,
        (year, _) => year,
    }
}

/// «2009» in «2009, май» is not the year of the May.
fn is_year(point: &Point) -> bool {
    matches!(point.unit, Unit::Year | Unit::Decade)
}

/// What holds two dates together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    List,
    /// A range; whether one of its ends says its year.
    Range(bool),
}

impl Joint {
    fn of(item: &Item, said: bool) -> Self {
        if item.end.is_some() { Self::Range(said) } else { Self::List }
    }
}

/// Whether New Year lies between two dates.
fn turns(from: &Point, to: &Point, joint: Joint) -> bool {
    match (from.unit, to.unit) {
        (Unit::Month(from), Unit::Month(to)) => {
            from > to && (joint == Joint::Range(true) || (from >= 9 && to <= 4))
        }
        // «зима – весна 2025 г.»: a winter is named by the year that it begins in.
        (Unit::Season(Season::Winter), Unit::Season(to)) => {
            to != Season::Winter && joint != Joint::List
        }
        _ => false,
    }
}

/// A year so many years on; one that is open stays so.
fn shift(year: Year, by: i32) -> Year {
    match year {
        Year::Open => Year::Open,
        Year::Known(year) => Year::Known(year + by),
        Year::Relative(distance) => Year::Relative(distance + by),
    }
}
