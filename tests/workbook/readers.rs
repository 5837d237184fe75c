//! Programs of the world outside open it without complaint. They come with the packages
//! `libreoffice-calc`, `fonts-liberation`, `poppler-utils` and openpyxl; where one is
//! missing the test fails and says so.

use std::{path::Path, process::Command};

use crate::{bytes, sample};

/// Runs a program that must be there and must succeed; its standard output.
fn run(program: &str, arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let output = output.unwrap_or_else(|error| panic!("{program} is not installed here: {error}"));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {told}");
    // LibreOffice misses Java wherever there is none; it needs none for tables.
    let complaints: Vec<&str> =
        told.lines().filter(|line| !line.is_empty() && !line.contains("javaldx")).collect();
    assert!(complaints.is_empty(), "{program}: {complaints:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn libreoffice_prints_every_word_of_it() {
    let report = sample::report();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("отчёт.xlsx"), bytes(&report)).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    run("soffice", &[&profile, "--headless", "--convert-to", "pdf", "отчёт.xlsx"], folder.path());
    let pdf = run("pdftotext", &["-layout", "отчёт.pdf", "-"], folder.path());
    for words in ["Южная Корея", "Страница 1 из", "Подписания по десятилетиям", "09.12.2005"]
    {
        assert!(pdf.contains(words), "«{words}» is not in print");
    }
    let fonts = run("pdffonts", &["отчёт.pdf"], folder.path());
    let foreign: Vec<&str> =
        fonts.lines().skip(2).filter(|line| !line.contains("LiberationSans")).collect();
    assert!(foreign.is_empty(), "the heights hold for Arial's twin alone: {foreign:?}");
}

#[test]
fn openpyxl_reads_its_tables() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.xlsx"), bytes(&sample::report())).unwrap();
    let script = "
import openpyxl, warnings
warnings.simplefilter('error')
book = openpyxl.load_workbook('a.xlsx')
for sheet in book:
    print(sheet.title, *(f'{t.displayName} {t.ref}' for t in sheet.tables.values()), sep='|')
print(book['Мероприятия']['E2'].value.date(), book['Мероприятия']['E2'].number_format)
";
    let told = run("python3", &["-c", script], folder.path());
    assert!(told.contains("Мероприятия|Мероприятия A1:L"), "{told}");
    assert!(told.contains("Замечания|Замечания A1:G"), "{told}");
    assert!(told.ends_with("2025-05-14 dd\\.mm\\.yyyy\n"), "{told}");
}
