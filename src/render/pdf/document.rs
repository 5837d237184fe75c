//! Pages → the library's document: its pages, fonts, resources and link annotations.
//!
//! printpdf makes the document and hands it over as lopdf's objects, of which the rest of
//! [`super`] finishes what printpdf does not know. The pages' operators are not given to it; they
//! arrive as finished streams.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use printpdf::{
    Actions, BorderArray, ColorArray, Destination, HighlightingMode, LinkAnnotation, Op,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, Pt, Rect,
    TextItem,
};

use super::{RenderError, fonts::Fonts};
use crate::layout::pages::{Item, Link, NodeId, Page, Pages};

/// The document as lopdf has it.
pub(super) struct Assembled {
    /// All its objects.
    pub(super) document: Document,
    /// Its pages in order.
    pub(super) pages: Vec<ObjectId>,
    /// Its link annotations in order of pages.
    pub(super) links: Vec<LinkObject>,
}

/// A link annotation in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LinkObject {
    /// The annotation.
    pub(super) id: ObjectId,
    /// Its page, from zero.
    pub(super) page: usize,
    /// The node that it belongs to.
    pub(super) node: NodeId,
}

/// Has the library make the document; `contents` are the deflated content streams of its pages.
///
/// # Errors
/// What the library reports as an error, or a document that lacks its own parts.
pub(super) fn assemble(
    pages: &Pages,
    fonts: &Fonts,
    contents: Vec<Vec<u8>>,
) -> Result<Assembled, RenderError> {
    let mut document = library_document(pages, fonts)?;
    let ids: Vec<ObjectId> = document.page_iter().collect();
    share_resources(&mut document, &ids)?;
    let mut links = Vec::new();
    for (index, ((page, &id), content)) in pages.pages.iter().zip(&ids).zip(contents).enumerate() {
        let number = i64::try_from(index).unwrap_or(i64::MAX);
        let dictionary = document.get_dictionary_mut(id)?;
        dictionary.set("StructParents", number);
        let stream = dictionary.get(b"Contents")?.as_reference()?;
        let annotations = dictionary.remove(b"Annots");
        let filter = dictionary! { "Filter" => "FlateDecode" };
        document.set_object(stream, Stream::new(filter, content));

        let made = annotations.and_then(|made| made.as_array().cloned().ok()).unwrap_or_default();
        let asked = page.items.iter().filter_map(|item| match item {
            Item::Link(link) => Some(link),
            _ => None,
        });
        let mut references = Vec::new();
        for (annotation, link) in made.into_iter().zip(asked) {
            let key = ids.len() + links.len();
            let id = finish_link(&mut document, annotation, link, key)?;
            references.push(Object::Reference(id));
            links.push(LinkObject { id, page: index, node: link.node });
        }
        if !references.is_empty() {
            let dictionary = document.get_dictionary_mut(id)?;
            dictionary.set("Annots", references);
            dictionary.set("Tabs", "S"); // through the links in the order of the structure
        }
    }
    Ok(Assembled { document, pages: ids, links })
}

fn library_document(pages: &Pages, fonts: &Fonts) -> Result<Document, RenderError> {
    let mut made = PdfDocument::new(&pages.title);
    let mut show = vec![Op::StartTextSection];
    for subset in fonts.iter() {
        made.resources.fonts.map.insert(subset.id.clone(), PdfFont::new(subset.font.clone()));
        let font = PdfFontHandle::External(subset.id.clone());
        show.push(Op::SetFont { font, size: Pt(1.0) });
        show.push(Op::ShowText { items: vec![TextItem::GlyphIds(subset.glyphs.clone())] });
    }
    show.push(Op::EndTextSection);
    made.pages = pages.pages.iter().map(|page| library_page(page, pages)).collect();
    // The library embeds a font with widths and texts of the glyphs that some page shows.
    if let Some(first) = made.pages.first_mut() {
        first.ops.append(&mut show);
    }
    let mut warnings = Vec::new();
    let document = made.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    match warnings.into_iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        Some(warning) => Err(RenderError::Document(warning.msg)),
        None => Ok(document),
    }
}

fn library_page(page: &Page, pages: &Pages) -> PdfPage {
    let size = || Rect::from_wh(Pt(page.width), Pt(page.height));
    let links = page.items.iter().filter_map(|item| match item {
        Item::Link(link) => Some(Op::LinkAnnotation { link: library_link(link, page, pages) }),
        _ => None,
    });
    PdfPage { media_box: size(), trim_box: size(), crop_box: size(), ops: links.collect() }
}

fn library_link(link: &Link, page: &Page, pages: &Pages) -> LinkAnnotation {
    let bottom = page.height - link.y - link.height;
    let height = pages.pages.get(link.target.page).map_or(page.height, |target| target.height);
    LinkAnnotation {
        rect: Rect::from_xywh(Pt(link.x), Pt(bottom), Pt(link.width), Pt(link.height)),
        border: BorderArray::Solid([0.0; 3]),
        color: ColorArray::Transparent,
        actions: Actions::go_to(Destination::Xyz {
            page: link.target.page + 1,
            left: None,
            top: Some(height - link.target.y),
            zoom: None,
        }),
        highlighting: HighlightingMode::Invert,
    }
}

/// Makes the annotation an object of its own and gives it what PDF/A and PDF/UA ask for.
fn finish_link(
    document: &mut Document,
    mut annotation: Object,
    link: &Link,
    key: usize,
) -> Result<ObjectId, RenderError> {
    let dictionary = annotation.as_dict_mut()?;
    dictionary.set("F", 4); // printed
    dictionary.set("StructParent", i64::try_from(key).unwrap_or(i64::MAX));
    dictionary.set("Contents", lopdf::text_string(&link.text));
    Ok(document.add_object(annotation))
}

/// Has all pages refer to one object for their resources, which the library repeats for each.
fn share_resources(document: &mut Document, pages: &[ObjectId]) -> Result<(), RenderError> {
    let mut fonts = None;
    for &page in pages {
        let resources = document.get_dictionary(page)?.get(b"Resources")?.as_reference()?;
        let Some(Object::Dictionary(resources)) = document.objects.remove(&resources) else {
            continue;
        };
        for empty in [b"XObject".as_slice(), b"ExtGState", b"Shading"] {
            document.objects.remove(&resources.get(empty)?.as_reference()?);
        }
        fonts = resources.get(b"Font").ok().cloned();
    }
    let Some(fonts) = fonts else { return Ok(()) };
    let shared = document.add_object(dictionary! { "Font" => fonts });
    for &page in pages {
        document.get_dictionary_mut(page)?.set("Resources", shared);
    }
    Ok(())
}
