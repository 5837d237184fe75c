//! Which events stand beside which agreement: heights in, rows out.
//!
//! The events of a country belong to the country, not to the agreement that they stand beside:
//! they are dealt out so that both columns run down side by side, each row as high as its
//! agreement or a fair share of the events, and no row higher than a page break can bear. Order
//! is kept; nothing is measured here.

use std::ops::Range;

/// A row of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shared {
    /// The agreement that begins in it; none where the events go on alone.
    pub(super) agreement: Option<usize>,
    /// The events in it.
    pub(super) events: Range<usize>,
}

/// Deals `events` out beside `agreements`, both given by their heights; a row of several events
/// is not higher than `tallest`.
pub(super) fn share(agreements: &[u32], events: &[u32], tallest: u32) -> Vec<Shared> {
    let mut rows = Vec::new();
    let mut next = 0;
    for index in 0..agreements.len().max(1) {
        let height = agreements.get(index).copied();
        let left = agreements.len().saturating_sub(index);
        let rest = events.get(next..).unwrap_or_default();
        let taken = if left <= 1 {
            rest.len()
        } else {
            take(rest, fair(rest, left).max(height.unwrap_or(0)))
        };
        let mut agreement = height.map(|_| index);
        let group = &rest[..taken];
        let mut from = 0;
        while from < taken || agreement.is_some() || (rows.is_empty() && height.is_none()) {
            let group = &group[from..];
            let total: u32 = group.iter().sum();
            let parts = usize::try_from(total.div_ceil(tallest)).unwrap_or(1);
            let count =
                if parts <= 1 { group.len() } else { take(group, fair(group, parts)).max(1) };
            let events = next + from..next + from + count;
            rows.push(Shared { agreement: agreement.take(), events });
            from += count;
        }
        next += taken;
    }
    rows
}

/// The height of each part if `heights` were dealt into `parts` equal ones.
fn fair(heights: &[u32], parts: usize) -> u32 {
    let total: u32 = heights.iter().sum();
    total.div_ceil(u32::try_from(parts).unwrap_or(u32::MAX).max(1))
}

/// How many of the first heights come nearest to `aim`.
fn take(heights: &[u32], aim: u32) -> usize {
    let mut filled = 0;
    heights
        .iter()
        .take_while(|&&height| {
            let fits = filled + height / 2 <= aim;
            filled += height;
            fits
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(agreement: impl Into<Option<usize>>, events: Range<usize>) -> Shared {
        Shared { agreement: agreement.into(), events }
    }

    #[test]
    fn events_are_dealt_out_evenly() {
        let rows = share(&[60, 30, 30], &[30; 9], 200);
        assert_eq!(rows, [row(0, 0..3), row(1, 3..6), row(2, 6..9)]);
    }

    #[test]
    fn a_tall_agreement_takes_more() {
        let rows = share(&[120, 15], &[30, 30, 30, 30, 30], 200);
        assert_eq!(rows, [row(0, 0..4), row(1, 4..5)]);
    }

    #[test]
    fn what_is_too_tall_goes_on_below() {
        let rows = share(&[60], &[50; 8], 170);
        assert_eq!(rows, [row(0, 0..3), row(None, 3..6), row(None, 6..8)]);
    }

    #[test]
    fn an_agreement_without_events_has_its_row() {
        assert_eq!(share(&[30, 30], &[90], 170), [row(0, 0..1), row(1, 1..1)]);
        assert_eq!(share(&[30], &[], 170), [row(0, 0..0)]);
    }

    #[test]
    fn events_without_agreements_have_theirs() {
        assert_eq!(share(&[], &[30, 30], 170), [row(None, 0..2)]);
        assert_eq!(share(&[], &[], 170), [row(None, 0..0)]);
    }

    #[test]
    fn every_event_stands_once_and_in_order() {
        for agreements in 0..6 {
            for events in 0..30 {
                let heights: Vec<u32> = (0..events).map(|i| 15 + i * 37 % 160).collect();
                let rows = share(&vec![45; agreements], &heights, 170);
                let dealt: Vec<usize> = rows.iter().flat_map(|row| row.events.clone()).collect();
                assert_eq!(dealt, (0..heights.len()).collect::<Vec<_>>());
                assert_eq!(rows.iter().filter(|row| row.agreement.is_some()).count(), agreements);
            }
        }
    }
}
