//! The year in numbers.

use std::collections::BTreeSet;

use super::{Figures, RegionFigures, chronology::month_of};
use crate::model::{Agreement, Country, Register};

/// How many countries the list of the busiest has at most.
const BUSIEST: usize = 10;
/// Years that decades without a signing are shown within; a treaty of 1703 would bring thirty.
const LONGEST_GAPLESS: i32 = 120;

/// The figures of `register`.
pub(super) fn figures(register: &Register) -> Figures {
    let mut figures = Figures { by_region: by_region(register), ..Figures::default() };
    for region in &figures.by_region {
        figures.countries += region.countries;
        figures.partners += region.partners;
        figures.agreements += region.agreements;
        figures.events += region.events;
    }
    by_month(register, &mut figures);
    figures.by_decade = by_decade(register);
    let events =
        register.countries().map(|(_, country)| (country.name.clone(), country.events.len()));
    let (mut busy, quiet): (Vec<_>, Vec<_>) = events.partition(|(_, events)| *events > 0);
    busy.sort_by_key(|(_, events)| std::cmp::Reverse(*events));
    busy.truncate(BUSIEST);
    figures.busiest = busy;
    figures.quiet = quiet.into_iter().map(|(name, _)| name).collect();
    figures
}

fn by_region(register: &Register) -> Vec<RegionFigures> {
    let count = |countries: &[Country], of: fn(&Country) -> usize| countries.iter().map(of).sum();
    let regions = register.regions.iter();
    regions
        .map(|region| RegionFigures {
            name: region.name.clone(),
            countries: region.countries.len(),
            partners: partners(&region.countries),
            agreements: count(&region.countries, |country| country.agreements.len()),
            events: count(&region.countries, |country| country.events.len()),
        })
        .collect()
}

/// How many different partners there are; the same name in two countries is two partners.
fn partners(countries: &[Country]) -> usize {
    let names = countries.iter().flat_map(|country| {
        let partners = country.agreements.iter().filter_map(|agreement| agreement.partner.as_ref());
        partners.map(|partner| (country.name.as_str(), partner.name.as_str()))
    });
    names.collect::<BTreeSet<_>>().len()
}

fn by_month(register: &Register, figures: &mut Figures) {
    for month in &mut figures.by_month {
        month.by_region = vec![0; register.regions.len()];
    }
    for (at, region) in register.regions.iter().enumerate() {
        for event in region.countries.iter().flat_map(|country| &country.events) {
            let month = month_of(&event.dates, register.year).and_then(|m| usize::try_from(m).ok());
            let Some(month) = month.and_then(|m| figures.by_month.get_mut(m.checked_sub(1)?))
            else {
                figures.outside_months += 1;
                continue;
            };
            month.events += 1;
            if let Some(region) = month.by_region.get_mut(at) {
                *region += 1;
            }
        }
    }
}

fn by_decade(register: &Register) -> Vec<(i32, usize)> {
    let agreements = register.countries().flat_map(|(_, country)| &country.agreements);
    let decades: Vec<i32> = agreements
        .flat_map(|agreement: &Agreement| &agreement.signed)
        .map(|date| date.start.year().div_euclid(10) * 10)
        .collect();
    let (Some(&first), Some(&last)) = (decades.iter().min(), decades.iter().max()) else {
        return Vec::new();
    };
    let count = |decade| decades.iter().filter(|&&d| d == decade).count();
    let counted = (first..=last).step_by(10).map(|decade| (decade, count(decade)));
    let gapless = last - first <= LONGEST_GAPLESS;
    counted.filter(|(_, signings)| gapless || *signings > 0).collect()
}
