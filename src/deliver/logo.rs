//! The office's sign for the first page: the file that the settings name.
//!
//! A path enters; a [`Picture`] leaves. What a picture file is made of is absent on purpose: that is
//! `pipeline::picture`.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::source::{self, SourceError};
use crate::pipeline::picture::{self, Picture, PictureError};

/// A sign takes kilobytes; more than this is something else.
const LONGEST: u64 = 16 << 20;

/// Why there is no logo.
#[derive(Debug, Error)]
pub enum ReadLogoError {
    /// There is no such file.
    #[error(
        "нет логотипа «{}», который назван в настройках\n\
         Проверьте путь: он считается от папки, где лежат сами настройки",
        path.display()
    )]
    NoFile {
        /// The file.
        path: PathBuf,
    },
    /// The file is too large.
    #[error("логотип «{}» больше {} МиБ\nУменьшите картинку", path.display(), LONGEST >> 20)]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be read.
    #[error(transparent)]
    Source(SourceError),
    /// The file is no picture.
    #[error("логотип «{}»: {error}", path.display())]
    Picture {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        error: PictureError,
    },
}

/// Reads the logo at `path`.
///
/// # Errors
/// The file is missing, unreadable, too large or no picture.
pub fn read(path: &Path) -> Result<Picture, ReadLogoError> {
    let bytes = source::read(path, LONGEST).map_err(|error| match error {
        SourceError::NoFile { path } => ReadLogoError::NoFile { path },
        SourceError::TooLarge { path, .. } => ReadLogoError::TooLarge { path },
        other => ReadLogoError::Source(other),
    })?;
    picture::decode(&bytes).map_err(|error| ReadLogoError::Picture { path: path.to_owned(), error })
}
