//! What can keep a report from being laid out, in the words that the office reads.

use super::fonts::Face;

/// Why a text cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LayoutError {
    /// The face has no glyph for a character: an error, because a box on paper helps nobody.
    #[error(
        "в шрифте {} нет знака «{character}» (U+{:04X}), он стоит в слове «{word}»; \
         замените знак в исходной таблице или сделайте только книгу: --formats xlsx",
        face.postscript_name(),
        u32::from(*character)
    )]
    MissingGlyph {
        /// The face that lacks it.
        face: Face,
        /// The character.
        character: char,
        /// The word that it stands in, as the source has it.
        word: String,
    },
    /// A font that is compiled into the program cannot be read.
    #[error("встроенный шрифт {} повреждён; соберите или установите программу заново", face.postscript_name())]
    BrokenFont {
        /// The face.
        face: Face,
    },
}
