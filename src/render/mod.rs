//! What is laid out and composed → bytes of a file format.
//!
//! A stage's whole value enters, bytes leave through a [`std::io::Write`]. Nothing here opens a
//! file or looks at a clock.

use std::io;

pub mod calendar;
pub mod csv;
pub mod export;
pub mod findings;
mod flat;
pub mod pdf;
pub mod workbook;

/// Why a file could not be made: the environment's fault, never the data's.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A font file cannot be cut down to the glyphs that the document shows.
    #[error("шрифт {face} нельзя встроить в PDF: {reason}")]
    Font {
        /// The name of the face.
        face: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// The library that makes the document refused.
    #[error("PDF не собран: {0}")]
    Document(String),
    /// The library that makes the workbook refused.
    #[error("книга Excel не собрана: {0}")]
    Workbook(String),
    /// The bytes could not be written.
    #[error("файл не записан: {0}")]
    Write(#[from] io::Error),
}
