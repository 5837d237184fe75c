//! A colour profile of sRGB, made from the numbers of IEC 61966-2-1: version 2, matrix and curve.
//!
//! PDF/A asks for a profile that says what red, green and blue mean. Half a kilobyte is enough:
//! the primaries adapted to the white of D50, and the transfer curve in 64 steps.

/// The profile (ICC.1:2001-04).
pub(super) fn srgb() -> Vec<u8> {
    let tags = [
        (*b"desc", description("sRGB")),
        (*b"cprt", text("CC0")),
        (*b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (*b"rXYZ", xyz([0.436_07, 0.222_49, 0.013_92])),
        (*b"gXYZ", xyz([0.385_15, 0.716_87, 0.097_08])),
        (*b"bXYZ", xyz([0.143_07, 0.060_61, 0.714_10])),
        (*b"rTRC", curve()),
    ];
    let shared = [*b"gTRC", *b"bTRC"]; // one curve serves all three
    let mut table = number(tags.len() + shared.len());
    let mut data = Vec::new();
    let start = HEADER + 4 + 12 * (tags.len() + shared.len());
    let mut last = Vec::new();
    for (signature, body) in tags {
        last = [number(start + data.len()), number(body.len())].concat();
        table.extend(signature);
        table.extend_from_slice(&last);
        data.extend(body);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    for signature in shared {
        table.extend(signature);
        table.extend_from_slice(&last);
    }
    let mut profile = header(start + data.len());
    profile.append(&mut table);
    profile.append(&mut data);
    profile
}

/// The length of a profile's header.
const HEADER: usize = 128;

fn header(size: usize) -> Vec<u8> {
    let mut header = number(size);
    header.extend([0; 4]);
    header.extend([2, 0x10, 0, 0]); // version 2.1
    header.extend(*b"mntrRGB XYZ ");
    header.extend([0x07, 0xCF, 0, 6, 0, 3, 0, 0, 0, 0, 0, 0]); // 3 June 1999, as in IEC 61966-2-1
    header.extend(*b"acsp");
    header.resize(68, 0);
    header.extend([0.9642, 1.0, 0.8249].map(fixed).concat()); // the white of the connection space
    header.resize(HEADER, 0);
    header
}

fn description(words: &str) -> Vec<u8> {
    let mut tag = b"desc\0\0\0\0".to_vec();
    tag.extend(number(words.len() + 1));
    tag.extend_from_slice(words.as_bytes());
    tag.resize(tag.len() + 1 + 8 + 3 + 67, 0); // no Unicode or Macintosh name
    tag
}

fn text(words: &str) -> Vec<u8> {
    [b"text\0\0\0\0", words.as_bytes(), b"\0"].concat()
}

fn xyz(value: [f64; 3]) -> Vec<u8> {
    [b"XYZ \0\0\0\0".to_vec(), value.map(fixed).concat()].concat()
}

fn curve() -> Vec<u8> {
    const STEPS: u32 = 64;
    let mut tag = b"curv\0\0\0\0".to_vec();
    tag.extend(STEPS.to_be_bytes());
    for step in 0..STEPS {
        let value = f64::from(step) / f64::from(STEPS - 1);
        let linear =
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // from 0 to 1
        tag.extend(((linear * 65535.0).round() as u16).to_be_bytes());
    }
    tag
}

fn number(value: usize) -> Vec<u8> {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes().to_vec()
}

/// A number with sixteen binary places.
#[allow(clippy::cast_possible_truncation)] // callers pass 0 to 1
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(profile: &[u8], place: usize) -> usize {
        u32::from_be_bytes(profile[place..place + 4].try_into().unwrap()) as usize
    }

    fn tag<'a>(profile: &'a [u8], signature: &str) -> &'a [u8] {
        let entries = (0..at(profile, HEADER)).map(|index| HEADER + 4 + 12 * index);
        let entry =
            entries.into_iter().find(|&entry| profile[entry..].starts_with(signature.as_bytes()));
        let entry = entry.unwrap();
        let start = at(profile, entry + 4);
        &profile[start..start + at(profile, entry + 8)]
    }

    #[test]
    fn the_profile_is_a_display_profile_of_version_2_that_knows_its_size() {
        let profile = srgb();
        assert_eq!(at(&profile, 0), profile.len());
        assert!(profile.len() < 700, "{} bytes", profile.len());
        assert_eq!(&profile[8..24], b"\x02\x10\0\0mntrRGB XYZ ");
        assert_eq!(&profile[36..40], b"acsp");
    }

    #[test]
    fn red_green_and_blue_make_the_white_of_the_connection_space() {
        let profile = srgb();
        for axis in 0..3 {
            let of = |signature| at(tag(&profile, signature), 8 + 4 * axis);
            let sum = of("rXYZ") + of("gXYZ") + of("bXYZ");
            // The primaries are published with four places.
            assert!(sum.abs_diff(of("wtpt")) <= 16, "axis {axis}: {sum}");
        }
    }

    #[test]
    fn the_curve_is_that_of_srgb_and_serves_all_three_colours() {
        let profile = srgb();
        let curve = tag(&profile, "rTRC");
        assert_eq!((curve, curve), (tag(&profile, "gTRC"), tag(&profile, "bTRC")));
        let value = |step: usize| u16::from_be_bytes([curve[12 + 2 * step], curve[13 + 2 * step]]);
        assert_eq!((value(0), value(63)), (0, 65535));
        let middle = f64::from(value(32)) / 65535.0; // of 32/63
        assert!((middle - 0.2216).abs() < 0.0005, "{middle}");
    }
}
