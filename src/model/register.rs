//! The register: the whole table, understood. Plain values in the order of the source.
//!
//! Serialised, these types are the `regions` of the schema `pobratim/1`; the field order here is
//! the field order there.

use serde::{Serialize, Serializer};

use super::{DateSpan, Extra, Place};
use crate::cell::{CellRef, Cells, Located};

/// The whole table, understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Register {
    /// The year that is reported on.
    pub year: i32,
    /// What stands above the table, cleaned.
    pub title: String,
    /// The regions, as they stand.
    pub regions: Vec<Region>,
    /// The columns that the report does not hold.
    pub extra: Vec<Extra>,
}

/// Where a register came from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Source {
    /// The name of the file, without its folder.
    pub file: String,
    /// The sheet that the table stands on; several are joined with a comma.
    pub sheet: String,
    /// The SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// What its columns are called: country, partner, basis, date, events.
    #[serde(skip)]
    pub columns: [String; 5],
}

/// A heading row of the table and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Region {
    /// The name to show, such as «Европа».
    pub name: String,
    /// The name in the source, such as «ЕВРОПА».
    pub as_written: String,
    /// The cell of the heading; none for what stands above the first heading.
    #[serde(skip)]
    pub cell: Option<CellRef>,
    /// The countries, as they stand.
    pub countries: Vec<Country>,
}

/// A country, its agreements and its events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Country {
    /// The name to show: one name a country in one report.
    pub name: String,
    /// The name in the source, where the country first stands.
    pub as_written: String,
    /// ISO 3166-1 alpha-2, where the vocabulary knows the country.
    pub iso2: Option<String>,
    /// The cells that name the country.
    #[serde(skip)]
    pub cells: Vec<CellRef>,
    /// The agreements, as they stand.
    pub agreements: Vec<Agreement>,
    /// The events by start, then end; ties keep source order.
    pub events: Vec<Event>,
    /// Fragments without a date that belong to no event, in source order.
    #[serde(serialize_with = "fragments")]
    pub unplaced: Vec<Located<String>>,
}

/// A document or tie that the partnership rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Agreement {
    /// The other side, or none: an agreement with a government.
    #[serde(flatten, serialize_with = "partner")]
    pub partner: Option<Partner>,
    /// The title of the document, cleaned.
    pub title: String,
    /// When it was signed: none where the source is silent, several where it lists them.
    pub signed: Vec<DateSpan>,
    /// The words of the date cell; empty where there is none.
    pub signed_as_written: String,
    /// The cells of partner, title and date, in reading order.
    pub cells: Vec<CellRef>,
    /// The title as the source has it: pieces joined, markup gone, characters untouched.
    #[serde(skip)]
    pub title_as_written: Located<String>,
    /// The cell of the date.
    #[serde(skip)]
    pub signed_cell: Option<CellRef>,
}

/// The other side of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// The name to show.
    pub name: String,
    /// The name in the source, and its cell.
    pub as_written: Located<String>,
    /// What kind of place or body it is.
    pub kind: PartnerKind,
    /// Where it is: one place, one each for «Хайфон и провинция Кханьхоа», none where the
    /// vocabulary does not know. In no JSON of the register: the source does not say it.
    pub places: Vec<Place>,
}

/// What a partner is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum PartnerKind {
    /// A city.
    City,
    /// A province, oblast, state or land.
    Province,
    /// A district of a city.
    District,
    /// A republic within a state, an autonomy, or several places named together.
    Entity,
}

/// Something that happened in the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// When, as spans in the order of the source; never empty.
    pub dates: Vec<DateSpan>,
    /// What: the words without the date head, cleaned.
    pub text: String,
    /// The whole of it as the source has it, head and all.
    pub as_written: String,
    /// The cells that it stands in, in reading order.
    pub cells: Cells,
    /// Its place among the country's events in the source, from zero.
    #[serde(skip)]
    pub ordinal: usize,
}

impl Event {
    /// The span from the first start to the last end, for sorting and for calendars.
    #[must_use]
    pub fn extent(&self) -> (chrono::NaiveDate, chrono::NaiveDate) {
        DateSpan::extent(&self.dates)
    }
}

impl Country {
    /// Every text as the source has it, with its first cell: titles, partners, fragments, events.
    pub fn texts(&self) -> impl Iterator<Item = (&str, Option<&CellRef>)> {
        let titles = self.agreements.iter().map(|agreement| &agreement.title_as_written);
        let partners = self.agreements.iter().filter_map(|a| Some(&a.partner.as_ref()?.as_written));
        let located = titles.chain(partners).chain(&self.unplaced);
        let events = self.events.iter().map(|e| (e.as_written.as_str(), e.cells.first()));
        located.map(|text| (text.value.as_str(), text.cell())).chain(events)
    }
}

impl Register {
    /// Every country with its region, in the order of the source.
    pub fn countries(&self) -> impl Iterator<Item = (&Region, &Country)> {
        self.regions.iter().flat_map(|region| region.countries.iter().map(move |c| (region, c)))
    }
}

#[expect(clippy::ref_option, reason = "the signature that serde calls")]
fn partner<S: Serializer>(partner: &Option<Partner>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Flat<'a> {
        partner: Option<&'a str>,
        partner_as_written: Option<&'a str>,
        kind: Option<PartnerKind>,
    }
    let flat = Flat {
        partner: partner.as_ref().map(|p| p.name.as_str()),
        partner_as_written: partner.as_ref().map(|p| p.as_written.value.as_str()),
        kind: partner.as_ref().map(|p| p.kind),
    };
    flat.serialize(serializer)
}

/// Words and where they stand.
pub(super) fn fragments<S: Serializer>(
    fragments: &[Located<String>],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Fragment<'a> {
        text: &'a str,
        cells: &'a [CellRef],
    }
    serializer.collect_seq(fragments.iter().map(|f| Fragment { text: &f.value, cells: &f.cells }))
}
