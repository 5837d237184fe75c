//! What the PDF carries along, so that an archive keeps the data with the document.
//!
//! A [`Reading`] enters; its source, byte for byte, and its register as JSON leave. How they are
//! embedded is for `render::pdf`.

use super::Reading;
use crate::render::{
    RenderError, export,
    pdf::{Attachment, Relationship},
};

/// The source of the report and the register that was read from it.
///
/// # Errors
/// The register cannot be written as JSON.
pub(super) fn of(reading: &Reading) -> Result<Vec<Attachment>, RenderError> {
    let Reading { source, register, bytes, .. } = reading;
    let mut json = Vec::new();
    reading.write_json(&mut json)?;
    Ok(vec![
        Attachment {
            name: source.file.clone(),
            mime: reading.media_type(),
            description: "Исходная таблица".to_owned(),
            bytes: bytes.clone(),
            relationship: Relationship::Source,
        },
        Attachment {
            name: format!("register-{}.json", register.year),
            mime: "application/json",
            description: format!("Реестр, прочитанный из таблицы: схема {}", export::SCHEMA),
            bytes: json,
            relationship: Relationship::Data,
        },
    ])
}
