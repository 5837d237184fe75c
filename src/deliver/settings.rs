//! The settings of an office: where `pobratim.toml` is found.
//!
//! A path or none enters; [`Settings`] leave. What the keys mean is absent on purpose: that is
//! `pipeline::settings`.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::source::{self, SourceError};
use crate::pipeline::settings::{Settings, SettingsError};

/// The file that is looked for in the working folder.
pub const FILE: &str = "pobratim.toml";
/// Settings are short; more than this is some other file.
const LONGEST: u64 = 1 << 20;

/// Why the settings cannot be had.
#[derive(Debug, Error)]
pub enum ReadSettingsError {
    /// The file cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The file is no text.
    #[error("«{}» — не текст в кодировке UTF-8\nСохраните файл в этой кодировке", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
    },
    /// The file says something that means nothing.
    #[error("«{}», {error}", path.display())]
    Meaning {
        /// The file.
        path: PathBuf,
        /// Where and what.
        error: SettingsError,
    },
}

/// Reads the settings at `path`, or without one `pobratim.toml` of the working folder if it is
/// there.
///
/// # Errors
/// The file is named but missing, cannot be read, or holds a mistake.
pub fn read(path: Option<&Path>) -> Result<Settings, ReadSettingsError> {
    let (bytes, path) = match path {
        Some(path) => (source::read(path, LONGEST)?, path),
        None => match source::read(Path::new(FILE), LONGEST) {
            Err(SourceError::NoFile { .. }) => return Ok(Settings::default()),
            bytes => (bytes?, Path::new(FILE)),
        },
    };
    let text = String::from_utf8(bytes)
        .map_err(|_| ReadSettingsError::NotText { path: path.to_owned() })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let mut settings = Settings::parse(text)
        .map_err(|error| ReadSettingsError::Meaning { path: path.to_owned(), error })?;
    // Paths of the settings are relative to their folder, wherever the program was started.
    if let Some(folder) = path.parent() {
        let paths = [&mut settings.lint.baseline, &mut settings.report.logo];
        for path in paths.into_iter().flatten() {
            *path = folder.join(&*path);
        }
    }
    Ok(settings)
}
