//! What the PDF carries along, so that an archive keeps the data with the document.
//!
//! A [`Reading`] enters; its source, byte for byte, and its register as JSON leave. How they are
//! embedded is for `render::pdf`.

use super::Reading;
use crate::{
    finding::Finding,
    model::Register,
    render::{
        RenderError, export,
        pdf::{Attachment, Relationship},
    },
};

/// The source of the report and the register that was read from it.
///
/// # Errors
/// The register cannot be written as JSON.
pub(super) fn of(reading: &Reading) -> Result<Vec<Attachment>, RenderError> {
    let Reading { source, register, findings, bytes, .. } = reading;
    let source = Attachment {
        name: source.file.clone(),
        mime: reading.media_type(),
        description: "Исходная таблица".to_owned(),
        bytes: bytes.clone(),
        relationship: Relationship::Source,
    };
    let name = format!("register-{}.json", register.year);
    Ok(vec![source, data(reading, register, findings, name)?])
}

/// What of the register a part shows; the source, which holds the others too, is not handed out
/// with it.
///
/// # Errors
/// The register cannot be written as JSON.
pub(super) fn of_part(
    reading: &Reading,
    register: &Register,
    findings: &[Finding],
    slug: &str,
) -> Result<Vec<Attachment>, RenderError> {
    let name = format!("register-{}-{slug}.json", register.year);
    Ok(vec![data(reading, register, findings, name)?])
}

fn data(
    reading: &Reading,
    register: &Register,
    findings: &[Finding],
    name: String,
) -> Result<Attachment, RenderError> {
    let mut bytes = Vec::new();
    export::write_in_one_line(register, &reading.source, findings, &mut bytes)?;
    Ok(Attachment {
        name,
        mime: "application/json",
        description: format!("Реестр, прочитанный из таблицы: схема {}", export::SCHEMA),
        bytes,
        relationship: Relationship::Data,
    })
}
