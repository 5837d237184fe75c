//! Which partners a text names, in whatever case, or as an adjective: «визит в Ташкент»,
//! «пекинского комитета», «(г .П усан».
//!
//! Texts enter, and partners; whether the one is named in the other leaves. Each word is looked at
//! once, however many partners are looked for.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    corpus::{Corpus, Id, Text, Word},
    inflection::{self, fold},
    texts::words,
};
use crate::model::{Agreement, Country, Partner, PartnerKind, russian::is_capital};

/// Endings of adjectives behind «ск».
const ADJECTIVE: [&str; 12] =
    ["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими"];
/// What may stand between the stem of a name and «ск»: сычуань-, ханой-, бак-ин-.
const BETWEEN: [&str; 3] = ["ь", "й", "ин"];
/// Letters of a stem that may have something between.
const LONG: usize = 3;

/// The words of some texts that may name a place.
#[derive(Default)]
pub(super) struct Mentioned<'c> {
    /// Those that are read already.
    seen: FxHashSet<Id>,
    /// With a capital, folded.
    names: FxHashSet<Cow<'c, str>>,
    /// What stands before «ск» in adjectives.
    roots: FxHashSet<String>,
}

impl<'c> Mentioned<'c> {
    /// Adds the words of `text`.
    pub(super) fn read(&mut self, corpus: &'c Corpus, text: &Text) {
        // «г .П усан»: a capital that has come loose from its word.
        let mut loose: Option<&str> = None;
        for token in corpus.words(text) {
            let word = &corpus[token.id];
            if let Some(capital) = loose.take()
                && !word.is_capital
                && let Some(before) = text.written.get(..token.at())
                && before.strip_suffix(' ').is_some_and(|before| before.ends_with(capital))
            {
                let whole = format!("{capital}{}", word.written);
                self.names.insert(Cow::Owned(fold(&whole).into_owned()));
            }
            if word.is_capital {
                loose = (word.written.chars().nth(1).is_none()).then_some(word.written);
            }
            if self.seen.insert(token.id) {
                self.read_word(word);
            }
        }
    }

    fn read_word(&mut self, word: &'c Word) {
        if word.is_capital {
            self.names.insert(Cow::Borrowed(&*word.folded));
        }
        self.read_adjective(word.written);
    }

    /// «пекинского» → пекин; «минского» also минск, «ханойский» also хано, «бакинский» also бак.
    fn read_adjective(&mut self, word: &str) {
        let Some((root, ending)) = word.rsplit_once("ск") else { return };
        if !ADJECTIVE.contains(&ending) {
            return;
        }
        let root = fold(root).into_owned();
        let shorter = BETWEEN.iter().filter_map(|between| root.strip_suffix(between));
        let shorter = shorter.filter(|root| root.chars().count() >= LONG).map(str::to_owned);
        self.roots.extend(shorter);
        self.roots.insert(format!("{root}ск"));
        self.roots.insert(root);
    }

    /// Whether the partner is named, or one of several that are named together.
    pub(super) fn has(&self, partner: &Partner) -> bool {
        parts(partner).any(|words| words.iter().all(|word| self.has_word(word)))
    }

    fn has_word(&self, word: &str) -> bool {
        let Some((mut form, endings)) = inflection::declined(word) else {
            return self.names.contains(&fold(word));
        };
        let stem = form.len();
        self.roots.contains(&form)
            || endings.iter().any(|ending| {
                form.truncate(stem);
                form.push_str(ending);
                self.names.contains(form.as_str())
            })
    }
}

/// A partner's parts, each by its words with a capital, but for those that many names share.
fn parts(partner: &Partner) -> impl Iterator<Item = Vec<&str>> {
    let name = match partner.kind {
        // «Муниципальный район Сюхуэй, г. Шанхай» is not Шанхай.
        PartnerKind::District => {
            let ends = [", ", " г. ", " города "].iter().filter_map(|end| partner.name.find(end));
            partner.name.get(..ends.min().unwrap_or(partner.name.len())).unwrap_or_default()
        }
        _ => &partner.name,
    };
    let between = if partner.kind == PartnerKind::Entity { " и " } else { "; " };
    let parts = name.split([',', '(', '/']).flat_map(move |part| part.split(between));
    let words = parts.map(|part| {
        let mut words: Vec<&str> = words(part).map(|(_, word)| word).collect();
        words.retain(|word| word.starts_with(is_capital));
        if words.iter().any(|word| is_own(word)) {
            words.retain(|word| is_own(word));
        }
        words
    });
    words.filter(|words| !words.is_empty())
}

fn is_own(word: &str) -> bool {
    !inflection::is_common(&fold(word))
}

/// Whether a text that names the one names the other.
fn is_same(a: &Partner, b: &Partner) -> bool {
    (a.kind, &a.name) == (b.kind, &b.name)
}

/// The agreements of a country by what begins the first word of a part of their partner: of
/// thousands of partners few are asked whether a text names them.
pub(super) struct Partners<'r> {
    agreements: &'r [Agreement],
    by_stem: FxHashMap<String, Vec<usize>>,
}

impl<'r> Partners<'r> {
    /// The partners of `country`.
    pub(super) fn of(country: &'r Country) -> Self {
        let mut partners = Self { agreements: &country.agreements, by_stem: FxHashMap::default() };
        for (number, agreement) in country.agreements.iter().enumerate() {
            for words in agreement.partner.iter().flat_map(parts) {
                partners.add(number, words.first().copied().unwrap_or_default());
            }
        }
        partners
    }

    /// Of the agreements with one and the same partner two say as much as all.
    fn add(&mut self, number: usize, word: &str) {
        let stem = match inflection::declined(word) {
            Some((stem, _)) => stem,
            None => fold(word).into_owned(),
        };
        let numbers = self.by_stem.entry(stem).or_default();
        let partner = |number: usize| self.agreements.get(number)?.partner.as_ref();
        let own = partner(number);
        let is_alike =
            |other: &&usize| partner(**other).zip(own).is_some_and(|(a, b)| is_same(a, b));
        if numbers.iter().filter(is_alike).count() < 2 {
            numbers.push(number);
        }
    }

    /// The agreements whose partner is mentioned, at most two with the same.
    pub(super) fn mentioned_in(&self, mentioned: &Mentioned) -> Vec<&'r Agreement> {
        let names = mentioned.names.iter().flat_map(|name| {
            let ends = name.char_indices().map(|(at, _)| at).chain([name.len()]);
            ends.filter_map(|end| name.get(..end))
        });
        let stems = names.chain(mentioned.roots.iter().map(String::as_str));
        let numbers = stems.filter_map(|stem| self.by_stem.get(stem)).flatten();
        let mut numbers: Vec<usize> = numbers.copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        let agreements = numbers.into_iter().filter_map(|number| self.agreements.get(number));
        let is_named = |agreement: &&Agreement| {
            agreement.partner.as_ref().is_some_and(|partner| mentioned.has(partner))
        };
        agreements.filter(is_named).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Mentioned;
    use crate::lint::{
        LintOptions,
        corpus::Corpus,
        rules::fixture::{agreement, country, event, one},
    };

    fn names(partner: &str, text: &str) -> bool {
        let country = country("").with_agreements([agreement(partner, "Соглашение", 1998)]);
        let register = one(country.with_events([event("2025-05-07", "2025-05-07", text)]));
        let options = LintOptions::default();
        let corpus = Corpus::new(&register, &options);
        let mut mentioned = Mentioned::default();
        corpus.events().for_each(|(_, text)| mentioned.read(&corpus, text));
        corpus.partners_of(&corpus.parts[0]).any(|(partner, _)| mentioned.has(partner))
    }

    #[test]
    fn a_partner_is_named_in_any_case_and_as_an_adjective() {
        for (partner, text) in [
            ("Хошимин", "визит делегации Хошимина."),
            ("Турку", "визит мэра города Турку."),
            ("провинция Дьенбьен", "провинции-партнера Санкт-Петербурга Дьенбьен во главе"),
            ("Хайфон и провинция Кханьхоа", "визит делегации провинции Кханьхоа"),
            ("Республика Сербская", "Народной скупщины Республики Сербской"),
            ("Мумбай (Бомбей)", "визит в Бомбей"),
            ("Алма-Ата", "Акимата Алма-Аты"),
            ("Сантьяго-де-Куба", "визит в Сантьяго-де-Куба"),
            ("Пусан", "при университете Инчже (г .П усан , Южная Корея)"),
            ("Пекин", "руководства Пекинского комитета"),
            ("Минск", "визит минских школьников"),
            ("Баку", "гости из бакинской школы"),
            ("Ханой", "ханойская опера"),
            ("Сычуань", "сычуаньская кухня"),
            ("Орёл", "визит в Орел, в Орёл"),
        ] {
            assert!(names(partner, text), "{partner}: {text}");
        }
    }

    #[test]
    fn others_are_not() {
        for (partner, text) in [
            ("Ош", "визит делегации Киргизии, кроме того, ошибки"),
            ("Стамбул", "Российско-турецкий бизнес форум"),
            ("Республика Сербская", "Республики Сербии"),
            ("Куба", "в Сантьяго-де-Куба, сторона куба"),
            ("Ниш", "ниша в стене"),
            ("Печ", "С печами и А печи"),
            ("Мар-дель-Плата", "в «Русском доме» в Буэнос-Айресе"),
        ] {
            assert!(!names(partner, text), "{partner}: {text}");
        }
    }
}
