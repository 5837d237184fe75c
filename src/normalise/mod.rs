//! Table → register: what the words mean.
//!
//! A [`Table`] enters; a [`Register`] leaves, with findings for what could not be understood:
//! dates with their precision, events split and sorted, names cleaned. It cannot fail. Nothing is
//! lost and nothing is invented: every word of the table is in an event, a title, a name or a
//! fragment, and the source's wording stays beside whatever is shown differently.
#![warn(clippy::indexing_slicing)]

pub mod date;
mod dated;
mod event;
mod fold;
mod head;
mod joined;
mod kind;
mod lines;
mod nothing;
mod place;
mod sentence;
mod signing;
pub mod text;
mod unit;
mod vocabulary;
mod year;

pub use vocabulary::{KnownCountry, KnownPartner, KnownPlace, KnownRegion, Names, Vocabulary};
pub use year::{ReportYear, report_year};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::{
    cell::{CellRef, Located},
    finding::{Checked, Finding, catalogue},
    model::{Agreement, Country, Event, Extra, Region, Register, russian},
    table::{Table, TableAgreement, TableCountry, TableRegion, unnumbered},
};

/// The register that `table` holds, for a report on `year`.
#[must_use]
pub fn normalise(table: Table, vocabulary: &Vocabulary, year: ReportYear) -> Checked<Register> {
    let regions =
        table.regions.into_par_iter().map(|region| self::region(region, vocabulary, year));
    let Checked { value: regions, findings } = gathered(regions.collect());
    let extra = table
        .extra
        .into_iter()
        .map(|column| Extra { heading: text::clean(&column.heading.value), values: column.values });
    let (title, extra) = (text::readable(&table.title.value), extra.collect());
    let value = Register { year: year.0, title, regions, extra };
    Checked { value, findings }
}

/// The values and all their findings, in order.
fn gathered<T>(checked: Vec<Checked<T>>) -> Checked<Vec<T>> {
    let mut findings = Vec::new();
    let mut value = Vec::with_capacity(checked.len());
    for mut one in checked {
        findings.append(&mut one.findings);
        value.push(one.value);
    }
    Checked { value, findings }
}

fn region(source: TableRegion, vocabulary: &Vocabulary, year: ReportYear) -> Checked<Region> {
    let written = source.name.unwrap_or_default();
    let countries = together(source.countries, vocabulary);
    let countries = countries.into_par_iter().map(|places| country(places, vocabulary, year));
    let Checked { value: countries, findings } = gathered(countries.collect());
    let value = Region {
        name: place::region(&written.value, vocabulary),
        cell: written.cell().cloned(),
        as_written: written.value,
        countries,
    };
    Checked { value, findings }
}

/// The places where each country is written, under its first one: a country is one in its region,
/// however often and in whatever spelling it stands there.
fn together(countries: Vec<TableCountry>, vocabulary: &Vocabulary) -> Vec<Vec<TableCountry>> {
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut found: Vec<Vec<TableCountry>> = Vec::new();
    for country in countries {
        let name = unnumbered(&country.name.value);
        let known = vocabulary.country(name).map(|known| known.iso2.clone());
        let key = known.unwrap_or_else(|| fold::key(name));
        let place = *places.entry(key).or_insert(found.len());
        match found.get_mut(place) {
            Some(same) => same.push(country),
            None => found.push(vec![country]),
        }
    }
    found
}

fn country(
    mut places: Vec<TableCountry>,
    vocabulary: &Vocabulary,
    year: ReportYear,
) -> Checked<Country> {
    let mut findings = Vec::new();
    let written = places.first().map(|place| place.name.clone()).unwrap_or_default();
    let cleaned = place::clean(&written.value);
    let known = vocabulary.country(&cleaned);
    let name = place::country(&cleaned, known, vocabulary.names);
    let iso2 = known.map(|known| known.iso2.clone());
    if iso2.is_none() && !name.is_empty() {
        let message = format!("Страны «{name}» нет в справочнике");
        let finding = Finding::new(&catalogue::UNKNOWN_COUNTRY, written.cell().cloned(), message);
        let hint = match vocabulary.near_country(&cleaned) {
            Some(near) => format!("Возможно, это «{near}»: проверьте написание"),
            None => "Проверьте написание".to_owned(),
        };
        findings.push(finding.quote(&written.value).hint(hint));
    }
    findings.extend(known.and_then(|known| misspelt(&written, known)));
    findings.extend(two_names(&written, &places));
    let ties = places.iter_mut().flat_map(|place| std::mem::take(&mut place.agreements));
    let ties = ties.map(|a| agreement(a, iso2.as_deref(), vocabulary, &mut findings));
    let mut agreements: Vec<_> = ties.collect();
    agreements.shrink_to_fit();
    let mut split = dated::split(places.iter().flat_map(|place| &place.events), year.0);
    for fragment in places.iter().flat_map(|place| &place.unplaced) {
        split.add(event::split(std::iter::once((fragment, [].as_slice())), year.0));
    }
    findings.extend(split.findings);
    let value = Country {
        name,
        as_written: written.value,
        iso2,
        cells: places.iter().flat_map(|place| &place.name.cells).cloned().collect(),
        agreements,
        events: sorted(split.events),
        unplaced: split.unplaced,
    };
    Checked { value, findings }
}

/// A country in a spelling that is common but wrong: «Тайланд».
fn misspelt(written: &Located<String>, known: &KnownCountry) -> Option<Finding> {
    let key = fold::key(&written.value);
    known.misspelt.iter().find(|wrong| fold::key(wrong) == key)?;
    let message = format!("Похоже на описку: «{}» вместо «{}»", written.value, known.name);
    let finding = Finding::new(&catalogue::MISSPELT_NAME, written.cell().cloned(), message);
    Some(finding.quote(&written.value).hint("Исправьте описку"))
}

/// The first place where a country has another name than at first.
fn two_names(first: &Located<String>, places: &[TableCountry]) -> Option<Finding> {
    let key = fold::key(&place::clean(&first.value));
    let other = places.iter().find(|place| fold::key(&place::clean(&place.name.value)) != key)?;
    let (first, name) = (place::clean(&first.value), place::clean(&other.name.value));
    let message = format!("Страна «{name}» выше названа «{first}»");
    let cell = other.name.cell().cloned();
    let finding = Finding::new(&catalogue::COUNTRY_TWO_NAMES, cell, message);
    Some(finding.quote(&other.name.value).hint("Назовите страну одинаково во всех строках"))
}

/// By start, then end; ties keep source order.
fn sorted(mut events: Vec<Event>) -> Vec<Event> {
    events.sort_by_cached_key(Event::extent);
    events.shrink_to_fit();
    events
}

fn agreement(
    source: TableAgreement,
    iso2: Option<&str>,
    vocabulary: &Vocabulary,
    findings: &mut Vec<Finding>,
) -> Agreement {
    let cells = cells(&source);
    // A dash says that there is none, as a blank cell does; so do words, and a finding tells them.
    let mut partner = source.partner.filter(|partner| says_something(&partner.value));
    if let Some(none) = partner.take_if(|partner| nothing::says_none(&partner.value)) {
        findings.push(nothing::finding(&none));
    }
    let partner = partner.map(|written| place::partner(written, iso2, vocabulary));
    let mut title = text::readable(&source.title.value);
    if nothing::says_none(&title) {
        findings.push(nothing::finding(&source.title));
        title.clear();
    }
    let signed = source.signed.as_ref().filter(|cell| signing::says_when(&cell.value));
    let signed = match signed {
        Some(cell) => signing::signed(cell, findings),
        None => signing::in_title(&source.title.value),
    };
    Agreement {
        partner,
        title: if says_something(&title) { title } else { String::new() },
        signed,
        signed_cell: source.signed.as_ref().and_then(Located::cell).cloned(),
        signed_as_written: source.signed.map_or_else(String::new, |cell| cell.value.shown),
        cells,
        title_as_written: source.title,
    }
}

fn says_something(text: &str) -> bool {
    text.chars().any(russian::is_letter_or_number)
}

/// The cells of partner, title and date, in that order.
fn cells(source: &TableAgreement) -> Vec<CellRef> {
    let partner = source.partner.iter().flat_map(|partner| &partner.cells);
    let signed = source.signed.iter().flat_map(|signed| &signed.cells);
    partner.chain(&source.title.cells).chain(signed).cloned().collect()
}
