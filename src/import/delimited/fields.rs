//! Delimited text → its fields, one by one.
//!
//! Text and a separator enter; [`Field`]s leave, each with whether it ends a record. Fields are
//! quoted as RFC 4180 has it: a field that begins with a quote ends at the next quote that is not
//! doubled, and may hold separators and line breaks. Where what follows that quote is neither a
//! separator nor the end of a line, or where no such quote comes, the first quote is a character
//! as any other and the field ends at the separator: rows are never swallowed by a quote that
//! nobody closed. Between tabs a quoted field holds no tab for the same reason. Every character is
//! looked at a bounded number of times: a quote that was passed as doubled decides at once when a
//! field begins with it.

use std::borrow::Cow;

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field<'t> {
    /// What it says, without the quotes around it.
    pub(super) text: Cow<'t, str>,
    /// Whether it is the last of its record.
    pub(super) last: bool,
}

/// The fields of a text.
pub(super) struct Fields<'t> {
    rest: &'t str,
    separator: char,
    /// Whether a separator has just been read: a field follows, were it empty.
    due: bool,
}

impl<'t> Fields<'t> {
    /// The fields of `text` between these separators and line breaks.
    pub(super) fn new(text: &'t str, separator: char) -> Self {
        Self { rest: text, separator, due: false }
    }

    /// The quoted field that the rest begins with, and what follows it.
    fn quoted(&self) -> Option<(Cow<'t, str>, &'t str)> {
        let inside = self.rest.strip_prefix('"')?;
        let mut doubled = false;
        let mut after = inside;
        loop {
            after = if self.separator == '\t' {
                after.get(after.find(['"', '\t'])?..)?.strip_prefix('"')?
            } else {
                after.split_once('"')?.1
            };
            let Some(more) = after.strip_prefix('"') else { break };
            doubled = true;
            after = more;
        }
        let text = inside.get(..inside.len() - after.len())?.strip_suffix('"')?;
        let text = if doubled { text.replace("\"\"", "\"").into() } else { text.into() };
        let ends = after.is_empty() || after.starts_with([self.separator, '\n', '\r']);
        ends.then_some((text, after))
    }

    /// The field up to the next separator or line break, and what follows it.
    fn bare(&self) -> (Cow<'t, str>, &'t str) {
        let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        let (text, after) = self.rest.split_at(end);
        (text.into(), after)
    }
}

impl<'t> Iterator for Fields<'t> {
    type Item = Field<'t>;

    fn next(&mut self) -> Option<Field<'t>> {
        if self.rest.is_empty() && !self.due {
            return None;
        }
        let (text, after) = self.quoted().unwrap_or_else(|| self.bare());
        let next = after.strip_prefix(self.separator);
        self.due = next.is_some();
        self.rest = next.unwrap_or_else(|| {
            let broken = after.strip_prefix('\r').unwrap_or(after);
            broken.strip_prefix('\n').unwrap_or(broken)
        });
        Some(Field { text, last: !self.due })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fields in brackets, records on lines.
    fn read(text: &str, separator: char) -> String {
        let shown =
            |field: Field| format!("[{}]{}", field.text, if field.last { "\n" } else { "" });
        Fields::new(text, separator).map(shown).collect()
    }

    #[test]
    fn records_end_at_any_line_break_and_blank_lines_are_records() {
        assert_eq!(read("a;b\r\nc;d\ne;f\rg;", ';'), "[a][b]\n[c][d]\n[e][f]\n[g][]\n");
        assert_eq!(read("a\n\n\r\nb\n", ';'), "[a]\n[]\n[]\n[b]\n");
        assert_eq!(read("", ';'), "");
    }

    #[test]
    fn quoted_fields_hold_separators_line_breaks_and_quotes() {
        assert_eq!(
            read("\"a;b\";\"c\r\nd\";\"«e» \"\"f\"\"\"\n\"\";x", ';'),
            "[a;b][c\r\nd][«e» \"f\"]\n[][x]\n"
        );
    }

    #[test]
    fn quotes_within_a_field_are_characters() {
        assert_eq!(read("ООО \"Мир\";б\"", ';'), "[ООО \"Мир\"][б\"]\n");
        assert_eq!(
            read("\"Дорожная карта\" мероприятий;б", ';'),
            "[\"Дорожная карта\" мероприятий][б]\n"
        );
    }

    #[test]
    fn a_quote_that_nobody_closes_swallows_no_row() {
        assert_eq!(read("\"а;б\nв;г\n", ';'), "[\"а][б]\n[в][г]\n");
        assert_eq!(read("\"а;б\n\"в\";г\n", ';'), "[\"а][б]\n[в][г]\n");
        // The closing quote of another cell, whose own quotes are unbalanced too.
        assert_eq!(read("а\t\"б\nв\tг\"\nд\te", '\t'), "[а][\"б]\n[в][г\"]\n[д][e]\n");
    }

    /// Each shape makes a reader that looks ahead from every quote look at all the rest.
    #[test]
    fn unclosed_quotes_take_linear_time() {
        for piece in ["\"a\n", "\"\"\"\n", "\";", "\"\"a\n", ";\"\"\"\"", "\"\n\"\"", "\t\"a"] {
            let text = piece.repeat(1 << 18);
            for separator in ['\t', ';', ','] {
                assert!(Fields::new(&text, separator).count() > 0);
            }
        }
    }
}
