//! A page of its own for each country, for handing out: where it lies, what binds it to the city,
//! what the year brought.
//!
//! The structure is a section a region, in it a section a country; agreements and events are lists,
//! each entry with its date before it. What no event holds is in the notes, as in the other layout.

use super::{
    NOTHING,
    cells::ABSENT,
    region::{summary, title},
};
use crate::{
    layout::{
        LayoutError,
        book::{self, Book},
        breaks,
        canvas::{DOCUMENT, Rect},
        fonts::Face,
        map::Map,
        pages::{LineEnd, NodeId, Role},
        paragraph::{Line, Span},
        style,
    },
    report::{
        AgreementRow, Anniversary, Chapter, CountryBlock, EventRow, RegionFigures, Report, Site,
        dates,
    },
};

/// The size of the locator map.
const LOCATOR: (f32, f32) = (176.0, 112.0);
/// The column of the dates, and the white right of it.
const DATES: f32 = 104.0;
const GAP: f32 = 12.0;
/// Between entries of a list.
const BETWEEN: f32 = 5.0;

pub(super) fn write(book: &mut Book<'_>, report: &Report) -> Result<(), LayoutError> {
    for (chapter, figures) in report.chapters.iter().zip(&report.figures.by_region) {
        let section = book.canvas.node(Role::Section, DOCUMENT);
        if chapter.countries.is_empty() {
            book.turn_to(title(chapter))?;
            book.section = section;
            region(book, title(chapter), figures)?;
            book.paragraph(NOTHING)?;
        }
        for (index, block) in chapter.countries.iter().enumerate() {
            book.turn_to(&format!("{} · {}", title(chapter), block.country))?;
            book.section = section;
            if index == 0 {
                region(book, title(chapter), figures)?;
            }
            book.section = book.canvas.node(Role::Section, section);
            country(book, (chapter, block), report)?;
        }
    }
    Ok(())
}

/// The name of a region over its first country.
fn region(book: &mut Book<'_>, name: &str, figures: &RegionFigures) -> Result<(), LayoutError> {
    book.mark(1, name.to_owned(), true);
    let lines = book.set(name, Face::SansBold, &style::REGION, book.style.measure())?.lines;
    let node = book.canvas.node(Role::Heading(1), book.section);
    book.put(lines.into_iter(), &style::REGION, book.style.left, node);
    if figures.countries > 0 {
        let summary =
            book.set(&summary(figures), Face::Sans, &style::LEAD, book.style.measure())?;
        let node = book.canvas.node(Role::Paragraph, book.section);
        book.put(summary.lines.into_iter(), &style::LEAD, book.style.left, node);
    }
    book.y += 8.0;
    let (left, right) = (book.style.left, book.style.right_edge());
    book.canvas.rule((left, book.y), (right, book.y), (1.2, style::ACCENT), None);
    book.y += 16.0;
    Ok(())
}

fn country(
    book: &mut Book<'_>,
    (chapter, block): (&Chapter, &CountryBlock),
    report: &Report,
) -> Result<(), LayoutError> {
    let top = book.y;
    let bottom = locator(book, block, report)?;
    let room = book.style.measure() - bottom.map_or(0.0, |_| LOCATOR.0 + 20.0);
    book.mark(2, block.country.clone(), true);
    let lines = book.set(&block.country, Face::SerifBold, &style::COUNTRY, room)?.lines;
    let node = book.canvas.node(Role::Heading(2), book.section);
    book.put(lines.into_iter(), &style::COUNTRY, book.style.left, node);
    book.y += 4.0;
    let facts = summary(&RegionFigures { countries: 0, ..figures(chapter, block) });
    let facts = book.set(&facts, Face::Sans, &style::LEAD, room)?;
    let node = book.canvas.node(Role::Paragraph, book.section);
    book.put(facts.lines.into_iter(), &style::LEAD, book.style.left, node);
    book.y = book.y.max(bottom.unwrap_or(top)) + 4.0;

    let title = "Партнёры и соглашения";
    list(book, title, &block.agreements, "Соглашения не указаны.", agreement)?;
    let title = format!("Мероприятия {} года", report.year);
    list(book, &title, &block.events, "Мероприятия не указаны.", event)?;
    let of_it = |anniversary: &&Anniversary| anniversary.signing.country == block.country;
    let coming: Vec<&Anniversary> = report.anniversaries.iter().filter(of_it).collect();
    if !coming.is_empty() {
        let title = format!("Юбилеи {} года", report.year + 1);
        list(book, &title, &coming, "", |coming| anniversary(coming))?;
    }
    Ok(())
}

/// What the country has, in numbers.
fn figures(chapter: &Chapter, block: &CountryBlock) -> RegionFigures {
    let mut partners: Vec<&str> =
        block.agreements.iter().filter_map(|row| row.partner.as_deref()).collect();
    partners.sort_unstable();
    partners.dedup();
    RegionFigures {
        name: chapter.region.clone(),
        countries: 1,
        partners: partners.len(),
        agreements: block.agreements.len(),
        events: block.events.len(),
    }
}

/// A small map of the country's partners in the upper right corner; returns its lower edge.
fn locator(
    book: &mut Book<'_>,
    block: &CountryBlock,
    report: &Report,
) -> Result<Option<f32>, LayoutError> {
    let sites: Vec<&Site> =
        report.map.sites.iter().filter(|site| site.country == block.country).collect();
    if sites.is_empty() {
        return Ok(None);
    }
    let (width, height) = LOCATOR;
    let area = Rect { x: book.style.right_edge() - width, y: book.y, width, height };
    let map = Map::new(&sites, None, area);
    let names: Vec<&str> = sites.iter().map(|site| site.name.as_str()).collect();
    let alt = format!("{} на карте: {}", block.country, names.join(", "));
    let figure = Role::Figure { alt, bounds: map.area().bounds() };
    let node = book.canvas.node(figure, book.section);
    map.draw(book, node)?;
    Ok(Some(map.area().bottom()))
}

/// An entry: its date, what stands bold, what follows.
type Entry<'a> = (String, String, &'a str);

fn agreement<'r>(row: &'r AgreementRow<'_>) -> Entry<'r> {
    let partner = row.partner.as_deref().map_or_else(String::new, |name| format!("{name}."));
    // Running text has dates in words, as ГОСТ Р 7.0.97 allows; what is no date stands as it is.
    let signed: Vec<String> = row.dates.iter().map(dates::signed_long).collect();
    let signed = if signed.is_empty() { row.signed.clone() } else { signed.join(", ") };
    (signed, partner, row.title)
}

fn event<'r>(row: &'r EventRow<'_>) -> Entry<'r> {
    (row.when.clone(), String::new(), row.text)
}

fn anniversary<'r>(coming: &'r Anniversary<'_>) -> Entry<'r> {
    let years = super::signings::term(coming.years);
    let partner = coming.signing.partner.as_deref().map_or_else(String::new, |p| format!(", {p}"));
    (coming.when.clone(), format!("{years}{partner}."), coming.signing.title)
}

/// A heading and a list under it, or what is said if there is nothing to list.
fn list<T>(
    book: &mut Book<'_>,
    title: &str,
    rows: &[T],
    nothing: &str,
    entry: impl Fn(&T) -> Entry<'_>,
) -> Result<(), LayoutError> {
    book.hold_subheading(title)?;
    if rows.is_empty() {
        return book.paragraph(nothing);
    }
    let list = book.canvas.node(Role::List, book.section);
    for row in rows {
        place(book, entry(row), list)?;
    }
    Ok(())
}

/// Places an entry: the date on the left, the text beside it; both may go on on the next page.
fn place(
    book: &mut Book<'_>,
    (when, bold, text): Entry<'_>,
    list: NodeId,
) -> Result<(), LayoutError> {
    let when = if when.is_empty() { ABSENT } else { &when };
    let mut date = book.set(when, Face::SansBold, &style::WHEN, DATES - GAP)?.lines;
    // So that the date does not run into the text when both are copied out.
    if let Some(last) = date.last_mut().and_then(|line| line.texts.last_mut()) {
        last.end = LineEnd::Space;
    }
    let gap = if bold.is_empty() || text.is_empty() { "" } else { " " };
    let text = format!("{gap}{text}");
    let spans =
        [Span { text: &bold, face: Face::SerifBold }, Span { text: &text, face: Face::Serif }];
    let width = book.style.measure() - DATES;
    let text = book.setter.paragraph(&spans, &style::PROSE, width)?.lines;
    let item = book.canvas.node(Role::ListItem, list);
    let node = book.canvas.node(Role::ListBody, item);
    let leading = style::PROSE.leading;
    let (mut date, mut text) = (date.into_iter(), text.into_iter());
    book.need(book::height(date.len().max(text.len()).min(3), &style::PROSE))?;
    loop {
        let room = breaks::lines_within(book.style.floor() - book.y, leading);
        let left = date.len().max(text.len());
        let taken = match breaks::take(left, room) {
            0 if book.is_fresh() => room.clamp(1, left.max(1)),
            taken => taken,
        };
        let y = book.y + book::rise(&style::PROSE);
        column(book, date.by_ref().take(taken), (book.style.left, y), node);
        column(book, text.by_ref().take(taken), (book.style.left + DATES, y), node);
        book.y += book::height(taken, &style::PROSE);
        if date.len() == 0 && text.len() == 0 {
            break;
        }
        book.new_page()?;
    }
    book.y += BETWEEN;
    Ok(())
}

/// Lines one under the other from a baseline on.
fn column(
    book: &mut Book<'_>,
    lines: impl Iterator<Item = Line>,
    (x, mut y): (f32, f32),
    node: NodeId,
) {
    for line in lines {
        book.canvas.line(line, x, y, Some(node));
        y += style::PROSE.leading;
    }
}
