//! A stream of BIFF8 as records ([MS-XLS] 2.1.4): type, length, body.
//!
//! Bytes enter; [`Record`]s leave. A body that is longer than a record may be goes on in records
//! of the type Continue, which are handed out with it. Meaning is absent on purpose.

use crate::import::fields::Fields;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_takes_what_continues_it_and_the_last_may_break_off() {
        let stream = [1, 0, 1, 0, 7, 0x3C, 0, 2, 0, 8, 9, 2, 0, 0, 0, 3, 0, 9, 0, 1];
        let records: Vec<_> = Records::from(&stream, 0).map(|r| (r.kind, r.parts)).collect();
        assert_eq!(records, [(1, vec![&[7][..], &[8, 9]]), (2, vec![&[][..]])]);
        assert_eq!(Records::from(&stream, 99).count(), 0);
    }
}
