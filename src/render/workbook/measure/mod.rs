//! How high a row must be for its text: text and the width of its cell in, pixels out.
//!
//! Neither LibreOffice nor Excel fits a row to text that they did not lay out themselves, so each
//! height is measured here, with the [`widths`] of the letters and the way that both break lines:
//! at a blank or after a hyphen, and anywhere in a word that is wider than the cell. Pixels are
//! those of a sheet, 96 to the inch. Real fonts and screens are absent on purpose: hinting moves
//! a letter by a fraction of a pixel, so cells are taken for a little narrower and lines for a
//! little higher than they are.

mod widths;

use widths::{BOLD, BREAKS, REGULAR, Widths};

/// The tallest row that both programs show, in pixels; Excel's limit is 409.5 points.
pub(super) const TALLEST: u32 = 540;

/// What a cell keeps free to the left and right of its text, in pixels.
const SIDES: u32 = 7;
/// What a row keeps free above and below its lines, in pixels.
const AIR: u32 = 2;
/// How much of a cell is counted on, in hundredths: at 12 pixels, the size of 9 points on a
/// screen, hinted letters run 2% wider on average than the tables say, and up to 4% in a line.
const SAFETY: u32 = 96;

/// Text of one size, in one face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Type {
    /// The size in points.
    pub(super) points: u32,
    /// Whether it is bold.
    pub(super) bold: bool,
}

impl Type {
    /// Regular text of `points`.
    pub(super) const fn regular(points: u32) -> Self {
        Self { points, bold: false }
    }

    /// Bold text of `points`.
    pub(super) const fn bold(points: u32) -> Self {
        Self { points, bold: true }
    }

    /// From one line to the next in pixels, as Excel spaces Arial: 12.0 points at size 9, 12.75 at
    /// 10, 18.0 at 14. LibreOffice spaces it closer.
    fn pitch(self) -> u32 {
        (self.points * 7).div_ceil(4)
    }

    /// The height in pixels of a row with this many lines.
    pub(super) fn height(self, lines: u32) -> u32 {
        lines * self.pitch() + AIR
    }

    /// How many lines a row of at most `pixels` has room for; at least one.
    fn room(self, pixels: u32) -> u32 {
        (pixels.saturating_sub(AIR) / self.pitch()).max(1)
    }

    /// How many lines `text` takes in a cell of `pixels`; none where there is no text.
    pub(super) fn lines(self, text: &str, pixels: u32) -> u32 {
        self.lines_after("", text, pixels)
    }

    /// The same for a `head` in bold and `text` after it.
    pub(super) fn lines_after(self, head: &str, text: &str, pixels: u32) -> u32 {
        if head.is_empty() && text.is_empty() {
            return 0;
        }
        let mut line = Line::new(Self { bold: true, ..self }, pixels);
        line.take(head);
        line.widths = self.widths();
        line.take(text);
        line.breaks + 1
    }

    /// How wide a cell must be for the whole of `text` on one line.
    pub(super) fn extent(self, text: &str) -> u32 {
        let widths = self.widths();
        let (mut units, mut rest) = (0, text);
        while !rest.is_empty() {
            let (width, length) = widths.word(rest);
            let mut after = rest.get(length..).unwrap_or_default().chars();
            units += width;
            units += after.next().map_or(0, |letter| u64::from(widths.of(letter) & !BREAKS));
            rest = after.as_str();
        }
        let pixels = units * u64::from(self.points * 4 * 100) / u64::from(2048 * 3 * SAFETY);
        u32::try_from(pixels).unwrap_or(u32::MAX).saturating_add(SIDES + 1)
    }

    /// The same for the longest word of it.
    pub(super) fn longest_word(self, text: &str) -> u32 {
        text.split_whitespace().map(|word| self.extent(word)).max().unwrap_or(SIDES + 1)
    }

    /// The text in pieces that each fit into a row of at most `highest` pixels, in a cell of
    /// `pixels`: one, but for texts of a page.
    pub(super) fn pieces(self, text: &str, pixels: u32, highest: u32) -> Vec<&str> {
        let lines = self.room(highest);
        if self.lines(text, pixels) <= lines {
            return vec![text];
        }
        let mut pieces = Vec::new();
        let mut rest = text;
        loop {
            let (piece, after) = self.split(rest, pixels, lines);
            pieces.push(piece);
            if after.is_empty() {
                return pieces;
            }
            rest = after;
        }
    }

    fn widths(self) -> &'static Widths {
        if self.bold { &BOLD } else { &REGULAR }
    }

    /// The longest head of `text` that takes at most `lines` lines in a cell of `pixels`, cut
    /// before a word where there is one, and the rest; the whole text if it is not longer.
    fn split(self, text: &str, pixels: u32, lines: u32) -> (&str, &str) {
        let mut line = Line::new(self, pixels);
        let mut last_word = 0;
        let mut before = ' ';
        for (index, letter) in text.char_indices() {
            if is_blank(before) || before == '\n' {
                last_word = index;
            }
            line.put(letter);
            if line.breaks >= lines && index > 0 {
                return text.split_at(if last_word > 0 { last_word } else { index });
            }
            before = letter;
        }
        (text, "")
    }
}

/// A line that is being filled, in units of 1/2048 of the font size.
struct Line {
    widths: &'static Widths,
    /// How wide it may grow.
    limit: u64,
    /// How wide it is, blanks at its end included.
    filled: u64,
    /// How wide the word at its end is.
    word: u64,
    /// How many lines came before it.
    breaks: u32,
}

impl Line {
    fn new(kind: Type, pixels: u32) -> Self {
        let inner = pixels.saturating_sub(SIDES).max(8);
        // pixels · 2048 units / (points · 96/72 pixels)
        let limit = u64::from(inner * 2048 * 3 * SAFETY / (kind.points.max(1) * 4 * 100));
        Self { widths: kind.widths(), limit, filled: 0, word: 0, breaks: 0 }
    }

    /// Fills in a text, word by word.
    fn take(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let (width, length) = self.widths.word(rest);
            // Between two blanks there is no letter to begin a line with.
            if length == 0 || self.filled + width <= self.limit {
                self.filled += width;
                self.word += width;
            } else if self.word == 0 && width <= self.limit {
                (self.filled, self.word, self.breaks) = (width, width, self.breaks + 1);
            } else {
                rest.get(..length).unwrap_or_default().chars().for_each(|letter| self.put(letter));
            }
            let Some(letter) = rest.as_bytes().get(length) else { return };
            self.put(char::from(*letter));
            rest = rest.get(length + 1..).unwrap_or_default();
        }
    }

    #[inline]
    fn put(&mut self, letter: char) {
        let width = self.widths.of(letter);
        if width & BREAKS != 0 {
            return self.put_break(letter, u64::from(width ^ BREAKS));
        }
        self.fill(u64::from(width));
    }

    /// A letter that lines may break after.
    #[inline]
    fn put_break(&mut self, letter: char, width: u64) {
        if letter == '\n' {
            (self.filled, self.word, self.breaks) = (0, 0, self.breaks + 1);
            return;
        }
        if is_blank(letter) {
            // Blanks hang over the edge: they never begin a line.
            self.filled += width;
        } else {
            self.fill(width);
        }
        self.word = 0;
    }

    fn fill(&mut self, width: u64) {
        self.filled += width;
        self.word += width;
        if self.filled > self.limit {
            self.breaks += 1;
            if self.word > self.limit {
                self.word = width;
            }
            self.filled = self.word;
        }
    }
}

fn is_blank(letter: char) -> bool {
    letter == ' ' || letter == '\t'
}

#[cfg(test)]
mod tests {
    use super::*;

    const NINE: Type = Type::regular(9);

    #[test]
    fn a_cyrillic_line_breaks_where_liberation_sans_breaks_it() {
        // At 9 points it is 152.9 pixels wide by the font; 96% of 167 − 7 are 153.6.
        assert_eq!(NINE.lines("Соглашение о партнёрстве", 167), 1);
        assert_eq!(NINE.lines("Соглашение о партнёрстве", 166), 2);
    }

    #[test]
    fn a_cell_as_wide_as_its_text_holds_it_on_one_line() {
        let text = "Соглашение о партнёрстве";
        let whole = NINE.extent(text);
        assert_eq!(NINE.lines(text, whole), 1);
        assert_eq!(NINE.lines(text, whole - 2), 2);
        assert_eq!(NINE.longest_word(text), NINE.extent("партнёрстве"));
    }

    #[test]
    fn words_at_once_break_where_letters_one_by_one_do() {
        let text = "Соглашение –  о   «партнёрстве»\nмежду\u{a0}городами-побратимами, № 12 🤝… ";
        for (pixels, length) in (10..300).zip((1..60).cycle()) {
            let (head, text) = (text.get(..length).unwrap_or("да"), text.repeat(3));
            let mut line = Line::new(Type::bold(9), pixels);
            head.chars().for_each(|letter| line.put(letter));
            line.widths = NINE.widths();
            text.chars().for_each(|letter| line.put(letter));
            let lines = NINE.lines_after(head, &text, pixels);
            assert_eq!(lines, line.breaks + 1, "{head:?} at {pixels}");
        }
    }

    #[test]
    fn bold_and_capitals_are_wider() {
        let text = "ЛАТИНСКАЯ АМЕРИКА И СТРАНЫ КАРИБСКОГО БАССЕЙНА";
        let lines = |kind: Type, text: &str| kind.lines(text, 120);
        assert_eq!(lines(Type::bold(9), text), 5);
        assert_eq!(lines(NINE, &text.to_lowercase()), 4);
    }

    #[test]
    fn hyphens_break_and_no_break_spaces_do_not() {
        assert_eq!(NINE.lines("Мар-дель-Плата", 68), 2);
        assert_eq!(NINE.lines("Мар-дель-Плата", 67), 3);
        assert_eq!(NINE.lines("в\u{a0}г.\u{a0}Ош", 40), 2, "a word wider than its cell is broken");
        assert_eq!(NINE.lines("и\nи\n", 200), 3);
        assert_eq!(NINE.lines("", 200), 0);
    }

    #[test]
    fn a_split_loses_nothing_and_begins_with_a_word() {
        let text = "Соглашение о партнёрстве между городами ".repeat(20);
        let (head, tail) = NINE.split(&text, 200, 4);
        assert_eq!(format!("{head}{tail}"), text);
        assert_eq!(NINE.lines(head, 200), 4);
        assert!(head.ends_with(' ') && !tail.starts_with(' '), "{head:?}");
        assert_eq!(NINE.split("коротко", 200, 1), ("коротко", ""));
    }

    #[test]
    fn a_word_without_end_is_split_too() {
        let text = "ы".repeat(4_000);
        let (head, tail) = NINE.split(&text, 100, 3);
        assert_eq!(NINE.lines(head, 100), 3);
        assert_eq!(head.len() + tail.len(), text.len());
    }
}
