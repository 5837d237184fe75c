//! Sheets and findings → the source table as a workbook in which every finding stands at its cell.
//!
//! For people who live in Excel: the sheets come back as they are, a cell with findings has a
//! ground by the gravest of them and a note that says them, and «Замечания» lists them all with
//! links to the cells. What the source hides is seen, or its findings were not. The source itself is never changed, and nothing here corrects it.

use std::{collections::BTreeMap, io::Write};

use rust_xlsxwriter::{DocProperties, Note, XlsxError};
use rustc_hash::FxHashMap;

use super::{
    flat::{Column, Each, Flat, Kind, Spec, Value, column, link, text_of},
    formats::{self, BODY, FONT, Formats},
    package, page, refused,
    source::{self, Copy, Look},
    text,
};
use crate::{
    cell::{self, CellRef, Row},
    finding::{self, Finding, Severity},
    import::Sheet,
    model::{
        own_workbook::{self as own, FINDINGS as NAME},
        russian::plural,
    },
    render::RenderError,
};

/// What an annotated copy needs besides sheets and findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotatedOptions {
    /// The year that is reported on.
    pub year: i32,
    /// The day that the file says it was made on.
    pub date: chrono::NaiveDate,
}

const COLUMNS: &[Column] = &[
    column(own::CODE, 52, Kind::Short),
    column(own::SEVERITY, 106, Kind::Text),
    column("Лист", 90, Kind::Text),
    column(own::CELL, 62, Kind::Link),
    column("Замечание", 264, Kind::Text),
    column("Цитата", 226, Kind::Text),
    column("Что делать", 204, Kind::Text),
];
/// What ends a text that no cell of Excel can hold.
const GOES_ON: &str = "… [дальше не помещается: в ячейке Excel не больше 32 767 знаков]";
/// How many findings a note says; of more it says how many they are.
const MOST_IN_NOTE: usize = 12;
/// How much of a message or a hint a note says, in UTF-16 code units.
const LONGEST_IN_NOTE: usize = 1_000;
/// How much a note holds, in UTF-16 code units.
const LONGEST_NOTE: usize = 32_000;
/// The width of a note and the most of its height, in pixels.
const NOTE: (u32, u32) = (340, 460);

/// Findings by the place that they stand at.
type ByPlace<'f> = BTreeMap<(Row, cell::Column), Vec<&'f Finding>>;

/// Writes the annotated copy.
///
/// # Errors
///
/// [`RenderError::Workbook`] if the source is larger than a sheet of Excel may be,
/// [`RenderError::Write`] if `output` does not take the bytes.
pub fn annotate(
    sheets: &[Sheet],
    findings: &[Finding],
    options: &AnnotatedOptions,
    output: impl Write + Send,
) -> Result<(), RenderError> {
    let mut by_sheet: FxHashMap<&str, ByPlace<'_>> = FxHashMap::default();
    for finding in findings {
        if let Some(CellRef { sheet, row, column }) = &finding.cell {
            let places = by_sheet.entry(sheet).or_default();
            places.entry((*row, *column)).or_default().push(finding);
        }
    }
    // Of two sheets of one name, which no workbook has, the first is the one that is meant.
    let places = sheets.iter().map(|sheet| by_sheet.remove(&*sheet.name).unwrap_or_default());
    let places: Vec<ByPlace<'_>> = places.collect();
    let tabs = source::tabs(sheets.iter().map(|sheet| &sheet.name), &[NAME]);
    let list = list(findings, sheets, &tabs, options.year);
    let copies = sheets.iter().zip(&places).map(|(sheet, places)| copy(sheet, places));
    let copies = copies.collect::<Result<Vec<_>, _>>().map_err(|error| refused(&error))?;

    let mut laid = Vec::new();
    let workbook = (|| {
        let formats = Formats::new();
        let mut workbook = super::empty(&formats)?;
        let title = format!("Таблица с замечаниями, {} год", options.year);
        let properties = DocProperties::new().set_title(title);
        workbook.set_properties(&properties.set_creation_datetime(&options.date));
        let places = sheets.iter().zip(&places);
        for ((copy, tab), (sheet, places)) in copies.into_iter().zip(&tabs).zip(places) {
            let heights: Vec<_> = copy.heights().collect();
            let worksheet = copy.lay(&mut workbook, &mut laid, tab)?;
            page::set_up(worksheet, options.year, None)?;
            // The boxes of notes are placed by the heights of rows.
            for (row, height) in heights {
                worksheet.set_row_height_pixels(row, height)?;
            }
            for (at, said) in notes(sheet, places) {
                let (row, column) = source::place(at)?;
                worksheet.insert_note(row, column, &note(&said))?;
            }
        }
        list.lay(&mut workbook, &mut laid, &formats)?;
        Ok(workbook)
    })();
    package::write(workbook.map_err(|error| refused(&error))?, laid, output)
}

/// A sheet with a ground at each cell that has findings.
fn copy<'r>(sheet: &'r Sheet, places: &ByPlace<'_>) -> Result<Copy<'r>, XlsxError> {
    let grounds = places.iter().map(|(at, found)| (*at, formats::ground(gravest(found))));
    Copy::of(sheet, &Look { grounds: grounds.collect(), goes_on: GOES_ON, hides: false })
}

fn gravest(findings: &[&Finding]) -> Severity {
    findings.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Note)
}

/// What the notes say: those of the office first, then what was found.
fn notes(sheet: &Sheet, places: &ByPlace<'_>) -> BTreeMap<(Row, cell::Column), String> {
    let mut notes: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for note in sheet.notes.iter().filter(|note| !finding::is_told_in(&note.text)) {
        notes.entry((note.row, note.column)).or_default().push(note.text.clone());
    }
    for (at, findings) in places {
        let said = notes.entry(*at).or_default();
        said.extend(findings.iter().take(MOST_IN_NOTE).map(|finding| in_words(finding)));
        if let Some(more) = findings.len().checked_sub(MOST_IN_NOTE).filter(|more| *more > 0) {
            let noun = plural(more, ["замечание", "замечания", "замечаний"]);
            said.push(format!("И ещё {more} {noun}: см. лист «{NAME}»"));
        }
    }
    notes.into_iter().map(|(at, said)| (at, said.join("\n\n"))).collect()
}

fn note(said: &str) -> Note {
    let said = text::short(said, LONGEST_NOTE);
    let (width, highest) = NOTE;
    let height = BODY.height(BODY.lines(said, width - 12)) + 12;
    Note::new(said)
        .set_author("pobratim")
        .add_author_prefix(false)
        .set_width(width)
        .set_height(height.min(highest))
        .set_font_name(FONT)
        .set_font_size(BODY.points)
}

fn in_words(finding: &Finding) -> String {
    let head = format!("{}: {}", finding.note_head(), finding.message);
    let advice = finding.hint.as_deref().map(|hint| format!("\nСовет: {hint}")).unwrap_or_default();
    let short = |words: &str| text::short(words, LONGEST_IN_NOTE).to_owned();
    format!("{}{}", short(&head), short(&advice))
}

/// The sheet of all findings.
fn list<'r>(
    findings: &'r [Finding],
    sheets: &'r [Sheet],
    tabs: &'r [String],
    year: i32,
) -> Flat<'r> {
    let spec = Spec {
        name: NAME,
        alt_text: "Замечания к таблице: код, важность, ячейка, суть, цитата, совет",
        empty: "Замечаний нет",
        columns: COLUMNS.into(),
        year,
    };
    let mut tab_of: FxHashMap<&str, &str> = FxHashMap::default();
    for (sheet, tab) in sheets.iter().zip(tabs) {
        tab_of.entry(&sheet.name).or_insert(tab);
    }
    let each: Each<'r> = Box::new(move |row| {
        for finding in findings {
            let cell = finding.cell.as_ref();
            let link = cell.and_then(|cell| {
                let tab = tab_of.get(&*cell.sheet)?;
                Some(link(tab, (cell.row, cell.column)))
            });
            row(&[
                text_of(finding.rule.code),
                text_of(finding.severity.russian()),
                text_of(cell.map_or("", |cell| &cell.sheet)),
                link.unwrap_or(Value::Blank),
                text_of(&finding.message),
                text_of(finding.quote.as_deref().unwrap_or("")),
                text_of(finding.hint.as_deref().unwrap_or("")),
            ]);
        }
    });
    Flat::new(spec, own::MOST_ROWS, each)
}
