//! Tables of Word documents: .docx and its kin.
//!
//! Bytes enter; one [`Sheet`] for each table leaves, under the name «Таблица 1», «Таблица 2», ….
//! Above the rows of a table stand, one a row, the paragraphs that precede it: its title. Text is
//! what Word shows with all changes accepted: deletions are left out, insertions are in. A table
//! within a cell gives its text to the cell. Absent on purpose: pictures and the text boxes in
//! them, notes, headers and footers, and numbers that Word counts itself and no file holds.

mod drawn;

use std::{collections::VecDeque, sync::Arc};

use quick_xml::events::BytesStart;

use self::drawn::Drawn;
use super::{
    Limits, Sheet, Value,
    error::{ImportError, Part},
    limits::Cost,
    package::Package,
    relations::Relations,
    xml::{Visitor, Way, attribute},
};

/// How many of the paragraphs before a table are taken for what stands above it, nearest first:
/// the title of a table is no longer, and the heading must be found below it.
const ABOVE: usize = 20;

/// Reads the tables of a document.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`, and `NoTable` where there is none.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ImportError> {
    let mut package = Package::open(bytes, limits)?;
    let main = main_part(&mut package)?;
    let mut document = Document {
        cost: Cost::new(*limits),
        sheets: Vec::new(),
        above: VecDeque::new(),
        table: None,
        nested: 0,
        text: String::new(),
        in_text: false,
    };
    package.walk(&main, &Part::Document, &mut document)?;
    if document.sheets.is_empty() { Err(ImportError::NoTable) } else { Ok(document.sheets) }
}

/// The name of the part that holds the text (ECMA-376 part 1, 11.3.10).
fn main_part(package: &mut Package) -> Result<String, ImportError> {
    let relations = Relations::of(package, "", &Part::Document)?;
    relations.first("/officeDocument").ok_or(ImportError::Corrupt(Part::Document))
}

/// The document as far as it is read.
struct Document {
    cost: Cost,
    sheets: Vec<Sheet>,
    /// The paragraphs since the last table.
    above: VecDeque<String>,
    /// The table that is being read.
    table: Option<Drawn>,
    /// How many tables lie within its cell, one in another.
    nested: usize,
    /// The text of the paragraph or cell so far.
    text: String,
    /// Whether this is the text of a run, and not blanks between elements.
    in_text: bool,
}

impl Visitor for Document {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        match tag.local_name().as_ref() {
            "t" => self.in_text = true,
            "tab" | "ptab" => self.text.push('\t'),
            "br" | "cr" => self.text.push('\n'),
            "noBreakHyphen" => self.text.push('\u{2011}'),
            "softHyphen" => self.text.push('\u{AD}'),
            "tbl" if self.table.is_some() => self.nested += 1,
            "tbl" => {
                self.text.clear();
                let name = Arc::from(format!("Таблица {}", self.sheets.len() + 1));
                self.cost.sheet(&name)?;
                self.table = Some(Drawn::below(name, self.above.drain(..), &mut self.cost)?);
            }
            // Deletions, pictures, what an older Word shows instead, and how things look.
            "del" | "moveFrom" | "drawing" | "pict" | "object" | "Fallback" | "pPr" | "rPr"
            | "sectPr" | "sdtPr" | "tblPr" | "tblPrEx" | "tblGrid" => return Ok(Way::Past),
            name => {
                if let Some(table) = self.table.as_mut().filter(|_| self.nested == 0) {
                    table.shape(name, attribute(tag, "val").as_deref());
                }
            }
        }
        Ok(Way::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "t" => self.in_text = false,
            "p" if self.table.is_some() => self.text.push('\n'),
            "p" => self.paragraph(),
            "tbl" if self.nested > 0 => self.nested -= 1,
            "tbl" => {
                let table = self.table.take().map(|table| table.into_sheet(&mut self.cost));
                self.sheets.extend(table.transpose()?);
            }
            "tc" if self.nested == 0 => {
                let text = self.text.trim_end_matches('\n').to_owned();
                self.text.clear();
                if let Some(table) = &mut self.table {
                    let value = (!text.is_empty()).then_some(Value::Text(text));
                    table.cell(value, &mut self.cost)?;
                }
            }
            "tr" if self.nested == 0 => {
                if let Some(table) = &mut self.table {
                    table.end_row(&mut self.cost)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ImportError> {
        if self.in_text {
            if let Some(table) = &self.table {
                self.cost.bear(table.place(), self.text.len() + text.len())?;
            }
            self.text.push_str(text);
        }
        Ok(())
    }
}

impl Document {
    /// A paragraph outside of tables ends.
    fn paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.above.push_back(text);
            if self.above.len() > ABOVE {
                self.above.pop_front();
            }
        }
    }
}
