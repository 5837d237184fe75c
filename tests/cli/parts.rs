//! A report for each region or country beside the whole.

use std::{fs, process::Command};

use super::support::{Place, SMALL, real_table};

/// The text of a PDF in the folder, as poppler reads it.
fn text(place: &Place, name: &str) -> String {
    let output = Command::new("pdftotext").arg(place.path(name)).arg("-").output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_region_is_a_report_of_its_own_beside_the_whole() {
    let place = Place::new();
    place.put("table.xlsx", real_table());
    let arguments = ["table.xlsx", "--year", "2025", "--split", "region", "--formats", "pdf"];
    assert_eq!(place.run(&arguments).code, 0);
    let slugs = ["", "-afrika", "-aziia", "-evropa", "-latinskaia-amerika", "-sng"];
    let names = slugs.map(|slug| format!("cooperation-2025{slug}.pdf"));
    let mut sorted = names.to_vec();
    sorted.sort();
    assert_eq!(place.names("reports"), sorted);
    let america = text(&place, "reports/cooperation-2025-latinskaia-amerika.pdf");
    for said in ["Латинская Америка", "Куба", "Аргентина", "Хронология", "Реестр соглашений"]
    {
        assert!(america.contains(said), "{said}");
    }
    assert!(!america.contains("Китай") && !america.contains("Европа"));
}

#[test]
fn a_part_carries_its_own_data_and_not_the_whole_table() {
    let place = Place::new();
    place.put("table.xlsx", real_table());
    place.run(&["table.xlsx", "--year", "2025", "--split", "country", "--formats", "pdf"]);
    assert_eq!(place.names("reports").len(), 29);
    let pdf = place.path("reports/cooperation-2025-kuba.pdf");
    let listed = Command::new("qpdf").arg("--list-attachments").arg(&pdf).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert_eq!(listed.lines().count(), 1, "{listed}");
    let show = "--show-attachment=register-2025-kuba.json";
    let data = Command::new("qpdf").arg(show).arg(&pdf).output().unwrap().stdout;
    let data: serde_json::Value = serde_json::from_slice(&data).unwrap();
    assert_eq!(data["regions"].as_array().unwrap().len(), 1);
    assert_eq!(data["regions"][0]["countries"][0]["name"], "Куба");
    assert_eq!(data["regions"][0]["countries"].as_array().unwrap().len(), 1);
}

#[test]
fn parts_are_the_same_bytes_on_one_core_and_on_many() {
    let place = Place::new();
    place.put("table.xlsx", real_table());
    for (folder, threads) in [("a", "1"), ("b", "5")] {
        let mut program = place.program();
        program.args(["table.xlsx", "--year", "2025", "--formats", "pdf", "--split", "country"]);
        let output = program.args(["--out", folder]).env("RAYON_NUM_THREADS", threads).output();
        assert!(output.unwrap().status.success());
    }
    for name in place.names("a") {
        let read = |folder: &str| fs::read(place.path(folder).join(&name)).unwrap();
        assert!(read("a") == read("b"), "{name} differs");
    }
}

#[test]
fn parts_without_a_pdf_are_refused_before_anything_is_written() {
    let place = Place::new();
    place.put_table("table.xlsx", SMALL);
    let said = place.run(&["table.xlsx", "--split", "region", "--formats", "xlsx"]);
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "ошибка: --split делит на части отчёт в PDF, а среди --formats его нет\n\
         Добавьте pdf: --formats pdf\n"
    );
    assert_eq!(place.names("reports"), [""; 0]);
}

#[test]
fn one_part_that_cannot_be_written_keeps_all_back() {
    let place = Place::new();
    place.put("table.xlsx", real_table());
    fs::create_dir_all(place.path("reports/cooperation-2025-sng.pdf")).unwrap();
    let said = place.run(&["table.xlsx", "--year", "2025", "--split", "region"]);
    assert_eq!(said.code, 2);
    assert_eq!(place.names("reports"), ["cooperation-2025-sng.pdf"]);
}

#[test]
fn of_many_files_the_first_are_named() {
    let place = Place::new();
    place.put("table.xlsx", real_table());
    let said = place.run(&["table.xlsx", "--year", "2025", "--split", "country"]).err;
    assert!(said.contains("cooperation-2025-bosniia-i-gertsegovina.pdf"), "{said}");
    assert!(said.contains(" и ещё 22 файла; в PDF "), "{said}");
}

/// A country that has gone from the table leaves its part behind, and somebody's file may be
/// called alike: both are named and neither is touched.
#[test]
fn parts_of_an_earlier_run_are_named_and_stay() {
    const TABLE: &str =
        "Страна;Город;Основание;Дата;Мероприятия\nВенгрия;Печ;Договор;2015;14 мая – визит";
    let place = Place::new();
    place.put("table.csv", TABLE);
    let arguments = ["table.csv", "--year", "2025", "--split", "country", "--formats", "pdf"];
    let first = place.run(&arguments);
    assert!(!first.err.contains("Не из этого отчёта"), "{}", first.err);
    place.put("reports/cooperation-2025-kuba.pdf", "прежняя часть");
    let again = place.run(&arguments);
    let told = "Не из этого отчёта: reports/cooperation-2025-kuba.pdf. Если это части";
    assert!(again.err.contains(told), "{}", again.err);
    assert!(place.names("reports").contains(&"cooperation-2025-kuba.pdf".to_owned()));
}
