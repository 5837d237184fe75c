//! Where a paragraph may break over a page: no widows, no orphans.
//!
//! Numbers of lines enter and leave; it does not matter what the lines say.

/// How many lines of a paragraph must stay together at either side of a break.
const TOGETHER: usize = 2;

/// How many of the `left` lines may stand where there is room for `room` of them, so that no line
/// is left alone before or after the break. Two or three lines are not broken.
pub(super) fn take(left: usize, room: usize) -> usize {
    if left <= room {
        return left;
    }
    let taken = room.min(left.saturating_sub(TOGETHER));
    if taken < TOGETHER { 0 } else { taken }
}

/// How many lines a height holds; a hundredth of a point is forgiven to rounding.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // never negative
pub(super) fn lines_within(height: f32, leading: f32) -> usize {
    ((height + 0.01) / leading).max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::take;

    #[test]
    fn what_fits_stays_whole() {
        assert_eq!(take(7, 7), 7);
        assert_eq!(take(1, 9), 1);
        assert_eq!(take(0, 0), 0);
    }

    #[test]
    fn two_or_three_lines_are_not_broken() {
        assert_eq!(take(2, 1), 0);
        assert_eq!(take(3, 2), 0);
    }

    #[test]
    fn no_line_is_left_alone_on_either_side() {
        assert_eq!(take(4, 3), 2, "three and one would leave a widow");
        assert_eq!(take(5, 1), 0, "one line alone would be an orphan");
        assert_eq!(take(9, 5), 5);
        assert_eq!(take(9, 8), 7);
    }
}
