//! Report → flat tables: what stands in which column, a row for each thing.
//!
//! A [`Report`](crate::report::Report) enters; columns and rows of [`Value`]s leave, the same for
//! the sheets of the workbook and for CSV. How a value is written is absent on purpose: a workbook
//! has cells for days, a text has ISO 8601.

pub(super) mod agreements;
pub(super) mod countries;
pub(super) mod events;

use std::borrow::Cow;

use crate::{
    cell::{self, CellRef, Row},
    model::{DateSpan, PartialDate, Precision},
};

/// A column of a flat table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    /// Its heading.
    pub(super) head: &'static str,
    /// Its width on a sheet, in pixels.
    pub(super) width: u32,
    /// What stands in it.
    pub(super) kind: Kind,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text, wrapped.
    Text,
    /// Numbers, or codes of a letter or two.
    Short,
    /// Days, or text where the day is not known.
    Day,
    /// Links to cells of other sheets.
    Link,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'a> {
    /// Nothing.
    Blank,
    /// Text.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A date, as precise as the source has it.
    Date(DateSpan),
    /// A link to a cell of another sheet.
    Link {
        /// The name of the sheet.
        sheet: &'a str,
        /// The cell there.
        at: (Row, cell::Column),
        /// The cell of the source whose name is shown, if not the address of the one there.
        shown: Option<&'a CellRef>,
    },
}

/// A column of `width` pixels.
pub(super) const fn column(head: &'static str, width: u32, kind: Kind) -> Column {
    Column { head, width, kind }
}

/// Text as a cell.
pub(super) fn text_of(text: &str) -> Value<'_> {
    if text.is_empty() { Value::Blank } else { Value::Text(Cow::Borrowed(text)) }
}

/// A link that shows the address that it leads to.
pub(super) fn link(sheet: &str, at: (Row, cell::Column)) -> Value<'_> {
    Value::Link { sheet, at, shown: None }
}

/// A count as a cell.
pub(super) fn number(count: usize) -> Value<'static> {
    Value::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
}

/// One end of a span as a cell.
fn end(date: PartialDate, approximate: bool) -> Value<'static> {
    Value::Date(DateSpan { start: date, end: date, approximate })
}

/// How precise a date is, in Russian.
fn precision(precision: Precision) -> &'static str {
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
