//! Pictures of the pages → image objects, each in the document once.
//!
//! Pixels are plain sRGB without transparency, as every archive standard allows; the output intent
//! says what they mean.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::RenderError;
use crate::{
    layout::pages::{Item, Pages},
    report::Picture,
};

/// The different pictures of a document.
pub(super) struct Images(Vec<Picture>);

impl Images {
    /// The pictures that stand on the pages.
    pub(super) fn new(pages: &Pages) -> Self {
        let mut found: Vec<Picture> = Vec::new();
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let Item::Image(image) = item
                && !found.contains(&image.picture)
            {
                found.push(image.picture.clone());
            }
        }
        Self(found)
    }

    /// What content streams call a picture.
    pub(super) fn name(&self, picture: &Picture) -> Option<String> {
        let number = self.0.iter().position(|known| known == picture)?;
        Some(format!("I{number}"))
    }

    /// Adds the pictures to the document and names them in the resources that its pages share.
    ///
    /// # Errors
    /// A page without resources.
    pub(super) fn add(&self, document: &mut Document, ids: &[ObjectId]) -> Result<(), RenderError> {
        let Some(&page) = ids.first().filter(|_| !self.0.is_empty()) else { return Ok(()) };
        let mut names = lopdf::Dictionary::new();
        for picture in &self.0 {
            let dictionary = dictionary! {
                "Type" => "XObject",
                "Subtype" => "Image",
                "Width" => i64::from(picture.width),
                "Height" => i64::from(picture.height),
                "ColorSpace" => "DeviceRGB",
                "BitsPerComponent" => 8,
            };
            let id = document.add_object(Stream::new(dictionary, picture.rgb.to_vec()));
            names.set(self.name(picture).unwrap_or_default(), Object::Reference(id));
        }
        let resources = document.get_dictionary(page)?.get(b"Resources")?.as_reference()?;
        document.get_dictionary_mut(resources)?.set("XObject", names);
        Ok(())
    }
}
