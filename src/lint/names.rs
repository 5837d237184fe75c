//! Names in the texts of a register, whole or by a hint.
//!
//! Names and a [`Corpus`] enter; which name stands in a text leaves. How a name is declined is in
//! `inflection`. Each different word is compared with the names once, however often it stands.

use std::{cell::OnceCell, ops::Range};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    corpus::{Corpus, Each, Text, Word},
    inflection::{Name, Pattern},
    texts::Quotes,
};

/// Names with what each belongs to: many are looked for in many texts.
#[derive(Debug)]
pub(crate) struct Names<T> {
    names: Vec<(Name, T)>,
    /// The names that each word may begin.
    begun: Each<Vec<usize>>,
}

impl<T: Copy> Names<T> {
    /// The names, but for abbreviations that mean too much.
    pub(crate) fn new(corpus: &Corpus, names: impl Iterator<Item = (Name, T)>) -> Self {
        let names: Vec<_> = names.filter(|(name, _)| !name.is_ambiguous()).collect();
        let mut by_letter: FxHashMap<char, Vec<(usize, &Pattern)>> = FxHashMap::default();
        for (at, (name, _)) in names.iter().enumerate() {
            if let Some(first) = name.patterns().first()
                && let Some(letter) = first.first_letter()
            {
                by_letter.entry(letter).or_default().push((at, first));
            }
        }
        let begun = corpus.each(|word| {
            let letter = word.folded.chars().next().filter(|_| word.is_capital);
            let alike = letter.and_then(|letter| by_letter.get(&letter)).into_iter().flatten();
            alike.filter(|(_, first)| first.fits(word)).map(|(at, _)| *at).collect()
        });
        Self { names, begun }
    }

    /// The owner of the first name in `text` outside quotation marks, of those `wanted`.
    pub(crate) fn first_in(
        &self,
        corpus: &Corpus,
        text: &Text,
        wanted: impl Fn(T) -> bool,
    ) -> Option<T> {
        let tokens = corpus.names(text);
        let quotes = OnceCell::new();
        let are_quoted = |words: Range<usize>| {
            let quotes: &Vec<Quotes> = quotes.get_or_init(|| corpus.quotes(text).collect());
            quotes.get(words).is_some_and(|quotes| quotes.iter().any(|quotes| quotes.are_open()))
        };
        let begins = |name: &Name, at: usize| {
            let range = at..at + name.patterns().len();
            let stands = tokens.get(range.clone()).unwrap_or_default();
            let mut words = stands.iter().zip(name.patterns());
            !stands.is_empty()
                && words.all(|(token, pattern)| pattern.fits(&corpus[token.id]))
                && !are_quoted(range)
        };
        tokens.iter().enumerate().find_map(|(at, token)| {
            let mut names = self.begun[token.id].iter().filter_map(|&name| self.names.get(name));
            names.find(|(name, owner)| wanted(*owner) && begins(name, at)).map(|(_, owner)| *owner)
        })
    }
}

/// What gives names away, by a word that is peculiar to one or by an adjective of it
/// («российско-турецкий» for Турция).
#[derive(Debug, Default)]
pub(crate) struct Hints {
    exact: FxHashSet<String>,
    /// Stems with the endings of their cases.
    declined: FxHashMap<String, Vec<&'static [&'static str]>>,
    /// The first letters of the stems.
    roots: FxHashSet<[char; ROOT]>,
}

/// The letters that an adjective has of a name: roots change too freely for more (Таиланд –
/// тайский).
const ROOT: usize = 3;
/// How many letters the longest ending of a case has.
const ENDING: usize = 3;

impl Hints {
    /// Hints at one more name.
    pub(crate) fn add(&mut self, name: &Name) {
        for pattern in name.patterns().iter().filter(|pattern| pattern.is_peculiar()) {
            match pattern {
                Pattern::Exact(text) => {
                    self.exact.insert(text.clone());
                }
                Pattern::Declined(stem, endings) => {
                    self.roots.extend(root(stem));
                    self.declined.entry(stem.clone()).or_default().push(endings);
                }
            }
        }
    }

    /// Whether any word of the text hints at a name.
    pub(crate) fn are_in(&self, corpus: &Corpus, text: &Text) -> bool {
        corpus.names(text).iter().any(|token| self.has(&corpus[token.id]))
    }

    fn has(&self, word: &Word) -> bool {
        self.exact.contains(word.written)
            || word.is_capital && self.declines_to(&word.folded)
            || word.folded.split('-').any(|part| self.has_adjective(part))
    }

    fn declines_to(&self, word: &str) -> bool {
        let letters = word.char_indices().rev().map(|(at, _)| at);
        std::iter::once(word.len()).chain(letters).take(ENDING + 1).any(|at| {
            let (stem, ending) = word.split_at(at);
            let known = self.declined.get(stem);
            known.is_some_and(|all| all.iter().any(|endings| endings.contains(&ending)))
        })
    }

    /// Whether the word is an adjective in -ский or -цкий whose root begins as a stem does.
    fn has_adjective(&self, word: &str) -> bool {
        let ends = |word: &str| {
            let mut letters = word.chars().skip(ROOT - 1).peekable();
            std::iter::from_fn(|| Some((letters.next()?, *letters.peek()?)))
                .any(|pair| matches!(pair, ('с' | 'ц', 'к')))
        };
        root(word).is_some_and(|root| self.roots.contains(&root)) && ends(word)
    }
}

/// The first letters of a word, й as и.
fn root(word: &str) -> Option<[char; ROOT]> {
    let mut letters = word.chars().map(|letter| if letter == 'й' { 'и' } else { letter });
    Some([letters.next()?, letters.next()?, letters.next()?])
}

#[cfg(test)]
mod tests {
    use super::{Hints, Names};
    use crate::{
        lint::{
            LintOptions,
            corpus::Corpus,
            inflection::Name,
            rules::fixture::{country, event, one},
        },
        model::Register,
    };

    /// A register with one event.
    fn told(text: &str) -> Register {
        one(country("").with_events([event("2025-05-07", "2025-05-07", text)]))
    }

    /// The first of `names` that is wanted in `text`.
    fn first<'n>(names: &[&'n str], text: &str, wanted: fn(&str) -> bool) -> Option<&'n str> {
        let (register, options) = (told(text), LintOptions::default());
        let corpus = Corpus::new(&register, &options);
        let names = Names::new(&corpus, names.iter().map(|&name| (Name::new(name), name)));
        names.first_in(&corpus, corpus.events().next()?.1, wanted)
    }

    fn named(name: &str, text: &str) -> bool {
        first(&[name], text, |_| true).is_some()
    }

    #[test]
    fn the_first_name_that_is_wanted_is_found() {
        let names = ["Куба", "РК", "Китай"];
        let text = "визит в РК, на Кубу и в Китай";
        assert_eq!(first(&names, text, |_| true), Some("Куба"), "РК means too much");
        assert_eq!(first(&names, text, |name| name != "Куба"), Some("Китай"));
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
            let (register, options) = (told(text), LintOptions::default());
            let corpus = Corpus::new(&register, &options);
            let mut hints = Hints::default();
            hints.add(&Name::new(name));
            let hint = corpus.events().any(|(_, text)| hints.are_in(&corpus, text));
            assert_eq!(hint, expected, "{name}: {text}");
        }
    }
}
