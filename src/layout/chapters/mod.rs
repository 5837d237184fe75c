//! The chapters of the report, in the order in which they are read.
//!
//! A [`Report`] enters; [`Pages`] leave. A file a chapter; what they share is in `book` (headings,
//! paragraphs, pages), `table` and `chart`.

mod cells;
mod chronology;
mod map;
mod notes;
mod region;
mod signings;
mod title;
mod widths;
mod year;

use super::{
    Fonts, LayoutError, PageStyle, Typesetter, book::Book, contents::Contents, pages::Pages,
};
use crate::report::Report;

/// What is said where there is nothing to say.
const NOTHING: &str = "Сведений нет.";

/// Lays the report out on sheets of a style.
///
/// # Errors
/// [`LayoutError`] if a character of the report has no glyph or a font cannot be read.
pub fn paginate(report: &Report, style: &PageStyle, fonts: &Fonts) -> Result<Pages, LayoutError> {
    let mut book = Book::new(*style, Typesetter::new(fonts), running(report));
    title::write(&mut book, report)?;
    let contents = Contents::reserve(&mut book, &levels(report))?;
    year::write(&mut book, report)?;
    map::write(&mut book, &report.map)?;
    region::write(&mut book, report)?;
    chronology::write(&mut book, report)?;
    signings::write(&mut book, report)?;
    notes::write(&mut book, report)?;
    contents.fill(&mut book)?;
    Ok(book.finish(title(report)))
}

/// What the running head says on the right: «Отчёт за 2025 год», «Куба · отчёт за 2025 год».
fn running(report: &Report) -> String {
    let year = report.year;
    match &report.part {
        Some(part) => format!("{part} · отчёт за {year} год"),
        None => format!("Отчёт за {year} год"),
    }
}

/// The title of the document, which a part has to itself.
fn title(report: &Report) -> String {
    match &report.part {
        Some(part) => format!("{part} — {}", report.title),
        None => report.title.clone(),
    }
}

/// The levels of the entries of the contents: the year, the map, regions and their countries, chronology,
/// register, anniversaries, notes.
fn levels(report: &Report) -> Vec<u8> {
    let mut levels = vec![1; 1 + usize::from(map::is_there(&report.map))];
    for chapter in &report.chapters {
        levels.push(1);
        levels.extend(chapter.countries.iter().map(|_| 2));
    }
    levels.extend([1; 4]);
    levels
}
