//! Why there is no table, in words that help the office.
//!
//! `read` builds a [`TableError`]; its Russian wording lives in `Display` alone. The name of the
//! file is absent on purpose: the caller knows it and puts it in front.

use std::fmt;

use thiserror::Error;

use super::role::{OWN, Role};
use crate::{
    cell::{CellRef, Row},
    finding::{
        Rule,
        catalogue::{COLUMN_MISSING, NO_TABLE},
    },
};

/// Why no table was read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TableError {
    /// No sheet holds anything.
    #[error("{}", empty(.sheets))]
    Empty {
        /// The names of the sheets.
        sheets: Vec<String>,
    },
    /// No sheet has a row that looks like the heading of the table.
    #[error("{}", no_heading(.sheets, *.rows))]
    NoHeading {
        /// The names of the sheets.
        sheets: Vec<String>,
        /// How many rows of each were looked through.
        rows: usize,
    },
    /// A heading lacks columns.
    #[error("{0}")]
    ColumnsMissing(Box<MissingColumns>),
    /// Nothing stands under the heading.
    #[error(
        "[{}] лист «{sheet}»: под заголовком таблицы в строке {row} нет ни одной страны; \
         укажите книгу с заполненной таблицей",
        NO_TABLE.code
    )]
    NoRows {
        /// The name of the sheet.
        sheet: String,
        /// The last row of the heading.
        row: Row,
    },
    /// Merged cells repeat more text than any honest table.
    #[error(
        "лист «{sheet}»: объединённые ячейки повторяют слишком длинный текст на слишком многих \
         строках; разъедините их и впишите текст в первую строку"
    )]
    Swollen {
        /// The name of the sheet.
        sheet: String,
    },
}

/// A heading that lacks columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingColumns {
    /// The name of the sheet.
    pub sheet: String,
    /// The row of the heading.
    pub row: Row,
    /// The columns that are there: what for, in which cell, with which words.
    pub found: Vec<(Role, CellRef, String)>,
    /// The columns that are not.
    pub missing: Vec<Role>,
}

impl TableError {
    /// The rule that the source breaks, for `explain`.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        match self {
            Self::ColumnsMissing(_) => &COLUMN_MISSING,
            Self::Empty { .. }
            | Self::NoHeading { .. }
            | Self::NoRows { .. }
            | Self::Swollen { .. } => &NO_TABLE,
        }
    }
}

fn empty(sheets: &[String]) -> String {
    let code = NO_TABLE.code;
    match sheets {
        [] => format!("[{code}] в файле нет ни одного листа с ячейками; укажите книгу с таблицей"),
        [sheet] => format!("[{code}] лист «{sheet}» пуст; укажите книгу с таблицей"),
        sheets => format!("[{code}] листы {} пусты; укажите книгу с таблицей", quoted(sheets)),
    }
}

fn no_heading(sheets: &[String], rows: usize) -> String {
    let code = NO_TABLE.code;
    let place = match sheets {
        [sheet] => format!("на листе «{sheet}»"),
        sheets => format!("ни на одном из листов ({})", quoted(sheets)),
    };
    let columns: Vec<String> = OWN.iter().map(ToString::to_string).collect();
    format!(
        "[{code}] {place} не найден заголовок таблицы: среди первых {rows} заполненных строк нет \
         такой, где стояли бы графы {}; добавьте строку с названиями граф над таблицей",
        quoted(&columns)
    )
}

impl fmt::Display for MissingColumns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sheet, row, found, missing } = self;
        let missing: Vec<String> = missing.iter().map(ToString::to_string).collect();
        let lacking = if missing.len() == 1 { "нет графы" } else { "нет граф" };
        write!(
            f,
            "[{}] лист «{sheet}», строка {row}: в заголовке таблицы {lacking} {}; найдены ",
            COLUMN_MISSING.code,
            quoted(&missing)
        )?;
        for (index, (role, cell, words)) in found.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{}: «{words}»", cell.address())?;
            if *words != role.to_string() {
                write!(f, " (это «{role}»)")?;
            }
        }
        write!(f, "; назовите недостающее в строке {row} так, как написано здесь")
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ")
}
