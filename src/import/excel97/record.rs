//! A stream of BIFF8 as records ([MS-XLS] 2.1.4): type, length, body.
//!
//! Bytes enter; [`Record`]s leave. A body that is longer than a record may be goes on in records
//! of the type Continue, which are handed out with it. Meaning is absent on purpose.

/// [MS-XLS] 2.4.58, Continue.
const CONTINUE: u16 = 0x003C;

/// A record and the parts that continue it; each part borrows from the stream.
pub(super) struct Record<'a> {
    /// The type, [MS-XLS] 2.3.
    pub(super) kind: u16,
    /// The body, one part more for each Continue.
    pub(super) parts: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    /// The body without what continues it.
    pub(super) fn body(&self) -> Fields<'a> {
        Fields(self.parts.first().copied().unwrap_or_default())
    }
}

/// The records of a stream from some place on; ends where the bytes end, even within a record.
pub(super) struct Records<'a> {
    rest: Fields<'a>,
}

impl<'a> Records<'a> {
    /// The records from the byte `start` on; none past the end.
    pub(super) fn from(stream: &'a [u8], start: usize) -> Self {
        Self { rest: Fields(stream.get(start..).unwrap_or_default()) }
    }

    fn take(&mut self) -> Option<(u16, &'a [u8])> {
        let (kind, length) = (self.rest.u16()?, self.rest.u16()?);
        Some((kind, self.rest.bytes(length.into())?))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, body) = self.take()?;
        let mut parts = vec![body];
        while self.rest.0.starts_with(&CONTINUE.to_le_bytes()) {
            let Some((_, part)) = self.take() else { break };
            parts.push(part);
        }
        Some(Record { kind, parts })
    }
}

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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_record_takes_what_continues_it_and_the_last_may_break_off() {
        let stream = [1, 0, 1, 0, 7, 0x3C, 0, 2, 0, 8, 9, 2, 0, 0, 0, 3, 0, 9, 0, 1];
        let records: Vec<_> = Records::from(&stream, 0).map(|r| (r.kind, r.parts)).collect();
        assert_eq!(records, [(1, vec![&[7][..], &[8, 9]]), (2, vec![&[][..]])]);
        assert_eq!(Records::from(&stream, 99).count(), 0);
    }

    #[test]
    fn short_numbers_are_whole_or_halves_of_real_ones() {
        let rk = |raw: u32| Fields(&raw.to_le_bytes()).rk().unwrap().to_string();
        assert_eq!(rk((2025 << 2) | 2), "2025");
        assert_eq!(rk((12345 << 2) | 3), "123.45");
        assert_eq!(rk((-5_i32).cast_unsigned() << 2 | 2), "-5");
        assert_eq!(rk(0x3FF0_0000), "1");
    }
}
