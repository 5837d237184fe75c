//! Tables of web pages under the names of spreadsheets.

use encoding_rs::WINDOWS_1251;
use pobratim::import::{Format, ImportError, Measure};

use crate::support::{beside, message, read, shown};

fn tables(page: &str) -> Vec<String> {
    assert_eq!(Format::detect(page.as_bytes()), Format::Html);
    read(page.as_bytes()).unwrap().iter().map(shown).collect()
}

#[test]
fn a_table_stands_below_what_is_written_above_it() {
    let page = r#"<!DOCTYPE html><html><head><title>Выгрузка</title><style>td { x: y }</style>
        <script>document.write("<table><tr><td>нет</td></tr></table>")</script></head><body>
        <h1>СОТРУДНИЧЕСТВО</h1><p>за 2025&nbsp;год</p>
        <table><caption>Таблица</caption><thead><tr><th>Страна</th><th>Город</th></tr></thead>
        <tr><td>Куба</td><td><b>Гава</b>на&nbsp;&laquo;А&amp;Б&raquo;<br>порт</td></tr>
        </table><p>Подпись</p></body></html>"#;
    assert_eq!(
        tables(page),
        ["A1 СОТРУДНИЧЕСТВО A2 за 2025\u{A0}год A3 Таблица A4 Страна B4 Город A5 Куба \
          B5 Гавана\u{A0}«А&Б»\nпорт"]
    );
}

#[test]
fn spans_move_the_cells_beside_and_below_them() {
    let page = "<table><tr><td rowspan=2>а<td colspan=\"2\">б<td rowspan='3'>в<tr><td>г<td>д\
                <tr><td>е<td rowspan=0>ж<td>з</table>";
    assert_eq!(tables(page), ["A1 а B1 б D1 в B2 г C2 д A3 е B3 ж C3 з [A1:A2] [B1:C1] [D1:D3]"]);
}

#[test]
fn what_a_page_forgets_to_close_is_closed() {
    assert_eq!(tables("<table><td>а<td>б<tr><td>в"), ["A1 а B1 б A2 в"]);
    assert_eq!(tables("<TABLE><TR><TD>а</TD></TR></TABLE></table></td>б"), ["A1 а"]);
}

#[test]
fn a_table_within_a_cell_is_a_sheet_of_its_own_too() {
    let inner = "<table><tr><td>б<td>в</table>";
    assert_eq!(
        tables(&format!("<table><tr><td>а{inner}г<td>д</table>")),
        ["A1 а\nб\nвг B1 д", "A1 б B1 в"]
    );
    // A table that lays out the page holds more than a cell may.
    let row = format!("<tr><td>{}", "Ш".repeat(100_000));
    let long = format!("<table>{}</table>", row.repeat(3));
    let sheets = read(format!("<table><tr><td>а{long}</table>").as_bytes()).unwrap();
    assert_eq!(shown(&sheets[0]), "A1 а");
    assert_eq!(sheets[1].rows.len(), 3);
}

#[test]
fn hidden_rows_and_encodings_are_told() {
    let page = "<html><table><tr><td>Страна<tr style='Display: none'><td>Сербия</table>";
    let (bytes, ..) = WINDOWS_1251.encode(page);
    let sheets = read(&bytes).unwrap();
    assert_eq!((shown(&sheets[0]), beside(&sheets[0])), ("A1 Страна A2 Сербия".into(), "2".into()));
}

#[test]
fn a_page_without_tables_says_so() {
    assert_eq!(read("<html><p>Нет доступа</p></html>".as_bytes()), Err(ImportError::NoTable));
    assert!(message(b"<html></html>").starts_with("в документе нет ни одной таблицы"));
}

#[test]
fn tables_a_hundred_thousand_deep_and_spans_of_billions_are_borne() {
    let deep = "<table><tr><td>".repeat(100_000);
    let Err(ImportError::TooLarge(excess)) = read(deep.as_bytes()) else { panic!() };
    assert_eq!(excess.measure, Measure::Depth);
    let wide = "<table><tr><td colspan=4000000000 rowspan=99999999999>а<td>б</table>";
    assert_eq!(tables(wide), ["A1 а ALM1 б [A1:ALL1]"]);
    let many = format!("<table>{}", "<tr><td rowspan=60000 colspan=1000>".repeat(10));
    let Err(ImportError::TooLarge(excess)) = read(format!("{many}а").as_bytes()) else {
        return;
    };
    assert_eq!(excess.measure, Measure::Columns);
}
