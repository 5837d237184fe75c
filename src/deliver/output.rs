//! Finished bytes → files that appear whole or not at all.
//!
//! A folder and named bytes enter; files of these names stand in the folder afterwards. Every
//! file is first written beside its place under a name of our own, flushed to the disk, and
//! renamed only when all of them are ready; so a failed or killed run leaves the files of earlier
//! runs as they were. What a killed run leaves behind, the next one sweeps away.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;
use thiserror::Error;

use super::reason;

/// How the names of our unfinished files begin and end.
const UNFINISHED: (&str, &str) = (".pobratim-", ".tmp");

/// A finished file: its name in the folder, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The name, without a folder.
    pub name: OsString,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What else the person could say, if files of our own naming cannot be written.
const ANOTHER_FOLDER: &str = "другую папку: --out ПАПКА";
/// The same for one file that the person named.
const ANOTHER_FILE: &str = "другой файл";

/// Why the files were not written; nothing was changed then.
#[derive(Debug, Error)]
pub enum OutputError {
    /// The folder cannot be made.
    #[error(
        "папку «{}» не удалось создать: {}\nУкажите {}",
        folder.display(), reason(error), elsewhere
    )]
    Folder {
        /// What to say instead.
        elsewhere: &'static str,
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A file cannot be written.
    #[error(
        "файл «{}» не удалось записать: {}\n\
         Закройте его, если он открыт в другой программе, или укажите {}",
        path.display(), reason(error), elsewhere
    )]
    Write {
        /// What to say instead.
        elsewhere: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A file would replace the source.
    #[error(
        "файл «{}» — сама исходная таблица: программа её не заменит\nУкажите {elsewhere}",
        path.display()
    )]
    OverSource {
        /// What to say instead.
        elsewhere: &'static str,
        /// The file.
        path: PathBuf,
    },
}

/// Writes `outputs` into `folder`, which is made if it is missing, and returns their paths.
///
/// `source` is never replaced. Files of these names are replaced, each in one step; between the
/// steps the system may be cut off, then some are new and some old, but each is whole.
///
/// # Errors
/// The folder or a file cannot be written, or an output would replace `source`.
pub fn write(
    folder: &Path,
    outputs: &[Output],
    source: &Path,
) -> Result<Vec<PathBuf>, OutputError> {
    put(folder, outputs, source, ANOTHER_FOLDER)
}

/// Writes one file to the path that the person named; its folder is made if it is missing.
///
/// # Errors
/// The folder or the file cannot be written, or it would replace `source`.
pub fn write_file(path: &Path, bytes: Vec<u8>, source: &Path) -> Result<(), OutputError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = path.file_name().unwrap_or(path.as_os_str()).to_os_string();
    let folder = folder.unwrap_or(Path::new("."));
    put(folder, &[Output { name, bytes }], source, ANOTHER_FILE)?;
    Ok(())
}

/// The files in `folder` whose names begin and end as those of parts do and that are not among
/// `written`: parts of an earlier run, most likely. They may be somebody's, and stay.
#[must_use]
pub fn not_of_this_run(
    folder: &Path,
    (begin, end): (&str, &str),
    written: &[PathBuf],
) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_part = |name: &OsString| {
        name.to_str().is_some_and(|name| name.starts_with(begin) && name.ends_with(end))
    };
    let parts =
        entries.map(|entry| entry.file_name()).filter(is_part).map(|name| folder.join(name));
    let mut others: Vec<_> = parts.filter(|path| !written.contains(path)).collect();
    others.sort();
    others
}

fn put(
    folder: &Path,
    outputs: &[Output],
    source: &Path,
    elsewhere: &'static str,
) -> Result<Vec<PathBuf>, OutputError> {
    let failed =
        |path: &Path, error| OutputError::Write { path: path.to_owned(), error, elsewhere };
    let paths: Vec<_> = outputs.iter().map(|output| folder.join(&output.name)).collect();
    for path in &paths {
        if is_same(path, source) {
            return Err(OutputError::OverSource { path: path.to_owned(), elsewhere });
        }
        check_replaceable(path).map_err(|error| failed(path, error))?;
    }
    fs::create_dir_all(folder).map_err(|error| OutputError::Folder {
        folder: folder.to_owned(),
        error,
        elsewhere,
    })?;
    sweep(folder);
    let mut unfinished = Vec::with_capacity(outputs.len());
    for (output, path) in outputs.iter().zip(&paths) {
        unfinished.push(prepare(folder, &output.bytes).map_err(|error| failed(path, error))?);
    }
    for (file, path) in unfinished.into_iter().zip(&paths) {
        file.persist(path).map_err(|refused| failed(path, refused.error))?;
    }
    sync_folder(folder).map_err(|error| failed(folder, error))?;
    Ok(paths)
}

/// Whether both are there and one file.
fn is_same(path: &Path, source: &Path) -> bool {
    let canonical = |path: &Path| path.canonicalize().ok();
    canonical(path).is_some_and(|path| Some(path) == canonical(source))
}

/// Refuses what cannot be replaced, before anything is touched: on Windows a file that is open
/// elsewhere would otherwise be noticed only after its neighbour was renamed.
fn check_replaceable(path: &Path) -> io::Result<()> {
    match OpenOptions::new().append(true).open(path) {
        Err(error) if path.exists() => Err(error),
        _ => Ok(()),
    }
}

/// A flushed file of `bytes` in `folder`, readable as any other file there once it is renamed.
fn prepare(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED.0).suffix(UNFINISHED.1);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)); // less the umask
    let mut file = builder.tempfile_in(folder)?;
    // While we live, the lock tells another run's sweep that the file is not abandoned. Some
    // network file systems know no locks; nothing is swept there.
    let _unsupported = file.as_file().try_lock();
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Removes the unfinished files that a killed run left in `folder`. What cannot be removed stays:
/// it is in nobody's way.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(UNFINISHED.0) && name.ends_with(UNFINISHED.1) {
            let path = entry.path();
            if File::open(&path).is_ok_and(|file| is_abandoned(&file)) {
                let _stays = fs::remove_file(&path);
            }
        }
    }
}

/// Whether no running program holds the file.
fn is_abandoned(file: &File) -> bool {
    match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
    }
}

/// Makes the renames themselves last through a power cut.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder)?.sync_all()
}

/// Windows keeps its journal by itself and opens no folders as files.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn output(name: &str, bytes: &[u8]) -> Output {
        Output { name: name.into(), bytes: bytes.to_owned() }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_written_into_a_folder_that_is_made() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("новая/папка");
        let written = write(&folder, &[output("a", b"1"), output("b", b"2")], Path::new("x"));
        assert_eq!(written.unwrap(), [folder.join("a"), folder.join("b")]);
        assert_eq!(fs::read(folder.join("a")).unwrap(), b"1");
        assert_eq!(fs::read(folder.join("b")).unwrap(), b"2");
        assert_eq!(names(&folder), ["a", "b"]);
    }

    #[test]
    fn when_one_file_cannot_be_replaced_none_is() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("a"), "old").unwrap();
        fs::create_dir(place.path().join("b")).unwrap();
        let outputs = [output("a", b"new"), output("b", b"new")];
        let error = write(place.path(), &outputs, Path::new("x")).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "файл «{}» не удалось записать: это папка, а не файл\n\
                 Закройте его, если он открыт в другой программе, или укажите другую папку: --out ПАПКА",
                place.path().join("b").display()
            )
        );
        assert_eq!(fs::read(place.path().join("a")).unwrap(), b"old");
        assert_eq!(names(place.path()), ["a", "b"]);
    }

    #[test]
    fn the_source_is_never_replaced() {
        let place = tempfile::tempdir().unwrap();
        let source = place.path().join("cooperation-2025.xlsx");
        fs::write(&source, "table").unwrap();
        let outputs = [output("cooperation-2025.xlsx", b"report")];
        let roundabout = place.path().join(".");
        let error = write(&roundabout, &outputs, &source).unwrap_err();
        assert!(matches!(error, OutputError::OverSource { .. }), "{error}");
        assert_eq!(fs::read(&source).unwrap(), b"table");
    }

    #[test]
    fn what_a_killed_run_left_is_swept_and_what_a_running_one_holds_is_not() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join(".pobratim-dead.tmp"), "half").unwrap();
        fs::write(place.path().join("other.tmp"), "not ours").unwrap();
        let held = File::create(place.path().join(".pobratim-live.tmp")).unwrap();
        held.lock().unwrap();
        write(place.path(), &[output("a", b"1")], Path::new("x")).unwrap();
        assert_eq!(names(place.path()), [".pobratim-live.tmp", "a", "other.tmp"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_report_may_be_read_by_whoever_may_read_ordinary_files() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let ordinary = place.path().join("ordinary");
        fs::write(&ordinary, "").unwrap();
        write(place.path(), &[output("a", b"1")], Path::new("x")).unwrap();
        let mode = |path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(place.path().join("a")), mode(ordinary));
    }
}
