//! What cannot become a report: a message that names file, sheet and cell and says what to do,
//! exit code 2, and the reports of earlier runs as they were.

use std::fs;

use super::support::{Place, SMALL, real_table, set_changed};

/// A folder with an earlier report.
fn place() -> Place {
    let place = Place::new();
    place.put("reports/cooperation-2025.pdf", "earlier PDF");
    place.put("reports/cooperation-2025.xlsx", "earlier workbook");
    place
}

/// What the program says to these arguments, having refused them and changed nothing.
fn refused(place: &Place, arguments: &[&str]) -> String {
    let said = place.run(arguments);
    assert_eq!((said.code, said.out.as_str()), (2, ""), "{said:?}");
    let names = ["cooperation-2025.pdf", "cooperation-2025.xlsx"];
    assert_eq!(place.names("reports"), names);
    let earlier = names.map(|name| fs::read_to_string(place.path("reports").join(name)).unwrap());
    assert_eq!(earlier, ["earlier PDF", "earlier workbook"]);
    said.err
}

#[test]
fn no_such_file() {
    assert_eq!(
        refused(&place(), &["2025.xlsx"]),
        "ошибка: нет файла «2025.xlsx»\nПроверьте его имя; команды показывает pobratim --help\n"
    );
}

#[test]
fn a_folder_instead_of_a_file() {
    assert_eq!(
        refused(&place(), &["check", "reports"]),
        "ошибка: «reports» — папка, а не файл\n\
         Укажите таблицу в ней: pobratim report ФАЙЛ\n"
    );
}

#[test]
fn a_path_that_the_system_does_not_open() {
    assert_eq!(
        refused(&place(), &["export", "reports/cooperation-2025.xlsx/2025.xlsx"]),
        "ошибка: файл «reports/cooperation-2025.xlsx/2025.xlsx» не удалось прочитать: часть пути — \
         файл, а не папка\nПроверьте путь и права доступа к файлу\n"
    );
}

#[test]
fn no_input_folder() {
    assert_eq!(
        refused(&place(), &[]),
        "ошибка: нет папки «input»\n\
         Создайте её и положите туда таблицу или укажите файл: pobratim report ФАЙЛ\n"
    );
}

#[test]
fn no_table_in_the_input_folder() {
    let place = place();
    place.put("input/~$2025.xlsx", "a lock");
    place.put("input/readme.md", "no table");
    assert_eq!(
        refused(&place, &[]),
        "ошибка: в папке «input» нет ни одной таблицы\n\
         Положите туда файл .xlsx или укажите файл: pobratim report ФАЙЛ\n"
    );
}

#[test]
fn two_tables_of_equal_rank() {
    let place = place();
    for name in ["input/2025 (копия).xlsx", "input/2025.xlsx"] {
        set_changed(&place.put_table(name, SMALL), 0);
    }
    assert_eq!(
        refused(&place, &["report"]),
        "ошибка: в папке «input» несколько одинаково новых таблиц: «2025 (копия).xlsx», \
         «2025.xlsx»\n\
         Оставьте в папке одну из них или укажите нужную: pobratim report ФАЙЛ\n"
    );
}

#[test]
fn an_empty_file() {
    let place = place();
    place.put("2025.xlsx", "");
    assert_eq!(
        refused(&place, &["2025.xlsx"]),
        "ошибка: «2025.xlsx»: файл пуст, в нём нет ни одного байта; проверьте, что он скопирован \
         целиком\n"
    );
}

#[test]
fn a_file_cut_short() {
    let place = place();
    place.put("2025.xlsx", &real_table()[..3000]);
    assert_eq!(
        refused(&place, &["2025.xlsx"]),
        "ошибка: «2025.xlsx»: файл повреждён или скопирован не целиком: не читается архив, в \
         который упакована книга; возьмите исходный файл или откройте этот в Excel, дайте \
         восстановить книгу и сохраните её как новый .xlsx\n"
    );
}

#[test]
fn no_spreadsheet_whatever_it_is_called() {
    let place = place();
    place.put("2025.xlsx", "<html><p>Нет доступа</p>\n");
    assert_eq!(
        refused(&place, &["2025.xlsx"]),
        "ошибка: «2025.xlsx»: в документе нет ни одной таблицы; укажите тот, в котором сведения \
         стоят в таблице, а не в тексте или на картинке\n"
    );
    place.put("отчёт.xlsx", "%PDF-1.7\n");
    assert_eq!(
        refused(&place, &["отчёт.xlsx"]),
        "ошибка: «отчёт.xlsx»: это документ PDF, а читаются .xlsx, .xlsm, .xltx, .xlsb, .xls, .ods, .fods, \
         .docx, .html, .csv, .tsv и .txt; найдите таблицу, из которой он сделан\n"
    );
}

#[test]
fn an_empty_sheet() {
    let place = place();
    place.put_table("2025.xlsx", &[]);
    assert_eq!(
        refused(&place, &["2025.xlsx"]),
        "ошибка: «2025.xlsx»: [E101] лист «Лист1» пуст; укажите книгу с таблицей\n"
    );
}

#[test]
fn a_table_without_a_heading() {
    let place = place();
    place.put_table("2025.xlsx", &SMALL[1..]);
    assert_eq!(
        refused(&place, &["2025.xlsx"]),
        "ошибка: «2025.xlsx»: [E101] на листе «Лист1» не найден заголовок таблицы: среди первых 40 \
         заполненных строк нет такой, где стояли бы графы «Страна», «Город», «Основание для \
         сотрудничества», «Дата подписания», «Основные мероприятия»; добавьте строку с названиями \
         граф над таблицей\n"
    );
}

#[test]
fn a_missing_column() {
    let place = place();
    place.put_table("2025.xlsx", &[&SMALL[0][1..], &SMALL[2][1..]]);
    assert_eq!(
        refused(&place, &["2025.xlsx"]),
        "ошибка: «2025.xlsx»: [E102] лист «Лист1», строка 1: в заголовке таблицы нет графы \
         «Страна»; найдены A1: «Город», B1: «Основание» (это «Основание для сотрудничества»), C1: \
         «Дата подписания», D1: «Основные мероприятия в 2025 году» (это «Основные мероприятия»); \
         назовите недостающее в строке 1 так, как написано здесь\n"
    );
}

#[test]
fn a_heading_with_nothing_under_it() {
    let place = place();
    place.put_table("2025.xlsx", &[SMALL[0]]);
    assert_eq!(
        refused(&place, &["2025.xlsx"]),
        "ошибка: «2025.xlsx»: [E101] лист «Лист1»: под заголовком таблицы в строке 1 нет ни одной \
         страны; укажите книгу с заполненной таблицей\n"
    );
}

#[test]
fn a_character_that_no_font_has() {
    let place = place();
    let row = ["Китай", "Пекин (北京)", "Соглашение о партнёрстве", "2009", "14 мая – визит."];
    place.put_table("2025.xlsx", &[SMALL[0], &row]);
    assert_eq!(
        refused(&place, &["2025.xlsx"]),
        "ошибка: «2025.xlsx», лист «Лист1», ячейка B2: в шрифте PTSans-Regular нет знака «北» \
         (U+5317), он стоит в слове «(北京)»; замените знак в исходной таблице или сделайте только \
         книгу: --formats xlsx\n"
    );
}

#[test]
fn a_year_that_nobody_names() {
    let place = place();
    let mut heading = SMALL[0].to_vec();
    heading[4] = "Основные мероприятия";
    place.put_table("таблица.xlsx", &[&heading, SMALL[2]]);
    assert_eq!(
        refused(&place, &["таблица.xlsx"]),
        "ошибка: «таблица.xlsx», лист «Лист1»: год отчёта не назван ни в имени файла, ни в \
         таблице\nУкажите его: --year ГОД\n"
    );
}
