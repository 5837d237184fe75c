//! A packed document: its parts by name.
//!
//! The bytes of a zip archive enter; a [`Package`] within the bounds leaves, and from it streams of
//! unpacked parts. What the parts mean is absent on purpose.

use std::io::{BufRead, BufReader, Cursor};

use rustc_hash::FxHashMap;
use zip::ZipArchive;

use super::{
    Limits,
    error::{ImportError, Part},
    limits,
};

/// An open archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each part stands in it, by its plain name; of two of one name the first counts.
    parts: FxHashMap<String, usize>,
    /// Bytes of the largest part, unpacked.
    pub(super) largest: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive that is within the bounds.
    ///
    /// # Errors
    ///
    /// `TooLarge` or `Corrupt`.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ImportError> {
        let largest = limits::check_archive(bytes, limits)?;
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportError::Corrupt(Part::Archive))?;
        let mut parts = FxHashMap::default();
        for (index, name) in archive.file_names_raw().enumerate() {
            parts.entry(plain(&String::from_utf8_lossy(name))).or_insert(index);
        }
        Ok(Self { archive, parts, largest })
    }

    /// The part of this name, unpacked as it is read; names differ by more than case and the
    /// slant of their slashes (ECMA-376 part 2, 6.2.2.3).
    pub(super) fn part(&mut self, name: &str) -> Option<impl BufRead> {
        let index = *self.parts.get(&plain(name))?;
        self.archive.by_index(index).ok().map(BufReader::new)
    }
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}
