//! Bookmarks → the document's outline, nested as they are (ISO 32000-1, 12.3.3).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::RenderError;
use crate::layout::pages::{Bookmark, Pages, Target};

/// Gives the catalog the outline and has viewers show it; nothing if there are no bookmarks.
///
/// # Errors
/// A document without a catalog.
pub(super) fn add(
    document: &mut Document,
    pages: &Pages,
    ids: &[ObjectId],
) -> Result<(), RenderError> {
    if pages.outline.is_empty() {
        return Ok(());
    }
    let root = document.new_object_id();
    let mut dictionary = dictionary! { "Type" => "Outlines" };
    let count = add_level(document, &pages.outline, root, &mut dictionary, (pages, ids));
    dictionary.set("Count", count);
    document.set_object(root, dictionary);
    let catalog = document.catalog_mut()?;
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
    Ok(())
}

/// Adds bookmarks under a parent and tells it of them; how many are seen when all are unfolded.
fn add_level(
    document: &mut Document,
    bookmarks: &[Bookmark],
    parent: ObjectId,
    parent_dictionary: &mut Dictionary,
    book: (&Pages, &[ObjectId]),
) -> i64 {
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| document.new_object_id()).collect();
    let mut count = 0;
    for (index, (bookmark, &id)) in bookmarks.iter().zip(&ids).enumerate() {
        let mut dictionary = dictionary! {
            "Title" => lopdf::text_string(&bookmark.title),
            "Parent" => parent,
            "Dest" => destination(bookmark.target, book),
        };
        if let Some(&previous) = index.checked_sub(1).and_then(|before| ids.get(before)) {
            dictionary.set("Prev", previous);
        }
        if let Some(&next) = ids.get(index + 1) {
            dictionary.set("Next", next);
        }
        let below = add_level(document, &bookmark.children, id, &mut dictionary, book);
        if below > 0 {
            dictionary.set("Count", -below); // folded at first
        }
        document.set_object(id, dictionary);
        count += 1;
    }
    if let (Some(&first), Some(&last)) = (ids.first(), ids.last()) {
        parent_dictionary.set("First", first);
        parent_dictionary.set("Last", last);
    }
    count
}

fn destination(target: Target, (pages, ids): (&Pages, &[ObjectId])) -> Object {
    let page = ids.get(target.page).map_or(Object::Null, |&id| id.into());
    let height = pages.pages.get(target.page).map_or(0.0, |page| page.height);
    vec![page, "XYZ".into(), Object::Null, (height - target.y).into(), Object::Null].into()
}
