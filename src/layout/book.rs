//! The book while it is being written: where the next thing goes, on which page, under what head.
//!
//! Set paragraphs and headings enter from the chapters; they are put on the [`Canvas`] from top
//! to bottom. A heading is *held* until what it heads is placed, so that it never stands alone at
//! the foot of a page. Tables place themselves by the same means (`table`).

use super::{
    LayoutError, breaks,
    canvas::{Canvas, DOCUMENT, Rect},
    fonts::Face,
    pages::{Bookmark, NodeId, Pages, Role, Target},
    paragraph::{Line, Paragraph, ParagraphStyle, Span, Typesetter},
    style::{self, PageStyle},
};

/// The book while it is being written.
pub(super) struct Book<'f> {
    /// The sheet.
    pub(super) style: PageStyle,
    /// Sets text into lines.
    pub(super) setter: Typesetter<'f>,
    /// What is put on the sheets.
    pub(super) canvas: Canvas,
    /// The top of the free room on the current page; held headings are not counted.
    pub(super) y: f32,
    /// The section of the structure that things belong to.
    pub(super) section: NodeId,
    /// Where the bookmarks and the contents lead, in the order of the pages.
    pub(super) marks: Vec<Mark>,
    /// How many tables there are so far.
    pub(super) tables: usize,
    /// How many figures there are so far.
    pub(super) figures: usize,
    held: Vec<Held>,
    /// What the running head says left and right.
    pub(super) running: (String, String),
}

/// A place that a bookmark leads to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// 1 for a chapter, 2 for what stands in it.
    pub(super) level: u8,
    /// What it is called.
    pub(super) title: String,
    /// Whether the contents list it.
    pub(super) listed: bool,
    /// Where it is.
    pub(super) target: Target,
}

/// Lines that wait for what follows them.
struct Held {
    lines: Vec<Line>,
    style: ParagraphStyle,
    node: NodeId,
    before: f32,
    after: f32,
    /// A heading's name for outline and contents.
    mark: Option<String>,
}

impl Held {
    fn height(&self) -> f32 {
        self.before + height(self.lines.len(), &self.style) + self.after
    }
}

/// The part of the text area that must be free for a chapter to begin on a page already begun.
const CHAPTER_ROOM: f32 = 0.45;
/// The white between a figure and its caption, and that below the caption.
pub(super) const ABOVE_CAPTION: f32 = 8.0;
pub(super) const BELOW_CAPTION: f32 = 20.0;

/// The baseline of the first line below the top of its box.
pub(super) fn rise(style: &ParagraphStyle) -> f32 {
    style.leading / 2.0 + style.size * 0.35
}

/// The height of some lines.
#[allow(clippy::cast_precision_loss)] // far below 2²⁴ lines
pub(super) fn height(lines: usize, style: &ParagraphStyle) -> f32 {
    lines as f32 * style.leading
}

impl<'f> Book<'f> {
    /// A book without pages; `right` is what the running head says on the right.
    pub(super) fn new(style: PageStyle, setter: Typesetter<'f>, right: String) -> Self {
        let canvas = Canvas::new();
        let (y, section) = (style.top, DOCUMENT);
        let (marks, held, running) = (Vec::new(), Vec::new(), (String::new(), right));
        Self { style, setter, canvas, y, section, marks, tables: 0, figures: 0, held, running }
    }

    /// Begins a section of the structure; things belong to it from now on.
    pub(super) fn begin_section(&mut self) -> NodeId {
        self.section = self.canvas.node(Role::Section, DOCUMENT);
        self.section
    }

    /// Begins a chapter: on this page if a good part of it is free and `alone` is not asked for,
    /// else on the next one.
    pub(super) fn chapter(&mut self, title: &str, alone: bool) -> Result<(), LayoutError> {
        title.clone_into(&mut self.running.0);
        let room = (self.style.floor() - self.y) / self.style.depth();
        if !self.is_fresh() && (alone || room < CHAPTER_ROOM) {
            self.new_page()?;
        }
        self.begin_section();
        self.hold_heading(title, (1, &style::HEADING), true)
    }

    /// Begins a new page, unless nothing stands on this one, under another running head.
    pub(super) fn turn_to(&mut self, running: &str) -> Result<(), LayoutError> {
        running.clone_into(&mut self.running.0);
        self.new_page()
    }

    /// Begins the contents, on a new page; the outline and they themselves do not list them.
    pub(super) fn front(&mut self, title: &str) -> Result<(), LayoutError> {
        title.clone_into(&mut self.running.0);
        self.new_page()?;
        self.begin_section();
        self.hold_heading(title, (1, &style::HEADING), false)?;
        self.release();
        Ok(())
    }

    /// A line or two under a heading, held with it.
    pub(super) fn hold(&mut self, text: &str, after: f32) -> Result<(), LayoutError> {
        let paragraph = self.set(text, Face::Sans, &style::LEAD, self.style.measure())?;
        let node = self.canvas.node(Role::Paragraph, self.section);
        let (lines, style) = (paragraph.lines, style::LEAD);
        self.held.push(Held { lines, style, node, before: 0.0, after, mark: None });
        Ok(())
    }

    /// A paragraph over the whole width; it may break over pages.
    pub(super) fn paragraph(&mut self, text: &str) -> Result<(), LayoutError> {
        let paragraph = self.set(text, Face::Sans, &style::LEAD, self.style.measure())?;
        let node = self.canvas.node(Role::Paragraph, self.section);
        let mut lines = paragraph.lines.into_iter();
        self.need(height(lines.len().min(3), &style::LEAD))?;
        while lines.len() > 0 {
            let room = breaks::lines_within(self.style.floor() - self.y, style::LEAD.leading);
            let taken = match breaks::take(lines.len(), room) {
                0 if self.is_fresh() => 1,
                taken => taken,
            };
            self.put(lines.by_ref().take(taken), &style::LEAD, self.style.left, node);
            if lines.len() > 0 {
                self.new_page()?;
            }
        }
        self.y += 6.0;
        Ok(())
    }

    /// A figure with the next number, in its place in the structure.
    pub(super) fn figure(&mut self, alt: String, area: Rect) -> NodeId {
        self.figures += 1;
        self.canvas.node(Role::Figure { alt, bounds: area.bounds() }, self.section)
    }

    /// «Рисунок N — Название» under the last figure, whose lower edge is the current height.
    pub(super) fn figure_caption(&mut self, name: &str, area: Rect) -> Result<(), LayoutError> {
        let caption = format!("Рисунок {} — {name}", self.figures);
        let lines = self.set(&caption, Face::Serif, &style::FIGURE, area.width)?.lines;
        let node = self.canvas.node(Role::Paragraph, self.section);
        self.y += ABOVE_CAPTION;
        self.put(lines.into_iter(), &style::FIGURE, area.x, node);
        self.y += BELOW_CAPTION;
        Ok(())
    }

    /// Sets a text in one face.
    pub(super) fn set(
        &mut self,
        text: &str,
        face: Face,
        style: &ParagraphStyle,
        width: f32,
    ) -> Result<Paragraph, LayoutError> {
        self.setter.paragraph(&[Span { text, face }], style, width)
    }

    /// Whether nothing stands on the current page yet.
    pub(super) fn is_fresh(&self) -> bool {
        self.y <= self.style.top
    }

    /// The room on this page below the held headings.
    pub(super) fn free(&self) -> f32 {
        let held: f32 = self.held.iter().map(Held::height).sum();
        let first = self.held.first().map_or(0.0, |held| held.before);
        let dropped = if self.is_fresh() { first } else { 0.0 };
        self.style.floor() - self.y - held + dropped
    }

    /// Makes sure of `height` below the held headings, on the next page if need be, and places
    /// the headings.
    pub(super) fn need(&mut self, height: f32) -> Result<(), LayoutError> {
        if self.free() < height && !self.is_fresh() {
            self.new_page()?;
        }
        self.release();
        Ok(())
    }

    /// Places the held headings.
    pub(super) fn release(&mut self) {
        for held in std::mem::take(&mut self.held) {
            if !self.is_fresh() {
                self.y += held.before;
            }
            if let Some(title) = held.mark {
                self.mark(1, title, true);
            }
            self.put(held.lines.into_iter(), &held.style, self.style.left, held.node);
            self.y += held.after;
        }
    }

    /// Remembers the current place for the outline and, if `listed`, for the contents.
    pub(super) fn mark(&mut self, level: u8, title: String, listed: bool) {
        let target = Target { page: self.canvas.page(), y: self.y };
        self.marks.push(Mark { level, title, listed, target });
    }

    /// Begins a new page with its number and running head.
    pub(super) fn new_page(&mut self) -> Result<(), LayoutError> {
        self.canvas.add_page(&self.style);
        self.y = self.style.top;
        if self.canvas.page() == 0 { Ok(()) } else { self.running_head() }
    }

    /// The pages, done.
    pub(super) fn finish(self, title: String) -> Pages {
        let (pages, structure) = self.canvas.finish();
        let words = self.setter.into_words();
        Pages { title, language: "ru-RU", pages, words, outline: outline(self.marks), structure }
    }

    /// A heading of the third level, held with what it heads.
    pub(super) fn hold_subheading(&mut self, title: &str) -> Result<(), LayoutError> {
        self.hold_heading(title, (3, &style::SUBHEADING), false)
    }

    fn hold_heading(
        &mut self,
        title: &str,
        (level, &style): (u8, &ParagraphStyle),
        listed: bool,
    ) -> Result<(), LayoutError> {
        let lines = self.set(title, Face::SerifBold, &style, self.style.measure())?.lines;
        let node = self.canvas.node(Role::Heading(level), self.section);
        let mark = listed.then(|| title.to_owned());
        let before = if level == 1 { 26.0 } else { 14.0 };
        self.held.push(Held { lines, style, node, before, after: 6.0, mark });
        Ok(())
    }

    /// Puts lines one below the other from the current height on.
    pub(super) fn put(
        &mut self,
        lines: impl Iterator<Item = Line>,
        style: &ParagraphStyle,
        x: f32,
        node: NodeId,
    ) {
        for line in lines {
            self.canvas.line(line, x, self.y + rise(style), Some(node));
            self.y += style.leading;
        }
    }
}

/// Marks → bookmarks: what is of level 2 stands under the last of level 1.
fn outline(marks: Vec<Mark>) -> Vec<Bookmark> {
    let mut outline: Vec<Bookmark> = Vec::new();
    for Mark { level, title, target, .. } in marks {
        let bookmark = Bookmark { title, target, children: Vec::new() };
        match outline.last_mut() {
            Some(chapter) if level > 1 => chapter.children.push(bookmark),
            _ => outline.push(bookmark),
        }
    }
    outline
}
