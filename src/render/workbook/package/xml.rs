//! Text and numbers → XML, as Excel writes them.
//!
//! Values enter and are added to bytes. What XML or Excel would take for something else is
//! escaped: marks of XML; characters that XML forbids, as `_x0001_`; and a text that says just
//! that, as `_x005F_x0001_` (ECMA-376, `ST_Xstring`).

use std::io::Write;

/// How many bytes are looked at together.
const BLOCK: usize = 32;

/// Adds an element `t` with a text in pieces; blanks at its ends are kept.
pub(super) fn text(xml: &mut Vec<u8>, pieces: &[&str]) {
    let blank = |letter: Option<u8>| matches!(letter, Some(b' ' | b'\t' | b'\n'));
    let first = pieces.iter().find_map(|piece| piece.bytes().next());
    let last = pieces.iter().rev().find_map(|piece| piece.bytes().next_back());
    xml.extend_from_slice(if blank(first) || blank(last) {
        b"<t xml:space=\"preserve\">"
    } else {
        b"<t>"
    });
    for piece in pieces {
        escaped(xml, piece);
    }
    xml.extend_from_slice(b"</t>");
}

/// Adds a text, escaped as the content of a cell.
fn escaped(xml: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let (clean, special) = rest.split_at(clean(rest));
        xml.extend_from_slice(clean);
        rest = &special[escape(xml, special)..];
    }
}

/// How many bytes there are before one that may be special.
fn clean(bytes: &[u8]) -> usize {
    let is_special = |byte: u8| byte < b' ' || matches!(byte, b'&' | b'<' | b'>' | b'_' | 0xEF);
    // Without a branch in it, the look at a block is a handful of instructions.
    let any = |block: &&[u8]| block.iter().fold(false, |any, byte| any | is_special(*byte));
    let clean: usize = bytes.chunks(BLOCK).take_while(|block| !any(block)).map(<[u8]>::len).sum();
    let rest = bytes.get(clean..).unwrap_or_default();
    clean + rest.iter().position(|byte| is_special(*byte)).unwrap_or(rest.len())
}

/// Adds what stands for the first letter; how many bytes that was.
fn escape(xml: &mut Vec<u8>, bytes: &[u8]) -> usize {
    let (instead, length): (&[u8], usize) = match bytes {
        [] => (b"", 0),
        [b'&', ..] => (b"&amp;", 1),
        [b'<', ..] => (b"&lt;", 1),
        [b'>', ..] => (b"&gt;", 1),
        [b'_', b'x', code @ ..] if is_code(code) => (b"_x005F_", 1),
        [0xEF, 0xBF, 0xBE, ..] => (b"_xFFFE_", 3),
        [0xEF, 0xBF, 0xBF, ..] => (b"_xFFFF_", 3),
        [control @ 0..b' ', ..] if !matches!(control, b'\t' | b'\n') => {
            let _written = write!(xml, "_x{control:04X}_").is_ok();
            (b"", 1)
        }
        [other, ..] => (std::slice::from_ref(other), 1),
    };
    xml.extend_from_slice(instead);
    length
}

/// Whether these are the last letters of such an escape: four digits and `_`.
fn is_code(bytes: &[u8]) -> bool {
    let digits = bytes.get(..4).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    digits && bytes.get(4) == Some(&b'_')
}

/// Adds a text, escaped as the value of an attribute.
pub(super) fn attribute(xml: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        let (clean, special) = rest.split_at(at);
        xml.extend_from_slice(clean);
        xml.extend_from_slice(match special {
            [b'&', ..] => b"&amp;",
            [b'<', ..] => b"&lt;",
            [b'>', ..] => b"&gt;",
            _ => b"&quot;",
        });
        rest = special.get(1..).unwrap_or_default();
    }
    xml.extend_from_slice(rest);
}

/// Adds a whole number.
pub(super) fn whole(xml: &mut Vec<u8>, number: u32) {
    xml.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// Adds a number.
pub(super) fn number(xml: &mut Vec<u8>, number: f64) {
    // Counts and days: most numbers are whole, and the others are few.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let as_whole = number as u32;
    if f64::from(as_whole).to_bits() == number.to_bits() {
        whole(xml, as_whole);
    } else {
        let _written = write!(xml, "{number}").is_ok();
    }
}

/// Adds a height of so many pixels in points, three quarters of them.
pub(super) fn points(xml: &mut Vec<u8>, pixels: u32) {
    let quarters = pixels.saturating_mul(3);
    whole(xml, quarters / 4);
    xml.extend_from_slice([b"".as_slice(), b".25", b".5", b".75"][(quarters % 4) as usize]);
}

/// Adds the letters of a column, counted from zero.
pub(super) fn column(xml: &mut Vec<u8>, column: u16) {
    if let Ok(letter @ 0..26) = u8::try_from(column) {
        return xml.push(b'A' + letter);
    }
    let column = crate::cell::Column::new(u32::from(column) + 1);
    let _written = write!(xml, "{column}").is_ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(add: impl Fn(&mut Vec<u8>)) -> String {
        let mut xml = Vec::new();
        add(&mut xml);
        String::from_utf8_lossy(&xml).into_owned()
    }

    #[test]
    fn text_stays_what_it_is() {
        let text = |words: &str| made(|xml| text(xml, &[words]));
        assert_eq!(text("Ош & <Бишкек>"), "<t>Ош &amp; &lt;Бишкек&gt;</t>");
        assert_eq!(text("а\nб\t\u{1}\r"), "<t>а\nб\t_x0001__x000D_</t>");
        assert_eq!(text("план_x0041_"), "<t>план_x005F_x0041_</t>");
        assert_eq!(text("_x0041_x0042_"), "<t>_x005F_x0041_x005F_x0042_</t>");
        assert_eq!(text("_x41_ и _xЖЖЖЖ_ и _x00"), "<t>_x41_ и _xЖЖЖЖ_ и _x00</t>");
        assert_eq!(text("\u{FFFE}ﬁ\u{FFFF}"), "<t>_xFFFE_ﬁ_xFFFF_</t>");
        assert_eq!(text(" а"), "<t xml:space=\"preserve\"> а</t>");
        let long = "Соглашение о сотрудничестве ".repeat(9);
        assert_eq!(text(&format!("{long}& {long}.")), format!("<t>{long}&amp; {long}.</t>"));
    }

    #[test]
    fn numbers_are_those_of_excel() {
        assert_eq!(made(|xml| number(xml, 45_778.0)), "45778");
        assert_eq!(made(|xml| number(xml, 0.1)), "0.1");
        assert_eq!(made(|xml| number(xml, -3.0)), "-3");
        assert_eq!(made(|xml| number(xml, 1e10)), "10000000000");
        assert_eq!(made(|xml| whole(xml, u32::MAX)), "4294967295");
        assert_eq!(made(|xml| whole(xml, 0)), "0");
        let heights = [17, 18, 19, 540].map(|pixels| made(|xml| points(xml, pixels)));
        assert_eq!(heights, ["12.75", "13.5", "14.25", "405"]);
        assert_eq!(made(|xml| attribute(xml, "Ош & \"<А>\"")), "Ош &amp; &quot;&lt;А&gt;&quot;");
        let columns = [0, 25, 26, 16_383].map(|number| made(|xml| column(xml, number)));
        assert_eq!(columns, ["A", "Z", "AA", "XFD"]);
    }
}
