//! The register in parts, for a report on each region or each country beside the whole.
//!
//! A register and its findings enter; [`Part`]s leave: registers of one region or one country, each
//! with the findings in its own rows, in the order of the table. What the findings say of the table
//! as a whole stays with the whole.

use std::collections::BTreeSet;

use super::slug::slug;
use crate::{
    cell::{CellRef, Row},
    finding::Finding,
    model::{Country, Region, Register},
};

/// What a report of its own is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// Each region.
    Region,
    /// Each country.
    Country,
}

/// A part of the register.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The region or the country.
    pub name: String,
    /// The same for the name of a file, unlike that of every other part.
    pub slug: String,
    /// What belongs to it.
    pub register: Register,
    /// The findings in its rows.
    pub findings: Vec<Finding>,
}

/// The parts of a register. A country that stands in two regions is a part in each.
#[must_use]
pub fn parts(register: &Register, findings: &[Finding], split: Split) -> Vec<Part> {
    let mut taken = BTreeSet::new();
    let mut parts = Vec::new();
    for region in &register.regions {
        let wholes: Vec<(&str, Region)> = match split {
            Split::Region => vec![(name(region), region.clone())],
            Split::Country => region
                .countries
                .iter()
                .map(|country| (country.name.as_str(), alone(region, country)))
                .collect(),
        };
        for (name, region) in wholes {
            let rows = rows(&region, split);
            let of_it = |finding: &&Finding| {
                finding.cell.as_ref().is_some_and(|cell| rows.contains(&place(cell)))
            };
            parts.push(Part {
                name: name.to_owned(),
                slug: unlike(&mut taken, slug(name)),
                findings: findings.iter().filter(of_it).cloned().collect(),
                register: Register {
                    year: register.year,
                    title: register.title.clone(),
                    regions: vec![region],
                    // What the report does not show stays with the whole, as the source does.
                    extra: Vec::new(),
                },
            });
        }
    }
    parts
}

/// What a part is called: a table may have no regions.
fn name(region: &Region) -> &str {
    if region.name.is_empty() { "Без региона" } else { &region.name }
}

/// A region of one country.
fn alone(region: &Region, country: &Country) -> Region {
    Region {
        name: region.name.clone(),
        as_written: region.as_written.clone(),
        cell: region.cell.clone(),
        countries: vec![country.clone()],
    }
}

/// The rows that a part stands in; the heading of a region belongs to no single country.
fn rows(region: &Region, split: Split) -> BTreeSet<(String, Row)> {
    let heading = region.cell.iter().filter(|_| split == Split::Region);
    let cells = region.countries.iter().flat_map(|country| {
        let agreements = country.agreements.iter().flat_map(|agreement| &agreement.cells);
        let events = country.events.iter().flat_map(|event| &event.cells);
        let unplaced = country.unplaced.iter().flat_map(|fragment| &fragment.cells);
        country.cells.iter().chain(agreements).chain(events).chain(unplaced)
    });
    heading.chain(cells).map(place).collect()
}

fn place(cell: &CellRef) -> (String, Row) {
    (cell.sheet.to_string(), cell.row)
}

/// The slug, with a number if it is taken or empty.
fn unlike(taken: &mut BTreeSet<String>, slug: String) -> String {
    let stem = if slug.is_empty() { "chast".to_owned() } else { slug };
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let mut names = std::iter::once(stem.clone()).chain(numbered);
    let free = names.find(|name| taken.insert(name.clone()));
    free.unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_unlike_each_other() {
        let mut taken = BTreeSet::new();
        let names = ["Корея", "Корея!", "корея 2", "中国", "日本"];
        let slugs = names.map(|name| unlike(&mut taken, slug(name)));
        assert_eq!(slugs, ["koreia", "koreia-2", "koreia-2-2", "chast", "chast-2"]);
    }
}
