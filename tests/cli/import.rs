//! `pobratim import` tells how a table was understood, in the words of the office.

use serde_json::Value;

use super::support::Place;

/// A cover, the table with columns of its own, and a part of it on another sheet.
const TABLE: &[&[&str]] = &[
    &["№ п/п", "Страна", "Партнёр", "Документ", "Дата", "Мероприятия в 2025 году", "Примечание"],
    &["ЕВРОПА"],
    &["1", "Венгрия", "Будапешт", "Соглашение о дружбе и", "2015", "14 мая – визит мэра.", "да"],
    &["", "", "", "сотрудничестве", "", "15 мая – концерт"],
    &["", "", "", "", "", "хора."],
    &["Итого:", "1"],
    &["", "Исполнитель: Петрова"],
];

#[test]
fn sheets_columns_and_rows_are_told_in_russian() {
    let place = Place::new();
    place.put_table("2025.xlsx", TABLE);
    let head = "2025.xlsx\n\n\
        Лист «Лист1»: прочитан — это первый лист, где есть все графы таблицы\n  \
          Заголовок в строке 1:\n       \
               A  не для отчёта                 «№ п/п»\n       \
               B  Страна                        «Страна» — по слову «страна»\n       \
               C  Город                         «Партнёр» — по слову «партнёр»\n       \
               D  Основание для сотрудничества  «Документ» — по слову «документ»\n       \
               E  Дата подписания               «Дата» — по соседней графе\n       \
               F  Основные мероприятия          «Мероприятия в 2025 году» — по слову «мероприятия»\n       \
               G  не для отчёта                 «Примечание»\n  \
          Строки: 1 регион, 1 страна, 1 соглашение, 1 ячейка мероприятий, 2 продолжения\n       \
               2  регион: ЕВРОПА\n";
    let entry = "       \
               3  страна: Венгрия; соглашение: Будапешт; мероприятия: 14 мая – визит мэра.\n";
    let tail = "       \
               4  продолжает основание строки 3 и мероприятия строки 3: сотрудничестве\n       \
               5  продолжает мероприятия строки 4: хора.\n       \
               6  итоги, не для отчёта: Итого:\n       \
               7  под таблицей, не для отчёта: Исполнитель: Петрова\n";
    let said = place.run(&["import", "2025.xlsx"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
    assert_eq!(said.out, [head, tail].concat());
    assert_eq!(place.run(&["import", "--show", "2025.xlsx"]).out, [head, entry, tail].concat());
}

#[test]
fn other_programs_get_the_same_as_json() {
    let place = Place::new();
    place.put_table("2025.xlsx", TABLE);
    let said = place.run(&["import", "2025.xlsx", "--format", "json"]);
    let told: Value = serde_json::from_str(&said.out).unwrap();
    let sheet = &told["sheets"][0];
    assert_eq!(sheet["verdict"], "read");
    let date = r#"{"column": "E", "words": "Дата", "role": "date", "reason": "place"}"#;
    assert_eq!(sheet["heading"]["columns"][4], serde_json::from_str::<Value>(date).unwrap());
    let row = r#"{"row": 4, "kind": "continuation", "basis": 3, "events": 3}"#;
    assert_eq!(sheet["rows"][2], serde_json::from_str::<Value>(row).unwrap());
    assert_eq!(sheet["rows"].as_array().unwrap().len(), 6);
}

#[test]
fn columns_that_are_missing_or_named_by_the_office_are_told() {
    let place = Place::new();
    let heading: &[&str] = &["Куда", "Когда", "Что было в 2025 году"];
    place.put_table("2025.xlsx", &[heading, &["Куба", "14 мая", "визит мэра."]]);
    place.put(
        "pobratim.toml",
        "[columns]\ncountry = [\"куда\"]\nevents = [\"что было в 2025 году\"]\n",
    );
    let said = place.run(&["import", "2025.xlsx", "--show"]);
    let lines: Vec<&str> = said.out.lines().skip(2).collect();
    assert_eq!(
        lines,
        [
            "Лист «Лист1»: прочитан — это первый лист с таблицей",
            "  Заголовок в строке 1:",
            "       A  Страна                «Куда» — так названо в настройках",
            "       B  Дата мероприятия      «Когда» — по соседней графе",
            "       C  Основные мероприятия  «Что было в 2025 году» — так названо в настройках",
            "  Не найдены графы: «Город», «Основание для сотрудничества», «Дата подписания»",
            "  Строки: 1 страна, 1 ячейка мероприятий",
            "       2  страна: Куба; мероприятия: визит мэра.",
        ]
    );
}
