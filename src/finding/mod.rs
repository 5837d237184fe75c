//! What is wrong or doubtful in the source, at a cell: the words of every complaint.
//!
//! A [`Rule`] (from the [`catalogue`]) and a place enter; a [`Finding`] leaves. The data's faults
//! are findings: they are collected beside the value ([`Checked`]) and never stop a run. The
//! environment's faults are the error enums of the stages and are absent here on purpose.

pub mod catalogue;
mod identity;
mod levels;

use std::{borrow::Cow, fmt};

use serde::{Serialize, Serializer};

pub use self::{
    identity::{Acceptance, Accepted, Identity, accept, identities},
    levels::{Code, Levels},
};
use crate::cell::CellRef;

/// How grave a finding is, least grave first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing: the program understood the source and says how.
    Note,
    /// Doubtful: a person should look.
    Warning,
    /// Wrong: the source contradicts itself or cannot be read there.
    Error,
}

impl Severity {
    /// The word that a Russian reader sees.
    #[must_use]
    pub fn russian(self) -> &'static str {
        match self {
            Self::Note => "сведение",
            Self::Warning => "предупреждение",
            Self::Error => "ошибка",
        }
    }
}

/// A rule that a source can break: what `explain` shows and what every [`Finding`] names.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The code, such as `E202`: the letter of the severity and three digits, the first of which
    /// is the family (1 structure, 2 dates, 3 events, 4 agreements, 5 names, 6 text,
    /// 7 persons).
    pub code: &'static str,
    /// The English name in capitals, such as `IMPOSSIBLE_DATE`, for other programs.
    pub name: &'static str,
    /// How grave a breach is.
    pub severity: Severity,
    /// The name of the fault, in Russian, as a heading.
    pub title: &'static str,
    /// What, why, an example and what to do: Markdown in Russian.
    pub doc: &'static str,
}

/// Something wrong or doubtful in the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule that was broken.
    #[serde(rename = "code")]
    pub rule: &'static Rule,
    /// How grave it is.
    pub severity: Severity,
    /// The cell, or none where the whole table is meant.
    pub cell: Option<CellRef>,
    /// What is wrong, in Russian: a sentence with its capital, without the full stop at the end.
    pub message: String,
    /// What to do about it, in Russian.
    pub hint: Option<Cow<'static, str>>,
    /// The words of the source that are meant, exactly as they stand there.
    pub quote: Option<String>,
}

impl Finding {
    /// Its severity and code as the head of a note at its cell: «Предупреждение W601».
    #[must_use]
    pub fn note_head(&self) -> String {
        format!("{} {}", severity_at_the_beginning(self.severity), self.rule.code)
    }
}

/// Whether a note at a cell says findings of an earlier run, rather than words of the office.
///
/// ```
/// # use pobratim::finding::is_told_in;
/// assert!(is_told_in("Предупреждение W601: Кавычка без пары"));
/// assert!(!is_told_in("Предупреждение: уточнить у коллег"));
/// ```
#[must_use]
pub fn is_told_in(note: &str) -> bool {
    let head = note.split(':').next().unwrap_or_default();
    let Some((severity, code)) = head.rsplit_once(' ') else { return false };
    let all = [Severity::Note, Severity::Warning, Severity::Error];
    catalogue::find(code).is_some()
        && all.iter().any(|&of| severity == severity_at_the_beginning(of))
}

fn severity_at_the_beginning(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "Сведение",
        Severity::Warning => "Предупреждение",
        Severity::Error => "Ошибка",
    }
}

impl Rule {
    /// The name in the style of class names: `IMPOSSIBLE_DATE` → `ImpossibleDate`.
    #[must_use]
    pub fn pascal_name(&self) -> String {
        let words = self.name.split('_').filter_map(|word| word.split_at_checked(1));
        words.flat_map(|(head, tail)| [head.to_owned(), tail.to_lowercase()]).collect()
    }

    /// What is wrong, from the doc: its first section, in one line without markup.
    #[must_use]
    pub fn what(&self) -> String {
        let body = self.doc.split("\n## ").nth(1).and_then(|section| section.split_once('\n'));
        body.map_or("", |(_, body)| body).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A rule is written as its code.
impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

impl Finding {
    /// A breach of `rule` with the severity of the rule.
    pub fn new(rule: &'static Rule, cell: Option<CellRef>, message: impl Into<String>) -> Self {
        let (message, severity) = (message.into(), rule.severity);
        Self { rule, severity, cell, message, hint: None, quote: None }
    }

    /// The same finding with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same finding with the words that are meant.
    #[must_use]
    pub fn quote(mut self, quote: impl Into<String>) -> Self {
        self.quote = Some(quote.into());
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.severity.russian(), self.rule.code)?;
        if let Some(cell) = &self.cell {
            write!(f, " {cell}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Puts findings in the order in which a person meets them: what concerns the whole table first,
/// then by sheet, row and column, then by code; equals keep their order.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (&a.cell, a.rule.code).cmp(&(&b.cell, b.rule.code)));
}

/// The beginning of `text` for a message: at most `limit` characters, cut after a whole word and
/// marked with an ellipsis; blanks and line breaks become single spaces.
///
/// ```
/// # use pobratim::finding::excerpt;
/// assert_eq!(excerpt("6-8 октября – визит.", 40), "6-8 октября – визит.");
/// assert_eq!(excerpt("6-8 октября – визит делегации Таиланда", 30), "6-8 октября – визит делегации…");
/// assert_eq!(excerpt("Великомученика", 5), "Велик…");
/// ```
#[must_use]
pub fn excerpt(text: &str, limit: usize) -> String {
    // One more than the limit tells whether the text goes on.
    let mut start = String::new();
    let mut room = limit + 1;
    for word in text.split_whitespace() {
        if room == 0 {
            break;
        }
        let blank = if start.is_empty() { None } else { Some(' ') };
        for c in blank.into_iter().chain(word.chars()).take(room) {
            start.push(c);
            room -= 1;
        }
    }
    let Some((end, next)) = start.char_indices().nth(limit) else { return start };
    let head = &start[..end];
    let whole = if next == ' ' { None } else { head.rfind(' ') };
    let kept = &head[..whole.unwrap_or(end)];
    format!("{}…", kept.trim_end_matches([' ', ',', '.', ';', ':', '-', '–', '—']))
}

/// Where something stands, behind its name in a message: « (C14)», or nothing without a cell.
#[must_use]
pub fn in_brackets(cell: Option<&CellRef>) -> String {
    cell.map_or_else(String::new, |cell| format!(" ({})", cell.address()))
}

/// A value and what was found while making it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<T> {
    /// The value.
    pub value: T,
    /// What was found, in the order of the source.
    pub findings: Vec<Finding>,
}

#[cfg(test)]
mod tests {
    use super::{Finding, catalogue, sort};
    use crate::cell::{CellRef, Column, Row};

    #[test]
    fn findings_stand_by_place_and_then_by_code() {
        let at = |row, column| Some(CellRef::new("2025", Row::new(row), Column::new(column)));
        let mut findings = vec![
            Finding::new(&catalogue::UNBALANCED_QUOTES, at(10, 3), "четвёртое"),
            Finding::new(&catalogue::UNPLACED, at(9, 5), "третье"),
            Finding::new(&catalogue::OUT_OF_ORDER, at(9, 5), "второе"),
            Finding::new(&catalogue::COLUMN_MISSING, None, "первое"),
        ];
        sort(&mut findings);
        let messages: Vec<_> = findings.iter().map(|f| f.message.as_str()).collect();
        assert_eq!(messages, ["первое", "второе", "третье", "четвёртое"]);
    }

    #[test]
    fn a_finding_in_one_line_names_severity_code_and_cell() {
        let cell = CellRef::new("2025", Row::new(14), Column::new(5));
        let finding =
            Finding::new(&catalogue::IMPOSSIBLE_DATE, Some(cell), "В июне нет 31-го числа");
        assert_eq!(finding.to_string(), "ошибка[E202] 2025!E14: В июне нет 31-го числа");
    }
}
