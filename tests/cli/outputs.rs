//! Files appear whole or not at all, where they were asked for and nowhere else.

use std::{
    fs,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use super::support::{Place, SMALL, real_table, said, set_changed};

const BOTH: [&str; 2] = ["cooperation-2025.pdf", "cooperation-2025.xlsx"];

#[test]
fn without_arguments_the_newest_table_of_input_becomes_a_report_in_reports() {
    let place = Place::new();
    set_changed(&place.put("input/2024.xlsx", "an older file, not even a table"), 0);
    set_changed(&place.put_table("input/2025.xlsx", SMALL), 60);
    set_changed(&place.put("input/~$2025.xlsx", "a lock"), 120);
    let said = place.run(&[]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{said:?}");
    assert_eq!(place.names("reports"), BOTH);
}

#[test]
fn the_command_may_be_left_out_before_a_source_too() {
    let place = Place::new();
    place.put_table("table.xlsx", SMALL);
    assert_eq!(place.run(&["table.xlsx", "--out", "a"]).code, 0);
    assert_eq!(place.run(&["report", "table.xlsx", "--out", "b", "-q"]).err, "");
    for name in BOTH {
        let path = |folder: &str| place.path(folder).join(name);
        assert_eq!(fs::read(path("a")).unwrap(), fs::read(path("b")).unwrap(), "{name}");
    }
}

#[test]
fn only_the_formats_that_were_asked_for_are_written() {
    let place = Place::new();
    place.put_table("table.xlsx", SMALL);
    place.run(&["table.xlsx", "--formats", "xlsx", "--out", "book"]);
    assert_eq!(place.names("book"), ["cooperation-2025.xlsx"]);
    place.run(&["table.xlsx", "--formats", "pdf", "--out", "paper", "--year", "2026"]);
    assert_eq!(place.names("paper"), ["cooperation-2026.pdf"]);
}

#[test]
fn flat_tables_the_register_and_a_calendar_are_written_for_other_programs() {
    let place = Place::new();
    let row = ["Куба", "Гавана", "Соглашение; «О дружбе»", "2009", "14-15 мая – визит."];
    let bold = ["", "Тринидад", "=СУММ(A1)", "июнь 2017 г., 2024", "В июне – фестиваль."];
    place.put_table("table.xlsx", &[SMALL[0], &row, &bold]);
    let formats = ["table.xlsx", "--formats", "ics,csv,json", "--out", "a"];
    assert_eq!(place.run(&formats).code, 0);
    assert_eq!(
        place.names("a"),
        [
            "cooperation-2025-agreements.csv",
            "cooperation-2025-events.csv",
            "cooperation-2025.ics",
            "cooperation-2025.json"
        ]
    );
    let read = |name: &str| fs::read_to_string(place.path("a").join(name)).unwrap();
    assert_eq!(
        read("cooperation-2025-agreements.csv"),
        "\u{FEFF}№;Регион;Страна;ISO;Партнёр;Вид;Основание;Подписано;Год;Точность;\
         Как в источнике;Ячейки\r\n\
         1;;Куба;CU;Гавана;город;\"Соглашение; «О дружбе»\";2009;2009;год;2009;\
         Лист1!B2, Лист1!C2, Лист1!D2\r\n\
         2;;Куба;CU;Тринидад;город;'=СУММ(A1);2017-06;2017;месяц;июнь 2017 г., 2024;\
         Лист1!B3, Лист1!C3, Лист1!D3\r\n\
         2;;Куба;CU;Тринидад;город;'=СУММ(A1);2024;2024;год;июнь 2017 г., 2024;\
         Лист1!B3, Лист1!C3, Лист1!D3\r\n"
    );
    let events = read("cooperation-2025-events.csv");
    let lines: Vec<&str> = events.split("\r\n").collect();
    let days = "1;;Куба;CU;2025-05-14;2025-05-15;день;14–15 мая;визит.;14-15 мая – визит.;\
                Лист1!E2;2025-05-14/2025-05-15";
    assert!(lines.contains(&days), "{events}");
    let month = "2;;Куба;CU;2025-06;2025-06;месяц;В июне;фестиваль.;В июне – фестиваль.;\
                 Лист1!E3;2025-06";
    assert!(lines.contains(&month), "a month is no first day: {events}");
    let register = place.run(&["export", "table.xlsx"]).out;
    assert_eq!(read("cooperation-2025.json"), register);
    let calendar = read("cooperation-2025.ics");
    for line in [
        "DTSTART;VALUE=DATE:20250514",
        "DTEND;VALUE=DATE:20250516",
        "DTSTAMP:20251231T000000Z",
        "CATEGORIES:Куба",
    ] {
        assert!(calendar.contains(&format!("\r\n{line}\r\n")), "{line} in {calendar}");
    }
    place.run(&["table.xlsx", "--formats", "ics", "--out", "b"]);
    let again = fs::read_to_string(place.path("b").join("cooperation-2025.ics")).unwrap();
    assert_eq!(again, calendar, "identifiers and stamps do not change");
}

#[test]
fn a_calendar_keeps_equal_events_and_commas_apart() {
    let place = Place::new();
    let events = "14 мая – визит. 14 мая – визит.";
    let row = ["Корея, Республика", "Пусан", "Соглашение", "2009", events];
    place.put_table("table.xlsx", &[SMALL[0], &row]);
    assert_eq!(place.run(&["table.xlsx", "--formats", "ics", "--out", "a"]).code, 0);
    let calendar = fs::read_to_string(place.path("a").join("cooperation-2025.ics")).unwrap();
    let lines = |name: &str| {
        let found = calendar.lines().filter(|line| line.starts_with(name));
        found.map(str::to_owned).collect::<Vec<_>>()
    };
    let identifiers = lines("UID:");
    assert_eq!(identifiers.len(), 2);
    assert_ne!(identifiers[0], identifiers[1], "two events, though they say the same");
    assert_eq!(lines("CATEGORIES:"), ["CATEGORIES:Корея\\, Республика"; 2], "RFC 5545, 3.3.11");
}

#[test]
fn the_end_of_a_run_says_what_was_read_written_and_found() {
    let place = Place::new();
    place.put_table("table.xlsx", SMALL);
    let said = place.run(&["table.xlsx"]);
    let (read, rest) = said.err.split_once('\n').unwrap();
    assert_eq!(
        read,
        "Прочитано: table.xlsx, лист «Лист1»: 2025 год, 1 страна, 1 основание, 1 мероприятие"
    );
    let (written, found) = rest.split_once('\n').unwrap();
    let files = "Записано: reports/cooperation-2025.pdf, reports/cooperation-2025.xlsx; в PDF ";
    let pages = written.strip_prefix(files).and_then(|rest| rest.strip_suffix(" страниц"));
    assert!(pages.is_some_and(|pages| pages.parse::<u8>().unwrap() >= 5), "{written}");
    assert_eq!(found, "Замечаний нет\n");
}

#[test]
fn the_source_is_never_overwritten() {
    let place = Place::new();
    let source = place.put_table("cooperation-2025.xlsx", SMALL);
    let before = fs::read(&source).unwrap();
    let said = place.run(&["cooperation-2025.xlsx", "--out", "."]);
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "ошибка: файл «./cooperation-2025.xlsx» — сама исходная таблица: программа её не заменит\n\
         Укажите другую папку: --out ПАПКА\n"
    );
    assert_eq!(fs::read(&source).unwrap(), before);
    assert_eq!(place.names("."), ["cooperation-2025.xlsx"]);
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let place = Place::new();
    place.put_table("table.xlsx", SMALL);
    place.put("file", "");
    let said = place.run(&["table.xlsx", "--out", "file/reports"]);
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "ошибка: папку «file/reports» не удалось создать: часть пути — файл, а не папка\n\
         Укажите другую папку: --out ПАПКА\n"
    );
}

/// The shell limits the size of files, which is how a disk fills up without being root.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_earlier_report_whole() {
    let place = Place::new();
    place.put_table("table.xlsx", SMALL);
    for name in BOTH {
        place.put(&format!("reports/{name}"), "earlier");
    }
    let program = place.program();
    let program = program.get_program().to_str().unwrap();
    let script = format!("trap '' XFSZ; ulimit -f 8; exec '{program}' table.xlsx");
    let mut shell = assert_cmd::Command::new("bash");
    let said = said(shell.args(["-c", &script]).current_dir(place.path(".")));
    assert_eq!(said.code, 2, "{said:?}");
    assert_eq!(
        said.err,
        "ошибка: файл «reports/cooperation-2025.pdf» не удалось записать: файл больше, чем \
         разрешает система\n\
         Закройте его, если он открыт в другой программе, или укажите другую папку: --out ПАПКА\n"
    );
    assert_eq!(place.names("reports"), BOTH);
    for name in BOTH {
        assert_eq!(fs::read(place.path("reports").join(name)).unwrap(), b"earlier");
    }
}

/// Kills the program at moments spread over its whole run: each report is either the earlier one
/// or the new one, and the next run sweeps what was left behind.
#[test]
fn a_killed_run_leaves_no_torn_file() {
    let place = Place::new();
    place.put("table.xlsx", real_table());
    let start = Instant::now();
    place.run(&["table.xlsx", "--year", "2025"]);
    let whole_run = start.elapsed();
    let read = |name| fs::read(place.path("reports").join(name)).unwrap();
    let new = BOTH.map(read);
    for tenths in 1..=12 {
        for name in BOTH {
            place.put(&format!("reports/{name}"), "earlier");
        }
        let mut run = std::process::Command::new(place.program().get_program())
            .args(["table.xlsx", "--year", "2025"])
            .current_dir(place.path("."))
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(whole_run.mul_f64(f64::from(tenths) / 10.0).min(Duration::from_secs(2)));
        let _ended_already = run.kill();
        run.wait().unwrap();
        for (name, new) in BOTH.iter().zip(&new) {
            let found = read(name);
            assert!(found == b"earlier" || found == *new, "{name} is torn after {tenths}/10");
        }
    }
    place.run(&["table.xlsx", "--year", "2025"]);
    assert_eq!(place.names("reports"), BOTH);
}

#[test]
fn an_annotated_copy_is_written_beside_what_check_says() {
    let place = Place::new();
    place.put("table.xlsx", real_table());
    let plain = place.run(&["check", "table.xlsx", "--year", "2025"]);
    let check = ["check", "table.xlsx", "--year", "2025", "--annotate", "проверка/a.xlsx"];
    let said = place.run(&check);
    assert_eq!((said.code, &said.out), (0, &plain.out));
    assert_eq!(said.err, format!("{}Записано: проверка/a.xlsx\n", plain.err));
    let first = fs::read(place.path("проверка/a.xlsx")).unwrap();
    let mut again = place.program();
    again.args(check).env("TZ", "Asia/Kamchatka").output().unwrap();
    assert!(fs::read(place.path("проверка/a.xlsx")).unwrap() == first, "the same bytes");
    assert_eq!(
        place.run(&["check", "проверка/a.xlsx", "--year", "2025"]).out.matches("W601").count(),
        1
    );
}

#[test]
fn an_annotated_copy_is_a_workbook_and_never_the_table_itself() {
    let place = Place::new();
    place.put("table.xlsx", real_table());
    let said = place.run(&["check", "table.xlsx", "--annotate", "a.ods"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("имя файла должно кончаться на .xlsx"), "{}", said.err);
    let said = place.run(&["check", "table.xlsx", "--year", "2025", "--annotate", "table.xlsx"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("сама исходная таблица"), "{}", said.err);
    assert!(fs::read(place.path("table.xlsx")).unwrap() == real_table());
    assert_eq!(place.names("."), ["table.xlsx"]);
}
