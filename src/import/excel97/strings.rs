//! Strings of BIFF8, whole or over several records ([MS-XLS] 2.5.293 to 2.5.296).
//!
//! Parts of a record enter; strings leave. Where the characters of a string go on in the next
//! part, that part begins with a byte of its own that says how wide they are from there on.
//! Fonts and phonetics are passed over.

use crate::import::fields::Fields;

const WIDE: u8 = 0x01;
const EXTENDED: u8 = 0x04;
const RICH: u8 = 0x08;

/// The strings in the parts of a record.
pub(super) struct Strings<'a> {
    part: Fields<'a>,
    later: std::vec::IntoIter<&'a [u8]>,
}

impl<'a> Strings<'a> {
    /// Strings that begin `skip` bytes after the beginning of the first part.
    pub(super) fn new(parts: Vec<&'a [u8]>, skip: usize) -> Option<Self> {
        let mut later = parts.into_iter();
        let part = Fields(later.next()?.get(skip..)?);
        Some(Self { part, later })
    }

    /// The next string after its length of two bytes (`XLUnicodeRichExtendedString`); one that
    /// breaks off is none.
    pub(super) fn next(&mut self) -> Option<String> {
        if self.part.0.is_empty() {
            self.turn()?;
        }
        let length = self.part.u16()?.into();
        let flags = self.part.u8()?;
        let runs = if flags & RICH == 0 { 0 } else { self.part.u16()? };
        let extended = if flags & EXTENDED == 0 { 0 } else { self.part.u32()? };
        let text = self.characters(length, flags & WIDE != 0)?;
        self.skip(usize::from(runs) * 4)?;
        self.skip(usize::try_from(extended).ok()?)?;
        Some(text)
    }

    /// The rest as one string of so many characters, whose length stands elsewhere.
    pub(super) fn of_length(&mut self, length: usize) -> Option<String> {
        let wide = self.part.u8()? & WIDE != 0;
        self.characters(length, wide)
    }

    fn characters(&mut self, length: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        loop {
            let missing = length - units.len();
            if missing == 0 {
                return Some(String::from_utf16_lossy(&units));
            }
            let width = if wide { 2 } else { 1 };
            let here = missing.min(self.part.0.len() / width);
            let bytes = self.part.bytes(here * width)?;
            if wide {
                let pairs = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok());
                units.extend(pairs.map(u16::from_le_bytes));
            } else {
                units.extend(bytes.iter().map(|&byte| u16::from(byte)));
            }
            if here < missing {
                self.turn()?;
                wide = self.part.u8()? & WIDE != 0;
            }
        }
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        loop {
            let here = count.min(self.part.0.len());
            self.part.bytes(here)?;
            count -= here;
            if count == 0 {
                return Some(());
            }
            self.turn()?;
        }
    }

    /// On to the next part.
    fn turn(&mut self) -> Option<()> {
        self.part = Fields(self.later.next()?);
        Some(())
    }
}

/// The name of a sheet, after its length of one byte (`ShortXLUnicodeString`).
pub(super) fn short(fields: &mut Fields) -> Option<String> {
    let length = usize::from(fields.u8()?);
    let wide = fields.u8()? & WIDE != 0;
    let characters = fields.bytes(if wide { length * 2 } else { length })?;
    Strings { part: Fields(characters), later: Vec::new().into_iter() }.characters(length, wide)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn a_string_goes_on_in_the_next_part_in_another_width() {
        let first = [&[5, 0, WIDE][..], &wide("Мир")].concat();
        let second = [&[0][..], b"ok"].concat();
        let mut strings = Strings::new(vec![&first, &second], 0).unwrap();
        assert_eq!(strings.next().unwrap(), "Мирok");
        assert_eq!(strings.next(), None);
    }

    #[test]
    fn fonts_and_phonetics_are_passed_over() {
        let head = [2, 0, WIDE | RICH | EXTENDED, 1, 0, 3, 0, 0, 0];
        let first = [&head[..], &wide("Да"), &[0; 4], &[9; 2]].concat();
        let second = [&[9][..], &[2, 0, 0], b"no"].concat();
        let mut strings = Strings::new(vec![&first, &second], 0).unwrap();
        assert_eq!(strings.next().unwrap(), "Да");
        assert_eq!(strings.next().unwrap(), "no");
    }

    #[test]
    fn a_string_that_breaks_off_is_none() {
        assert_eq!(Strings::new(vec![&[9, 0, 0, b'a']], 0).unwrap().next(), None);
        assert_eq!(Strings::new(vec![&[0xFF]], 0).unwrap().next(), None);
        assert!(Strings::new(vec![&[1]], 8).is_none());
    }
}
