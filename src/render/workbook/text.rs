//! Text of the source on its way into cells: the only door, so that text stays text.
//!
//! Text enters; string cells leave. What begins with `=`, `+`, `-` or `@` is never a formula,
//! because every cell is written as a string. Excel's limit of 32,767 characters a cell is met by
//! [`pieces`]. A trap of the library is closed here: it would take a text that looks like the
//! markup of rich text for that, and escapes nothing in rich text. The traps of the format are
//! closed where XML is written, by the library or by `package`.

use std::borrow::Cow;

use rust_xlsxwriter::{Format, IgnoreError, Worksheet, XlsxError};

/// How long a piece may be: what is longer is read by nobody in a cell.
const LONGEST: usize = 16_000;
/// The same for a text that [`looks_rich`]: the library counts its markup as well.
const LONGEST_RICH: usize = 4_000;

/// Writes `text` as a string, in `format` or else in the format of its column.
pub(super) fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: Option<&Format>,
) -> Result<(), XlsxError> {
    let as_it_is = Format::default();
    match format {
        Some(format) if text.is_empty() => sheet.write_blank(row, column, format)?,
        None if text.is_empty() => sheet,
        Some(format) if looks_rich(text) => {
            let text = escaped(text);
            sheet.write_rich_string_with_format(row, column, &[(&as_it_is, &*text)], format)?
        }
        None if looks_rich(text) => {
            sheet.write_rich_string(row, column, &[(&as_it_is, &*escaped(text))])?
        }
        Some(format) => sheet.write_string_with_format(row, column, text, format)?,
        None => sheet.write_string(row, column, text)?,
    };
    Ok(())
}

/// The name of the sheet or table `number` of several: «Мероприятия», «Мероприятия 2».
pub(super) fn numbered(name: &str, before_number: &str, number: usize) -> String {
    if number == 1 { name.to_owned() } else { format!("{name}{before_number}{number}") }
}

/// What the reader is told where a sheet goes on on others.
pub(super) fn goes_on(name: &str, sheets: usize) -> Option<String> {
    let last = numbered(name, " ", sheets);
    let told = format!("«{name}» не помещается на лист Excel; последний из листов — «{last}»");
    (sheets > 1).then_some(told)
}

/// Tells Excel not to mark years that are text, down to `last_row` and `last_column`: they are
/// meant so.
pub(super) fn unmarked(
    sheet: &mut Worksheet,
    last_row: u32,
    last_column: u16,
) -> Result<(), XlsxError> {
    sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// The text in pieces that each fit into a cell: one, but for texts of twenty pages.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let longest = if looks_rich(text) { LONGEST_RICH } else { LONGEST };
    let mut pieces = Vec::new();
    let mut rest = text;
    loop {
        let (piece, after) = cut(rest, longest);
        pieces.push(piece);
        if after.is_empty() {
            return pieces;
        }
        rest = after;
    }
}

/// The head of `text` for a place that is no cell: a property of the document.
pub(super) fn short(text: &str, longest: usize) -> &str {
    cut(text, longest).0
}

/// Cuts `text` after at most `longest` UTF-16 code units, after a blank where there is one.
fn cut(text: &str, longest: usize) -> (&str, &str) {
    if text.len() <= longest {
        return (text, "");
    }
    let (mut units, mut after_blank) = (0, 0);
    for (index, letter) in text.char_indices() {
        units += letter.len_utf16();
        if units > longest {
            return text.split_at(if after_blank > 0 { after_blank } else { index });
        }
        if letter.is_whitespace() {
            after_blank = index + letter.len_utf8();
        }
    }
    (text, "")
}

/// The text with each `_xHHHH_` in it made literal, as `_x005F_xHHHH_`.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains('_') {
        return Cow::Borrowed(text);
    }
    let is_escape = |at: usize| {
        let digits = text.as_bytes().get(at + 2..at + 7);
        digits.is_some_and(|d| d[..4].iter().all(u8::is_ascii_hexdigit) && d[4] == b'_')
    };
    let mut found = text.match_indices("_x").filter(|(at, _)| is_escape(*at)).peekable();
    if found.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut literal = String::with_capacity(text.len() + 16);
    let mut done = 0;
    for (at, _) in found {
        literal.push_str(&text[done..at]);
        literal.push_str("_x005F");
        done = at;
    }
    literal.push_str(&text[done..]);
    Cow::Owned(literal)
}

/// Whether the library would take the text for the markup of a rich string.
fn looks_rich(text: &str) -> bool {
    text.starts_with("<r>") && text.ends_with("</r>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_in_the_source_stays_what_it_is() {
        assert_eq!(escaped("план_x0041_"), "план_x005F_x0041_");
        assert_eq!(escaped("_x0041_x0042_"), "_x005F_x0041_x005F_x0042_");
        assert_eq!(escaped("_x41_ и _xЖЖЖЖ_ и _x00"), "_x41_ и _xЖЖЖЖ_ и _x00");
    }

    #[test]
    fn long_text_is_cut_after_a_word_and_whole() {
        let text = "побратим ".repeat(5_000);
        let parts = pieces(&text);
        assert_eq!(parts.concat(), text);
        assert_eq!(parts.len(), 3);
        assert!(parts.iter().all(|part| part.ends_with(' ')));
        assert_eq!(pieces(""), [""]);
    }

    #[test]
    fn letters_outside_the_basic_plane_count_twice() {
        let text = "🤝".repeat(16_000);
        assert_eq!(pieces(&text).iter().map(|part| part.chars().count()).max(), Some(8_000));
    }
}
