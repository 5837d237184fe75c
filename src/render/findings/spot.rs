//! A cell's text → the parts of it to show, and what of them to underline.
//!
//! The whole text of a cell and the words that findings quote enter; lines of bounded width leave.
//! Width is that of a console: a Chinese character takes two columns. Nothing is said here about
//! drawing.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// A part of a cell's text, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// The words, with an ellipsis where some were cut.
    pub(super) line: String,
    /// The bytes of `line` to underline, each with the number of its quote.
    pub(super) marks: Vec<(Range<usize>, usize)>,
}

impl Spot {
    /// The columns up to the end of the last mark.
    pub(super) fn last_column(&self) -> usize {
        let end = self.marks.iter().map(|(mark, _)| mark.end).max().unwrap_or_default();
        let marked = self.line.get(..end).unwrap_or_default();
        marked.chars().map(|c| c.width().unwrap_or(1)).sum()
    }
}

/// The parts of `text` around the `quotes`, each at most `width` columns wide, the ellipses
/// aside; quotes that stand close together share a part. Where none is found, it is the beginning.
///
/// Blanks and line breaks count as one space on both sides. A quote that the cell holds only in
/// part (it goes on in another cell, or markup stood within) is found by its first words.
pub(super) fn spots(text: &str, quotes: &[Option<&str>], width: usize) -> Vec<Spot> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let in_chars = |byte: usize| text[..byte].chars().count();
    let mut marks: Vec<(Range<usize>, usize)> = Vec::new();
    for (number, quote) in quotes.iter().enumerate() {
        let bytes = quote.and_then(|quote| locate(&text, quote));
        marks.extend(bytes.map(|bytes| (in_chars(bytes.start)..in_chars(bytes.end), number)));
    }
    marks.sort_by_key(|(mark, number)| (mark.start, mark.end, *number));
    let line = Line::new(&text, width);
    let mut groups = line.together(marks);
    if groups.is_empty() {
        groups.push(Vec::new());
    }
    groups.into_iter().map(|group| line.cut(group)).collect()
}

/// The bytes of `text` that hold `quote`, or as many of its first words as stand together.
fn locate(text: &str, quote: &str) -> Option<Range<usize>> {
    let words: Vec<_> = quote.split_whitespace().collect();
    if !text.is_empty() && words.join(" ").starts_with(text) {
        return Some(0..text.len());
    }
    let beginnings = (2..words.len().min(12)).rev();
    std::iter::once(words.len()).chain(beginnings).find_map(|count| {
        let words = words.get(..count)?.join(" ");
        let start = text.find(&words).filter(|_| !words.is_empty())?;
        Some(start..start + words.len())
    })
}

/// A text, measured.
struct Line {
    chars: Vec<char>,
    /// By number of character: the columns before it; one more for the whole.
    columns: Vec<usize>,
    /// How many columns are shown.
    width: usize,
}

impl Line {
    fn new(text: &str, width: usize) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut columns = vec![0];
        let mut filled = 0;
        for character in &chars {
            filled += character.width().unwrap_or(1);
            columns.push(filled);
        }
        Self { chars, columns, width: width.max(10) }
    }

    /// The most columns that marks claim, so that some words before them remain in view.
    fn claim(&self) -> usize {
        self.width * 4 / 5
    }

    /// The columns before the character at `at`.
    fn column(&self, at: usize) -> usize {
        self.columns.get(at).copied().unwrap_or_default()
    }

    /// The first character at or after `column`.
    fn at(&self, column: usize) -> usize {
        self.columns.partition_point(|&before| before < column)
    }

    /// Marks in order → those that can be seen at once.
    fn together(&self, marks: Vec<(Range<usize>, usize)>) -> Vec<Vec<(Range<usize>, usize)>> {
        let mut groups: Vec<Vec<(Range<usize>, usize)>> = Vec::new();
        for (mark, number) in marks {
            let first = groups.last().and_then(|group| group.first()).map(|(first, _)| first.start);
            let near = first.is_some_and(|first| {
                self.column(self.chars.len()) <= self.width
                    || self.column(mark.end) - self.column(first) <= self.claim()
            });
            match groups.last_mut() {
                Some(group) if near => group.push((mark, number)),
                _ => groups.push(vec![(mark, number)]),
            }
        }
        groups
    }

    /// The characters to show: all, or as many as fit around the mark, cut between words where
    /// that can be.
    fn window(&self, mark: &Range<usize>) -> Range<usize> {
        let (length, total) = (self.chars.len(), self.column(self.chars.len()));
        if total <= self.width {
            return 0..length;
        }
        let first = self.column(mark.start);
        let claimed = (self.column(mark.end) - first).min(self.claim());
        let left = first.saturating_sub((self.width - claimed) / 2).min(total - self.width);
        let start = self.at(left);
        let end = self.at(self.column(start) + self.width + 1).saturating_sub(1).min(length);
        let is_blank = |at: &usize| self.chars.get(*at) == Some(&' ');
        let word_start = if start == 0 { None } else { (start..mark.start).find(is_blank) };
        let after = end.min(self.at(first + claimed));
        let word_end = if end == length { None } else { (after..=end).rev().find(is_blank) };
        word_start.map_or(start, |at| at + 1)..word_end.unwrap_or(end)
    }

    /// The shown characters as text, and the marks in its bytes.
    fn cut(&self, marks: Vec<(Range<usize>, usize)>) -> Spot {
        let start = marks.first().map_or(0, |(mark, _)| mark.start);
        let end = marks.iter().map(|(mark, _)| mark.end).max().unwrap_or(0);
        let shown = self.window(&(start..end));
        let piece = |range: Range<usize>| -> String {
            self.chars.get(range).unwrap_or_default().iter().collect()
        };
        let before = if shown.start > 0 { "…" } else { "" };
        let after = if shown.end < self.chars.len() { "…" } else { "" };
        let in_bytes = |mark: Range<usize>| {
            let start = before.len() + piece(shown.start..mark.start).len();
            start..start + piece(mark.start..mark.end.min(shown.end)).len()
        };
        let marks = marks.into_iter().map(|(mark, number)| (in_bytes(mark), number)).collect();
        Spot { line: format!("{before}{}{after}", piece(shown.clone())), marks }
    }
}

#[cfg(test)]
mod tests {
    use super::{Spot, spots};

    const WIDTH: usize = 100;

    fn shown(spot: &Spot) -> (&str, Vec<&str>) {
        (&spot.line, spot.marks.iter().map(|(mark, _)| &spot.line[mark.clone()]).collect())
    }

    /// The only part, with at most one mark.
    fn one(text: &str, quote: Option<&str>) -> (String, Option<String>) {
        let spots = spots(text, &[quote], WIDTH);
        assert_eq!(spots.len(), 1);
        let (line, marks) = shown(&spots[0]);
        (line.to_owned(), marks.first().map(|&mark| mark.to_owned()))
    }

    #[test]
    fn a_short_cell_is_shown_whole() {
        let (line, mark) = one(" 31 июня –\nвизит\u{a0}мэра. ", Some("31  июня"));
        assert_eq!((line.as_str(), mark.as_deref()), ("31 июня – визит мэра.", Some("31 июня")));
        assert_eq!(one("2006", None), ("2006".to_owned(), None));
        assert_eq!(one("2006", Some("2007")), ("2006".to_owned(), None));
        assert_eq!(one("", Some("")), (String::new(), None));
    }

    #[test]
    fn a_long_cell_is_cut_between_words_on_both_sides() {
        let text = format!("{}31 июня – визит. {}", "слово ".repeat(40), "ещё ".repeat(40));
        let (line, mark) = one(&text, Some("31 июня"));
        assert_eq!(mark.as_deref(), Some("31 июня"));
        assert_eq!(
            line,
            "…слово слово слово слово слово слово слово 31 июня – визит. \
             ещё ещё ещё ещё ещё ещё ещё ещё ещё…"
        );
    }

    #[test]
    fn a_mark_at_either_end_leaves_no_ellipsis_there() {
        let text = format!("начало {}конец", "слово ".repeat(40));
        let (first, _) = one(&text, Some("начало"));
        assert!(first.starts_with("начало ") && first.ends_with("слово…"), "{first:?}");
        let (last, _) = one(&text, Some("конец"));
        assert!(last.starts_with("…слово ") && last.ends_with(" конец"), "{last:?}");
    }

    #[test]
    fn a_quote_longer_than_the_window_is_underlined_to_its_edge() {
        let quote = "событие ".repeat(40);
        let (line, mark) = one(&format!("{}{quote}", "до ".repeat(40)), Some(&quote));
        let kept = "событие ".repeat(11).trim_end().to_owned();
        assert_eq!((line, mark), (format!("…до до до {kept}…"), Some(kept)));
    }

    #[test]
    fn a_quote_that_goes_on_elsewhere_is_found_by_its_first_words() {
        let mark = |text, quote| one(text, Some(quote)).1;
        let cut = "<p>26-30 июля – визит супруги";
        let whole = "26-30 июля – визит супруги Генерального секретаря";
        assert_eq!(mark(cut, whole).as_deref(), Some("26-30 июля – визит супруги"));
        assert_eq!(mark("в <b>Санкт</b>-Петербурге", "Санкт-Петербурге визит"), None);
        let on = mark("сотрудничестве", "сотрудничестве 18-20 ноября – визит");
        assert_eq!(on.as_deref(), Some("сотрудничестве"));
    }

    #[test]
    fn one_word_without_end_is_cut_anywhere() {
        assert_eq!(one(&"я".repeat(1_000), None), (format!("{}…", "я".repeat(100)), None));
    }

    #[test]
    fn a_wide_character_takes_two_columns_and_a_combining_one_none() {
        assert_eq!(one(&"上".repeat(80), None).0, format!("{}…", "上".repeat(50)));
        assert_eq!(one(&"е\u{301}".repeat(100), None).0, "е\u{301}".repeat(100));
        let (line, mark) = one(&format!("{} конец", "上海 ".repeat(90)), Some("конец"));
        assert!(line.starts_with("…上海 ") && mark.as_deref() == Some("конец"), "{line}");
    }

    #[test]
    fn quotes_close_together_share_a_part_and_distant_ones_have_their_own() {
        let text = format!("31 июня – визит. 5 мая – визит. {}конец", "слово ".repeat(40));
        let parts = spots(&text, &[Some("конец"), Some("5 мая"), None, Some("31 июня")], 60);
        let marks: Vec<_> = parts.iter().map(|part| shown(part).1).collect();
        assert_eq!(marks, [vec!["31 июня", "5 мая"], vec!["конец"]]);
        let numbers: Vec<usize> =
            parts.iter().flat_map(|part| &part.marks).map(|(_, number)| *number).collect();
        assert_eq!(numbers, [3, 1, 0]);
    }
}
