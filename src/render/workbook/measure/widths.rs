//! How wide the letters of Arial are: numbers alone.
//!
//! Nothing enters; two tables leave, for the regular and the bold face, in units of 1/2048 of the
//! font size. They are the advance widths of Liberation Sans 1.07 (the table `hmtx` of the fonts
//! that Debian's `fonts-liberation` installs), which was drawn to have Arial's widths: a line
//! breaks at the same word in Excel on an office machine and in LibreOffice. Kerning is absent on
//! purpose: spreadsheets do not kern.

/// How many letters are looked up by number: those of one or two bytes, Russian among them.
const LETTERS: usize = 0x800;
/// What is added to the width of a letter that lines may break after: blanks, `-`, the end of a line.
pub(super) const BREAKS: u16 = 0x8000;

/// The widths of one face.
pub(super) struct Widths {
    letters: [u16; LETTERS],
    em_dash: u16,
    en_dash: u16,
    numero: u16,
    other: u16,
}

impl Widths {
    /// How wide the letters of a text are before the first that a line may break after, and how
    /// many bytes they take.
    #[inline]
    pub(super) fn word(&self, text: &str) -> (u64, usize) {
        let bytes = text.as_bytes();
        let (mut width, mut length) = (0, 0);
        while let Some(&first) = bytes.get(length) {
            // Letters that lines may break after are of one byte.
            if first < 0x80 {
                let letter = self.letters[usize::from(first)];
                if letter & BREAKS != 0 {
                    break;
                }
                width += u64::from(letter);
                length += 1;
            } else if first < 0xE0 {
                let second = bytes.get(length + 1).copied().unwrap_or(0);
                let letter = usize::from(first & 0x1F) << 6 | usize::from(second & 0x3F);
                width += u64::from(self.letters[letter]);
                length += 2;
            } else {
                let Some(letter) = text.get(length..).and_then(|rest| rest.chars().next()) else {
                    break;
                };
                width += u64::from(self.of(letter));
                length += letter.len_utf8();
            }
        }
        (width, length)
    }

    /// The width of a letter, with [`BREAKS`] where a line may break after it.
    #[inline]
    pub(super) fn of(&self, letter: char) -> u16 {
        match self.letters.get(letter as usize) {
            Some(width) => *width,
            None => match letter {
                '–' => self.en_dash,
                '—' | '…' => self.em_dash,
                '№' => self.numero,
                _ => self.other,
            },
        }
    }

    const fn new(face: &Face) -> Self {
        let mut letters = [face.other; LETTERS];
        let mut letter = 0;
        while letter < face.ascii.len() {
            letters[0x20 + letter] = face.ascii[letter];
            letter += 1;
        }
        letter = 0;
        while letter < face.latin.len() {
            letters[0xA0 + letter] = face.latin[letter];
            letters[0x400 + letter] = face.cyrillic[letter];
            letter += 1;
        }
        letters[b'\n' as usize] |= BREAKS;
        letters[b'\t' as usize] |= BREAKS;
        letters[b' ' as usize] |= BREAKS;
        letters[b'-' as usize] |= BREAKS;
        let Face { em_dash, en_dash, numero, other, .. } = *face;
        Self { letters, em_dash, en_dash, numero, other }
    }
}

/// The widths of one face, as the fonts have them.
struct Face {
    /// U+0020 to U+007E.
    ascii: [u16; 95],
    /// U+00A0 to U+00FF.
    latin: [u16; 96],
    /// U+0400 to U+045F.
    cyrillic: [u16; 96],
    /// The em dash, and the ellipsis with it.
    em_dash: u16,
    /// The en dash.
    en_dash: u16,
    /// The numero sign «№».
    numero: u16,
    /// Any other letter: as wide as the widest of the above.
    other: u16,
}

/// The regular face.
pub(super) static REGULAR: Widths = Widths::new(&Face {
    ascii: [
        569, 569, 727, 1139, 1139, 1821, 1366, 391, 682, 682, 797, 1196, 569, 682, 569, 569, 1139,
        1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 569, 569, 1196, 1196, 1196, 1139,
        2079, 1366, 1366, 1479, 1479, 1366, 1251, 1593, 1479, 569, 1024, 1366, 1139, 1706, 1479,
        1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366, 1251, 569, 569, 569, 961,
        1139, 682, 1139, 1139, 1024, 1139, 1139, 569, 1139, 1139, 455, 455, 1024, 455, 1706, 1139,
        1139, 1139, 1139, 682, 1024, 569, 1139, 1024, 1479, 1024, 1024, 1024, 684, 532, 684, 1196,
    ],
    latin: [
        569, 682, 1139, 1139, 1139, 1139, 532, 1139, 682, 1509, 758, 1139, 1196, 682, 1509, 1131,
        819, 1124, 682, 682, 682, 1180, 1100, 569, 682, 682, 748, 1139, 1708, 1708, 1708, 1251,
        1366, 1366, 1366, 1366, 1366, 1366, 2048, 1479, 1366, 1366, 1366, 1366, 569, 569, 569, 569,
        1479, 1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479, 1479, 1366, 1366,
        1251, 1139, 1139, 1139, 1139, 1139, 1139, 1821, 1024, 1139, 1139, 1139, 1139, 569, 569,
        569, 569, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1124, 1251, 1139, 1139, 1139, 1139,
        1024, 1139, 1024,
    ],
    cyrillic: [
        1366, 1367, 1771, 1109, 1472, 1366, 569, 569, 1024, 2165, 2069, 1749, 1193, 1479, 1301,
        1472, 1366, 1344, 1366, 1109, 1387, 1366, 1891, 1237, 1472, 1472, 1193, 1344, 1706, 1479,
        1593, 1472, 1366, 1479, 1251, 1301, 1557, 1366, 1515, 1365, 1877, 1920, 1621, 1813, 1344,
        1472, 2069, 1479, 1139, 1173, 1088, 747, 1195, 1139, 1370, 939, 1144, 1144, 896, 1195,
        1408, 1131, 1139, 1109, 1139, 1024, 938, 1024, 1685, 1024, 1173, 1067, 1643, 1685, 1280,
        1472, 1067, 1045, 1536, 1109, 1139, 1139, 1139, 747, 1045, 1024, 455, 569, 455, 1856, 1664,
        1139, 896, 1144, 1024, 1131,
    ],
    em_dash: 2048,
    en_dash: 1139,
    numero: 2197,
    other: 2240,
});

/// The bold face.
pub(super) static BOLD: Widths = Widths::new(&Face {
    ascii: [
        569, 682, 971, 1139, 1139, 1821, 1479, 487, 682, 682, 797, 1196, 569, 682, 569, 569, 1139,
        1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 682, 682, 1196, 1196, 1196, 1251,
        1997, 1479, 1479, 1479, 1479, 1366, 1251, 1593, 1479, 569, 1139, 1479, 1251, 1706, 1479,
        1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366, 1251, 682, 569, 682,
        1196, 1139, 682, 1139, 1251, 1139, 1251, 1139, 682, 1251, 1251, 569, 569, 1139, 569, 1821,
        1251, 1251, 1251, 1251, 797, 1139, 682, 1251, 1139, 1593, 1139, 1139, 1024, 797, 573, 797,
        1196,
    ],
    latin: [
        569, 682, 1139, 1139, 1139, 1139, 573, 1139, 682, 1509, 758, 1139, 1196, 682, 1509, 1131,
        819, 1124, 682, 682, 682, 1180, 1139, 569, 682, 682, 748, 1139, 1708, 1708, 1708, 1251,
        1479, 1479, 1479, 1479, 1479, 1479, 2048, 1479, 1366, 1366, 1366, 1366, 569, 569, 569, 569,
        1479, 1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479, 1479, 1366, 1366,
        1251, 1139, 1139, 1139, 1139, 1139, 1139, 1821, 1139, 1139, 1139, 1139, 1139, 569, 569,
        569, 569, 1251, 1251, 1251, 1251, 1251, 1251, 1251, 1124, 1251, 1251, 1251, 1251, 1251,
        1139, 1251, 1139,
    ],
    cyrillic: [
        1366, 1370, 1813, 1161, 1457, 1366, 569, 565, 1139, 2240, 2176, 1792, 1250, 1479, 1274,
        1472, 1479, 1472, 1479, 1161, 1459, 1366, 1851, 1283, 1472, 1472, 1250, 1437, 1706, 1479,
        1593, 1472, 1366, 1479, 1251, 1274, 1748, 1366, 1496, 1439, 2058, 2087, 1781, 2005, 1472,
        1457, 2112, 1472, 1139, 1265, 1259, 853, 1300, 1139, 1452, 1018, 1259, 1259, 1025, 1301,
        1515, 1237, 1251, 1237, 1251, 1139, 1003, 1139, 1792, 1139, 1259, 1189, 1707, 1728, 1493,
        1749, 1259, 1131, 1749, 1195, 1139, 1139, 1251, 853, 1131, 1139, 569, 576, 569, 1984, 1856,
        1251, 1025, 1259, 1139, 1237,
    ],
    em_dash: 2048,
    en_dash: 1139,
    numero: 2283,
    other: 2283,
});
