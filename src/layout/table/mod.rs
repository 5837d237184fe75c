//! The table engine: blocks of parallel tracks, under heads that come again on every page.
//!
//! Set cells enter, a block at a time; they are put on the pages of the [`Book`] with caption,
//! heads and rules by ГОСТ 7.32, 6.6: «Таблица N — Название» above the first part, «Продолжение
//! таблицы N» above every later one, heads centred, a rule around the whole. What a column means
//! is not known here. Nothing of a placed block is kept, so a table of any length takes the
//! memory of its longest block.

mod part;
mod track;

use super::{
    LayoutError,
    book::Book,
    fonts::Face,
    pages::{NodeId, Role},
    paragraph::Line,
    style,
};
use part::Part;
pub(super) use track::{Between, Cell, Row, Track};

/// The inner margin left and right of what stands in a cell.
pub(super) const SIDE: f32 = 5.0;
/// The part of the text area that may stay empty for a block to be kept whole.
const LARGEST_HOLE: f32 = 1.0 / 3.0;
/// The part of the text area that must be free for a block longer than a page to begin.
const SMALLEST_BEGINNING: f32 = 1.0 / 8.0;

/// A column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// What its head says.
    pub(super) head: &'static str,
    /// Its width, inner margins included.
    pub(super) width: f32,
}

/// What belongs together in a table: one track a group of columns, running side by side.
pub(super) struct Block {
    /// The tracks from left to right.
    pub(super) tracks: Vec<Track>,
    /// The name that the outline shows, and whether the contents do.
    pub(super) mark: Option<(String, bool)>,
    /// Whether it should not be broken over pages if it need not be.
    pub(super) whole: bool,
}

/// A table that is being written.
pub(super) struct Table {
    columns: Vec<Column>,
    /// The left edges of the columns and the right edge of the last one.
    edges: Vec<f32>,
    number: usize,
    caption: Vec<Line>,
    heads: Vec<Vec<Line>>,
    nodes: Nodes,
    /// What the outline calls it, until it is placed.
    bookmark: Option<String>,
    /// The part on the current page, if it is begun.
    part: Option<Part>,
    begun: bool,
}

/// The nodes of a table.
struct Nodes {
    caption: NodeId,
    heads: Vec<NodeId>,
    body: NodeId,
}

impl Table {
    /// A table with the next number; nothing is placed until its first block is.
    pub(super) fn begin(
        book: &mut Book<'_>,
        name: &str,
        columns: Vec<Column>,
    ) -> Result<Self, LayoutError> {
        book.tables += 1;
        let number = book.tables;
        let caption = format!("Таблица {number} — {name}");
        let width = book.style.measure();
        let caption = book.set(&caption, Face::Serif, &style::CAPTION, width)?.lines;
        let mut edges = vec![book.style.left];
        let mut heads = Vec::new();
        for column in &columns {
            edges.push(edges.last().copied().unwrap_or_default() + column.width);
            let width = column.width - 2.0 * SIDE;
            heads.push(book.set(column.head, Face::SansBold, &style::HEAD, width)?.lines);
        }
        let table = book.canvas.node(Role::Table, book.section);
        let caption_node = book.canvas.node(Role::Caption, table);
        let head = book.canvas.node(Role::TableHead, table);
        let row = book.canvas.node(Role::Row, head);
        let head_nodes = columns.iter().map(|_| book.canvas.node(Role::ColumnHead, row)).collect();
        let body = book.canvas.node(Role::TableBody, table);
        let nodes = Nodes { caption: caption_node, heads: head_nodes, body };
        let (part, bookmark) = (None, None);
        Ok(Self { columns, edges, number, caption, heads, nodes, bookmark, part, begun: false })
    }

    /// The same table with a bookmark.
    pub(super) fn bookmarked(mut self, title: &str) -> Self {
        self.bookmark = Some(title.to_owned());
        self
    }

    /// The node that the rows stand in.
    pub(super) fn body(&self) -> NodeId {
        self.nodes.body
    }

    /// The width that text has in a column.
    pub(super) fn room(&self, column: usize) -> f32 {
        self.columns.get(column).map_or(0.0, |column| column.width - 2.0 * SIDE)
    }

    /// Places a block. One of a page or less that asks for it stays whole, unless that would leave
    /// a hole of more than a third of a page; a longer one begins where there is room for a good
    /// beginning.
    pub(super) fn block(&mut self, book: &mut Book<'_>, block: Block) -> Result<(), LayoutError> {
        let Block { mut tracks, mut mark, whole } = block;
        if self.must_turn(book, &tracks, whole) {
            self.turn(book)?;
        }
        loop {
            self.open(book)?;
            if let Some((title, listed)) = mark.take() {
                book.mark(2, title, listed);
            }
            self.place(book, &mut tracks);
            if tracks.iter().all(Track::is_done) {
                return Ok(());
            }
            self.turn(book)?;
        }
    }

    /// Ends the table.
    pub(super) fn end(mut self, book: &mut Book<'_>) {
        self.close(book);
        book.y += 10.0;
    }

    /// Whether a block should begin on the next page.
    fn must_turn(&self, book: &Book<'_>, tracks: &[Track], whole: bool) -> bool {
        let depth = book.style.depth();
        let hole = book.style.floor() - book.y;
        let room = match &self.part {
            Some(part) if part.is_empty() => return false,
            Some(_) => hole,
            None if book.is_fresh() => return false,
            None => book.free() - self.opening(),
        };
        let heights = tracks.iter().map(|track| track.height(style::CELL.leading, depth));
        let height = heights.fold(0.0, f32::max);
        if height <= room {
            return false;
        }
        let is_long = height > depth - self.opening();
        let keeps_whole = whole && !is_long && hole <= depth * LARGEST_HOLE;
        let begins_badly = is_long && room < depth * SMALLEST_BEGINNING;
        let idle = |track: &Track| track.fit(room, style::CELL.leading, false).pieces.is_empty();
        keeps_whole || begins_badly || tracks.iter().any(idle)
    }
}
