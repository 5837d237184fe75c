//! The chapters of the report, in the order in which they are read.
//!
//! A [`Report`] enters; [`Pages`] leave. A file a chapter; what they share is in `book` (headings,
//! paragraphs, pages), `table` and `chart`.

mod cells;
mod chronology;
mod dossier;
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
    let contents = Contents::reserve(&mut book, &levels(report, false))?;
    year::write(&mut book, report)?;
    map::write(&mut book, &report.map)?;
    region::write(&mut book, report)?;
    chronology::write(&mut book, report)?;
    signings::write(&mut book, report)?;
    notes::write(&mut book, report)?;
    contents.fill(&mut book)?;
    Ok(book.finish(title(report)))
}

/// Lays the report out as a dossier: a page of its own for each country.
///
/// # Errors
/// [`LayoutError`] if a character of the report has no glyph or a font cannot be read.
pub fn paginate_dossier(
    report: &Report,
    style: &PageStyle,
    fonts: &Fonts,
) -> Result<Pages, LayoutError> {
    let mut book = Book::new(*style, Typesetter::new(fonts), running(report));
    title::write(&mut book, report)?;
    let countries = report.chapters.iter().map(|chapter| chapter.countries.len());
    // What is handed out about one country has no need to be leafed through.
    if countries.sum::<usize>() == 1 {
        dossier::write(&mut book, report)?;
        if !report.findings.is_empty() || !report.fragments.is_empty() {
            notes::write(&mut book, report)?;
        }
        return Ok(book.finish(title(report)));
    }
    let contents = Contents::reserve(&mut book, &levels(report, true))?;
    year::write(&mut book, report)?;
    map::write(&mut book, &report.map)?;
    dossier::write(&mut book, report)?;
    if report.calendar.has_events() {
        chronology::calendar(&mut book, report)?;
    }
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
/// register, anniversaries, notes; a dossier has neither register nor anniversaries.
fn levels(report: &Report, is_dossier: bool) -> Vec<u8> {
    let mut levels = vec![1; 1 + usize::from(map::is_there(&report.map))];
    for chapter in &report.chapters {
        levels.push(1);
        levels.extend(chapter.countries.iter().map(|_| 2));
    }
    let rest = if is_dossier { 1 + usize::from(report.calendar.has_events()) } else { 4 };
    levels.extend(vec![1; rest]);
    levels
}
