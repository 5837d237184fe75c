//! How the tests read pages: texts with their edges, nodes with their words.

use std::collections::BTreeMap;

use pobratim::layout::pages::{Item, LineEnd, NodeId, Page, Pages, Role, Text};

/// A text on a page.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) page: usize,
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) y: f32,
    pub(crate) size: f32,
    pub(crate) node: Option<NodeId>,
    pub(crate) words: String,
}

/// Every text of the document in the order of the items.
pub(crate) fn texts(pages: &Pages) -> Vec<Placed> {
    let place = |page: usize, text: &Text| {
        let last = text.words.len() - 1;
        Placed {
            page,
            left: text.words[0].x,
            right: text.words[last].x + pages.word_width(text, last),
            y: text.y,
            size: text.size,
            node: text.node,
            words: pages.words_of(text),
        }
    };
    let numbered = pages.pages.iter().enumerate();
    numbered.flat_map(|(n, page)| page.texts().map(move |text| place(n, text))).collect()
}

/// What each node says, line ends healed.
pub(crate) fn by_node(pages: &Pages) -> BTreeMap<NodeId, String> {
    let mut said: BTreeMap<NodeId, String> = BTreeMap::new();
    for text in pages.pages.iter().flat_map(Page::texts) {
        if let Some(node) = text.node {
            let words = said.entry(node).or_default();
            words.push_str(&pages.words_of(text));
            if text.end == LineEnd::Space {
                words.push(' ');
            }
        }
    }
    said
}

/// The nodes of a role.
pub(crate) fn nodes(pages: &Pages, role: impl Fn(&Role) -> bool) -> Vec<NodeId> {
    let all = pages.structure.iter().zip(0..);
    all.filter(|(node, _)| role(&node.role)).map(|(_, id)| NodeId(id)).collect()
}

/// The children of a node, in order.
pub(crate) fn children(pages: &Pages, parent: NodeId) -> Vec<NodeId> {
    let all = pages.structure.iter().zip(0..);
    all.filter(|(node, _)| node.parent == Some(parent)).map(|(_, id)| NodeId(id)).collect()
}

/// The role of a node.
pub(crate) fn role(pages: &Pages, node: NodeId) -> &Role {
    &pages.structure[node.0 as usize].role
}

/// How many lines of a node stand on which page.
pub(crate) fn lines(texts: &[Placed], node: NodeId) -> Vec<(usize, usize)> {
    let mut lines: Vec<(usize, f32)> =
        texts.iter().filter(|t| t.node == Some(node)).map(|t| (t.page, t.y)).collect();
    lines.dedup();
    let mut counted: Vec<(usize, usize)> = Vec::new();
    for (page, _) in lines {
        match counted.last_mut() {
            Some((last, count)) if *last == page => *count += 1,
            _ => counted.push((page, 1)),
        }
    }
    counted
}

/// The ends of the vertical rules of a page, from left to right: x, top, bottom.
pub(crate) fn uprights(page: &Page) -> Vec<(f32, f32, f32)> {
    let mut found: Vec<(f32, f32, f32)> = page
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Rule(r) if r.node.is_none() && (r.from.0 - r.to.0).abs() < 0.001 => {
                Some((r.from.0, r.from.1, r.to.1))
            }
            _ => None,
        })
        .collect();
    found.sort_by(|a, b| a.partial_cmp(b).unwrap());
    found
}
