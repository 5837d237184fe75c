//! Markup that spreadsheets keep from web pages: tags and entities, and how characters look.
//!
//! The beginning of a raw text enters; what it looks like leaves, and how much of it that takes. What
//! is kept of it is absent on purpose: `plain` decides.

/// What a piece of the raw text looks like.
#[derive(Debug, Clone, Copy)]
pub(super) enum Look {
    /// As itself.
    Character(char),
    /// As a blank.
    Blank,
    /// Not at all.
    Nothing,
}

/// Tags after which a new line begins: they separate words.
const BLOCKS: [&str; 24] = [
    "blockquote",
    "body",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "td",
    "tr",
    "ul",
];
/// Tags within a line: they separate nothing.
const INLINES: [&str; 25] = [
    "a", "b", "big", "code", "del", "em", "font", "head", "i", "img", "ins", "nobr", "o:p", "s",
    "small", "span", "strike", "strong", "sub", "sup", "tbody", "th", "thead", "tt", "u",
];
const ENTITIES: [(&str, char); 18] = [
    ("amp", '&'),
    ("apos", '\''),
    ("bdquo", '„'),
    ("gt", '>'),
    ("hellip", '…'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("numero", '№'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("rsquo", '’'),
    ("shy", '\u{AD}'),
];
/// Bytes that a tag may have; what is longer is text.
const LONGEST_TAG: usize = 512;

/// How a character looks: soft hyphens, marks of zero width and control characters not at all.
pub(super) fn look(character: char) -> Look {
    match character {
        _ if character.is_whitespace() => Look::Blank,
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FEFF}' => Look::Nothing,
        _ if character.is_control() => Look::Nothing,
        _ => Look::Character(character),
    }
}

/// The length in bytes and the look of the tag or comment that the text begins with.
pub(super) fn tag(text: &str) -> Option<(usize, Look)> {
    let mut after = text.bytes().enumerate().skip(1).take(LONGEST_TAG);
    let (end, _) = after.find(|(_, byte)| b"<>".contains(byte))?;
    let inside = text.get(1..end).filter(|_| text.as_bytes().get(end) == Some(&b'>'))?;
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let name = name.split([' ', '\t', '\r', '\n', '/', '\u{A0}']).next()?.to_ascii_lowercase();
    let look = if BLOCKS.contains(&name.as_str()) {
        Look::Blank
    } else if INLINES.contains(&name.as_str())
        || (inside.starts_with("!--") && inside.ends_with("--"))
    {
        Look::Nothing
    } else {
        return None;
    };
    Some((end + 1, look))
}

/// The length in bytes and the look of the entity that the text begins with.
pub(super) fn entity(text: &str) -> Option<(usize, Look)> {
    let window = text.get(1..).unwrap_or_default();
    let end = window.bytes().take(10).position(|byte| byte == b';')?;
    let name = window.get(..end)?;
    let character = if let Some(code) = name.strip_prefix('#') {
        let hexadecimal = code.strip_prefix(['x', 'X']).map(|code| u32::from_str_radix(code, 16));
        char::from_u32(hexadecimal.unwrap_or_else(|| code.parse()).ok()?)?
    } else {
        ENTITIES.iter().find(|(known, _)| *known == name)?.1
    };
    Some((end + "&;".len(), look(character)))
}
