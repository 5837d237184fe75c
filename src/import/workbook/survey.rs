//! What the elements of a worksheet say that calamine does not: what is hidden, what is merged within
//! the bounds, and the cells that it refuses (ECMA-376 part 1, 18.3).
//!
//! The elements of one sheet enter; merges, the hidden and the refused cells leave. Cells without an
//! address stand one after another. A dimension that the sheet claims to have is never looked at.

use quick_xml::events::BytesStart;

use super::escape::unescaped;
use crate::import::{
    Hidden, Merge, Value,
    error::{ImportError, Part},
    limits::Cost,
    rows::{self, Position},
    shared::BROKEN_CELL,
    xml::{Visitor, Way, attribute, is_true},
};

/// The sheet so far.
pub(super) struct Survey<'s> {
    name: &'s str,
    /// How many texts cells share.
    texts: usize,
    cost: &'s mut Cost,
    /// The merged rectangles.
    pub(super) merges: Vec<Merge>,
    /// What is hidden.
    pub(super) hidden: Hidden,
    /// The cells that calamine has no value for: their words are not of their type, or it does not
    /// know the type or the error.
    pub(super) refused: Vec<(Position, Value)>,
    /// Where the next row and cell stand that have no address.
    next: Position,
    /// The cell that is being read.
    at: Position,
    kind: Kind,
    text: String,
    in_text: bool,
    /// Whether it holds an element that no cell should.
    odd: bool,
}

/// The type of a cell (18.18.11).
#[derive(Clone, Copy)]
enum Kind {
    Number,
    Shared,
    Text,
    Truth,
    Error,
    Unknown,
}

impl<'s> Survey<'s> {
    /// An empty sheet of this name, in a workbook with so many shared texts.
    pub(super) fn new(name: &'s str, texts: usize, cost: &'s mut Cost) -> Self {
        Self {
            name,
            texts,
            cost,
            merges: Vec::new(),
            hidden: Hidden::default(),
            refused: Vec::new(),
            next: (0, 0),
            at: (0, 0),
            kind: Kind::Number,
            text: String::new(),
            in_text: false,
            odd: false,
        }
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
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = attribute.value.trim();
            match attribute.key.as_ref() {
                "r" => self.at = position(value).unwrap_or(self.at),
                "t" => self.kind = kind(value),
                _ => {}
            }
        }
        self.next.1 = self.at.1.saturating_add(1);
        self.text.clear();
        self.odd = false;
    }

    /// Keeps the words of a cell that calamine refuses.
    fn end_cell(&mut self) {
        let words = self.text.trim();
        let is_refused = match self.kind {
            _ if words.is_empty() => return,
            // calamine takes no blanks, and for what it cannot read the first text.
            Kind::Number => !self.text.parse().is_ok_and(f64::is_finite),
            Kind::Shared => {
                let digits = self.text.bytes().all(|byte| byte.is_ascii_digit());
                !(digits && words.parse::<usize>().is_ok_and(|index| index < self.texts))
            }
            Kind::Truth => {
                !["0", "1", "true", "false"].iter().any(|w| w.eq_ignore_ascii_case(words))
            }
            Kind::Error | Kind::Unknown => true,
            Kind::Text => false,
        };
        if is_refused || self.odd {
            let value = match self.kind {
                Kind::Error => Value::Error(words.to_owned()),
                Kind::Shared => Value::Error(BROKEN_CELL.to_owned()),
                _ => Value::Text(unescaped(&self.text)),
            };
            self.refused.push((self.at, value));
        }
    }
}

impl Visitor for Survey<'_> {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        match tag.local_name().as_ref() {
            "c" => self.begin_cell(tag),
            "v" | "t" => self.in_text = true,
            "row" => self.begin_row(tag),
            "extLst" => {
                self.odd = true;
                return Ok(Way::Past);
            }
            "f"
            | "rPh"
            | "rPr"
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
            "is" | "r" => {}
            _ => self.odd = true,
        }
        Ok(Way::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "c" => self.end_cell(),
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
        "str" | "inlineStr" | "is" | "d" => Kind::Text,
        _ => Kind::Unknown,
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
