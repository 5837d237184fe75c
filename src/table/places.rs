//! Where a row belongs: the region and the country that hold, and the agreement that it repeats.
//!
//! Names and agreements enter in the order of the rows; regions with their countries leave, each
//! once, however often and wherever its name is written.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::{
    TableAgreement, TableCountry, TableRegion,
    grid::{GridCell, GridRow},
    kind::is_ditto,
    numbering::unnumbered,
    role::{Role, fold},
    rows::located,
};
use crate::cell::{CellRef, Cells, Located};

/// The regions so far, and where we are in them.
#[derive(Default)]
pub(super) struct Places {
    /// The regions, by their first rows.
    pub(super) regions: Vec<TableRegion>,
    /// The region that holds.
    region: Option<usize>,
    /// The country that holds in it; none at the beginning of a region.
    country: Option<usize>,
    /// Their names, folded.
    region_name: String,
    country_name: String,
    known_regions: FxHashMap<String, usize>,
    known_countries: FxHashMap<(usize, String), usize>,
    known_agreements: FxHashMap<(usize, usize, u64), usize>,
    /// The region, country and place of the last agreement that a row named.
    last: Option<[usize; 3]>,
}

impl Places {
    /// Enters a region, unless this is the name of the one that holds: a heading repeated on a
    /// new page, or the region's column in the next row. Under the `heading` of a region another
    /// country begins.
    pub(super) fn enter_region(&mut self, name: &GridCell, heading: bool) {
        let folded = fold(unnumbered(&name.text));
        if self.region.is_some() && self.region_name == folded {
            self.add_name(name);
            return;
        }
        let next = self.regions.len();
        let region = *self.known_regions.entry(folded.clone()).or_insert(next);
        self.region = Some(region);
        self.country = None;
        self.region_name = folded;
        if region == next {
            self.regions.push(TableRegion { name: Some(located(name)), countries: Vec::new() });
        } else if heading {
            self.add_name(name);
        }
    }

    /// Remembers a further cell with the name of the region.
    fn add_name(&mut self, cell: &GridCell) {
        let region = self.region.and_then(|region| self.regions.get_mut(region));
        let name = region.and_then(|region| region.name.as_mut());
        if let Some(name) = name.filter(|name| name.cells.last() != Some(&cell.at)) {
            name.cells.push(cell.at.clone());
        }
    }

    /// Enters the country of the row: the one that holds, or another where the row names one. A
    /// row that no country stands above enters one without a name, so that nothing of it is lost.
    /// Tells whether it is another country than before.
    pub(super) fn enter_country(&mut self, row: &GridRow) -> bool {
        let names = |name: &&GridCell| name.own || self.country.is_none();
        let name = row.get(Role::Country).filter(names).filter(|name| !is_ditto(&name.text));
        let folded = name.map(|name| fold(unnumbered(&name.text)));
        let goes_on = name.is_none() || folded.as_deref() == Some(&*self.country_name);
        if let Some(country) = self.country().filter(|_| goes_on) {
            country.name.cells.extend(name.map(|name| name.at.clone()));
            return false;
        }
        let region = *self.region.get_or_insert_with(|| {
            self.regions.push(TableRegion { name: None, countries: Vec::new() });
            self.regions.len() - 1
        });
        let folded = folded.unwrap_or_default();
        let countries = self.regions.get_mut(region).map(|region| &mut region.countries);
        let Some(countries) = countries else { return false };
        let next = countries.len();
        let country = *self.known_countries.entry((region, folded.clone())).or_insert(next);
        if country == next {
            let cells = row.all_own().map(|cell| cell.at.clone()).take(1).collect();
            let name = name.map_or(Located { value: String::new(), cells }, located);
            countries.push(TableCountry { name, ..TableCountry::default() });
        } else if let (Some(country), Some(name)) = (countries.get_mut(country), name) {
            country.name.cells.push(name.at.clone());
        }
        self.country = Some(country);
        self.country_name = folded;
        true
    }

    /// The country that holds; there is one as soon as a row entered it.
    pub(super) fn country(&mut self) -> Option<&mut TableCountry> {
        self.regions.get_mut(self.region?)?.countries.get_mut(self.country?)
    }

    /// The last agreement that a row named: what ditto marks repeat.
    pub(super) fn last(&self) -> Option<&TableAgreement> {
        let [region, country, agreement] = self.last?;
        self.regions.get(region)?.countries.get(country)?.agreements.get(agreement)
    }

    /// Whether the country that holds has no name.
    pub(super) fn is_nameless(&mut self) -> bool {
        self.country().is_none_or(|country| country.name.value.is_empty())
    }

    /// Adds an agreement to the country, unless it stands there already: as a row that has
    /// `events` repeats it, or as a partner named again without a document.
    pub(super) fn agree(&mut self, agreement: TableAgreement, events: bool) -> bool {
        let (Some(region), Some(at)) = (self.region, self.country) else { return false };
        let key = |hash| (region, at, hash);
        let partner_alone = agreement.partner.is_some()
            && agreement.title.value.is_empty()
            && agreement.signed.is_none();
        let known = self.known_agreements.get(&key(hash(&agreement))).copied();
        let Some(country) = self.country() else { return false };
        let agreements = &mut country.agreements;
        let next = agreements.len();
        if events || partner_alone {
            let same = known.and_then(|known| agreements.get_mut(known));
            let partner = agreement.partner.as_ref().map(|partner| &partner.value);
            let same = same.filter(|same| {
                says_the_same(same, &agreement)
                    || (partner_alone && same.partner.as_ref().map(|p| &p.value) == partner)
            });
            if let Some(same) = same {
                add_cells(same, &agreement);
                self.last = known.map(|known| [region, at, known]);
                return false;
            }
        }
        let alone = TableAgreement {
            partner: agreement.partner.clone(),
            title: Located::default(),
            signed: None,
        };
        let hashes = [hash(&agreement), hash(&alone)];
        agreements.push(agreement);
        self.last = Some([region, at, next]);
        for hash in hashes {
            self.known_agreements.entry(key(hash)).or_insert(next);
        }
        true
    }
}

/// The words of an agreement.
fn words(agreement: &TableAgreement) -> [Option<&str>; 3] {
    let TableAgreement { partner, title, signed } = agreement;
    let signed = signed.as_ref().map(|signed| signed.value.shown.as_str());
    [partner.as_ref().map(|partner| partner.value.as_str()), Some(title.value.as_str()), signed]
}

fn says_the_same(one: &TableAgreement, other: &TableAgreement) -> bool {
    words(one) == words(other)
}

fn hash(agreement: &TableAgreement) -> u64 {
    let mut hasher = FxHasher::default();
    words(agreement).hash(&mut hasher);
    hasher.finish()
}

/// Remembers the cells in which an agreement stands again.
fn add_cells(agreement: &mut TableAgreement, again: &TableAgreement) {
    let add = |cells: &mut Cells, more: &[CellRef]| {
        if cells.last() != more.last() {
            cells.extend(more.iter().cloned());
        }
    };
    if let (Some(partner), Some(more)) = (&mut agreement.partner, &again.partner) {
        add(&mut partner.cells, &more.cells);
    }
    add(&mut agreement.title.cells, &again.title.cells);
    if let (Some(signed), Some(more)) = (&mut agreement.signed, &again.signed) {
        add(&mut signed.cells, &more.cells);
    }
}
