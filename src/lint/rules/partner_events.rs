//! N406: partners that no event of the year names, told from those whose country has no event.
//!
//! An event belongs to a country; it is a partner's own if it names the partner, in whatever case
//! or as an adjective: «визит в Ташкент», «пекинского комитета». One note for the table counts
//! three kinds of partners: with events of their own, with none but their country's, with none at
//! all. A table of few partners or without any event is seen through at a glance.

use rustc_hash::FxHashSet;

use crate::{
    finding::{Finding, catalogue, in_brackets},
    lint::{corpus::Corpus, inflection::fold, mentioned::Mentioned},
    model::{Country, Partner, russian::plural},
};

/// From how many partners on a table needs the overview.
const MANY: usize = 5;
/// How many partners of a kind are named.
const NAMED: usize = 30;
/// A partner without an event of its own, and whether its country has any.
struct Quiet<'r> {
    partner: &'r Partner,
    is_covered: bool,
}

/// At most one finding, at the first such partner.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let register = corpus.register;
    let mut total = 0;
    let mut quiet = Vec::new();
    for part in &corpus.parts {
        let country = part.country;
        let partners = partners(country);
        total += partners.len();
        let mut mentioned = Mentioned::default();
        corpus.events_of(part).for_each(|(_, text)| mentioned.read(corpus, text));
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
        let Partner { name, as_written, .. } = quiet.partner;
        format!("{name}{}", in_brackets(as_written.cell()))
    };
    let names: Vec<String> = quiet.iter().take(NAMED).map(one).collect();
    let more = quiet.len() - names.len();
    let more = if more > 0 { format!(" и ещё {more}") } else { String::new() };
    names.join(", ") + &more
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::{
        lint::{
            LintOptions,
            rules::fixture::{agreement, country, event, found, several},
        },
        model::Country,
    };

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
        let findings = found(check, &table, &LintOptions::default());
        let lines: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            ["сведение[N406] 2025!B2: Мероприятия 2025 года называют 1 партнёра из 5; у 2 есть \
              только мероприятия страны: Эгер (B2), Гавана (B1); у 2 нет и таких: Вьентьян (B1), \
              Паксе (B2)"]
        );
        let few = several([hungary, of("Лаос", ["Вьентьян", "", ""], "")]);
        assert_eq!(found(check, &few, &LintOptions::default()), [], "three partners");
        let empty = of("Лаос", ["Вьентьян", "Паксе", "Саваннакхет"], "");
        let table = several([empty.clone(), empty]);
        assert_eq!(found(check, &table, &LintOptions::default()), [], "no events at all");
    }
}
