//! N406: partners that no event of the year names, told from those whose country has no event.
//!
//! An event belongs to a country; it is a partner's own if it names the partner, in whatever case
//! or as an adjective: «визит в Ташкент», «пекинского комитета». One note for the table counts
//! three kinds of partners: with events of their own, with none but their country's, with none at
//! all. A table of few partners or without any event is seen through at a glance.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use crate::{
    cell::CellRef,
    finding::{Finding, catalogue},
    lint::{
        LintOptions,
        inflection::{self, fold},
        texts::words,
    },
    model::{
        Country, Partner, PartnerKind, Register,
        russian::{is_capital, plural},
    },
};

/// From how many partners on a table needs the overview.
const MANY: usize = 5;
/// How many partners of a kind are named.
const NAMED: usize = 30;
/// Endings of adjectives behind «ск».
const ADJECTIVE: [&str; 12] =
    ["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими"];
/// What may stand between the stem of a name and «ск»: сычуань-, ханой-, бак-ин-.
const BETWEEN: [&str; 3] = ["ь", "й", "ин"];
/// Letters of a stem that may have something between.
const LONG: usize = 3;

/// The words of a country's events that may name a place.
#[derive(Default)]
struct Mentioned<'r> {
    /// With a capital, folded.
    names: FxHashSet<Cow<'r, str>>,
    /// What stands before «ск» in adjectives.
    roots: FxHashSet<String>,
}

/// A partner without an event of its own, and whether its country has any.
struct Quiet<'r> {
    partner: &'r Partner,
    is_covered: bool,
}

/// At most one finding, at the first such partner.
pub(crate) fn check(register: &Register, _: &LintOptions) -> Vec<Finding> {
    let mut total = 0;
    let mut quiet = Vec::new();
    for (_, country) in register.countries() {
        let partners = partners(country);
        total += partners.len();
        let mentioned = Mentioned::in_events(country);
        let is_covered = !country.events.is_empty();
        let unnamed = partners.into_iter().filter(|partner| !mentioned.has(partner));
        quiet.extend(unnamed.map(|partner| Quiet { partner, is_covered }));
    }
    let eventful = register.countries().any(|(_, country)| !country.events.is_empty());
    let worth = total >= MANY && eventful;
    quiet
        .first()
        .filter(|_| worth)
        .map(|q| finding(q, &quiet, total, register.year))
        .into_iter()
        .collect()
}

/// The different partners of a country, in its order.
fn partners(country: &Country) -> Vec<&Partner> {
    let mut seen = FxHashSet::default();
    let partners = country.agreements.iter().filter_map(|agreement| agreement.partner.as_ref());
    partners.filter(|partner| seen.insert(fold(&partner.name))).collect()
}

fn finding(first: &Quiet, quiet: &[Quiet], total: usize, year: i32) -> Finding {
    let (covered, none): (Vec<&Quiet>, Vec<&Quiet>) = quiet.iter().partition(|q| q.is_covered);
    let own = total - quiet.len();
    let partners = match own {
        0 => "ни одного партнёра".to_owned(),
        _ => format!("{own} {}", plural(own, ["партнёра", "партнёров", "партнёров"])),
    };
    let not = if own == 0 { "не " } else { "" };
    let mut message = format!("Мероприятия {year} года {not}называют {partners} из {total}");
    for (quiet, what) in [(covered, "есть только мероприятия страны"), (none, "нет и таких")]
    {
        if !quiet.is_empty() {
            message = format!("{message}; у {} {what}: {}", quiet.len(), named(&quiet));
        }
    }
    let written = &first.partner.as_written;
    Finding::new(&catalogue::QUIET_PARTNERS, written.cell().cloned(), message)
        .quote(written.value.as_str())
        .hint("Если партнёр участвовал в мероприятии, назовите его в тексте мероприятия")
}

/// «Будапешт (B6), Хайфон (B10)».
fn named(quiet: &[&Quiet]) -> String {
    let one = |quiet: &&Quiet| {
        let cell = quiet.partner.as_written.cell().map(CellRef::address);
        let cell = cell.map_or_else(String::new, |cell| format!(" ({cell})"));
        format!("{}{cell}", quiet.partner.name)
    };
    let names: Vec<String> = quiet.iter().take(NAMED).map(one).collect();
    let more = quiet.len() - names.len();
    let more = if more > 0 { format!(" и ещё {more}") } else { String::new() };
    names.join(", ") + &more
}

impl<'r> Mentioned<'r> {
    fn in_events(country: &'r Country) -> Self {
        let mut found = Self::default();
        for event in &country.events {
            found.read(&event.as_written);
        }
        found
    }

    fn read(&mut self, text: &'r str) {
        // «г .П усан»: a capital that has come loose from its word.
        let mut loose: Option<&str> = None;
        for (at, word) in words(text) {
            let before = text.get(..at).unwrap_or_default();
            if let Some(capital) = loose.take()
                && !word.starts_with(is_capital)
                && before.strip_suffix(' ').is_some_and(|before| before.ends_with(capital))
            {
                self.names.insert(Cow::Owned(fold(&format!("{capital}{word}")).into_owned()));
            }
            if word.starts_with(is_capital) {
                self.names.insert(fold(word));
                loose = (word.chars().nth(1).is_none()).then_some(word);
            }
            self.read_adjective(word);
        }
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
    fn has(&self, partner: &Partner) -> bool {
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
    use super::{Mentioned, check};
    use crate::{
        lint::{
            LintOptions,
            rules::fixture::{agreement, country, event, several},
        },
        model::Country,
    };

    fn names(partner: &str, text: &str) -> bool {
        let country = country("").with_agreements([agreement(partner, "Соглашение", 1998)]);
        let mut mentioned = Mentioned::default();
        mentioned.read(text);
        country.agreements[0].partner.as_ref().is_some_and(|partner| mentioned.has(partner))
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

    fn of(name: &str, partners: [&str; 3], text: &str) -> Country {
        let country = country(name)
            .with_agreements(partners.map(|partner| agreement(partner, "Соглашение", 2001)));
        if text.is_empty() {
            country
        } else {
            country.with_events([event("2025-05-07", "2025-05-07", text)])
        }
    }

    #[test]
    fn three_kinds_are_told_in_one_note() {
        let hungary = of("Венгрия", ["Печ", "Эгер", "Эгер"], "7 мая – визит мэра Печа.");
        let laos = of("Лаос", ["Вьентьян", "Паксе", ""], "");
        let table =
            several([hungary.clone(), laos, of("Куба", ["Гавана", "", ""], "7 мая – визит.")]);
        let findings = check(&table, &LintOptions::default());
        let lines: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            ["сведение[N406] 2025!B2: Мероприятия 2025 года называют 1 партнёра из 5; у 2 есть \
              только мероприятия страны: Эгер (B2), Гавана (B1); у 2 нет и таких: Вьентьян (B1), \
              Паксе (B2)"]
        );
        let few = several([hungary, of("Лаос", ["Вьентьян", "", ""], "")]);
        assert_eq!(check(&few, &LintOptions::default()), [], "three partners");
        let empty = of("Лаос", ["Вьентьян", "Паксе", "Саваннакхет"], "");
        let table = several([empty.clone(), empty]);
        assert_eq!(check(&table, &LintOptions::default()), [], "no events at all");
    }
}
