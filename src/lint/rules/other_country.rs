//! W304: an event that names another country of the table and nothing of its own.
//!
//! Such a line usually slipped into a neighbour's cell: «визит делегации Таиланда» under
//! Азербайджан. The rule would rather miss a slip than cry wolf: it keeps silent as soon as the
//! event names its own country, in any of its names or as an adjective, or one of its partners;
//! and another country counts only by its whole name, as a noun, outside quotation marks.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::{
    finding::{Finding, catalogue, excerpt},
    lint::{
        LintOptions,
        corpus::{Corpus, Part},
        inflection::Name,
        names::{Hints, Names},
    },
    model::{Country, Event},
};

/// One finding for each event that names only another country.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let countries = corpus.register.countries().map(|(_, country)| (&*country.name, country));
    let by_name: BTreeMap<&str, &Country> = countries.collect();
    let all = by_name.iter().flat_map(|(&owner, country)| {
        names(country, corpus.options).map(move |name| (Name::new(name), owner))
    });
    let all = Names::new(corpus, all);
    corpus.parts.iter().flat_map(|part| in_country(corpus, part, &all)).collect()
}

fn in_country(corpus: &Corpus, part: &Part, all: &Names<&str>) -> Vec<Finding> {
    let country = part.country;
    let mut own = None;
    let events = corpus.events_of(part).filter_map(|(event, text)| {
        let other = all.first_in(corpus, text, |name| name != country.name)?;
        let own = own.get_or_insert_with(|| hints(country, corpus.options));
        (!own.are_in(corpus, text)).then(|| finding(event, &country.name, other))
    });
    events.collect()
}

/// What tells that a country itself is meant: its names and its partners.
fn hints(country: &Country, options: &LintOptions) -> Hints {
    let partners = country.agreements.iter().filter_map(|agreement| agreement.partner.as_ref());
    let names = names(country, options).chain(partners.map(|partner| &partner.name));
    let mut hints = Hints::default();
    names.collect::<FxHashSet<_>>().into_iter().for_each(|name| hints.add(&Name::new(name)));
    hints
}

/// What a country is called: in the register and in the vocabulary.
fn names<'c>(country: &'c Country, options: &'c LintOptions) -> impl Iterator<Item = &'c String> {
    let known = country.iso2.as_ref().and_then(|code| options.country_names.get(code));
    [&country.name, &country.as_written].into_iter().chain(known.into_iter().flatten())
}

fn finding(event: &Event, own: &str, other: &str) -> Finding {
    let message = format!(
        "Мероприятие стоит в строке «{own}», а называет только другую страну – «{other}»: «{}»",
        excerpt(&event.as_written, 60),
    );
    Finding::new(&catalogue::OTHER_COUNTRY, event.cells.first().cloned(), message)
        .quote(event.as_written.as_str())
        .hint(format!(
            "Перенесите мероприятие в строку «{other}» или назовите в нём и страну «{own}»"
        ))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::{
        lint::{
            LintOptions,
            rules::fixture::{agreement, country, event, found, several},
        },
        model::Register,
    };

    /// A register in which `text` stands under `under`, with neighbours to be confused with.
    fn table(under: &str, text: &str) -> Register {
        let of = |name: &str, partner: &str| {
            let country = country(name).with_agreements([agreement(partner, "Соглашение", 1998)]);
            let text = if name == under { text } else { "1 мая – встреча." };
            country.with_events([event("2025-10-06", "2025-10-08", text)])
        };
        several([
            of("Таиланд", "Бангкок"),
            of("Азербайджан", "Баку"),
            of("Аргентина", "Мар-дель-Плата"),
            of("Белоруссия", "Минск"),
            of("Куба", "Сантьяго-де-Куба"),
        ])
    }

    #[test]
    fn the_slip_of_the_real_table_is_found() {
        let register = table("Азербайджан", "6-8 октября – визит делегации Таиланда.");
        let findings = found(check, &register, &LintOptions::default());
        let lines: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            ["предупреждение[W304] 2025!E1: Мероприятие стоит в строке «Азербайджан», а называет \
              только другую страну – «Таиланд»: «6-8 октября – визит делегации Таиланда.»"]
        );
        let quote = findings[0].quote.as_deref();
        assert_eq!(quote, Some("6-8 октября – визит делегации Таиланда."));
    }

    #[test]
    fn no_wolf_is_cried() {
        let innocent = [
            ("Аргентина", "11 ноября – в рамках визита посла Аргентины в РФ состоялась встреча."),
            ("Азербайджан", "14 мая – визит Министерства культуры Азербайджанской Республики."),
            ("Азербайджан", "1 мая – визит делегации Таиланда и Азербайджана."),
            ("Азербайджан", "1 мая – в Баку прошла встреча с делегацией Таиланда."),
            ("Азербайджан", "1 мая – азербайджанские гости приняли делегацию Кубы."),
            ("Азербайджан", "1 мая – показ фильма «Новый год Таиланда»."),
            ("Аргентина", "1 мая – визит в Сантьяго-де-Куба."),
            ("Куба", "1 мая – визит делегации Санкт-Петербурга."),
        ];
        for (under, text) in innocent {
            assert_eq!(found(check, &table(under, text), &LintOptions::default()), [], "{text}");
        }
    }

    #[test]
    fn an_alias_counts_on_both_sides() {
        let mut register =
            table("Белоруссия", "1 мая – визит делегаций Республики Беларусь и Кубы.");
        register.regions[0].countries[3].iso2 = Some("BY".to_owned());
        let mut options = LintOptions::default();
        assert_eq!(
            found(check, &register, &options).len(),
            1,
            "without aliases Беларусь is unknown"
        );
        options.country_names.insert("BY".to_owned(), vec!["Беларусь".to_owned()]);
        assert_eq!(found(check, &register, &options), []);

        let mut register = table("Куба", "1 мая – визит делегации Республики Беларусь.");
        register.regions[0].countries[3].iso2 = Some("BY".to_owned());
        let findings = found(check, &register, &options);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].message.contains("«Белоруссия»"), "{}", findings[0].message);
    }
}
