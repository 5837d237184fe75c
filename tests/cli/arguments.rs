//! Arguments that cannot be meant: an error in Russian, exit code 2.

use super::support::{Place, SMALL, said};

/// What the program says on standard error, with the code 2 and an empty standard output.
fn refused(arguments: &[&str]) -> String {
    let said = Place::new().run(arguments);
    assert_eq!((said.code, said.out.as_str()), (2, ""), "{said:?}");
    said.err
}

#[test]
fn an_unknown_option_is_refused_and_a_near_one_proposed() {
    assert_eq!(
        refused(&["--fromats", "pdf"]),
        "ошибка: неизвестный или лишний аргумент «--fromats»\n\
         Возможно, имелось в виду: --formats\n\
         Подробнее: pobratim --help\n"
    );
}

#[test]
fn an_unknown_value_is_refused_with_those_that_there_are() {
    assert_eq!(
        refused(&["check", "--deny", "all"]),
        "ошибка: «all» не подходит для «--deny <ТЯЖЕСТЬ>»\n\
         Можно указать: error, warning, note\n\
         Подробнее: pobratim --help\n"
    );
    assert_eq!(
        refused(&["--formats", "pdf,docx"]),
        "ошибка: «docx» не подходит для «--formats <ВИДЫ>»\n\
         Можно указать: pdf, xlsx, csv, json, ics\n\
         Подробнее: pobratim --help\n"
    );
}

#[test]
fn a_year_and_a_date_have_their_form() {
    assert_eq!(
        refused(&["--year", "25"]),
        "ошибка: «25» не подходит для «--year <ГОД>»: нужен год от 1900 до 2199\n\
         Подробнее: pobratim --help\n"
    );
    assert_eq!(
        refused(&["--date", "2025-02-29"]),
        "ошибка: «2025-02-29» не подходит для «--date <ДАТА>»: нужна дата вида 2026-01-31\n\
         Подробнее: pobratim --help\n"
    );
}

#[test]
fn an_option_needs_its_value_and_a_command_its_argument() {
    assert_eq!(
        refused(&["--out"]),
        "ошибка: после «--out <ПАПКА>» нет значения\nПодробнее: pobratim --help\n"
    );
    assert_eq!(
        refused(&["read-date"]),
        "ошибка: не хватает аргумента <ТЕКСТ>...\nПодробнее: pobratim --help\n"
    );
}

#[test]
fn an_option_given_twice_is_refused() {
    assert_eq!(
        refused(&["--out", "a", "--out", "b"]),
        "ошибка: «--out <ПАПКА>» указан дважды\nПодробнее: pobratim --help\n"
    );
}

#[test]
fn arguments_of_the_default_command_before_another_command_are_not_lost_silently() {
    assert_eq!(
        refused(&["--out", "x", "check", "y.xlsx"]),
        "ошибка: «--out <ПАПКА>» стоит перед командой «check»\n\
         Пишите аргументы команды после её имени\n\
         Подробнее: pobratim --help\n"
    );
}

#[test]
fn help_speaks_russian_and_english_on_standard_output() {
    let said = Place::new().run(&["--help"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for words in ["Вызов:", "Команды:", "Параметры:", "Make the report", "reports", "Код выхода"]
    {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    no_english_headings(&said.out);
}

fn no_english_headings(help: &str) {
    for english in ["Usage", "Options", "OPTIONS", "Commands", "Arguments", "[default", "[possible"]
    {
        assert!(!help.contains(english), "{english}: {help}");
    }
}

#[test]
fn every_command_has_its_help_in_russian() {
    for command in ["report", "check", "export", "import", "read-date", "explain", "settings"] {
        let said = Place::new().run(&[command, "--help"]);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        assert!(said.out.contains(&format!("Вызов: pobratim {command}")), "{}", said.out);
        no_english_headings(&said.out);
    }
}

#[test]
fn colours_come_only_when_asked_for_or_on_a_terminal() {
    let place = Place::new();
    let plain = "ошибка: замечания с кодом «E999» нет\n";
    assert!(place.run(&["explain", "E999"]).err.starts_with(plain));
    assert!(place.run(&["explain", "E999", "--color", "never"]).err.starts_with(plain));
    let coloured = place.run(&["explain", "E999", "--color", "always"]).err;
    assert!(coloured.starts_with("\u{1b}[1m\u{1b}[31mошибка:\u{1b}[0m замечания"), "{coloured:?}");
}

#[test]
fn a_rule_is_explained_by_its_code_in_any_case() {
    let said = Place::new().run(&["explain", "e202"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.starts_with("# E202"), "{}", said.out);
}

#[test]
fn without_a_code_every_rule_is_listed_by_number() {
    let said = Place::new().run(&["explain"]);
    assert_eq!(said.code, 0);
    assert!(said.out.starts_with("E101  ошибка          Таблица не найдена\n"), "{}", said.out);
    let numbers: Vec<&str> = said.out.lines().filter_map(|line| line.get(1..4)).collect();
    assert!(numbers.len() > 15 && numbers.is_sorted(), "{numbers:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_an_error_and_a_closed_one_is_not() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let program = assert_cmd::cargo::cargo_bin!("pobratim");
    let run = |stdout: std::process::Stdio| {
        std::process::Command::new(program).args(["explain", "E202"]).stdout(stdout).output()
    };
    let output = run(full.into()).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(err, "ошибка: стандартный вывод не принимает данные: на диске нет места\n");
    assert_eq!(output.status.code(), Some(2));

    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = run(writer.into()).unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn dates_are_read_from_arguments_and_from_lines() {
    let place = Place::new();
    let day = r#"{"text":"18-21 мая","dates":[{"edtf":"2025-05-18/2025-05-21","start":"2025-05-18","end":"2025-05-21","precision":"day"}]}"#;
    let none = r#"{"text":"ежегодно","dates":[]}"#;
    let expected = format!("{day}\n{none}\n");
    let said_to_arguments = place.run(&["read-date", "--year", "2025", "18-21 мая", "ежегодно"]);
    assert_eq!((said_to_arguments.code, &said_to_arguments.out), (0, &expected));
    let mut lines = place.program();
    lines.args(["read-date", "--year", "2025", "-"]).write_stdin("18-21 мая\r\nежегодно");
    assert_eq!(said(&mut lines), said_to_arguments);
}

#[test]
fn a_date_without_its_year_is_not_read_but_named() {
    let place = Place::new();
    let said = place.run(&["read-date", "18-21 мая", "2006", "ежегодно"]);
    assert_eq!(said.err, "В «18-21 мая» не назван год: добавьте --year ГОД\n");
    assert!(said.out.starts_with("{\"text\":\"18-21 мая\",\"dates\":[]}\n"), "{}", said.out);
    assert_eq!(place.run(&["read-date", "--quiet", "18-21 мая"]).err, "");
}

#[test]
fn lines_that_are_no_text_are_refused_by_number() {
    let place = Place::new();
    let mut command = place.program();
    command.args(["read-date", "-"]).write_stdin(b"2006\n\xec\xe0\xe9\n");
    let said = said(&mut command);
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "ошибка: строка 2 стандартного ввода — не текст в кодировке UTF-8\n\
         Сохраните её в UTF-8 и повторите\n"
    );
}

#[test]
fn settings_of_the_office_are_taken_from_the_working_folder() {
    let place = Place::new();
    let row =
        ["Страна Оз", "Изумрудный Город", "Соглашение о партнёрстве", "2009", "14 мая – визит."];
    place.put_table("2025.xlsx", &[SMALL[0], &row]);
    let codes = |place: &Place| place.run(&["check", "2025.xlsx", "--format", "json"]).out;
    assert!(codes(&place).contains("W501"), "nobody knows the country");
    place.put("pobratim.toml", "[[country]]\niso2 = \"OZ\"\nname = \"Страна Оз\"\n");
    assert!(!codes(&place).contains("W501"), "the office knows it");
    let odd = ["Куда", "С кем", "Чем закреплено", "Дата подписания", "Что было в 2025 году"];
    place.put_table("odd.xlsx", &[&odd, SMALL[2]]);
    assert_eq!(place.run(&["export", "odd.xlsx"]).code, 2, "nobody knows the columns");
    place.put(
        "pobratim.toml",
        "[columns]\ncountry = [\"КУДА\"]\nbasis = [\"Чем закреплено\"]\npartner = [\"С кем\"]\n\
         events = [\"Что было в 2025 году\"]\n",
    );
    let export = place.run(&["export", "odd.xlsx"]);
    assert!(export.out.contains("\"partner\": \"Будапешт\"") && export.code == 0, "{export:?}");
    place.put("pobratim.toml", "[[contry]]\n");
    let said = place.run(&["check", "2025.xlsx"]);
    assert_eq!(
        (said.code, said.err.as_str()),
        (
            2,
            "ошибка: «pobratim.toml», строка 1: нет ключа «contry»; есть «names», «limits», «columns», \
             «lint», «report», «workbook», «region», «country», «partner»\nИсправьте «[[contry]]»; все ключи показывает pobratim settings\n"
        )
    );
    let said = place.run(&["check", "2025.xlsx", "--settings", "нет.toml"]);
    assert!(said.code == 2 && said.err.contains("нет файла «нет.toml»"), "{said:?}");
}
