//! Executes `tests/spec/findings.md`: each Markdown table there is a sheet, and the block under
//! it is every finding that the whole way from sheet to lint must make. Then the real table.
#![allow(clippy::unwrap_used, missing_docs)]

mod support;

use std::collections::BTreeSet;

use pobratim::{
    cell::CellRef,
    finding::{self, Finding, catalogue},
    import::Sheet,
    lint,
    normalise::{self, Vocabulary},
    pipeline::{self, settings::Settings},
};
use support::{
    real::{self, EXTRACTED, OFFICE},
    sheet::sheets,
};

const SPEC: &str = include_str!("spec/findings.md");

#[test]
fn every_example_has_the_findings_that_it_says() {
    let mut wrong = Vec::new();
    for section in SPEC.split("\n### ").skip(1) {
        let name = section.lines().next().unwrap();
        let expected: Vec<&str> = section.split("```\n").nth(1).unwrap().lines().collect();
        let found = lines(&of_sheets(&sheets(section)));
        let found = if found.is_empty() { vec!["nothing".to_owned()] } else { found };
        if found != expected {
            wrong.push(format!("{name}\nexpected {expected:#?}\nfound {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_rule_has_a_chapter_and_an_example() {
    let chapters: Vec<&str> = SPEC.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    // What leaves no table is an error of `table::read`, specified beside the rows.
    let rules = catalogue::ALL.iter().filter(|rule| !["E101", "E102"].contains(&rule.code));
    let expected: Vec<String> = rules.map(|r| format!("{}. {}", r.code, r.title)).collect();
    assert_eq!(chapters, expected);
    for chapter in SPEC.split("\n## ").skip(1) {
        let (code, examples) = (&chapter[..4], chapter.split("```\n").skip(1).step_by(2));
        let raised = examples.clone().any(|example| example.contains(code));
        let mut silent = examples.filter(|example| !example.contains(code));
        assert!(raised && silent.next().is_some(), "{code}: an example with it and one without");
    }
}

/// What a careful clerk would want to hear about the office's table, written by reading it.
#[test]
fn the_real_table_has_its_findings_and_no_other() {
    let expected = [
        "W402 C5 2021- 2023 гг.",
        "N302 E5 11-14 мая – визит делегации Санкт-Петербурга в г. Восточное Сараево для участия в мероприятиях, посвященных 80-й годовщине Великой Победы.",
        "W306 E5 Республики Сербской прошла беседа",
        "N406 B6 Будапешт",
        "W306 E6 П.Насадоса состоялась встреча",
        "W601 C7 сотрудничестве»",
        "N302 E9 12-14 марта – визит делегации провинции Кханьхоа во главе с Председателем Народного Совета.",
        "W303 E9 департамента Канцелярии ЦК Коммунистической партии Вьетнама.",
        "N404 C10 Соглашение о партнёрстве",
        "W401 B12 Хайфон и провинция Кханьхоа",
        "W502 E14 Манкт-Петербург",
        "W502 E14 Наваленд",
        "W403 C17 Китайской Республики",
        "W604 E17 вице-преьера",
        "W403 C18 Китайской Республики",
        "N701 E22 Бит-Сава Е.М.",
        "W630 E22 (г .П усан",
        "N302 E26 15-16 апреля – в Санкт-Петербурге прошла Международная конференция и «круглый стол» «Мир через культуру», посвящённые 80-летию Победы в Великой Отечественной войне и 90-летию Пакта Рериха (участие делегации экспертов из Монголии (представители музеев и ученые).",
        "W305 E26 23 мая – в рамках визита делегации из Монголии.",
        "W603 E26 (участие",
        "W306 E27 провинции Пхукет состоялась рабочая",
        "W304 E31 6-8 октября – визит делегации Таиланда.",
        "W306 E31 Азербайджанской Республики прошла встреча",
        "N302 E32 3 мая – визит делегации учащихся центров русского языка и культуры Гуманитарного фонда «Международный институт развития коммуникаций» из Армении.",
        "N302 E33 14-16 мая – визит делегации Санкт-Петербурга под руководством председателя Комитета по благоустройству Санкт-Петербурга в Минск.",
        "W306 E33 Невская Ратуша» состоялась презентация",
        "W306 E33 в Смольном прошло 15-е",
        "W502 E46 Ташкена",
    ];
    assert_eq!(lines(&of_file(OFFICE)), expected);
}

/// Every partner of the office's table, by whether an event of the year names it. Pusan is broken
/// in two, and Shanghai's district is not Shanghai.
#[test]
fn the_quiet_partners_of_the_real_table_are_those_that_a_reader_finds() {
    let findings = of_file(OFFICE);
    let note = findings.iter().find(|finding| finding.rule.code == "N406").unwrap();
    assert_eq!(
        note.message,
        "Мероприятия 2025 года называют 20 партнёров из 38; у 18 есть только мероприятия страны: \
         Будапешт (B6), Хайфон (B10), Мумбай (Бомбей) (B14), провинция Исфаган (B15), \
         Нампхо (B16), Муниципальный район Сюхуэй, г. Шанхай (B20), Манама (B21), Тэгу (B23), \
         провинция Синд (B25), Улан-Батор (B26), Бангкок (B27), Стамбул (B28), Баку (B31), \
         Астана (B37), Ош (B41), Бизерта (B48), Кейптаун (B50), Мар-дель-Плата (B52)"
    );
}

/// The converter's copy says the same, and what the page breaks left.
#[test]
fn the_copy_with_page_breaks_has_the_same_doubts_in_other_cells() {
    let of_lint = |code: &str| !code.starts_with("N103") && !code.starts_with("N602");
    let words = |file| -> BTreeSet<String> {
        let lines = lines(&of_file(file));
        let kept = lines.iter().filter(|line| of_lint(line));
        kept.map(|line| line.splitn(3, ' ').filter(|word| !is_cell(word)).collect()).collect()
    };
    assert_eq!(words(EXTRACTED), words(OFFICE));
}

fn is_cell(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && word[1..].parse::<u32>().is_ok_and(|n| n < 100)
}

/// A sentence with its capital and without its full stop, in every finding of every example.
#[test]
fn messages_and_hints_are_worded_alike() {
    let sections = SPEC.split("\n### ").skip(1);
    let of_examples = sections.flat_map(|section| of_sheets(&sheets(section)));
    let of_files = [OFFICE, EXTRACTED].into_iter().flat_map(of_file);
    for finding in of_examples.chain(of_files) {
        for words in [Some(&*finding.message), finding.hint.as_deref()].into_iter().flatten() {
            let is_sentence = words.starts_with(char::is_uppercase) && !words.ends_with('.');
            assert!(is_sentence, "{}: {words}", finding.rule.code);
        }
    }
}

/// What the program says about a file of the project.
fn of_file(file: &str) -> Vec<Finding> {
    pipeline::read(&real::bytes(file), file, None, &Settings::default()).unwrap().findings
}

/// The same for sheets that come in no file.
fn of_sheets(sheets: &[Sheet]) -> Vec<Finding> {
    let vocabulary = Vocabulary::embedded();
    let table = support::read(sheets).unwrap_or_else(|error| panic!("{error}: {sheets:?}"));
    let (year, of_year) = normalise::report_year(&table.value, "", None).unwrap();
    let register = normalise::normalise(table.value.clone(), &vocabulary, year);
    let options = pipeline::lint_options(&register.value, &vocabulary);
    let of_lint = lint::lint(&register.value, &options);
    let mut findings = [table.findings, of_year, register.findings, of_lint].concat();
    finding::sort(&mut findings);
    findings
}

/// Each finding as the specification writes it: code, cell, words.
fn lines(findings: &[Finding]) -> Vec<String> {
    let line = |finding: &Finding| {
        let cell = finding.cell.as_ref().map_or_else(|| "—".to_owned(), CellRef::address);
        let quote = finding.quote.as_deref().unwrap_or("—");
        format!("{} {cell} {quote}", finding.rule.code)
    };
    findings.iter().map(line).collect()
}
