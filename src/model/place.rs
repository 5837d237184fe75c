//! Places on the earth: degrees enter, a [`Coordinates`] that can be compared leaves.
//!
//! What is where the vocabulary says; how a map is drawn is absent on purpose.

/// Where a place lies: WGS 84, to a ten-thousandth of a degree, which is eleven metres.
///
/// ```
/// # use pobratim::model::Coordinates;
/// let minsk = Coordinates::new(53.9002, 27.5665).unwrap();
/// assert_eq!((minsk.latitude(), minsk.longitude()), (53.9002, 27.5665));
/// assert_eq!(Coordinates::new(153.9, 27.5), None, "there is no such latitude");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coordinates {
    latitude: i32,
    longitude: i32,
}

/// A place with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The name to show, as the office has it.
    pub name: String,
    /// Where it is.
    pub coordinates: Coordinates,
}

/// How many steps a degree has.
const STEPS: f64 = 10_000.0;

impl Coordinates {
    /// The place at so many degrees north (−90 to 90) and east (−180 to 180), if there is one.
    #[must_use]
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let within = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        #[expect(clippy::cast_possible_truncation, reason = "at most 1,800,000 either way")]
        let steps = |degrees: f64| (degrees * STEPS).round() as i32;
        within.then(|| Self { latitude: steps(latitude), longitude: steps(longitude) })
    }

    /// Degrees north; south of the equator below zero.
    #[must_use]
    pub fn latitude(self) -> f64 {
        f64::from(self.latitude) / STEPS
    }

    /// Degrees east; west of Greenwich below zero.
    #[must_use]
    pub fn longitude(self) -> f64 {
        f64::from(self.longitude) / STEPS
    }
}
