//! What a workbook says once for all its sheets: how many texts cells share, and styles.
//!
//! A package enters; a [`Common`] leaves. Of styles only the number format counts. The texts
//! themselves are absent on purpose: calamine holds them. It takes memory for as many as are claimed
//! and copies its font into every style, so that both are held to their bounds here, before it.

use quick_xml::events::BytesStart;
use rustc_hash::FxHashMap;

use crate::import::{
    Limits,
    error::{ImportError, Measure, Part},
    limits::within,
    number_format::Epoch,
    package::Package,
    relations::Relations,
    shared::{Shared, Texts},
    xml::{Visitor, Way, attribute},
};

/// What all sheets share.
pub(super) struct Common {
    /// How many texts.
    pub(super) texts: usize,
    /// How styles show dates.
    pub(super) shared: Shared,
}

/// Reads what the workbook names.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`.
pub(super) fn read(
    package: &mut Package,
    relations: &Relations,
    epoch: Epoch,
) -> Result<Common, ImportError> {
    let (whole, limits) = (Part::Workbook, package.limits);
    let mut strings = Strings { limits, count: 0, bytes: 0, length: 0, in_text: false };
    // Parts that are named and not there are not missed until a cell refers to them.
    let of_kind = |package: &Package, kind| relations.first(kind).filter(|p| package.holds(p));
    if let Some(part) = of_kind(package, "/sharedStrings") {
        package.walk(&part, &whole, &mut strings)?;
    }
    let mut styles = Styles { limits, ..Styles::default() };
    if let Some(part) = of_kind(package, "/styles") {
        package.walk(&part, &whole, &mut styles)?;
    }
    let shared = Shared::new(epoch, Texts::new(limits), styles.formats, &styles.codes);
    Ok(Common { texts: strings.count, shared })
}

/// The texts so far.
struct Strings {
    limits: Limits,
    count: usize,
    /// Bytes of all of them.
    bytes: u64,
    /// Bytes of the one that is being read.
    length: u64,
    in_text: bool,
}

impl Visitor for Strings {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        match tag.local_name().as_ref() {
            "sst" => {
                let claimed = attribute(tag, "uniqueCount").and_then(|n| n.trim().parse().ok());
                within(Measure::SharedTexts, claimed.unwrap_or_default(), self.limits.cells)?;
            }
            "rPh" | "rPr" => return Ok(Way::Past),
            "t" => self.in_text = true,
            _ => {}
        }
        Ok(Way::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "t" => self.in_text = false,
            "si" => {
                self.count += 1;
                self.length = 0;
                within(Measure::SharedTexts, self.count as u64, self.limits.cells)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ImportError> {
        if self.in_text {
            self.length += text.len() as u64;
            self.bytes += text.len() as u64;
            within(Measure::CellBytes, self.length, self.limits.cell_bytes)?;
            within(Measure::TextBytes, self.bytes, self.limits.text_bytes)?;
        }
        Ok(())
    }
}

/// The styles so far.
#[derive(Default)]
struct Styles {
    limits: Limits,
    /// Whether these are the styles of cells, and not those that they are derived from.
    of_cells: bool,
    /// The number format of each.
    formats: Vec<u16>,
    codes: FxHashMap<u16, String>,
    /// Bytes of the longest tag: every style may get a copy of it.
    longest: u64,
}

impl Visitor for Styles {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        let format = |tag| attribute(tag, "numFmtId").and_then(|id| id.trim().parse().ok());
        self.longest = self.longest.max(tag.len() as u64);
        match tag.local_name().as_ref() {
            "cellXfs" => self.of_cells = true,
            "xf" if self.of_cells => self.formats.push(format(tag).unwrap_or_default()),
            "numFmt" => self.codes.extend(format(tag).zip(attribute(tag, "formatCode"))),
            _ => {}
        }
        let copies = self.longest.saturating_mul(self.formats.len() as u64);
        within(Measure::UnpackedBytes, copies, self.limits.unpacked_bytes)?;
        Ok(Way::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        self.of_cells &= name != "cellXfs";
        Ok(())
    }
}
