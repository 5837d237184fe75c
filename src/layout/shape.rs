//! Words → glyphs: every distinct word is shaped, classed and divided once.
//!
//! A word of the source and its face enter; an index into the table of words leaves. Widths are
//! whole units of the font. Lines, spaces and sizes are absent on purpose.

use harfrust::{Buffer, Direction, Script, ShapeOptions, ShaperFont, shape};
use rustc_hash::FxHashMap;

use super::{
    error::LayoutError,
    fonts::{Face, Fonts, Loaded},
    glue::Class,
    hyphenate::{Division, DivisionKind, divide},
    pages::{Glyph, ShapedWord, WordId},
};

/// The distinct words that have been met, and their parts.
pub(super) struct Lexicon<'f> {
    fonts: &'f Fonts,
    known: [FxHashMap<Box<str>, u32>; Face::ALL.len()],
    parts: FxHashMap<(u32, u16, u16), WordId>,
    words: Vec<ShapedWord>,
    measures: Vec<Measure>,
    cuts: Vec<Cut>,
    buffer: Buffer,
    divisions: Vec<Division>,
}

/// What line breaking needs to know of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    /// The width in units of the font.
    pub(super) advance: i32,
    /// What it is to its neighbours.
    pub(super) class: Class,
    /// Whether nothing of it is seen.
    pub(super) empty: bool,
    cuts: (u32, u32),
}

/// A place where a word can be cut: lines that end and begin there, measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// The first glyph of the next line.
    pub(super) glyph: u16,
    /// What ends the line; nothing where the word is simply cut.
    pub(super) kind: Option<DivisionKind>,
    /// The width of what stays, hyphen included.
    pub(super) end: i32,
    /// How far into the word the next line begins.
    pub(super) start: i32,
}

impl<'f> Lexicon<'f> {
    pub(super) fn new(fonts: &'f Fonts) -> Self {
        Self {
            fonts,
            known: Default::default(),
            parts: FxHashMap::default(),
            words: Vec::new(),
            measures: Vec::new(),
            cuts: Vec::new(),
            buffer: Buffer::new(),
            divisions: Vec::new(),
        }
    }

    /// The fonts that words are shaped with.
    pub(super) fn fonts(&self) -> &'f Fonts {
        self.fonts
    }

    /// The index of a word.
    pub(super) fn word(&mut self, face: Face, text: &str) -> Result<u32, LayoutError> {
        match self.known[face as usize].get(text) {
            Some(&index) => Ok(index),
            None => self.add(face, text),
        }
    }

    /// What line breaking needs to know of a word.
    pub(super) fn measure(&self, word: u32) -> Measure {
        self.measures[word as usize]
    }

    /// Where a word may be divided, in order.
    pub(super) fn cuts(&self, measure: Measure) -> &[Cut] {
        &self.cuts[measure.cuts.0 as usize..measure.cuts.1 as usize]
    }

    /// The shaped word.
    pub(super) fn shaped(&self, word: u32) -> &ShapedWord {
        &self.words[word as usize]
    }

    /// Every place where a word can be cut at all, for a column that is narrower than the word.
    pub(super) fn cuts_anywhere(&self, word: u32) -> Result<Vec<Cut>, LayoutError> {
        let shaped = self.shaped(word);
        let loaded = self.fonts.loaded(shaped.face)?;
        let divided = self.cuts(self.measure(word));
        let boundary = |&(index, pair): &(u16, &[Glyph])| {
            pair[0].cluster != pair[1].cluster && !divided.iter().any(|cut| cut.glyph == index)
        };
        let mut cuts: Vec<Cut> = (1..)
            .zip(shaped.glyphs.windows(2))
            .filter(boundary)
            .map(|(glyph, _)| cut(&shaped.glyphs, glyph, None, loaded))
            .collect();
        cuts.extend(divided);
        cuts.sort_by_key(|cut| cut.glyph);
        Ok(cuts)
    }

    /// The part of a word from one glyph up to another as a word of its own.
    pub(super) fn part(&mut self, word: u32, from: u16, to: u16) -> Result<WordId, LayoutError> {
        let shaped = &self.words[word as usize];
        let (start, end) = (usize::from(from), usize::from(to).min(shaped.glyphs.len()));
        if start == 0 && end == shaped.glyphs.len() {
            return Ok(WordId(word));
        }
        if let Some(&id) = self.parts.get(&(word, from, to)) {
            return Ok(id);
        }
        let loaded = self.fonts.loaded(shaped.face)?;
        let at = |index: usize| {
            shaped.glyphs.get(index).map_or(shaped.text.len(), |glyph| usize::from(glyph.cluster))
        };
        let origin = shaped.glyphs[start].cluster;
        let mut glyphs: Box<[Glyph]> = shaped.glyphs[start..end].into();
        for glyph in &mut glyphs {
            glyph.cluster -= origin;
        }
        // Kerning belongs to a pair; the last glyph has lost its partner.
        if let Some(last) = glyphs.last_mut() {
            last.advance = narrow(loaded.advance(last.id));
        }
        let text = shaped.text[at(start)..at(end)].into();
        let piece = ShapedWord { face: shaped.face, text, advance: sum(&glyphs), glyphs };
        let id = self.push(piece, Measure::default());
        self.parts.insert((word, from, to), WordId(id));
        Ok(WordId(id))
    }

    /// Every word and part, in the order of their ids.
    pub(super) fn into_words(self) -> Vec<ShapedWord> {
        self.words
    }

    fn add(&mut self, face: Face, source: &str) -> Result<u32, LayoutError> {
        let loaded = self.fonts.loaded(face)?;
        self.divisions.clear();
        let text = clean(source, &mut self.divisions);
        if self.divisions.is_empty() {
            divide(&text, &mut self.divisions);
        }
        let glyphs = self.glyphs(face, loaded, &text, source)?;
        let first = self.cuts.len();
        for division in &self.divisions {
            let found = glyphs.binary_search_by_key(&division.at, |glyph| glyph.cluster.into());
            if let Some(index) = found.ok().and_then(|index| u16::try_from(index).ok()) {
                self.cuts.push(cut(&glyphs, index, Some(division.kind), loaded));
            }
        }
        let (advance, empty) = (sum(&glyphs), glyphs.is_empty());
        let (class, cuts) = (Class::of(&text), (count(first), count(self.cuts.len())));
        let word = ShapedWord { face, text: text.into(), glyphs, advance };
        let index = self.push(word, Measure { advance, class, empty, cuts });
        self.known[face as usize].insert(source.into(), index);
        Ok(index)
    }

    fn push(&mut self, word: ShapedWord, measure: Measure) -> u32 {
        let index = count(self.words.len());
        self.words.push(word);
        self.measures.push(measure);
        index
    }

    fn glyphs(
        &mut self,
        face: Face,
        loaded: &Loaded,
        text: &str,
        source: &str,
    ) -> Result<Box<[Glyph]>, LayoutError> {
        self.buffer.clear();
        self.buffer.push_str(text);
        self.buffer.set_direction(Direction::LeftToRight);
        self.buffer.set_script(Some(Script::CYRILLIC));
        let font = ShaperFont::new(&loaded.font);
        let options = ShapeOptions::new().plan(Some(&loaded.plan));
        shape(&font, &mut self.buffer, options).map_err(|_| LayoutError::BrokenFont { face })?;
        let placed = self.buffer.glyph_infos().iter().zip(self.buffer.glyph_positions());
        placed
            .map(|(info, position)| match u16::try_from(info.glyph_id) {
                Ok(id) if id != 0 => Ok(Glyph {
                    id,
                    advance: narrow(position.x_advance),
                    cluster: u16::try_from(info.cluster).unwrap_or(u16::MAX),
                }),
                _ => Err(LayoutError::MissingGlyph {
                    face,
                    character: text[info.cluster as usize..].chars().next().unwrap_or_default(),
                    word: source.to_owned(),
                }),
            })
            .collect()
    }
}

/// A cut before a glyph. What stays loses the kerning with what goes; a made hyphen comes after.
fn cut(glyphs: &[Glyph], glyph: u16, kind: Option<DivisionKind>, loaded: &Loaded) -> Cut {
    let index = usize::from(glyph);
    let start = sum(&glyphs[..index]);
    let last = index
        .checked_sub(1)
        .map_or(0, |last| loaded.advance(glyphs[last].id) - i32::from(glyphs[last].advance));
    let hyphen = match kind {
        Some(DivisionKind::Hyphen | DivisionKind::LastResort) => loaded.metrics.soft_hyphen.advance,
        Some(DivisionKind::OwnHyphen) | None => 0,
    };
    Cut { glyph, kind, end: start + last + hyphen, start }
}

fn sum(glyphs: &[Glyph]) -> i32 {
    glyphs.iter().map(|glyph| i32::from(glyph.advance)).sum()
}

fn narrow(units: i32) -> i16 {
    i16::try_from(units).unwrap_or(i16::MAX)
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A word of the source as it is shown. Invisible characters go; soft hyphens become divisions;
/// characters that the faces lack give way to their typographic equals; и and е with a combining
/// breve or diaeresis become й and ё.
fn clean(source: &str, divisions: &mut Vec<Division>) -> String {
    let mut text = String::with_capacity(source.len());
    for c in source.chars() {
        match c {
            '\u{AD}' => divisions.push(Division { at: text.len(), kind: DivisionKind::Hyphen }),
            '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' => {}
            '\u{2010}' | '\u{2011}' => text.push('-'),
            '\u{2012}' => text.push('–'),
            '\u{2015}' => text.push('—'),
            '\u{306}' | '\u{308}' => {
                let last = text.pop();
                match composed(last, c) {
                    Some(letter) => text.push(letter),
                    None => text.extend(last.into_iter().chain([c])),
                }
            }
            _ => text.push(c),
        }
    }
    text
}

fn composed(letter: Option<char>, mark: char) -> Option<char> {
    Some(match (letter?, mark) {
        ('и', '\u{306}') => 'й',
        ('И', '\u{306}') => 'Й',
        ('е', '\u{308}') => 'ё',
        ('Е', '\u{308}') => 'Ё',
        _ => return None,
    })
}
