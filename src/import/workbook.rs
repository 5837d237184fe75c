//! Workbooks of Excel 2007 and later: .xlsx, .xlsm, .xltx (ECMA-376 part 1, 18).
//!
//! Bytes enter; [`Sheet`]s leave, with their notes and what is hidden of them. The values of cells are
//! calamine's to read. What it does not know is read here, in a walk of its own that also holds every
//! part to the bounds: hidden rows and columns, notes, and cells that it refuses.
//! Formulas are absent on purpose: the value that Excel kept beside them is what the office sees. So
//! are the threads of newer comments: Excel keeps their words in the notes as well.

mod common;
mod escape;
mod notes;
mod survey;
mod values;

use std::{collections::HashSet, panic::resume_unwind, sync::Arc, thread};

use quick_xml::events::BytesStart;

use self::{notes::Notes, survey::Survey, values::Values};
use super::{
    Hidden, Limits, Sheet, Value,
    error::{ImportError, Part},
    guard::guarded,
    limits::Cost,
    number_format::Epoch,
    package::Package,
    relations::Relations,
    rows::{Position, Rows},
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
    let tabs = book.worksheets(&relations)?;
    let values = || valued(bytes, limits, &relations, &book, &tabs);
    // What is small takes little memory even where it breaks the bounds of cells: then its values are
    // read while it is walked through.
    let (surveyed, values) = if package.is_small(tabs.iter().map(|tab| &*tab.part)) {
        thread::scope(|scope| {
            let surveyed = scope.spawn(|| guarded(|| surveyed(&mut package, &tabs, usize::MAX)));
            // Memory grows faster for the thread that was there first.
            let values = values();
            let surveyed = surveyed.join().unwrap_or_else(|panic| resume_unwind(panic));
            (surveyed.unwrap_or(Err(ImportError::Corrupt(Part::Workbook))), values)
        })
    } else {
        (Ok(surveyed(&mut package, &tabs, usize::MAX)?), values())
    };
    let (mut surveyed, mut cost) = surveyed?;
    let (values, of_values) = values?;
    // Which cells refer to texts that are not there is known only by how many there are.
    if values.iter().any(|values| values.is_broken) {
        let texts = common::texts(&mut package, relations.folder())?;
        (surveyed, cost) = self::surveyed(&mut package, &tabs, texts)?;
    }
    let mut cost = cost.with(&of_values)?;
    let both = surveyed.into_iter().zip(values);
    both.map(|(surveyed, values)| surveyed.with(values.rows, &mut cost)).collect()
}

/// The values of these sheets, and what they cost.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`.
fn valued(
    bytes: &[u8],
    limits: &Limits,
    relations: &Relations,
    book: &Book,
    tabs: &[Worksheet],
) -> Result<(Vec<Values>, Cost), ImportError> {
    let shared = common::read(&mut Package::open(bytes, limits)?, relations, book.epoch)?;
    let mut cost = Cost::new(*limits);
    let values = values::read(bytes, tabs.iter().map(|tab| &tab.name), &shared, &mut cost)?;
    Ok((values, cost))
}

/// What the walk through a sheet finds.
struct Surveyed {
    /// The sheet without its rows.
    sheet: Sheet,
    /// The cells that calamine has no value for.
    refused: Vec<(Position, Value)>,
}

impl Surveyed {
    /// The whole sheet.
    ///
    /// # Errors
    ///
    /// `TooLarge`.
    fn with(self, mut rows: Rows, cost: &mut Cost) -> Result<Sheet, ImportError> {
        cost.sheet_again(&self.sheet.name);
        for (at, value) in self.refused {
            cost.cell(at, &value)?;
            rows.push(at, value);
        }
        Ok(Sheet { rows: rows.sorted(), ..self.sheet })
    }
}

/// What these sheets say beside their values, in a workbook with so many shared texts.
fn surveyed(
    package: &mut Package,
    tabs: &[Worksheet],
    texts: usize,
) -> Result<(Vec<Surveyed>, Cost), ImportError> {
    let mut cost = Cost::new(package.limits);
    let sheets: Result<_, _> =
        tabs.iter().map(|tab| survey(package, tab, texts, &mut cost)).collect();
    Ok((sheets?, cost))
}

/// The sheet of this tab.
fn survey(
    package: &mut Package,
    tab: &Worksheet,
    texts: usize,
    cost: &mut Cost,
) -> Result<Surveyed, ImportError> {
    let (whole, name) = (Part::Sheet(tab.name.to_string()), Arc::clone(&tab.name));
    cost.sheet(&name)?;
    let mut survey = Survey::new(&name, texts, cost);
    package.walk(&tab.part, &whole, &mut survey)?;
    let Survey { merges, hidden, refused, .. } = survey;
    let hidden = Hidden { sheet: tab.hidden, ..hidden };
    let relations = Relations::perhaps_of(package, &tab.part, &whole)?.unwrap_or_default();
    let mut notes = Notes::new(cost);
    if let Some(part) = relations.first("/comments").filter(|part| package.holds(part)) {
        package.walk(&part, &whole, &mut notes)?;
    }
    let sheet = Sheet { name, rows: Vec::new(), merges, hidden, notes: notes.found, below: None };
    Ok(Surveyed { sheet, refused })
}

/// What the workbook says itself.
struct Book {
    epoch: Epoch,
    tabs: Vec<Tab>,
}

impl Book {
    /// The worksheets: what is none is a chart or a dialog.
    ///
    /// # Errors
    ///
    /// `Corrupt` where one is related to nothing.
    fn worksheets(&self, relations: &Relations) -> Result<Vec<Worksheet>, ImportError> {
        let mut sheets = Vec::new();
        // calamine finds a sheet by its name: of two with one name it knows the first.
        let mut seen = HashSet::new();
        for Tab { name, relation, hidden } in &self.tabs {
            let part = relations.named(relation, "/worksheet", &Part::Workbook)?;
            let Some(part) = part.filter(|_| seen.insert(name)) else { continue };
            sheets.push(Worksheet { name: Arc::from(&**name), part, hidden: *hidden });
        }
        Ok(sheets)
    }
}

/// A worksheet and the part that it is.
struct Worksheet {
    name: Arc<str>,
    part: String,
    hidden: bool,
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
