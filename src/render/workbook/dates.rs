//! Dates on their way into cells: a real date where the source knows the day, words elsewhere.
//!
//! A [`DateSpan`] enters; what a cell shows leaves. A month or a year is never made into its
//! first day: a cell that holds a date says that the day is known.

use std::borrow::Cow;

use super::flat::Value;
use crate::{
    model::{DateSpan, PartialDate, Precision},
    report::dates::signed_long,
};

/// One end of a span as a cell.
pub(super) fn end(date: PartialDate, approximate: bool) -> Value<'static> {
    span(&DateSpan { start: date, end: date, approximate })
}

/// A span as one cell: its day, or its words.
pub(super) fn span(span: &DateSpan) -> Value<'static> {
    match span.start {
        PartialDate::Day(day) if span.start == span.end && !span.approximate => Value::Day(day),
        _ => Value::Text(Cow::Owned(signed_long(span))),
    }
}

/// How precise a date is, in Russian.
pub(super) fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "день",
        Precision::Month => "месяц",
        Precision::Quarter => "квартал",
        Precision::Season => "время года",
        Precision::Year => "год",
        Precision::Decade => "десятилетие",
        Precision::Approximate => "примерно",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(date: Option<PartialDate>, approximate: bool) -> Option<Value<'static>> {
        date.map(|date| end(date, approximate))
    }

    #[test]
    fn only_a_known_day_is_a_date() {
        let day = chrono::NaiveDate::from_ymd_opt(2005, 12, 9);
        assert_eq!(shown(PartialDate::day(2005, 12, 9), false), day.map(Value::Day));
        let words = |text: &'static str| Some(Value::Text(Cow::Borrowed(text)));
        assert_eq!(shown(Some(PartialDate::Month(2017, 6)), false), words("июнь 2017 г."));
        assert_eq!(shown(Some(PartialDate::Year(2006)), false), words("2006 г."));
        let about = words("около 9 декабря 2005 г.");
        assert_eq!(shown(PartialDate::day(2005, 12, 9), true), about);
    }
}
