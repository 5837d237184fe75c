//! What stands at the head and the foot of the pages of a document.
//!
//! The main part enters; the paragraphs of its headers and footers leave, each different one once.
//! Absent on purpose: those without a word, which number the pages.

use quick_xml::events::BytesStart;
use rustc_hash::FxHashSet;

use super::{Paragraph, words::Words};
use crate::import::{
    error::{ImportError, Part},
    limits::Cost,
    package::Package,
    relations::Relations,
    xml::{Visitor, Way},
};

/// The paragraphs of headers and footers.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`. A part that is not there has none.
pub(super) fn read(
    package: &mut Package,
    relations: &Relations,
    cost: &mut Cost,
) -> Result<Vec<Paragraph>, ImportError> {
    let (words, seen) = (Words::default(), FxHashSet::default());
    let mut margins = Margins { words, found: Vec::new(), seen, cost };
    for part in relations.all("/header").chain(relations.all("/footer")) {
        if package.holds(&part) {
            package.walk(&part, &Part::Document, &mut margins)?;
        }
    }
    Ok(margins.found)
}

/// The paragraphs so far.
struct Margins<'a> {
    words: Words,
    found: Vec<Paragraph>,
    seen: FxHashSet<String>,
    cost: &'a mut Cost,
}

impl Visitor for Margins<'_> {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        Ok(self.words.open(tag.local_name().as_ref()).unwrap_or(Way::Into))
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        self.words.close(name);
        if name == "p" && !self.words.in_picture() {
            let text = self.words.take();
            if text.contains(char::is_alphabetic) && self.seen.insert(text.clone()) {
                self.cost.text((0, 0), text.len())?;
                self.found.push((text, Vec::new()));
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ImportError> {
        if let Some(bytes) = self.words.with(text) {
            self.cost.bear((0, 0), bytes)?;
            self.words.text.push_str(text);
        }
        Ok(())
    }
}
