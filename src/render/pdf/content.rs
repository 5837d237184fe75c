//! A page → the bytes of its content stream, and which structure nodes its marks belong to.
//!
//! The library's operators would be a dozen small allocations a word; a page is written here
//! straight into one buffer, through [`Operators`]. Neighbouring items of one node share one
//! marked-content sequence, and neighbouring items of none share one artifact.

use super::{
    fonts::Fonts,
    images::Images,
    number::{Hundredths, hundredths, push_hundredths},
    operators::Operators,
    tags,
    words::{Words, kern, push_glyph},
};
use crate::layout::pages::{
    Image, Item, LineEnd, Node, NodeId, Page, PlacedWord, Rule, Shape, ShapedWord, Text,
};

/// A page's content.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// The operators.
    pub(super) bytes: Vec<u8>,
    /// The node of each marked-content sequence, by its number on the page.
    pub(super) marks: Vec<NodeId>,
}

/// What the pages of a document have in common.
#[derive(Clone, Copy)]
pub(super) struct Shared<'a> {
    /// The subset faces.
    pub(super) fonts: &'a Fonts,
    /// The encoded words.
    pub(super) words: &'a Words,
    /// The words as they were shaped.
    pub(super) all: &'a [ShapedWord],
    /// The pictures.
    pub(super) images: &'a Images,
    /// The structure tree.
    pub(super) structure: &'a [Node],
}

/// Writes the content of one page.
pub(super) fn write(page: &Page, shared: Shared<'_>) -> Content {
    let mut painter = Painter { shared, height: page.height, operators: Operators::new() };
    for item in &page.items {
        match item {
            Item::Text(text) => painter.text(text),
            Item::Shape(shape) => painter.shape(shape),
            Item::Rule(rule) => painter.rule(rule),
            Item::Image(image) => painter.image(image),
            Item::Link(_) => {} // an annotation, not content
        }
    }
    let (bytes, marks) = painter.operators.finish();
    Content { bytes, marks }
}

struct Painter<'a> {
    shared: Shared<'a>,
    height: f32,
    operators: Operators,
}

impl Painter<'_> {
    /// A line, in up to three parts: the rest of a word that the line above broke, whole words, and
    /// the beginning of a word that this line breaks. The beginning says the whole word and the
    /// rest a blank, so that whoever copies, searches or listens meets the word as it is; who
    /// looks at the glyphs alone finds a soft hyphen.
    fn text(&mut self, text: &Text) {
        let (mut words, end) = (text.words.as_slice(), text.end);
        let Some(node) = text.node.filter(|_| text.rest || text.broken.is_some()) else {
            self.belongs_to(text.node);
            return self.words(text, words, end);
        };
        if let Some((rest, after)) = words.split_at_checked(usize::from(text.rest))
            && !rest.is_empty()
        {
            self.operators.said(node, " ");
            self.words(text, rest, if after.is_empty() { end } else { LineEnd::Space });
            words = after;
        }
        if words.is_empty() {
            return;
        }
        let whole = text.broken.and_then(|whole| self.shared.all.get(whole.0 as usize));
        let Some((whole, (begun, before))) = whole.zip(words.split_last()) else {
            self.belongs_to(text.node);
            return self.words(text, words, end);
        };
        if !before.is_empty() {
            self.belongs_to(text.node);
            self.words(text, before, LineEnd::Space);
        }
        self.operators.said(node, &whole.text);
        self.words(text, std::slice::from_ref(begun), end);
    }

    /// Words of a line, and what follows them.
    fn words(&mut self, text: &Text, words: &[PlacedWord], end: LineEnd) {
        let Some(first) = words.first() else { return };
        let Some(subset) = self.shared.fonts.get(text.face) else { return };
        let (space, soft_hyphen) = (subset.space, subset.soft_hyphen);
        let left = hundredths(first.x);
        self.operators.fill_colour(text.colour);
        self.operators.font(text.face, hundredths(text.size));
        self.operators.begin_line(left, hundredths(self.height - text.y));

        let out = self.operators.bytes();
        out.extend(*b"[(");
        let mut pen = 0;
        for (index, placed) in words.iter().enumerate() {
            if index > 0 {
                push_glyph(out, space.id);
                pen += i32::from(space.width);
                pen += kern(out, pen - thousandths(placed.x, left, text.size));
            }
            let (bytes, advance) = self.shared.words.get(placed.word);
            out.extend_from_slice(bytes);
            pen += advance;
        }
        match end {
            LineEnd::Space => push_glyph(out, space.id),
            LineEnd::SoftHyphen => push_glyph(out, soft_hyphen.id),
            LineEnd::Nothing => {}
        }
        out.extend(*b")]TJ\n");
    }

    fn shape(&mut self, shape: &Shape) {
        self.belongs_to(shape.node);
        self.operators.end_text();
        self.operators.fill_colour(shape.fill);
        for (index, &point) in shape.points.iter().enumerate() {
            self.point(point, if index == 0 { *b"m " } else { *b"l " });
        }
        self.operators.bytes().extend(*b"f\n");
    }

    fn rule(&mut self, rule: &Rule) {
        self.belongs_to(rule.node);
        self.operators.end_text();
        self.operators.stroke_colour(rule.colour);
        self.operators.stroke_width(hundredths(rule.width));
        self.point(rule.from, *b"m ");
        self.point(rule.to, *b"l ");
        self.operators.bytes().extend(*b"S\n");
    }

    fn image(&mut self, image: &Image) {
        let Some(name) = self.shared.images.name(&image.picture) else { return };
        self.belongs_to(image.node);
        self.operators.end_text();
        let bottom = self.height - image.y - image.height;
        let out = self.operators.bytes();
        out.extend(*b"q ");
        for length in [image.width, 0.0, 0.0, image.height, image.x, bottom] {
            push_hundredths(out, hundredths(length));
            out.push(b' ');
        }
        out.extend_from_slice(format!("cm /{name} Do Q\n").as_bytes());
    }

    /// What follows is content of this node, or an artifact.
    fn belongs_to(&mut self, node: Option<NodeId>) {
        match node {
            Some(node) => {
                let role = self.shared.structure.get(node.0 as usize).map(|node| &node.role);
                self.operators.node(node, role.map_or("Span", tags::name));
            }
            None => self.operators.artifact(),
        }
    }

    fn point(&mut self, (x, y): (f32, f32), operator: [u8; 2]) {
        self.operators.point(hundredths(x), hundredths(self.height - y), operator);
    }
}

/// How far `x` is from `left`, in thousandths of an em.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // pages are small
fn thousandths(x: f32, left: Hundredths, size: f32) -> i32 {
    ((x - left as f32 / 100.0) * 1000.0 / size).round() as i32
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::layout::{
        fonts::Face,
        pages::{Colour, Glyph, Pages, PlacedWord, Role, ShapedWord, WordId},
    };

    const RED: Colour = Colour(255, 0, 51);

    /// Two words of one glyph, kerned; glyphs of the subset: 1 space, 2 A, 3 V, 4 soft hyphen.
    fn pages(items: Vec<Item>) -> Pages {
        let [a, v] = [36, 57].map(|id| Glyph { id, advance: 500, cluster: 0 });
        let word = |text: &str, glyphs: &[Glyph]| ShapedWord {
            face: Face::Serif,
            text: text.into(),
            glyphs: glyphs.into(),
            advance: 0,
        };
        let kerned = word("AV", &[a, Glyph { cluster: 1, ..v }]);
        Pages {
            title: String::new(),
            language: "ru-RU",
            pages: vec![Page { width: 200.0, height: 100.0, items }],
            words: vec![kerned, word("V", &[v])],
            outline: Vec::new(),
            structure: vec![
                Node { role: Role::Document, parent: None },
                Node { role: Role::Paragraph, parent: Some(NodeId(0)) },
            ],
        }
    }

    fn text(y: f32, words: &[(u32, f32)], end: LineEnd, node: Option<NodeId>) -> Item {
        let words = words.iter().map(|&(word, x)| PlacedWord { word: WordId(word), x }).collect();
        let (face, size, colour, rest, broken) = (Face::Serif, 10.0, RED, false, None);
        Item::Text(Text { face, size, colour, y, words, end, rest, broken, node })
    }

    fn written(items: Vec<Item>) -> (String, Vec<NodeId>) {
        let pages = pages(items);
        let fonts = Fonts::new(&pages).unwrap();
        let words = Words::new(&pages, &fonts);
        let (structure, images) = (&pages.structure, Images::new(&pages));
        let all = &pages.words;
        let shared = Shared { fonts: &fonts, words: &words, all, images: &images, structure };
        let content = write(&pages.pages[0], shared);
        let readable = content.bytes.iter().map(|&byte| match byte {
            0 => String::new(),
            1..9 => format!("#{byte}"),
            _ => char::from(byte).to_string(),
        });
        (readable.collect(), content.marks)
    }

    #[test]
    fn lines_of_a_node_share_a_sequence_and_words_stand_where_they_are_placed() {
        let paragraph = Some(NodeId(1));
        let lines = vec![
            text(20.0, &[(0, 10.0), (1, 25.0)], LineEnd::SoftHyphen, paragraph),
            text(32.5, &[(1, 10.0)], LineEnd::Nothing, paragraph),
        ];
        let (content, marks) = written(lines);
        let subset =
            Fonts::new(&pages(vec![text(0.0, &[(0, 0.0)], LineEnd::Space, None)])).unwrap();
        let width = |glyph| i32::from(subset.get(Face::Serif).unwrap().glyph(glyph).width);
        let space = i32::from(subset.get(Face::Serif).unwrap().space.width);
        let kern = width(36) - 500;
        let gap = 500 + width(57) + space - 1500;
        let expected = format!(
            "/P<</MCID 0>>BDC\n1 0 .2 rg\n/F0 10 Tf\nBT\n10 80 Td[(#2){kern}(#3#1){gap}(#3#4)]TJ\n\
             0 -12.5 Td[(#3)]TJ\nET\nEMC\n"
        );
        assert_eq!((content, marks), (expected, vec![NodeId(1)]));
    }

    #[test]
    fn a_broken_word_says_the_whole_of_it_and_its_rest_a_blank() {
        let paragraph = Some(NodeId(1));
        let broken = |item, (rest, broken)| match item {
            Item::Text(text) => Item::Text(Text { rest, broken, ..text }),
            other => other,
        };
        let begun = text(20.0, &[(1, 10.0), (1, 25.0)], LineEnd::SoftHyphen, paragraph);
        let rest = text(32.5, &[(1, 10.0), (1, 25.0)], LineEnd::Nothing, paragraph);
        let lines = vec![broken(begun, (false, Some(WordId(0)))), broken(rest, (true, None))];
        let (content, marks) = written(lines);
        let said: Vec<&str> = content.lines().filter(|line| line.ends_with("BDC")).collect();
        let expected = [
            "/P<</MCID 0>>BDC",
            "/Span<</MCID 1/ActualText(AV)>>BDC",
            "/Span<</MCID 2/ActualText( )>>BDC",
            "/P<</MCID 3>>BDC",
        ];
        assert_eq!((said, marks), (expected.to_vec(), vec![NodeId(1); 4]));
        let shown: Vec<&str> = content.lines().filter(|line| line.ends_with("TJ")).collect();
        let ends: Vec<&str> = shown.iter().map(|line| line.rsplit("[(").next().unwrap()).collect();
        assert_eq!(ends, ["#2#1)]TJ", "#2#3)]TJ", "#2#1)]TJ", "#2)]TJ"]);
    }

    #[test]
    fn what_has_no_node_is_an_artifact() {
        let rule = |y| {
            let (from, to) = ((0.0, y), (50.0, y));
            Item::Rule(Rule { from, to, width: 0.5, colour: RED, node: None })
        };
        let points = vec![(0.0, 0.0), (5.0, 0.0), (5.0, 5.25)];
        let shape = Item::Shape(Shape { points, fill: RED, node: Some(NodeId(1)) });
        let (content, marks) = written(vec![rule(10.0), rule(20.0), shape]);
        let expected = "/Artifact BMC\n1 0 .2 RG\n0.5 w 0 90 m 50 90 l S\n0.5 w 0 80 m 50 80 l S\nEMC\n\
            /P<</MCID 0>>BDC\n1 0 .2 rg\n0 100 m 5 100 l 5 94.75 l f\nEMC\n";
        assert_eq!((content, marks), (expected.to_owned(), vec![NodeId(1)]));
    }
}
