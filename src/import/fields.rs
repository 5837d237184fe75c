//! The fields that the binary formats of Excel are made of.
//!
//! Bytes enter; numbers and errors leave, or nothing where the bytes end.

use super::Value;

/// Bytes that are taken off field by field, numbers with the low byte first.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    /// The next `count` bytes, or none where there are fewer.
    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    /// One byte.
    pub(super) fn u8(&mut self) -> Option<u8> {
        self.array().map(u8::from_le_bytes)
    }

    /// Two bytes.
    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    /// Four bytes.
    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// Eight bytes, a number of IEEE 754.
    pub(super) fn f64(&mut self) -> Option<f64> {
        self.array().map(f64::from_le_bytes)
    }

    /// Four bytes, a number in short ([MS-XLS] 2.5.217, `RkNumber`): a whole one, or the upper
    /// half of one of IEEE 754, either of them perhaps a hundredfold.
    pub(super) fn rk(&mut self) -> Option<f64> {
        let raw = self.u32()?;
        let whole = raw & 2 != 0;
        let number = if whole {
            f64::from(raw.cast_signed() >> 2)
        } else {
            f64::from_bits(u64::from(raw & !3) << 32)
        };
        Some(if raw & 1 != 0 { number / 100.0 } else { number })
    }
}

/// The error of this code ([MS-XLS] 2.5.11, `BErr`; [MS-XLSB] 2.5.97.2).
pub(super) fn error(code: u8) -> Value {
    let shown = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    };
    Value::Error(shown.to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_whole_or_halves_of_real_ones() {
        let rk = |raw: u32| Fields(&raw.to_le_bytes()).rk().unwrap().to_string();
        assert_eq!(rk((2025 << 2) | 2), "2025");
        assert_eq!(rk((12345 << 2) | 3), "123.45");
        assert_eq!(rk((-5_i32).cast_unsigned() << 2 | 2), "-5");
        assert_eq!(rk(0x3FF0_0000), "1");
    }
}
