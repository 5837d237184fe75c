//! What the office reads when a run is over: a line on what was read, written and found.

use std::path::{Path, PathBuf};

use super::console::say;
use crate::{
    finding::{Finding, Identity, excerpt},
    model::russian::plural,
    pipeline::Reading,
    render::findings::text,
};

/// How many accepted findings that are found no more are listed.
const STALE: usize = 10;
/// The noun for what was found.
const FINDINGS: [&str; 3] = ["замечание", "замечания", "замечаний"];

/// «Прочитано: cooperation-2025.xlsx, лист «2025»: 2025 год, 28 стран, 45 оснований, …»
pub(super) fn read(reading: &Reading) {
    let (source, register) = (&reading.source, &reading.register);
    let countries = register.countries().count();
    let agreements = register.countries().map(|(_, c)| c.agreements.len()).sum();
    let events = register.countries().map(|(_, c)| c.events.len()).sum();
    say(&format!(
        "Прочитано: {}, лист «{}»: {} год, {}, {}, {}",
        source.file,
        source.sheet,
        register.year,
        counted(countries, ["страна", "страны", "стран"]),
        counted(agreements, ["основание", "основания", "оснований"]),
        counted(events, ["мероприятие", "мероприятия", "мероприятий"]),
    ));
}

/// «Записано: reports/cooperation-2025.pdf, reports/cooperation-2025.xlsx; в PDF 28 страниц».
pub(super) fn written(paths: &[PathBuf], pages: Option<usize>) {
    let forms = ["страница", "страницы", "страниц"];
    let length = pages.map(|n| format!("; в PDF {}", counted(n, forms))).unwrap_or_default();
    say(&format!("Записано: {}{length}", listed(paths)));
}

/// Files that look like parts of an earlier report, which nobody but the office may delete.
pub(super) fn left_over(paths: &[PathBuf]) {
    if !paths.is_empty() {
        say(&format!(
            "Не из этого отчёта: {}. Если это части прежнего отчёта, удалите их",
            listed(paths)
        ));
    }
}

/// The paths; of many files the first ones are named.
fn listed(paths: &[PathBuf]) -> String {
    const MOST: usize = 8;
    let shown = if paths.len() > MOST + 1 { MOST } else { paths.len() };
    let names: Vec<_> = paths.iter().take(shown).map(|path| path.display().to_string()).collect();
    match paths.len() - names.len() {
        0 => names.join(", "),
        more => {
            format!("{} и ещё {}", names.join(", "), counted(more, ["файл", "файла", "файлов"]))
        }
    }
}

/// «Замечания: 1 ошибка, 5 предупреждений», and where to read them.
pub(super) fn found(findings: &[Finding], source: &Path) {
    if findings.is_empty() {
        return say("Замечаний нет");
    }
    say(&format!(
        "Замечания: {}. Они в конце отчёта; на экране: pobratim check {}",
        text::summary(findings),
        source.display()
    ));
}

/// «Принято ранее: 3 замечания», and what was accepted but is found no more.
pub(super) fn accepted(reading: &Reading) {
    if !reading.accepted.is_empty() {
        say(&format!("Принято ранее: {}", counted(reading.accepted.len(), FINDINGS)));
    }
    if reading.stale.is_empty() {
        return;
    }
    say(
        "Приняты ранее, но больше не встречаются (обновить: pobratim check --write-baseline ФАЙЛ):",
    );
    for (Identity { code, words }, count) in reading.stale.iter().take(STALE) {
        let times = if *count > 1 { format!(" × {count}") } else { String::new() };
        say(&format!("  {code}{times}: {}", excerpt(words, 60)));
    }
    if let Some(more) = reading.stale.len().checked_sub(STALE).filter(|more| *more > 0) {
        say(&format!("  и ещё {more}"));
    }
}

/// «Принято 9 замечаний: 4 предупреждения, 5 сведений».
pub(super) fn taken(findings: &[Finding]) {
    say(&match findings {
        [] => text::summary(findings),
        _ => {
            format!("Принято: {} ({})", counted(findings.len(), FINDINGS), text::summary(findings))
        }
    });
}

fn counted(count: usize, forms: [&str; 3]) -> String {
    format!("{count} {}", plural(count, forms))
}
