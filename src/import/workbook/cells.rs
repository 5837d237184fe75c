//! The elements of a worksheet → its cells, merges, and what is hidden of it (ECMA-376 part 1,
//! 18.3).
//!
//! What all sheets share and the elements of one sheet enter; rows in order, merges and the hidden
//! leave. Cells without an address stand one after another. A dimension that the sheet claims to
//! have is never looked at.

use std::mem;

use chrono::{NaiveDate, NaiveDateTime};
use quick_xml::events::BytesStart;

use super::common;
use crate::import::{
    Hidden, Merge, SheetRow, Value,
    error::{ImportError, Part},
    limits::Cost,
    number_format,
    rows::{self, Position, Rows},
    shared::Shared,
    xml::{Visitor, Way, attribute, is_true},
};

/// The sheet so far.
pub(super) struct Cells<'s> {
    name: &'s str,
    shared: &'s Shared,
    cost: &'s mut Cost,
    rows: Rows,
    merges: Vec<Merge>,
    hidden: Hidden,
    /// Where the next row and cell stand that have no address.
    next: Position,
    /// The cell that is being read.
    at: Position,
    kind: Kind,
    style: usize,
    text: String,
    in_text: bool,
}

/// The type of a cell (18.18.11).
#[derive(Clone, Copy)]
enum Kind {
    Number,
    Shared,
    Text,
    Truth,
    Error,
    Day,
}

impl<'s> Cells<'s> {
    /// An empty sheet of this name.
    pub(super) fn new(name: &'s str, shared: &'s Shared, cost: &'s mut Cost) -> Self {
        Self {
            name,
            shared,
            cost,
            rows: Rows::default(),
            merges: Vec::new(),
            hidden: Hidden::default(),
            next: (0, 0),
            at: (0, 0),
            kind: Kind::Number,
            style: 0,
            text: String::new(),
            in_text: false,
        }
    }

    /// What was read.
    pub(super) fn read(self) -> (Vec<SheetRow>, Vec<Merge>, Hidden) {
        (self.rows.sorted(), self.merges, self.hidden)
    }

    fn begin_row(&mut self, tag: &BytesStart) {
        let number = attribute(tag, "r").and_then(|row| row.trim().parse::<u32>().ok());
        let row = number.and_then(|number| number.checked_sub(1)).unwrap_or(self.next.0);
        self.at = (row, 0);
        self.next = (row.saturating_add(1), 0);
        if is_true(attribute(tag, "hidden").as_deref()) {
            self.hidden.rows.add(row.saturating_add(1), row.saturating_add(1));
        }
    }

    fn begin_cell(&mut self, tag: &BytesStart) {
        self.at = (self.at.0, self.next.1);
        self.kind = Kind::Number;
        self.style = 0;
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = attribute.value.trim();
            match attribute.key.as_ref() {
                "r" => self.at = position(value).unwrap_or(self.at),
                "s" => self.style = value.parse().unwrap_or_default(),
                "t" => self.kind = kind(value),
                _ => {}
            }
        }
        self.next.1 = self.at.1.saturating_add(1);
        self.text.clear();
    }

    fn end_cell(&mut self) -> Result<(), ImportError> {
        if let Some(value) = self.value() {
            self.cost.cell(self.at, &value)?;
            self.rows.push(self.at, value);
        }
        Ok(())
    }

    /// The value of the cell; what is not of its type counts as the text that it is.
    fn value(&mut self) -> Option<Value> {
        let trimmed = self.text.trim();
        if self.text.is_empty() {
            return None;
        }
        match self.kind {
            Kind::Number => match trimmed.parse() {
                Ok(number) if f64::is_finite(number) => {
                    Some(self.shared.number(number, self.style))
                }
                _ => common::text(mem::take(&mut self.text)),
            },
            Kind::Shared => self.shared.text(trimmed.parse().unwrap_or(u32::MAX)),
            Kind::Text => common::text(mem::take(&mut self.text)),
            Kind::Truth => Some(Value::Bool(is_true(Some(trimmed)))),
            Kind::Error => Some(Value::Error(trimmed.to_owned())),
            Kind::Day => Some(iso_day(trimmed)),
        }
    }
}

impl Visitor for Cells<'_> {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        match tag.local_name().as_ref() {
            "c" => self.begin_cell(tag),
            "v" | "t" => self.in_text = true,
            "row" => self.begin_row(tag),
            "f"
            | "rPh"
            | "rPr"
            | "extLst"
            | "sheetViews"
            | "conditionalFormatting"
            | "dataValidations"
            | "hyperlinks" => return Ok(Way::Past),
            "col" if is_true(attribute(tag, "hidden").as_deref()) => {
                let number = |name| attribute(tag, name)?.trim().parse().ok();
                if let (Some(first), Some(last)) = (number("min"), number("max")) {
                    self.hidden.columns.add(first, last);
                }
            }
            "mergeCell" => {
                let merge = attribute(tag, "ref").as_deref().and_then(rectangle);
                let corrupt = || ImportError::Corrupt(Part::Merges(self.name.to_owned()));
                self.cost.merge()?;
                self.merges.push(merge.ok_or_else(corrupt)?);
            }
            _ => {}
        }
        Ok(Way::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "c" => self.end_cell()?,
            "v" | "t" => self.in_text = false,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ImportError> {
        if self.in_text {
            self.cost.bear(self.at, self.text.len() + text.len())?;
            self.text.push_str(text);
        }
        Ok(())
    }
}

fn kind(name: &str) -> Kind {
    match name {
        "s" => Kind::Shared,
        "n" => Kind::Number,
        "b" => Kind::Truth,
        "e" => Kind::Error,
        "d" => Kind::Day,
        _ => Kind::Text,
    }
}

/// The position that an address such as `B12` or `$B$12` names.
pub(super) fn position(address: &str) -> Option<Position> {
    let (mut row, mut column) = (0_u32, 0_u32);
    for byte in address.bytes() {
        match byte {
            b'$' => {}
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            _ if byte.is_ascii_alphabetic() && row == 0 => {
                let letter = u32::from(byte.to_ascii_uppercase() - b'A') + 1;
                column = column.checked_mul(26)?.checked_add(letter)?;
            }
            _ => return None,
        }
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The merged rectangle `A1:B2`, whichever corners it names.
fn rectangle(range: &str) -> Option<Merge> {
    let (one, other) = range.split_once(':').unwrap_or((range, range));
    let (one, other) = (position(one.trim())?, position(other.trim())?);
    let first = (one.0.min(other.0), one.1.min(other.1));
    Some(rows::merge(first, (one.0.max(other.0), one.1.max(other.1))))
}

/// A cell of type `d`, which holds a date or a moment in the notation of ISO 8601.
fn iso_day(text: &str) -> Value {
    let moment = text.trim_end_matches('Z').parse::<NaiveDateTime>().map(|moment| moment.date());
    match moment.or_else(|_| text.parse::<NaiveDate>()) {
        Ok(day) => number_format::usual(day),
        Err(_) => Value::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_positions_from_zero_or_nothing() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("$xfd$1048576"), Some((1_048_575, 16_383)));
        for wrong in ["", "A", "1", "A0", "1A", "A1B", "Я1", "A99999999999", "ZZZZZZZZ1", "A-1"] {
            assert_eq!(position(wrong), None, "{wrong}");
        }
    }
}
