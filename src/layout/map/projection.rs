//! Degrees → a plane: the Equal Earth projection.
//!
//! Equal areas, so that no country looms over another; straight parallels, so that north is up all
//! over. Formula and constants: B. Šavrič, T. Patterson, B. Jenny, «The Equal Earth map projection»,
//! International Journal of Geographical Information Science 33:3 (2019), equations 1 to 5.

/// The meridian in the middle: the map is cut at 168.5° W, through the Bering Strait, so that
/// Chukotka stays with its continent.
pub(super) const MIDDLE: f64 = 11.5;
const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];

/// A point of the plane, in radii of the globe: x grows to the east, y to the north.
pub(super) type Point = (f32, f32);

/// Where a place lies on the plane.
#[allow(clippy::cast_possible_truncation)] // to a ten-millionth of the globe
pub(super) fn project(latitude: f64, longitude: f64) -> Point {
    let half_root = 3.0_f64.sqrt() / 2.0;
    let east = (longitude - MIDDLE + 180.0).rem_euclid(360.0) - 180.0;
    let theta = (half_root * latitude.to_radians().sin()).asin();
    let (two, six) = (theta.powi(2), theta.powi(6));
    let slope = A[0] + 3.0 * A[1] * two + six * (7.0 * A[2] + 9.0 * A[3] * two);
    let x = east.to_radians() * theta.cos() / (half_root * slope);
    let y = theta * (A[0] + A[1] * two + six * (A[2] + A[3] * two));
    (x as f32, y as f32)
}

/// The edge of the world, once around, from `south` to `north` degrees.
pub(super) fn edge(south: i32, north: i32) -> Vec<Point> {
    let up = |side: f64| move |latitude: i32| project(f64::from(latitude), MIDDLE + side * 179.999);
    let east = (south..=north).step_by(4).map(up(1.0));
    let west = (south..=north).rev().step_by(4).map(up(-1.0));
    east.chain(west).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_poles_and_the_equator_are_where_the_authors_have_them() {
        let near = |(x, y): Point, (to_x, to_y): Point| {
            assert!((x - to_x).abs() < 1e-5 && (y - to_y).abs() < 1e-5, "{x} {y}");
        };
        near(project(0.0, MIDDLE), (0.0, 0.0));
        // The equator is 2π / (√3/2 · A1) · ½ each way, the pole at 1.3173627591574.
        near(project(0.0, MIDDLE + 179.999_999), (2.706_63, 0.0));
        near(project(90.0, MIDDLE), (0.0, 1.317_363));
        near(project(-90.0, MIDDLE), (0.0, -1.317_363));
    }

    #[test]
    fn chukotka_lies_in_the_far_east_and_alaska_in_the_far_west() {
        assert!(project(66.0, -170.0).0 > 1.5, "Уэлен is east of everything");
        assert!(project(66.0, -168.0).0 < -1.5, "Уэйлс is west of everything");
    }
}
