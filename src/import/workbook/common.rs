//! What a workbook says once for all its sheets: texts that cells share, and styles.
//!
//! A package enters; how its styles show dates leaves. The texts themselves are absent on purpose:
//! calamine holds them. It takes memory for as many as are claimed and copies its font into every
//! style, so that both are held to their bounds here, before it.

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

/// The files that calamine takes, beside the workbook's own and whatever its relations say.
const TEXTS: &str = "sharedStrings.xml";
const STYLES: &str = "styles.xml";
/// Bytes of the shortest text that is one: `<si/>`.
const SHORTEST: u64 = 5;

/// Holds to the bounds what calamine will take, and reads what it does not tell of styles.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`.
pub(super) fn read(
    package: &mut Package,
    relations: &Relations,
    epoch: Epoch,
) -> Result<Shared, ImportError> {
    let (whole, limits) = (Part::Workbook, package.limits);
    for index in package.called(&TEXTS.to_lowercase()) {
        // Where all of its bytes could be texts, and none of them break a bound, only what it claims
        // is looked at.
        let size = package.size(index);
        let is_small = package.is_small([]) && size <= limits.text_bytes;
        let only_claim = is_small && size / SHORTEST <= limits.cells;
        package.walk_at(Some(index), &whole, &mut Strings::new(limits, only_claim))?;
    }
    // A part that is named and not there is not missed.
    let named = relations.first("/styles").and_then(|part| package.find(&part));
    let mut styles = Styles { limits, ..Styles::default() };
    let others = package.called(STYLES).into_iter().filter(|index| Some(*index) != named);
    for index in others.chain(named) {
        styles = Styles { limits, ..Styles::default() };
        package.walk_at(Some(index), &whole, &mut styles)?;
    }
    Ok(Shared::new(epoch, Texts::new(limits), styles.formats, &styles.codes))
}

/// How many texts the cells of a workbook in this folder share.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`.
pub(super) fn texts(package: &mut Package, folder: &str) -> Result<usize, ImportError> {
    let mut strings = Strings::new(package.limits, false);
    if let Some(index) = package.find(&format!("{folder}{TEXTS}")) {
        package.walk_at(Some(index), &Part::Workbook, &mut strings)?;
    }
    Ok(strings.count)
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
    /// Whether only the number is looked at that is claimed.
    only_claim: bool,
}

impl Strings {
    fn new(limits: Limits, only_claim: bool) -> Self {
        Self { limits, count: 0, bytes: 0, length: 0, in_text: false, only_claim }
    }
}

impl Visitor for Strings {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        match tag.local_name().as_ref() {
            "sst" => {
                let claimed = attribute(tag, "uniqueCount").and_then(|n| n.trim().parse().ok());
                within(Measure::SharedTexts, claimed.unwrap_or_default(), self.limits.cells)?;
                if self.only_claim {
                    return Ok(Way::Out);
                }
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
