//! Lines of a cell that are the items of a list: «5 мая – визит», «Июль: лагерь», one below the other.
//!
//! A text that knows where the lines of its cells begin and the dates in it enter; the places where
//! an item begins leave. Most lines are broken for want of room: where each begins with a date or
//! with the mark of an item it is a list, and elsewhere a line begins an item with a date before a
//! dash or a colon.

use std::ops::Range;

use super::{date::Found, head, joined::Joined, text};

/// Where lines begin that are items of a list.
pub(super) fn heads(joined: &Joined, found: &[Found]) -> Vec<usize> {
    let text = joined.text.as_str();
    let mut heads = Vec::new();
    for starts in &joined.lines {
        let ends = starts.iter().skip(1);
        let lines = starts.iter().zip(ends).map(|(start, end)| Line::at(text, *start..*end, found));
        let lines: Vec<_> = lines.collect();
        let led = lines.first() == Some(&Line::Lead);
        let mut lines = starts.iter().zip(&lines);
        let preamble = if led { lines.next() } else { None };
        let list = lines.clone().all(|(_, line)| !matches!(line, Line::Words | Line::Lead));
        let titled = lines.clone().next().is_some_and(|(_, first)| *first == Line::DateAlone);
        heads.extend(preamble.filter(|_| list).map(|(start, _)| *start));
        // What leads to the list stays with its first item.
        let mut below_date = false;
        for (place, (start, line)) in lines.enumerate() {
            let item = match line {
                Line::Announced => true,
                Line::Dated => list,
                Line::DateAlone => list || titled,
                Line::Marked => list && !below_date,
                Line::Words | Line::Lead => false,
            };
            if item && !(led && place == 0) {
                heads.push(*start);
            }
            below_date = *line == Line::DateAlone;
        }
    }
    heads
}

/// The sentences, cut once more at each of `starts`.
pub(super) fn cut(sentences: Vec<Range<usize>>, starts: &[usize]) -> Vec<Range<usize>> {
    if starts.is_empty() {
        return sentences;
    }
    let mut starts = starts.iter().copied().peekable();
    let mut pieces = Vec::with_capacity(sentences.len());
    for Range { mut start, end } in sentences {
        while let Some(next) = starts.next_if(|next| *next < end) {
            if next > start {
                pieces.push(start..next);
                start = next;
            }
        }
        pieces.push(start..end);
    }
    pieces
}

/// What a line begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Words of any kind.
    Words,
    /// Words that end with a colon: a list follows.
    Lead,
    /// The mark of an item: «1)», «•», without a date.
    Marked,
    /// A date.
    Dated,
    /// A date before a dash or a colon.
    Announced,
    /// A date and nothing else: the next line says what was then.
    DateAlone,
}

impl Line {
    fn at(text: &str, line: Range<usize>, found: &[Found]) -> Self {
        let words = text.get(line.clone()).unwrap_or_default();
        let mark = head::mark(words).len();
        let date = found.binary_search_by_key(&(line.start + mark), |found| found.range.start);
        let Some(date) = date.ok().and_then(|at| found.get(at)) else {
            let leads = words.trim_end().ends_with(':');
            return if leads {
                Self::Lead
            } else if mark > 0 {
                Self::Marked
            } else {
                Self::Words
            };
        };
        let after = text.get(date.range.end..line.end).unwrap_or_default().trim();
        if after.is_empty() || after == ":" {
            Self::DateAlone
        } else if after.starts_with(|c: char| c == ':' || text::is_dash(c)) {
            Self::Announced
        } else {
            Self::Dated
        }
    }
}
