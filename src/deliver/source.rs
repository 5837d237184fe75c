//! The source: the newest table of a folder, and the bytes of a file.
//!
//! A path enters; a path or bytes leave. What kind of file it is decides `import`, by content;
//! here only names are looked at, to pass over what is no candidate at all: lock files that office
//! programs leave beside an open table, hidden and temporary files, other documents.

use std::{
    fs::{self, DirEntry, File},
    io::{self, Read},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use thiserror::Error;

use super::reason;

/// Two files closer in time than this are of equal rank: a clone or an unpacked archive writes
/// its files in no meaningful order, one right after another.
const SAME_MOMENT: Duration = Duration::from_secs(1);

/// The extensions of spreadsheets, texts and documents with tables, in lower case. Some cannot be
/// read yet: the newest table of the folder then says so, instead of an older one being taken
/// silently.
const SPREADSHEETS: [&str; 11] =
    ["xlsx", "xlsm", "xltx", "xls", "xlsb", "ods", "fods", "csv", "tsv", "txt", "docx"];

/// Why no source could be had; the message says what to do.
#[derive(Debug, Error)]
pub enum SourceError {
    /// There is no such folder.
    #[error(
        "нет папки «{}»\n\
         Создайте её и положите туда таблицу или укажите файл: pobratim report ФАЙЛ",
        folder.display()
    )]
    NoFolder {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder cannot be listed.
    #[error(
        "папку «{}» не удалось просмотреть: {}\n\
         Проверьте права доступа к ней или укажите файл: pobratim report ФАЙЛ",
        folder.display(), reason(error)
    )]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The folder has no spreadsheet.
    #[error(
        "в папке «{}» нет ни одной таблицы\n\
         Положите туда файл .xlsx или укажите файл: pobratim report ФАЙЛ",
        folder.display()
    )]
    NoCandidate {
        /// The folder.
        folder: PathBuf,
    },
    /// Several spreadsheets are equally new.
    #[error(
        "в папке «{}» несколько одинаково новых таблиц: {}\n\
         Оставьте в папке одну из них или укажите нужную: pobratim report ФАЙЛ",
        folder.display(), names.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ")
    )]
    EqualRank {
        /// The folder.
        folder: PathBuf,
        /// The names of the files, sorted.
        names: Vec<String>,
    },
    /// There is no such file.
    #[error("нет файла «{}»\nПроверьте его имя; команды показывает pobratim --help", path.display())]
    NoFile {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be read.
    #[error(
        "файл «{}» не удалось прочитать: {}\nПроверьте путь и права доступа к файлу",
        path.display(), reason(error)
    )]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The path is a folder.
    #[error("«{}» — папка, а не файл\nУкажите таблицу в ней: pobratim report ФАЙЛ", path.display())]
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The file is larger than a table can sensibly be.
    #[error(
        "файл «{}» больше {} МиБ: это не похоже на таблицу\n\
         Уберите из него картинки и лишние листы и сохраните заново",
        path.display(), limit >> 20
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most bytes that are read.
        limit: u64,
    },
}

/// The newest spreadsheet in `folder`, by the time of its last change.
///
/// # Errors
/// The folder is missing or cannot be listed, has no spreadsheet, or has several that changed
/// within one second.
pub fn newest(folder: &Path) -> Result<PathBuf, SourceError> {
    let cannot_list = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => SourceError::NoFolder { folder: folder.to_owned() },
        _ => SourceError::Folder { folder: folder.to_owned(), error },
    };
    let mut candidates = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot_list)? {
        let entry = entry.map_err(cannot_list)?;
        if let Some(changed) = candidate(&entry).map_err(cannot_list)? {
            candidates.push((changed, entry.path()));
        }
    }
    let Some(newest) = candidates.iter().map(|(changed, _)| *changed).max() else {
        return Err(SourceError::NoCandidate { folder: folder.to_owned() });
    };
    let age = |changed| newest.duration_since(changed).unwrap_or_default();
    candidates.retain(|(changed, _)| age(*changed) < SAME_MOMENT);
    if let [(_, only)] = candidates.as_slice() {
        return Ok(only.clone());
    }
    let names = candidates.iter().filter_map(|(_, path)| path.file_name());
    let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    Err(SourceError::EqualRank { folder: folder.to_owned(), names })
}

/// The bytes of the file at `path`, at most `limit` of them.
///
/// # Errors
/// The file is missing, unreadable, a folder, or larger than `limit`.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, SourceError> {
    if path.is_dir() {
        return Err(SourceError::IsFolder { path: path.to_owned() });
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => SourceError::NoFile { path: path.to_owned() },
            _ => SourceError::Unreadable { path: path.to_owned(), error },
        })?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        return Err(SourceError::TooLarge { path: path.to_owned(), limit });
    }
    Ok(bytes)
}

/// When the file was last changed, if it is a spreadsheet at all.
fn candidate(entry: &DirEntry) -> io::Result<Option<SystemTime>> {
    let name = entry.file_name();
    if !is_spreadsheet(&name.to_string_lossy()) {
        return Ok(None);
    }
    match fs::metadata(entry.path()) {
        Ok(data) if data.is_file() => data.modified().map(Some),
        Ok(_) => Ok(None),
        // A dangling link, or a file that vanished between listing and looking.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether a file of this name may be a table: `~$x.xlsx` and `.~lock.x.xlsx#` are the locks of
/// office programs, `~WRL0001.tmp` and `lu123.tmp` are files being saved.
fn is_spreadsheet(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(|e| e.to_str()).unwrap_or_default();
    !name.starts_with(['.', '~']) && SPREADSHEETS.contains(&extension.to_lowercase().as_str())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A folder with files of these names and ages in milliseconds.
    fn folder(files: &[(&str, u64)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        for (name, age) in files {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(now - Duration::from_millis(*age)).unwrap();
        }
        folder
    }

    #[test]
    fn the_newest_spreadsheet_is_taken() {
        let tables = folder(&[("2024.xlsx", 90_000), ("2025.XLSX", 5_000), ("2023.ods", 95_000)]);
        assert_eq!(newest(tables.path()).unwrap(), tables.path().join("2025.XLSX"));
        let documents = folder(&[("2024.xlsx", 90_000), ("2025.docx", 5_000)]);
        assert_eq!(newest(documents.path()).unwrap(), documents.path().join("2025.docx"));
    }

    #[test]
    fn text_is_a_table_as_workbooks_are() {
        for name in ["2025.csv", "2025.tsv", "2025.TXT"] {
            let folder = folder(&[("2024.xlsx", 90_000), (name, 5_000), ("notes.md", 0)]);
            assert_eq!(newest(folder.path()).unwrap(), folder.path().join(name));
        }
    }

    #[test]
    fn locks_hidden_and_temporary_files_and_other_documents_are_no_candidates() {
        let others = ["~$a.xlsx", ".~lock.a.xlsx#", ".b.xlsx", "lu12.tmp", "x.pdf", "README.md"];
        let mut files: Vec<_> = others.iter().map(|name| (*name, 0)).collect();
        files.push(("a.xlsx", 50_000));
        let folder = folder(&files);
        fs::create_dir(folder.path().join("folder.xlsx")).unwrap();
        assert_eq!(newest(folder.path()).unwrap(), folder.path().join("a.xlsx"));
    }

    #[test]
    fn files_of_one_moment_are_of_equal_rank() {
        let folder = folder(&[("б.xlsx", 0), ("а.xlsx", 999), ("в.xlsx", 1_000)]);
        let error = newest(folder.path()).unwrap_err().to_string();
        assert_eq!(
            error,
            format!(
                "в папке «{}» несколько одинаково новых таблиц: «а.xlsx», «б.xlsx»\n\
                 Оставьте в папке одну из них или укажите нужную: pobratim report ФАЙЛ",
                folder.path().display()
            )
        );
    }

    #[test]
    fn a_file_of_exactly_the_limit_is_read_and_one_more_byte_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.xlsx");
        fs::write(&path, b"12345678").unwrap();
        assert_eq!(read(&path, 8).unwrap(), b"12345678");
        assert!(matches!(read(&path, 7), Err(SourceError::TooLarge { limit: 7, .. })));
    }
}
