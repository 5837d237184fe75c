//! Every signing by date, and the round anniversaries that are to come.

use chrono::Datelike;

use super::{Anniversary, Report, Signing, compose::partner_name, dates};
use crate::model::{PartialDate, Register};

impl<'r> Report<'r> {
    /// Every signing, oldest first, ties in the order of the table; what has no date stands last.
    #[must_use]
    pub fn signings(&self) -> Vec<Signing<'r>> {
        signings(self.register)
    }
}

pub(super) fn signings(register: &Register) -> Vec<Signing<'_>> {
    let mut signings = Vec::new();
    for (_, country) in register.countries() {
        for agreement in &country.agreements {
            let signing = |when, date| Signing {
                when,
                date,
                country: &country.name,
                partner: agreement.partner.as_ref().map(partner_name),
                title: &agreement.title,
            };
            signings.extend(
                agreement.signed.iter().map(|date| signing(dates::signed_long(date), Some(*date))),
            );
            if agreement.signed.is_empty() {
                signings.push(signing("без даты".to_owned(), None));
            }
        }
    }
    signings.sort_by_key(|signing| {
        signing.date.map_or((true, None), |d| (false, Some((d.start_day(), d.end_day()))))
    });
    signings
}

/// The anniversaries of `year` that are multiples of five, by date; those known only to the year
/// stand last.
pub(super) fn anniversaries<'r>(signings: &[Signing<'r>], year: i32) -> Vec<Anniversary<'r>> {
    let mut found: Vec<(u32, u32, Anniversary<'r>)> = Vec::new();
    for signing in signings {
        let Some(date) = signing.date.filter(|date| date.start == date.end && !date.approximate)
        else {
            continue;
        };
        let years = year - date.start.year();
        if years <= 0 || years % 5 != 0 || matches!(date.start, PartialDate::Decade(_)) {
            continue;
        }
        let (month, day) = match date.start {
            PartialDate::Day(day) => (day.month(), day.day()),
            PartialDate::Month(_, month) => (month, 32),
            _ => (13, 0),
        };
        let when = dates::anniversary(date.start, year);
        found.push((month, day, Anniversary { years, when, signing: signing.clone() }));
    }
    found.sort_by_key(|(month, day, _)| (*month, *day));
    found.into_iter().map(|(_, _, anniversary)| anniversary).collect()
}
