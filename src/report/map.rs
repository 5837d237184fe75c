//! Where the partners are: each place once, and who has no place.

use std::collections::BTreeSet;

use super::{compose::partner_name, dates};
use crate::model::{Coordinates, Country, Place, Register};

/// What a map of the partners shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PartnerMap {
    /// Where the office is, if it says so.
    pub home: Option<Place>,
    /// The places of the partners, in the order of the table.
    pub sites: Vec<Site>,
    /// Partners whose place nobody knows, with their country: «Янгон (Мьянма)».
    pub unknown: Vec<String>,
}

/// A place of a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// What it is called.
    pub name: String,
    /// Its country.
    pub country: String,
    /// Its region.
    pub region: String,
    /// Where it is.
    pub coordinates: Coordinates,
}

/// The places of all partners of `register`.
pub(super) fn map(register: &Register, home: Option<Place>) -> PartnerMap {
    let mut map = PartnerMap { home, ..PartnerMap::default() };
    let mut seen = BTreeSet::new();
    for (region, country) in register.countries() {
        let found = of(country);
        for place in found.sites {
            if seen.insert((place.coordinates, place.name.clone())) {
                map.sites.push(Site { region: region.name.clone(), ..place });
            }
        }
        map.unknown.extend(found.unknown);
    }
    map
}

/// The places of the partners of one country.
fn of(country: &Country) -> PartnerMap {
    let mut map = PartnerMap::default();
    for partner in country.agreements.iter().filter_map(|agreement| agreement.partner.as_ref()) {
        let sites = partner.places.iter().map(|place| Site {
            name: dates::capitalised(&place.name),
            country: country.name.clone(),
            region: String::new(),
            coordinates: place.coordinates,
        });
        map.sites.extend(sites);
        let named = format!("{} ({})", partner_name(partner), country.name);
        if partner.places.is_empty() && !map.unknown.contains(&named) {
            map.unknown.push(named);
        }
    }
    map
}
