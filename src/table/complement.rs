//! Documents on one sheet, events on another: two tables that are one.
//!
//! Two tables enter, one without events and one without documents; the first leaves with what the
//! second knows of its countries.

use rustc_hash::FxHashMap;

use super::{
    Table, TableAgreement, TableCountry, TableRegion, doubts,
    numbering::unnumbered,
    role::{OWN, fold},
    sheets,
};
use crate::{
    cell::Located,
    finding::{
        Checked, Finding,
        catalogue::{COLUMN_ABSENT, SHEET_JOINED},
    },
};

/// Whether one table has the documents and the other the events.
pub(super) fn complements(first: &Table, other: &Table) -> bool {
    let has = |words: &Located<String>| !words.cells.is_empty();
    let kinds = |table: &Table| [has(&table.headings.basis), has(&table.headings.events)];
    matches!(
        (kinds(first), kinds(other)),
        ([true, false], [false, true]) | ([false, true], [true, false])
    ) && sheets::are_of_one_year(first, other)
}

/// Adds what the other table holds to the countries of the first.
pub(super) fn add(first: &mut Checked<Table>, other: Checked<Table>) {
    let Checked { value: mut other, findings } = other;
    let (here, there) = (&other.sheet, &first.value.sheet);
    let message = format!("Лист «{here}» дополняет таблицу листа «{there}»");
    let at = other.headings.country.cell().cloned();
    let finding = Finding::new(&SHEET_JOINED, at, message)
        .hint("Если это другая таблица, перенесите её в отдельный файл");
    first.findings.push(finding);
    first.findings.extend(findings);
    let mut missing = Vec::new();
    let columns = first.value.headings.all_mut().into_iter().zip(other.headings.all_mut());
    for ((mine, theirs), role) in columns.zip(OWN) {
        if mine.cells.is_empty() {
            std::mem::swap(mine, theirs);
        }
        missing.extend(mine.cells.is_empty().then_some(role));
    }
    // What the one lacks the other may have.
    first.findings.retain(|finding| finding.rule.code != COLUMN_ABSENT.code);
    let at = first.value.headings.country.cell().cloned();
    first.findings.extend(doubts::missing(&missing, at));
    first.value.extra.append(&mut other.extra);
    let places = places(&first.value.regions);
    for region in other.regions {
        for country in region.countries {
            let place = places.get(&key(&country)).copied();
            let known = place.and_then(|(region, at)| {
                first.value.regions.get_mut(region)?.countries.get_mut(at)
            });
            match known {
                Some(known) => extend(known, country),
                None => append(&mut first.value.regions, region.name.as_ref(), country),
            }
        }
    }
}

/// Where each country stands: its region and its place there.
fn places(regions: &[TableRegion]) -> FxHashMap<String, (usize, usize)> {
    let countries = regions.iter().enumerate().flat_map(|(at, region)| {
        region.countries.iter().enumerate().map(move |(place, c)| (key(c), (at, place)))
    });
    let mut places = FxHashMap::default();
    for (name, place) in countries {
        places.entry(name).or_insert(place);
    }
    places
}

fn key(country: &TableCountry) -> String {
    fold(unnumbered(&country.name.value))
}

fn extend(known: &mut TableCountry, more: TableCountry) {
    known.name.cells.extend(more.name.cells);
    let names =
        |agreement: &TableAgreement| agreement.partner.as_ref().map(|partner| fold(&partner.value));
    let partners: Vec<_> = known.agreements.iter().map(names).collect();
    // A list of events names partners, and no document of theirs.
    let says_more = |new: &TableAgreement| {
        let bare = new.title.value.is_empty() && new.signed.is_none();
        !(bare && partners.contains(&names(new)))
    };
    known.agreements.extend(more.agreements.into_iter().filter(says_more));
    known.events.extend(more.events);
}

/// Adds a country that the first table does not name to the region of the same name, or to a new
/// one at the end.
fn append(regions: &mut Vec<TableRegion>, name: Option<&Located<String>>, country: TableCountry) {
    let folded = |name: Option<&Located<String>>| name.map(|name| fold(unnumbered(&name.value)));
    let same = |region: &&mut TableRegion| folded(region.name.as_ref()) == folded(name);
    match regions.iter_mut().find(same) {
        Some(region) => region.countries.push(country),
        None => regions.push(TableRegion { name: name.cloned(), countries: vec![country] }),
    }
}
