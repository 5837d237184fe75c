//! The first page: the office and its sign, who approves, the title and the year, who signs.
//!
//! The places are those of ГОСТ Р 7.0.97-2025: approval in the upper right corner, the organisation
//! above, the signature at the foot. What the office does not say takes no room.

use crate::{
    layout::{
        LayoutError,
        book::Book,
        canvas::Rect,
        fonts::Face,
        pages::{LineEnd, NodeId, Role},
        paragraph::{Align, Paragraph, ParagraphStyle},
        style::{self, ACCENT},
    },
    report::{Front, Official, Picture, Report},
};

/// The parts of the measure that the title may take.
const WIDTHS: [f32; 7] = [0.84, 0.78, 0.72, 0.66, 0.6, 0.54, 0.48];
/// The sizes that it may have: a long one is set smaller.
const SIZES: [f32; 6] = [27.0, 22.0, 18.0, 15.0, 12.0, 9.0];
/// Where the middle of the title stands, as a part of the height of the sheet: the optical centre.
const CENTRE: f32 = 0.42;
/// The length of the rule between title and year.
const RULE: f32 = 72.0;
/// The greatest size of the logo: 50 × 28 mm.
const LOGO: (f32, f32) = (142.0, 79.0);
/// The width of the approval, and of the organisation where both stand side by side.
const CORNER: f32 = 228.0;
/// What stands for a signature, and for the day that it is given on.
const SIGNATURE: &str = "________________";
const DAY: &str = "«____» ________________ 20____ г.";

pub(super) fn write(book: &mut Book<'_>, report: &Report) -> Result<(), LayoutError> {
    book.new_page()?;
    book.begin_section();
    let top = head(book, &report.front)?;
    let foot = foot(book, report.front.signed_by.as_ref())?;
    let widest = book.style.measure() * WIDTHS[0];
    let part = report.part.as_deref().unwrap_or_default();
    let part = book.set(part, Face::Serif, &style::PART, widest)?;
    let year = format!("Отчёт за {} год", report.year);
    // Without a title the year is one.
    let (title, year) = match &*report.title {
        "" => (&*year, ""),
        title => (title, &*year),
    };
    let year = book.set(year, Face::Serif, &style::SUBTITLE, widest)?;
    let below = 42.0 + part.height() + year.height();
    let Title { set: title, style: look, width } = balanced(book, title, foot - top - below)?;
    let wanted = book.style.height * CENTRE - title.height() / 2.0;
    book.y = wanted.min(foot - below - title.height()).max(top);
    let centred = |width| book.style.left + (book.style.measure() - width) / 2.0;
    let (narrow, wide) = (centred(width), centred(widest));
    let node = book.canvas.node(Role::Paragraph, book.section);
    book.put(title.lines.into_iter(), &look, narrow, node);
    book.y += 22.0;
    let (middle, half) = (wide + widest / 2.0, RULE / 2.0);
    if !(part.lines.is_empty() && year.lines.is_empty()) {
        book.canvas.rule((middle - half, book.y), (middle + half, book.y), (1.2, ACCENT), None);
    }
    book.y += 20.0;
    for (set, look) in [(part, &style::PART), (year, &style::SUBTITLE)] {
        if !set.lines.is_empty() {
            let node = book.canvas.node(Role::Paragraph, book.section);
            book.put(set.lines.into_iter(), look, wide, node);
        }
    }
    Ok(())
}

/// The organisation with its logo, and beside it the approval; returns where the room below begins.
fn head(book: &mut Book<'_>, front: &Front) -> Result<f32, LayoutError> {
    let (top, mut bottom) = (book.style.top, book.style.top);
    let (align, width) = match front.approved_by {
        Some(_) => (Align::Left, book.style.measure() - CORNER - 24.0),
        None => (Align::Centre, book.style.measure()),
    };
    book.y = top;
    if let Some(picture) = &front.logo {
        logo(book, picture, front.organisation.as_deref(), (align, width));
    }
    if let Some(organisation) = &front.organisation {
        let style = ParagraphStyle { align, ..style::ORGANISATION };
        paragraph(book, organisation, &style, (book.style.left, width))?;
    }
    bottom = book.y.max(bottom);
    if let Some(official) = &front.approved_by {
        book.y = top;
        let left = book.style.right_edge() - CORNER;
        let Official { post, name } = official;
        for line in ["УТВЕРЖДАЮ", post, &format!("{SIGNATURE} {name}"), DAY] {
            paragraph(book, line, &style::OFFICIAL, (left, CORNER))?;
            book.y += 5.0;
        }
        bottom = bottom.max(book.y);
    }
    Ok(bottom + 12.0)
}

/// The logo, as large as its room.
fn logo(
    book: &mut Book<'_>,
    picture: &Picture,
    organisation: Option<&str>,
    (align, room): (Align, f32),
) {
    #[allow(clippy::cast_precision_loss)] // pixels of a small picture
    let (across, down) = (picture.width.max(1) as f32, picture.height.max(1) as f32);
    let scale = (LOGO.0.min(room) / across).min(LOGO.1 / down);
    let (width, height) = (across * scale, down * scale);
    let indent = if align == Align::Left { 0.0 } else { (room - width) / 2.0 };
    let area = Rect { x: book.style.left + indent, y: book.y, width, height };
    let alt = organisation
        .map_or_else(|| "Логотип".to_owned(), |organisation| format!("Логотип: {organisation}"));
    let node = book.canvas.node(Role::Figure { alt, bounds: area.bounds() }, book.section);
    book.canvas.image(picture.clone(), area, Some(node));
    book.y += height + 8.0;
}

/// The post on the left and the name on the right, at the foot of the sheet; returns where the room
/// above ends.
fn foot(book: &mut Book<'_>, official: Option<&Official>) -> Result<f32, LayoutError> {
    let floor = book.style.floor();
    let Some(Official { post, name }) = official else { return Ok(floor) };
    let (left, measure) = (book.style.left, book.style.measure());
    let width = measure * 0.42;
    let node = book.canvas.node(Role::Paragraph, book.section);
    let post = book.set(post, Face::Serif, &style::OFFICIAL, width)?;
    let top = floor - post.height();
    book.y = top;
    put(book, post, &style::OFFICIAL, left, node);
    let last = floor - style::OFFICIAL.leading;
    let line = ParagraphStyle { align: Align::Centre, ..style::OFFICIAL };
    for (text, style, x, width) in [
        (SIGNATURE, &line, left + width, measure * 0.24),
        (name, &style::OFFICIAL, left + measure * 0.68, measure * 0.32),
    ] {
        let set = book.set(text, Face::Serif, style, width)?;
        book.y = last - set.height() + style.leading;
        put(book, set, style, x, node);
    }
    Ok(top - 12.0)
}

fn paragraph(
    book: &mut Book<'_>,
    text: &str,
    style: &ParagraphStyle,
    (left, width): (f32, f32),
) -> Result<(), LayoutError> {
    let set = book.set(text, Face::Serif, style, width)?;
    let node = book.canvas.node(Role::Paragraph, book.section);
    put(book, set, style, left, node);
    Ok(())
}

/// Puts a paragraph whose end is a space, so that what stands beside it does not run into it.
fn put(book: &mut Book<'_>, mut set: Paragraph, style: &ParagraphStyle, x: f32, node: NodeId) {
    if let Some(last) = set.lines.last_mut().and_then(|line| line.texts.last_mut()) {
        last.end = LineEnd::Space;
    }
    book.put(set.lines.into_iter(), style, x, node);
}

/// A title and how it is set.
struct Title {
    set: Paragraph,
    style: ParagraphStyle,
    width: f32,
}

/// The title in the largest type that leaves it within `room`, in as few lines as it can have, of
/// lengths as equal as they can be, no word broken if that can be.
fn balanced(book: &mut Book<'_>, title: &str, room: f32) -> Result<Title, LayoutError> {
    let mut smallest = None;
    for size in SIZES {
        let style = ParagraphStyle { size, leading: size * 4.0 / 3.0, ..style::TITLE };
        let mut best: Option<((bool, usize), Title)> = None;
        for part in WIDTHS {
            let width = book.style.measure() * part;
            let set = book.set(title, Face::SerifBold, &style, width)?;
            let badness = (breaks_a_word(&set), set.lines.len());
            if best.as_ref().is_none_or(|(least, _)| badness <= *least) {
                best = Some((badness, Title { set, style, width }));
            }
        }
        let fits = best.as_ref().is_some_and(|(_, title)| title.set.height() <= room);
        smallest = best.map(|(_, title)| title);
        if fits {
            break;
        }
    }
    let nothing = || Title { set: Paragraph::default(), style: style::TITLE, width: 0.0 };
    Ok(smallest.unwrap_or_else(nothing))
}

/// Whether a line but the last ends within a word.
fn breaks_a_word(paragraph: &Paragraph) -> bool {
    let ends = paragraph.lines.iter().map(|line| line.texts.last().map(|text| text.end));
    ends.rev().skip(1).any(|end| end != Some(LineEnd::Space))
}
