//! The notes on the data: findings by severity, each thing said once, and text that is no event.

use pobratim::{
    cell::{CellRef, Cells, Column, Row},
    finding::{Finding, Severity, catalogue},
    report::Fragment,
};

use crate::{
    reading::{by_node, texts},
    sample::{country, paginate, report},
};

#[test]
fn what_is_said_of_several_cells_is_said_once() {
    let cell = |sheet: &str, row| Some(CellRef::new(sheet, Row::new(row), Column::new(5)));
    let finding = |cell, quote: &str| {
        Finding::new(&catalogue::NO_DATE, cell, "Документ без даты").quote(quote)
    };
    let findings = [
        finding(cell("2025", 5), "Соглашение"),
        finding(cell("2025", 7), "Меморандум"),
        finding(cell("2025", 9), "Соглашение"),
        finding(cell("2025", 9), "Соглашение"),
        finding(cell("Азия", 9), "Соглашение"),
        finding(cell("Азия", 12), "Соглашение"),
    ];
    let mut report = report(vec![("Азия", vec![country("Китай", 1, 1, 5)])]);
    report.findings = findings.iter().collect();
    let notes = report.notes(Severity::Warning);
    let said: Vec<_> = notes.iter().map(|note| note.cells.join(", ")).collect();
    assert_eq!(said, ["2025!E5, E9, Азия!E9, E12", "2025!E7"]);
    // A table of one sheet has no need to name it.
    let (region, country) = (String::new(), String::new());
    let cells = Cells::from_iter([9, 10].map(|row| cell("2025", row).unwrap()));
    report.source.sheet = "2025".to_owned();
    report.fragments = vec![Fragment { region, country, text: "обрывок".to_owned(), cells }];
    assert_eq!(report.notes(Severity::Warning)[1].cells, ["E7"]);
    assert!(by_node(&paginate(&report)).into_values().any(|words| words == "E9, E10"));
    let texts: Vec<String> = texts(&paginate(&report)).into_iter().map(|t| t.words).collect();
    assert_eq!(texts.iter().filter(|words| words.contains("Меморандум")).count(), 1);
    assert!(report.notes(Severity::Error).is_empty());
}

#[test]
fn many_cells_stand_behind_the_words() {
    let finding = |row| {
        let cell = CellRef::new("2025", Row::new(row), Column::new(5));
        Finding::new(&catalogue::MARKUP, Some(cell), "Остались знаки разметки").quote("<p>")
    };
    let findings: Vec<_> = (5..15).map(finding).collect();
    let mut report = report(vec![("Азия", vec![country("Китай", 1, 1, 5)])]);
    report.source.sheet = "2025".to_owned();
    report.findings = findings.iter().collect();
    let said: Vec<String> = by_node(&paginate(&report)).into_values().collect();
    let words = "Остались знаки разметки. То же в ячейках E6, E7, E8, E9, E10, E11, E12, E13, E14";
    let at = said.iter().position(|said| said.replace('\u{a0}', " ") == words).unwrap();
    assert_eq!(said[at - 1], "E5");
}

#[test]
fn findings_stand_by_severity_with_cell_quote_and_advice() {
    let cell = CellRef::new("2025", Row::new(41), Column::new(5));
    let findings = [
        Finding::new(&catalogue::IMPOSSIBLE_DATE, Some(cell), "Нет такого дня").quote("31 июня"),
        Finding::new(&catalogue::NO_DATE, None, "Документ без даты").hint("Впишите дату"),
    ];
    let mut report = report(vec![("Азия", vec![country("Китай", 1, 1, 5)])]);
    report.findings = findings.iter().collect();
    let country = "Китай".to_owned();
    report.fragments = vec![Fragment {
        region: String::new(),
        country,
        text: "обрывок".to_owned(),
        cells: Cells::from([CellRef::new("2025", Row::new(9), Column::new(5))]),
    }];
    let pages = paginate(&report);
    let said: Vec<String> = by_node(&pages).into_values().collect();
    let from = said.iter().position(|words| words == "Замечания к данным").unwrap();
    let expected = [
        "Замечания к данным",
        "Источник: файл таблица.xlsx, лист «», графы «», «», «», «», «». При чтении таблицы отмечено: 1 ошибка, 1 предупреждение, сведений нет.",
        "Таблица 4 — Ошибки",
        "Код",
        "Ячейка",
        "Замечание",
        "В таблице",
        "Что сделать",
        "E202",
        "2025!E41",
        "Нет такого дня",
        "31 июня",
        "—",
        "Таблица 5 — Предупреждения",
        "Код",
        "Ячейка",
        "Замечание",
        "В таблице",
        "Что сделать",
        "W204",
        "—",
        "Документ без даты",
        "—",
        "Впишите дату",
        "Таблица 6 — Неразмещённые фрагменты",
        "Страна",
        "Фрагмент",
        "Ячейка",
        "Китай",
        "обрывок",
        "2025!E9",
    ];
    let found: Vec<String> = said[from..]
        .iter()
        .take(expected.len())
        .map(|words| words.replace('\u{a0}', " "))
        .collect();
    assert_eq!(found, expected);
}
