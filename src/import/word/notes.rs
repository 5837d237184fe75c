//! What a document says beside its text: footnotes, endnotes and comments.
//!
//! The places that refer to them enter; the [`Note`](crate::import::Note)s of the sheets leave.
//! Absent on purpose: notes that nothing refers to, which Word does not show, and who wrote them.

use quick_xml::events::BytesStart;
use rustc_hash::FxHashMap;

use super::{Marked, words::Words};
use crate::import::{
    Sheet,
    error::{ImportError, Part},
    limits::Cost,
    package::Package,
    relations::Relations,
    rows::{self, Position},
    xml::{Visitor, Way, attribute},
};

/// The parts that hold notes, and what one is called there.
const PARTS: [(&str, &str, &str); 3] = [
    ("/footnotes", "footnote", "footnoteReference"),
    ("/endnotes", "endnote", "endnoteReference"),
    ("/comments", "comment", "commentReference"),
];

/// A place that refers to a note.
pub(super) struct Mark {
    /// Which of the [`PARTS`] holds it.
    part: usize,
    /// What it is called there.
    id: String,
}

impl Mark {
    /// The mark that an element is, if it is one.
    pub(super) fn of(name: &str, tag: &BytesStart) -> Option<Self> {
        let part = PARTS.iter().position(|(_, _, reference)| *reference == name)?;
        Some(Self { part, id: attribute(tag, "id")? })
    }
}

/// Gives the sheets the notes that they refer to; each mark has the number of its sheet.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`. A note that is not there is none.
pub(super) fn read(
    package: &mut Package,
    relations: &Relations,
    marks: Vec<Marked>,
    sheets: &mut [Sheet],
    cost: &mut Cost,
) -> Result<(), ImportError> {
    if marks.is_empty() {
        return Ok(());
    }
    let mut places = [const { Vec::new() }; PARTS.len()];
    for (sheet, at, mark) in marks {
        if let Some(places) = places.get_mut(mark.part) {
            places.push((mark.id, (sheet, at)));
        }
    }
    for ((kind, element, _), marks) in PARTS.into_iter().zip(places) {
        let part = relations.first(kind).filter(|part| package.holds(part));
        let Some(part) = part.filter(|_| !marks.is_empty()) else { continue };
        let mut places: FxHashMap<String, Vec<Place>> = FxHashMap::default();
        for (id, place) in marks {
            places.entry(id).or_default().push(place);
        }
        let words = Words::default();
        let mut notes = Notes { element, places, sheets, cost, here: Vec::new(), words };
        package.walk(&part, &Part::Document, &mut notes)?;
    }
    for sheet in sheets {
        sheet.notes.sort_by_key(|note| (note.row, note.column));
    }
    Ok(())
}

/// The number of a sheet, and the cell on it.
type Place = (usize, Position);

/// The notes of a part as far as they are read.
struct Notes<'a> {
    element: &'static str,
    /// The places that refer to each.
    places: FxHashMap<String, Vec<Place>>,
    sheets: &'a mut [Sheet],
    cost: &'a mut Cost,
    /// The places that refer to the one that is being read.
    here: Vec<Place>,
    words: Words,
}

impl Visitor for Notes<'_> {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        let name = tag.local_name();
        if name.as_ref() == self.element {
            let id = attribute(tag, "id").unwrap_or_default();
            self.here = self.places.remove(&id).unwrap_or_default();
            if self.here.is_empty() {
                return Ok(Way::Past);
            }
        }
        Ok(self.words.open(name.as_ref()).unwrap_or(Way::Into))
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        self.words.close(name);
        if name == "p" {
            self.words.text.push('\n');
        }
        if name != self.element {
            return Ok(());
        }
        let text = self.words.take().trim().to_owned();
        for (sheet, at) in std::mem::take(&mut self.here) {
            let Some(sheet) = self.sheets.get_mut(sheet) else { continue };
            self.cost.sheet_again(&sheet.name);
            sheet.notes.extend(rows::note(at, Some(text.clone()), self.cost)?);
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ImportError> {
        let (Some(bytes), Some((sheet, at))) = (self.words.with(text), self.here.first()) else {
            return Ok(());
        };
        if let Some(sheet) = self.sheets.get(*sheet) {
            self.cost.sheet_again(&sheet.name);
        }
        self.cost.bear(*at, bytes)?;
        self.words.text.push_str(text);
        Ok(())
    }
}
