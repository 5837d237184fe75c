//! Names in Russian text, in any case: Таиланд is found in «визит делегации Таиланда».
//!
//! A name and a text enter; whether the one is named in the other leaves. The endings follow from
//! how the name is spelt in the nominative, so no dictionary is needed; suppletion and fleeting
//! vowels (Елец – Ельца) are absent on purpose. A word of a name must
//! have its capital in the text: Куба is no куб, Того no «того».

use std::{borrow::Cow, collections::BTreeMap};

use crate::model::russian::{folded, is_capital, is_letter};

/// The text in words: letters with hyphens and apostrophes between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words<'a>(Vec<Word<'a>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word<'a> {
    /// As it stands.
    written: &'a str,
    /// In small letters, without ё.
    folded: Cow<'a, str>,
    /// Whether it stands inside quotation marks.
    quoted: bool,
}

impl Word<'_> {
    fn is_capital(&self) -> bool {
        self.written.starts_with(is_capital)
    }
}

/// A name of one word or several, each in the nominative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name(Vec<Pattern>);

/// Names with what each belongs to, by the first letter: many are looked for in many texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names<T>(BTreeMap<char, Vec<(Name, T)>>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Pattern {
    /// Only as it stands: КНДР, «и».
    Exact(String),
    /// A stem and its endings, in small letters.
    Declined(String, &'static [&'static str]),
}

/// Endings of the nominative and the endings in all the cases; the first that fits counts.
const DECLENSIONS: [(&str, &[&str]); 17] = [
    ("ая", &["ая", "ой", "ую", "ою"]),
    ("ый", &["ый", "ого", "ому", "ым", "ом"]),
    ("ий", &["ий", "ого", "его", "ому", "ему", "им", "ом", "ем"]),
    ("ые", &["ые", "ых", "ым", "ыми"]),
    ("ия", &["ия", "ии", "ию", "ией", "иею"]),
    ("я", &["я", "и", "е", "ю", "ей", "ею"]),
    ("а", &["а", "ы", "и", "е", "у", "ой", "ою", "ей", "ею"]),
    ("й", &["й", "я", "ю", "ем", "е"]),
    ("ь", &["ь", "я", "и", "ю", "ью", "ем", "е"]),
    ("ы", &["ы", "", "ов", "ам", "ами", "ах"]),
    ("о", &["о", "а", "у", "ом", "е"]),
    ("е", &["е"]),
    ("и", &["и"]),
    ("у", &["у"]),
    ("ю", &["ю"]),
    ("э", &["э"]),
    ("", &["", "а", "у", "ом", "ем", "е"]),
];

/// Words that many names share: they name nothing by themselves.
const COMMON: &str = "республик королевств княжеств федерати федераци народн демократическ исламск \
                      социалистическ соединенн объединенн провинци муниципальн район област штат \
                      город южн северн нов";

impl<'a> Words<'a> {
    /// Splits `text`.
    pub(crate) fn new(text: &'a str) -> Self {
        let (mut words, mut depth, mut straight) = (Vec::new(), 0_usize, false);
        for piece in text.split_inclusive(|c: char| !in_word(c)) {
            let written = piece.trim_matches(|c: char| !is_letter(c));
            if !written.is_empty() {
                let quoted = depth > 0 || straight;
                words.push(Word { written, folded: fold(written), quoted });
            }
            match piece.chars().next_back() {
                Some('«' | '„') => depth += 1,
                Some('»' | '“' | '”') => depth = depth.saturating_sub(1),
                Some('"') => straight = !straight,
                _ => {}
            }
        }
        Self(words)
    }

    /// Whether any word that is peculiar to `name` stands anywhere, or an adjective of it
    /// («российско-турецкий» for Турция).
    pub(crate) fn hint_at(&self, name: &Name) -> bool {
        let peculiar: Vec<_> = name.0.iter().filter(|pattern| pattern.is_peculiar()).collect();
        self.0.iter().any(|word| peculiar.iter().any(|p| p.fits(word) || p.is_root_of(word)))
    }
}

impl Name {
    /// The patterns of a name in the nominative.
    pub(crate) fn new(name: &str) -> Self {
        Self(Words::new(name).0.iter().map(Pattern::new).collect())
    }

    /// Whether it is an abbreviation of one or two letters, which mean too much: РК, КР.
    fn is_ambiguous(&self) -> bool {
        matches!(self.0.as_slice(), [Pattern::Exact(word)] if word.chars().count() < 3)
    }

    /// Whether the whole name begins at the first of `words`, outside quotation marks.
    fn begins(&self, words: &[Word]) -> bool {
        let words = words.get(..self.0.len()).unwrap_or_default();
        !words.is_empty() && words.iter().zip(&self.0).all(|(w, p)| !w.quoted && p.fits(w))
    }
}

impl<T: Copy> Names<T> {
    /// The names, but for abbreviations that mean too much.
    pub(crate) fn new(names: impl Iterator<Item = (Name, T)>) -> Self {
        let mut index: BTreeMap<char, Vec<(Name, T)>> = BTreeMap::new();
        for (name, owner) in names.filter(|(name, _)| !name.is_ambiguous()) {
            let first = match name.0.first() {
                Some(Pattern::Exact(text) | Pattern::Declined(text, _)) => {
                    fold(text).chars().next()
                }
                None => None,
            };
            index.entry(first.unwrap_or_default()).or_default().push((name, owner));
        }
        Self(index)
    }

    /// The owner of the first name in `words` outside quotation marks, of those `wanted`.
    pub(crate) fn first_in(&self, words: &Words, wanted: impl Fn(T) -> bool) -> Option<T> {
        let capitals = words.0.iter().enumerate().filter(|(_, word)| word.is_capital());
        capitals.filter(|(_, word)| !word.quoted).find_map(|(at, word)| {
            let (rest, alike) = (words.0.get(at..)?, self.0.get(&word.folded.chars().next()?)?);
            alike.iter().find(|(name, owner)| wanted(*owner) && name.begins(rest)).map(|n| n.1)
        })
    }
}

impl Pattern {
    fn new(word: &Word) -> Self {
        let mut rest = word.written.chars().skip(1);
        let abbreviation = word.written.chars().count() < 6 && rest.any(char::is_uppercase);
        if abbreviation || !word.is_capital() {
            return Self::Exact(word.written.to_owned());
        }
        let declined = DECLENSIONS
            .iter()
            .find_map(|(ending, all)| Some((word.folded.strip_suffix(ending)?, *all)));
        let (stem, endings) = declined.unwrap_or((&word.folded, &[""]));
        Self::Declined(stem.to_owned(), endings)
    }

    fn fits(&self, word: &Word) -> bool {
        match self {
            Self::Exact(text) => word.written == *text,
            Self::Declined(stem, endings) => {
                word.is_capital()
                    && word.folded.strip_prefix(stem.as_str()).is_some_and(|e| endings.contains(&e))
            }
        }
    }

    fn is_peculiar(&self) -> bool {
        match self {
            Self::Exact(text) => text.starts_with(char::is_uppercase),
            Self::Declined(stem, _) => !is_common(stem),
        }
    }

    /// Whether a part of `word` is an adjective in -ский or -цкий whose root begins as the stem
    /// does, by three letters: roots change too freely for more (Таиланд – тайский).
    fn is_root_of(&self, word: &Word) -> bool {
        let Self::Declined(stem, _) = self else { return false };
        let root: Vec<_> = stem.chars().map(plain).take(3).collect();
        root.len() == 3
            && word.folded.split('-').any(|part| {
                let letters: Vec<_> = part.chars().map(plain).collect();
                letters.starts_with(&root)
                    && letters.windows(2).skip(2).any(|pair| matches!(pair, ['с' | 'ц', 'к']))
            })
    }
}

/// Whether a word, in small letters without ё, is one that many names share.
pub(crate) fn is_common(word: &str) -> bool {
    COMMON.split(' ').any(|common| word.starts_with(common))
}

/// The stem of a name of one word, in small letters without ё, and the endings of its cases.
pub(crate) fn declined(name: &str) -> Option<(String, &'static [&'static str])> {
    match Words::new(name).0.as_slice() {
        [word] => match Pattern::new(word) {
            Pattern::Declined(stem, endings) => Some((stem, endings)),
            Pattern::Exact(_) => None,
        },
        _ => None,
    }
}

pub(crate) fn in_word(c: char) -> bool {
    is_letter(c) || matches!(c, '-' | '’' | '\'')
}

/// In small letters, without ё.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    if word.contains(|c: char| is_capital(c) || c == 'ё') {
        let mut small = String::with_capacity(word.len());
        small.extend(word.chars().map(folded));
        Cow::Owned(small)
    } else {
        Cow::Borrowed(word)
    }
}

fn plain(letter: char) -> char {
    if letter == 'й' { 'и' } else { letter }
}

#[cfg(test)]
mod tests {
    use super::{Name, Names, Words};

    fn named(name: &str, text: &str) -> bool {
        let names = Names::new([(Name::new(name), ())].into_iter());
        names.first_in(&Words::new(text), |()| true).is_some()
    }

    #[test]
    fn the_first_name_that_is_wanted_is_found() {
        let names = ["Куба", "РК", "Китай"].into_iter().map(|name| (Name::new(name), name));
        let names = Names::new(names);
        let words = Words::new("визит в РК, на Кубу и в Китай");
        assert_eq!(names.first_in(&words, |_| true), Some("Куба"), "РК means too much");
        assert_eq!(names.first_in(&words, |name| name != "Куба"), Some("Китай"));
    }

    #[test]
    fn a_name_is_found_in_every_case() {
        let cases = [
            ("Таиланд", "визит делегации Таиланда"),
            ("Китай", "встреча с Китаем"),
            ("Индия", "агентств из Индии"),
            ("Корея", "визит в Корею"),
            ("Южная Корея", "поездка в Южную Корею"),
            ("Босния и Герцеговина", "(Боснией и Герцеговиной)"),
            ("Куба", "делегации на Кубу во главе"),
            ("Филиппины", "посол Филиппин в России"),
            ("Беларусь", "Республики Беларусь"),
            ("Молдавия", "в Молдавии"),
            ("Шри-Ланка", "на Шри-Ланке"),
            ("Чили", "посол Чили"),
            ("Бангладеш", "встреча с Бангладешем"),
            ("Марокко", "Королевства Марокко"),
            ("КНДР", "Посольства КНДР в России"),
            ("Саудовская Аравия", "из Саудовской Аравии"),
            ("Соединённые Штаты Америки", "из Соединенных Штатов Америки"),
        ];
        for (name, text) in cases {
            assert!(named(name, text), "{name}: {text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_name_is_none() {
        let cases = [
            ("Куба", "показ куба, сторона куба"),
            ("Того", "кроме того, с того дня"),
            ("Куба", "в Сантьяго-де-Куба"),
            ("Нигер", "визит посла Нигерии"),
            ("Индия", "в Индонезии"),
            ("Иран", "посол Ирака"),
            ("Сербия", "Республики Сербской"),
            ("Белоруссия", "форум «Россия и Белоруссия»"),
            ("Китай", "праздник \"Новый год Китая\""),
            ("Южная Корея", "с Южной Осетией и Кореей"),
            ("РУз", "в город Рузу, в Рузе и Руза"),
        ];
        for (name, text) in cases {
            assert!(!named(name, text), "{name}: {text}");
        }
    }

    #[test]
    fn adjectives_and_single_words_hint_at_a_name() {
        let cases = [
            ("Турция", "Российско-турецкий бизнес форум", true),
            ("Таиланд", "ансамбль тайского танца", true),
            ("Азербайджан", "культуры Азербайджанской Республики", true),
            ("Королевство Бахрейн", "сына короля Бахрейна", true),
            ("Королевство Бахрейн", "визит в Королевство Таиланд", false),
            ("Турция", "Комитет по развитию туризма", false),
            ("Азербайджан", "визит делегации Таиланда", false),
        ];
        for (name, text, expected) in cases {
            assert_eq!(Words::new(text).hint_at(&Name::new(name)), expected, "{name}: {text}");
        }
    }
}
