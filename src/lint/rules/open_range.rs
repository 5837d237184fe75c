//! W311: a range of days of which only one end is written: «5- июня – выставка», «с 5 по июня».
//!
//! The day before a dash or «по» that the name of a month follows right away, or a «по» that a
//! dash follows, announces another that is not there. «С 1 августа – выставка» says all it means.

use std::ops::Range;

use crate::{
    cell::CellRef,
    finding::{Finding, catalogue},
    lint::corpus::{Corpus, Text, Token},
    model::russian::MONTHS_OF,
};

/// What stands between the ends where no dash does.
const TO: &str = "по";

/// One finding for each such range in an event or a fragment.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let ends = corpus.each(|word| word.folded == TO || MONTHS_OF.contains(&&*word.folded));
    let mut findings = Vec::new();
    for part in &corpus.parts {
        let events = corpus.events_of(part).map(|(event, text)| (event.cells.first(), text));
        for (cell, text) in events.chain(corpus.unplaced_of(part)) {
            let ends = corpus.words(text).iter().filter(|word| ends[word.id]);
            let ranges = ends.filter_map(|end| open_range(corpus, text, *end));
            findings.extend(ranges.map(|quote| finding(quote, cell)));
        }
    }
    findings
}

fn finding(quote: &str, cell: Option<&CellRef>) -> Finding {
    let message = format!("Промежуток дат не закончен: «{quote}»");
    Finding::new(&catalogue::OPEN_RANGE, cell.cloned(), message)
        .quote(quote)
        .hint("Допишите второе число или уберите тире или «по»")
}

/// The range that ends with a month or with «по», if its other end is not there.
fn open_range<'r>(corpus: &Corpus, text: &Text<'r>, end: Token) -> Option<&'r str> {
    let (text, Range { start: at, end: stop }) = (text.written, corpus.bytes(end));
    let start = match &*corpus[end.id].folded {
        TO => before_to(text, at, stop)?,
        _ => before_month(text.get(..at)?)?,
    };
    Some(text.get(start..stop)?.trim())
}

/// Where «5-» or «5 по» begins that stands right before a month.
fn before_month(before: &str) -> Option<usize> {
    let before = before.trim_end_matches([' ', '\u{a0}', '_']);
    let joined = before.strip_suffix(['-', '–', '—']);
    let day = joined.or_else(|| before.strip_suffix(" по"))?.trim_end_matches([' ', '\u{a0}']);
    day_at_the_end(day)
}

/// Where «5 мая по» begins that nothing but a dash follows.
fn before_to(text: &str, at: usize, end: usize) -> Option<usize> {
    let after = text.get(end..)?.trim_start_matches([' ', '\u{a0}', '_']);
    if !after.starts_with(['-', '–', '—']) {
        return None;
    }
    let before = text.get(..at)?.trim_end();
    let before = before.trim_end_matches(|c: char| !c.is_ascii_digit());
    let words = text.get(before.len()..at)?;
    let near = words.split_whitespace().count() <= 2;
    day_at_the_end(before).filter(|_| near)
}

/// Where a number of one or two digits begins that `text` ends with, and that is of nothing else.
fn day_at_the_end(text: &str) -> Option<usize> {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    let apart = rest.is_empty() || rest.ends_with([' ', '\u{a0}', '(', '«', ',', ';']);
    ((1..=2).contains(&digits) && apart).then_some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::{
        LintOptions,
        rules::fixture::{country, event, found, one},
    };

    fn quotes(text: &str) -> Vec<String> {
        let register = one(country("").with_events([event("2025-06-05", "2025-06-05", text)]));
        let findings = found(check, &register, &LintOptions::default());
        findings.into_iter().filter_map(|finding| finding.quote).collect()
    }

    #[test]
    fn an_end_that_is_not_there_is_missed() {
        for (text, quote) in [
            ("5- июня – выставка.", "5- июня"),
            ("12– сентября – форум.", "12– сентября"),
            ("с 5 по июня – выставка.", "5 по июня"),
            ("С 14 мая по – визит делегации.", "14 мая по"),
            ("С 14 мая по __ – визит делегации.", "14 мая по"),
            ("12-__ сентября – форум.", "12-__ сентября"),
        ] {
            assert_eq!(quotes(text), [quote], "{text}");
        }
    }

    #[test]
    fn whole_ranges_are_none() {
        for text in [
            "5-7 июня – выставка.",
            "с 5 мая по июнь – выставка.",
            "С 1 августа – выставка.",
            "С 14 мая по приглашению мэра – визит.",
            "с 14.05.2025 по июня",
            "30 апреля – мая",
            "встреча по 5 вопросам",
            "с 30 апреля по 2 мая – визит.",
        ] {
            assert_eq!(quotes(text), [""; 0], "{text}");
        }
    }
}
