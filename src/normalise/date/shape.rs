//! Date expressions as they are written: points, ranges, lists, with whatever they leave out.
//!
//! Plain data, from the grammar to the calendar. What a point means is absent: that is `resolve`.

use crate::model::Season;

/// A place in time as it is written, with whatever it leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) day: Option<u32>,
    pub(super) unit: Unit,
    pub(super) year: Year,
    pub(super) part: Option<Part>,
    /// The day of the week that it is said to be, from 0 for Monday.
    pub(super) weekday: Option<u8>,
    /// Whether it could as well be something else: «2006», «15.05», «май».
    pub(super) weak: bool,
    /// Whether its month stands before its day: «May 18».
    pub(super) month_first: bool,
}

/// What is named besides the day and the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Nothing yet: the number waits for a later point.
    Bare(u32),
    Month(u32),
    Quarter(u32),
    Season(Season),
    Year,
    Decade,
}

/// The year of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said.
    Open,
    /// As a number.
    Known(i32),
    /// By its distance from the year of the report: «прошлого года» is −1.
    Relative(i32),
}

/// A part of a month, season, year or decade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Beginning, middle or end: 1, 2, 3.
    Third(u8),
    /// First or second half.
    Half(u8),
    /// From one day of a month to another.
    Days(u32, u32),
    /// So many days up to the end of a month.
    LastDays(u32),
    /// A weekday of a month, from 0 for Monday: which of them, or the last.
    Weekday(Option<u8>, u8),
    /// So many months from the beginning of a year.
    Months(u32),
    /// The whole of it, but only about: «около 14 мая».
    About,
}

/// A point, or a range of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) start: Point,
    pub(super) end: Option<Point>,
}

/// An expression and the tokens that it takes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expression {
    pub(super) items: Vec<Item>,
    pub(super) first: usize,
    /// One past the last token.
    pub(super) last: usize,
    /// Whether a preposition leads it in.
    pub(super) led: bool,
}

impl Expression {
    /// Whether its last item is a day.
    pub(super) fn names_a_day(&self) -> bool {
        self.items.last().is_some_and(|item| item.end.unwrap_or(item.start).day.is_some())
    }
}

impl Unit {
    /// How coarse it is; a range never ends in something coarser than its start.
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Bare(_) | Self::Month(_) => 0,
            Self::Quarter(_) | Self::Season(_) => 1,
            Self::Year => 2,
            Self::Decade => 3,
        }
    }
}

impl Point {
    pub(super) fn of(unit: Unit) -> Self {
        Self {
            day: None,
            unit,
            year: Year::Open,
            part: None,
            weekday: None,
            weak: false,
            month_first: false,
        }
    }

    pub(super) fn rank(&self) -> u8 {
        self.unit.rank() * 2 + u8::from(self.day.is_none() && !matches!(self.unit, Unit::Bare(_)))
    }
}
