//! Spreadsheets of `OpenDocument`: what they read to, and what no file can do.

use std::io::Read as _;

use pobratim::import::{self, Format, ImportError, Limits, Measure, Part, Value};

use crate::support::{archive, beside, message, read, shown};

const OFFICE: &[u8] = include_bytes!("../data/cooperation-2025.ods");

/// One XML file with a sheet of this content.
fn flat(content: &str) -> Vec<u8> {
    format!(
        r#"<?xml version="1.0"?><office:document><table:table table:name="Лист1">{content}</table:table></office:document>"#
    )
    .into_bytes()
}

/// A row of these cells: attributes and text.
fn row(cells: &[(&str, &str)]) -> String {
    let cell = |(attributes, text): &(&str, &str)| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let cells: String = cells.iter().map(cell).collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

fn only(content: &str) -> String {
    let sheets = read(&flat(content)).unwrap();
    assert_eq!(sheets.len(), 1);
    shown(&sheets[0])
}

/// What a file asks for too much of.
fn excess(bytes: &[u8], limits: &Limits) -> (Measure, u64) {
    match import::read(bytes, Format::Fods, limits) {
        Err(ImportError::TooLarge(excess)) => (excess.measure, excess.found),
        other => panic!("{other:?}"),
    }
}

fn values(content: &str) -> Vec<Value> {
    let sheets = read(&flat(content)).unwrap();
    let cells = sheets.into_iter().flat_map(|sheet| sheet.rows).flat_map(|row| row.cells);
    cells.map(|(_, value)| value).collect()
}

#[test]
fn packed_and_in_one_file_a_spreadsheet_reads_the_same() {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(OFFICE)).unwrap();
    let mut content = String::new();
    archive.by_name("content.xml").unwrap().read_to_string(&mut content).unwrap();
    let flat = content.replace("office:document-content", "office:document");
    assert_eq!(Format::detect(OFFICE), Format::Ods);
    assert_eq!(Format::detect(flat.as_bytes()), Format::Fods);
    let sheets = read(OFFICE).unwrap();
    assert_eq!(sheets, read(flat.as_bytes()).unwrap());
    assert_eq!(sheets, read(format!("\u{FEFF}{flat}").as_bytes()).unwrap());
    assert_eq!(&*sheets[0].name, "2025");
}

#[test]
fn values_of_every_type_are_read() {
    let cells = [
        (r#"office:value-type="string" calcext:value-type="string""#, "слово"),
        (r#"office:value-type="float" office:value="2021""#, "2021 г."),
        (r#"office:value-type="float" office:value="1,5""#, "1,5"),
        (
            r#"office:value-type="date" office:date-value="2015-12-16T10:00:00""#,
            "16 декабря 2015 г.",
        ),
        (r#"office:value-type="date" office:date-value="2015-12-16""#, ""),
        (r#"office:value-type="date" office:date-value="декабрь""#, "декабрь"),
        (r#"office:value-type="boolean" office:boolean-value="true""#, "ИСТИНА"),
        (r#"office:value-type="string" calcext:value-type="error""#, "#ССЫЛ!"),
        ("", "без вида"),
    ];
    let text = |text: &str| Value::Text(text.to_owned());
    let date =
        |shown: &str| Value::Date { day: "2015-12-16".parse().unwrap(), shown: shown.to_owned() };
    assert_eq!(
        values(&row(&cells)),
        [
            text("слово"),
            Value::Number(2021.0),
            text("1,5"),
            date("16 декабря 2015 г."),
            date("16.12.2015"),
            text("декабрь"),
            Value::Bool(true),
            Value::Error("#ССЫЛ!".to_owned()),
            text("без вида"),
        ]
    );
}

#[test]
fn merges_repetitions_and_hidden_rows_keep_their_places() {
    let content = [
        r#"<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>"#,
        r#"<table:table-header-rows><table:table-row table:visibility="collapse">"#,
        r#"<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"><text:p>а</text:p></table:table-cell>"#,
        r#"<table:covered-table-cell/><table:table-cell table:number-columns-repeated="2"/>"#,
        r#"<table:table-cell table:number-columns-repeated="2"><text:p>б</text:p></table:table-cell>"#,
        "</table:table-row></table:table-header-rows>",
        r#"<table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>в</text:p></table:table-cell></table:table-row>"#,
    ];
    assert_eq!(only(&content.concat()), "A3 а E3 б F3 б A4 в A5 в [A3:B5]");
}

#[test]
fn text_is_that_of_the_cell_alone() {
    let content = r#"<table:shapes><draw:frame><text:p>рисунок</text:p></draw:frame></table:shapes>
        <table:table-row> <!-- пусто --> <table:table-cell>
        <office:annotation><text:p>примечание</text:p></office:annotation>
        <text:p>14 мая<text:tab/>–<text:s/><text:span>визит</text:span><text:s text:c="3"/></text:p>
        <text:p>&lt;мэра<text:line-break/>города&gt;</text:p>
        <draw:frame><text:p>рисунок</text:p></draw:frame></table:table-cell></table:table-row>"#;
    assert_eq!(only(content), "A1 14 мая\t– визит   \n<мэра\nгорода>");
}

#[test]
fn what_is_hidden_and_notes_are_told() {
    let rows = r#"<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column/>
        <table:table-row><table:table-cell/></table:table-row>
        <table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:table-cell/><table:table-cell>
        <office:annotation><dc:creator>Иванова</dc:creator><dc:date>2025-01-01</dc:date>
        <text:p>уточнить</text:p><text:p>у МИД</text:p></office:annotation><text:p>Куба</text:p></table:table-cell></table:table-row>"#;
    let style = |name, shown| {
        format!(
            r#"<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{shown}"/></style:style>"#
        )
    };
    let table = |style, name, rows| {
        format!(
            r#"<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>"#
        )
    };
    let content = [
        "<office:document><office:automatic-styles>".to_owned(),
        style("a", "true"),
        style("b", "false"),
        "</office:automatic-styles>".to_owned(),
        table("a", "Видимый", ""),
        table("b", "Скрытый", rows),
        "</office:document>".to_owned(),
    ];
    let sheets = read(content.concat().as_bytes()).unwrap();
    assert_eq!(sheets.iter().map(shown).collect::<Vec<_>>(), ["", "B2 Куба B3 Куба"]);
    assert_eq!(
        sheets.iter().map(beside).collect::<Vec<_>>(),
        ["", "sheet 2 3 B C (B2 уточнить\nу МИД)"]
    );
}

#[test]
fn copies_of_sheets_of_other_files_are_left_out() {
    let bytes = flat(&format!("<table:table-source/>{}", row(&[("", "а")])));
    assert_eq!(read(&bytes), Ok(Vec::new()));
}

#[test]
fn repetitions_of_two_billion_end_with_the_grid() {
    let many = r#"table:number-columns-repeated="2000000000""#;
    assert_eq!(values(&row(&[(many, "а")])).len(), 16_384);
    let limits = Limits::default();
    let past = flat(&row(&[(many, ""), ("", "б")]));
    assert_eq!(excess(&past, &limits), (Measure::Columns, 16_385));
    let last = r#"<table:table-row table:number-rows-repeated="99999999999"><table:table-cell/></table:table-row>"#;
    assert_eq!(only(last), "");
    let past = flat(&format!("{last}{}", row(&[("", "а")])));
    assert_eq!(excess(&past, &limits), (Measure::Rows, 1_048_577));
    let spanned = r#"table:number-columns-spanned="99999999999" table:number-rows-spanned="-1""#;
    assert_eq!(only(&row(&[(spanned, "а")])), "A1 а [A1:XFD1]");
}

#[test]
fn repeated_values_count_as_cells() {
    let rows = row(&[(r#"table:number-columns-repeated="16384""#, "а")])
        .replace("<table:table-row>", r#"<table:table-row table:number-rows-repeated="1048576">"#);
    let limits = Limits { cells: 100_000, ..Limits::default() };
    assert_eq!(excess(&flat(&rows), &limits), (Measure::Cells, 100_001));
}

#[test]
fn spaces_by_the_billion_are_refused() {
    let spaces = r#"<text:s text:c="2000000000"/>"#;
    assert_eq!(values(&row(&[("", spaces)])), [Value::Text(" ".repeat(1 << 16))]);
    let many = flat(&row(&[("", &spaces.repeat(5))]));
    assert_eq!(excess(&many, &Limits::default()), (Measure::CellBytes, 5 << 16));
}

/// calamine never comes back from a table that breaks off.
#[test]
fn a_spreadsheet_cut_short_says_so() {
    let whole = flat(&row(&[("", "Serbia"), ("", "Belgrade")]));
    for sixteenths in 3..16 {
        let cut = &whole[..whole.len() * sixteenths / 16];
        assert_eq!(read(cut), Err(ImportError::Corrupt(Part::Content)), "{sixteenths}/16");
    }
    for sixteenths in 1..16 {
        let cut = &OFFICE[..OFFICE.len() * sixteenths / 16];
        assert_eq!(read(cut), Err(ImportError::Corrupt(Part::Archive)), "{sixteenths}/16");
    }
    assert_eq!(
        message(&archive([("content.xml", "<office:document-content>")])),
        "файл повреждён или скопирован не целиком: не читается содержимое таблицы; возьмите \
         исходный файл или откройте этот в LibreOffice, дайте восстановить таблицу и сохраните её \
         как новый .ods"
    );
}

#[test]
fn an_encrypted_spreadsheet_is_named() {
    let manifest =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let bytes = archive([("content.xml", "\u{1}\u{2}"), ("META-INF/manifest.xml", manifest)]);
    assert_eq!(read(&bytes), Err(ImportError::Encrypted));
}

#[test]
fn entities_and_depth_are_refused_here_too() {
    let laughs = "<!DOCTYPE d [<!ENTITY a 'ха'>]><office:document>&a;</office:document>";
    assert_eq!(read(laughs.as_bytes()), Err(ImportError::Corrupt(Part::Content)));
    let deep = flat(&"<table:table-row-group>".repeat(100_000));
    assert!(matches!(read(&deep), Err(ImportError::TooLarge(_))));
}
