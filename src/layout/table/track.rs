//! A track: what runs down one or more columns of a block, breaking over pages on its own.
//!
//! Rows of set cells and the height of a page's rest enter; a [`Portion`] leaves: which lines of
//! which rows stand on this page. Nothing is drawn here, and no track knows of another: that is
//! what lets agreements and events run side by side.

use std::vec::IntoIter;

use crate::layout::{breaks, pages::NodeId, paragraph::Line};

/// The inner margin above and below what stands in a cell.
pub(super) const PAD: f32 = 4.0;

/// The most lines of a row of the table that is not broken over pages.
const SHORT_ROW: usize = 6;

/// A set cell: lines that belong to one node.
pub(in crate::layout) struct Cell {
    /// The lines that are not placed yet.
    pub(in crate::layout) lines: IntoIter<Line>,
    /// The node of the structure.
    pub(in crate::layout) node: NodeId,
}

/// Cells side by side, one for each column of the track.
pub(in crate::layout) type Row = Vec<Cell>;

/// What stands between two rows of a track.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Between {
    /// A hairline with the inner margin on both sides: the rows are rows of the table.
    Hairline,
    /// A little white: the rows are paragraphs of one cell.
    White,
}

impl Between {
    /// The height that it takes.
    pub(super) fn height(self) -> f32 {
        match self {
            Self::Hairline => 2.0 * PAD,
            Self::White => 3.0,
        }
    }
}

/// What runs down one or more columns of a block.
pub(in crate::layout) struct Track {
    /// The first of its columns.
    pub(super) column: usize,
    /// Its rows.
    pub(super) rows: Vec<Row>,
    /// What stands between them.
    pub(super) between: Between,
    /// What stands here again on each later page once the rows have run out: the country's name.
    pub(super) again: Vec<Line>,
    /// How many rows are placed whole.
    pub(super) done: usize,
}

/// Lines of one row that stand on one page: how many of each cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece(pub(super) Vec<usize>);

/// What of a track stands on one page, from the first row that is not done.
#[derive(Debug, PartialEq)]
pub(super) struct Portion {
    pub(super) pieces: Vec<Piece>,
    pub(super) height: f32,
}

impl Track {
    /// A track that begins at `column`.
    pub(in crate::layout) fn new(column: usize, rows: Vec<Row>, between: Between) -> Self {
        Self { column, rows, between, again: Vec::new(), done: 0 }
    }

    /// The same track with lines that stand in its place once its rows have run out.
    pub(in crate::layout) fn again(mut self, lines: Vec<Line>) -> Self {
        self.again = lines;
        self
    }

    /// Whether everything is placed.
    pub(super) fn is_done(&self) -> bool {
        self.done >= self.rows.len()
    }

    /// The height of all that is not placed yet, inner margins included; counting stops once it
    /// is over `enough`.
    pub(super) fn height(&self, leading: f32, enough: f32) -> f32 {
        let mut height = 2.0 * PAD;
        for (index, row) in self.rows.iter().enumerate().skip(self.done) {
            if index > self.done {
                height += self.between.height();
            }
            height += lines_height(row.iter().map(|cell| cell.lines.len()).max(), leading);
            if height > enough {
                break;
            }
        }
        height
    }

    /// What of the rest fits into `room`. Rows break between lines by the rules of [`breaks`];
    /// with `force` at least one line is taken, so that a sheet too small for the rules still
    /// makes way.
    pub(super) fn fit(&self, room: f32, leading: f32, force: bool) -> Portion {
        let mut portion = Portion { pieces: Vec::new(), height: 2.0 * PAD };
        for row in self.rows.iter().skip(self.done) {
            let first = portion.pieces.is_empty();
            let gap = if first { 0.0 } else { self.between.height() };
            let lines = breaks::lines_within(room - portion.height - gap, leading);
            let Some(piece) = self.cut(row, lines, force && first) else { break };
            portion.height += gap + lines_height(piece.0.iter().copied().max(), leading);
            let whole = row.iter().zip(&piece.0).all(|(cell, taken)| *taken == cell.lines.len());
            portion.pieces.push(piece);
            if !whole {
                break;
            }
        }
        portion
    }

    /// As much of a row as `room` lines hold; none if the rules leave nothing to place. A row of
    /// the table is only broken if it is long.
    fn cut(&self, row: &Row, room: usize, force: bool) -> Option<Piece> {
        let longest = row.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        let is_short = self.between == Between::Hairline && longest <= SHORT_ROW;
        let take = |cell: &Cell| {
            let left = cell.lines.len();
            match breaks::take(left, room) {
                taken if taken < left && is_short && !force => None,
                0 if left > 0 => force.then(|| room.clamp(1, left)),
                taken => Some(taken),
            }
        };
        row.iter().map(take).collect::<Option<_>>().map(Piece)
    }
}

/// The height of some lines.
#[allow(clippy::cast_precision_loss)] // far below 2²⁴ lines a page
pub(super) fn lines_height(lines: Option<usize>, leading: f32) -> f32 {
    lines.unwrap_or(0) as f32 * leading
}
