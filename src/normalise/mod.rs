//! Table → register: what the words mean.
//!
//! A [`Table`] enters; a [`Register`] leaves, with findings for what could not be understood:
//! dates with their precision, events split and sorted, names cleaned. It cannot fail. Nothing is
//! lost and nothing is invented: every word of the table is in an event, a title, a name or a
//! fragment, and the source's wording stays beside whatever is shown differently.
#![warn(clippy::indexing_slicing)]

pub mod date;
mod event;
mod fold;
mod joined;
mod place;
mod sentence;
mod signing;
pub mod text;
mod vocabulary;
mod year;

pub use vocabulary::{KnownCountry, KnownPartner, Vocabulary};
pub use year::{ReportYear, report_year};

use crate::{
    cell::{CellRef, Located},
    finding::{Checked, Finding, catalogue},
    model::{Agreement, Country, Event, Region, Register},
    table::{Table, TableAgreement, TableCountry, TableRegion},
};

/// The register that `table` holds, for a report on `year`.
#[must_use]
pub fn normalise(table: &Table, vocabulary: &Vocabulary, year: ReportYear) -> Checked<Register> {
    let mut findings = Vec::new();
    let regions = table
        .regions
        .iter()
        .map(|region| self::region(region, vocabulary, year, &mut findings))
        .collect();
    let value = Register { year: year.0, title: text::clean(&table.title.value), regions };
    Checked { value, findings }
}

fn region(
    source: &TableRegion,
    vocabulary: &Vocabulary,
    year: ReportYear,
    findings: &mut Vec<Finding>,
) -> Region {
    let as_written = source.name.as_ref().map_or_else(String::new, |name| name.value.clone());
    Region {
        name: place::region(&as_written, vocabulary),
        as_written,
        cell: source.name.as_ref().and_then(Located::cell).cloned(),
        countries: source
            .countries
            .iter()
            .map(|c| country(c, vocabulary, year, findings))
            .collect(),
    }
}

fn country(
    source: &TableCountry,
    vocabulary: &Vocabulary,
    year: ReportYear,
    findings: &mut Vec<Finding>,
) -> Country {
    let name = place::clean(&source.name.value);
    let iso2 = vocabulary.country(&name).map(|known| known.iso2.clone());
    if iso2.is_none() && !name.is_empty() {
        findings.push(
            Finding::new(
                &catalogue::UNKNOWN_COUNTRY,
                source.name.cell().cloned(),
                format!("Страны «{name}» нет в справочнике"),
            )
            .quote(&source.name.value)
            .hint("Проверьте написание"),
        );
    }
    let agreements = source
        .agreements
        .iter()
        .map(|a| agreement(a, iso2.as_deref(), vocabulary, findings))
        .collect();
    let split = event::split(&source.events, year.0);
    findings.extend(split.findings);
    Country {
        name,
        as_written: source.name.value.clone(),
        iso2,
        cells: source.name.cells.clone(),
        agreements,
        events: sorted(split.events),
        unplaced: split.unplaced,
    }
}

/// By start, then end; ties keep source order.
fn sorted(mut events: Vec<Event>) -> Vec<Event> {
    events.sort_by_cached_key(Event::extent);
    events
}

fn agreement(
    source: &TableAgreement,
    iso2: Option<&str>,
    vocabulary: &Vocabulary,
    findings: &mut Vec<Finding>,
) -> Agreement {
    let partner = source.partner.as_ref().map(|written| place::partner(written, iso2, vocabulary));
    let signed =
        source.signed.as_ref().map_or_else(Vec::new, |cell| signing::signed(cell, findings));
    Agreement {
        partner,
        title: text::clean(&source.title.value),
        signed,
        signed_as_written: source
            .signed
            .as_ref()
            .map_or_else(String::new, |s| s.value.shown.clone()),
        cells: cells(source),
        title_as_written: source.title.clone(),
        signed_cell: source.signed.as_ref().and_then(Located::cell).cloned(),
    }
}

/// The cells of partner, title and date, in that order.
fn cells(source: &TableAgreement) -> Vec<CellRef> {
    let partner = source.partner.iter().flat_map(|partner| &partner.cells);
    let signed = source.signed.iter().flat_map(|signed| &signed.cells);
    partner.chain(&source.title.cells).chain(signed).cloned().collect()
}
