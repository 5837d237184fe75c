//! The land of the world as polygons of the plane, cut to a window.
//!
//! `land.txt` holds Natural Earth's 1:110m land (public domain, naturalearthdata.com), taken from
//! the npm package world-atlas 2.0.2 (ISC) by `land.py`: a ring a line, `land` or `water` (a lake in
//! the ring above it), then longitude and latitude in tenths of a degree, each as what it differs in
//! from the one before. No border is in it.

use super::projection::{Point, project};

const LAND: &str = include_str!("land.txt");

/// A ring of the plane.
pub(super) struct Ring {
    /// Whether it is land, or water within land.
    pub(super) is_land: bool,
    /// Its corners.
    pub(super) points: Vec<Point>,
}

/// A part of the plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    /// Left, lower, right and upper edge.
    pub(super) west: f32,
    pub(super) south: f32,
    pub(super) east: f32,
    pub(super) north: f32,
}

/// What of the land stands in the window.
pub(super) fn within(window: &Window) -> impl Iterator<Item = Ring> + '_ {
    LAND.lines().filter_map(|line| {
        let (kind, steps) = line.split_once(' ')?;
        let points = window.cut(unrolled(steps));
        (points.len() > 2).then(|| Ring { is_land: kind == "land", points })
    })
}

fn unrolled(steps: &str) -> Vec<Point> {
    let (mut longitude, mut latitude) = (0, 0);
    let points = steps.split(' ').filter_map(|step| {
        let (east, north) = step.split_once(',')?;
        longitude += east.parse::<i32>().ok()?;
        latitude += north.parse::<i32>().ok()?;
        Some(project(f64::from(latitude) / 10.0, f64::from(longitude) / 10.0))
    });
    points.collect()
}

impl Window {
    /// What of a ring is in the window (Sutherland and Hodgman's algorithm, an edge at a time).
    pub(super) fn cut(&self, ring: Vec<Point>) -> Vec<Point> {
        let x = |point: &Point| point.0;
        let y = |point: &Point| point.1;
        let ring = clip(ring, |p| x(p) - self.west);
        let ring = clip(ring, |p| self.east - x(p));
        let ring = clip(ring, |p| y(p) - self.south);
        clip(ring, |p| self.north - y(p))
    }
}

/// What of a ring is where `inside` is not negative.
fn clip(ring: Vec<Point>, inside: impl Fn(&Point) -> f32) -> Vec<Point> {
    if ring.iter().all(|point| inside(point) >= 0.0) {
        return ring;
    }
    let mut kept = Vec::with_capacity(ring.len());
    let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
    for (from, to) in before.zip(&ring) {
        let (a, b) = (inside(from), inside(to));
        if (a < 0.0) != (b < 0.0) {
            let part = a / (a - b);
            kept.push((from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part));
        }
        if b >= 0.0 {
            kept.push(*to);
        }
    }
    kept
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const WORLD: Window = Window { west: -3.0, south: -2.0, east: 3.0, north: 2.0 };

    /// Whether a place is on land, by the number of edges west of it.
    fn is_land(latitude: f64, longitude: f64) -> bool {
        let (x, y) = project(latitude, longitude);
        let crossings = within(&WORLD).map(|Ring { points, .. }| {
            let next = points.iter().cycle().skip(1);
            let pairs = points.iter().zip(next);
            let crossed = pairs.filter(|((ax, ay), (bx, by))| {
                (*ay > y) != (*by > y) && ax + (bx - ax) * (y - ay) / (by - ay) < x
            });
            crossed.count()
        });
        crossings.sum::<usize>() % 2 == 1
    }

    #[test]
    fn land_is_where_land_is() {
        let land = [(55.7, 37.6), (39.9, 116.4), (-34.0, 20.0), (66.1, -171.0), (21.5, -78.5)];
        let water = [(42.0, 51.0), (0.0, -30.0), (35.0, -170.0), (43.5, 34.0), (-50.0, 90.0)];
        for (latitude, longitude) in land {
            assert!(is_land(latitude, longitude), "{latitude} {longitude}");
        }
        for (latitude, longitude) in water {
            assert!(!is_land(latitude, longitude), "{latitude} {longitude}");
        }
    }

    #[test]
    fn no_ring_leaps_over_the_map() {
        for Ring { points, .. } in within(&WORLD) {
            assert!(points.windows(2).all(|pair| (pair[0].0 - pair[1].0).abs() < 0.5));
        }
    }

    #[test]
    fn what_is_cut_stays_in_the_window() {
        let window = Window { west: -0.2, south: 0.4, east: 0.5, north: 1.1 };
        let rings: Vec<Ring> = within(&window).collect();
        assert!(rings.len() > 5);
        for (x, y) in rings.iter().flat_map(|ring| &ring.points) {
            assert!((window.west - 1e-6..=window.east + 1e-6).contains(x), "{x}");
            assert!((window.south - 1e-6..=window.north + 1e-6).contains(y), "{y}");
        }
        let square = vec![(-9.0, -9.0), (9.0, -9.0), (9.0, 9.0), (-9.0, 9.0)];
        assert_eq!(window.cut(square).len(), 4, "the window itself");
        assert!(window.cut(vec![(5.0, 5.0), (6.0, 5.0), (6.0, 6.0)]).is_empty());
    }
}
