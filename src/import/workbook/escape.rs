//! Characters that the texts of a workbook hold as their numbers: `_x000D_` (ECMA-376 part 1,
//! 22.4.2.4, `ST_Xstring`).
//!
//! A text as it stands in the XML enters; the text that Excel shows leaves. calamine does the same
//! for the values of cells; this is for the texts that it does not read.

/// The text with every `_xHHHH_` as its unit of UTF-16: `_x005F_x000D_` is the word `_x000D_`.
pub(super) fn unescaped(text: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut rest = text;
    while let Some((before, from)) = rest.find("_x").and_then(|at| rest.split_at_checked(at)) {
        units.extend(before.encode_utf16());
        let (unit, length) = unit(from).map_or((u16::from(b'_'), 1), |unit| (unit, LENGTH));
        units.push(unit);
        rest = from.get(length..).unwrap_or_default();
    }
    String::from_utf16_lossy(&units) + rest
}

/// Bytes of `_xHHHH_`.
const LENGTH: usize = 7;

/// The unit that `text` begins with.
fn unit(text: &str) -> Option<u16> {
    let digits = text.get(2..6).filter(|_| text.get(6..LENGTH) == Some("_"))?;
    let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_between_underscores_is_its_character() {
        for (written, shown) in [
            ("без них", "без них"),
            ("до_x000D_\nпосле", "до\r\nпосле"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x0418_ван", "Иван"),
            ("_xD83D__xDE00_", "😀"),
            ("_xD83D_", "\u{FFFD}"),
            ("_x00_ _xZZZZ_ _x+041_ _x041", "_x00_ _xZZZZ_ _x+041_ _x041"),
            ("__x0041_x", "_Ax"),
            ("_xдаля_", "_xдаля_"),
        ] {
            assert_eq!(unescaped(written), shown, "{written}");
        }
    }
}
