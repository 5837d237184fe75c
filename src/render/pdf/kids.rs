//! What stands in each element of the structure tree, in reading order.
//!
//! An element that holds others alone has them in the order of the nodes, so that an empty cell
//! keeps its place in its row. One that also has content of its own, as a paragraph with a link,
//! has both as they follow each other on the pages.

use super::document::LinkObject;
use crate::layout::pages::{Node, NodeId};

/// A part of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kid {
    /// Another element.
    Element(u32),
    /// A marked-content sequence of a page.
    Mark {
        /// The page, from zero.
        page: u32,
        /// The number of the sequence on that page.
        number: u32,
    },
    /// A link annotation.
    Link {
        /// The page, from zero.
        page: u32,
        /// Which of the annotations.
        link: u32,
    },
}

/// The parts of every element, in one table.
pub(super) struct Kids {
    /// Where the parts of each element begin; one more for the end.
    starts: Vec<usize>,
    kids: Vec<Kid>,
}

impl Kids {
    /// Sorts children, sequences and links to their elements.
    pub(super) fn new(nodes: &[Node], marks: &[Vec<NodeId>], links: &[LinkObject]) -> Self {
        let parts = || parts(nodes, marks, links);
        let mut starts = vec![0; nodes.len() + 1];
        for (owner, _) in parts() {
            starts[owner.0 as usize + 1] += 1;
        }
        for index in 0..nodes.len() {
            starts[index + 1] += starts[index];
        }
        let mut kids = vec![Kid::Element(0); starts[nodes.len()]];
        let mut free = starts.clone();
        for (owner, kid) in parts() {
            let place = &mut free[owner.0 as usize];
            kids[*place] = kid;
            *place += 1;
        }
        let mut all = Self { starts, kids };
        all.order_mixed(nodes);
        all
    }

    /// The parts of an element.
    pub(super) fn of(&self, node: usize) -> &[Kid] {
        &self.kids[self.starts[node]..self.starts[node + 1]]
    }

    /// The page on which the element's own content begins.
    pub(super) fn page(&self, node: usize) -> Option<usize> {
        self.of(node).iter().find_map(|kid| match *kid {
            Kid::Element(_) => None,
            Kid::Mark { page, .. } | Kid::Link { page, .. } => Some(page as usize),
        })
    }

    /// Puts elements among the sequences where their first content stands.
    fn order_mixed(&mut self, nodes: &[Node]) {
        let mut firsts = vec![NOWHERE; nodes.len()];
        for index in (0..nodes.len()).rev() {
            let parts = self.of(index);
            let own = parts.iter().map(|&kid| place(kid, &firsts)).min();
            let mixed = matches!(parts.first(), Some(Kid::Element(_)))
                && !matches!(parts.last(), Some(Kid::Element(_)));
            firsts[index] = own.unwrap_or(NOWHERE);
            if mixed {
                let range = self.starts[index]..self.starts[index + 1];
                self.kids[range].sort_by_key(|&kid| place(kid, &firsts));
            }
        }
    }
}

/// Later than every place.
const NOWHERE: (u32, u32) = (u32::MAX, u32::MAX);

/// Where a part begins: page and sequence. A link comes after the words that it lies on.
fn place(kid: Kid, firsts: &[(u32, u32)]) -> (u32, u32) {
    match kid {
        Kid::Element(child) => firsts.get(child as usize).copied().unwrap_or(NOWHERE),
        Kid::Mark { page, number } => (page, number),
        Kid::Link { page, .. } => (page, u32::MAX),
    }
}

/// Every part with the element that it belongs to: elements, then sequences, then links.
fn parts(
    nodes: &[Node],
    marks: &[Vec<NodeId>],
    links: &[LinkObject],
) -> impl Iterator<Item = (NodeId, Kid)> {
    let elements = (0..)
        .zip(nodes)
        .filter_map(|(child, node)| node.parent.map(|parent| (parent, Kid::Element(child))));
    let sequences = (0..).zip(marks).flat_map(|(page, marks)| {
        (0..).zip(marks).map(move |(number, &node)| (node, Kid::Mark { page, number }))
    });
    let links = (0..).zip(links).map(|(link, object)| {
        (object.node, Kid::Link { page: u32::try_from(object.page).unwrap_or(u32::MAX), link })
    });
    elements.chain(sequences).chain(links)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::pages::Role;

    fn node(role: Role, parent: u32) -> Node {
        Node { role, parent: Some(NodeId(parent)) }
    }

    fn document() -> Node {
        Node { role: Role::Document, parent: None }
    }

    fn mark(page: u32, number: u32) -> Kid {
        Kid::Mark { page, number }
    }

    #[test]
    fn an_empty_cell_keeps_its_place_in_the_row() {
        let cells = [Role::Cell(1), Role::Cell(1), Role::Cell(1)].map(|cell| node(cell, 1));
        let nodes = [vec![document(), node(Role::Row, 0)], cells.to_vec()].concat();
        let kids = Kids::new(&nodes, &[vec![NodeId(4), NodeId(2)]], &[]);
        assert_eq!(kids.of(1), [Kid::Element(2), Kid::Element(3), Kid::Element(4)]);
        assert_eq!(kids.of(2), [mark(0, 1)]);
        assert_eq!((kids.of(3), kids.page(3)), ([].as_slice(), None));
    }

    #[test]
    fn a_link_stands_between_the_words_of_its_paragraph() {
        let nodes = [document(), node(Role::Paragraph, 0), node(Role::Link, 1)];
        let link = LinkObject { id: (9, 0), page: 1, node: NodeId(2) };
        let marks = [vec![NodeId(1)], vec![NodeId(1), NodeId(2), NodeId(1)]];
        let kids = Kids::new(&nodes, &marks, &[link]);
        assert_eq!(kids.of(1), [mark(0, 0), mark(1, 0), Kid::Element(2), mark(1, 2)]);
        assert_eq!(kids.of(2), [mark(1, 1), Kid::Link { page: 1, link: 0 }]);
        assert_eq!((kids.page(1), kids.page(2)), (Some(0), Some(1)));
    }
}
