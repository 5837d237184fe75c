//! Numbers of a content stream, written fast: coordinates in hundredths of a point.
//!
//! Positions are rounded once to [`Hundredths`] and only then subtracted, so that relative moves
//! add up exactly and no error gathers along a page.

/// A length in hundredths of a point (3.5 µm).
pub(super) type Hundredths = i32;

/// Rounds a length in points.
#[allow(clippy::cast_possible_truncation)] // a float cast saturates; no page is 200 km wide
pub(super) fn hundredths(points: f32) -> Hundredths {
    (points * 100.0).round() as Hundredths
}

/// Appends a whole number.
pub(super) fn push_integer(out: &mut Vec<u8>, value: i32) {
    if value < 0 {
        out.push(b'-');
    }
    push_digits(out, value.unsigned_abs());
}

/// Appends a length in points, with no more decimals than it needs: `12`, `12.5`, `-0.25`.
pub(super) fn push_hundredths(out: &mut Vec<u8>, value: Hundredths) {
    if value < 0 {
        out.push(b'-');
    }
    let value = value.unsigned_abs();
    push_digits(out, value / 100);
    let (tenth, hundredth) = (value / 10 % 10, value % 10);
    if (tenth, hundredth) != (0, 0) {
        out.extend([b'.', digit(tenth)]);
        if hundredth != 0 {
            out.push(digit(hundredth));
        }
    }
}

/// Appends a part of a colour as a number from 0 to 1 with three decimals.
pub(super) fn push_intensity(out: &mut Vec<u8>, part: u8) {
    match part {
        0 => out.push(b'0'),
        255 => out.push(b'1'),
        _ => {
            let thousandths = (u32::from(part) * 1000 + 127) / 255;
            out.extend([b'.', digit(thousandths / 100)]);
            if !thousandths.is_multiple_of(100) {
                out.push(digit(thousandths / 10 % 10));
            }
            if !thousandths.is_multiple_of(10) {
                out.push(digit(thousandths % 10));
            }
        }
    }
}

/// Appends a number without a sign.
pub(super) fn push_digits(out: &mut Vec<u8>, mut value: u32) {
    if value < 10 {
        return out.push(digit(value)); // most kerns, and many lengths
    }
    let mut digits = [0; 10];
    let mut start = digits.len();
    loop {
        start -= 1;
        digits[start] = digit(value % 10);
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[start..]);
}

#[allow(clippy::cast_possible_truncation)] // callers pass 0 to 9
fn digit(value: u32) -> u8 {
    b'0' + value as u8
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lengths_have_no_more_decimals_than_they_need() {
        for (points, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (0.05, "0.05"),
            (12.5, "12.5"),
            (-0.25, "-0.25"),
            (841.89, "841.89"),
            (100.0, "100"),
        ] {
            assert_eq!(written(|out| push_hundredths(out, hundredths(points))), text);
        }
    }

    #[test]
    fn integers_reach_their_ends() {
        assert_eq!(written(|out| push_integer(out, i32::MIN)), "-2147483648");
        assert_eq!(written(|out| push_integer(out, 0)), "0");
        assert_eq!(written(|out| push_digits(out, u32::MAX)), "4294967295");
    }

    #[test]
    fn every_intensity_reads_back_as_the_same_byte() {
        for part in 0..=255u8 {
            let read: f64 = written(|out| push_intensity(out, part)).parse().unwrap();
            assert!((read * 255.0 - f64::from(part)).abs() < 0.25, "{part} became {read}");
        }
    }
}
