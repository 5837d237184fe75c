//! One file a rule, named for the fault: what it means, what it says, how it is seen.

pub(super) mod agreement_twice;
pub(super) mod anniversary;
pub(super) mod bare_title;
pub(super) mod broken_spacing;
pub(super) mod country_twice;
pub(super) mod crowded_sheet;
pub(super) mod doubled_word;
pub(super) mod duplicate_event;
pub(super) mod event_elsewhere;
pub(super) mod expired;
pub(super) mod future_signing;
pub(super) mod likely_typo;
pub(super) mod look_alike_letters;
pub(super) mod misspelt_name;
pub(super) mod nearly_elsewhere;
pub(super) mod no_date;
pub(super) mod open_range;
pub(super) mod other_country;
pub(super) mod other_state;
pub(super) mod out_of_order;
pub(super) mod outside_year;
pub(super) mod partner_elsewhere;
pub(super) mod partner_events;
pub(super) mod partner_twice;
pub(super) mod private_person;
pub(super) mod run_together;
pub(super) mod tie_anniversary;
pub(super) mod title_date;
pub(super) mod two_digit_year;
pub(super) mod unbalanced_brackets;
pub(super) mod unbalanced_quotes;
pub(super) mod unfinished;

#[cfg(test)]
pub(super) mod fixture;
