//! What layout ends in: pages of positioned words, rules and shapes, as plain data.
//!
//! Units are points (1/72 inch); x grows to the right from the left edge of the page, y grows
//! *down* from its top edge. Items are in reading order. An item that carries a [`NodeId`] is
//! content of that node of the structure tree; one that carries none is an artifact (running
//! heads, page numbers, rules, repeated table heads), invisible to assistive technology.

use super::fonts::Face;
use crate::report::Picture;

/// The laid-out document.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// The title of the document.
    pub title: String,
    /// The language as BCP 47 has it: `ru-RU`.
    pub language: &'static str,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// Every distinct shaped word; items point here by [`WordId`].
    pub words: Vec<ShapedWord>,
    /// The bookmarks, nested.
    pub outline: Vec<Bookmark>,
    /// The structure tree: the first node is the document; children follow their parents.
    pub structure: Vec<Node>,
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What stands on it, in reading order.
    pub items: Vec<Item>,
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Words of one face and size on one baseline.
    Text(Text),
    /// A filled shape.
    Shape(Shape),
    /// A straight rule.
    Rule(Rule),
    /// A picture of pixels.
    Image(Image),
    /// A rectangle that leads to a place in the document.
    Link(Link),
}

/// Words of one face, size and colour on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The face.
    pub face: Face,
    /// The size in points.
    pub size: f32,
    /// The colour.
    pub colour: Colour,
    /// The baseline.
    pub y: f32,
    /// The words from left to right.
    pub words: Vec<PlacedWord>,
    /// What follows the last word.
    pub end: LineEnd,
    /// Whether the first word is the rest of one that the line above broke.
    pub rest: bool,
    /// The whole of the last word, if the line breaks it.
    pub broken: Option<WordId>,
    /// The node that it belongs to.
    pub node: Option<NodeId>,
}

/// A word at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedWord {
    /// Which word.
    pub word: WordId,
    /// Its left edge. Between two words of one [`Text`] stands a space that fills the gap.
    pub x: f32,
}

/// What follows the last word of a [`Text`]; all but `Nothing` is written as a real glyph, so
/// that words neither run together nor fall apart when the text is copied out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    /// A space: the text goes on, on this line in another face or on the next line.
    Space,
    /// A hyphen that only the line break made (U+00AD); it looks like a hyphen.
    SoftHyphen,
    /// Nothing: the paragraph ends, or the word was broken after its own hyphen.
    Nothing,
}

/// A word, shaped: glyphs in the units of the font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapedWord {
    /// The face that it was shaped in.
    pub face: Face,
    /// The characters.
    pub text: Box<str>,
    /// The glyphs, each standing for one or more characters.
    pub glyphs: Box<[Glyph]>,
    /// The width in units of the font.
    pub advance: i32,
}

/// A glyph of a shaped word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far to the next one, kerning included, in units of the font.
    pub advance: i16,
    /// Where its characters begin in the word's text, in bytes.
    pub cluster: u16,
}

/// Which of the [`Pages::words`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

/// Which of the [`Pages::structure`] nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

/// A closed polygon, filled without a stroke.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The corners.
    pub points: Vec<(f32, f32)>,
    /// The fill.
    pub fill: Colour,
    /// The figure that it belongs to.
    pub node: Option<NodeId>,
}

/// A straight rule; always an artifact or part of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Where it begins.
    pub from: (f32, f32),
    /// Where it ends.
    pub to: (f32, f32),
    /// Its thickness.
    pub width: f32,
    /// Its colour.
    pub colour: Colour,
    /// The figure that it belongs to.
    pub node: Option<NodeId>,
}

/// A picture of pixels, stretched over a rectangle.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The picture.
    pub picture: Picture,
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The figure that it belongs to.
    pub node: Option<NodeId>,
}

/// A rectangle that leads to a place in the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Where it leads.
    pub target: Target,
    /// What it says, for assistive technology.
    pub text: String,
    /// The node (of role `Link`) that it belongs to.
    pub node: NodeId,
}

/// A place in the document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// The page, from zero.
    pub page: usize,
    /// How far down.
    pub y: f32,
}

/// A bookmark and those under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub target: Target,
    /// The bookmarks under it.
    pub children: Vec<Bookmark>,
}

/// A node of the structure tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The node that it stands in; none for the document itself.
    pub parent: Option<NodeId>,
}

/// What a node is, by the standard structure types of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    /// The whole document.
    Document,
    /// A section.
    Section,
    /// A heading of level 1 to 3.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A table.
    Table,
    /// The name of a table.
    Caption,
    /// The head rows of a table.
    TableHead,
    /// The body rows of a table.
    TableBody,
    /// A row.
    Row,
    /// A cell that heads its column.
    ColumnHead,
    /// A cell that heads its row, and how many rows it spans.
    RowHead(u32),
    /// A cell, and how many rows it spans.
    Cell(u32),
    /// A list.
    List,
    /// An entry of a list.
    ListItem,
    /// What an entry says.
    ListBody,
    /// The contents.
    Contents,
    /// An entry of the contents.
    ContentsEntry,
    /// A link.
    Link,
    /// A drawing: what it says in words, and its box (left, top, right, bottom).
    Figure {
        /// The words for those who do not see it.
        alt: String,
        /// Left, top, right, bottom on its page.
        bounds: (f32, f32, f32, f32),
    },
}
