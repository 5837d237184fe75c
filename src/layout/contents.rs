//! The contents: chapters and countries, each with its page, leading there.
//!
//! The entries are known from the report before anything is laid out, so the sheets that they
//! take are kept free at the front; once the book is written, the marks say where they lead. An
//! entry takes one line: what is longer is cut, as the whole name stands at its place.

use super::{
    LayoutError,
    book::{Book, Mark},
    fonts::Face,
    pages::{Link, NodeId, PlacedWord, Role},
    paragraph::{Align, Span},
    style::{self, Label, PageStyle},
};

/// The heading.
pub(super) const TITLE: &str = "Содержание";

/// Sheets kept free for the contents.
pub(super) struct Contents {
    /// Where the entries stand.
    places: Vec<Place>,
    first_page: usize,
    node: NodeId,
}

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    sheet: usize,
    x: f32,
    /// The baseline.
    y: f32,
}

/// Between the two columns of the contents.
const GUTTER: f32 = 40.0;
/// The height of an entry of a chapter, white above included, and of a country.
const CHAPTER: f32 = 22.0;
const COUNTRY: f32 = 14.5;
/// How far a country stands in.
const INDENT: f32 = 14.0;
/// The room for the page number.
const NUMBER: f32 = 30.0;
/// The part of the text area that the first column of the last sheet takes at least.
const SHORTEST: f32 = 0.4;
/// The part of the text area that entries may take which need no second column.
const LONE: f32 = 0.6;
/// From dot to dot of a leader.
const DOT: f32 = 5.0;

const CHAPTER_LABEL: Label = Label { face: Face::SerifBold, size: 10.5, colour: style::INK };
const COUNTRY_LABEL: Label = Label { face: Face::Sans, size: 10.0, colour: style::INK };
const LEADER: Label = Label { face: Face::Sans, size: 9.0, colour: style::RULE };

impl Contents {
    /// Keeps sheets free for entries of these levels.
    pub(super) fn reserve(book: &mut Book<'_>, levels: &[u8]) -> Result<Self, LayoutError> {
        book.front(TITLE)?;
        let first_page = book.canvas.page();
        let node = book.canvas.node(Role::Contents, book.section);
        let places = places(levels, &book.style, book.y + 4.0);
        for _ in 0..places.last().map_or(0, |place| place.sheet) {
            book.new_page()?;
        }
        book.y = book.style.floor();
        Ok(Self { places, first_page, node })
    }

    /// Writes the entries: the listed marks, in order.
    pub(super) fn fill(self, book: &mut Book<'_>) -> Result<(), LayoutError> {
        let marks: Vec<Mark> = book.marks.iter().filter(|mark| mark.listed).cloned().collect();
        for (place, mark) in self.places.iter().zip(&marks) {
            book.canvas.turn_to(self.first_page + place.sheet);
            let entry = book.canvas.node(Role::ContentsEntry, self.node);
            let link = book.canvas.node(Role::Link, entry);
            write(book, *place, mark, link)?;
        }
        Ok(())
    }
}

/// An entry: name, leader, number, and the link over all of it.
fn write(book: &mut Book<'_>, place: Place, mark: &Mark, node: NodeId) -> Result<(), LayoutError> {
    let (label, indent) =
        if mark.level == 1 { (CHAPTER_LABEL, 0.0) } else { (COUNTRY_LABEL, INDENT) };
    let left = place.x + indent;
    let right = place.x + column_width(&book.style);
    let title = book.shorten(&mark.title, label, right - left - NUMBER)?;
    let title_width = book.label(&title, label, left, place.y, (Align::Left, Some(node)))?;
    let number = (mark.target.page + 1).to_string();
    let number_label = Label { face: Face::Serif, ..label };
    let number_width =
        book.label(&number, number_label, right, place.y, (Align::Right, Some(node)))?;
    leader(book, left + title_width + 6.0, right - number_width - 4.0, place.y)?;
    book.canvas.link(Link {
        x: left,
        y: place.y - label.size,
        width: right - left,
        height: label.size * 1.3,
        target: mark.target,
        text: format!("{}, страница {number}", mark.title),
        node,
    });
    Ok(())
}

/// Dots from `from` to `to`, on one grid for the whole sheet.
fn leader(book: &mut Book<'_>, from: f32, to: f32, y: f32) -> Result<(), LayoutError> {
    let mut x = (from / DOT).ceil() * DOT;
    let spans = [Span { text: ".", face: LEADER.face }];
    let dots = book.setter.line(&spans, LEADER.size, LEADER.colour)?.at(0.0, y, None);
    let Some(mut text) = dots.texts.into_iter().next() else { return Ok(()) };
    let Some(dot) = text.words.pop() else { return Ok(()) };
    while x + DOT <= to {
        text.words.push(PlacedWord { x, ..dot });
        x += DOT;
    }
    book.canvas.text(text);
    Ok(())
}

fn column_width(style: &PageStyle) -> f32 {
    (style.measure() - GUTTER) / 2.0
}

/// Where entries of these levels stand: in two columns a sheet, no chapter parted from its first
/// country, the columns of the last sheet of one height; the last few stand in one.
fn places(levels: &[u8], style: &PageStyle, top: f32) -> Vec<Place> {
    let full = pour(levels, style, top, style.floor());
    let Some(last) = full.last().map(|place| place.sheet) else { return full };
    let begin = full.iter().position(|place| place.sheet == last).unwrap_or(0);
    let first_top = if last == 0 { top } else { style.top };
    let rest = levels.get(begin..).unwrap_or_default();
    let few = rest.iter().map(|level| height(*level)).sum::<f32>() <= style.depth() * LONE;
    let mut floor = first_top + style.depth() * if few { LONE } else { SHORTEST };
    let balanced = loop {
        let poured = pour(rest, style, first_top, floor);
        if floor >= style.floor() || poured.last().is_none_or(|place| place.sheet == 0) {
            break poured;
        }
        floor += COUNTRY / 2.0;
    };
    let shifted = balanced.into_iter().map(|place| Place { sheet: place.sheet + last, ..place });
    full.iter().copied().take(begin).chain(shifted).collect()
}

/// The height of an entry of this level.
fn height(level: u8) -> f32 {
    if level == 1 { CHAPTER } else { COUNTRY }
}

/// Pours entries into columns down to `floor`; those of the first sheet begin at `top`.
fn pour(levels: &[u8], style: &PageStyle, top: f32, floor: f32) -> Vec<Place> {
    let step = column_width(style) + GUTTER;
    let (mut sheet, mut column, mut y) = (0, 0.0, top);
    let mut places = Vec::with_capacity(levels.len());
    let mut head = top;
    for (index, &level) in levels.iter().enumerate() {
        let height = height(level);
        let with_next = match levels.get(index + 1) {
            Some(2) if level == 1 => COUNTRY,
            _ => 0.0,
        };
        if y + height + with_next > floor && y > head {
            if column > 0.0 {
                sheet += 1;
                head = style.top;
            }
            column = if column > 0.0 { 0.0 } else { step };
            y = head;
        }
        y += height;
        places.push(Place { sheet, x: style.left + column, y: y - 4.0 });
    }
    places
}
