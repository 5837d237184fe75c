//! Which partners a text names, in whatever case, or as an adjective: «визит в Ташкент»,
//! «пекинского комитета», «(г .П усан».
//!
//! Texts enter, and partners; whether the one is named in the other leaves. Each word is looked at
//! once, however many partners are looked for.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use super::{
    corpus::{Corpus, Id, Text, Word},
    inflection::{self, fold},
    texts::words,
};
use crate::model::{Partner, PartnerKind, russian::is_capital};

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
            let before = text.written.get(..token.at()).unwrap_or_default();
            if let Some(capital) = loose.take()
                && !word.is_capital
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
        let name = match partner.kind {
            // «Муниципальный район Сюхуэй, г. Шанхай» is not Шанхай.
            PartnerKind::District => {
                let ends =
                    [", ", " г. ", " города "].iter().filter_map(|end| partner.name.find(end));
                partner.name.get(..ends.min().unwrap_or(partner.name.len())).unwrap_or_default()
            }
            _ => &partner.name,
        };
        let between = if partner.kind == PartnerKind::Entity { " и " } else { "; " };
        let mut parts = name.split([',', '(', '/']).flat_map(|part| part.split(between));
        parts.any(|part| self.has_part(part))
    }

    /// Whether every word with a capital is there, but for those that many names share.
    fn has_part(&self, part: &str) -> bool {
        let capitals: Vec<&str> =
            words(part).map(|(_, word)| word).filter(|word| word.starts_with(is_capital)).collect();
        let own = |word: &&&str| !inflection::is_common(&fold(word));
        let own: Vec<&str> = capitals.iter().filter(own).copied().collect();
        let words = if own.is_empty() { capitals } else { own };
        !words.is_empty() && words.iter().all(|word| self.has_word(word))
    }

    fn has_word(&self, word: &str) -> bool {
        let Some((stem, endings)) = inflection::declined(word) else {
            return self.names.contains(&fold(word));
        };
        self.roots.contains(&stem)
            || endings.iter().any(|ending| self.names.contains(format!("{stem}{ending}").as_str()))
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
