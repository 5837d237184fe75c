//! Files → attachments associated with the whole document (ISO 19005-3, 6.8).

use chrono::NaiveDate;
use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::{Attachment, Relationship, RenderError, file};

/// Embeds the files and names them in the catalog; nothing if there are none.
///
/// # Errors
/// A document without a catalog.
pub(super) fn add(
    document: &mut Document,
    attachments: Vec<Attachment>,
    date: NaiveDate,
) -> Result<(), RenderError> {
    if attachments.is_empty() {
        return Ok(());
    }
    let mut files: Vec<(String, ObjectId)> = Vec::new();
    for attachment in attachments {
        files.push((attachment.name.clone(), embed(document, attachment, date)));
    }
    let associated: Vec<Object> = files.iter().map(|&(_, id)| id.into()).collect();
    files.sort_unstable(); // a name tree is sorted
    let names = files.iter().flat_map(|(name, id)| [lopdf::text_string(name), (*id).into()]);
    let names: Vec<Object> = names.collect();
    let catalog = document.catalog_mut()?;
    catalog.set("AF", associated);
    catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    Ok(())
}

fn embed(document: &mut Document, attachment: Attachment, date: NaiveDate) -> ObjectId {
    let date = Object::string_literal(date.format("D:%Y%m%d000000Z").to_string());
    let size = i64::try_from(attachment.bytes.len()).unwrap_or(i64::MAX);
    let mut head = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => attachment.mime,
        "Params" => dictionary! { "Size" => size, "ModDate" => date },
    };
    // The source stays as it is: an archive can cut it out of the file byte for byte.
    let content = if attachment.relationship == Relationship::Source {
        attachment.bytes
    } else {
        head.set("Filter", "FlateDecode");
        file::deflate(&attachment.bytes)
    };
    let stream = Stream::new(head, content).with_compression(false);
    let stream = document.add_object(stream);
    let name = lopdf::text_string(&attachment.name);
    let relationship = match attachment.relationship {
        Relationship::Source => "Source",
        Relationship::Data => "Data",
    };
    document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => name.clone(),
        "UF" => name,
        "Desc" => lopdf::text_string(&attachment.description),
        "AFRelationship" => relationship,
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    })
}
