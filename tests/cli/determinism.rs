//! The same table gives the same bytes, whoever runs the program, where and when.

use std::{fs, path::Path};

use super::support::{Place, real_table};

fn report(place: &Place, name: &str) -> Vec<u8> {
    fs::read(place.path("reports").join(name)).unwrap()
}

#[test]
fn surroundings_do_not_change_a_byte() {
    let here = Place::new();
    here.put("table.xlsx", real_table());
    here.program()
        .args(["table.xlsx", "--year", "2025"])
        .envs([("TZ", "UTC"), ("LC_ALL", "C")])
        .output()
        .unwrap();

    let there = Place::new();
    let source = there.put("другая папка/table.xlsx", real_table());
    fs::create_dir(there.path("home")).unwrap();
    there
        .program()
        .arg("report")
        .args([source.as_path(), Path::new("--year=2025")])
        .envs([("TZ", "Asia/Kamchatka"), ("LANG", "ru_RU.KOI8-R"), ("LC_ALL", "tr_TR.UTF-8")])
        .env("HOME", there.path("home"))
        .env("RAYON_NUM_THREADS", "7")
        .output()
        .unwrap();

    for name in ["cooperation-2025.pdf", "cooperation-2025.xlsx"] {
        assert!(report(&here, name) == report(&there, name), "{name} differs");
    }
}

/// The date inside the PDF, as its creation date begins: `D:20251231`.
fn date_inside(arguments: &[&str], epoch: &str) -> String {
    let place = Place::new();
    place.put("table.xlsx", real_table());
    let mut command = place.program();
    command.args(["table.xlsx", "--year", "2025", "--formats", "pdf"]).args(arguments);
    command.env("SOURCE_DATE_EPOCH", epoch).output().unwrap();
    let pdf = place.path("reports/cooperation-2025.pdf");
    let info = std::process::Command::new("pdfinfo").args(["-rawdates"]).arg(pdf).output().unwrap();
    let info = String::from_utf8(info.stdout).unwrap();
    let line = info.lines().find_map(|line| line.strip_prefix("CreationDate:")).unwrap();
    line.trim().chars().take("D:20251231".len()).collect()
}

#[test]
fn the_date_comes_from_the_option_the_environment_or_the_year_in_this_order() {
    let july_2026 = "1782864000";
    assert_eq!(date_inside(&["--date", "2026-01-31"], july_2026), "D:20260131");
    assert_eq!(date_inside(&[], july_2026), "D:20260701");
    assert_eq!(date_inside(&[], ""), "D:20251231");
}

#[test]
fn an_epoch_that_is_no_number_is_refused() {
    let place = Place::new();
    place.put("table.xlsx", real_table());
    let mut command = place.program();
    let said = super::support::said(
        command.args(["table.xlsx", "--year", "2025"]).env("SOURCE_DATE_EPOCH", "вчера"),
    );
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "ошибка: переменная SOURCE_DATE_EPOCH = «вчера» — не число секунд с 1970 года\n\
         Исправьте её или укажите дату: --date 2026-01-31\n"
    );
    assert!(place.names("reports").is_empty());
}
