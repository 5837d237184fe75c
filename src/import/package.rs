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
    /// Bytes of all of them, as the archive declares.
    unpacked: u64,
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
        Ok(Self { archive, parts, unpacked, asked: 0, limits: *limits })
    }

    /// Whether there is a part of this name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Where the part of this name stands; names differ by more than case and the slant of their
    /// slashes (ECMA-376 part 2, 6.2.2.3).
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.parts.get(&plain(name)).copied()
    }

    /// Where all the parts stand whose file is called so, in small letters, whatever their folder:
    /// two of one name as well.
    pub(super) fn called(&self, file: &str) -> Vec<usize> {
        let metadata = self.archive.metadata();
        let is_called = |index: &usize| {
            metadata.entry(*index).is_ok_and(|entry| {
                let name = plain(&String::from_utf8_lossy(entry.name_raw()));
                name.rsplit('/').next() == Some(file)
            })
        };
        (0..metadata.len()).filter(is_called).collect()
    }

    /// Bytes of the part at this place, as the archive declares.
    pub(super) fn size(&self, index: usize) -> u64 {
        self.archive.metadata().entry(index).map_or(0, |entry| entry.size())
    }

    /// Whether no part can ask for more memory than any file may have, each of these read once more
    /// for each time that it is named.
    pub(super) fn is_small<'n>(&self, parts: impl IntoIterator<Item = &'n str>) -> bool {
        let sizes = parts.into_iter().filter_map(|part| Some(self.size(self.find(part)?)));
        self.unpacked <= SMALL && sizes.sum::<u64>() <= SMALL
    }

    /// The part of this name, unpacked as it is read.
    ///
    /// # Errors
    ///
    /// `TooLarge` where too much has been asked for.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<impl BufRead>, ImportError> {
        self.part_at(self.find(name))
    }

    fn part_at(&mut self, index: Option<usize>) -> Result<Option<impl BufRead>, ImportError> {
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
        self.walk_at(self.find(name), whole, visitor)
    }

    /// The same for the part at this place.
    ///
    /// # Errors
    ///
    /// As those of [`walk`](Self::walk).
    pub(super) fn walk_at(
        &mut self,
        index: Option<usize>,
        whole: &Part,
        visitor: &mut impl Visitor,
    ) -> Result<(), ImportError> {
        let depth = self.limits.depth;
        let part = self.part_at(index)?.ok_or_else(|| ImportError::Corrupt(whole.clone()))?;
        xml::walk(part, whole, depth, visitor)
    }
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}
