//! What an office thinks of the rules: which of them it does not want to hear, and how grave the
//! others are to it.
//!
//! Codes enter, as the section `[lint]` of `pobratim.toml` lists them; findings leave without those
//! that are allowed, and with the severity that the office gave them. One finding at one place is
//! accepted by a baseline ([`Identity`](super::Identity)), not here.

use serde::{Deserialize, Deserializer, de::Error};

use super::{Finding, Rule, Severity, catalogue};

/// The code of a rule that there is, in any case of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code(&'static Rule);

impl Code {
    /// The rule.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        self.0
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        let rule = catalogue::find(&code);
        rule.map(Self).ok_or_else(|| D::Error::unknown_variant(&code, catalogue::CODES))
    }
}

/// The rules that an office treats otherwise than the program does. Of a code in several lists,
/// the strictest holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    /// What is not said at all.
    pub allow: Vec<Code>,
    /// What is worth knowing and no more.
    pub note: Vec<Code>,
    /// What is doubtful.
    pub warn: Vec<Code>,
    /// What is an error.
    pub deny: Vec<Code>,
}

impl Levels {
    /// Drops the findings of allowed rules and gives the others their severity.
    pub fn apply(&self, findings: &mut Vec<Finding>) {
        let weights = [
            (&self.deny, Severity::Error),
            (&self.warn, Severity::Warning),
            (&self.note, Severity::Note),
        ];
        findings.retain_mut(|finding| {
            let rule = finding.rule;
            let named = |codes: &[Code]| codes.iter().any(|code| code.0 == rule);
            let weight = weights.iter().find(|(codes, _)| named(codes));
            if let Some((_, severity)) = weight {
                finding.severity = *severity;
            }
            weight.is_some() || !named(&self.allow)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Levels};
    use crate::finding::{
        Finding, Severity,
        catalogue::{IMPOSSIBLE_DATE, NO_DATE, OUT_OF_ORDER, UNPLACED},
    };

    #[test]
    fn allowed_rules_fall_silent_and_others_change_their_weight() {
        let levels = Levels {
            allow: vec![Code(&OUT_OF_ORDER), Code(&UNPLACED)],
            note: vec![Code(&IMPOSSIBLE_DATE)],
            warn: vec![],
            deny: vec![Code(&UNPLACED)],
        };
        let rules = [&OUT_OF_ORDER, &UNPLACED, &IMPOSSIBLE_DATE, &NO_DATE];
        let mut findings = rules.map(|rule| Finding::new(rule, None, "")).to_vec();
        levels.apply(&mut findings);
        let left: Vec<_> = findings.iter().map(|f| (f.rule.code, f.severity)).collect();
        let expected =
            [("W303", Severity::Error), ("E202", Severity::Note), ("W204", Severity::Warning)];
        assert_eq!(left, expected);
    }
}
