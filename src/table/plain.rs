//! The words that a reader sees in a cell.
//!
//! The raw text of a cell enters; a [`Plain`] leaves: tags dropped, entities decoded, every blank
//! a single space, invisible characters gone. Honest text such as «a < b» or «<Название>» stays,
//! and so do quotes, dashes and look-alike letters: those are `normalise`'s to mend.

use std::borrow::Cow;

use super::markup::{Look, entity, look, tag};
use crate::model::russian::is_letter_or_number;

/// Cleaned text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plain<'a> {
    /// What is left.
    pub(super) text: Cow<'a, str>,
    /// The first piece of markup that was dropped or decoded, as it stood.
    pub(super) markup: Option<String>,
    /// Where its lines begin, the first one apart.
    pub(super) lines: Vec<usize>,
}

/// Markdown's mark of bold type, which stands on both sides of the text.
pub(super) const BOLD: &str = "**";
/// Cleans the text of a cell.
pub(super) fn plain(raw: &str) -> Plain<'_> {
    if is_plain(raw) {
        return Plain { text: raw.into(), markup: None, lines: Vec::new() };
    }
    let (mut text, mut found) = (String::with_capacity(raw.len()), None);
    let mut lines = Vec::new();
    let mut rest = raw;
    let mut blank = false;
    let mut broken = false;
    while let Some(first) = rest.chars().next() {
        let markup = match first {
            '<' => tag(rest),
            '&' => entity(rest),
            _ => None,
        };
        let look = markup.map_or_else(|| look(first), |(_, look)| look);
        if let Look::Character(character) = look {
            let cut = broken && is_letter_or_number(character) && ends_cut(&text);
            if blank && !text.is_empty() && !cut {
                let line = broken && !ends_cut(&text);
                text.push(' ');
                lines.extend(line.then_some(text.len()));
            }
            text.push(character);
            broken = false;
        }
        broken |= first == '\n' || (first == '<' && matches!(look, Look::Blank));
        blank = matches!(look, Look::Blank) || (blank && matches!(look, Look::Nothing));
        let (taken, after) = rest.split_at(markup.map_or(first.len_utf8(), |(length, _)| length));
        if markup.is_some() && found.is_none() {
            found = Some(taken.to_owned());
        }
        // Ordinary letters are taken by the run.
        let run = if blank { 0 } else { ordinary(after) };
        let (letters, after) = after.split_at(run);
        text.push_str(letters);
        rest = after;
    }
    let bold = text.strip_prefix(BOLD).and_then(|text| text.strip_suffix(BOLD));
    match bold.filter(|bold| !bold.trim().is_empty() && !bold.contains(BOLD)) {
        Some(bold) => {
            let markup = found.or(Some(BOLD.to_owned()));
            Plain { text: bold.trim().to_owned().into(), markup, lines: Vec::new() }
        }
        None => Plain { text: text.into(), markup: found, lines },
    }
}

/// Whether a text surely is what a reader sees, as nearly all are: no markup, single blanks, and
/// characters that look like themselves. Nothing is decided before the end, so that a processor looks
/// at many bytes at once.
fn is_plain(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let behind = |many: usize| bytes.get(many..).unwrap_or_default().iter();
    let threes = bytes.iter().zip(behind(1)).zip(behind(2));
    let odd =
        threes.fold(false, |odd, ((first, second), third)| odd | is_odd(*first, *second, *third));
    let end = match *bytes {
        [] => true,
        [only] => is_odd(only, b' ', b' '),
        [.., last, end] => is_odd(last, end, b' ') | is_odd(end, b' ', b' '),
    };
    !(odd | end || raw.starts_with(' ') || raw.starts_with(BOLD))
}

/// Whether `first` may begin what is not shown as it stands: markup, a blank that is none or one too
/// many, a character without width, in UTF-8.
#[expect(clippy::needless_bitwise_bool, reason = "a branch would end the look at many bytes")]
fn is_odd(first: u8, second: u8, third: u8) -> bool {
    let blanks = (first == b' ') & (second == b' ');
    let quotes = (second == 0xAB) | (second == 0xBB);
    // «№» and its neighbours; dashes, quotation marks and the ellipsis.
    let marks = (second == 0x84) | ((second == 0x80) & (0x90..=0xA6).contains(&third));
    let never = (first < b' ') | (first == 0x7F) | (first == b'<') | (first == b'&');
    let rare = (first == 0xE1) | (first == 0xE3) | (first == 0xEF);
    blanks | never | rare | ((first == 0xC2) & !quotes) | ((first == 0xE2) & !marks)
}

/// Whether the text ends with a hyphen in a word, at which a line was broken: «города-».
fn ends_cut(text: &str) -> bool {
    text.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphanumeric))
}

/// How many bytes from the beginning on are characters that surely look like themselves. In UTF-8
/// the others begin with one of the bytes here, as some ordinary ones do too.
fn ordinary(text: &str) -> usize {
    let special = |byte| matches!(byte, 0..=b' ' | b'<' | b'&' | 0x7F | 0xC2 | 0xE1..=0xE3 | 0xEF);
    text.bytes().position(special).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> String {
        plain(raw).text.into_owned()
    }

    #[test]
    fn every_blank_is_one_space() {
        assert_eq!(text("  Республика\u{A0}\u{A0}Сербская \t\r\n"), "Республика Сербская");
        assert_eq!(
            text("Год установления связей/\nподписания"),
            "Год установления связей/ подписания"
        );
        assert_eq!(text("\u{2007}5\u{202F}июля\u{3000}"), "5 июля");
        assert_eq!(text(" \u{A0}\n"), "");
    }

    #[test]
    fn a_line_broken_at_a_hyphen_is_one_word() {
        assert_eq!(text("мэрии города-\r\nпобратима"), "мэрии города-побратима");
        assert_eq!(text("к 80-\n летию"), "к 80-летию");
        assert_eq!(text("5 мая -\nвизит; мэр-\n– глава"), "5 мая - визит; мэр- – глава");
        assert_eq!(text("Санкт- Петербург"), "Санкт- Петербург");
    }

    #[test]
    fn it_is_known_where_lines_begin() {
        let plain = plain("5 мая –\n визит;\r\n\nгорода-\nпобратима");
        assert_eq!(&*plain.text, "5 мая – визит; города-побратима");
        let line = |at: &usize| plain.text[*at..].split(' ').next();
        assert_eq!(
            plain.lines.iter().filter_map(line).collect::<Vec<_>>(),
            ["визит;", "города-побратима"]
        );
    }

    /// Runs of ordinary characters are taken by their first bytes.
    #[test]
    fn every_blank_and_invisible_character_is_seen_within_a_word() {
        for character in '\0'..='\u{FFFF}' {
            let raw = format!("до{character}Ъ");
            match look(character) {
                Look::Blank => assert_eq!(text(&raw), "до Ъ", "{character:?}"),
                Look::Nothing => assert_eq!(text(&raw), "доЪ", "{character:?}"),
                Look::Character(_) => assert_eq!(text(&raw), raw),
            }
            assert!(!is_plain(&raw) || text(&raw) == raw, "{character:?}");
        }
    }

    #[test]
    fn invisible_characters_are_gone() {
        assert_eq!(text("со\u{AD}труд\u{200B}ни\u{FEFF}чество\u{200E}"), "сотрудничество");
        assert_eq!(text("мэр\u{7}"), "мэр");
    }

    #[test]
    fn tags_between_paragraphs_part_words_and_tags_in_a_line_do_not() {
        assert_eq!(text("<p>5 мая.</p><p>6 мая.</p>"), "5 мая. 6 мая.");
        assert_eq!(text("<P class=\"a\">одно</P> <p>другое</p>"), "одно другое");
        assert_eq!(text("строка<br/>строка<BR>строка"), "строка строка строка");
        assert_eq!(text("<b>Со</b>глашение<!-- черновик -->"), "Соглашение");
    }

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(
            text("&laquo;Круглый&nbsp;стол&raquo; &#8211; &#x2116;&#160;5"),
            "«Круглый стол» – № 5"
        );
        assert_eq!(text("&amp;nbsp; &amp;lt;"), "&nbsp; &lt;");
        assert_eq!(text("Johnson & Johnson; R&D;"), "Johnson & Johnson; R&D;");
    }

    #[test]
    fn honest_angle_brackets_stay() {
        for honest in ["a < b", "<Название>", "x < p > y", "<...>", "<p", "<>", "&#xD800;", "&;"]
        {
            assert_eq!(text(honest), honest);
        }
    }

    #[test]
    fn marks_of_bold_type_go_where_they_stand_on_both_sides() {
        assert_eq!(text("**Страна**"), "Страна");
        assert_eq!(plain("** Страна**\n").markup.as_deref(), Some("**"));
        for honest in ["Минск**", "** по данным МИД", "**", "** **", "****", "**а** и **б**", "*а*"]
        {
            assert_eq!(
                plain(honest),
                Plain { text: honest.into(), markup: None, lines: Vec::new() }
            );
        }
    }

    #[test]
    fn the_first_markup_is_quoted_as_it_stood() {
        assert_eq!(
            plain("1 < 2 <P align=left>x</P>&nbsp;").markup.as_deref(),
            Some("<P align=left>")
        );
        assert_eq!(plain("пров.&nbsp;Сычуань").markup.as_deref(), Some("&nbsp;"));
        assert_eq!(plain("пров.\u{A0}Сычуань").markup, None);
    }

    #[test]
    fn many_open_brackets_cost_no_more_than_their_length() {
        let raw = "<p ".repeat(10_000);
        assert_eq!(text(&raw), raw.trim_end());
    }
}
