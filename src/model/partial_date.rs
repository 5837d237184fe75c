//! Dates that know how precise they are, in the notation of ISO 8601-2 (EDTF).
//!
//! | written | EDTF | from – to | precision |
//! |---|---|---|---|
//! | 9 декабря 2005 | `2005-12-09` | that day | day |
//! | июнь 2017 г. | `2017-06` | 1 – 30 June | month |
//! | I квартал 2015 | `2015-33` | 1 January – 31 March | quarter |
//! | осень 2016 г. | `2016-23` | 1 September – 30 November | season |
//! | 2006 | `2006` | 1 January – 31 December | year |
//! | 1990-е | `199X` | 1990 – 1999 | decade |
//! | 18–21 мая 2025 | `2025-05-18/2025-05-21` | as it says | day |
//! | начало августа 2025 | `2025-08-01~/2025-08-10~` | 1 – 10 August | approximate |
//!
//! A winter is the December that it begins in and the two months after it: «зима 2016 г.» is
//! December 2016 to February 2017. Nothing is parsed here; `normalise::date` does that.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Serialize, Serializer, ser::SerializeStruct};

/// A season of the year, by whole months of the northern hemisphere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February of the next year.
    Winter,
}

/// A date that is no more precise than its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    /// A day.
    Day(NaiveDate),
    /// A month, from 1 to 12.
    Month(i32, u32),
    /// A quarter, from 1 to 4.
    Quarter(i32, u32),
    /// A season.
    Season(i32, Season),
    /// A year.
    Year(i32),
    /// The ten years from this one, which ends in zero.
    Decade(i32),
}

/// How precise a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the quarter.
    Quarter,
    /// To the season.
    Season,
    /// To the year.
    Year,
    /// To the decade.
    Decade,
    /// About: «в начале августа».
    Approximate,
}

/// A day or other date, or a range between two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateSpan {
    /// Where it begins.
    pub start: PartialDate,
    /// Where it ends; the same as the start for a single date.
    pub end: PartialDate,
    /// Whether both ends are only about right.
    pub approximate: bool,
}

impl PartialDate {
    /// The day `day.month.year`, or none if the calendar has no such day.
    #[must_use]
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self::Day)
    }

    /// The first day that is meant.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let (year, month) = match self {
            Self::Day(day) => return day,
            Self::Month(year, month) => (year, month),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2),
            Self::Season(year, season) => (year, season.first_month()),
            Self::Year(year) | Self::Decade(year) => (year, 1),
        };
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    /// The last day that is meant.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let months = match self {
            Self::Day(day) => return day,
            Self::Month(..) => 1,
            Self::Quarter(..) | Self::Season(..) => 3,
            Self::Year(_) => 12,
            Self::Decade(_) => 120,
        };
        let after = self.first_day().checked_add_months(Months::new(months));
        after.and_then(|day| day.checked_sub_days(Days::new(1))).unwrap_or(NaiveDate::MAX)
    }

    /// How precise it is.
    #[must_use]
    pub fn precision(self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Month(..) => Precision::Month,
            Self::Quarter(..) => Precision::Quarter,
            Self::Season(..) => Precision::Season,
            Self::Year(_) => Precision::Year,
            Self::Decade(_) => Precision::Decade,
        }
    }

    /// The year that it begins in.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first_day().year()
    }
}

impl Season {
    fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl DateSpan {
    /// A single date.
    #[must_use]
    pub fn single(date: PartialDate) -> Self {
        Self { start: date, end: date, approximate: false }
    }

    /// From one date to another.
    #[must_use]
    pub fn range(start: PartialDate, end: PartialDate) -> Self {
        Self { start, end, approximate: false }
    }

    /// From the first start of these to their last end, for sorting and for calendars.
    #[must_use]
    pub fn extent(spans: &[Self]) -> (NaiveDate, NaiveDate) {
        let start = spans.iter().map(Self::start_day).min().unwrap_or_default();
        let end = spans.iter().map(Self::end_day).max().unwrap_or_default();
        (start, end)
    }

    /// The first day.
    #[must_use]
    pub fn start_day(&self) -> NaiveDate {
        self.start.first_day()
    }

    /// The last day.
    #[must_use]
    pub fn end_day(&self) -> NaiveDate {
        self.end.last_day()
    }

    /// The precision: that of the coarser end, or approximate.
    #[must_use]
    pub fn precision(&self) -> Precision {
        if self.approximate {
            Precision::Approximate
        } else {
            self.start.precision().max(self.end.precision())
        }
    }

    /// Whether any of its days falls in `year`.
    #[must_use]
    pub fn touches(&self, year: i32) -> bool {
        self.start_day().year() <= year && year <= self.end_day().year()
    }

    /// The span in the notation of ISO 8601-2.
    #[must_use]
    pub fn edtf(&self) -> String {
        let about = if self.approximate { "~" } else { "" };
        if self.start == self.end {
            format!("{}{about}", self.start)
        } else {
            format!("{}{about}/{}{about}", self.start, self.end)
        }
    }
}

/// EDTF, ISO 8601-2 clause 4: sub-year groupings 21–24 are seasons, 33–36 quarters.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-{}", 32 + quarter),
            Self::Season(year, season) => write!(f, "{year:04}-{}", 21 + season as u32),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Decade(year) => write!(f, "{:03}X", year / 10),
        }
    }
}

/// The DATE of the schema `pobratim/1`.
impl Serialize for DateSpan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut date = serializer.serialize_struct("Date", 4)?;
        date.serialize_field("edtf", &self.edtf())?;
        date.serialize_field("start", &self.start_day().to_string())?;
        date.serialize_field("end", &self.end_day().to_string())?;
        date.serialize_field("precision", &self.precision())?;
        date.end()
    }
}
