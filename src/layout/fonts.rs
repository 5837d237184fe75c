//! The faces that the report is set in, and what they measure.
//!
//! The font files are compiled in; [`Fonts`] parses a face when it is first asked for. Sizes are
//! in units of the font: a thousand to the em in every PT face. Shaping is next door in `shape`;
//! subsetting and embedding belong to the exporter.

use std::sync::OnceLock;

use harfrust::{Direction, Feature, Font, Script, ShapePlan, Tag};

use super::error::LayoutError;

/// Units to the em, in every face of both families.
pub const UNITS_PER_EM: u16 = 1000;

/// A face of the two families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// PT Serif.
    Serif,
    /// PT Serif Bold.
    SerifBold,
    /// PT Serif Italic.
    SerifItalic,
    /// PT Serif Bold Italic.
    SerifBoldItalic,
    /// PT Sans.
    Sans,
    /// PT Sans Bold.
    SansBold,
    /// PT Sans Italic.
    SansItalic,
    /// PT Sans Bold Italic.
    SansBoldItalic,
}

impl Face {
    /// Every face, in the order of the enum.
    pub const ALL: [Self; 8] = [
        Self::Serif,
        Self::SerifBold,
        Self::SerifItalic,
        Self::SerifBoldItalic,
        Self::Sans,
        Self::SansBold,
        Self::SansItalic,
        Self::SansBoldItalic,
    ];

    /// The name in the font file's sense: `PTSerif-BoldItalic`.
    #[must_use]
    pub fn postscript_name(self) -> &'static str {
        match self {
            Self::Serif => "PTSerif-Regular",
            Self::SerifBold => "PTSerif-Bold",
            Self::SerifItalic => "PTSerif-Italic",
            Self::SerifBoldItalic => "PTSerif-BoldItalic",
            Self::Sans => "PTSans-Regular",
            Self::SansBold => "PTSans-Bold",
            Self::SansItalic => "PTSans-Italic",
            Self::SansBoldItalic => "PTSans-BoldItalic",
        }
    }

    /// The font file, whole; compiled into the program.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Serif => include_bytes!("../../fonts/PTSerif-Regular.ttf"),
            Self::SerifBold => include_bytes!("../../fonts/PTSerif-Bold.ttf"),
            Self::SerifItalic => include_bytes!("../../fonts/PTSerif-Italic.ttf"),
            Self::SerifBoldItalic => include_bytes!("../../fonts/PTSerif-BoldItalic.ttf"),
            Self::Sans => include_bytes!("../../fonts/PTSans-Regular.ttf"),
            Self::SansBold => include_bytes!("../../fonts/PTSans-Bold.ttf"),
            Self::SansItalic => include_bytes!("../../fonts/PTSans-Italic.ttf"),
            Self::SansBoldItalic => include_bytes!("../../fonts/PTSans-BoldItalic.ttf"),
        }
    }
}

/// What a face measures, in units of the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metrics {
    /// From the baseline up to the top of the line.
    pub ascent: i32,
    /// From the baseline down to the foot of the line; a positive number.
    pub descent: i32,
    /// The height of a capital.
    pub cap_height: i32,
    /// The height of a small letter.
    pub x_height: i32,
    /// The space.
    pub space: Sign,
    /// The hyphen that a line break makes (U+00AD).
    pub soft_hyphen: Sign,
}

/// A glyph that layout puts between words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// Its number in the font.
    pub id: u16,
    /// Its width in units of the font.
    pub advance: i32,
}

/// The faces, each parsed when it is first asked for.
#[derive(Default)]
pub struct Fonts {
    faces: [OnceLock<Option<Loaded>>; Face::ALL.len()],
}

impl Fonts {
    /// The faces that are compiled into the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self::default()
    }

    /// What a face measures.
    ///
    /// # Errors
    /// [`LayoutError::BrokenFont`] if the font file cannot be read.
    pub fn metrics(&self, face: Face) -> Result<Metrics, LayoutError> {
        Ok(self.loaded(face)?.metrics)
    }

    pub(super) fn loaded(&self, face: Face) -> Result<&Loaded, LayoutError> {
        self.faces[face as usize]
            .get_or_init(|| Loaded::new(face.bytes()))
            .as_ref()
            .ok_or(LayoutError::BrokenFont { face })
    }
}

/// A parsed face, ready to shape.
pub(super) struct Loaded {
    pub(super) font: Font,
    pub(super) plan: ShapePlan,
    pub(super) metrics: Metrics,
    /// The width of each glyph before kerning.
    advances: Vec<i32>,
}

impl Loaded {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes, 0).filter(|font| font.units_per_em() == UNITS_PER_EM)?;
        let widths = font.glyph_metrics();
        let advances: Vec<i32> =
            (0..font.num_glyphs()).map(|id| widths.h_advance_exact(id.into()).to_i32()).collect();
        let sign = |character: char| {
            let id = u16::try_from(font.charmap().map_unicode(character)?.to_u32()).ok()?;
            Some(Sign { id, advance: *advances.get(usize::from(id))? })
        };
        let measured = font.metrics();
        let line = measured.hhea_line?;
        let metrics = Metrics {
            ascent: line.ascender.to_i32(),
            descent: -line.descender.to_i32(),
            cap_height: measured.cap_height?.to_i32(),
            x_height: measured.x_height?.to_i32(),
            space: sign(' ')?,
            soft_hyphen: sign('\u{AD}')?,
        };
        Some(Self { plan: plan(&font), metrics, advances, font })
    }

    /// The width of a glyph before kerning.
    pub(super) fn advance(&self, glyph: u16) -> i32 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or_default()
    }
}

/// How the report is shaped: kerned, and without ligatures, so that a glyph stands for a
/// character and copied text is exact. The faces kern Cyrillic and Latin by the same lookups, so
/// one plan serves both.
fn plan(font: &Font) -> ShapePlan {
    let off = |tag| Feature::new(Tag::new(tag), 0, ..);
    let features = [off(b"liga"), off(b"clig"), off(b"calt")];
    ShapePlan::new(font, Direction::LeftToRight, Some(Script::CYRILLIC), None, &features)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_face_is_read_and_measured() {
        let fonts = Fonts::embedded();
        for face in Face::ALL {
            let metrics = fonts.metrics(face).unwrap();
            assert_eq!((metrics.ascent, metrics.descent), (1018, 276), "{face:?}");
            assert_eq!(metrics.cap_height, 700, "{face:?}");
        }
        let serif = fonts.metrics(Face::Serif).unwrap();
        assert_eq!(serif.x_height, 500);
        assert_eq!(serif.space, Sign { id: 3, advance: 243 });
        assert_eq!(serif.soft_hyphen, Sign { id: 111, advance: 425 });
    }
}
