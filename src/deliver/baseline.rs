//! The findings that an office accepted: the file where they are listed.
//!
//! A path enters; what is accepted leaves. What the file says is absent on purpose: that is
//! `pipeline::baseline`.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::source::{self, SourceError};
use crate::{
    finding::Accepted,
    pipeline::baseline::{self, BaselineError},
};

/// As many findings as fit in here nobody has read.
const LONGEST: u64 = 1 << 24;

/// Why the accepted findings cannot be had.
#[derive(Debug, Error)]
pub enum ReadBaselineError {
    /// There is no such file.
    #[error(
        "нет файла принятых замечаний «{}»\n\
         Проверьте его имя или создайте его: pobratim check --write-baseline ФАЙЛ",
        path.display()
    )]
    NoFile {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be read.
    #[error(transparent)]
    Source(SourceError),
    /// The file is no text, or says something that means nothing.
    #[error("«{}», {error}", path.display())]
    Meaning {
        /// The file.
        path: PathBuf,
        /// Where and what.
        error: BaselineError,
    },
}

/// Reads the accepted findings at `path`.
///
/// # Errors
/// The file is missing, cannot be read, or holds a mistake.
pub fn read(path: &Path) -> Result<Accepted, ReadBaselineError> {
    let bytes = source::read(path, LONGEST).map_err(|error| match error {
        SourceError::NoFile { path } => ReadBaselineError::NoFile { path },
        other => ReadBaselineError::Source(other),
    })?;
    let text = String::from_utf8_lossy(&bytes);
    baseline::parse(text.strip_prefix('\u{FEFF}').unwrap_or(&text))
        .map_err(|error| ReadBaselineError::Meaning { path: path.to_owned(), error })
}
