//! What stands in which cell.

use chrono::NaiveDate;
use pobratim::{
    cell::{Column, Row},
    import::Value,
};

use crate::support::{OFFICE, WORKBOOK, WORKBOOK_RELATIONS, beside, read, shown, workbook};

/// The cells of the only sheet, as address and value.
fn cells(bytes: &[u8]) -> Vec<(String, Value)> {
    let sheets = read(bytes).unwrap();
    assert_eq!(sheets.len(), 1);
    let rows = sheets[0].rows.iter();
    rows.flat_map(|row| {
        row.cells.iter().map(|(column, value)| (format!("{column}{}", row.row), value.clone()))
    })
    .collect()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
fn the_office_workbook_keeps_cells_merges_and_dates() {
    let sheets = read(OFFICE).unwrap();
    let sheet = &sheets[0];
    assert_eq!((sheets.len(), &*sheet.name, sheet.merges.len()), (1, "2025", 22));
    let value = |row: u32, column: u32| {
        let row = sheet.rows.iter().find(|candidate| candidate.row == Row::new(row)).unwrap();
        let cell = row.cells.iter().find(|(candidate, _)| *candidate == Column::new(column));
        cell.unwrap().1.clone()
    };
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let date = |day, shown: &str| Value::Date { day, shown: shown.to_owned() };
    assert_eq!(value(6, 4), date(day(2015, 12, 16), "16 декабря 2015 г."));
    assert_eq!(value(9, 4), date(day(2005, 12, 9), "09.12.2005"));
    assert_eq!(value(10, 4), Value::Number(2006.0));
    assert_eq!(value(5, 4), text("июнь 2017 г."));
}

#[test]
fn values_of_every_type_are_read() {
    let shared = r#"<sst uniqueCount="2"><si><t>одно</t></si><si><r><t>до</t></r><r><t xml:space="preserve">&#10;после</t></r></si></sst>"#;
    let row = r#"<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#REF!</v></c><c r="E2" t="str"><f>A2</f><v>одно</v></c><c r="F2"><v>-1.5</v></c><c r="G2" t="inlineStr"><is><t>вот</t></is></c><c r="H2" t="d"><v>2015-12-16T00:00:00</v></c><c r="I2" t="s"/></row>"#;
    let cells = cells(&workbook(row, &[("xl/sharedStrings.xml", shared)]));
    let shown: Vec<String> =
        cells.iter().map(|(cell, value)| format!("{cell} {}", value.shown())).collect();
    let expected = [
        "A2 одно",
        "B2 до\nпосле",
        "C2 ИСТИНА",
        "D2 #REF!",
        "E2 одно",
        "F2 -1.5",
        "G2 вот",
        "H2 16.12.2015",
    ];
    assert_eq!(shown, expected);
}

/// Other programs take `ДД.ММ.ГГГГ` and conditions for bare numbers, and a typed year for a day of
/// 1905.
#[test]
fn dates_look_as_their_format_says_in_either_epoch() {
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="ДД.ММ.ГГГГ"/><numFmt numFmtId="165" formatCode="[&lt;43831]YYYY;dd.mm.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let row = r#"<row r="1"><c r="A1" s="1"><v>42354</v></c><c r="B1" s="2"><v>42354</v></c><c r="C1" s="3"><v>2006</v></c><c r="D1" s="3"><v>42354.75</v></c><c r="E1"><v>42354</v></c></row>"#;
    let shown = |flag: &str| {
        let workbook_xml = WORKBOOK.replace("<workbookPr/>", flag);
        let more = [("xl/styles.xml", styles), ("xl/workbook.xml", workbook_xml.as_str())];
        let cells = cells(&workbook(row, &more));
        cells.iter().map(|(_, value)| value.shown().into_owned()).collect::<Vec<_>>()
    };
    assert_eq!(shown("<workbookPr/>"), ["16.12.2015", "2015", "2006", "16.12.2015", "42354"]);
    assert_eq!(
        shown(r#"<workbookPr date1904="1"/>"#),
        ["17.12.2019", "2019", "2006", "17.12.2019", "42354"]
    );
}

#[test]
fn rows_and_cells_out_of_order_are_put_in_order() {
    let rows = r#"<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c><c r="A1"><v>4</v></c></row><row r="3"><c r="C3"><v>5</v></c></row>"#;
    let expected = [("A1", 4.0), ("A3", 2.0), ("B3", 1.0), ("C3", 5.0)]
        .map(|(cell, number)| (cell.to_owned(), Value::Number(number)));
    assert_eq!(cells(&workbook(rows, &[])), expected);
}

/// Errors that are newer than the program, or Russian, and a shared text that is not there.
#[test]
fn an_unknown_error_cell_costs_itself_alone() {
    let styles =
        r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="0"/></cellXfs></styleSheet>"#;
    let row = r#"<row r="1"><c r="A1"><v>1</v></c><c r="C1" s="1" t="e"><v>#SPILL!</v></c><c r="D1" s="1" t="e"><v>#ССЫЛ!</v></c><c r="E1" s="1"><v>2</v></c><c r="F1" s="1" t="s"><v>99</v></c></row>"#;
    let error = |text: &str| Value::Error(text.to_owned());
    let expected = [
        ("A1", Value::Number(1.0)),
        ("C1", error("#SPILL!")),
        ("D1", error("#ССЫЛ!")),
        ("E1", Value::Number(2.0)),
        ("F1", error("#ОШИБКА!")),
    ]
    .map(|(cell, value)| (cell.to_owned(), value));
    assert_eq!(cells(&workbook(row, &[("xl/styles.xml", styles)])), expected);
}

#[test]
fn sheets_of_charts_are_left_out_and_hidden_ones_read() {
    let relations = WORKBOOK_RELATIONS.replace(
        "</Relationships>",
        r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>"#,
    );
    let book = r#"<workbook><sheets><sheet name="Диаграмма" sheetId="2" r:id="rId2"/><sheet name="Скрытый" state="hidden" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let row = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
    let more = [
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations.as_str()),
        ("xl/chartsheets/sheet1.xml", "<chartsheet/>"),
    ];
    let sheets = read(&workbook(row, &more)).unwrap();
    let names: Vec<&str> = sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names, ["Скрытый"]);
}

/// A range of the whole sheet would take 550 GB.
#[test]
fn a_dimension_of_the_whole_sheet_costs_its_three_cells() {
    let sheet = r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c><c r="XFD1048576"><v>3</v></c></row></sheetData></worksheet>"#;
    let cells = cells(&workbook("", &[("xl/worksheets/sheet1.xml", sheet)]));
    let addresses: Vec<&str> = cells.iter().map(|(cell, _)| cell.as_str()).collect();
    assert_eq!(addresses, ["A1", "A1048576", "XFD1048576"]);
}

#[test]
fn what_is_hidden_and_notes_are_told() {
    let sheet = r#"<worksheet><cols><col min="2" max="3" hidden="1"/><col min="4" max="4" width="9"/></cols><sheetData><row r="1"/><row r="2" hidden="1"><c r="B2"><v>1</v></c></row><row hidden="true"><c><v>2</v></c></row></sheetData></worksheet>"#;
    let book = WORKBOOK.replace("sheetId", r#"state="veryHidden" sheetId"#);
    let notes = r#"<comments><authors><author>Иванова</author></authors><commentList><comment ref="B2" authorId="0"><text><r><rPr><b/></rPr><t>Иванова:</t></r><r><t xml:space="preserve">&#10;уточнить</t></r></text></comment><comment ref="C9"><text><t> </t></text></comment><comment ref="C3"><text><t>до_x005F_x000D_</t></text></comment></commentList></comments>"#;
    let relations = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>"#;
    let more = [
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/worksheets/_rels/sheet1.xml.rels", relations),
        ("xl/comments1.xml", notes),
        ("xl/workbook.xml", &book),
    ];
    let sheets = read(&workbook("", &more)).unwrap();
    assert_eq!(shown(&sheets[0]), "B2 1 A3 2");
    assert_eq!(beside(&sheets[0]), "sheet 2 3 B C (B2 Иванова:\nуточнить) (C3 до_x000D_)");
}

/// What is said is not lost because the cell says that it is of another type.
#[test]
fn a_value_that_is_not_of_its_type_is_text() {
    let row = r#"<row><c r="A1"><v>1,5</v></c><c r="B1" t="n"><v>NaN</v></c><c r="C1" t="n"><v>1,5</v></c><c r="D1" t="d"><v>декабрь</v></c><c r="E1" t="новый"><v>5</v></c><c r="F1" t="str"><v>до_x000D_&#10;после</v></c></row>"#;
    let expected = ["1,5", "NaN", "1,5", "декабрь", "5", "до\r\nпосле"].map(text);
    let values: Vec<Value> =
        cells(&workbook(row, &[])).into_iter().map(|(_, value)| value).collect();
    assert_eq!(values, expected);
}

/// What XML cannot hold stands as its number between underscores, in whatever text.
#[test]
fn escaped_characters_are_read_as_excel_shows_them() {
    let shared = r"<sst><si><t>Гавана_x000D_&#10;Варадеро</t></si><si><r><t>_x005F_x000D_</t></r><r><t>_x0021_</t></r></si></sst>";
    let row = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>_x005F_x000D__x0021_</t></is></c><c r="D1" t="inlineStr"><is><r><t>до_x000D_</t></r><r><t>после</t></r></is></c><c r="E1" t="str"><v>_x0418_тог</v><extLst/></c><c r="F1" t="inlineStr"><is><t>_x00_ _xZZZZ_</t></is></c></row>"#;
    let expected =
        ["Гавана\r\nВарадеро", "_x000D_!", "_x000D_!", "до\rпосле", "Итог", "_x00_ _xZZZZ_"];
    let values = cells(&workbook(row, &[("xl/sharedStrings.xml", shared)])).into_iter();
    assert_eq!(values.map(|(_, value)| value).collect::<Vec<_>>(), expected.map(text));
}

/// How a word is pronounced is no part of the text.
#[test]
fn phonetic_runs_are_passed_over() {
    let shared =
        r#"<sst><si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr/></si></sst>"#;
    let row = r#"<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>大阪</t><rPh><t>おおさか</t></rPh></is></c></row>"#;
    let sheets = read(&workbook(row, &[("xl/sharedStrings.xml", shared)])).unwrap();
    assert_eq!(shown(&sheets[0]), "A1 東京 B1 大阪");
}

/// calamine takes the first text for a number that it cannot read, and drops a number between blanks.
#[test]
fn a_number_that_is_not_bare_is_no_other_text_and_not_lost() {
    let shared = "<sst><si><t>одно</t></si><si><t>другое</t></si></sst>";
    let row = "<row><c t=\"s\"><v>01</v></c><c t=\"s\"><v> 1 </v></c><c t=\"s\"><v>+1</v></c><c t=\"n\"><v> 5 </v></c><c><v>6\n</v></c></row>";
    let sheets = read(&workbook(row, &[("xl/sharedStrings.xml", shared)])).unwrap();
    assert_eq!(shown(&sheets[0]), "A1 другое B1 #ОШИБКА! C1 #ОШИБКА! D1  5  E1 6");
}
