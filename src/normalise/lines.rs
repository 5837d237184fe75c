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
    let item = |start: usize| Item::at(text, start, found);
    let mut heads = Vec::new();
    for lines in &joined.lines {
        let items: Vec<_> = lines.iter().map(|start| (*start, item(*start))).collect();
        let led = items.get(1).is_some_and(|(second, _)| {
            text.get(..*second).is_some_and(|first| first.trim_end().ends_with(':'))
        });
        // What leads to the list stays with its first item.
        let items = items.get(usize::from(led)..).unwrap_or_default();
        let list = items.iter().all(|(_, item)| item.marked || item.dated);
        let own = items.iter().skip(usize::from(led));
        let heads_of = own.filter(|(_, item)| list || item.announced);
        heads.extend(heads_of.map(|(start, _)| *start));
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
struct Item {
    /// The mark of an item: «1)», «•».
    marked: bool,
    /// A date.
    dated: bool,
    /// A date before a dash or a colon.
    announced: bool,
}

impl Item {
    fn at(text: &str, start: usize, found: &[Found]) -> Self {
        let mark = head::mark(text.get(start..).unwrap_or_default()).len();
        let date = found.binary_search_by_key(&(start + mark), |found| found.range.start);
        let date = date.ok().and_then(|at| found.get(at));
        let after = date.and_then(|date| text.get(date.range.end..)).unwrap_or_default();
        let announced = after.trim_start().starts_with(|c: char| c == ':' || text::is_dash(c));
        Self { marked: mark > 0, dated: date.is_some(), announced }
    }
}
