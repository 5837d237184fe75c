//! W601: a quotation mark without its other half.
//!
//! Titles, partners, events and fragments are checked as the office wrote them, each by itself:
//! « pairs with », „ with “ or ”, “ with ”, a straight mark with the next one. Brackets have
//! a rule of their own.

use crate::{
    cell::CellRef,
    finding::{Finding, catalogue},
    lint::{corpus::Corpus, texts::words_at},
};

/// How deep quotations may stand within each other; nobody writes the deeper ones on purpose.
const DEEPEST: usize = 8;

/// One finding for each text, at its first mark without a pair.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let unpaired = corpus.find(corpus.texts(), |text| first_unpaired(corpus.marks(text)));
    unpaired.map(|(cell, text, fault)| finding(text.written, fault, cell)).collect()
}

fn finding(text: &str, (at, mark): (usize, char), cell: Option<&CellRef>) -> Finding {
    let fault = match mark {
        '»' | '”' => "Закрывающая кавычка без открывающей",
        '"' => "Кавычка без пары",
        _ => "Открывающая кавычка без закрывающей",
    };
    let words = words_at(text, at);
    let message = format!("{fault}: {}", words.trim_end_matches(['.', ',', ';', ':']));
    Finding::new(&catalogue::UNBALANCED_QUOTES, cell.cloned(), message)
        .quote(words)
        .hint("Допишите вторую кавычку или уберите лишнюю")
}

/// The first mark that stays alone, and where it stands.
fn first_unpaired(marks: impl Iterator<Item = (usize, char)>) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, mark) in marks.filter(|&(_, c)| opens(c) || matches!(c, '»' | '”')) {
        let innermost = open.last().copied();
        let is_outer = open.iter().any(|&(_, opening)| pair(opening, mark));
        if innermost.is_some_and(|(_, opening)| pair(opening, mark)) {
            open.pop();
        } else if is_outer {
            return innermost;
        } else if opens(mark) && open.len() < DEEPEST {
            open.push((at, mark));
        } else {
            return Some((at, mark));
        }
    }
    open.first().copied()
}

fn opens(mark: char) -> bool {
    matches!(mark, '«' | '„' | '“' | '"')
}

fn pair(opening: char, closing: char) -> bool {
    matches!((opening, closing), ('«', '»') | ('„' | '“', '“' | '”') | ('"', '"'))
}

#[cfg(test)]
mod tests {
    use super::{check, first_unpaired, words_at};
    use crate::{
        cell::Located,
        lint::{
            LintOptions,
            rules::fixture::{agreement, cell, country, event, found, marks, one},
        },
    };

    #[test]
    fn the_title_of_belgrade_ends_with_a_mark_that_nothing_opens() {
        let title = "Соглашение о партнёрстве между Правительством Санкт-Петербурга (Российская \
                     Федерация) и мэрией Белграда (Республика Сербия) о торгово-экономическом, \
                     социальном, культурном и гуманитарном сотрудничестве»";
        let country = country("Сербия").with_agreements([agreement("Белград", title, 2021)]);
        let findings = found(check, &one(country), &LintOptions::default());
        let lines: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            ["предупреждение[W601] 2025!C1: Закрывающая кавычка без открывающей: сотрудничестве»"]
        );
        assert_eq!(findings[0].quote.as_deref(), Some("сотрудничестве»"));
    }

    #[test]
    fn every_text_is_checked_where_it_stands() {
        let mut country = country("Китай")
            .with_agreements([agreement("«Пекин", "«Дорожная карта» мероприятий", 2009)])
            .with_events([event("2025-05-01", "2025-05-01", "1 мая – форум \"Диалог.")]);
        country.unplaced = vec![Located::at("саммита ШОС»".to_owned(), cell(5, 7))];
        let findings = found(check, &one(country), &LintOptions::default());
        let lines: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "предупреждение[W601] 2025!B1: Открывающая кавычка без закрывающей: «Пекин",
                "предупреждение[W601] 2025!E7: Закрывающая кавычка без открывающей: ШОС»",
                "предупреждение[W601] 2025!E1: Кавычка без пары: \"Диалог",
            ]
        );
    }

    #[test]
    fn pairs_of_every_kind_are_no_fault() {
        let innocent = [
            "«круглый стол» «Мир через культуру»",
            "«Форум „Россия и мир“ в Минске»",
            "«Форум „Россия и мир” в Минске»",
            "„Форум“ и “forum”, ООО \"Заря\"",
            "«АДЦ «Невская Ратуша»»",
            "1) первое; 2) второе",
        ];
        for text in innocent {
            assert_eq!(first_unpaired(marks(text)), None, "{text}");
        }
    }

    #[test]
    fn the_first_lonely_mark_is_named() {
        let faulty = [
            ("визит» и «визит", "визит»"),
            ("ООО «АДЦ «Ратуша»", "«АДЦ"),
            ("«Форум „Россия» в Минске", "„Россия»"),
            ("форум \"Россия в Минске", "\"Россия"),
            ("школа « Гротеск", "школа « Гротеск"),
            ("«Мир» и «Мир", "и «Мир"),
        ];
        for (text, words) in faulty {
            let (at, _) = first_unpaired(marks(text)).unwrap_or_default();
            assert_eq!(words_at(text, at), words, "{text}");
        }
    }

    #[test]
    fn a_million_marks_are_checked_at_once() {
        let text = "« ".repeat(500_000);
        assert_eq!(first_unpaired(marks(&text)), Some((24, '«')));
        assert_eq!(words_at(&text, 24), "« « « « « « «");
    }
}
