//! SARIF as other programs take it: valid by the schema of its authors, stable when rows move.

use std::{fs, path::Path};

use serde_json::Value;

use super::support::{Place, SMALL, real_table};

/// The schema as its authors publish it, but for a bracket in two patterns that means itself: not
/// every reader of regular expressions lets it stand alone.
fn schema() -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sarif");
    let text = fs::read_to_string(folder.join("sarif-schema-2.1.0.json")).unwrap();
    serde_json::from_str(&text.replace("{2}]?$", r"{2}\\]?$")).unwrap()
}

/// What `check --format sarif` prints with these arguments, which the schema must accept.
fn log(place: &Place, arguments: &[&str]) -> Value {
    let said = place.run(&[&["check", "--format", "sarif"], arguments].concat());
    let log: Value = serde_json::from_str(&said.out).unwrap();
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let faults: Vec<_> = validator.iter_errors(&log).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    log["runs"][0].clone()
}

fn results(run: &Value) -> &Vec<Value> {
    run["results"].as_array().unwrap()
}

#[test]
fn the_schema_of_the_test_refuses_what_is_wrong() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let wrong = serde_json::json!({"version": "2.1.0", "runs": [{"results": []}]});
    assert!(!validator.is_valid(&wrong), "a run without a tool");
}

#[test]
fn the_real_table_is_told_with_rules_and_cells() {
    let place = Place::new();
    place.put("таблица 1.xlsx", real_table());
    let run = log(&place, &["таблица 1.xlsx"]);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let twice = results(&run).iter().find(|result| result["ruleId"] == "W401").unwrap();
    let rule = &rules[usize::try_from(twice["ruleIndex"].as_u64().unwrap()).unwrap()];
    assert_eq!((&rule["id"], &rule["name"]), (&"W401".into(), &"PartnerTwice".into()));
    assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# W401. Партнёр"));
    assert_eq!(rule["defaultConfiguration"]["level"], "warning");
    assert_eq!(twice["level"], "warning");
    assert_eq!(twice["properties"]["quote"], "Хайфон и провинция Кханьхоа");
    let location = &twice["locations"][0];
    assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "2025!B12");
    let physical = &location["physicalLocation"];
    let uri = "%D1%82%D0%B0%D0%B1%D0%BB%D0%B8%D1%86%D0%B0%201.xlsx";
    assert_eq!(physical["artifactLocation"]["uri"], uri);
    assert_eq!(physical["region"], Value::Null, "a workbook has no lines");
    let artifact = &run["artifacts"][0];
    let digest = "5c8196b4d2608863468614c49f4d72972e924626206383985fb407394f741473";
    assert_eq!(artifact["hashes"]["sha-256"], digest);
    assert_eq!(artifact["location"]["uri"], uri);
}

#[test]
fn a_table_that_is_text_has_lines_until_a_cell_breaks_them() {
    let place = Place::new();
    let head = SMALL[0].join(";");
    let bad = "Сербия;Белград;Соглашение;31.06.2015;15 мая – визит.";
    place.put("a.csv", format!("{head}\n\n{bad}\n"));
    let lines = |name| {
        let run = log(&place, &[name, "--year", "2025"]);
        let regions = results(&run).iter().map(|result| {
            assert_eq!(result["ruleId"], "E202");
            result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64()
        });
        regions.collect::<Vec<_>>()
    };
    assert_eq!(lines("a.csv"), [Some(3)]);
    let broken = "Сербия;Нови-Сад;Соглашение;2015;\"14 мая –\nвизит.\"";
    place.put("b.csv", format!("{head}\n{broken}\n{bad}\n"));
    assert_eq!(lines("b.csv"), [None]);
}

#[test]
fn fingerprints_stay_when_rows_are_inserted_and_differ_between_equal_findings() {
    let place = Place::new();
    let bad = ["Сербия", "Белград", "Соглашение", "31.06.2015", "15 мая – визит."];
    let twin = ["", "Нови-Сад", "Соглашение", "31.06.2015", ""];
    let prints = |rows: &[&[&str]]| {
        place.put_table("a.xlsx", rows);
        let run = log(&place, &["a.xlsx"]);
        let print = |result: &Value| result["partialFingerprints"]["codeAndWords/v1"].to_string();
        results(&run).iter().map(print).collect::<Vec<_>>()
    };
    let before = prints(&[SMALL[0], &bad, &twin]);
    assert!(before.len() == 2 && before[0] != before[1], "{before:?}");
    assert_eq!(prints(&[SMALL[0], SMALL[1], SMALL[2], &bad, &twin]), before);
}
