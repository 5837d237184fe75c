//! Register → findings: what is doubtful although it could be read.
//!
//! A [`Register`] enters; [`Finding`]s leave, in the order of the table. Each rule is a pure
//! function in a file of its own under `rules`; this file is their list. What cannot be read at
//! all is absent on purpose: the stage that fails to read it says so. Nothing is ever changed.

mod capitals;
mod corpus;
mod dictionary;
mod inflection;
mod mentioned;
mod names;
mod near;
mod rules;
mod texts;

use std::{collections::BTreeMap, ops::Range};

use rayon::prelude::*;

use self::corpus::Corpus;
use crate::{
    finding::{self, Finding},
    model::{DateSpan, Register},
};

/// The country whose cities write these tables.
pub const HOME: &str = "RU";

/// What the rules may know beside the register.
#[derive(Debug, Clone)]
pub struct LintOptions {
    /// Names of countries by ISO 3166-1 alpha-2, from the vocabulary: `BY` → Беларусь, Республика
    /// Беларусь. What the register calls them is known without it.
    pub country_names: BTreeMap<String, Vec<String>>,
    /// Names of places in the countries of the register and in [`HOME`], likewise.
    pub place_names: BTreeMap<String, Vec<String>>,
    /// The dates in a free text, such as the title of a document: `normalise` reads them.
    pub dates: fn(&str) -> Vec<Dated>,
}

/// An expression of dates in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The bytes of the text that it takes up.
    pub bytes: Range<usize>,
    /// The dates, in the order of the text.
    pub dates: Vec<DateSpan>,
}

/// Without names and dates the rules that need them see nothing.
impl Default for LintOptions {
    fn default() -> Self {
        Self { country_names: BTreeMap::new(), place_names: BTreeMap::new(), dates: |_| Vec::new() }
    }
}

/// A rule: what enters is the whole table, because a fault may lie between two countries.
type Check = fn(&Corpus) -> Vec<Finding>;

/// Every rule that is checked here, by code.
const CHECKS: [Check; 32] = [
    rules::crowded_sheet::check,
    rules::no_date::check,
    rules::two_digit_year::check,
    rules::title_date::check,
    rules::future_signing::check,
    rules::outside_year::check,
    rules::out_of_order::check,
    rules::other_country::check,
    rules::unfinished::check,
    rules::run_together::check,
    rules::duplicate_event::check,
    rules::event_elsewhere::check,
    rules::nearly_elsewhere::check,
    rules::anniversary::check,
    rules::tie_anniversary::check,
    rules::open_range::check,
    rules::partner_twice::check,
    rules::expired::check,
    rules::other_state::check,
    rules::bare_title::check,
    rules::agreement_twice::check,
    rules::partner_events::check,
    rules::misspelt_name::check,
    rules::country_twice::check,
    rules::look_alike_letters::check,
    rules::partner_elsewhere::check,
    rules::unbalanced_quotes::check,
    rules::unbalanced_brackets::check,
    rules::likely_typo::check,
    rules::doubled_word::check,
    rules::broken_spacing::check,
    rules::private_person::check,
];

/// Checks the register by every rule; the findings stand in the order of the table.
#[must_use]
pub fn lint(register: &Register, options: &LintOptions) -> Vec<Finding> {
    let corpus = Corpus::new(register, options);
    // Side by side, but told in the order of the list.
    let mut findings: Vec<_> = CHECKS.par_iter().flat_map_iter(|check| check(&corpus)).collect();
    finding::sort(&mut findings);
    findings
}
