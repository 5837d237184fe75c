//! A part of a binary workbook as records ([MS-XLSB] 2.1.4): type, length, body.
//!
//! Bytes enter; types and bodies leave. Meaning is absent on purpose.

use crate::import::fields::Fields;

/// The records of a part; ends where the bytes end, even within a record.
pub(super) struct Records<'a>(pub(super) Fields<'a>);

impl<'a> Iterator for Records<'a> {
    type Item = (u32, Fields<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = self.variable(2)?;
        let length = self.variable(4)?;
        Some((kind, Fields(self.0.bytes(usize::try_from(length).ok()?)?)))
    }
}

impl Records<'_> {
    /// A number of at most so many bytes, seven bits in each, the low ones first; the eighth says
    /// that another byte follows.
    fn variable(&mut self, bytes: u32) -> Option<u32> {
        let mut number = 0;
        for at in 0..bytes {
            let byte = u32::from(self.0.u8()?);
            number |= (byte & 0x7F) << (7 * at);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
}

/// A string after its length of four bytes ([MS-XLSB] 2.5.169, `XLWideString`); one that says
/// that it is none (2.5.167, `XLNullableWideString`) is none.
pub(super) fn string(fields: &mut Fields) -> Option<String> {
    let length = usize::try_from(fields.u32()?).ok()?;
    let bytes = fields.bytes(length.checked_mul(2)?)?;
    let pairs = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok());
    let units: Vec<u16> = pairs.map(u16::from_le_bytes).collect();
    Some(String::from_utf16_lossy(&units))
}
