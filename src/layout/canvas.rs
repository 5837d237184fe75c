//! The sheets while they are being filled: items are put at places, nodes into the structure.
//!
//! Set lines, rules and shapes enter; [`Page`]s and [`Node`]s come to be. Where things ought to
//! stand is not decided here; that is what `book`, `table` and the chapters are for.

use super::{
    pages::{Colour, Image, Item, Link, Node, NodeId, Page, Role, Rule, Shape, Text},
    paragraph::Line,
    style::PageStyle,
};
use crate::report::Picture;

/// The root of the structure.
pub(super) const DOCUMENT: NodeId = NodeId(0);

/// The sheets while they are being filled.
pub(super) struct Canvas {
    pages: Vec<Page>,
    structure: Vec<Node>,
    current: usize,
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    /// Left edge.
    pub(super) x: f32,
    /// Top edge.
    pub(super) y: f32,
    /// Width.
    pub(super) width: f32,
    /// Height.
    pub(super) height: f32,
}

impl Rect {
    /// The right edge.
    pub(super) fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The lower edge.
    pub(super) fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// The four corners in the order left, top, right, bottom.
    pub(super) fn bounds(&self) -> (f32, f32, f32, f32) {
        (self.x, self.y, self.right(), self.bottom())
    }
}

impl Canvas {
    /// No page yet, and a structure of nothing but the document.
    pub(super) fn new() -> Self {
        let document = Node { role: Role::Document, parent: None };
        Self { pages: Vec::new(), structure: vec![document], current: 0 }
    }

    /// A new sheet after the last; what is put from now on stands on it.
    pub(super) fn add_page(&mut self, style: &PageStyle) {
        self.pages.push(Page { width: style.width, height: style.height, items: Vec::new() });
        self.current = self.pages.len() - 1;
    }

    /// The sheet that things are put on, from zero.
    pub(super) fn page(&self) -> usize {
        self.current
    }

    /// Goes back to a sheet that there is already.
    pub(super) fn turn_to(&mut self, page: usize) {
        self.current = page.min(self.pages.len().saturating_sub(1));
    }

    /// A new node under `parent`, after all that are there.
    pub(super) fn node(&mut self, role: Role, parent: NodeId) -> NodeId {
        let id = NodeId(u32::try_from(self.structure.len()).unwrap_or(u32::MAX));
        self.structure.push(Node { role, parent: Some(parent) });
        id
    }

    /// Puts a set line with its left end at `x` and its baseline at `y`.
    pub(super) fn line(&mut self, line: Line, x: f32, y: f32, node: Option<NodeId>) {
        for text in line.at(x, y, node).texts {
            self.text(text);
        }
    }

    /// Puts a text that has its place already.
    pub(super) fn text(&mut self, text: Text) {
        self.put(Item::Text(text));
    }

    /// Puts a filled rectangle.
    pub(super) fn bar(&mut self, rect: Rect, fill: Colour, node: Option<NodeId>) {
        let (left, top, right, bottom) = rect.bounds();
        let points = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
        self.shape(points, fill, node);
    }

    /// Puts a straight rule.
    pub(super) fn rule(
        &mut self,
        from: (f32, f32),
        to: (f32, f32),
        pen: (f32, Colour),
        node: Option<NodeId>,
    ) {
        let (width, colour) = pen;
        self.put(Item::Rule(Rule { from, to, width, colour, node }));
    }

    /// Puts a polygon.
    pub(super) fn shape(&mut self, points: Vec<(f32, f32)>, fill: Colour, node: Option<NodeId>) {
        self.put(Item::Shape(Shape { points, fill, node }));
    }

    /// Puts a picture.
    pub(super) fn image(&mut self, picture: Picture, rect: Rect, node: Option<NodeId>) {
        let Rect { x, y, width, height } = rect;
        self.put(Item::Image(Image { picture, x, y, width, height, node }));
    }

    /// Puts a link.
    pub(super) fn link(&mut self, link: Link) {
        self.put(Item::Link(link));
    }

    /// The sheets and the structure, done.
    pub(super) fn finish(self) -> (Vec<Page>, Vec<Node>) {
        (self.pages, self.structure)
    }

    fn put(&mut self, item: Item) {
        if let Some(page) = self.pages.get_mut(self.current) {
            page.items.push(item);
        }
    }
}
