//! What the office does not want to hear: rules that it allows, findings that it accepted.

use std::fs;

use super::support::{Place, SMALL};

const BAD: &[&str] = &["Сербия", "Белград", "Соглашение", "31.06.2015", "15 мая – визит."];
const READ: &str =
    "Прочитано: a.xlsx, лист «Лист1»: 2025 год, 2 страны, 2 основания, 2 мероприятия\n";

/// A folder with a table that has one error.
fn place() -> Place {
    let place = Place::new();
    put(&place, &[BAD]);
    place
}

/// Puts the small table with `more` rows under it.
fn put(place: &Place, more: &[&[&str]]) {
    place.put_table("a.xlsx", &[SMALL, more].concat());
}

#[test]
fn an_allowed_rule_is_silent_everywhere_and_does_not_count() {
    let place = place();
    assert_eq!(place.run(&["check", "a.xlsx"]).code, 1);
    place.put("pobratim.toml", "[lint]\nallow = [\"e202\"]\n");
    for format in ["text", "json", "sarif"] {
        let said = place.run(&["check", "a.xlsx", "--deny", "note", "--format", format]);
        assert_eq!(said.code, 0, "{said:?}");
        assert!(!said.out.contains("31.06.2015"), "{}", said.out);
    }
    let report = place.run(&["a.xlsx", "--formats", "xlsx"]);
    assert!(report.code == 0 && report.err.contains("Замечаний нет"), "{report:?}");
}

#[test]
fn a_rule_weighs_what_the_office_says() {
    let place = place();
    place.put("pobratim.toml", "[lint]\nwarn = [\"E202\"]\n");
    let said = place.run(&["check", "a.xlsx"]);
    assert!(said.code == 0 && said.out.contains("предупреждение[E202]"), "{said:?}");
    place.put("pobratim.toml", "[lint]\ndeny = [\"E999\"]\n");
    let said = place.run(&["check", "a.xlsx"]);
    let start = "ошибка: «pobratim.toml», строка 2: нельзя «E999»; можно «E101», ";
    assert!(said.code == 2 && said.err.starts_with(start), "{said:?}");
}

#[test]
fn accepted_findings_are_told_in_one_line_and_new_ones_as_ever() {
    let place = place();
    let said = place.run(&["check", "a.xlsx", "--write-baseline", "принято/a.toml"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    let taken = "Записано: принято/a.toml\nПринято: 1 замечание (1 ошибка)\n";
    assert_eq!(said.err, format!("{READ}{taken}"));
    let again = place.run(&["check", "a.xlsx", "--write-baseline", "b.toml"]);
    assert_eq!(again.code, 0);
    let file = |name| fs::read_to_string(place.path(name)).unwrap();
    assert_eq!(file("принято/a.toml"), file("b.toml"), "the same findings give the same bytes");

    let said = place.run(&["check", "a.xlsx", "--baseline", "b.toml"]);
    assert_eq!((said.code, said.out.as_str()), (0, "Замечаний нет\n"));
    assert_eq!(said.err, format!("{READ}Принято ранее: 1 замечание\n"));
    let sarif = place.run(&["check", "a.xlsx", "--baseline", "b.toml", "--format", "sarif"]);
    assert!(sarif.out.contains("\"suppressions\""), "{}", sarif.out);

    // The accepted row moved down, and a new one of the same words came.
    let twin: &[&str] = &["", "Нови-Сад", "Соглашение", "31.06.2015", ""];
    put(&place, &[&["Мальта", "Валлетта", "Соглашение", "2009", ""], BAD, twin]);
    let said = place.run(&["check", "a.xlsx", "--baseline", "b.toml"]);
    assert!(said.code == 1 && said.out.ends_with("\n1 ошибка; подробнее: pobratim explain КОД\n"));
    assert!(said.out.contains("ячейка D6"), "the lower of the two is new: {}", said.out);
}

#[test]
fn what_is_found_no_more_is_told_as_stale() {
    let place = place();
    place.run(&["check", "a.xlsx", "--write-baseline", "b.toml"]);
    put(&place, &[]);
    let said = place.run(&["check", "a.xlsx", "--baseline", "b.toml"]);
    assert_eq!(said.code, 0);
    let stale = "Приняты ранее, но больше не встречаются (обновить: pobratim check \
                 --write-baseline ФАЙЛ):\n  E202: 31.06.2015\n";
    assert!(said.err.ends_with(stale), "{}", said.err);
}

#[test]
fn the_settings_name_the_accepted_findings_for_the_report_too() {
    let place = place();
    place.run(&["check", "a.xlsx", "--write-baseline", "office/b.toml"]);
    place.put("office/settings.toml", "[lint]\nbaseline = \"b.toml\"\n");
    let settings = ["--settings", "office/settings.toml"];
    let said = place.run(&[&["a.xlsx", "--formats", "xlsx"], &settings[..]].concat());
    let end = "Замечаний нет\nПринято ранее: 1 замечание\n";
    assert!(said.code == 0 && said.err.ends_with(end), "{said:?}");
    fs::remove_file(place.path("office/b.toml")).unwrap();
    let said = place.run(&[&["check", "a.xlsx"], &settings[..]].concat());
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "ошибка: нет файла принятых замечаний «office/b.toml»\n\
         Проверьте его имя или создайте его: pobratim check --write-baseline ФАЙЛ\n"
    );
    let anew = [&["check", "a.xlsx", "--write-baseline", "office/b.toml"], &settings[..]];
    assert_eq!(place.run(&anew.concat()).code, 0, "the file that the settings name can be made");
}

#[test]
fn the_table_is_never_replaced_by_a_list_of_its_findings() {
    let place = place();
    let before = fs::read(place.path("a.xlsx")).unwrap();
    let said = place.run(&["check", "a.xlsx", "--write-baseline", "./a.xlsx"]);
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "ошибка: файл «./a.xlsx» — сама исходная таблица: программа её не заменит\n\
         Укажите другой файл\n"
    );
    assert_eq!(fs::read(place.path("a.xlsx")).unwrap(), before);
}

/// Editors of Windows put it there.
#[test]
fn a_byte_order_mark_before_accepted_findings_is_none_of_them() {
    let place = place();
    place.run(&["check", "a.xlsx", "--write-baseline", "b.toml"]);
    let text = fs::read_to_string(place.path("b.toml")).unwrap();
    place.put("b.toml", format!("\u{FEFF}{text}"));
    let said = place.run(&["check", "a.xlsx", "--baseline", "b.toml"]);
    assert_eq!((said.code, said.err.contains("Принято ранее: 1 замечание")), (0, true), "{said:?}");
}
