//! Bytes → text, whatever encoding an office's program wrote it in.
//!
//! Bytes enter; text leaves, or nothing where they are no text. The encoding is told by content:
//! a byte order mark, then UTF-16 without one, then UTF-8, then the 8-bit encodings of Russian.
//! Bytes that an encoding does not know become U+FFFD: few of them harm one word, many are no
//! text. A name or a setting of the encoding is absent on purpose.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, IBM866, ISO_8859_5, KOI8_U, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, X_MAC_CYRILLIC,
};

/// What the detector may say of Russian text. It names KOI8-U, which has all the letters of
/// KOI8-R; IBM866 is what programs of DOS wrote.
const RUSSIAN: [&Encoding; 6] = [UTF_8, WINDOWS_1251, KOI8_U, IBM866, ISO_8859_5, X_MAC_CYRILLIC];
/// How many bytes the slow detector sees, from the first letter past ASCII on.
const SAMPLE: usize = 1 << 18;
/// How many characters there are to one that no text has, at least.
const TEXT_TO_NOISE: usize = 100;

/// The text in these bytes, or none where they are something else. Half a character at the end is
/// allowed: the bytes may be the beginning of a file.
pub(super) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, mark) = Encoding::for_bom(bytes)
        .unwrap_or_else(|| (utf_16(bytes).unwrap_or_else(|| utf_8_or_russian(bytes)), 0));
    let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
    is_text(&text).then_some(text)
}

/// UTF-16 without a byte order mark. Each of its characters that Russian text is made of has a
/// byte that is a control character in 8-bit text, or a zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let is_utf_16 = |unit: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.get(..SAMPLE).unwrap_or(bytes).as_chunks::<2>();
        let russian = pairs.iter().filter(|pair| is_russian(unit(**pair))).count();
        russian > 0 && russian * 10 >= pairs.len() * 9
    };
    if is_utf_16(u16::from_le_bytes) {
        Some(UTF_16LE)
    } else if is_utf_16(u16::from_be_bytes) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// ASCII and Latin-1 without control characters, Cyrillic, dashes and quotes, «№». The ellipsis is
/// none of them: its bytes are `& ` in ASCII.
fn is_russian(unit: u16) -> bool {
    let layout = [b'\t', b'\n', b'\r'].map(u16::from).contains(&unit);
    layout
        || matches!(unit, 0x20..=0x7E | 0xA0..=0xFF | 0x400..=0x4FF)
        || matches!(unit, 0x2010..=0x201E | 0x2116)
}

/// UTF-8, or the likeliest 8-bit encoding of Russian. What the detector takes for a western
/// encoding is Windows-1251 in an office that writes Russian.
fn utf_8_or_russian(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let sample = bytes.get(Encoding::ascii_valid_up_to(bytes)..).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample.get(..SAMPLE).unwrap_or(sample), false);
    let guess = detector.guess(Some(b"ru"), Utf8Detection::Allow);
    if RUSSIAN.contains(&guess) { guess } else { WINDOWS_1251 }
}

/// Whether next to nothing is there that no program writes into text; half a character at the end
/// of a short one is next to nothing.
fn is_text(text: &str) -> bool {
    let noise = |c: &char| *c == '\u{FFFD}' || (c.is_control() && !c.is_whitespace());
    text.chars().filter(noise).count() <= 1 + text.chars().count() / TEXT_TO_NOISE
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN_TEXT: &str = "Страна;Город;Основание для сотрудничества\r\n\
                                Сербия;Белград;Соглашение о партнёрстве № 5 – «Дружба»\r\n";

    fn utf_16_of(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_is_told_by_content() {
        let with_mark = format!("\u{FEFF}{RUSSIAN_TEXT}");
        for bytes in [
            RUSSIAN_TEXT.as_bytes().to_vec(),
            with_mark.as_bytes().to_vec(),
            utf_16_of(RUSSIAN_TEXT, u16::to_le_bytes),
            utf_16_of(RUSSIAN_TEXT, u16::to_be_bytes),
            utf_16_of(&with_mark, u16::to_le_bytes),
            utf_16_of(&with_mark, u16::to_be_bytes),
            WINDOWS_1251.encode(RUSSIAN_TEXT).0.into_owned(),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Some(RUSSIAN_TEXT), "{bytes:02X?}");
        }
        // The dash, the quotes and the numero sign are not in these.
        let letters = RUSSIAN_TEXT.replace([' ', '–', '«', '»', '№'], "");
        for encoding in [KOI8_U, IBM866, ISO_8859_5] {
            let (bytes, _, lossy) = encoding.encode(&letters);
            assert!(!lossy);
            assert_eq!(decode(&bytes).as_deref(), Some(&*letters), "{}", encoding.name());
        }
    }

    #[test]
    fn a_character_cut_in_two_changes_no_verdict() {
        let long = RUSSIAN_TEXT.repeat(3);
        let whole = long.strip_suffix("»\r\n").unwrap_or_default();
        let cut = long.as_bytes().get(..=whole.len());
        assert_eq!(cut.and_then(decode), Some(format!("{whole}\u{FFFD}").into()));
    }

    #[test]
    fn ascii_alone_is_no_utf_16() {
        for text in ["a", "Minsk;2006\n", "1 2 3 4 5 6 ", "    \n    \n", "- - - - ", "& & & "] {
            assert_eq!(decode(text.as_bytes()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_text_is_none() {
        assert_eq!(decode(&[0; 64]), None);
        assert_eq!(decode(b"\x7fELF\x02\x01\x01\x00\x00"), None);
        let noise: Vec<u8> = (0..=255).collect();
        assert_eq!(decode(&noise), None);
    }

    /// One stray byte in a long text is a fault of one word.
    #[test]
    fn a_stray_control_character_is_borne() {
        let text = format!("{RUSSIAN_TEXT}\0{RUSSIAN_TEXT}");
        assert_eq!(decode(text.as_bytes()).as_deref(), Some(&*text));
    }
}
