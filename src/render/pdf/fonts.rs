//! Faces of the document → subset fonts under the library's names, and new numbers for glyphs.
//!
//! Only faces that stand on a page are embedded, each cut down to the glyphs of the placed words,
//! the space and the soft hyphen. Absent on purpose: shaping; words come shaped.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, Stream};
use printpdf::{Codepoint, FontId, ParsedFont};
use rayon::prelude::*;
use subsetter::GlyphRemapper;

use super::RenderError;
use crate::layout::{
    fonts::Face,
    pages::{Glyph, Item, Pages, ShapedWord},
};

/// A glyph of a subset: its new number and its width in thousandths of an em.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct SubsetGlyph {
    /// Its number in the subset.
    pub(super) id: u16,
    /// Its width as the font has it.
    pub(super) width: u16,
}

/// A face cut down to what the document shows.
pub(super) struct Subset {
    /// Under which name pages refer to it: `F0`.
    pub(super) id: FontId,
    /// The subset with its metrics.
    pub(super) font: ParsedFont,
    /// What each of its glyphs says, for copying text out.
    pub(super) glyphs: Vec<Codepoint>,
    /// The space between words.
    pub(super) space: SubsetGlyph,
    /// The hyphen that only a line break made.
    pub(super) soft_hyphen: SubsetGlyph,
    numbering: Numbering,
    /// How many glyphs it has, the missing one included.
    count: usize,
}

/// The faces of a document; those that it does not use are none.
pub(super) struct Fonts {
    faces: Vec<Option<Subset>>,
    /// For each of the document's words, whether it stands on a page.
    pub(super) placed: Vec<bool>,
}

impl Fonts {
    /// Subsets the faces that `pages` use.
    ///
    /// # Errors
    /// A font file that cannot be read or lacks a space or a soft hyphen.
    pub(super) fn new(pages: &Pages) -> Result<Self, RenderError> {
        let mut placed = vec![false; pages.words.len()];
        let mut used = [false; Face::ALL.len()];
        let items = pages.pages.iter().flat_map(|page| &page.items);
        for item in items {
            let Item::Text(text) = item else { continue };
            used[text.face as usize] = true;
            for word in &text.words {
                if let Some(placed) = placed.get_mut(word.word.0 as usize) {
                    *placed = true;
                }
            }
        }
        let faces = Face::ALL
            .par_iter()
            .map(|&face| {
                let words = pages.words.iter().zip(&placed);
                let words = words.filter(|&(word, placed)| *placed && word.face == face);
                used[face as usize]
                    .then(|| Subset::new(face, words.map(|(word, _)| word)))
                    .transpose()
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { faces, placed })
    }

    /// The subset of a face, if the document uses it.
    pub(super) fn get(&self, face: Face) -> Option<&Subset> {
        self.faces[face as usize].as_ref()
    }

    /// The subsets in the order of their faces.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Subset> {
        self.faces.iter().flatten()
    }
}

impl Subset {
    fn new<'a>(
        face: Face,
        words: impl Iterator<Item = &'a ShapedWord>,
    ) -> Result<Self, RenderError> {
        let fault = |reason: &str| RenderError::Font {
            face: face.postscript_name(),
            reason: reason.to_owned(),
        };
        let mut font = ParsedFont::from_bytes(face.bytes(), 0, &mut Vec::new())
            .ok_or_else(|| fault("файл шрифта не читается"))?;
        let mut texts = texts_of_glyphs(words);
        let mut special = |character: char, text: &'static str| {
            let glyph = font.lookup_glyph_index(u32::from(character));
            let glyph = glyph.ok_or_else(|| fault(&format!("нет знака «{character}»")))?;
            texts.insert(glyph, text);
            Ok::<u16, RenderError>(glyph)
        };
        let (space, soft_hyphen) = (special(' ', " ")?, special('\u{ad}', "\u{ad}")?);

        let old: Vec<u16> = texts.keys().copied().collect();
        let numbers = GlyphRemapper::new_from_glyphs_sorted(&old);
        let program = subsetter::subset(face.bytes(), 0, &numbers)
            .map_err(|error| fault(&error.to_string()))?;
        let widths = std::mem::take(&mut font.glyph_widths);
        let renumbered = widths
            .iter()
            .map(|(&old, &width)| SubsetGlyph { id: numbers.get(old).unwrap_or(0), width });
        let numbering = Numbering(renumbered.collect());

        let used = old.iter().map(|&old| numbering.glyph(old));
        font.glyph_widths = used.map(|glyph| (glyph.id, glyph.width)).collect();
        font.font_name = Some(format!("{}+{}", subset_tag(&program), face.postscript_name()));
        font.codepoint_to_glyph = BTreeMap::new();
        font.original_bytes = program;
        let say = |(old, text): (u16, &str)| {
            Codepoint::with_cid(numbering.glyph(old).id, 0.0, text.to_owned())
        };
        Ok(Self {
            id: FontId(format!("F{}", face as usize)),
            font,
            glyphs: texts.into_iter().map(say).collect(),
            space: numbering.glyph(space),
            soft_hyphen: numbering.glyph(soft_hyphen),
            numbering,
            count: usize::from(numbers.num_gids()),
        })
    }

    /// A glyph of the whole font as the subset has it.
    pub(super) fn glyph(&self, old: u16) -> SubsetGlyph {
        self.numbering.glyph(old)
    }
}

/// The glyphs of the whole font in their order, as the subset has them.
struct Numbering(Vec<SubsetGlyph>);

impl Numbering {
    fn glyph(&self, old: u16) -> SubsetGlyph {
        self.0.get(usize::from(old)).copied().unwrap_or_default()
    }
}

/// Names the glyphs of each subset in its descriptor, as PDF/A-1 demands (ISO 19005-1, 6.3.5).
///
/// # Errors
/// A descriptor that is none of our subsets'.
pub(super) fn name_glyphs(document: &mut Document, fonts: &Fonts) -> Result<(), RenderError> {
    for subset in fonts.iter() {
        let name = subset.font.font_name.clone().unwrap_or_default().into_bytes();
        let descriptor = document.objects.iter().find_map(|(&id, object)| {
            let dictionary = object.as_dict().ok()?;
            (dictionary.get(b"FontName").and_then(Object::as_name).ok()? == name).then_some(id)
        });
        let missing = || RenderError::Document(format!("no descriptor of {}", subset.id.0));
        let descriptor = descriptor.ok_or_else(missing)?;
        let bits: Vec<u8> = (0..subset.count.div_ceil(8))
            .map(|byte| !(0xFF_u16 >> (subset.count - 8 * byte).min(8)).to_be_bytes()[1])
            .collect();
        let set = document.add_object(Stream::new(Dictionary::new(), bits));
        document.get_dictionary_mut(descriptor)?.set("CIDSet", set);
    }
    Ok(())
}

/// What each glyph of the words says. A glyph that says several things gets the least of them, so
/// that the order of words does not matter.
fn texts_of_glyphs<'a>(words: impl Iterator<Item = &'a ShapedWord>) -> BTreeMap<u16, &'a str> {
    let mut texts: Vec<Option<&str>> = Vec::new();
    for word in words {
        for (index, glyph) in word.glyphs.iter().enumerate() {
            let id = usize::from(glyph.id);
            if texts.len() <= id {
                texts.resize(id + 1, None);
            }
            let text = text_of(word, index);
            if texts[id].is_none_or(|known| text < known) {
                texts[id] = Some(text);
            }
        }
    }
    (0..).zip(texts).filter_map(|(glyph, text)| text.map(|text| (glyph, text))).collect()
}

/// The characters from the glyph's cluster to the next one. Where one cluster has several glyphs,
/// they share its characters out; one that gets none says a joiner, for it must say something.
fn text_of(word: &ShapedWord, index: usize) -> &str {
    let cluster = word.glyphs[index].cluster;
    let same = |glyph: &&Glyph| glyph.cluster == cluster;
    let before = word.glyphs[..index].iter().rev().take_while(same).count();
    let after = word.glyphs[index + 1..].iter().take_while(same).count();
    let start = usize::from(cluster);
    let next = word.glyphs.get(index + 1 + after);
    let end = next.map_or(word.text.len(), |next| usize::from(next.cluster));
    let text = word.text.get(start..end).unwrap_or_default();
    if before + after == 0 {
        return text;
    }
    let character = text.char_indices().nth(before);
    let character = character.and_then(|(at, own)| text.get(at..at + own.len_utf8()));
    character.unwrap_or("\u{200d}")
}

/// Six capitals that tell subsets of one font apart (ISO 32000-1, 9.6.4), from what is in it.
fn subset_tag(program: &[u8]) -> String {
    let mut hash = program.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut letters = || {
        let letter = b'A' + u8::try_from(hash % 26).unwrap_or(0);
        hash /= 26;
        char::from(letter)
    };
    std::iter::repeat_with(&mut letters).take(6).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, glyphs: &[(u16, u16)]) -> ShapedWord {
        let glyph = |&(id, cluster)| Glyph { id, advance: 500, cluster };
        let glyphs = glyphs.iter().map(glyph).collect();
        ShapedWord { face: Face::Serif, text: text.into(), glyphs, advance: 0 }
    }

    #[test]
    fn glyphs_say_their_characters_ligatures_all_of_them() {
        let words =
            [word("файл", &[(1, 0), (2, 2), (3, 4), (4, 6)]), word("fil", &[(9, 0), (7, 2)])];
        let texts = texts_of_glyphs(words.iter());
        let expected = [(1, "ф"), (2, "а"), (3, "й"), (4, "л"), (7, "l"), (9, "fi")];
        assert_eq!(texts.into_iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn glyphs_of_one_cluster_share_its_characters() {
        let texts = |word: &ShapedWord, glyphs: usize| -> Vec<String> {
            (0..glyphs).map(|index| text_of(word, index).to_owned()).collect()
        };
        let letter_and_breve = word("ай", &[(1, 0), (5, 2), (6, 2)]);
        assert_eq!(texts(&letter_and_breve, 3), ["а", "й", "\u{200d}"]);
        let combining = word("и\u{306}а", &[(5, 0), (6, 0), (1, 4)]);
        assert_eq!(texts(&combining, 3), ["и", "\u{306}", "а"]);
    }

    #[test]
    fn a_glyph_of_two_meanings_does_not_depend_on_the_order_of_words() {
        let (latin, cyrillic) = (word("a", &[(1, 0)]), word("а", &[(1, 0)]));
        let one = texts_of_glyphs([&latin, &cyrillic].into_iter());
        assert_eq!(one, texts_of_glyphs([&cyrillic, &latin].into_iter()));
        assert_eq!(one[&1], "a");
    }
}
