//! «Источник»: the table as it was written, cell for cell, so that nothing depends on a lost file.
//!
//! The sheets of the source enter; a sheet for each leaves, and a flat one for the texts that no
//! cell of Excel can hold: they go on there, and nothing is cut. Rows and columns that the source
//! hides are hidden here too; its hidden sheets are seen, because findings lead to them. The
//! [`Tabs`] are what findings link to.

use rust_xlsxwriter::{Workbook, XlsxError};
use rustc_hash::FxHashMap;

use super::{
    flat::{Column, Flat, Kind, Spec, column, link, number, text_of},
    formats::Formats,
    page, source,
};
use crate::import::Sheet;

/// What the name of each sheet begins with.
const NAME: &str = "Источник";
/// The sheet of what no cell can hold.
const REST: &str = "Продолжения";
/// What stands at the end of such a cell.
const GOES_ON: &str = "… [в ячейку не помещается; дальше — на листе «Продолжения»]";

const COLUMNS: &[Column] = &[
    column("Ячейка", 220, Kind::Link),
    column("Часть", 60, Kind::Short),
    column("Текст", 720, Kind::Text),
];

/// The names of the sheets of the source in this workbook.
pub(super) struct Tabs<'s> {
    names: Vec<String>,
    by_sheet: FxHashMap<&'s str, usize>,
}

impl<'s> Tabs<'s> {
    /// The names for these sheets, none of them among the `taken`.
    pub(super) fn of(sheets: &'s [Sheet], taken: &[&str]) -> Self {
        let name = |sheet: &Sheet| match sheets {
            [_] => NAME.to_owned(),
            _ => format!("{NAME} – {}", sheet.name),
        };
        let names = source::tabs(sheets.iter().map(name), taken);
        let mut by_sheet = FxHashMap::default();
        for (index, sheet) in sheets.iter().enumerate() {
            // Of two sheets of one name, which no workbook has, the first is the one that is meant.
            by_sheet.entry(&*sheet.name).or_insert(index);
        }
        Self { names, by_sheet }
    }

    /// The names, in the order of the sheets.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The name for the sheet that is called so in the source.
    pub(super) fn of_sheet(&self, sheet: &str) -> Option<&str> {
        let index = self.by_sheet.get(sheet)?;
        self.names.get(*index).map(String::as_str)
    }
}

/// Adds the sheets.
pub(super) fn add(
    workbook: &mut Workbook,
    sheets: &[Sheet],
    tabs: &Tabs<'_>,
    formats: &Formats,
    year: i32,
) -> Result<(), XlsxError> {
    for (sheet, tab) in sheets.iter().zip(tabs.names()) {
        let grounds = source::Grounds::default();
        let look = source::Look { grounds, goes_on: GOES_ON, hides: true };
        let worksheet = source::add(workbook, sheet, tab, &look)?;
        page::set_up(worksheet, year, None)?;
    }
    let mut rest = sheets
        .iter()
        .zip(tabs.names())
        .flat_map(|(sheet, tab)| source::rests(sheet).map(move |(at, parts)| (tab, at, parts)));
    let Some(first) = rest.next() else { return Ok(()) };
    let spec = Spec {
        name: REST,
        alt_text: "Тексты источника, которые не помещаются в одну ячейку Excel: их продолжения",
        empty: "",
        columns: COLUMNS,
        year,
    };
    let mut flat = Flat::add(workbook, &spec, formats)?;
    for (tab, at, parts) in std::iter::once(first).chain(rest) {
        for (part, words) in (2..).zip(parts) {
            flat.row(&[link(tab, at.clone()), number(part), text_of(words)])?;
        }
    }
    flat.finish()
}
