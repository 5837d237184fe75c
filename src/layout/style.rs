//! The look of the report in one place: page, colours, sizes.
//!
//! Nothing enters; constants leave. Lengths are points. The page is that of ГОСТ Р 7.0.97-2025;
//! the colours are one quiet blue and greys whose lightness differs enough to survive a
//! black-and-white printer.

use super::{
    fonts::Face,
    pages::Colour,
    paragraph::{Align, ParagraphStyle},
};

/// A millimetre in points.
const MM: f32 = 72.0 / 25.4;

/// The sheet and the room on it that text may take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageStyle {
    /// Width of the sheet.
    pub width: f32,
    /// Height of the sheet.
    pub height: f32,
    /// Left margin.
    pub left: f32,
    /// Right margin.
    pub right: f32,
    /// Top margin; the page number stands within it.
    pub top: f32,
    /// Bottom margin.
    pub bottom: f32,
}

impl PageStyle {
    /// A4 lying, with the margins of ГОСТ Р 7.0.97-2025: 20, 10, 20 and 20 mm.
    #[must_use]
    pub fn a4_landscape() -> Self {
        Self {
            width: 297.0 * MM,
            height: 210.0 * MM,
            left: 20.0 * MM,
            right: 10.0 * MM,
            top: 20.0 * MM,
            bottom: 20.0 * MM,
        }
    }

    /// A4 standing, with the same margins.
    #[must_use]
    pub fn a4_portrait() -> Self {
        let Self { width, height, .. } = Self::a4_landscape();
        Self { width: height, height: width, ..Self::a4_landscape() }
    }

    /// The right edge of the text area.
    #[must_use]
    pub fn right_edge(&self) -> f32 {
        self.width - self.right
    }

    /// The lower edge of the text area.
    #[must_use]
    pub fn floor(&self) -> f32 {
        self.height - self.bottom
    }

    /// The width of the text area.
    #[must_use]
    pub fn measure(&self) -> f32 {
        self.right_edge() - self.left
    }

    /// The height of the text area.
    #[must_use]
    pub fn depth(&self) -> f32 {
        self.floor() - self.top
    }
}

/// How a text of one line is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) colour: Colour,
}

/// Text.
pub(super) const INK: Colour = Colour(24, 28, 36);
/// Text that stands back: running heads, explanations, an absent value.
pub(super) const QUIET: Colour = Colour(92, 98, 110);
/// Headings and large figures.
pub(super) const ACCENT: Colour = Colour(27, 60, 104);
/// The frame of a table and the rule under its head.
pub(super) const FRAME: Colour = Colour(104, 114, 130);
/// Rules between countries.
pub(super) const RULE: Colour = Colour(160, 168, 180);
/// Rules within a country and between columns.
pub(super) const HAIR: Colour = Colour(212, 217, 224);
/// The ground of table heads.
pub(super) const SHADE: Colour = Colour(236, 240, 245);
/// White gaps between the parts of a bar.
pub(super) const PAPER: Colour = Colour(255, 255, 255);

/// The title of the report on its first page.
pub(super) const TITLE: ParagraphStyle = display(27.0, 36.0, ACCENT, Align::Centre);
/// What the first page says under the title.
pub(super) const SUBTITLE: ParagraphStyle = display(17.0, 24.0, INK, Align::Centre);
/// The region or country that a part is about.
pub(super) const PART: ParagraphStyle = display(22.0, 32.0, INK, Align::Centre);
/// The organisation on the first page.
pub(super) const ORGANISATION: ParagraphStyle = display(13.0, 18.0, INK, Align::Centre);
/// Who approves and who signs.
pub(super) const OFFICIAL: ParagraphStyle = display(11.0, 14.0, INK, Align::Left);
/// The heading of a chapter.
pub(super) const HEADING: ParagraphStyle = display(20.0, 26.0, ACCENT, Align::Left);
/// A region over its first country, in a dossier.
pub(super) const REGION: ParagraphStyle = display(12.0, 18.0, ACCENT, Align::Left);
/// A country, in a dossier.
pub(super) const COUNTRY: ParagraphStyle = display(26.0, 33.0, INK, Align::Left);
/// What stands under a country.
pub(super) const SUBHEADING: ParagraphStyle = display(13.0, 18.0, ACCENT, Align::Left);
/// Running text of a dossier, and the dates beside it.
pub(super) const PROSE: ParagraphStyle =
    ParagraphStyle { size: 11.0, leading: 15.5, align: Align::Left, hyphenate: true, colour: INK };
pub(super) const WHEN: ParagraphStyle = ParagraphStyle { size: 9.5, hyphenate: false, ..PROSE };
/// The caption of a table.
pub(super) const CAPTION: ParagraphStyle = display(10.0, 14.0, INK, Align::Left);
/// The caption of a figure.
pub(super) const FIGURE: ParagraphStyle = display(10.0, 14.0, INK, Align::Centre);
/// The column heads of a table.
pub(super) const HEAD: ParagraphStyle = display(8.5, 11.0, INK, Align::Centre);
/// The cells of a table.
pub(super) const CELL: ParagraphStyle =
    ParagraphStyle { size: 9.0, leading: 11.5, align: Align::Left, hyphenate: true, colour: INK };
/// Names, dates and other short values in a cell, not hyphenated.
pub(super) const NAME: ParagraphStyle = ParagraphStyle { hyphenate: false, ..CELL };
/// What stands back in a cell: an absent value, «(продолжение)».
pub(super) const CELL_QUIET: ParagraphStyle = ParagraphStyle { colour: QUIET, ..NAME };
/// Running text.
pub(super) const LEAD: ParagraphStyle = ParagraphStyle {
    size: 10.5,
    leading: 15.0,
    align: Align::Left,
    hyphenate: false,
    colour: QUIET,
};

/// The page number.
pub(super) const FOLIO: Label = Label { face: Face::Serif, size: 10.0, colour: INK };
/// The running head.
pub(super) const RUNNING: Label = Label { face: Face::Sans, size: 8.0, colour: QUIET };

const fn display(size: f32, leading: f32, colour: Colour, align: Align) -> ParagraphStyle {
    ParagraphStyle { size, leading, align, hyphenate: false, colour }
}

/// The first and the last colour of a series, dark to light.
const SERIES: (Colour, Colour) = (ACCENT, Colour(207, 217, 230));

/// The colour of part `index` of `count`: equal steps from dark to light, so that neighbours
/// differ in print without colour too.
pub(super) fn series(index: usize, count: usize) -> Colour {
    let last = count.saturating_sub(1).max(1);
    let mix = |from: u8, to: u8| {
        let (from, to) = (usize::from(from), usize::from(to));
        u8::try_from((from * (last - index.min(last)) + to * index.min(last)) / last).unwrap_or(0)
    };
    let (from, to) = SERIES;
    Colour(mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
}

/// White or ink, whichever reads better on a ground.
pub(super) fn text_on(ground: Colour) -> Colour {
    let Colour(red, green, blue) = ground;
    let lightness = (3 * u32::from(red) + 6 * u32::from(green) + u32::from(blue)) / 10;
    if lightness < 120 { PAPER } else { INK }
}

#[cfg(test)]
mod tests {
    use super::{Colour, INK, PAPER, series, text_on};

    #[test]
    fn a_series_grows_lighter_by_steps_that_print_apart() {
        for count in 2..=8 {
            let greys: Vec<u32> = (0..count)
                .map(|index| series(index, count))
                .map(|Colour(r, g, b)| u32::from(r) + u32::from(g) + u32::from(b))
                .collect();
            assert!(greys.windows(2).all(|pair| pair[1] >= pair[0] + 50), "{greys:?}");
        }
    }

    #[test]
    fn numbers_are_white_on_dark_parts_and_dark_on_light_ones() {
        assert_eq!(text_on(series(0, 5)), PAPER);
        assert_eq!(text_on(series(4, 5)), INK);
    }
}
