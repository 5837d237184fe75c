//! What a report consists of: chapters of display-ready Russian text beside typed values.
//!
//! Plain data: `compose` makes it, layout and workbook show it. What the register says in the same
//! words is borrowed from it: a report of 100,000 rows is not in memory twice.

use super::{Calendar, Front, PartnerMap};
use crate::{
    cell::Cells,
    finding::Finding,
    model::{DateSpan, PartnerKind, Register, Source},
};

/// The yearly report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report<'r> {
    /// What it is made of.
    pub(super) register: &'r Register,
    /// The title of the table, cleaned, or that of the office.
    pub title: String,
    /// The region or country that it is about, if it is not about all of them.
    pub part: Option<String>,
    /// What the first page says of the office.
    pub front: Front,
    /// The year that is reported on.
    pub year: i32,
    /// Where the table came from.
    pub source: Source,
    /// The year in numbers.
    pub figures: Figures,
    /// Where the partners are.
    pub map: PartnerMap,
    /// A chapter for each region, in the order of the table.
    pub chapters: Vec<Chapter<'r>>,
    /// On which days of the year something happened.
    pub calendar: Calendar,
    /// The round anniversaries of the coming year, by date.
    pub anniversaries: Vec<Anniversary<'r>>,
    /// What was found in the source: gravest first, then in the order of the table.
    pub findings: Vec<&'r Finding>,
    /// Fragments of text that belong to no event.
    pub fragments: Vec<Fragment>,
}

/// The year in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// How many countries.
    pub countries: usize,
    /// How many different partners.
    pub partners: usize,
    /// How many agreements.
    pub agreements: usize,
    /// How many events.
    pub events: usize,
    /// The same for each region, in the order of the table.
    pub by_region: Vec<RegionFigures>,
    /// Events by the month that they begin in, January first; an event that began in the year
    /// before counts for January.
    pub by_month: [MonthFigures; 12],
    /// Events known only to the quarter, season or year, or wholly in another year.
    pub outside_months: usize,
    /// Countries by number of events, busiest first, ties in the order of the table; at most ten.
    pub busiest: Vec<(String, usize)>,
    /// Signings by decade, oldest first: (1990, 7); decades without any are there unless the whole is
    /// longer than a century.
    pub by_decade: Vec<(i32, usize)>,
    /// Countries without an event this year, in the order of the table.
    pub quiet: Vec<String>,
}

/// A region in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegionFigures {
    /// The name.
    pub name: String,
    /// How many countries.
    pub countries: usize,
    /// How many different partners.
    pub partners: usize,
    /// How many agreements.
    pub agreements: usize,
    /// How many events.
    pub events: usize,
}

/// A month in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MonthFigures {
    /// How many events begin in it.
    pub events: usize,
    /// The same for each region, in the order of the table.
    pub by_region: Vec<usize>,
}

/// A region's chapter.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter<'r> {
    /// The name of the region.
    pub region: String,
    /// The countries, in the order of the table.
    pub countries: Vec<CountryBlock<'r>>,
}

/// A country within a chapter: agreements and events run side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct CountryBlock<'r> {
    /// The name.
    pub country: String,
    /// ISO 3166-1 alpha-2, where it is known.
    pub iso2: Option<String>,
    /// The agreements, in the order of the table.
    pub agreements: Vec<AgreementRow<'r>>,
    /// The events by date.
    pub events: Vec<EventRow<'r>>,
}

/// An agreement as a row.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementRow<'r> {
    /// The partner, with a capital first; none for an agreement with a government.
    pub partner: Option<String>,
    /// What the partner is.
    pub kind: Option<PartnerKind>,
    /// The title of the document.
    pub title: &'r str,
    /// When it was signed, short: «09.12.2005», «июнь 2017 г.», «2009, 2024»; empty if unknown.
    pub signed: String,
    /// The same, typed.
    pub dates: &'r [DateSpan],
    /// The words of the source.
    pub signed_as_written: &'r str,
    /// The cells that it came from, as text: «2025!B8».
    pub cells: String,
}

/// An event as a row.
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow<'r> {
    /// When, for reading: «18–21 мая», «30 октября – 1 ноября», «В мае», «В 2025 году».
    pub when: String,
    /// The same, typed.
    pub dates: &'r [DateSpan],
    /// What happened.
    pub text: &'r str,
    /// The words of the source, date head and all.
    pub as_written: &'r str,
    /// The cells that it came from, as text.
    pub cells: String,
}

/// A month of the chronology.
#[derive(Debug, Clone, PartialEq)]
pub struct ChronologyMonth<'r> {
    /// «Январь»; «Без точного месяца» for what no month can claim.
    pub name: String,
    /// The events by date.
    pub entries: Vec<ChronologyEntry<'r>>,
}

/// An event of the chronology.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChronologyEntry<'r> {
    /// The country.
    pub country: &'r str,
    /// The event.
    pub event: &'r EventRow<'r>,
}

/// A signing in the register of agreements: an agreement with two dates has two.
#[derive(Debug, Clone, PartialEq)]
pub struct Signing<'r> {
    /// When, in words: «9 декабря 2005 г.»; «без даты».
    pub when: String,
    /// The same, typed; none where the source is silent or unreadable.
    pub date: Option<DateSpan>,
    /// The country.
    pub country: &'r str,
    /// The partner; none for an agreement with a government.
    pub partner: Option<String>,
    /// The title of the document.
    pub title: &'r str,
}

/// A round anniversary of the coming year.
#[derive(Debug, Clone, PartialEq)]
pub struct Anniversary<'r> {
    /// How many years: a multiple of five.
    pub years: i32,
    /// The day, month or year of the coming year that it falls on: «25 сентября», «Июнь», «2026 год».
    pub when: String,
    /// What was signed.
    pub signing: Signing<'r>,
}

/// Text of the source that belongs to no event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// The region that it stands under.
    pub region: String,
    /// The country that it stands under.
    pub country: String,
    /// The words.
    pub text: String,
    /// The cells.
    pub cells: Cells,
}
