//! Bounds that hold before anything is parsed, so that no file can ask for the machine's memory.
//!
//! The bytes of a packed workbook enter; an error or nothing leaves. Every guard answers a fault
//! that ends the process past all catching: an allocation that a file merely declares. Bounds on
//! what is read (cells, text) are kept as the readers go, by a [`Cost`].

use std::io::{BufRead, BufReader, Cursor};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use serde::Deserialize;
use zip::ZipArchive;

use super::{
    Value,
    error::{Excess, ImportError, Measure, Part},
};

/// How much an honest file may hold; the default is generous for a million rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Files within the archive that a workbook is.
    pub entries: u64,
    /// Bytes of all of them, unpacked, as the archive declares; unpacking stops at what is
    /// declared.
    pub unpacked_bytes: u64,
    /// Cells of all sheets that hold anything.
    pub cells: u64,
    /// Bytes of text in all cells; a text that many cells share counts in each.
    pub text_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            entries: 10_000,
            unpacked_bytes: 256 << 20,
            cells: 10_000_000,
            text_bytes: 512 << 20,
        }
    }
}

/// A shared string costs at least this many bytes of its part: `<si/>` less one.
const SHARED_STRING_BYTES: u64 = 4;
/// Excel's own bound on cell formats in a workbook, rounded up.
const STYLES: u64 = 1 << 16;
/// Bytes within one tag of the styles: calamine copies fonts and number formats into each style.
/// A number format has 255 characters at most.
const STYLE_TAG_BYTES: u64 = 2048;
/// How many times over the largest part may be read: sheets may share a part, which multiplies
/// the work.
const REREADS: u64 = 8;

/// The size of the largest packed file, where all declared sizes are within the bounds.
///
/// # Errors
///
/// `TooLarge` where a bound is broken, `Corrupt` where the archive does not read.
pub(super) fn check_archive(bytes: &[u8], limits: &Limits) -> Result<u64, ImportError> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| CORRUPT)?;
    let metadata = archive.metadata();
    within(Measure::Entries, metadata.len() as u64, limits.entries)?;
    let mut unpacked = 0_u64;
    let mut largest = 0;
    for index in 0..metadata.len() {
        let entry = metadata.entry(index).map_err(|_| CORRUPT)?;
        unpacked = unpacked.saturating_add(entry.size());
        largest = largest.max(entry.size());
    }
    within(Measure::UnpackedBytes, unpacked, limits.unpacked_bytes)?;
    Ok(largest)
}

/// Holds the parts of a workbook that calamine reads whole to what it can bear.
///
/// # Errors
///
/// `TooLarge` where a bound is broken, `Corrupt` where the archive does not read.
pub(super) fn check_workbook(bytes: &[u8]) -> Result<(), ImportError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| CORRUPT)?;
    let metadata = archive.metadata();
    for index in 0..metadata.len() {
        let entry = metadata.entry(index).map_err(|_| CORRUPT)?;
        let name = entry.name_raw().to_ascii_lowercase();
        if name.ends_with(b"sharedstrings.xml") {
            let part = archive.by_index(index).map_err(|_| CORRUPT)?;
            check_shared_strings(BufReader::new(part), entry.size())?;
        } else if name.ends_with(b"styles.xml") {
            let part = archive.by_index(index).map_err(|_| CORRUPT)?;
            check_styles(BufReader::new(part))?;
        }
    }
    Ok(())
}

/// Whether so many sheets can be read at a bearable cost, when each might be the largest part.
///
/// # Errors
///
/// `TooLarge` where they cannot.
pub(super) fn check_sheets(
    sheets: usize,
    largest: u64,
    limits: &Limits,
) -> Result<(), ImportError> {
    let work = largest.saturating_mul(sheets as u64);
    within(Measure::UnpackedBytes, work, limits.unpacked_bytes.saturating_mul(REREADS))
}

/// Holds an amount to its bound.
///
/// # Errors
///
/// `TooLarge` where `found` is past `limit`.
pub(super) fn within(measure: Measure, found: u64, limit: u64) -> Result<(), ImportError> {
    if found > limit {
        Err(ImportError::TooLarge(Excess { measure, found, limit }))
    } else {
        Ok(())
    }
}

/// Cells and bytes of text so far, and what is allowed.
pub(super) struct Cost {
    cells: u64,
    text_bytes: u64,
    limits: Limits,
}

impl Cost {
    /// Nothing so far.
    pub(super) fn new(limits: Limits) -> Self {
        Self { cells: 0, text_bytes: 0, limits }
    }

    /// One more cell.
    ///
    /// # Errors
    ///
    /// `TooLarge` where a bound is broken.
    pub(super) fn add(&mut self, value: &Value) -> Result<(), ImportError> {
        let length = if let Value::Text(text) = value { text.len() } else { 0 };
        self.text(length)
    }

    /// One more text of so many bytes, in a cell or at one.
    ///
    /// # Errors
    ///
    /// `TooLarge` where a bound is broken.
    pub(super) fn text(&mut self, bytes: usize) -> Result<(), ImportError> {
        self.cells += 1;
        self.text_bytes += bytes as u64;
        within(Measure::Cells, self.cells, self.limits.cells)?;
        self.bear(0)
    }

    /// Whether a text of so many bytes may follow.
    ///
    /// # Errors
    ///
    /// `TooLarge` where it may not.
    pub(super) fn bear(&self, bytes: usize) -> Result<(), ImportError> {
        let total = self.text_bytes.saturating_add(bytes as u64);
        within(Measure::TextBytes, total, self.limits.text_bytes)
    }
}

const CORRUPT: ImportError = ImportError::Corrupt(Part::Archive);

/// Memory for `uniqueCount` strings is taken before the first of them is read.
fn check_shared_strings(part: impl BufRead, size: u64) -> Result<(), ImportError> {
    let mut claimed = 0_u64;
    each_tag(part, |tag| {
        if tag.local_name().as_ref() != "sst" {
            return Ok(true);
        }
        for attribute in tag.attributes().with_checks(false).flatten() {
            if attribute.key.local_name().as_ref() == "uniqueCount" {
                claimed = claimed.max(attribute.value.trim().parse().unwrap_or(0));
            }
        }
        Ok(false)
    })?;
    within(Measure::SharedStrings, claimed, size / SHARED_STRING_BYTES)
}

/// Fonts and number formats are copied into every style: few of them and short, or neither.
fn check_styles(part: impl BufRead) -> Result<(), ImportError> {
    let mut styles = 0;
    each_tag(part, |tag| {
        styles += u64::from(tag.local_name().as_ref() == "xf");
        within(Measure::Styles, styles, STYLES)?;
        within(Measure::Styles, tag.len() as u64, STYLE_TAG_BYTES)?;
        Ok(true)
    })
}

/// Shows each opening tag to `look` until it says false. What does not parse ends the search: the
/// reader of the workbook will say so.
fn each_tag(
    part: impl BufRead,
    mut look: impl FnMut(&BytesStart) -> Result<bool, ImportError>,
) -> Result<(), ImportError> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                if !look(&tag)? {
                    return Ok(());
                }
            }
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}
