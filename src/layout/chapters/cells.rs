//! What the tables of all chapters set the same way: values, absent values, plain rows.

use crate::layout::{
    LayoutError,
    book::Book,
    fonts::Face,
    pages::{NodeId, Role},
    paragraph::ParagraphStyle,
    style,
    table::{Between, Block, Cell, Row, Table, Track},
};

/// What stands for an absent value: nothing is invented, and an empty cell might be a mistake.
pub(super) const ABSENT: &str = "—";

/// A value of a cell and how it is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'a> {
    text: &'a str,
    face: Face,
    style: &'static ParagraphStyle,
}

impl<'a> Value<'a> {
    /// Running text.
    pub(super) fn text(text: &'a str) -> Self {
        Self { text, face: Face::Sans, style: &style::CELL }
    }

    /// A name or other short value.
    pub(super) fn name(text: &'a str) -> Self {
        Self { text, face: Face::Sans, style: &style::NAME }
    }

    /// What the row is looked up by.
    pub(super) fn key(text: &'a str) -> Self {
        Self { text, face: Face::SansBold, style: &style::NAME }
    }

    /// The words of the source.
    pub(super) fn quote(text: &'a str) -> Self {
        Self { text, face: Face::SansItalic, style: &style::CELL }
    }
}

/// Sets a value into a column; an empty one shows as a quiet dash.
pub(super) fn cell(
    book: &mut Book<'_>,
    (table, column): (&Table, usize),
    value: Value<'_>,
    node: NodeId,
) -> Result<Cell, LayoutError> {
    let width = table.room(column);
    let paragraph = if value.text.trim().is_empty() {
        book.set(ABSENT, Face::Sans, &style::CELL_QUIET, width)?
    } else {
        book.set(value.text, value.face, value.style, width)?
    };
    Ok(Cell { lines: paragraph.lines.into_iter(), node })
}

/// Sets values into the columns from `first` on, each as a cell of the row.
pub(super) fn cells(
    book: &mut Book<'_>,
    (table, first): (&Table, usize),
    values: &[Value<'_>],
    row: NodeId,
) -> Result<Row, LayoutError> {
    let mut cells = Vec::with_capacity(values.len());
    for (offset, &value) in values.iter().enumerate() {
        let node = book.canvas.node(Role::Cell(1), row);
        cells.push(cell(book, (table, first + offset), value, node)?);
    }
    Ok(cells)
}

/// Places a plain row: a value for each column.
pub(super) fn row(
    book: &mut Book<'_>,
    table: &mut Table,
    values: &[Value<'_>],
) -> Result<(), LayoutError> {
    let row = book.canvas.node(Role::Row, table.body());
    let cells = cells(book, (table, 0), values, row)?;
    let tracks = vec![Track::new(0, vec![cells], Between::Hairline)];
    table.block(book, Block { tracks, mark: None, whole: true })
}

/// A track of one cell that names its block, and again on later pages with «(продолжение)».
pub(super) fn name(
    book: &mut Book<'_>,
    table: &Table,
    name: &str,
    node: NodeId,
) -> Result<Track, LayoutError> {
    let width = table.room(0);
    let named = cell(book, (table, 0), Value::key(name), node)?;
    let mut again = book.set(name, Face::SansBold, &style::NAME, width)?.lines;
    again.extend(book.set("(продолжение)", Face::Sans, &style::CELL_QUIET, width)?.lines);
    Ok(Track::new(0, vec![vec![named]], Between::White).again(again))
}

/// How many rows of the structure a head spans.
pub(super) fn span(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
