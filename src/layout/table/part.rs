//! A part of a table: what of it stands on one page, from caption to closing rule.
//!
//! The table and the portions of its tracks enter; items on the canvas come to be. The first
//! caption and the first heads are content; those of later parts say the same again and are
//! artifacts, as are all rules and shades.

use super::{
    SIDE, Table, Track,
    track::{Between, PAD, Portion, lines_height},
};
use crate::layout::{
    LayoutError,
    book::{self, Book},
    canvas::Rect,
    fonts::Face,
    style,
};

/// The part of a table that stands on the current page.
pub(super) struct Part {
    /// The upper edge of the heads.
    top: f32,
    /// The upper edge of the body.
    body: f32,
    /// How many blocks have begun or gone on in it.
    blocks: usize,
}

impl Part {
    /// Whether there is nothing under the heads yet.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks == 0
    }
}

/// Between the caption and the heads.
const CAPTION_GAP: f32 = 4.0;
/// Above and below the text of the heads.
const HEAD_PAD: f32 = 5.0;
/// The thickness of the rule around the table and under its heads.
const FRAME: f32 = 0.7;
/// The thickness of the rules within.
const INNER: f32 = 0.4;

impl Table {
    /// The height of caption and heads.
    pub(super) fn opening(&self) -> f32 {
        let lines = if self.begun { 1 } else { self.caption.len() };
        book::height(lines, &style::CAPTION) + CAPTION_GAP + self.head_height()
    }

    /// Begins the part on this page, if it is not begun.
    pub(super) fn open(&mut self, book: &mut Book<'_>) -> Result<(), LayoutError> {
        if self.part.is_some() {
            return Ok(());
        }
        book.release();
        if let Some(title) = self.bookmark.take() {
            book.mark(2, title, false);
        }
        let (caption, node) = if self.begun {
            let again = format!("Продолжение таблицы {}", self.number);
            let width = book.style.measure();
            (book.set(&again, Face::SerifItalic, &style::CAPTION, width)?.lines, None)
        } else {
            (std::mem::take(&mut self.caption), Some(self.nodes.caption))
        };
        for line in caption {
            let y = book.y + book::rise(&style::CAPTION);
            book.canvas.line(line, book.style.left, y, node);
            book.y += style::CAPTION.leading;
        }
        book.y += CAPTION_GAP;
        self.put_heads(book);
        self.begun = true;
        Ok(())
    }

    /// Ends the part on this page and goes to the next page.
    pub(super) fn turn(&mut self, book: &mut Book<'_>) -> Result<(), LayoutError> {
        self.close(book);
        book.new_page()
    }

    /// Ends the part on this page: the rules between columns and the one around the whole.
    pub(super) fn close(&mut self, book: &mut Book<'_>) {
        let Some(part) = self.part.take() else { return };
        let (left, right) = self.span(0, self.columns.len());
        let inner = self.edges.iter().skip(1).take(self.columns.len().saturating_sub(1));
        for &x in inner {
            book.canvas.rule((x, part.top), (x, book.y), (INNER, style::HAIR), None);
        }
        let (pen, corner) = ((FRAME, style::FRAME), FRAME / 2.0);
        for y in [part.top, part.body, book.y] {
            book.canvas.rule((left - corner, y), (right + corner, y), pen, None);
        }
        for x in [left, right] {
            book.canvas.rule((x, part.top), (x, book.y), pen, None);
        }
    }

    /// Places what of the tracks fits on this page.
    pub(super) fn place(&mut self, book: &mut Book<'_>, tracks: &mut [Track]) {
        let Some(part) = &mut self.part else { return };
        let fresh = part.is_empty();
        part.blocks += 1;
        if !fresh {
            let (left, right) = self.span(0, self.columns.len());
            book.canvas.rule((left, book.y), (right, book.y), (INNER, style::RULE), None);
        }
        let room = book.style.floor() - book.y;
        let mut height = 0.0_f32;
        for track in tracks {
            let taken = if track.is_done() {
                self.put_again(book, track, room)
            } else {
                let portion = track.fit(room, style::CELL.leading, fresh);
                self.put(book, track, &portion);
                portion.height
            };
            height = height.max(taken);
        }
        book.y += height;
    }

    /// Puts a portion of a track at the current height; what is put is taken out of the track.
    fn put(&self, book: &mut Book<'_>, track: &mut Track, portion: &Portion) {
        let mut y = book.y + PAD;
        for (index, piece) in portion.pieces.iter().enumerate() {
            let Some(row) = track.rows.get_mut(track.done) else { return };
            if index > 0 {
                let gap = track.between.height();
                if track.between == Between::Hairline {
                    let (left, right) = self.span(track.column, row.len());
                    let at = y + gap / 2.0;
                    book.canvas.rule((left, at), (right, at), (INNER, style::HAIR), None);
                }
                y += gap;
            }
            for (offset, (cell, &taken)) in row.iter_mut().zip(&piece.0).enumerate() {
                let x = self.span(track.column + offset, 1).0 + SIDE;
                let mut baseline = y + book::rise(&style::CELL);
                for line in cell.lines.by_ref().take(taken) {
                    book.canvas.line(line, x, baseline, Some(cell.node));
                    baseline += style::CELL.leading;
                }
            }
            y += lines_height(piece.0.iter().copied().max(), style::CELL.leading);
            if row.iter().all(|cell| cell.lines.len() == 0) {
                track.done += 1;
            }
        }
    }

    /// Puts what a track that has run out says again, as far as there is room; returns its height.
    fn put_again(&self, book: &mut Book<'_>, track: &Track, room: f32) -> f32 {
        let x = self.span(track.column, 1).0 + SIDE;
        let mut height = 2.0 * PAD;
        for line in &track.again {
            if height + style::CELL.leading > room {
                break;
            }
            let y = book.y + height - PAD + book::rise(&style::CELL);
            book.canvas.line(line.clone(), x, y, None);
            height += style::CELL.leading;
        }
        height
    }

    fn put_heads(&mut self, book: &mut Book<'_>) {
        let (left, right) = self.span(0, self.columns.len());
        let (top, height) = (book.y, self.head_height());
        let shade = Rect { x: left, y: top, width: right - left, height };
        book.canvas.bar(shade, style::SHADE, None);
        for (column, head) in self.heads.iter().enumerate() {
            let node = self.nodes.heads.get(column).copied().filter(|_| !self.begun);
            let slack = height - book::height(head.len(), &style::HEAD);
            let mut y = top + slack / 2.0 + book::rise(&style::HEAD);
            for line in head {
                let x = self.span(column, 1).0 + SIDE;
                book.canvas.line(line.clone(), x, y, node);
                y += style::HEAD.leading;
            }
        }
        book.y += height;
        self.part = Some(Part { top, body: book.y, blocks: 0 });
    }

    fn head_height(&self) -> f32 {
        let lines = self.heads.iter().map(Vec::len).max().unwrap_or(0);
        book::height(lines, &style::HEAD) + 2.0 * HEAD_PAD
    }

    /// The left and right edges of `count` columns from `first`.
    fn span(&self, first: usize, count: usize) -> (f32, f32) {
        let edge = |index: usize| self.edges.get(index).copied().unwrap_or_default();
        (edge(first), edge(first + count))
    }
}
