//! One file a rule, named for the fault: what it means, what it says, how it is seen.

pub(super) mod broken_spacing;
pub(super) mod country_twice;
pub(super) mod look_alike_letters;
pub(super) mod misspelt_name;
pub(super) mod no_date;
pub(super) mod other_country;
pub(super) mod out_of_order;
pub(super) mod outside_year;
pub(super) mod partner_twice;
pub(super) mod unbalanced_quotes;

#[cfg(test)]
mod fixture;
