//! Tables of Word documents: .docx and its kin.
//!
//! Bytes enter; one [`Sheet`] for each table leaves, under the name «Таблица 1», «Таблица 2», …,
//! with the footnotes, endnotes and comments that its cells refer to. Above the rows of a table
//! stand, one a row, the paragraphs that precede it: its title; those below the last table are rows
//! below it. What is too far above a table, text boxes within one, and headers and footers of pages
//! have a sheet of their own, «Текст». Text is what Word shows with all changes accepted: deletions
//! are left out, insertions are in. A table within a cell gives its text to the cell. Absent on
//! purpose: pictures, and numbers that Word counts itself and no file holds.

mod drawn;
mod margins;
mod notes;
mod words;

use std::sync::Arc;

use quick_xml::events::BytesStart;

use self::{
    drawn::Drawn,
    notes::Mark,
    words::{BOX, Words},
};
use super::{
    Limits, Sheet, Value,
    error::{ImportError, Part},
    limits::Cost,
    package::Package,
    relations::Relations,
    rows::Position,
    xml::{Visitor, Way, attribute},
};

/// How many of the paragraphs before a table are taken for what stands above it, nearest first:
/// the title of a table is no longer, and the heading must be found below it.
const ABOVE: usize = 20;

/// What the sheet of the paragraphs is called that are too far above a table.
const TEXT: &str = "Текст";

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
        marked: Vec::new(),
        above: Vec::new(),
        far: Vec::new(),
        last: None,
        table: None,
        nested: 0,
        words: Words::default(),
        marks: Vec::new(),
        around: Vec::new(),
    };
    package.walk(&main, &Part::Document, &mut document)?;
    let beside = Relations::perhaps_of(&mut package, &main, &Part::Document)?.unwrap_or_default();
    document.far.extend(margins::read(&mut package, &beside, &mut document.cost)?);
    let (mut sheets, marks, mut cost) = document.finish()?;
    notes::read(&mut package, &beside, marks, &mut sheets, &mut cost)?;
    Ok(sheets)
}

/// The name of the part that holds the text (ECMA-376 part 1, 11.3.10).
fn main_part(package: &mut Package) -> Result<String, ImportError> {
    let relations = Relations::of(package, "", &Part::Document)?;
    relations.first("/officeDocument").ok_or(ImportError::Corrupt(Part::Document))
}

/// A paragraph outside of tables, and the notes that it refers to.
type Paragraph = (String, Vec<Mark>);

/// The number of a sheet, its cell, and a note that this refers to.
type Marked = (usize, Position, Mark);

/// The document as far as it is read.
struct Document {
    cost: Cost,
    sheets: Vec<Sheet>,
    /// The cells of these sheets that refer to notes.
    marked: Vec<Marked>,
    /// The paragraphs since the last table.
    above: Vec<Paragraph>,
    /// Those that were too many to stand above one, text boxes in cells, and margins of pages.
    far: Vec<Paragraph>,
    /// The table that ended last: what follows may stand below it.
    last: Option<Drawn>,
    /// The table that is being read.
    table: Option<Drawn>,
    /// How many tables lie within its cell, one in another.
    nested: usize,
    /// The text of the paragraph or cell so far.
    words: Words,
    /// The notes that it refers to.
    marks: Vec<Mark>,
    /// The texts of the cells around the text box that is being read.
    around: Vec<String>,
}

impl Visitor for Document {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        let name = tag.local_name();
        if name.as_ref() == BOX && self.words.in_picture() {
            self.begin_box()?;
        }
        if let Some(way) = self.words.open(name.as_ref()) {
            return Ok(way);
        }
        match name.as_ref() {
            "tbl" if self.table.is_some() => self.nested += 1,
            "tbl" => self.begin_table()?,
            name => {
                self.marks.extend(Mark::of(name, tag));
                if let Some(table) = self.table.as_mut().filter(|_| self.nested == 0) {
                    table.shape(name, attribute(tag, "val").as_deref());
                }
            }
        }
        Ok(Way::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        self.words.close(name);
        match name {
            _ if self.words.in_picture() => self.end_box(name)?,
            "p" if self.table.is_some() => self.words.text.push('\n'),
            "p" => self.paragraph()?,
            "tbl" if self.nested > 0 => self.nested -= 1,
            "tbl" => self.last = self.table.take(),
            "tc" if self.nested == 0 => {
                let (text, marks) = (self.words.take(), std::mem::take(&mut self.marks));
                if let Some(table) = &mut self.table {
                    let value = (!text.is_empty()).then_some(Value::Text(text));
                    table.cell(value, marks, &mut self.cost)?;
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
        let Some(bytes) = self.words.with(text) else { return Ok(()) };
        if let Some(table) = &self.table {
            self.cost.bear(table.place(), bytes)?;
        }
        self.words.text.push_str(text);
        Ok(())
    }
}

impl Document {
    /// A text box begins. Outside of tables its paragraphs are those of the document; within one
    /// they are no text of the cell.
    fn begin_box(&mut self) -> Result<(), ImportError> {
        if self.table.is_none() {
            return self.paragraph();
        }
        self.around.push(std::mem::take(&mut self.words.text));
        Ok(())
    }

    /// A text box ends, if that is what this element is.
    fn end_box(&mut self, name: &str) -> Result<(), ImportError> {
        if name != BOX {
            return Ok(());
        }
        let Some(around) = self.around.pop() else { return self.paragraph() };
        let text = self.words.take();
        self.words.text = around;
        if !text.trim().is_empty() {
            self.cost.text((0, 0), text.len())?;
            self.far.push((text, Vec::new()));
        }
        Ok(())
    }

    /// A table begins, below the paragraphs that are near enough.
    fn begin_table(&mut self) -> Result<(), ImportError> {
        if let Some(last) = self.last.take() {
            self.add(last)?;
        }
        self.words.take();
        let near = self.above.split_off(self.above.len().saturating_sub(ABOVE));
        self.far.append(&mut self.above);
        let mut table = self.sheet(format!("Таблица {}", self.sheets.len() + 1))?;
        table.lines(near, &mut self.cost)?;
        self.table = Some(table);
        Ok(())
    }

    /// A sheet of this name, with nothing on it.
    fn sheet(&mut self, name: String) -> Result<Drawn, ImportError> {
        let name = Arc::from(name);
        self.cost.sheet(&name)?;
        Ok(Drawn::new(name))
    }

    /// A paragraph outside of tables ends. It is counted before it has a place: nobody knows yet
    /// how many there are.
    fn paragraph(&mut self) -> Result<(), ImportError> {
        let (text, marks) = (std::mem::take(&mut self.words.text), std::mem::take(&mut self.marks));
        if !text.trim().is_empty() || !marks.is_empty() {
            self.cost.text((0, 0), text.len())?;
            self.above.push((text, marks));
        }
        Ok(())
    }

    /// Adds a finished sheet.
    fn add(&mut self, table: Drawn) -> Result<(), ImportError> {
        let (sheet, marks) = table.into_sheet(&mut self.cost)?;
        let number = self.sheets.len();
        self.marked.extend(marks.into_iter().map(|(at, mark)| (number, at, mark)));
        self.sheets.push(sheet);
        Ok(())
    }

    /// The document ends: what no table follows stands below the last one.
    fn finish(mut self) -> Result<(Vec<Sheet>, Vec<Marked>, Cost), ImportError> {
        let mut last = self.last.take().ok_or(ImportError::NoTable)?;
        last.below(std::mem::take(&mut self.above), &mut self.cost)?;
        self.add(last)?;
        if !self.far.is_empty() {
            let mut text = self.sheet(TEXT.to_owned())?;
            text.lines(std::mem::take(&mut self.far), &mut self.cost)?;
            self.add(text)?;
        }
        Ok((self.sheets, self.marked, self.cost))
    }
}
