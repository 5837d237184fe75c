//! Binary workbooks of Excel 2007 and later, .xlsb ([MS-XLSB]).
//!
//! Bytes enter; [`Sheet`]s leave. The records are read here and not by calamine: it gives neither
//! merged cells nor number formats for these files, and loses the cells of shortened records
//! silently. Formulas are absent on purpose: the value that Excel kept beside them counts.

mod cells;
mod record;

use std::{borrow::Cow, io::Read, sync::Arc};

use rustc_hash::FxHashMap;

use self::{
    cells::Cells,
    record::{Records, string},
};
use super::{
    Limits, Sheet,
    error::{ImportError, Part},
    fields::Fields,
    limits::{self, Cost},
    number_format::Epoch,
    package::Package,
    relations::{self, Relation},
    shared::{self, Shared},
};

/// Types of records outside the sheets, [MS-XLSB] 2.3.
mod kind {
    pub(super) const SHARED_TEXT: u32 = 19;
    pub(super) const FORMAT: u32 = 44;
    pub(super) const STYLE: u32 = 47;
    pub(super) const PROPERTIES: u32 = 153;
    pub(super) const SHEET: u32 = 156;
    pub(super) const BEGIN_STYLES: u32 = 617;
    pub(super) const END_STYLES: u32 = 618;
}

const CORRUPT: ImportError = ImportError::Corrupt(Part::Workbook);

/// Reads the worksheets of a workbook.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`; `Unsupported` where the records of cells are shortened.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ImportError> {
    let mut package = Package::open(bytes, limits)?;
    let relations = relations::read(&mut package, "xl/_rels/workbook.bin.rels", &Part::Workbook)?;
    let workbook = unpacked(&mut package, "xl/workbook.bin").ok_or(CORRUPT)?;
    let (epoch, sheets) = sheets(&workbook);
    limits::check_sheets(sheets.len(), package.largest, limits)?;
    let mut common = |kind| unpacked(&mut package, &part_of(&relations, kind, |_| true)?);
    let texts = shared_texts(&common("/sharedStrings").unwrap_or_default(), limits)?;
    let (styles, codes) = styles(&common("/styles").unwrap_or_default());
    let shared = Shared::new(epoch, texts, styles, &codes);
    let mut cost = Cost::new(*limits);
    let mut read = Vec::new();
    for (name, relation) in sheets {
        // What is no worksheet is a chart or a dialog.
        let part = part_of(&relations, "/worksheet", |other| other.id == relation);
        let Some(part) = part else { continue };
        let part = unpacked(&mut package, &part);
        let part = part.ok_or_else(|| ImportError::Corrupt(Part::Sheet(name.clone())))?;
        let Cells { rows, merges, .. } = Cells::read(&part, &shared, &mut cost)?;
        read.push(Sheet { name: Arc::from(name), rows: rows.sorted(), merges });
    }
    Ok(read)
}

/// The bytes of a part, within the bounds that the package keeps.
fn unpacked(package: &mut Package, name: &str) -> Option<Vec<u8>> {
    let most = package.largest;
    let mut bytes = Vec::new();
    package.part(name)?.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The epoch, and the name and relation of each sheet, in the order of their tabs.
fn sheets(workbook: &[u8]) -> (Epoch, Vec<(String, String)>) {
    let mut epoch = Epoch::Y1900;
    let mut sheets = Vec::new();
    for (kind, mut body) in Records(Fields(workbook)) {
        match kind {
            kind::PROPERTIES if body.u32().is_some_and(|flags| flags & 1 != 0) => {
                epoch = Epoch::Y1904;
            }
            kind::SHEET => sheets.extend(sheet(body)),
            _ => {}
        }
    }
    (epoch, sheets)
}

/// [MS-XLSB] 2.4.313, `BrtBundleSh`: visibility, identifier, relation, name.
fn sheet(mut body: Fields) -> Option<(String, String)> {
    body.bytes(8)?;
    let relation = string(&mut body)?;
    Some((string(&mut body)?, relation))
}

/// The texts that cells share; what fonts they are written in is passed over.
fn shared_texts(part: &[u8], limits: &Limits) -> Result<Vec<String>, ImportError> {
    let records = Records(Fields(part)).filter(|(kind, _)| *kind == kind::SHARED_TEXT);
    shared::texts(records.map(|(_, mut body)| rich(&mut body).unwrap_or_default()), limits)
}

/// [MS-XLSB] 2.5.122, `RichStr`.
fn rich(fields: &mut Fields) -> Option<String> {
    fields.u8()?;
    string(fields)
}

/// The number format of each cell style, and the codes of the number formats.
fn styles(part: &[u8]) -> (Vec<u16>, FxHashMap<u16, String>) {
    let (mut styles, mut codes) = (Vec::new(), FxHashMap::default());
    let mut of_cells = false;
    for (kind, mut body) in Records(Fields(part)) {
        match kind {
            kind::BEGIN_STYLES => of_cells = true,
            kind::END_STYLES => of_cells = false,
            // [MS-XLSB] 2.4.876, `BrtXF`: the parent, then the number format.
            kind::STYLE if of_cells => {
                styles.push(body.u16().and_then(|_| body.u16()).unwrap_or_default());
            }
            kind::FORMAT => codes.extend(body.u16().zip(string(&mut body))),
            _ => {}
        }
    }
    (styles, codes)
}

/// The name within the package of the first part that is of this kind and otherwise `wanted`.
fn part_of<'r>(
    relations: &'r [Relation],
    kind: &str,
    wanted: impl Fn(&Relation) -> bool,
) -> Option<Cow<'r, str>> {
    let mut of_kind = relations.iter().filter(|relation| relation.kind.ends_with(kind));
    let target = &of_kind.find(|relation| wanted(relation))?.target;
    // A target is named from the folder of the workbook, or from the root.
    Some(match target.strip_prefix('/') {
        Some(from_root) => Cow::Borrowed(from_root),
        None => Cow::Owned(format!("xl/{target}")),
    })
}
