//! The rows of a flat sheet, written.
//!
//! Values enter; rows leave, as high as their text asks for. What stands in one column row after
//! row, a region or a country, is looked up once, and a long text is measured once.

use std::{borrow::Cow, fmt::Write, ops::Range};

use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;

use super::{Flat, Value, quoted, text_of};
use crate::{
    cell::CellRef,
    model::{DateSpan, PartialDate},
    render::workbook::{
        formats::BODY,
        measure::TALLEST,
        package::{RowLook, Rows},
        text,
    },
    report::dates::signed_long,
};

/// A text of no more bytes fits into a cell, whatever it says.
const SURELY_FITS: usize = 4_000;
/// A text of fewer bytes is sooner measured than looked up.
const SHORT: usize = 48;

/// What is known of a column: the text that stood in it last with its lines and its number, and the
/// lines of its long texts by their numbers.
#[derive(Default)]
struct Known<'r> {
    text: &'r str,
    lines: u32,
    number: u32,
    long: FxHashMap<u32, u32>,
    /// The name of a cell that is shown.
    cell: String,
}

impl<'r> Known<'r> {
    /// Learns of a text in a column of so many pixels; how many lines it takes there.
    fn learn(&mut self, text: &'r str, pixels: u32, written: &mut Rows<'_, 'r>) -> u32 {
        if !std::ptr::eq(text, self.text) {
            self.text = text;
            self.number = written.number_of(text);
            let measure = || BODY.lines(text, pixels);
            self.lines = if text.len() < SHORT {
                measure()
            } else {
                *self.long.entry(self.number).or_insert_with(measure)
            };
        }
        self.lines
    }

    /// Learns of a cell that is shown in a column of so many pixels; how many lines that takes.
    fn name(&mut self, cell: &CellRef, pixels: u32) -> u32 {
        self.cell.clear();
        let _written = write!(self.cell, "{cell}").is_ok();
        BODY.lines(&self.cell, pixels)
    }
}

impl<'r> Flat<'r> {
    /// Writes those `rows` of all that stand on one sheet.
    pub(super) fn write(&self, written: &mut Rows<'_, 'r>, rows: &Range<u32>) {
        let mut next = 0;
        let mut known: Vec<Known<'_>> =
            self.spec.columns.iter().map(|_| Known::default()).collect();
        (self.each)(&mut |values| {
            let height = height(values);
            for index in (0..height).filter(|index| rows.contains(&(next + index))) {
                let row = next + index - rows.start + 1;
                if height == 1 {
                    self.row(written, row, values, &mut known);
                } else {
                    let parts: Vec<_> = values.iter().map(|value| part(value, index)).collect();
                    self.row(written, row, &parts, &mut known);
                }
            }
            next += height;
        });
    }

    fn row(
        &self,
        written: &mut Rows<'_, 'r>,
        row: u32,
        values: &[Value<'r>],
        known: &mut [Known<'r>],
    ) {
        let mut lines = 1;
        for ((value, column), known) in values.iter().zip(&*self.spec.columns).zip(&mut *known) {
            lines = lines.max(match value {
                Value::Text(Cow::Borrowed(text)) => known.learn(text, column.width, written),
                Value::Text(text) => BODY.lines(text, column.width),
                Value::Link { shown: Some(cell), .. } => known.name(cell, column.width),
                _ => 0,
            });
        }
        let height = (lines > 1).then(|| BODY.height(lines).min(TALLEST));
        written.begin(row, RowLook { height, ..RowLook::default() });
        for ((column, value), known) in (0_u16..).zip(values).zip(known) {
            // The styles of a flat sheet are those of its columns, and then that of links.
            let style = usize::from(column);
            match value {
                Value::Blank => {}
                Value::Text(Cow::Borrowed(_)) => written.string(column, style, known.number),
                Value::Text(text) => written.text(column, style, text.clone()),
                Value::Number(count) => written.number(column, style, *count),
                Value::Date(span) => match day(span) {
                    Some(day) => written.day(column, style, day),
                    None => written.text(column, style, signed_long(span)),
                },
                Value::Link { sheet, at, shown } => {
                    let style = self.spec.columns.len();
                    let shown = shown.map(|_| &*known.cell);
                    written.link(column, style, (&quoted(sheet), *at), shown);
                }
            }
        }
        written.end();
    }
}

/// A real date where the source knows the day, words elsewhere: a month is never made into its first
/// day, because a cell that holds a date says that the day is known. Excel knows no day before 1900.
fn day(span: &DateSpan) -> Option<NaiveDate> {
    match span.start {
        PartialDate::Day(day) if span.start == span.end && !span.approximate => {
            Some(day).filter(|day| day.year() >= 1900)
        }
        _ => None,
    }
}

/// How many rows the values take: one, but for texts of many pages.
pub(super) fn height(values: &[Value<'_>]) -> u32 {
    let long = values.iter().map(|value| match value {
        Value::Text(text) if text.len() > SURELY_FITS => text::pieces(text).len(),
        _ => 1,
    });
    u32::try_from(long.max().unwrap_or(1)).unwrap_or(u32::MAX)
}

/// The part `index` of a value; what has one part alone stands in all rows.
fn part<'r>(value: &Value<'r>, index: u32) -> Value<'r> {
    let Value::Text(whole) = value else { return value.clone() };
    let parts = text::pieces(whole);
    let index = if parts.len() == 1 { 0 } else { index as usize };
    match whole {
        Cow::Borrowed(text) => text_of(text::pieces(text).get(index).copied().unwrap_or_default()),
        Cow::Owned(_) => match parts.get(index).copied().unwrap_or_default() {
            "" => Value::Blank,
            part => Value::Text(part.to_owned().into()),
        },
    }
}
