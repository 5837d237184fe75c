//! What the document conforms to, and what each standard asks of the other steps.

/// A standard that the document keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standard {
    /// PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1): for archives, with any attachments.
    #[default]
    A3a,
    /// PDF/A-2a (ISO 19005-2) and PDF/UA-1: for archives, without attachments.
    A2a,
    /// PDF/A-1b (ISO 19005-1): for archives of the oldest demands, without attachments.
    A1b,
    /// PDF/UA-1 alone: no promise to an archive.
    None,
}

impl Standard {
    /// The version of PDF that it is founded on.
    pub(super) fn version(self) -> &'static str {
        if self == Self::A1b { "1.4" } else { "1.7" }
    }

    /// Part and level of PDF/A, if it is one.
    pub(super) fn archive(self) -> Option<(u8, char)> {
        match self {
            Self::A3a => Some((3, 'A')),
            Self::A2a => Some((2, 'A')),
            Self::A1b => Some((1, 'B')),
            Self::None => None,
        }
    }

    /// Whether the document claims PDF/UA-1, which needs PDF 1.7.
    pub(super) fn accessible(self) -> bool {
        self != Self::A1b
    }

    /// Whether files may travel inside: PDF/A-1 allows none, PDF/A-2 only what is PDF/A itself.
    #[must_use]
    pub fn carries_files(self) -> bool {
        matches!(self, Self::A3a | Self::None)
    }

    /// Whether each subset of a font lists its glyphs, as PDF/A-1 alone demands.
    pub(super) fn names_glyphs(self) -> bool {
        self == Self::A1b
    }

    /// Whether objects may stand in deflated streams, which PDF 1.4 does not know.
    pub(super) fn packs_objects(self) -> bool {
        self != Self::A1b
    }
}
