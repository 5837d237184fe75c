//! Pages → a tagged PDF: PDF/A-3a and PDF/UA-1 in one file, or another [`standard`].
//!
//! [`Pages`] enter, bytes leave. printpdf makes the document and nothing outside this folder
//! knows it. Absent on purpose: a clock (dates come in [`PdfOptions`]) and layout (every position
//! is in [`Pages`]). The steps, each a file:
//!
//! | step | what it makes |
//! |---|---|
//! | [`fonts`] | the faces that are used, subset |
//! | [`words`] | each distinct word, encoded once |
//! | [`content`] | the pages' [`operators`], in parallel, through [`number`] |
//! | [`document`] | the library's document: pages, fonts, links |
//! | [`images`] | the pictures, each once |
//! | [`outline`], [`metadata`], [`attachments`] | what hangs on the catalog, with the profile of [`icc`] |
//! | [`tags`] | the structure tree, from [`kids`] |
//! | [`file`](mod@file) | the bytes, from [`object`]s, as the standard allows |

use std::io::Write;

use chrono::NaiveDate;
use rayon::prelude::*;

pub use self::standard::Standard;
use self::{
    content::Shared,
    document::Assembled,
    fonts::Fonts,
    images::Images,
    tags::{Tagged, Tree},
    words::Words,
};
use super::RenderError;
use crate::layout::pages::{Item, NodeId, Page, Pages};

mod attachments;
mod content;
mod document;
mod file;
mod fonts;
mod icc;
mod images;
mod kids;
mod metadata;
mod number;
mod object;
mod operators;
mod outline;
mod standard;
mod tags;
mod words;

/// What the pages do not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfOptions {
    /// The day that the file says it was made on.
    pub date: NaiveDate,
    /// What it conforms to.
    pub standard: Standard,
    /// Files to carry along, where the standard allows them.
    pub attachments: Vec<Attachment>,
}

/// A file inside the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, with its ending.
    pub name: String,
    /// Its media type: `application/json`.
    pub mime: &'static str,
    /// What it is, for people.
    pub description: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What it is to the document.
    pub relationship: Relationship,
}

/// What an attachment is to the document (ISO 19005-3, 6.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relationship {
    /// What the document was made from.
    Source,
    /// The data that it shows.
    Data,
}

/// Writes the document. The same pages and options give the same bytes; both are used up, each part
/// as soon as it is written, for a long report is larger than its file.
///
/// # Errors
/// A font that cannot be embedded, a fault of the library, or what `out` reports.
pub fn write(mut pages: Pages, options: PdfOptions, out: impl Write) -> Result<(), RenderError> {
    let fonts = Fonts::new(&pages)?;
    let images = Images::new(&pages);
    let (contents, marks) = contents(&mut pages, &fonts, &images);
    let Assembled { mut document, pages: ids, links } =
        document::assemble(&pages, &fonts, contents)?;
    images.add(&mut document, &ids)?;
    outline::add(&mut document, &pages, &ids)?;
    metadata::add(&mut document, &pages, &options)?;
    if options.standard.carries_files() {
        attachments::add(&mut document, options.attachments, options.date)?;
    }
    if options.standard.names_glyphs() {
        fonts::name_glyphs(&mut document, &fonts)?;
    }
    let tagged = Tagged { pages: &pages, marks: &marks, ids: &ids, links: &links };
    let tree = Tree::new(&mut document, tagged)?;
    file::write(document, &tree, options.standard, out)?;
    Ok(())
}

/// The deflated content of each page and the nodes of its marks. Of the pages only the links are left.
fn contents(pages: &mut Pages, fonts: &Fonts, images: &Images) -> (Vec<Vec<u8>>, Vec<Vec<NodeId>>) {
    let words = Words::new(pages, fonts);
    let mut sheets = std::mem::take(&mut pages.pages);
    let (all, structure) = (&pages.words, &pages.structure);
    let shared = Shared { fonts, words: &words, all, images, structure };
    let write = |page: &mut Page| {
        let content = content::write(page, shared);
        page.items.retain(|item| matches!(item, Item::Link(_)));
        page.items.shrink_to_fit();
        (file::deflate(&content.bytes), content.marks)
    };
    let written = sheets.par_iter_mut().map(write).unzip();
    (pages.pages, pages.words) = (sheets, Vec::new());
    written
}

impl From<lopdf::Error> for RenderError {
    fn from(error: lopdf::Error) -> Self {
        Self::Document(error.to_string())
    }
}
