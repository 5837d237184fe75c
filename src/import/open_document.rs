//! `OpenDocument` spreadsheets, packed (.ods) or in one XML file (.fods).
//!
//! Bytes enter; [`Sheet`]s leave, with their notes and what is hidden of them. A date keeps the
//! words that the cell shows. Absent on purpose: drawings, and copies of sheets of other files, which
//! `LibreOffice` keeps for its formulas.

mod sheet;

use std::{io::BufRead, mem};

use quick_xml::events::BytesStart;
use rustc_hash::FxHashSet;

use self::sheet::{Cell, Laid};
use super::{
    Limits, Sheet,
    error::{ImportError, Part},
    limits::Cost,
    package::Package,
    rows::Position,
    xml::{self, Visitor, Way, attribute},
};

/// The most spaces that one element stands for.
const SPACES: usize = 1 << 16;

/// Reads the sheets of a packed spreadsheet.
///
/// # Errors
///
/// `TooLarge`, `Encrypted` or `Corrupt`.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ImportError> {
    let mut package = Package::open(bytes, limits)?;
    if let Some(manifest) = package.part("META-INF/manifest.xml")? {
        // What is wrong with the manifest itself does not matter to the sheets.
        let read = xml::walk(manifest, &Part::Content, limits.depth, &mut Manifest);
        if read == Err(ImportError::Encrypted) {
            return Err(ImportError::Encrypted);
        }
    }
    let part = package.part("content.xml")?.ok_or(ImportError::Corrupt(Part::Content))?;
    read_flat(part, limits)
}

/// Reads the sheets of a spreadsheet in one XML file.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`.
pub(super) fn read_flat(source: impl BufRead, limits: &Limits) -> Result<Vec<Sheet>, ImportError> {
    let mut content = Content {
        cost: Cost::new(*limits),
        sheets: Vec::new(),
        sheet: None,
        cell: None,
        text: String::new(),
        in_text: false,
        outside: None,
        hidden: HiddenStyles::default(),
    };
    xml::walk(source, &Part::Content, limits.depth, &mut content)?;
    Ok(content.sheets)
}

/// Looks for a sign of encryption (ODF 1.3 part 2, 4.4).
struct Manifest;

impl Visitor for Manifest {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        match tag.local_name().as_ref() {
            "encryption-data" => Err(ImportError::Encrypted),
            _ => Ok(Way::Into),
        }
    }
}

/// The spreadsheet as far as it is read.
struct Content {
    cost: Cost,
    sheets: Vec<Sheet>,
    /// The sheet that is being read.
    sheet: Option<Laid>,
    /// The cell that is being read.
    cell: Option<Cell>,
    /// The text in it so far.
    text: String,
    /// Whether this is the text of a paragraph, and not blanks between elements.
    in_text: bool,
    /// The text of the cell, while its note is being read.
    outside: Option<String>,
    hidden: HiddenStyles,
}

impl Visitor for Content {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        match (tag.local_name().as_ref(), &mut self.sheet) {
            // The text of drawings and comments is no text of the cell that they are fixed to.
            (
                "shapes" | "forms" | "tracked-changes" | "ruby-text" | "styles" | "master-styles",
                _,
            )
            | ("table", Some(_)) => return Ok(Way::Past),
            _ if tag.name().as_ref().starts_with("draw:") => return Ok(Way::Past),
            ("style" | "table-properties", None) => self.hidden.hear(tag),
            ("table", sheet) => {
                let mut laid = Laid::new(attribute(tag, "name").unwrap_or_default());
                self.cost.sheet(&laid.sheet.name)?;
                laid.sheet.hidden.sheet = self.hidden.hides(tag);
                *sheet = Some(laid);
            }
            ("table-source", Some(sheet)) => sheet.is_copy = true,
            ("table-column", Some(sheet)) => sheet.column(tag),
            ("table-row", Some(sheet)) => sheet.begin_row(tag),
            ("annotation", _) => match self.cell {
                Some(_) => self.outside = Some(mem::take(&mut self.text)),
                None => return Ok(Way::Past),
            },
            ("table-cell" | "covered-table-cell", Some(_)) => {
                self.cell = Some(Cell::new(tag));
                self.text.clear();
            }
            ("p", _) => self.in_text = self.cell.is_some(),
            ("s", _) if self.in_text => {
                let count = attribute(tag, "c").map_or(Some(1), |count| count.parse().ok());
                let count = count.unwrap_or(SPACES).min(SPACES);
                self.cost.bear(place(self.sheet.as_ref()), self.text.len() + count)?;
                self.text.extend(std::iter::repeat_n(' ', count));
            }
            ("tab", _) if self.in_text => self.text.push('\t'),
            ("line-break", _) if self.in_text => self.text.push('\n'),
            _ => {}
        }
        Ok(Way::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        match (name, &mut self.sheet) {
            ("p", _) if self.in_text => {
                self.in_text = false;
                self.text.push('\n');
            }
            ("annotation", Some(sheet)) => {
                if let Some(outside) = self.outside.take() {
                    let note = mem::replace(&mut self.text, outside);
                    sheet.note(note.trim_end_matches('\n').to_owned(), &mut self.cost)?;
                }
            }
            ("table-cell" | "covered-table-cell", Some(sheet)) => {
                if let Some(cell) = self.cell.take() {
                    let text = mem::take(&mut self.text);
                    sheet.cell(&cell, text.trim_end_matches('\n'), &mut self.cost)?;
                }
            }
            ("table-row", Some(sheet)) => sheet.end_row(&mut self.cost)?,
            ("table", _) => {
                let sheet = self.sheet.take().filter(|sheet| !sheet.is_copy);
                self.sheets.extend(sheet.map(Laid::into_sheet));
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ImportError> {
        if self.in_text {
            self.cost.bear(place(self.sheet.as_ref()), self.text.len() + text.len())?;
            self.text.push_str(text);
        }
        Ok(())
    }
}

/// Where the next cell stands.
fn place(sheet: Option<&Laid>) -> Position {
    sheet.map_or((0, 0), Laid::place)
}

/// The styles of sheets that hide them (ODF 1.3 part 3, 20.251).
#[derive(Default)]
struct HiddenStyles {
    /// The name of the style that is being read.
    last: String,
    names: FxHashSet<String>,
}

impl HiddenStyles {
    /// Hears the element of a style or of its properties.
    fn hear(&mut self, tag: &BytesStart) {
        if let Some(name) = attribute(tag, "name") {
            self.last = name;
        } else if attribute(tag, "display").as_deref() == Some("false") {
            self.names.insert(mem::take(&mut self.last));
        }
    }

    /// Whether the sheet that begins here is hidden.
    fn hides(&self, table: &BytesStart) -> bool {
        attribute(table, "style-name").is_some_and(|name| self.names.contains(&name))
    }
}
