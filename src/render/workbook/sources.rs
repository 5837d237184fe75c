//! «Источник»: the table as it was written, cell for cell, so that nothing depends on a lost file.
//!
//! The sheets of the source enter; a sheet for each leaves, and a flat one for the texts that no
//! cell of Excel can hold: they go on there, and nothing is cut. Rows and columns that the source
//! hides are hidden here too; its hidden sheets are seen, because findings lead to them. The
//! [`Tabs`] are what findings link to.

use rust_xlsxwriter::{Workbook, XlsxError};
use rustc_hash::FxHashMap;

use super::{
    Head,
    flat::{Column, Each, Flat, Kind, Spec, column, link, number, text_of},
    formats::Formats,
    package::Laid,
    page,
    source::{self, Copy, Look},
};
use crate::{import::Sheet, model::own_workbook::MOST_ROWS};

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

    /// What the sheets are called in the source.
    pub(super) fn sheets(&self) -> impl Iterator<Item = &'s str> {
        self.by_sheet.keys().copied()
    }

    /// The name for the sheet that is called so in the source.
    pub(super) fn of_sheet(&self, sheet: &str) -> Option<&str> {
        let index = self.by_sheet.get(sheet)?;
        self.names.get(*index).map(String::as_str)
    }
}

/// The sheets of the source, and what no cell of theirs can hold.
pub(super) struct Sources<'r> {
    copies: Vec<Copy<'r>>,
    /// The rows of each that stand on every page, counted from zero.
    heads: Vec<Option<(u32, u32)>>,
    rest: Option<Flat<'r>>,
    tabs: &'r Tabs<'r>,
}

impl<'r> Sources<'r> {
    /// # Errors
    /// A cell of them lies outside of what a sheet of Excel holds.
    pub(super) fn of(
        (sheets, heads): (&'r [Sheet], &[Head]),
        tabs: &'r Tabs<'r>,
        year: i32,
    ) -> Result<Self, XlsxError> {
        let grounds = source::Grounds::default();
        let look = Look { grounds, goes_on: GOES_ON, hides: true };
        let copies = sheets.iter().map(|sheet| Copy::of(sheet, &look)).collect::<Result<_, _>>()?;
        let head = |sheet: &Sheet| {
            let head = heads.iter().find(|head| head.sheet == *sheet.name)?;
            Some((head.rows.0.get() - 1, head.rows.1.get() - 1))
        };
        let heads = sheets.iter().map(head).collect();
        Ok(Self { copies, heads, rest: rest(sheets, tabs, year), tabs })
    }

    /// The names of the sheets.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        let rest = self.rest.iter().flat_map(Flat::names);
        self.tabs.names().iter().cloned().chain(rest)
    }

    /// What the reader is told where a text went on elsewhere.
    pub(super) fn limits(&self) -> Option<String> {
        let told = "тексты длиннее 32\u{a0}767 знаков, сколько вмещает ячейка Excel, продолжаются";
        self.rest.as_ref().map(|_| format!("«{NAME}»: {told} на листе «{REST}»"))
    }

    /// Adds the sheets to the workbook, their rows to what is laid in.
    pub(super) fn lay(
        self,
        workbook: &mut Workbook,
        laid: &mut Vec<Laid<'r>>,
        (formats, year): (&Formats, i32),
    ) -> Result<(), XlsxError> {
        for ((copy, head), tab) in self.copies.into_iter().zip(self.heads).zip(self.tabs.names()) {
            let sheet = copy.lay(workbook, laid, tab)?;
            page::set_up(sheet, year, None)?;
            if let Some((first, last)) = head {
                sheet.set_repeat_rows(first, last)?;
            }
        }
        self.rest.map_or(Ok(()), |rest| rest.lay(workbook, laid, formats))
    }
}

/// The flat sheet of what no cell can hold, if there is any.
fn rest<'r>(sheets: &'r [Sheet], tabs: &'r Tabs<'r>, year: i32) -> Option<Flat<'r>> {
    let rests = sheets.iter().zip(tabs.names());
    let rests = rests.flat_map(|(sheet, tab)| source::rests(sheet).map(move |rest| (tab, rest)));
    let rests: Vec<_> = rests.collect();
    if rests.is_empty() {
        return None;
    }
    let spec = Spec {
        name: REST,
        alt_text: "Тексты источника, которые не помещаются в одну ячейку Excel: их продолжения",
        empty: "",
        columns: COLUMNS.into(),
        year,
    };
    let each: Each<'r> = Box::new(move |row| {
        for (tab, (at, parts)) in &rests {
            for (part, words) in (2..).zip(parts) {
                row(&[link(tab, *at), number(part), text_of(words)]);
            }
        }
    });
    Some(Flat::new(spec, MOST_ROWS, each))
}
