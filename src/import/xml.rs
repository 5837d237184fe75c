//! A walk through XML that no file can make long, deep or wide beyond its bytes.
//!
//! A part of a file enters; its elements and texts go to a [`Visitor`] one by one. Namespaces are
//! absent on purpose: elements are told by their local names, which the formats read here do not
//! give twice. So are document types and the entities that they declare: no office program writes
//! them, and both formats of packed documents forbid them.

use std::{
    borrow::Cow,
    io::{self, BufRead},
};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

use super::{
    error::{ImportError, Measure, Part},
    limits,
};

/// Bytes of one tag, or of one text without references: a buffer is filled with them before anybody
/// can say that they are too many.
const LONGEST: usize = 16 << 20;

/// What sees the elements of a part in their order.
pub(super) trait Visitor {
    /// An element begins.
    ///
    /// # Errors
    ///
    /// Whatever ends the walk.
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError>;

    /// An element that was entered ends.
    ///
    /// # Errors
    ///
    /// Whatever ends the walk.
    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        let _ = name;
        Ok(())
    }

    /// A piece of text: one text may come in several.
    ///
    /// # Errors
    ///
    /// Whatever ends the walk.
    fn text(&mut self, text: &str) -> Result<(), ImportError> {
        let _ = text;
        Ok(())
    }
}

/// Where to go from the beginning of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Into it.
    Into,
    /// Past it and all that it holds.
    Past,
    /// No further: what follows is of no interest.
    Out,
}

/// Shows every element and text of a part to `visitor`.
///
/// # Errors
///
/// `Corrupt` with the name of the `part` where it is no XML, breaks off, or declares a document
/// type; `TooLarge` where elements lie deeper in one another than `deepest`; and whatever the
/// visitor says.
pub(super) fn walk(
    source: impl BufRead,
    part: &Part,
    deepest: u64,
    visitor: &mut impl Visitor,
) -> Result<(), ImportError> {
    let corrupt = || ImportError::Corrupt(part.clone());
    let mut reader = Reader::from_reader(Rationed { source, left: LONGEST });
    let mut buffer = Vec::new();
    let mut depth = 0;
    // How deep the element lies that is passed by.
    let mut skipped = None;
    loop {
        buffer.clear();
        reader.get_mut().left = LONGEST;
        let event = reader.read_event_into(&mut buffer).map_err(|_| corrupt())?;
        match event {
            Event::Start(tag) => {
                depth += 1;
                limits::within(Measure::Depth, depth, deepest)?;
                match skipped.is_none().then(|| visitor.open(&tag)).transpose()? {
                    Some(Way::Past) => skipped = Some(depth),
                    Some(Way::Out) => return Ok(()),
                    Some(Way::Into) | None => {}
                }
            }
            Event::Empty(tag) if skipped.is_none() => match visitor.open(&tag)? {
                Way::Into => visitor.close(tag.local_name().as_ref())?,
                Way::Past => {}
                Way::Out => return Ok(()),
            },
            Event::End(tag) => {
                match skipped {
                    Some(outermost) if outermost == depth => skipped = None,
                    Some(_) => {}
                    None => visitor.close(tag.local_name().as_ref())?,
                }
                depth = depth.saturating_sub(1);
            }
            Event::Text(text) if skipped.is_none() => visitor.text(&text)?,
            Event::CData(text) if skipped.is_none() => visitor.text(&text)?,
            Event::GeneralRef(reference) if skipped.is_none() => {
                let character = character(&reference).ok_or_else(corrupt)?;
                visitor.text(character.encode_utf8(&mut [0; 4]))?;
            }
            Event::DocType(_) => return Err(corrupt()),
            Event::Eof if depth > 0 => return Err(corrupt()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The value of an attribute, by its local name.
pub(super) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    for attribute in tag.attributes().with_checks(false).flatten() {
        if attribute.key.local_name().as_ref() == name {
            return attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned);
        }
    }
    None
}

/// Whether an attribute says so (ECMA-376 part 1, 22.9.2.7).
pub(super) fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

/// A source that gives so many bytes and no more until it is allowed others.
struct Rationed<R> {
    source: R,
    left: usize,
}

impl<R: BufRead> io::Read for Rationed<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(bytes.len());
        for (byte, taken) in bytes.iter_mut().zip(available) {
            *byte = *taken;
        }
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Rationed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let available = self.source.fill_buf()?;
        match available.get(..self.left.min(available.len())) {
            Some([]) | None if !available.is_empty() => Err(io::ErrorKind::InvalidData.into()),
            allowed => Ok(allowed.unwrap_or_default()),
        }
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.source.consume(amount);
    }
}

/// The character that a reference stands for; none for an entity that XML itself does not have.
fn character(reference: &BytesRef) -> Option<char> {
    match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}
