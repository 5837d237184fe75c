//! A folder to run in, the program in it, and what it said.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use assert_cmd::Command;
use rust_xlsxwriter::Workbook;

/// What a run said and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// An empty folder to run in.
pub(crate) struct Place(tempfile::TempDir);

impl Place {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The program in this folder, free of the caller's settings.
    pub(crate) fn program(&self) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pobratim"));
        command.current_dir(self.0.path());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH"] {
            command.env_remove(name);
        }
        command
    }

    /// What the program says to these arguments in this folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        said(self.program().args(arguments))
    }

    /// Puts bytes where `name` says, in a folder that is made if it is missing.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Puts a workbook of one sheet «Лист1» with these rows.
    pub(crate) fn put_table(&self, name: &str, rows: &[&[&str]]) -> PathBuf {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("Лист1").unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write(row, column, *text).unwrap();
            }
        }
        self.put(name, workbook.save_to_buffer().unwrap())
    }

    /// The names of what stands in a folder, sorted; none if there is no such folder.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).into_iter().flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// What a command says.
pub(crate) fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The table that the office filled in for 2025.
pub(crate) fn real_table() -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("input/cooperation-2025.xlsx")).unwrap()
}

/// Makes a file look as if it was changed so many seconds after an arbitrary moment.
pub(crate) fn set_changed(path: &Path, seconds: u64) {
    let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + seconds);
    File::options().append(true).open(path).unwrap().set_modified(moment).unwrap();
}

/// A table of one country that reads without findings.
pub(crate) const SMALL: &[&[&str]] = &[
    &["Страна", "Город", "Основание", "Дата подписания", "Основные мероприятия в 2025 году"],
    &["ЕВРОПА"],
    &["Венгрия", "Будапешт", "Соглашение о партнёрстве", "16.12.2015", "14 мая – визит мэра."],
];
