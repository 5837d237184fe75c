//! Workbooks of Excel 97–2003: BIFF8 in a compound file ([MS-XLS], [MS-CFB]).
//!
//! Bytes enter; [`Sheet`]s leave. The records are read here and not by calamine: it gives no
//! number formats for these files, so that «июнь 2017 г.» would become a day, and a file that
//! lies about its lengths can end the process. Here a length that the file claims is never
//! believed before the bytes are seen. Formulas are absent on purpose: the value that Excel kept
//! beside them counts.

mod cells;
mod notes;
mod record;
mod strings;

use std::{
    io::{Cursor, Read},
    iter,
    sync::Arc,
};

use rustc_hash::FxHashMap;

use self::{
    cells::Cells,
    record::{Record, Records},
    strings::Strings,
};
use super::{
    Hidden, Limits, Sheet,
    error::{ImportError, Part},
    fields::Fields,
    limits::{self, Cost},
    number_format::Epoch,
    shared::{Shared, Texts},
};

/// Types of records that speak of the whole workbook, [MS-XLS] 2.3.
mod kind {
    pub(super) const END: u16 = 0x000A;
    pub(super) const EPOCH_1904: u16 = 0x0022;
    pub(super) const PASSWORD: u16 = 0x002F;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const STYLE: u16 = 0x00E0;
    pub(super) const SHARED_TEXTS: u16 = 0x00FC;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// The version in a Begin record that means BIFF8.
const BIFF8: u16 = 0x0600;
const CORRUPT: ImportError = ImportError::Corrupt(Part::Workbook);

/// Reads the worksheets of a workbook.
///
/// # Errors
///
/// `TooLarge`, `Encrypted` or `Corrupt`; `Unsupported` for a workbook older than Excel 97.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ImportError> {
    let stream = stream(bytes)?;
    let globals = Globals::read(&stream, limits)?;
    limits::bears(globals.sheets.len(), stream.len(), limits)?;
    let mut cost = Cost::new(*limits);
    let sheets = globals.sheets.iter().map(|tab| {
        cost.sheet(&tab.name)?;
        let records = Records::from(&stream, tab.start);
        let Cells { rows, merges, hidden, notes, .. } = Cells::read(records, &globals, &mut cost)?;
        let (name, hidden) = (Arc::clone(&tab.name), Hidden { sheet: tab.hidden, ..hidden });
        Ok(Sheet { name, rows: rows.sorted(), merges, hidden, notes: notes.found, below: None })
    });
    sheets.collect()
}

/// The stream that holds the workbook.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, ImportError> {
    // The crate checks the chains of sectors on opening.
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| CORRUPT)?;
    let stream = file.open_stream("/Workbook").or_else(|_| file.open_stream("/Book"));
    let mut workbook = Vec::new();
    let most = bytes.len() as u64;
    stream.and_then(|stream| stream.take(most).read_to_end(&mut workbook)).map_err(|_| CORRUPT)?;
    Ok(workbook)
}

/// What the workbook says once for all sheets.
struct Globals {
    sheets: Vec<Tab>,
    shared: Shared,
}

/// A worksheet: its name, where it begins, and whether it is hidden.
struct Tab {
    name: Arc<str>,
    start: usize,
    hidden: bool,
}

impl Globals {
    fn read(stream: &[u8], limits: &Limits) -> Result<Self, ImportError> {
        let mut records = Records::from(stream, 0);
        let version = records.next().filter(|record| record.kind == kind::BEGIN);
        if version.and_then(|record| record.body().u16()).ok_or(CORRUPT)? != BIFF8 {
            return Err(ImportError::Unsupported {
                kind: "книга Excel 95 или старше (.xls)",
                advice: "откройте её в Excel или LibreOffice и сохраните как .xlsx",
            });
        }
        let mut epoch = Epoch::Y1900;
        let mut codes = FxHashMap::default();
        let mut texts = Texts::new(*limits);
        let (mut sheets, mut styles) = (Vec::new(), Vec::new());
        for record in records {
            match record.kind {
                kind::END => break,
                kind::PASSWORD => return Err(ImportError::Encrypted),
                kind::EPOCH_1904 if record.body().u16() == Some(1) => epoch = Epoch::Y1904,
                kind::SHEET => sheets.extend(worksheet(record.body())),
                kind::FORMAT => codes.extend(format(record)),
                kind::STYLE => styles.push(style(record.body()).unwrap_or_default()),
                kind::SHARED_TEXTS => shared_texts(record, &mut texts)?,
                _ => {}
            }
        }
        Ok(Self { sheets, shared: Shared::new(epoch, texts, styles, &codes) })
    }
}

/// [MS-XLS] 2.4.28, `BoundSheet8`; charts and macros are passed over.
fn worksheet(mut body: Fields) -> Option<Tab> {
    let start = usize::try_from(body.u32()?).ok()?;
    let (visibility, kind) = (body.u8()?, body.u8()?);
    let name = strings::short(&mut body)?.into();
    (kind == 0).then_some(Tab { name, start, hidden: visibility & 3 != 0 })
}

/// The number of a number format and its code ([MS-XLS] 2.4.126, `Format`).
fn format(record: Record) -> Option<(u16, String)> {
    let id = record.body().u16()?;
    Some((id, Strings::new(record.parts, 2)?.next()?))
}

/// The number format of a style ([MS-XLS] 2.4.353, `XF`).
fn style(mut body: Fields) -> Option<u16> {
    body.u16()?;
    body.u16()
}

/// The texts that cells share ([MS-XLS] 2.4.265, `SST`), as many as there are, whatever the
/// record claims.
fn shared_texts(record: Record, texts: &mut Texts) -> Result<(), ImportError> {
    let strings = Strings::new(record.parts, 8).into_iter();
    strings
        .flat_map(|mut strings| iter::from_fn(move || strings.next()))
        .try_for_each(|text| texts.push(text))
}
