//! The first page: the title of the table and the year, nothing else.

use crate::{
    layout::{
        LayoutError,
        book::Book,
        fonts::Face,
        pages::{LineEnd, Role},
        paragraph::Paragraph,
        style::{self, ACCENT},
    },
    report::Report,
};

/// The parts of the measure that the title may take.
const WIDTHS: [f32; 7] = [0.84, 0.78, 0.72, 0.66, 0.6, 0.54, 0.48];
/// Where the middle of the title stands, as a part of the height of the sheet: the optical centre.
const CENTRE: f32 = 0.42;
/// The length of the rule between title and year.
const RULE: f32 = 72.0;

pub(super) fn write(book: &mut Book<'_>, report: &Report) -> Result<(), LayoutError> {
    book.new_page()?;
    book.begin_section();
    let (title, width) = balanced(book, &report.title)?;
    let left = book.style.left + (book.style.measure() - width) / 2.0;
    let year = format!("Отчёт за {} год", report.year);
    let year = book.set(&year, Face::Serif, &style::SUBTITLE, width)?;
    let node = book.canvas.node(Role::Paragraph, book.section);
    book.y = (book.style.height * CENTRE - title.height() / 2.0).max(book.style.top);
    book.put(title.lines.into_iter(), &style::TITLE, left, node);
    book.y += 22.0;
    let (middle, half) = (left + width / 2.0, RULE / 2.0);
    book.canvas.rule((middle - half, book.y), (middle + half, book.y), (1.2, ACCENT), None);
    book.y += 20.0;
    let node = book.canvas.node(Role::Paragraph, book.section);
    book.put(year.lines.into_iter(), &style::SUBTITLE, left, node);
    Ok(())
}

/// The title in as few lines as it can have, of lengths as equal as they can be, no word broken
/// if that can be.
fn balanced(book: &mut Book<'_>, title: &str) -> Result<(Paragraph, f32), LayoutError> {
    let mut best: Option<(bool, usize, Paragraph, f32)> = None;
    for part in WIDTHS {
        let width = book.style.measure() * part;
        let set = book.set(title, Face::SerifBold, &style::TITLE, width)?;
        let (broken, lines) = (breaks_a_word(&set), set.lines.len());
        if best.as_ref().is_none_or(|(was, least, ..)| (broken, lines) <= (*was, *least)) {
            best = Some((broken, lines, set, width));
        }
    }
    Ok(best.map_or_else(|| (Paragraph::default(), 0.0), |(_, _, set, width)| (set, width)))
}

/// Whether a line but the last ends within a word.
fn breaks_a_word(paragraph: &Paragraph) -> bool {
    let ends = paragraph.lines.iter().map(|line| line.texts.last().map(|text| text.end));
    ends.rev().skip(1).any(|end| end != Some(LineEnd::Space))
}
