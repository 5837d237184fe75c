//! Why a file cannot be read, in words that help the office.
//!
//! The readers of `import` build an [`ImportError`]; its Russian wording lives in `Display`
//! alone. The name of the file is absent on purpose: the caller knows it and puts it in front.

use std::fmt;

use thiserror::Error;

/// Why the bytes are no sheets.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ImportError {
    /// The file has no bytes.
    #[error("файл пуст, в нём нет ни одного байта; проверьте, что он скопирован целиком")]
    Empty,
    /// A format that is known by its content but not read.
    #[error(
        "это {kind}, а читаются .xlsx, .xlsm, .xltx, .xlsb, .xls, .ods, .fods, .docx, .csv, .tsv и .txt; {advice}"
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excess {
    /// What there is too much of.
    pub measure: Measure,
    /// How much the file holds or declares, or the first amount past the bound.
    pub found: u64,
    /// How much is read at most.
    pub limit: u64,
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
    /// Strings that the table of shared strings claims to hold.
    SharedStrings,
    /// Cell styles, or characters within one of them.
    Styles,
    /// Cells of all sheets.
    Cells,
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

impl fmt::Display for Excess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { measure, found, limit } = self;
        let (what, advice) = match measure {
            Measure::FileBytes => ("байт в файле", "удалите из него картинки и лишние листы"),
            Measure::Entries => ("вложенных файлов в архиве", "удалите картинки"),
            Measure::UnpackedBytes => ("байт после распаковки", "удалите картинки и лишние листы"),
            Measure::SharedStrings => ("строк заявлено в книге", "пересохраните её в Excel"),
            Measure::Styles => ("стилей ячеек в книге", "перенесите таблицу в новую книгу"),
            Measure::Cells => ("ячеек на листах", "оставьте только таблицу"),
            Measure::TextBytes => ("байт текста в ячейках", "оставьте только таблицу"),
            Measure::Depth => ("уровней вложенности", "перенесите таблицу в новый файл"),
        };
        write!(f, "файл слишком велик ({what}: {found}, читается не больше {limit}); {advice}")
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
