//! Places where a line may end → the best set of lines.
//!
//! All lines of a paragraph are weighed together, as Knuth and Plass do («Breaking paragraphs
//! into lines», 1981): every line costs the square of what it falls short of the width, and every
//! hyphen, every line and every poor place costs as much as a line a certain way short. The set
//! that costs least wins; ties go to the earlier, longer line. Positions are in units of the
//! font along the unbroken paragraph, so a line is a difference of two of them.

use super::hyphenate::DivisionKind;

/// A place where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Break {
    /// Where a line that ends here ends: its hyphen is in, its space is out.
    pub(super) end: i64,
    /// Where a line that begins here begins.
    pub(super) start: i64,
    /// How many spaces of the paragraph stand before the end of a line that ends here.
    pub(super) spaces_before: u32,
    /// How many stand before the beginning of the next one: one more, if this is a space.
    pub(super) spaces_after: u32,
    /// The first word of the next line.
    pub(super) token: u32,
    /// The first glyph of that word that belongs to the next line.
    pub(super) glyph: u16,
    /// What sort of place it is.
    pub(super) kind: BreakKind,
}

/// What sort of place a line may end at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BreakKind {
    /// A space, or either end of the paragraph.
    Space,
    /// A space after a short preposition and the like.
    LooseSpace,
    /// A space that is no place to break at; only where nothing else fits.
    GluedSpace,
    /// Inside a word.
    Division(DivisionKind),
    /// Between any two characters; only where nothing else fits.
    Anywhere,
}

impl Break {
    /// The place before the first word.
    pub(super) const FIRST: Self = Self {
        end: 0,
        start: 0,
        spaces_before: 0,
        spaces_after: 0,
        token: 0,
        glyph: 0,
        kind: BreakKind::Space,
    };
}

/// What the lines are to stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    /// Its width in units of the font.
    pub(super) width: i64,
    /// The width of a space if the lines are justified, else none.
    pub(super) justified: Option<i64>,
    /// Whether a hyphen is more than a last resort.
    pub(super) hyphenate: bool,
}

/// The cheapest way to each place, kept between paragraphs to save allocations.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    best: Vec<Best>,
}

#[derive(Debug, Clone, Copy)]
struct Best {
    cost: i64,
    from: usize,
}

const UNREACHED: i64 = i64::MAX;

/// The widest column that is weighed, in units of the font; a wider one is as good as endless.
const WIDEST: i64 = 1 << 20;

/// A last line shorter than this, in units of the font, looks lost.
const SHORT_LAST_LINE: i64 = 2500;

impl Breaker {
    /// Fills `chosen` with the indices of the places at which the lines end, the first one being
    /// the beginning of the paragraph. False if a piece between two places is wider than the
    /// column; with `desperate` such a piece overflows and the answer is always true.
    pub(super) fn run(
        &mut self,
        breaks: &[Break],
        column: Column,
        desperate: bool,
        chosen: &mut Vec<usize>,
    ) -> bool {
        let weights = Weights::new(column);
        self.best.clear();
        self.best.push(Best { cost: 0, from: 0 });
        let mut first = 0;
        for (index, place) in breaks.iter().enumerate().skip(1) {
            while first < index && place.start - breaks[first].start > weights.width {
                first += 1;
            }
            let last = index + 1 == breaks.len();
            let mut best = self.cheapest(breaks, first, index, last, &weights);
            if best.cost == UNREACHED && desperate {
                best = Best { cost: self.best[index - 1].cost, from: index - 1 };
            }
            self.best.push(best);
        }
        if self.best.last().is_none_or(|best| best.cost == UNREACHED) {
            return false;
        }
        chosen.clear();
        let mut index = self.best.len() - 1;
        while index > 0 {
            chosen.push(index);
            index = self.best[index].from;
        }
        chosen.push(0);
        chosen.reverse();
        true
    }

    /// The cheapest line that ends at a place.
    fn cheapest(
        &self,
        breaks: &[Break],
        first: usize,
        index: usize,
        last: bool,
        weights: &Weights,
    ) -> Best {
        let place = &breaks[index];
        let mut best = Best { cost: UNREACHED, from: 0 };
        let candidates = breaks[first..index].iter().zip(&self.best[first..index]);
        for (from, (begin, before)) in (first..).zip(candidates) {
            let short = weights.width - (place.end - begin.start);
            if short < 0 || before.cost == UNREACHED {
                continue;
            }
            // A line less than two thirds full is weighed only where nothing fuller fits.
            if short > weights.third && !last && best.cost != UNREACHED {
                break;
            }
            let shape = if last {
                weights.last_line(place.end - begin.start, begin.kind)
            } else {
                weights.line(short, place.spaces_before - begin.spaces_after)
            };
            let cost = before.cost + shape + weights.pair(begin.kind, place.kind);
            if cost < best.cost {
                best = Best { cost, from };
            }
        }
        if best.cost != UNREACHED {
            best.cost += weights.line + weights.place(place.kind);
        }
        best
    }
}

/// What things cost; the unit is the square of a unit of the font.
struct Weights {
    width: i64,
    third: i64,
    justified: Option<i64>,
    hyphenate: bool,
    /// A hyphen: as much as a line an eighth of the width, and at least two ems, short.
    hyphen: i64,
    /// A line more: as much as a hyphen.
    line: i64,
}

impl Weights {
    fn new(column: Column) -> Self {
        let width = column.width.clamp(0, WIDEST);
        let hyphen = (width / 8).max(2000).pow(2);
        let Column { justified, hyphenate, .. } = column;
        Self { width, third: width / 3, justified, hyphenate, hyphen, line: hyphen }
    }

    /// A line that is not the last one. In justified text spaces half as wide again cost as much
    /// as a hyphen.
    fn line(&self, short: i64, spaces: u32) -> i64 {
        match self.justified {
            None => short * short,
            Some(space) => {
                let stretch = (1000 * short / (space * i64::from(spaces)).max(1)).min(10_000);
                stretch * stretch * (self.hyphen / 250_000)
            }
        }
    }

    /// The last line may be as short as it likes, but neither a lone syllable nor the rest of a
    /// word.
    fn last_line(&self, length: i64, begin: BreakKind) -> i64 {
        let lost = if length < SHORT_LAST_LINE { 4 * self.hyphen } else { 0 };
        let rest = if ends_with_hyphen(begin) { self.hyphen } else { 0 };
        lost + rest
    }

    /// The place that a line ends at. An empty line falls short by as much as 64 hyphens; what is
    /// only for want of anything better costs more than that.
    fn place(&self, kind: BreakKind) -> i64 {
        match kind {
            BreakKind::Space => 0,
            BreakKind::LooseSpace => self.hyphen / 2,
            BreakKind::Division(DivisionKind::OwnHyphen) => self.hyphen / 4,
            BreakKind::Division(DivisionKind::Hyphen) if self.hyphenate => self.hyphen,
            BreakKind::GluedSpace => 128 * self.hyphen,
            BreakKind::Division(_) => 512 * self.hyphen,
            BreakKind::Anywhere => 2048 * self.hyphen,
        }
    }

    /// A hyphen under a hyphen.
    fn pair(&self, above: BreakKind, below: BreakKind) -> i64 {
        if ends_with_hyphen(above) && ends_with_hyphen(below) { 4 * self.hyphen } else { 0 }
    }
}

fn ends_with_hyphen(kind: BreakKind) -> bool {
    matches!(kind, BreakKind::Division(_))
}
