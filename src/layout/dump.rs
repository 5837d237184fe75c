//! Pages → text that a person and a test can read: what stands where, a line an item.
//!
//! ```text
//! страница 3 842×595: линий 24, фигур 2, ссылок 0
//!   56.7 80.1 SansBold 9 н17| Таблица 1 — Европа
//! ```
//!
//! Left edge and baseline in points, face and size, the node of the structure (`—` for an
//! artifact), the words. A soft hyphen at the end of a line shows as `¬`. Rules and shapes are
//! counted only; their places are asserted on the data itself.

use std::fmt;

use super::fonts::UNITS_PER_EM;
use super::pages::{Item, LineEnd, Page, Pages, Text};

impl Pages {
    /// The characters of a text, its words set apart by spaces.
    #[must_use]
    pub fn words_of(&self, text: &Text) -> String {
        let mut out = String::new();
        for placed in &text.words {
            if !out.is_empty() {
                out.push(' ');
            }
            if let Some(word) = self.words.get(placed.word.0 as usize) {
                out.push_str(&word.text);
            }
        }
        out
    }

    /// The width in points of the word at `index` of a text.
    #[must_use]
    pub fn word_width(&self, text: &Text, index: usize) -> f32 {
        let word = text.words.get(index).and_then(|w| self.words.get(w.word.0 as usize));
        #[allow(clippy::cast_precision_loss)] // far below 2²⁴ units
        word.map_or(0.0, |word| word.advance as f32 / f32::from(UNITS_PER_EM) * text.size)
    }
}

impl Page {
    /// The texts of the page in reading order.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        })
    }
}

impl fmt::Display for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, page) in self.pages.iter().enumerate() {
            let count = |kind: fn(&Item) -> bool| page.items.iter().filter(|i| kind(i)).count();
            let rules = count(|item| matches!(item, Item::Rule(_)));
            let shapes = count(|item| matches!(item, Item::Shape(_)));
            let links = count(|item| matches!(item, Item::Link(_)));
            let (width, height) = (page.width, page.height);
            writeln!(
                f,
                "страница {} {width:.0}×{height:.0}: линий {rules}, фигур {shapes}, ссылок {links}",
                index + 1
            )?;
            for text in page.texts() {
                let left = text.words.first().map_or(0.0, |word| word.x);
                let node = text.node.map_or_else(|| "—".to_owned(), |node| format!("н{}", node.0));
                let hyphen = if text.end == LineEnd::SoftHyphen { "¬" } else { "" };
                let (y, face, size, words) = (text.y, text.face, text.size, self.words_of(text));
                writeln!(f, "  {left:.1} {y:.1} {face:?} {size} {node}| {words}{hyphen}")?;
            }
        }
        Ok(())
    }
}
