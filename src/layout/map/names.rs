//! Where the names of places stand: beside their dots, on nothing else.
//!
//! Dots and the widths of names enter; a [`Spot`] for each leaves. A name stands close to its dot,
//! or a little farther with a line that leads to it, or gives way to a number, or to nothing.
//! Places with many neighbours choose first; the same places always give the same map.

use crate::layout::canvas::Rect;

/// The radius of a dot, and what is kept free of other names around it.
pub(super) const DOT: f32 = 2.2;
const AROUND: f32 = 1.6;
/// The same for a name that a line leads to: it must not seem to be another dot's.
const FAR_AROUND: f32 = 5.0;
/// How far a name or number stands from its dot, and names that a line leads to.
const CLOSE: f32 = 3.0;
const DISTANCES: [f32; 6] = [7.0, 11.0, 16.0, 23.0, 32.0, 44.0];
/// How many ways a line may lead.
const WAYS: u8 = 16;
/// Who is nearer than this is a neighbour.
const NEAR: f32 = 45.0;
/// With more places than this no names are sought: nobody could read them.
const MOST: usize = 300;

/// A place that wants to be named.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dot {
    /// Its middle.
    pub(super) at: (f32, f32),
    /// The width of its name, and of the number that may stand for it.
    pub(super) name: f32,
    pub(super) number: f32,
}

/// What stands at a dot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Spot {
    /// The name: the box of the text, and whether a line leads to it.
    Name(Rect, bool),
    /// The number: the box of the text, and whether a line leads to it.
    Number(Rect, bool),
    /// Nothing has room.
    Nothing,
}

/// Where the names of `dots` stand within `area`, in lines of `height`.
pub(super) fn place(dots: &[Dot], area: Rect, height: f32) -> Vec<Spot> {
    let mut spots = vec![Spot::Nothing; dots.len()];
    if dots.len() > MOST {
        return spots;
    }
    let mut taken = Taken { boxes: Vec::new(), dots: dots.len(), lines: Vec::new(), area };
    let reach = DOT + AROUND;
    taken.boxes.extend(dots.iter().map(|dot| around(dot.at, reach)));
    let mut order: Vec<usize> = (0..dots.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(neighbours(dots, index)));
    for index in order {
        let Some(dot) = dots.get(index) else { continue };
        let free = |width, distance, leads| {
            let mut boxes = candidates(dot.at, (width, height), distance, leads);
            boxes.find(|text| taken.admits(text, index, leads, dot.at))
        };
        let close = |width| free(width, CLOSE, false).map(|text| (text, false));
        let far = |width| {
            let mut distances = DISTANCES.iter();
            let text = distances.find_map(|&distance| free(width, distance, true));
            text.map(|text| (text, true))
        };
        let name = close(dot.name).or_else(|| far(dot.name));
        let number = || close(dot.number).or_else(|| far(dot.number));
        let spot = match name {
            Some((text, leads)) => Some(Spot::Name(text, leads)),
            None => number().map(|(text, leads)| Spot::Number(text, leads)),
        };
        let Some(spot) = spot else { continue };
        taken.take(spot, dot.at);
        if let Some(place) = spots.get_mut(index) {
            *place = spot;
        }
    }
    spots
}

/// The end of the line that leads from a dot to the box of its name: the nearest point of the box.
pub(super) fn line_end((x, y): (f32, f32), text: &Rect) -> (f32, f32) {
    (x.clamp(text.x, text.right()), y.clamp(text.y, text.bottom()))
}

/// What stands on the map already.
struct Taken {
    /// The dots in their order, then texts.
    boxes: Vec<Rect>,
    dots: usize,
    lines: Vec<[(f32, f32); 2]>,
    area: Rect,
}

impl Taken {
    /// Whether a text may stand there, and the line that leads to it, if one does.
    fn admits(&self, text: &Rect, own: usize, leads: bool, dot: (f32, f32)) -> bool {
        let area = &self.area;
        let inside = text.x >= area.x
            && text.right() <= area.right()
            && text.y >= area.y
            && text.bottom() <= area.bottom();
        let others = || self.boxes.iter().enumerate().filter(|(n, _)| *n != own).map(|(_, b)| b);
        let line = [dot, line_end(dot, text)];
        let wide = if leads { grown(text, FAR_AROUND - AROUND) } else { *text };
        let dots = self.boxes.iter().take(self.dots).enumerate().filter(|(n, _)| *n != own);
        if !inside || dots.map(|(_, dot)| dot).any(|dot| overlap(&wide, dot)) {
            return false;
        }
        // A dot that lies on this one cannot be passed.
        let in_the_way = |other| crosses(&line, other) && !overlap(other, &around(dot, DOT));
        let meets = |other| overlap(text, other) || leads && in_the_way(other);
        !others().any(meets) && !self.lines.iter().any(|line| crosses(line, text))
    }

    fn take(&mut self, spot: Spot, dot: (f32, f32)) {
        let (Spot::Name(text, leads) | Spot::Number(text, leads)) = spot else { return };
        self.boxes.push(text);
        if leads {
            self.lines.push([dot, line_end(dot, &text)]);
        }
    }
}

/// The boxes of a text around a dot, best first: right, left, the corners, above, below; all around
/// where a line leads to it.
fn candidates(
    (x, y): (f32, f32),
    (width, height): (f32, f32),
    distance: f32,
    leads: bool,
) -> impl Iterator<Item = Rect> {
    /// Eighths of a turn, clockwise from the right.
    const CLOSE_WAYS: [f32; 8] = [0.0, 4.0, 7.0, 1.0, 5.0, 3.0, 6.0, 2.0];
    let gap = DOT + distance;
    let all = (0..WAYS).map(|way| f32::from(way) * 8.0 / f32::from(WAYS));
    let ways = CLOSE_WAYS.into_iter().filter(move |_| !leads).chain(all.filter(move |_| leads));
    ways.map(move |way| {
        let turn = way * std::f32::consts::TAU / 8.0;
        let (x, y) = (x + gap * turn.cos(), y + gap * turn.sin());
        // The side that faces the dot is at the point: the left one of a name on the right.
        let before = |part: f32| (1.0 - (part * 1.4).clamp(-1.0, 1.0)) / 2.0;
        Rect {
            x: x - width * before(turn.cos()),
            y: y - height * before(turn.sin()),
            width,
            height,
        }
    })
}

fn grown(rect: &Rect, by: f32) -> Rect {
    let (width, height) = (rect.width + 2.0 * by, rect.height + 2.0 * by);
    Rect { x: rect.x - by, y: rect.y - by, width, height }
}

fn around((x, y): (f32, f32), reach: f32) -> Rect {
    Rect { x: x - reach, y: y - reach, width: 2.0 * reach, height: 2.0 * reach }
}

fn neighbours(dots: &[Dot], index: usize) -> usize {
    let Some((x, y)) = dots.get(index).map(|dot| dot.at) else { return 0 };
    let near = |dot: &&Dot| (dot.at.0 - x).hypot(dot.at.1 - y) < NEAR;
    dots.iter().filter(near).count()
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

/// Whether a line runs through a box (Liang and Barsky's test).
fn crosses(&[from, to]: &[(f32, f32); 2], text: &Rect) -> bool {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
    for (step, room) in [
        (-dx, from.0 - text.x),
        (dx, text.right() - from.0),
        (-dy, from.1 - text.y),
        (dy, text.bottom() - from.1),
    ] {
        if step == 0.0 {
            if room <= 0.0 {
                return false;
            }
        } else if step < 0.0 {
            enters = enters.max(room / step);
        } else {
            leaves = leaves.min(room / step);
        }
    }
    enters < leaves
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;

    const AREA: Rect = Rect { x: 0.0, y: 0.0, width: 300.0, height: 200.0 };

    fn dot(x: f32, y: f32) -> Dot {
        Dot { at: (x, y), name: 40.0, number: 8.0 }
    }

    fn boxes(spots: &[Spot]) -> Vec<Rect> {
        let text = |spot: &Spot| match spot {
            Spot::Name(text, _) | Spot::Number(text, _) => Some(*text),
            Spot::Nothing => None,
        };
        spots.iter().filter_map(text).collect()
    }

    #[test]
    fn a_lonely_place_has_its_name_on_the_right_and_at_the_edge_on_the_left() {
        let spots = place(&[dot(100.0, 100.0), dot(290.0, 30.0)], AREA, 8.0);
        let [Spot::Name(first, false), Spot::Name(second, false)] = spots[..] else {
            panic!("{spots:?}")
        };
        assert!(first.x > 100.0 && second.right() < 290.0);
    }

    #[test]
    fn names_lie_neither_on_each_other_nor_on_dots_nor_outside() {
        for step in [4.0, 9.0, 17.0, 30.0] {
            let dots: Vec<Dot> = (0u8..64)
                .map(|n| dot(40.0 + f32::from(n % 8) * step, 30.0 + f32::from(n / 8) * step * 0.6))
                .collect();
            let spots = place(&dots, AREA, 8.0);
            let texts = boxes(&spots);
            assert!(!texts.is_empty());
            for (index, a) in texts.iter().enumerate() {
                assert!(!texts[index + 1..].iter().any(|b| overlap(a, b)), "step {step}");
                assert!(a.x >= 0.0 && a.right() <= 300.0 && a.y >= 0.0 && a.bottom() <= 200.0);
                assert!(!dots.iter().any(|dot| overlap(a, &around(dot.at, DOT))));
            }
        }
    }

    #[test]
    fn what_has_no_room_for_its_name_has_a_number_or_nothing() {
        let wide = Dot { at: (150.0, 100.0), name: 400.0, number: 8.0 };
        assert!(matches!(place(&[wide], AREA, 8.0)[..], [Spot::Number(_, false)]));
        let huge = Dot { number: 400.0, ..wide };
        assert_eq!(place(&[huge], AREA, 8.0), [Spot::Nothing]);
        assert!(place(&[wide; 301], AREA, 8.0).iter().all(|spot| *spot == Spot::Nothing));
    }

    #[test]
    fn a_line_crosses_a_box_or_passes_it() {
        let text = Rect { x: 10.0, y: 10.0, width: 10.0, height: 10.0 };
        assert!(crosses(&[(0.0, 15.0), (30.0, 15.0)], &text));
        assert!(!crosses(&[(0.0, 5.0), (30.0, 5.0)], &text));
        assert!(!crosses(&[(0.0, 0.0), (9.0, 9.0)], &text));
        assert!(crosses(&[(5.0, 5.0), (25.0, 25.0)], &text));
    }
}
