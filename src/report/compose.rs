//! The report, put together.

use std::fmt::Write;

use super::{
    AgreementRow, Chapter, CountryBlock, EventRow, Fragment, Front, Report, calendar, dates,
    figures, map, signings,
};
use crate::{
    cell::CellRef,
    finding::Finding,
    model::{Agreement, Country, Event, Partner, Place, Region, Register, Source},
};

/// What the register does not know about its report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportOptions {
    /// Where the table came from, to be named in the report.
    pub source: Source,
    /// What the office says of itself.
    pub front: Front,
    /// Where the office is, for maps.
    pub home: Option<Place>,
    /// The region or country that the register is about, if it is a [`Part`](super::Part).
    pub part: Option<String>,
}

/// The report on `register`, with what was found in its source.
#[must_use]
pub fn compose<'r>(
    register: &'r Register,
    findings: &'r [Finding],
    options: &ReportOptions,
) -> Report<'r> {
    let mut findings: Vec<&Finding> = findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Report {
        register,
        title: options.front.title.clone().unwrap_or_else(|| register.title.clone()),
        part: options.part.clone(),
        front: options.front.clone(),
        year: register.year,
        source: options.source.clone(),
        figures: figures::figures(register),
        map: map::map(register, options.home.clone()),
        chapters: register.regions.iter().map(|region| chapter(region, register.year)).collect(),
        calendar: calendar::calendar(register),
        anniversaries: signings::anniversaries(&signings::signings(register), register.year + 1),
        findings,
        fragments: register.countries().flat_map(|(r, c)| fragments(r, c)).collect(),
    }
}

fn chapter(region: &Region, year: i32) -> Chapter<'_> {
    Chapter {
        region: region.name.clone(),
        countries: region.countries.iter().map(|country| block(country, year)).collect(),
    }
}

fn block(country: &Country, year: i32) -> CountryBlock<'_> {
    CountryBlock {
        country: country.name.clone(),
        iso2: country.iso2.clone(),
        agreements: country.agreements.iter().map(agreement_row).collect(),
        events: country.events.iter().map(|event| event_row(event, year)).collect(),
    }
}

fn agreement_row(agreement: &Agreement) -> AgreementRow<'_> {
    // What could not be read as a date is shown as it is written rather than not at all.
    let signed = match agreement.signed.as_slice() {
        [] => agreement.signed_as_written.clone(),
        dates => dates::signed_short(dates),
    };
    AgreementRow {
        partner: agreement.partner.as_ref().map(partner_name),
        kind: agreement.partner.as_ref().map(|partner| partner.kind),
        title: &agreement.title,
        signed,
        dates: &agreement.signed,
        signed_as_written: &agreement.signed_as_written,
        cells: addresses(&agreement.cells),
    }
}

/// The name of a partner at the beginning of a cell.
pub(super) fn partner_name(partner: &Partner) -> String {
    dates::capitalised(&partner.name)
}

fn event_row(event: &Event, year: i32) -> EventRow<'_> {
    EventRow {
        when: dates::event(&event.dates, year),
        dates: &event.dates,
        text: &event.text,
        as_written: &event.as_written,
        cells: addresses(&event.cells),
    }
}

fn fragments<'r>(region: &'r Region, country: &'r Country) -> impl Iterator<Item = Fragment> + 'r {
    country.unplaced.iter().map(|fragment| Fragment {
        region: region.name.clone(),
        country: country.name.clone(),
        text: fragment.value.clone(),
        cells: fragment.cells.clone(),
    })
}

fn addresses(cells: &[CellRef]) -> String {
    let mut addresses = String::new();
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            addresses.push_str(", ");
        }
        let _written = write!(addresses, "{cell}").is_ok();
    }
    addresses
}
