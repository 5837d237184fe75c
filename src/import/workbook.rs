//! Workbooks of Excel 2007 and later: .xlsx, .xlsm, .xltx (ECMA-376 part 1, 18).
//!
//! Bytes enter; [`Sheet`]s leave, with their notes and what is hidden of them. The values of cells are
//! calamine's to read. What it does not know is read here, in a walk that goes before it and also
//! holds every part to the bounds: hidden rows and columns, notes, and cells that it refuses.
//! Formulas are absent on purpose: the value that Excel kept beside them is what the office sees. So
//! are the threads of newer comments: Excel keeps their words in the notes as well.

mod common;
mod escape;
mod notes;
mod survey;
mod values;

use std::{collections::HashSet, panic::resume_unwind, sync::Arc, thread};

use quick_xml::events::BytesStart;

use self::{common::Common, notes::Notes, survey::Survey, values::Values};
use super::{
    Hidden, Limits, Sheet, Value,
    error::{ImportError, Part},
    guard::guarded,
    limits::Cost,
    number_format::Epoch,
    package::Package,
    relations::Relations,
    rows::Position,
    xml::{Visitor, Way, attribute, is_true},
};

/// The part that says what sheets there are, where the package itself does not name it.
const WORKBOOK: &str = "xl/workbook.xml";

/// Reads the worksheets of a workbook.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ImportError> {
    let whole = Part::Workbook;
    let mut package = Package::open(bytes, limits)?;
    let of_package = Relations::perhaps_of(&mut package, "", &whole)?.unwrap_or_default();
    let main = of_package.first("/officeDocument").unwrap_or_else(|| WORKBOOK.to_owned());
    let relations = Relations::of(&mut package, &main, &whole)?;
    let mut book = Book { epoch: Epoch::Y1900, tabs: Vec::new() };
    package.walk(&main, &whole, &mut book)?;
    let mut cost = Cost::new(*limits);
    // The texts are unpacked while the sheets are walked through.
    let (opened, surveyed) = thread::scope(|scope| {
        let opened = scope.spawn(|| guarded(|| open(bytes, limits, &relations, book.epoch)));
        let surveyed = surveyed(&mut package, &relations, &book.tabs, (usize::MAX, &mut cost));
        (opened.join().unwrap_or_else(|panic| resume_unwind(panic)), surveyed)
    });
    let (common, mut values) = opened.ok_or(ImportError::Corrupt(whole))??;
    let mut surveyed = surveyed?;
    // Which cells refer to texts that are not there is known only now.
    if surveyed.iter().any(|sheet| sheet.texts > common.texts) {
        cost = Cost::new(*limits);
        surveyed = self::surveyed(&mut package, &relations, &book.tabs, (common.texts, &mut cost))?;
    }
    let filled = surveyed.into_iter().map(|Surveyed { sheet, refused, .. }| {
        let rows = values.rows(&sheet.name, &common.shared, refused, &mut cost)?;
        Ok(Sheet { rows, ..sheet })
    });
    filled.collect()
}

/// What all sheets share, and calamine's workbook, once it is known to be within the bounds.
fn open<'b>(
    bytes: &'b [u8],
    limits: &Limits,
    relations: &Relations,
    epoch: Epoch,
) -> Result<(Common, Values<'b>), ImportError> {
    let common = common::read(&mut Package::open(bytes, limits)?, relations, epoch)?;
    Ok((common, Values::open(bytes)?))
}

/// What the walk through a sheet finds.
struct Surveyed {
    /// The sheet without its rows.
    sheet: Sheet,
    /// The cells that calamine has no value for.
    refused: Vec<(Position, Value)>,
    /// How many shared texts its cells ask for.
    texts: usize,
}

/// The sheets of these tabs, in a workbook with so many shared texts.
fn surveyed(
    package: &mut Package,
    relations: &Relations,
    tabs: &[Tab],
    (texts, cost): (usize, &mut Cost),
) -> Result<Vec<Surveyed>, ImportError> {
    let mut sheets = Vec::new();
    // calamine finds a sheet by its name: of two with one name it knows the first.
    let mut seen = HashSet::new();
    for tab in tabs {
        // What is no worksheet is a chart or a dialog.
        let part = relations.named(&tab.relation, "/worksheet", &Part::Workbook)?;
        let Some(part) = part.filter(|_| seen.insert(&tab.name)) else { continue };
        sheets.push(survey(package, tab, &part, (texts, cost))?);
    }
    Ok(sheets)
}

/// The sheet of this tab, in this part.
fn survey(
    package: &mut Package,
    tab: &Tab,
    part: &str,
    (texts, cost): (usize, &mut Cost),
) -> Result<Surveyed, ImportError> {
    let (whole, name) = (Part::Sheet(tab.name.clone()), Arc::<str>::from(&*tab.name));
    cost.sheet(&name)?;
    let mut survey = Survey::new(&name, texts, cost);
    package.walk(part, &whole, &mut survey)?;
    let Survey { merges, hidden, refused, asked: texts, .. } = survey;
    let hidden = Hidden { sheet: tab.hidden, ..hidden };
    let relations = Relations::perhaps_of(package, part, &whole)?.unwrap_or_default();
    let mut notes = Notes::new(cost);
    if let Some(part) = relations.first("/comments").filter(|part| package.holds(part)) {
        package.walk(&part, &whole, &mut notes)?;
    }
    let sheet = Sheet { name, rows: Vec::new(), merges, hidden, notes: notes.found };
    Ok(Surveyed { sheet, refused, texts })
}

/// What the workbook says itself.
struct Book {
    epoch: Epoch,
    tabs: Vec<Tab>,
}

/// A sheet as the workbook lists it.
struct Tab {
    name: String,
    relation: String,
    hidden: bool,
}

impl Visitor for Book {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        match tag.local_name().as_ref() {
            "workbookPr" if is_true(attribute(tag, "date1904").as_deref()) => {
                self.epoch = Epoch::Y1904;
            }
            "sheet" => self.tabs.push(Tab {
                name: attribute(tag, "name").unwrap_or_default(),
                relation: attribute(tag, "id").unwrap_or_default(),
                hidden: attribute(tag, "state").is_some_and(|state| state != "visible"),
            }),
            _ => {}
        }
        Ok(Way::Into)
    }
}
