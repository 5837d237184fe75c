//! Which finding is the same as one of another day: rows move, words stay.
//!
//! Findings enter; leave their identities, which know neither sheet nor row, and the findings
//! parted into new ones and those that somebody accepted before. Files are absent on purpose: the
//! list of accepted findings is read and written by `pipeline::baseline`.

use std::collections::BTreeMap;

use super::Finding;

/// What makes a finding the same one after rows were inserted: its rule and its words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// The code of the rule.
    pub code: String,
    /// The quoted words, with single spaces; without a quote the message without its numbers,
    /// because they may be those of rows.
    pub words: String,
}

impl Identity {
    /// The identity of a finding.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        let words = match &finding.quote {
            Some(quote) => quote.clone(),
            None => finding.message.replace(|c: char| c.is_ascii_digit(), ""),
        };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { code: finding.rule.code.to_owned(), words }
    }
}

/// How often each identity is accepted.
pub type Accepted = BTreeMap<Identity, usize>;

/// Every finding as one that is accepted from now on.
#[must_use]
pub fn identities(findings: &[Finding]) -> Accepted {
    let mut accepted = Accepted::new();
    for finding in findings {
        *accepted.entry(Identity::of(finding)).or_default() += 1;
    }
    accepted
}

/// Findings, compared with those that were accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// Those that nobody accepted.
    pub new: Vec<Finding>,
    /// Those that were accepted.
    pub known: Vec<Finding>,
    /// What was accepted and is found no more, and how often.
    pub stale: Accepted,
}

/// Parts `findings`; of equal ones as many are known as were accepted, from the top.
#[must_use]
pub fn accept(findings: Vec<Finding>, accepted: &Accepted) -> Acceptance {
    let mut left = accepted.clone();
    let (known, new) = findings.into_iter().partition(|finding| {
        let count = left.get_mut(&Identity::of(finding)).filter(|count| **count > 0);
        count.map(|count| *count -= 1).is_some()
    });
    left.retain(|_, count| *count > 0);
    Acceptance { new, known, stale: left }
}

#[cfg(test)]
mod tests {
    use super::{Identity, accept, identities};
    use crate::{
        cell::{CellRef, Column, Row},
        finding::{Finding, catalogue},
    };

    fn fragment(row: u32, words: &str) -> Finding {
        let cell = CellRef::new("2025", Row::new(row), Column::new(5));
        Finding::new(&catalogue::UNPLACED, Some(cell), "Обрывок").quote(words)
    }

    #[test]
    fn inserted_rows_and_wrapped_lines_change_no_identity() {
        let moved = fragment(90, "отдела\n Канцелярии");
        assert_eq!(Identity::of(&fragment(9, "отдела Канцелярии")), Identity::of(&moved));
        let unquoted = |message| Identity::of(&Finding::new(&catalogue::JOINED_ROW, None, message));
        assert_eq!(unquoted("Присоединена к строке 8"), unquoted("Присоединена к строке 12"));
    }

    #[test]
    fn of_equal_findings_as_many_are_known_as_were_accepted() {
        let accepted = identities(&[fragment(1, "а"), fragment(2, "б"), fragment(3, "б")]);
        let found = vec![fragment(5, "а"), fragment(6, "а"), fragment(7, "б"), fragment(8, "в")];
        let parted = accept(found, &accepted);
        assert_eq!(parted.known, [fragment(5, "а"), fragment(7, "б")]);
        assert_eq!(parted.new, [fragment(6, "а"), fragment(8, "в")]);
        let stale = Identity { code: "W303".to_owned(), words: "б".to_owned() };
        assert_eq!(parted.stale.into_iter().collect::<Vec<_>>(), [(stale, 1)]);
    }
}
