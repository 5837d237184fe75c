//! A cell's text → the part of it to show, and what of that to underline.
//!
//! The whole text of a cell and the words that a finding quotes enter; a line of bounded width
//! leaves. Nothing is said here about drawing.

use std::ops::Range;

/// The most characters of a cell that are shown, the ellipses aside.
const WIDTH: usize = 100;

/// The most characters that a quote claims of it, so that some words before it remain in view.
const QUOTE: usize = 80;

/// A part of a cell's text, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// The words, with an ellipsis where some were cut.
    pub(super) line: String,
    /// The bytes of `line` to underline, if the quote was found.
    pub(super) mark: Option<Range<usize>>,
}

impl Spot {
    /// The part of `text` around `quote`, or its beginning where there is none.
    ///
    /// Blanks and line breaks count as one space on both sides. A quote that the cell holds only
    /// in part (it goes on in another cell, or markup stood within) is found by its first words.
    pub(super) fn new(text: &str, quote: Option<&str>) -> Self {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let quoted = quote.and_then(|quote| locate(&text, quote));
        let chars: Vec<char> = text.chars().collect();
        let in_chars = |byte: usize| text[..byte].chars().count();
        let mark = quoted.map(|bytes| in_chars(bytes.start)..in_chars(bytes.end));
        let shown = window(&chars, mark.clone().unwrap_or(0..0));
        let mark = mark.map(|mark| mark.start..mark.end.min(shown.end));
        cut(&chars, &shown, mark)
    }
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

/// The characters to show: all, or `WIDTH` around the mark, cut between words where that can be.
fn window(chars: &[char], mark: Range<usize>) -> Range<usize> {
    if chars.len() <= WIDTH {
        return 0..chars.len();
    }
    let quote = mark.len().min(QUOTE);
    let start = mark.start.saturating_sub((WIDTH - quote) / 2).min(chars.len() - WIDTH);
    let end = start + WIDTH;
    let is_blank = |at: &usize| chars.get(*at) == Some(&' ');
    let word_start = if start == 0 { None } else { (start..mark.start).find(is_blank) };
    let after = end.min(mark.start + quote);
    let word_end = if end == chars.len() { None } else { (after..=end).rev().find(is_blank) };
    word_start.map_or(start, |at| at + 1)..word_end.unwrap_or(end)
}

/// The shown characters as text, and the mark in its bytes.
fn cut(chars: &[char], shown: &Range<usize>, mark: Option<Range<usize>>) -> Spot {
    let piece =
        |range: Range<usize>| chars.get(range).unwrap_or_default().iter().collect::<String>();
    let before = if shown.start > 0 { "…" } else { "" };
    let after = if shown.end < chars.len() { "…" } else { "" };
    let mark = mark.map(|mark| {
        let start = before.len() + piece(shown.start..mark.start).len();
        start..start + piece(mark).len()
    });
    Spot { line: format!("{before}{}{after}", piece(shown.clone())), mark }
}

#[cfg(test)]
mod tests {
    use super::Spot;

    fn shown(spot: &Spot) -> (&str, Option<&str>) {
        (&spot.line, spot.mark.clone().map(|mark| &spot.line[mark]))
    }

    #[test]
    fn a_short_cell_is_shown_whole() {
        let spot = Spot::new(" 31 июня –\nвизит\u{a0}мэра. ", Some("31  июня"));
        assert_eq!(shown(&spot), ("31 июня – визит мэра.", Some("31 июня")));
        assert_eq!(shown(&Spot::new("2006", None)), ("2006", None));
        assert_eq!(shown(&Spot::new("2006", Some("2007"))), ("2006", None));
        assert_eq!(shown(&Spot::new("", Some(""))), ("", None));
    }

    #[test]
    fn a_long_cell_is_cut_between_words_on_both_sides() {
        let text = format!("{}31 июня – визит. {}", "слово ".repeat(40), "ещё ".repeat(40));
        let spot = Spot::new(&text, Some("31 июня"));
        let (line, mark) = shown(&spot);
        assert_eq!(mark, Some("31 июня"));
        assert_eq!(
            line,
            "…слово слово слово слово слово слово слово 31 июня – визит. \
             ещё ещё ещё ещё ещё ещё ещё ещё ещё…"
        );
    }

    #[test]
    fn a_mark_at_either_end_leaves_no_ellipsis_there() {
        let text = format!("начало {}конец", "слово ".repeat(40));
        let first = Spot::new(&text, Some("начало"));
        assert!(first.line.starts_with("начало ") && first.line.ends_with("слово…"), "{first:?}");
        let last = Spot::new(&text, Some("конец"));
        assert!(last.line.starts_with("…слово ") && last.line.ends_with(" конец"), "{last:?}");
    }

    #[test]
    fn a_quote_longer_than_the_window_is_underlined_to_its_edge() {
        let quote = "событие ".repeat(40);
        let spot = Spot::new(&format!("{}{quote}", "до ".repeat(40)), Some(&quote));
        let (line, mark) = shown(&spot);
        assert_eq!(line, format!("…до до до {}…", "событие ".repeat(11).trim_end()));
        assert_eq!(mark, Some("событие ".repeat(11).trim_end()));
    }

    #[test]
    fn a_quote_that_goes_on_elsewhere_is_found_by_its_first_words() {
        let spot = Spot::new(
            "<p>26-30 июля – визит супруги",
            Some("26-30 июля – визит супруги Генерального секретаря"),
        );
        assert_eq!(shown(&spot).1, Some("26-30 июля – визит супруги"));
        let spot = Spot::new("в <b>Санкт</b>-Петербурге", Some("Санкт-Петербурге визит"));
        assert_eq!(shown(&spot).1, None);
        let spot = Spot::new("сотрудничестве", Some("сотрудничестве 18-20 ноября – визит"));
        assert_eq!(shown(&spot).1, Some("сотрудничестве"));
    }

    #[test]
    fn one_word_without_end_is_cut_anywhere() {
        let spot = Spot::new(&"я".repeat(1_000), None);
        assert_eq!(shown(&spot), (format!("{}…", "я".repeat(100)).as_str(), None));
    }
}
