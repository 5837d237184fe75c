//! The commands on the table of 2025: what they print and how they end.

use std::process::Command;

use super::support::{Place, Said, real_table};

fn run(arguments: &[&str]) -> Said {
    let place = Place::new();
    place.put("cooperation-2025.xlsx", real_table());
    place.run(arguments)
}

#[test]
fn export_prints_the_register_in_its_schema() {
    let said = run(&["export", "cooperation-2025.xlsx"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let register: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(register["schema"], "pobratim/1");
    assert_eq!(register["year"], 2025);
    assert_eq!(register["source"]["file"], "cooperation-2025.xlsx");
    assert_eq!(register["source"]["sheet"], "2025");
    let digest = "5c8196b4d2608863468614c49f4d72972e924626206383985fb407394f741473";
    assert_eq!(register["source"]["sha256"], digest);
    assert_eq!(register["regions"].as_array().unwrap().len(), 5);
}

#[test]
fn check_prints_findings_on_standard_output_and_the_rest_elsewhere() {
    let said = run(&["check", "cooperation-2025.xlsx"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("предупреждение[W401]: Партнёр «Хайфон» уже указан"), "{}", said.out);
    assert!(!said.out.contains('\u{1b}'), "{}", said.out);
    assert_eq!(
        said.err,
        "Прочитано: cooperation-2025.xlsx, лист «2025»: 2025 год, 28 стран, 45 оснований, 111 \
         мероприятий\n"
    );
}

#[test]
fn check_denies_from_the_level_on_that_was_named() {
    let code = |level| run(&["check", "cooperation-2025.xlsx", "-q", "--deny", level]).code;
    assert_eq!([code("error"), code("warning"), code("note")], [0, 1, 1]);
}

#[test]
fn findings_as_json_are_those_of_export() {
    let findings = |arguments: &[&str]| {
        let document: serde_json::Value = serde_json::from_str(&run(arguments).out).unwrap();
        document["findings"].clone()
    };
    let checked = findings(&["check", "--format", "json", "cooperation-2025.xlsx"]);
    assert_eq!(checked, findings(&["export", "cooperation-2025.xlsx"]));
    let of_chaiphong = checked.as_array().unwrap().iter().find(|f| f["code"] == "W401").unwrap();
    assert_eq!(of_chaiphong["cell"], "2025!B12");
    assert_eq!(of_chaiphong["severity"], "warning");
}

#[test]
fn an_impossible_date_makes_the_exit_code_one_but_the_report_is_made() {
    let place = Place::new();
    let mut rows = super::support::SMALL.to_vec();
    let bad = ["Сербия", "Белград", "Соглашение", "31.06.2015", "15 мая – визит."];
    rows.push(&bad);
    place.put_table("table.xlsx", &rows);
    let said = place.run(&["table.xlsx"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("Замечания: 1 ошибка"), "{}", said.err);
    assert_eq!(place.names("reports").len(), 2);
    assert_eq!(place.run(&["export", "table.xlsx"]).code, 1);
}

#[test]
fn the_pdf_carries_the_source_and_the_register() {
    let place = Place::new();
    place.put("cooperation-2025.xlsx", real_table());
    let exported = place.run(&["export", "cooperation-2025.xlsx"]).out;
    place.run(&["cooperation-2025.xlsx", "--formats", "pdf"]);
    let taken = |name: &str| {
        let option = format!("--show-attachment={name}");
        let pdf = place.path("reports/cooperation-2025.pdf");
        Command::new("qpdf").arg(option).arg(pdf).output().unwrap().stdout
    };
    assert!(taken("cooperation-2025.xlsx") == real_table());
    let attached = String::from_utf8(taken("register-2025.json")).unwrap();
    assert_eq!(attached.lines().count(), 1);
    let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
    assert_eq!(value(&attached), value(&exported));
}
