//! The arguments that name a source, and its reading.

use std::{
    mem::ManuallyDrop,
    path::{Path, PathBuf},
};

use crate::{
    deliver::{baseline, settings, source},
    pipeline::{self, Reading, settings::Settings},
};

/// Where the newest table is looked for when none is named.
const INPUT: &str = "input";

/// Which table.
#[derive(Debug, clap::Args)]
pub(super) struct TableArgs {
    /// Таблица .xlsx, .xlsb, .xls, .ods, .docx, .csv или .txt; без неё — самая новая в папке input
    /// The table; without it the newest one in input/
    #[arg(value_name = "ФАЙЛ", verbatim_doc_comment)]
    source: Option<PathBuf>,
    /// Настройки; без этого — pobratim.toml в рабочей папке, если он есть
    /// The settings, by default pobratim.toml of the working folder
    #[arg(long, value_name = "ФАЙЛ", verbatim_doc_comment)]
    settings: Option<PathBuf>,
}

/// Which table, and which year it is about.
#[derive(Debug, clap::Args)]
pub(super) struct SourceArgs {
    #[command(flatten)]
    table: TableArgs,
    /// Год отчёта, если в таблице он не указан или указан неверно
    /// The year of the report, above what the table says
    #[arg(long, value_name = "ГОД", value_parser = year, verbatim_doc_comment)]
    year: Option<i32>,
    /// Принятые ранее замечания, о которых не напоминать: их записывает check --write-baseline
    /// Accepted findings that are not told again
    #[arg(long, value_name = "ФАЙЛ", verbatim_doc_comment)]
    baseline: Option<PathBuf>,
}

/// A table that was read.
pub(super) struct Understood {
    /// The file as it was given or found.
    pub(super) path: PathBuf,
    /// What was understood. It is needed until the program ends, and then the system takes back at
    /// once what would be freed piece by piece.
    pub(super) reading: ManuallyDrop<Reading>,
    /// What the office set.
    pub(super) settings: Settings,
}

/// A table that was found, before it is read.
pub(super) struct Opened {
    /// Its path, as it was given or found.
    pub(super) path: PathBuf,
    /// Its name without the folder.
    pub(super) name: String,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
    /// What the office set for itself.
    pub(super) settings: Settings,
}

impl TableArgs {
    /// Finds the table and the settings.
    ///
    /// # Errors
    /// There is no such file or no candidate, or one of the two cannot be read.
    pub(super) fn open(&self) -> anyhow::Result<Opened> {
        let path = match &self.source {
            Some(path) => path.clone(),
            None => source::newest(Path::new(INPUT))?,
        };
        let settings = settings::read(self.settings.as_deref())?;
        let bytes = source::read(&path, settings.limits.file_bytes)?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Ok(Opened { path, name, bytes, settings })
    }
}

impl SourceArgs {
    /// Reads the table and understands it, and sets apart what was accepted before.
    ///
    /// # Errors
    /// There is no such file or no candidate, or the file holds no table.
    pub(super) fn read(&self) -> anyhow::Result<Understood> {
        let mut understood = self.read_anew()?;
        let baseline = self.baseline.as_ref().or(understood.settings.lint.baseline.as_ref());
        if let Some(file) = baseline {
            understood.reading.accept(&baseline::read(file)?);
        }
        Ok(understood)
    }

    /// The same with every finding, accepted or not.
    ///
    /// # Errors
    /// There is no such file or no candidate, or the file holds no table.
    pub(super) fn read_anew(&self) -> anyhow::Result<Understood> {
        let Opened { path, name, bytes, settings } = self.table.open()?;
        let reading = pipeline::read(&bytes, &name, self.year, &settings)?;
        Ok(Understood { path, reading: ManuallyDrop::new(reading), settings })
    }
}

/// A year of four digits.
pub(super) fn year(text: &str) -> Result<i32, String> {
    let year = text.parse().ok().filter(|year| (1900..=2199).contains(year));
    year.ok_or_else(|| "нужен год от 1900 до 2199".to_owned())
}
