//! Structure nodes and the marks of the pages → the structure tree (ISO 32000-1, 14.7).
//!
//! A long report has hundreds of thousands of nodes, so the tree is kept in flat tables, and each
//! element becomes bytes only when the file is written. The parent tree, in leaves of equal size,
//! answers which element a sequence of a page or a link belongs to.

use lopdf::{Document, Object, ObjectId, dictionary};

use super::{
    RenderError,
    document::LinkObject,
    kids::{Kid, Kids},
    number::{hundredths, push_digits, push_hundredths},
    object::{push, push_reference},
};
use crate::layout::pages::{Node, NodeId, Pages, Role};

/// How many keys a leaf of the parent tree holds.
const KEYS_IN_LEAF: usize = 64;

/// The structure tree, ready to be written: its elements, then the leaves of the parent tree.
pub(super) struct Tree<'a> {
    content: Tagged<'a>,
    kids: Kids,
    root: ObjectId,
    first: u32,
}

/// What the tree is made of.
#[derive(Clone, Copy)]
pub(super) struct Tagged<'a> {
    /// The laid-out document.
    pub(super) pages: &'a Pages,
    /// The node of each marked-content sequence of each page.
    pub(super) marks: &'a [Vec<NodeId>],
    /// The pages as objects.
    pub(super) ids: &'a [ObjectId],
    /// The link annotations.
    pub(super) links: &'a [LinkObject],
}

/// The standard structure type of a role (ISO 32000-1, 14.8.4).
pub(super) fn name(role: &Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph => "P",
        Role::Table => "Table",
        Role::Caption => "Caption",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::Row => "TR",
        Role::ColumnHead | Role::RowHead(_) => "TH",
        Role::Cell(_) => "TD",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::ListBody => "LBody",
        Role::Contents => "TOC",
        Role::ContentsEntry => "TOCI",
        Role::Link => "Link",
        Role::Figure { .. } => "Figure",
    }
}

impl<'a> Tree<'a> {
    /// Makes the tree and gives the catalog its root. No object may be added to the document
    /// afterwards: the tree takes the numbers from here on.
    ///
    /// # Errors
    /// A document without a catalog.
    pub(super) fn new(document: &mut Document, content: Tagged<'a>) -> Result<Self, RenderError> {
        let root = document.new_object_id();
        let first = root.0 + 1;
        let kids = Kids::new(&content.pages.structure, content.marks, content.links);
        let tree = Self { content, kids, root, first };
        let roots = tree.nodes().iter().enumerate().filter(|(_, node)| node.parent.is_none());
        let roots: Vec<Object> = roots.map(|(index, _)| tree.element(index).into()).collect();
        let leaves: Vec<Object> = (0..tree.leaves()).map(|leaf| tree.leaf(leaf).into()).collect();
        document.set_object(
            root,
            dictionary! {
                "Type" => "StructTreeRoot",
                "K" => roots,
                "ParentTree" => dictionary! { "Kids" => leaves },
                "ParentTreeNextKey" => i64::try_from(tree.keys()).unwrap_or(i64::MAX),
            },
        );
        let catalog = document.catalog_mut()?;
        catalog.set("StructTreeRoot", root);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        Ok(tree)
    }

    /// The number of its first object.
    pub(super) fn first_number(&self) -> u32 {
        self.first
    }

    /// How many objects it has.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.nodes().len() + self.leaves()).unwrap_or(u32::MAX)
    }

    /// Appends the object of this place among its objects.
    pub(super) fn push_object(&self, out: &mut Vec<u8>, place: usize) {
        match self.nodes().get(place) {
            Some(node) => self.push_element(out, place, node),
            None => self.push_leaf(out, place - self.nodes().len()),
        }
    }

    fn nodes(&self) -> &'a [Node] {
        &self.content.pages.structure
    }

    fn keys(&self) -> usize {
        self.content.ids.len() + self.content.links.len()
    }

    fn leaves(&self) -> usize {
        self.keys().div_ceil(KEYS_IN_LEAF)
    }

    fn element(&self, node: usize) -> ObjectId {
        (self.first + u32::try_from(node).unwrap_or(u32::MAX), 0)
    }

    fn leaf(&self, leaf: usize) -> ObjectId {
        self.element(self.nodes().len() + leaf)
    }

    fn push_element(&self, out: &mut Vec<u8>, index: usize, node: &Node) {
        out.extend(*b"<</S/");
        out.extend_from_slice(name(&node.role).as_bytes());
        out.extend(*b"/P ");
        let parent = node.parent.map_or(self.root, |parent| self.element(parent.0 as usize));
        push_reference(out, parent);
        let page = self.kids.page(index);
        if let Some(page) = page {
            out.extend(*b"/Pg ");
            push_reference(out, self.content.ids[page]);
        }
        self.push_kids(out, index, page);
        self.push_attributes(out, &node.role, page);
        out.extend(*b">>");
    }

    fn push_kids(&self, out: &mut Vec<u8>, node: usize, home: Option<usize>) {
        let kids = self.kids.of(node);
        if kids.is_empty() {
            return;
        }
        out.extend(*b"/K[");
        for (place, kid) in kids.iter().enumerate() {
            if place > 0 {
                out.push(b' ');
            }
            match *kid {
                Kid::Element(child) => push_reference(out, self.element(child as usize)),
                Kid::Mark { page, number } if Some(page as usize) == home => {
                    push_digits(out, number);
                }
                Kid::Mark { page, number } => {
                    out.extend(*b"<</Type/MCR/Pg ");
                    push_reference(out, self.content.ids[page as usize]);
                    out.extend(*b"/MCID ");
                    push_digits(out, number);
                    out.extend(*b">>");
                }
                Kid::Link { page, link } => {
                    out.extend(*b"<</Type/OBJR/Pg ");
                    push_reference(out, self.content.ids[page as usize]);
                    out.extend(*b"/Obj ");
                    push_reference(out, self.content.links[link as usize].id);
                    out.extend(*b">>");
                }
            }
        }
        out.push(b']');
    }

    fn push_attributes(&self, out: &mut Vec<u8>, role: &Role, page: Option<usize>) {
        match role {
            Role::ColumnHead => out.extend(*b"/A<</O/Table/Scope/Column>>"),
            Role::RowHead(rows) => {
                out.extend(*b"/A<</O/Table/Scope/Row/RowSpan ");
                push_digits(out, *rows);
                out.extend(*b">>");
            }
            Role::Cell(rows) if *rows != 1 => {
                out.extend(*b"/A<</O/Table/RowSpan ");
                push_digits(out, *rows);
                out.extend(*b">>");
            }
            Role::Figure { alt, bounds: (left, top, right, bottom) } => {
                let page = page.and_then(|page| self.content.pages.pages.get(page));
                let height = page.map_or(0.0, |page| page.height);
                out.extend(*b"/Alt");
                push(out, &lopdf::text_string(alt));
                out.extend(*b"/A<</O/Layout/Placement/Block/BBox[");
                for edge in [*left, height - bottom, *right, height - top] {
                    push_hundredths(out, hundredths(edge));
                    out.push(b' ');
                }
                out.extend(*b"]>>");
            }
            _ => {}
        }
    }

    /// A leaf of the parent tree: for a page the elements of its sequences in order, for a link
    /// its element. Pages have the keys from zero, links those after them.
    fn push_leaf(&self, out: &mut Vec<u8>, leaf: usize) {
        let keys = leaf * KEYS_IN_LEAF..self.keys().min((leaf + 1) * KEYS_IN_LEAF);
        out.extend(*b"<</Limits");
        let limits = [keys.start, keys.end - 1].map(|key| i64::try_from(key).unwrap_or(i64::MAX));
        push(out, &Object::Array(limits.map(Object::Integer).to_vec()));
        out.extend(*b"/Nums[");
        let pages = self.content.ids.len();
        for key in keys {
            push_digits(out, u32::try_from(key).unwrap_or(u32::MAX));
            if key < pages {
                out.push(b'[');
                for node in &self.content.marks[key] {
                    push_reference(out, self.element(node.0 as usize));
                    out.push(b' ');
                }
                out.push(b']');
            } else {
                out.push(b' ');
                let node = self.content.links[key - pages].node;
                push_reference(out, self.element(node.0 as usize));
                out.push(b' ');
            }
        }
        out.extend(*b"]>>");
    }
}
