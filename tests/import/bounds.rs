//! Files that ask for the machine's memory or time.

use pobratim::import::{self, Format, ImportError, Limits, Measure};

use crate::support::{WORKBOOK_RELATIONS, archive, message, read, shown, workbook};

/// What a file asks for too much of.
fn excess(bytes: &[u8]) -> (Measure, u64, u64) {
    excess_under(bytes, &Limits::default())
}

/// The same under other limits.
fn excess_under(bytes: &[u8], limits: &Limits) -> (Measure, u64, u64) {
    match import::read(bytes, Format::detect(bytes), limits) {
        Err(ImportError::TooLarge(excess)) => (excess.measure, excess.found, excess.limit),
        other => panic!("{other:?}"),
    }
}

/// The cells of a row, each with this text.
fn row_of(texts: &[&str]) -> String {
    let cell = |text: &&str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    format!("<row>{}</row>", texts.iter().map(cell).collect::<String>())
}

/// calamine takes memory for as many as are claimed, at once.
#[test]
fn a_billion_shared_strings_are_refused_by_what_is_claimed() {
    let shared = r#"<sst count="1" uniqueCount="1000000000"><si><t>а</t></si></sst>"#;
    let bytes = workbook("", &[("xl/sharedStrings.xml", shared)]);
    assert_eq!(excess(&bytes), (Measure::SharedTexts, 1_000_000_000, 8_000_000));
}

/// calamine takes the part of the usual name, whatever the workbook is related to, in any case.
#[test]
fn a_billion_shared_strings_are_refused_where_no_relation_names_them() {
    let shared = r#"<sst uniqueCount="1000000000"><si><t>а</t></si></sst>"#;
    let relations = WORKBOOK_RELATIONS.replace("sharedStrings.xml", "others.xml");
    let named = ("xl/_rels/workbook.xml.rels", &*relations);
    let honest = ("xl/others.xml", "<sst/>");
    let bytes = workbook("", &[named, honest, ("xl/sharedStrings.xml", shared)]);
    assert_eq!(excess(&bytes).0, Measure::SharedTexts);
    let bytes =
        workbook("", &[("xl/sharedStrings.xml", "<sst/>"), ("xl/SharedStrings.xml", shared)]);
    assert_eq!(excess(&bytes).0, Measure::SharedTexts);
}

#[test]
fn a_cell_out_of_bounds_is_named_with_its_own_sheet() {
    let book = r#"<workbook><sheets><sheet name="Первый" r:id="rId1"/><sheet name="Второй" r:id="rId2"/></sheets></workbook>"#;
    let relations = WORKBOOK_RELATIONS.replace(
        "</Relationships>",
        r#"<Relationship Id="rId2" Type="/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#,
    );
    let second = "<worksheet><sheetData/></worksheet>";
    let bytes = workbook(
        r#"<row r="7"><c r="B7"><v>1</v></c></row>"#,
        &[
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", &relations),
            ("xl/worksheets/sheet2.xml", second),
        ],
    );
    let limits = Limits { rows: 6, ..Limits::default() };
    let error = import::read(&bytes, Format::detect(&bytes), &limits).unwrap_err().to_string();
    assert!(error.starts_with("лист «Первый», ячейка B7: "), "{error}");
}

#[test]
fn a_zip_bomb_is_refused_by_what_it_declares() {
    let mebibyte = " ".repeat(1 << 20);
    let names: Vec<String> = (0..65).map(|number| format!("xl/media/{number}.bin")).collect();
    let more: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), &*mebibyte)).collect();
    let bytes = workbook("", &more);
    assert!(bytes.len() < 1 << 17);
    let (measure, found, limit) = excess(&bytes);
    assert_eq!((measure, limit), (Measure::Ratio, 200));
    assert!(found > 500, "{found}");
    assert_eq!(
        message(&bytes),
        format!(
            "файл слишком велик (во сколько раз он больше после распаковки: {found}, читается не \
             больше 200); возьмите исходный файл и сохраните его заново или поднимите предел ratio \
             в разделе [limits] файла pobratim.toml"
        )
    );
    let limits = Limits { unpacked_bytes: 64 << 20, ..Limits::default() };
    let (measure, found, limit) = excess_under(&bytes, &limits);
    assert_eq!((measure, limit), (Measure::UnpackedBytes, 64 << 20));
    assert!(found > 65 << 20);
}

#[test]
fn a_zip_bomb_that_declares_less_is_cut_off() {
    let cells = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#.to_owned() + &" ".repeat(1 << 20);
    let mut bytes = workbook(&cells, &[]);
    let size = u32::try_from(cells.len() + 46).unwrap().to_le_bytes();
    let claims: Vec<usize> =
        (0..bytes.len() - 4).filter(|&start| bytes[start..start + 4] == size).collect();
    assert!(!claims.is_empty());
    for start in claims {
        bytes[start..start + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(matches!(read(&bytes), Err(ImportError::Corrupt(_))));
}

#[test]
fn ten_thousand_files_in_one_are_too_many() {
    let names: Vec<String> = (0..10_001).map(|number| format!("xl/{number}")).collect();
    let bytes = archive(names.iter().map(|name| (name.as_str(), "")));
    assert_eq!(excess(&bytes), (Measure::Entries, 10_001, 10_000));
}

/// Styles are numbers here, whatever their fonts are called; a code that no Excel writes shows no
/// dates.
#[test]
fn styles_by_the_hundred_thousand_cost_two_bytes_each() {
    let styles = format!(
        r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d{}"/></numFmts><fonts><font><name val="{}"/></font></fonts><cellXfs>{}<xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"#,
        "&quot;Ш&quot;".repeat(300),
        "Ш".repeat(2048),
        r#"<xf fontId="0"/>"#.repeat(100_000)
    );
    let cells = r#"<row><c s="100000"><v>42354</v></c><c s="100001"><v>42354</v></c></row>"#;
    let sheets = read(&workbook(cells, &[("xl/styles.xml", &styles)])).unwrap();
    assert_eq!(shown(&sheets[0]), "A1 16.12.2015 B1 42354");
}

/// One text in many cells is many texts in memory.
#[test]
fn a_long_text_in_many_cells_is_refused() {
    let shared = format!(r#"<sst uniqueCount="1"><si><t>{}</t></si></sst>"#, "я".repeat(1 << 10));
    let cells = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(513);
    let bytes = workbook(&cells, &[("xl/sharedStrings.xml", &shared)]);
    let limits = Limits { text_bytes: 1 << 20, ..Limits::default() };
    assert_eq!(excess_under(&bytes, &limits).0, Measure::TextBytes);
    // A date that is shown at length is a text too.
    let styles = format!(
        r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d&quot;{}&quot;"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>"#,
        "Ш".repeat(500)
    );
    let cells = r#"<row><c s="0"><v>42354</v></c></row>"#.repeat(1100);
    let bytes = workbook(&cells, &[("xl/styles.xml", &styles)]);
    assert_eq!(excess_under(&bytes, &limits).0, Measure::TextBytes);
}

#[test]
fn a_thousand_sheets_on_one_long_part_are_refused() {
    let sheets: Vec<String> =
        (0..900).map(|n| format!(r#"<sheet name="{n}" sheetId="{n}" r:id="rId1"/>"#)).collect();
    let book = format!("<workbook><sheets>{}</sheets></workbook>", sheets.concat());
    let bytes = workbook(&" ".repeat(1 << 16), &[("xl/workbook.xml", &book)]);
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    assert_eq!(excess_under(&bytes, &limits).0, Measure::UnpackedBytes);
    let limits = Limits { sheets: 899, ..Limits::default() };
    assert_eq!(excess_under(&bytes, &limits), (Measure::Sheets, 900, 899));
}

#[test]
fn each_limit_can_be_set_and_has_its_own_message() {
    let sheet = format!(
        r#"<worksheet><sheetData>{}</sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:D1"/></mergeCells></worksheet>"#,
        row_of(&["Страна", "Город"]) + &row_of(&["Куба", "Гавана"])
    );
    let bytes = workbook("", &[("xl/worksheets/sheet1.xml", &sheet)]);
    let refused =
        |limits: Limits| import::read(&bytes, Format::Xlsx, &limits).unwrap_err().to_string();
    let limits = Limits::default();
    let length = bytes.len();
    let in_toml = "в разделе [limits] файла pobratim.toml";
    for (limits, expected) in [
        (
            Limits { file_bytes: 100, ..limits },
            format!(
                "файл слишком велик (байт в файле: {length}, читается не больше 100); удалите из него картинки и лишние листы или поднимите предел file_bytes {in_toml}"
            ),
        ),
        (
            Limits { entries: 3, ..limits },
            format!(
                "файл слишком велик (вложенных файлов в архиве: 4, читается не больше 3); удалите картинки или поднимите предел entries {in_toml}"
            ),
        ),
        (
            Limits { rows: 1, ..limits },
            format!(
                "лист «Лист1», ячейка A2: файл слишком велик (номер строки: 2, читается не больше 1); перенесите таблицу в начало листа или поднимите предел rows {in_toml}"
            ),
        ),
        (
            Limits { columns: 1, ..limits },
            format!(
                "лист «Лист1», ячейка B1: файл слишком велик (номер столбца: 2, читается не больше 1); перенесите таблицу в начало листа или поднимите предел columns {in_toml}"
            ),
        ),
        (
            Limits { cells: 3, ..limits },
            format!(
                "лист «Лист1», ячейка B2: файл слишком велик (заполненных ячеек: 4, читается не больше 3); оставьте в файле только таблицу или поднимите предел cells {in_toml}"
            ),
        ),
        (
            Limits { merges: 1, ..limits },
            format!(
                "файл слишком велик (объединённых ячеек: 2, читается не больше 1); снимите лишние объединения или поднимите предел merges {in_toml}"
            ),
        ),
        (
            Limits { cell_bytes: 10, ..limits },
            format!(
                "лист «Лист1», ячейка A1: файл слишком велик (байт текста в одной ячейке: 12, читается не больше 10); разбейте её текст или поднимите предел cell_bytes {in_toml}"
            ),
        ),
        (
            Limits { text_bytes: 12, ..limits },
            format!(
                "лист «Лист1», ячейка B1: файл слишком велик (байт текста в ячейках: 22, читается не больше 12); оставьте в файле только таблицу или поднимите предел text_bytes {in_toml}"
            ),
        ),
        (
            Limits { sheets: 0, ..limits },
            format!(
                "файл слишком велик (листов или таблиц: 1, читается не больше 0); удалите лишние или поднимите предел sheets {in_toml}"
            ),
        ),
        (
            Limits { depth: 3, ..limits },
            format!(
                "файл слишком велик (уровней вложенности: 4, читается не больше 3); перенесите таблицу в новый файл или поднимите предел depth {in_toml}"
            ),
        ),
    ] {
        assert_eq!(refused(limits), expected);
    }
    let just = Limits { rows: 2, columns: 2, cells: 4, merges: 2, sheets: 1, ..limits };
    assert!(import::read(&bytes, Format::Xlsx, &just).is_ok());
}

/// References past the grid, and past all numbers.
#[test]
fn absurd_references_do_not_end_the_program() {
    for cell in ["ZZZZZZZZZZ99999999999999", "A0", "A4294967295", "XFE1048577"] {
        let row = format!(r#"<row r="1"><c r="{cell}"><v>1</v></c></row>"#);
        let _ = read(&workbook(&row, &[]));
        let sheet = format!(
            r#"<worksheet><dimension ref="B9:{cell}"/><sheetData/><mergeCells><mergeCell ref="B9:{cell}"/></mergeCells></worksheet>"#
        );
        let _ = read(&workbook("", &[("xl/worksheets/sheet1.xml", &sheet)]));
    }
}
