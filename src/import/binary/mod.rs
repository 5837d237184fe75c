//! Binary workbooks of Excel 2007 and later, .xlsb ([MS-XLSB]).
//!
//! Bytes enter; [`Sheet`]s leave. The records are read here and not by calamine: it gives neither
//! merged cells nor number formats for these files, and loses the cells of shortened records
//! silently. Formulas are absent on purpose: the value that Excel kept beside them counts.

mod cells;
mod notes;
mod record;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use self::{
    cells::Cells,
    record::{Records, string},
};
use super::{
    Hidden, Limits, Sheet,
    error::{ImportError, Part},
    fields::Fields,
    limits::Cost,
    number_format::Epoch,
    package::Package,
    relations::Relations,
    shared::{Shared, Texts},
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

/// The part that says what sheets there are.
const WORKBOOK: &str = "xl/workbook.bin";

/// Reads the worksheets of a workbook.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`; `Unsupported` where the records of cells are shortened.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ImportError> {
    let mut package = Package::open(bytes, limits)?;
    let relations = Relations::of(&mut package, WORKBOOK, &Part::Workbook)?;
    let workbook = package.unpacked(WORKBOOK)?.ok_or(CORRUPT)?;
    let (epoch, tabs) = tabs(&workbook);
    let mut common = |kind| match relations.first(kind) {
        Some(part) => package.unpacked(&part).map(Option::unwrap_or_default),
        None => Ok(Vec::new()),
    };
    let texts = shared_texts(&common("/sharedStrings")?, limits)?;
    let (styles, codes) = styles(&common("/styles")?);
    let shared = Shared::new(epoch, texts, styles, &codes);
    let mut cost = Cost::new(*limits);
    let mut sheets = Vec::new();
    for tab in tabs {
        // What is no worksheet is a chart or a dialog.
        let part = relations.named(&tab.relation, "/worksheet", &Part::Workbook)?;
        let Some(part) = part else { continue };
        sheets.push(sheet(&mut package, tab, &part, &shared, &mut cost)?);
    }
    Ok(sheets)
}

/// The sheet of this tab, in this part.
fn sheet(
    package: &mut Package,
    tab: Tab,
    part: &str,
    shared: &Shared,
    cost: &mut Cost,
) -> Result<Sheet, ImportError> {
    let (whole, name) = (Part::Sheet(tab.name.clone()), Arc::from(tab.name));
    cost.sheet(&name)?;
    let cells = package.unpacked(part)?.ok_or_else(|| ImportError::Corrupt(whole.clone()))?;
    let Cells { rows, merges, hidden, .. } = Cells::read(&cells, shared, cost)?;
    let relations = Relations::perhaps_of(package, part, &whole)?.unwrap_or_default();
    let notes = match relations.first("/comments") {
        Some(part) => notes::read(&package.unpacked(&part)?.unwrap_or_default(), cost)?,
        None => Vec::new(),
    };
    let hidden = Hidden { sheet: tab.hidden, ..hidden };
    Ok(Sheet { name, rows: rows.sorted(), merges, hidden, notes, below: None })
}

/// A sheet as the workbook lists it.
struct Tab {
    name: String,
    relation: String,
    hidden: bool,
}

/// The epoch, and the sheets in the order of their tabs.
fn tabs(workbook: &[u8]) -> (Epoch, Vec<Tab>) {
    let mut epoch = Epoch::Y1900;
    let mut tabs = Vec::new();
    for (kind, mut body) in Records(Fields(workbook)) {
        match kind {
            kind::PROPERTIES if body.u32().is_some_and(|flags| flags & 1 != 0) => {
                epoch = Epoch::Y1904;
            }
            kind::SHEET => tabs.extend(tab(body)),
            _ => {}
        }
    }
    (epoch, tabs)
}

/// [MS-XLSB] 2.4.313, `BrtBundleSh`: visibility, identifier, relation, name.
fn tab(mut body: Fields) -> Option<Tab> {
    let hidden = body.u32()? != 0;
    body.u32()?;
    let relation = string(&mut body)?;
    Some(Tab { name: string(&mut body)?, relation, hidden })
}

/// The texts that cells share; what fonts they are written in is passed over.
fn shared_texts(part: &[u8], limits: &Limits) -> Result<Texts, ImportError> {
    let records = Records(Fields(part)).filter(|(kind, _)| *kind == kind::SHARED_TEXT);
    let mut texts = Texts::new(*limits);
    for (_, mut body) in records {
        texts.push(rich(&mut body).unwrap_or_default())?;
    }
    Ok(texts)
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
