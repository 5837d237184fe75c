//! Numbers → bars: the two kinds of chart that the report draws.
//!
//! Labels, values and a rectangle enter; shapes and short texts come to be on the page, all of
//! one figure. Values are written at the bars, so there are no axes, grids or ticks to read them
//! off. What a chart means, its caption and its words for those who do not see it are for the
//! chapter to say.

use super::{
    LayoutError,
    book::Book,
    canvas::Rect,
    fonts::Face,
    pages::{Colour, NodeId},
    paragraph::Align,
    style::{self, Label},
};

/// A row of bars or a column of stacked parts.
pub(super) struct Entry {
    /// What it is called.
    pub(super) label: String,
    /// Its values, one for each series.
    pub(super) values: Vec<usize>,
}

impl Entry {
    fn total(&self) -> usize {
        self.values.iter().sum()
    }
}

/// The names under and beside bars.
const NAME: Label = Label { face: Face::Sans, size: 9.0, colour: style::INK };
/// A value at its bar.
const VALUE: Label = Label { face: Face::SansBold, size: 9.0, colour: style::INK };
/// A value of nothing.
const ZERO: Label = Label { face: Face::Sans, size: 9.0, colour: style::QUIET };
/// A value within a bar.
const PART: Label = Label { face: Face::Sans, size: 7.5, colour: style::INK };
/// The least height of a part that can hold its value.
const PART_HEIGHT: f32 = 10.5;
/// The greatest height of one event in a column, and the least height of a chart of columns.
const UNIT: f32 = 24.0;
const LOWEST: f32 = 100.0;
/// The room for the names under columns.
const FOOT: f32 = 18.0;
/// The room for the values over columns.
const TOP: f32 = 16.0;
/// Between the name and the bar, and the bar and its value.
const GAP: f32 = 6.0;
/// The widest a name beside a bar may be, as a part of the chart.
const WIDEST_NAME: f32 = 0.42;
/// How much of its slot a column or a row of bars fills.
const FILL: f32 = 0.62;
/// The thickest a bar is drawn.
const THICKEST: f32 = 16.0;
/// The height of an entry of lying bars.
const SLOT: f32 = 37.0;

/// The height that columns look well in, within `most`: few events do not make towers.
pub(super) fn columns_height(entries: &[Entry], most: f32) -> f32 {
    let largest = entries.iter().map(Entry::total).max().unwrap_or(0);
    (real(largest) * UNIT + FOOT + TOP).clamp(LOWEST, LOWEST.max(most))
}

/// The height that bars look well in, within `most`.
pub(super) fn bars_height(entries: &[Entry], most: f32) -> f32 {
    let slots = entries.iter().map(|entry| (real(entry.values.len()) * THICKEST / FILL).max(SLOT));
    slots.sum::<f32>().min(most)
}

/// Upright columns of stacked parts over their names, the total over each.
pub(super) fn columns(
    book: &mut Book<'_>,
    area: Rect,
    entries: &[Entry],
    node: NodeId,
) -> Result<(), LayoutError> {
    let largest = entries.iter().map(Entry::total).max().unwrap_or(0).max(1);
    let slot = area.width / real(entries.len().max(1));
    let width = (slot * FILL).min(64.0);
    let base = area.bottom() - FOOT;
    let scale = (area.height - FOOT - TOP) / real(largest);
    for (index, entry) in entries.iter().enumerate() {
        let centre = area.x + slot * (real(index) + 0.5);
        let mut y = base;
        for (series, &value) in entry.values.iter().enumerate().filter(|(_, value)| **value > 0) {
            let height = real(value) * scale;
            y -= height;
            let part = Rect { x: centre - width / 2.0, y, width, height };
            let several = entry.values.len() > 1;
            stacked(book, part, value, (series, entry.values.len()), (several, node))?;
        }
        let label = if entry.total() == 0 { ZERO } else { VALUE };
        let at = (Align::Centre, Some(node));
        book.label(&entry.total().to_string(), label, centre, y - 4.0, at)?;
        let name = book.shorten(&entry.label, NAME, slot - 2.0)?;
        book.label(&name, NAME, centre, base + 13.0, at)?;
    }
    let pen = (0.7, style::FRAME);
    book.canvas.rule((area.x, base), (area.right(), base), pen, Some(node));
    Ok(())
}

/// Lying bars beside their names, one for each series, the value at the end of each.
pub(super) fn bars(
    book: &mut Book<'_>,
    area: Rect,
    entries: &[Entry],
    node: NodeId,
) -> Result<(), LayoutError> {
    let largest = entries.iter().flat_map(|e| &e.values).copied().max().unwrap_or(0).max(1);
    let widest = area.width * WIDEST_NAME;
    let mut room = 0.0_f32;
    let mut names = Vec::with_capacity(entries.len());
    for entry in entries {
        let name = book.shorten(&entry.label, NAME, widest)?;
        room = room.max(book.setter.width(&name, NAME.face, NAME.size)?);
        names.push(name);
    }
    let left = area.x + room + GAP;
    let value_room = book.setter.width(&largest.to_string(), VALUE.face, VALUE.size)? + GAP;
    let scale = (area.right() - left - value_room) / real(largest);
    let slot = area.height / real(entries.len().max(1));
    for (index, (entry, name)) in entries.iter().zip(&names).enumerate() {
        let count = entry.values.len();
        let bar = (slot * FILL / real(count.max(1))).min(THICKEST);
        let middle = area.y + slot * (real(index) + 0.5);
        let at = (Align::Right, Some(node));
        book.label(name, NAME, left - GAP, middle + NAME.size * 0.35, at)?;
        let mut y = middle - bar * real(count) / 2.0;
        for (series, &value) in entry.values.iter().enumerate() {
            let width = real(value) * scale;
            let rect = Rect { x: left, y, width, height: bar - 1.0 };
            if value > 0 {
                book.canvas.bar(rect, shade(series, count), Some(node));
            }
            let label = if value == 0 { ZERO } else { VALUE };
            let baseline = y + (bar - 1.0) / 2.0 + label.size * 0.35;
            let at = (Align::Left, Some(node));
            book.label(&value.to_string(), label, left + width + 4.0, baseline, at)?;
            y += bar;
        }
    }
    let pen = (0.7, style::FRAME);
    book.canvas.rule((left, area.y), (left, area.bottom()), pen, Some(node));
    Ok(())
}

/// The names of the series beside squares of their colours, from the left edge on; returns how
/// high the legend is.
pub(super) fn legend(
    book: &mut Book<'_>,
    (left, top, right): (f32, f32, f32),
    names: &[String],
    node: NodeId,
) -> Result<f32, LayoutError> {
    const SQUARE: f32 = 8.0;
    const LINE: f32 = 14.0;
    let (mut x, mut y) = (left, top);
    for (index, name) in names.iter().enumerate() {
        let name = book.shorten(name, NAME, right - left - SQUARE - 5.0)?;
        let width = SQUARE + 5.0 + book.setter.width(&name, NAME.face, NAME.size)?;
        if x > left && x + width > right {
            x = left;
            y += LINE;
        }
        let square = Rect { x, y: y + 2.0, width: SQUARE, height: SQUARE };
        book.canvas.bar(square, shade(index, names.len()), Some(node));
        let at = (Align::Left, Some(node));
        book.label(&name, NAME, x + SQUARE + 5.0, y + 9.2, at)?;
        x += width + 18.0;
    }
    Ok(y - top + LINE)
}

/// A part of a stacked column, with its value where it has room.
fn stacked(
    book: &mut Book<'_>,
    part: Rect,
    value: usize,
    (series, count): (usize, usize),
    (named, node): (bool, NodeId),
) -> Result<(), LayoutError> {
    const WHITE: f32 = 0.6;
    let drawn = Rect { height: (part.height - WHITE).max(part.height / 2.0), ..part };
    book.canvas.bar(drawn, shade(series, count), Some(node));
    if named && part.height >= PART_HEIGHT {
        let colour = style::text_on(shade(series, count));
        let label = Label { colour, ..PART };
        let y = part.y + part.height / 2.0 + PART.size * 0.35;
        let at = (Align::Centre, Some(node));
        book.label(&value.to_string(), label, part.x + part.width / 2.0, y, at)?;
    }
    Ok(())
}

/// The colour of a series; a single one is not as dark as text.
fn shade(index: usize, count: usize) -> Colour {
    if count == 1 { style::series(1, 4) } else { style::series(index, count) }
}

#[allow(clippy::cast_precision_loss)] // counts of a report
fn real(count: usize) -> f32 {
    count as f32
}
