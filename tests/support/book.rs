//! Pages made by hand for tests and benchmarks of the exporters: a small shaper and no layout.

use std::collections::HashMap;

use harfrust::{Buffer, Font, ShapeOptions, ShaperFont, shape};
use pobratim::layout::{
    fonts::Face,
    pages::{
        Colour, Glyph, Item, LineEnd, Link, Node, NodeId, Page, Pages, PlacedWord, Role,
        ShapedWord, Target, Text, WordId,
    },
};

/// Pages in the making.
pub(crate) struct Book {
    pages: Pages,
    known: HashMap<(Face, String), WordId>,
}

/// How a line is set.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    pub(crate) face: Face,
    pub(crate) size: f32,
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) end: LineEnd,
    pub(crate) node: Option<NodeId>,
}

impl Book {
    pub(crate) fn new(title: &str) -> Self {
        let document = Node { role: Role::Document, parent: None };
        let pages = Pages {
            title: title.to_owned(),
            language: "ru-RU",
            pages: Vec::new(),
            words: Vec::new(),
            outline: Vec::new(),
            structure: vec![document],
        };
        Self { pages, known: HashMap::new() }
    }

    pub(crate) fn page(&mut self, width: f32, height: f32) {
        self.pages.pages.push(Page { width, height, items: Vec::new() });
    }

    pub(crate) fn node(&mut self, role: Role, parent: NodeId) -> NodeId {
        self.pages.structure.push(Node { role, parent: Some(parent) });
        NodeId(u32::try_from(self.pages.structure.len() - 1).unwrap())
    }

    pub(crate) fn push(&mut self, item: Item) {
        self.pages.pages.last_mut().unwrap().items.push(item);
    }

    /// Sets words on one line; returns its right edge.
    pub(crate) fn line(&mut self, text: &str, line: Line) -> f32 {
        let scale = line.size / 1000.0;
        let space = self.word(line.face, " ");
        let space = self.width(space) * scale;
        let mut x = line.x;
        let mut words = Vec::new();
        for part in text.split(' ').filter(|part| !part.is_empty()) {
            let word = self.word(line.face, part);
            words.push(PlacedWord { word, x });
            x += self.width(word) * scale + space;
        }
        let Line { face, size, y, end, node, .. } = line;
        let (colour, rest, broken) = (Colour(0, 0, 0), false, None);
        self.push(Item::Text(Text { face, size, colour, y, words, end, rest, broken, node }));
        x - space
    }

    pub(crate) fn link(
        &mut self,
        text: &str,
        bounds: (f32, f32, f32, f32),
        target: Target,
        node: NodeId,
    ) {
        let (x, y, width, height) = bounds;
        let text = text.to_owned();
        self.push(Item::Link(Link { x, y, width, height, target, text, node }));
    }

    pub(crate) fn finish(self) -> Pages {
        self.pages
    }

    fn width(&self, word: WordId) -> f32 {
        f32::from(i16::try_from(self.pages.words[word.0 as usize].advance).unwrap())
    }

    fn word(&mut self, face: Face, text: &str) -> WordId {
        if let Some(&known) = self.known.get(&(face, text.to_owned())) {
            return known;
        }
        let id = WordId(u32::try_from(self.pages.words.len()).unwrap());
        self.pages.words.push(shaped(face, text));
        self.known.insert((face, text.to_owned()), id);
        id
    }
}

fn shaped(face: Face, text: &str) -> ShapedWord {
    let font = Font::new(face.bytes(), 0).unwrap();
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    shape(&ShaperFont::new(&font), &mut buffer, ShapeOptions::new()).unwrap();
    let placed = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    let glyphs: Box<[Glyph]> = placed
        .map(|(info, position)| Glyph {
            id: u16::try_from(info.glyph_id).unwrap(),
            advance: i16::try_from(position.x_advance).unwrap(),
            cluster: u16::try_from(info.cluster).unwrap(),
        })
        .collect();
    let advance = glyphs.iter().map(|glyph| i32::from(glyph.advance)).sum();
    ShapedWord { face, text: text.into(), glyphs, advance }
}
