//! The map of the partners: land without borders, a dot for each place, names where they have room.
//!
//! Places and a rectangle enter; polygons and short texts come to be on the page, all of one figure;
//! what has a number instead of a name leaves. The map shows as much of the world as it must. What
//! it is called and what it says in words is for the chapter.

mod land;
mod names;
mod projection;

use land::{Ring, Window};
use names::{DOT, Dot, Spot};
use projection::{MIDDLE, Point, project};

use super::{
    LayoutError,
    book::Book,
    canvas::Rect,
    fonts::Face,
    pages::{Colour, NodeId},
    paragraph::Align,
    style::{self, Label},
};
use crate::{
    model::{Coordinates, Place},
    report::Site,
};

/// The sea, and the land on it.
const SEA: Colour = Colour(243, 246, 250);
const LAND: Colour = Colour(206, 214, 224);
/// The names of places.
const NAME: Label = Label { face: Face::Sans, size: 7.5, colour: style::INK };
const HOME: Label = Label { face: Face::SansBold, ..NAME };
const LEADING: f32 = 8.6;
/// From the upper edge of a name's box to its baseline.
const RISE: f32 = 6.7;
/// The parallels that the map ends at: nobody's partner lives beyond them.
const PARALLELS: (i32, i32) = (-56, 84);
/// The world is shown whole if the places take more than this part of it.
const WHOLE: f32 = 0.62;
/// White around the places, as a part of what they take, and the least that is shown either way,
/// in radii of the globe.
const MARGIN: f32 = 0.14;
const LEAST: f32 = 0.42;
/// The corners of a dot.
const CORNERS: u8 = 16;

/// A map, and where it is drawn.
pub(super) struct Map<'a> {
    sites: Vec<(&'a Site, Point)>,
    home: Option<(&'a Place, Point)>,
    window: Window,
    area: Rect,
}

/// The sites whose names are not on the map.
#[derive(Default)]
pub(super) struct Drawn<'a> {
    /// Those that have a number instead, in the order of numbers.
    pub(super) numbered: Vec<&'a Site>,
    /// Those that have a dot alone.
    pub(super) unnamed: Vec<&'a Site>,
}

impl<'a> Map<'a> {
    /// The map of `sites` and `home` that fills `area`, or is lower if the world is.
    pub(super) fn new(sites: &[&'a Site], home: Option<&'a Place>, area: Rect) -> Self {
        let on_plane = |at: Coordinates| project(at.latitude(), at.longitude());
        let sites: Vec<_> = sites.iter().map(|site| (*site, on_plane(site.coordinates))).collect();
        let home = home.map(|place| (place, on_plane(place.coordinates)));
        let points = sites.iter().map(|(_, point)| *point).chain(home.map(|(_, point)| point));
        let window = window(&points.collect::<Vec<_>>(), area.width / area.height);
        let scale = area.width / (window.east - window.west);
        let height = (window.north - window.south) * scale;
        Self { sites, home, window, area: Rect { height: height.min(area.height), ..area } }
    }

    /// Where it stands.
    pub(super) fn area(&self) -> Rect {
        self.area
    }

    /// Draws it.
    pub(super) fn draw(&self, book: &mut Book<'_>, node: NodeId) -> Result<Drawn<'a>, LayoutError> {
        self.ground(book, node);
        let mut labels = Vec::with_capacity(self.sites.len() + 1);
        if let Some((home, point)) = self.home {
            labels.push((home.name.as_str(), HOME, self.on_sheet(point)));
        }
        for (site, point) in &self.sites {
            labels.push((site.name.as_str(), NAME, self.on_sheet(*point)));
        }
        let mut dots = Vec::with_capacity(labels.len());
        for &(name, label, at) in &labels {
            let name = book.setter.width(name, label.face, label.size)?;
            let number = book.setter.width("88", label.face, label.size)?;
            dots.push(Dot { at, name, number });
        }
        let spots = names::place(&dots, self.area, LEADING);
        for (&(_, _, at), spot) in labels.iter().zip(&spots) {
            if let Spot::Name(text, true) | Spot::Number(text, true) = spot {
                let pen = (0.4, style::QUIET);
                book.canvas.rule(at, names::line_end(at, text), pen, Some(node));
            }
        }
        for (index, &(_, _, at)) in labels.iter().enumerate() {
            dot(book, at, self.home.is_some() && index == 0, node);
        }
        let mut drawn = Drawn::default();
        let homes = usize::from(self.home.is_some());
        for (index, (&(name, label, _), spot)) in labels.iter().zip(&spots).enumerate() {
            let site = index.checked_sub(homes).and_then(|index| self.sites.get(index));
            let (text, said) = match spot {
                Spot::Name(text, _) => (text, name.to_owned()),
                Spot::Number(text, _) => {
                    drawn.numbered.extend(site.map(|(site, _)| *site));
                    (text, drawn.numbered.len().to_string())
                }
                Spot::Nothing => {
                    drawn.unnamed.extend(site.map(|(site, _)| *site));
                    continue;
                }
            };
            let at = (Align::Left, Some(node));
            book.label(&said, label, text.x, text.y + RISE, at)?;
        }
        Ok(drawn)
    }

    /// Sea and land.
    fn ground(&self, book: &mut Book<'_>, node: NodeId) {
        let (south, north) = PARALLELS;
        let sea = self.window.cut(projection::edge(south, north));
        if sea.len() > 2 {
            let sea = sea.into_iter().map(|point| self.on_sheet(point)).collect();
            book.canvas.shape(sea, SEA, Some(node));
        }
        for Ring { is_land, points } in land::within(&self.window) {
            let points = points.into_iter().map(|point| self.on_sheet(point)).collect();
            book.canvas.shape(points, if is_land { LAND } else { SEA }, Some(node));
        }
    }

    fn on_sheet(&self, (x, y): Point) -> (f32, f32) {
        let scale = self.area.width / (self.window.east - self.window.west);
        let x = self.area.x + (x - self.window.west) * scale;
        (x, (self.area.y + (self.window.north - y) * scale).min(self.area.bottom()))
    }
}

/// The part of the plane that shows all points, in the form of the area where it is no world.
fn window(points: &[Point], form: f32) -> Window {
    let (south, north) = PARALLELS;
    let world = Window {
        west: project(0.0, MIDDLE - 179.999).0,
        east: project(0.0, MIDDLE + 179.999).0,
        south: project(f64::from(south), MIDDLE).1,
        north: project(f64::from(north), MIDDLE).1,
    };
    let fold = |of: fn(f32, f32) -> f32, from, part: fn(Point) -> f32| {
        points.iter().copied().map(part).fold(from, of)
    };
    let (west, east) = (fold(f32::min, f32::MAX, |p| p.0), fold(f32::max, f32::MIN, |p| p.0));
    let (lower, upper) = (fold(f32::min, f32::MAX, |p| p.1), fold(f32::max, f32::MIN, |p| p.1));
    let (mut width, mut height) = ((east - west).max(LEAST), (upper - lower).max(LEAST));
    (width, height) = (width * (1.0 + 2.0 * MARGIN), height * (1.0 + 2.0 * MARGIN));
    (width, height) = (width.max(height * form), height.max(width / form));
    let whole = (world.east - world.west, world.north - world.south);
    if east < west || width > whole.0 * WHOLE || height > whole.1 {
        return world;
    }
    let x = f32::midpoint(west, east) - width / 2.0;
    let y = f32::midpoint(lower, upper) - height / 2.0;
    let west = x.clamp(world.west, world.east - width);
    let south = y.clamp(world.south, world.north - height);
    Window { west, south, east: west + width, north: south + height }
}

/// A dot on white; home is a square.
fn dot(book: &mut Book<'_>, (x, y): (f32, f32), is_home: bool, node: NodeId) {
    if is_home {
        for (half, fill) in [(DOT + 0.9, style::PAPER), (DOT, style::INK)] {
            let square = Rect { x: x - half, y: y - half, width: 2.0 * half, height: 2.0 * half };
            book.canvas.bar(square, fill, Some(node));
        }
        return;
    }
    for (radius, fill) in [(DOT + 0.7, style::PAPER), (DOT, style::ACCENT)] {
        let corner = |n: u8| {
            let turn = f32::from(n) * std::f32::consts::TAU / f32::from(CORNERS);
            (x + radius * turn.cos(), y + radius * turn.sin())
        };
        book.canvas.shape((0..CORNERS).map(corner).collect(), fill, Some(node));
    }
}
