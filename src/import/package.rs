//! A packed document: its parts by name.
//!
//! The bytes of a zip archive enter; a [`Package`] within the bounds leaves, and from it unpacked
//! parts, as streams. What the parts mean is absent on purpose. No part is larger than the archive
//! declares: the stream ends in an error where it would be.

use std::io::{BufRead, BufReader, Cursor, Read as _};

use rustc_hash::FxHashMap;
use zip::ZipArchive;

use super::{
    Limits,
    error::{ImportError, Measure, Part},
    limits::within,
    xml::{self, Visitor},
};

const CORRUPT: ImportError = ImportError::Corrupt(Part::Archive);
/// Bytes that any file may have after unpacking, however well they were packed.
const SMALL: u64 = 64 << 20;
/// How many times over all that may be unpacked is unpacked: sheets may share a part, which
/// multiplies the work.
const REREADS: u64 = 2;

/// An open archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each part stands in it, by its plain name; of two of one name the first counts.
    parts: FxHashMap<String, usize>,
    /// Bytes of the parts that were asked for so far, each time that they were.
    asked: u64,
    /// What a file may hold.
    pub(super) limits: Limits,
}

impl<'a> Package<'a> {
    /// Opens an archive that is within the bounds.
    ///
    /// # Errors
    ///
    /// `TooLarge` or `Corrupt`.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ImportError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| CORRUPT)?;
        let metadata = archive.metadata();
        within(Measure::Entries, metadata.len() as u64, limits.entries)?;
        let mut unpacked = 0_u64;
        let mut parts = FxHashMap::default();
        for index in 0..metadata.len() {
            let entry = metadata.entry(index).map_err(|_| CORRUPT)?;
            unpacked = unpacked.saturating_add(entry.size());
            parts.entry(plain(&String::from_utf8_lossy(entry.name_raw()))).or_insert(index);
        }
        within(Measure::UnpackedBytes, unpacked, limits.unpacked_bytes)?;
        if unpacked > SMALL {
            within(Measure::Ratio, unpacked / (bytes.len() as u64).max(1), limits.ratio)?;
        }
        Ok(Self { archive, parts, asked: 0, limits: *limits })
    }

    /// Whether there is a part of this name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.parts.contains_key(&plain(name))
    }

    /// The part of this name, unpacked as it is read; names differ by more than case and the
    /// slant of their slashes (ECMA-376 part 2, 6.2.2.3).
    ///
    /// # Errors
    ///
    /// `TooLarge` where too much has been asked for.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<impl BufRead>, ImportError> {
        let index = self.parts.get(&plain(name)).copied();
        let part = index.and_then(|index| self.archive.by_index(index).ok());
        let Some(part) = part else { return Ok(None) };
        self.asked = self.asked.saturating_add(part.size());
        let most = self.limits.unpacked_bytes.saturating_mul(REREADS);
        within(Measure::UnpackedBytes, self.asked, most)?;
        Ok(Some(BufReader::new(part)))
    }

    /// The bytes of the part of this name.
    ///
    /// # Errors
    ///
    /// `TooLarge` where too much has been asked for.
    pub(super) fn unpacked(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let most = self.limits.unpacked_bytes;
        let Some(part) = self.part(name)? else { return Ok(None) };
        let mut bytes = Vec::new();
        Ok(part.take(most).read_to_end(&mut bytes).is_ok().then_some(bytes))
    }

    /// Shows the elements of the part of this name to `visitor`.
    ///
    /// # Errors
    ///
    /// `Corrupt` with `whole` where there is no such part, and what [`xml::walk`] says.
    pub(super) fn walk(
        &mut self,
        name: &str,
        whole: &Part,
        visitor: &mut impl Visitor,
    ) -> Result<(), ImportError> {
        let depth = self.limits.depth;
        let part = self.part(name)?.ok_or_else(|| ImportError::Corrupt(whole.clone()))?;
        xml::walk(part, whole, depth, visitor)
    }
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}
