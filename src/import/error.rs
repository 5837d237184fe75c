//! Why a file cannot be read, in words that help the office.
//!
//! The readers of `import` build an [`ImportError`]; its Russian wording lives in `Display`
//! alone. The name of the file is absent on purpose: the caller knows it and puts it in front.

use std::fmt;

use thiserror::Error;

use crate::cell::CellRef;

/// Why the bytes are no sheets.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ImportError {
    /// The file has no bytes.
    #[error("файл пуст, в нём нет ни одного байта; проверьте, что он скопирован целиком")]
    Empty,
    /// A format that is known by its content but not read.
    #[error(
        "это {kind}, а читаются .xlsx, .xlsm, .xltx, .xlsb, .xls, .ods, .fods, .docx, .html, .csv, .tsv и .txt; {advice}"
    )]
    Unsupported {
        /// What the file is, in Russian, in the nominative.
        kind: &'static str,
        /// What to do with it, in Russian, as an imperative clause.
        advice: &'static str,
    },
    /// A password is set on the file.
    #[error(
        "файл защищён паролем; откройте его в Excel, снимите пароль («Файл» → «Сведения» → \
         «Защита книги» → «Зашифровать с использованием пароля») и сохраните снова"
    )]
    Encrypted,
    /// The file asks for more than an honest table needs.
    #[error("{0}")]
    TooLarge(Excess),
    /// The file breaks off or contradicts its own format.
    #[error(
        "файл повреждён или скопирован не целиком: не читается {0}; возьмите исходный файл или \
         откройте этот в {advice}", advice = .0.advice()
    )]
    Corrupt(Part),
    /// A document without a table.
    #[error(
        "в документе нет ни одной таблицы; укажите тот, в котором сведения стоят в таблице, а не \
         в тексте или на картинке"
    )]
    NoTable,
}

/// A bound that a file breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excess {
    /// What there is too much of.
    pub measure: Measure,
    /// How much the file holds or declares, or the first amount past the bound.
    pub found: u64,
    /// How much is read at most.
    pub limit: u64,
    /// The cell where it broke, if it broke at one.
    pub at: Option<Box<CellRef>>,
}

/// What the bounds of [`Limits`](super::Limits) count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Bytes of the file.
    FileBytes,
    /// Files within the archive that a workbook is.
    Entries,
    /// Bytes of all of them, unpacked.
    UnpackedBytes,
    /// How many times as large they are unpacked.
    Ratio,
    /// Sheets, or tables of a document.
    Sheets,
    /// The number of a row.
    Rows,
    /// The number of a column.
    Columns,
    /// Cells of all sheets, and notes at them.
    Cells,
    /// Texts that cells share.
    SharedTexts,
    /// Merged cells.
    Merges,
    /// Bytes of text in one cell.
    CellBytes,
    /// Bytes of text in all cells.
    TextBytes,
    /// Elements within one another.
    Depth,
}

/// The part of a workbook or document that does not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The zip archive around it.
    Archive,
    /// The list of sheets, the shared strings or the styles.
    Workbook,
    /// The cells of a sheet.
    Sheet(String),
    /// The merged cells of a sheet.
    Merges(String),
    /// The text of a document.
    Document,
    /// The sheets of an `OpenDocument` spreadsheet.
    Content,
}

impl Measure {
    /// What is counted, what to do about it, and the key of its bound in `[limits]`.
    fn in_words(self) -> (&'static str, &'static str, &'static str) {
        const ONLY_TABLE: &str = "оставьте в файле только таблицу";
        match self {
            Self::FileBytes => {
                ("байт в файле", "удалите из него картинки и лишние листы", "file_bytes")
            }
            Self::Entries => ("вложенных файлов в архиве", "удалите картинки", "entries"),
            Self::UnpackedBytes => {
                ("байт после распаковки", "удалите картинки и лишние листы", "unpacked_bytes")
            }
            Self::Ratio => (
                "во сколько раз он больше после распаковки",
                "возьмите исходный файл и сохраните его заново",
                "ratio",
            ),
            Self::Sheets => ("листов или таблиц", "удалите лишние", "sheets"),
            Self::Rows => ("номер строки", "перенесите таблицу в начало листа", "rows"),
            Self::Columns => ("номер столбца", "перенесите таблицу в начало листа", "columns"),
            Self::Cells => ("заполненных ячеек", ONLY_TABLE, "cells"),
            Self::SharedTexts => ("разных текстов в ячейках", ONLY_TABLE, "cells"),
            Self::Merges => ("объединённых ячеек", "снимите лишние объединения", "merges"),
            Self::CellBytes => ("байт текста в одной ячейке", "разбейте её текст", "cell_bytes"),
            Self::TextBytes => ("байт текста в ячейках", ONLY_TABLE, "text_bytes"),
            Self::Depth => ("уровней вложенности", "перенесите таблицу в новый файл", "depth"),
        }
    }
}

impl fmt::Display for Excess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { measure, found, limit, at } = self;
        let (what, advice, key) = measure.in_words();
        if let Some(at) = at {
            write!(f, "лист «{}», ячейка {}: ", at.sheet, at.address())?;
        }
        write!(
            f,
            "файл слишком велик ({what}: {found}, читается не больше {limit}); {advice} или \
             поднимите предел {key} в разделе [limits] файла pobratim.toml"
        )
    }
}

impl Part {
    /// Where to open a file that this is broken in, and what to do there.
    fn advice(&self) -> &'static str {
        match self {
            Self::Document => "Word, дайте восстановить документ и сохраните его как новый .docx",
            Self::Content => {
                "LibreOffice, дайте восстановить таблицу и сохраните её как новый .ods"
            }
            _ => "Excel, дайте восстановить книгу и сохраните её как новый .xlsx",
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Archive => f.write_str("архив, в который упакована книга"),
            Self::Workbook => f.write_str("описание книги"),
            Self::Document => f.write_str("текст документа"),
            Self::Content => f.write_str("содержимое таблицы"),
            Self::Sheet(name) => write!(f, "лист «{name}»"),
            Self::Merges(name) => write!(f, "список объединённых ячеек листа «{name}»"),
        }
    }
}
