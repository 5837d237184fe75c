//! Documents of Word: what their tables read to, and what no document can do.

use pobratim::{
    cell::Row,
    import::{Format, ImportError, Measure, Part},
};

use crate::support::{archive, message, read, shown};

const OFFICE: &[u8] = include_bytes!("../data/cooperation-2025.docx");
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A document with this body.
fn document(body: &str) -> Vec<u8> {
    let text = format!("<w:document><w:body>{body}</w:body></w:document>");
    archive([("_rels/.rels", RELATIONS), ("word/document.xml", &text)])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A cell with these properties.
fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn grid(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat())
}

/// A table of one cell that holds these elements.
fn lone(content: &str) -> Vec<u8> {
    document(&format!("<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>"))
}

/// The only table of a document.
fn only(bytes: &[u8]) -> String {
    let sheets = read(bytes).unwrap();
    assert_eq!(sheets.len(), 1);
    shown(&sheets[0])
}

#[test]
fn each_table_is_a_sheet_below_its_title() {
    let one = |text| grid(&[row(&[cell("", text)])]);
    let body = [
        paragraph("СОТРУДНИЧЕСТВО"),
        paragraph(" "),
        paragraph("за 2025 год"),
        one("а"),
        one("б"),
        paragraph("Приложение"),
        one("в"),
        paragraph("Подпись"),
    ];
    let sheets = read(&document(&body.concat())).unwrap();
    let tables: Vec<_> = sheets.iter().map(|sheet| (&*sheet.name, shown(sheet))).collect();
    assert_eq!(
        tables,
        [
            ("Таблица 1", "A1 СОТРУДНИЧЕСТВО A2 за 2025 год A3 а".to_owned()),
            ("Таблица 2", "A1 б".to_owned()),
            ("Таблица 3", "A1 Приложение A2 в A3 Подпись".to_owned()),
        ]
    );
    let below: Vec<_> = sheets.iter().map(|sheet| sheet.below.map(Row::get)).collect();
    assert_eq!(below, [None, None, Some(3)]);
}

/// A heading is looked for in the first rows of a sheet. What was further above was lost.
#[test]
fn of_a_long_text_before_a_table_the_end_stands_above_it_and_the_rest_beside() {
    let text: String = (1..=100).map(|number| paragraph(&number.to_string())).collect();
    let sheets = read(&document(&(text + &grid(&[row(&[cell("", "а")])])))).unwrap();
    let [shown, rest] = [0, 1].map(|sheet| shown(&sheets[sheet]));
    assert!(shown.starts_with("A1 81 A2 82 ") && shown.ends_with(" A20 100 A21 а"), "{shown}");
    assert_eq!(&*sheets[1].name, "Текст");
    assert!(rest.starts_with("A1 1 A2 2 ") && rest.ends_with(" A79 79 A80 80"), "{rest}");
}

#[test]
fn spans_move_the_cells_after_them() {
    let rows = [
        row(&[cell(r#"<w:gridSpan w:val="3"/>"#, "ЕВРОПА"), cell("", "г")]),
        row(&["<w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>".to_owned(), cell("", "в")]),
        row(&[cell(r#"<w:gridSpan w:val="0"/>"#, "а"), cell(r#"<w:gridSpan w:val="-5"/>"#, "б")]),
    ];
    assert_eq!(only(&document(&grid(&rows))), "A1 ЕВРОПА D1 г C2 в A3 а B3 б [A1:C1]");
}

#[test]
fn cells_merged_downwards_are_one() {
    let begins = r#"<w:vMerge w:val="restart"/>"#;
    let goes_on = "<w:vMerge/>";
    let wide = r#"<w:gridSpan w:val="2"/><w:vMerge w:val="continue"/>"#;
    let rows = [
        row(&[cell(begins, "Вьетнам"), cell("", "б")]),
        row(&[cell(goes_on, ""), cell("", "в")]),
        row(&[cell(begins, "Китай"), cell("", "г")]),
        row(&[cell(wide, ""), cell(goes_on, "сам по себе")]),
    ];
    assert_eq!(
        only(&document(&grid(&rows))),
        "A1 Вьетнам B1 б B2 в A3 Китай B3 г C4 сам по себе [A1:A2] [A3:A4]"
    );
}

#[test]
fn text_is_what_word_shows_with_all_changes_accepted() {
    let content = [
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs><w:rPr><w:ins/></w:rPr></w:pPr>",
        "<w:r><w:rPr><w:b/></w:rPr>\n  <w:t>14 мая</w:t><w:tab/><w:t>\u{2013} визит </w:t></w:r>",
        "<w:ins><w:r><w:t>мэра</w:t></w:r></w:ins>",
        "<w:del><w:r><w:t>посла</w:t><w:delText>посла</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>отсюда</w:t></w:r></w:moveFrom>",
        "<w:moveTo><w:r><w:t> сюда</w:t></w:r></w:moveTo>",
        "<w:r><w:br/><w:instrText>HYPERLINK</w:instrText><w:t>&lt;А&#38;Б&gt;</w:t></w:r></w:p>",
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r>",
        "<w:t>вице<w:noBreakHyphen/></w:t><w:t><![CDATA[мэр]]></w:t></w:r></w:hyperlink></w:p>",
        "</w:sdtContent></w:sdt><w:p/>",
    ];
    assert_eq!(
        only(&lone(&content.concat())),
        "A1 14 мая\t\u{2013} визит мэра сюда\n<А&Б>\nвице\u{2011}мэр"
    );
}

#[test]
fn pictures_and_what_stands_in_for_them_are_left_out() {
    let content = [
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><a:t>схема</a:t></w:drawing>",
        "</mc:Choice><mc:Fallback><w:pict><w:t>схема</w:t></w:pict></mc:Fallback>",
        "</mc:AlternateContent><w:t>слово</w:t></w:r></w:p>",
    ];
    assert_eq!(only(&lone(&content.concat())), "A1 слово");
}

#[test]
fn a_table_within_a_cell_gives_it_its_text() {
    let wide = cell(r#"<w:gridSpan w:val="9"/><w:vMerge/>"#, "в");
    let inner = grid(&[row(&[wide, cell("", "г")]), row(&[cell("", "д")])]);
    let outer = format!("<w:tc>{}{inner}{}</w:tc>", paragraph("б"), paragraph("е"));
    let shown = only(&document(&grid(&[row(&[cell("", "а"), outer, cell("", "ж")])])));
    assert_eq!(shown, "A1 а B1 б\nв\nг\nд\nе C1 ж");
}

/// Word in a browser saves `document2.xml`; strict files have other names of relationships.
#[test]
fn the_main_part_is_where_the_package_says() {
    let relations = r#"<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Word/document2.xml"/></Relationships>"#;
    let text = format!("<w:document>{}</w:document>", grid(&[row(&[cell("", "а")])]));
    let bytes =
        archive([("_rels/.rels", relations), ("word\\document2.xml", &text), ("word/a.xml", "")]);
    assert_eq!(Format::detect(&bytes), Format::Word);
    assert_eq!(only(&bytes), "A1 а");
}

#[test]
fn a_document_without_its_main_part_is_broken() {
    let corrupt = Err(ImportError::Corrupt(Part::Document));
    let text = "<w:document/>";
    assert_eq!(read(&archive([("word/document.xml", text)])), corrupt);
    let bare = [("_rels/.rels", "<Relationships/>"), ("word/document.xml", text)];
    assert_eq!(read(&archive(bare)), corrupt);
    assert_eq!(read(&archive([("_rels/.rels", RELATIONS), ("word/styles.xml", "")])), corrupt);
    assert_eq!(
        message(&archive([("word/document.xml", text)])),
        "файл повреждён или скопирован не целиком: не читается текст документа; возьмите исходный \
         файл или откройте этот в Word, дайте восстановить документ и сохраните его как новый .docx"
    );
}

#[test]
fn a_document_without_tables_says_so() {
    let bytes = document(&paragraph("Уважаемый Иван Иванович!"));
    assert_eq!(read(&bytes), Err(ImportError::NoTable));
    assert_eq!(
        message(&bytes),
        "в документе нет ни одной таблицы; укажите тот, в котором сведения стоят в таблице, а не в \
         тексте или на картинке"
    );
}

#[test]
fn a_document_cut_short_says_so() {
    for sixteenths in 1..16 {
        let cut = &OFFICE[..OFFICE.len() * sixteenths / 16];
        assert_eq!(read(cut), Err(ImportError::Corrupt(Part::Archive)), "{sixteenths}/16");
    }
}

#[test]
fn a_text_cut_short_says_so() {
    let whole = grid(&[row(&[cell("", "Сербия"), cell("", "Белград")])]);
    let text = format!("<w:document>{whole}</w:document>");
    for sixteenths in 1..16 {
        let cut = text.get(..text.floor_char_boundary(text.len() * sixteenths / 16)).unwrap();
        let bytes = archive([("_rels/.rels", RELATIONS), ("word/document.xml", cut)]);
        assert_eq!(read(&bytes), Err(ImportError::Corrupt(Part::Document)), "{sixteenths}/16");
    }
}

#[test]
fn a_span_of_two_billion_is_as_wide_as_a_table_can_be() {
    for span in ["2000000000", "4294967295", "18446744073709551615"] {
        let properties = format!(r#"<w:gridSpan w:val="{span}"/>"#);
        let rows = [row(&[cell(&properties, "АЗИЯ"), cell("", "б")])];
        assert_eq!(only(&document(&grid(&rows))), "A1 АЗИЯ BL1 б [A1:BK1]");
    }
    let before = format!(r#"<w:trPr><w:gridBefore w:val="{}"/></w:trPr>"#, u32::MAX);
    assert_eq!(only(&document(&grid(&[row(&[before, cell("", "а")])]))), "BL1 а");
}

#[test]
fn tables_a_hundred_thousand_deep_are_refused() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    let Err(ImportError::TooLarge(excess)) = read(&document(&deep)) else { panic!() };
    assert_eq!((excess.measure, excess.found, excess.limit), (Measure::Depth, 257, 256));
    assert_eq!(
        message(&document(&deep)),
        "файл слишком велик (уровней вложенности: 257, читается не больше 256); перенесите таблицу \
         в новый файл или поднимите предел depth в разделе [limits] файла pobratim.toml"
    );
    // Also where nothing is read.
    assert!(read(&document(&"<w:del>".repeat(100_000))).is_err());
}

/// «A billion laughs», and a file of the machine named as an entity.
#[test]
fn entities_of_a_documents_own_are_refused() {
    for declaration in [
        r#"<!DOCTYPE d [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;">]>"#,
        r#"<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/passwd">]>"#,
        "",
    ] {
        let text =
            format!("{declaration}<w:document>{}</w:document>", grid(&[row(&[cell("", "&b;")])]));
        let bytes = archive([("_rels/.rels", RELATIONS), ("word/document.xml", &text)]);
        assert_eq!(read(&bytes), Err(ImportError::Corrupt(Part::Document)), "{declaration}");
    }
}

/// Elements where they have no business end nothing.
#[test]
fn a_table_in_disorder_is_read_as_it_comes() {
    let stray = format!("<w:tc>{}</w:tc><w:tr/><w:vMerge/>", paragraph("а"));
    assert_eq!(only(&document(&format!("{stray}<w:tbl>{stray}</w:tbl>"))), "A1 а A2 а");
}
