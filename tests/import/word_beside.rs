//! What a document of Word says beside its tables: text around them, footnotes and comments.

use std::fmt::Write as _;

use pobratim::{
    finding::Checked,
    import::{self, Format, ImportError, Limits, Measure, Part, Sheet},
    table::{self, Table},
};

use crate::support::{archive, beside, read, shown};

const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const OF_THE_DOCUMENT: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes" Target="endnotes.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>"#;
const HEADING: &str = "Страна|Город|Основание|Дата|Мероприятия в 2025 году";

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A table of these rows, their cells between bars.
fn grid(rows: &[&str]) -> String {
    let mut table = String::from("<w:tbl>");
    for row in rows {
        let cells = row.split('|').map(|text| format!("<w:tc>{}</w:tc>", paragraph(text)));
        let cells = cells.collect::<Vec<_>>().concat();
        write!(table, "<w:tr>{cells}</w:tr>").unwrap();
    }
    table + "</w:tbl>"
}

/// A document with this body, and its notes.
fn document(body: &str, parts: [&str; 3]) -> Vec<u8> {
    let text = format!("<w:document><w:body>{body}</w:body></w:document>");
    let [footnotes, endnotes, comments] = parts;
    archive([
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &text),
        ("word/_rels/document.xml.rels", OF_THE_DOCUMENT),
        ("word/footnotes.xml", &format!("<w:footnotes>{footnotes}</w:footnotes>")),
        ("word/endnotes.xml", &format!("<w:endnotes>{endnotes}</w:endnotes>")),
        ("word/comments.xml", &format!("<w:comments>{comments}</w:comments>")),
    ])
}

fn sheets(body: &[String]) -> Vec<Sheet> {
    read(&document(&body.concat(), [""; 3])).unwrap()
}

/// The countries with the numbers of their agreements, then the findings with their quotes.
fn told(sheets: &[Sheet]) -> (Vec<String>, Vec<String>) {
    let Checked { value: Table { regions, .. }, findings } = table::read(sheets).unwrap();
    let countries = regions.iter().flat_map(|region| &region.countries);
    let countries = countries.map(|c| format!("{} {}", c.name.value, c.agreements.len()));
    let findings = findings.iter().map(|finding| {
        let at = finding.cell.as_ref().map(|at| format!("{}!{}", at.sheet, at.address()));
        format!(
            "{} {} {}",
            finding.rule.code,
            at.unwrap_or_default(),
            finding.quote.as_deref().unwrap_or_default()
        )
    });
    (countries.collect(), findings.collect())
}

#[test]
fn text_below_the_last_table_is_below_it_and_named() {
    let body = [
        grid(&[HEADING, "Куба|Гавана|Договор|2009|5 мая – визит"]),
        paragraph("Китай остаётся главным партнёром города."),
        paragraph("Председатель комитета И. И. Иванов"),
    ];
    let sheets = sheets(&body);
    assert!(shown(&sheets[0]).contains("A3 Китай остаётся"));
    assert_eq!(
        told(&sheets),
        (
            vec!["Куба 1".to_owned()],
            vec![
                "N110 Таблица 1!A3 Китай остаётся главным партнёром города.".to_owned(),
                "N110 Таблица 1!A4 Председатель комитета И. И. Иванов".to_owned(),
            ]
        )
    );
}

#[test]
fn text_between_two_parts_of_a_table_ends_neither_and_is_named() {
    let body = [
        paragraph("Отчёт за 2025 год"),
        grid(&[HEADING, "Куба|Гавана|Договор|2009|5 мая – визит"]),
        paragraph("Председатель комитета И. И. Иванов"),
        paragraph("Продолжение таблицы"),
        grid(&[HEADING, "|Сантьяго|Договор|2010|", "Лаос|Вьентьян|Договор|2011|"]),
        grid(&[HEADING, "Тунис|Сус|Договор|2011|"]),
    ];
    let (countries, findings) = told(&sheets(&body));
    assert_eq!(countries, ["Куба 1", " 1", "Лаос 1", "Тунис 1"]);
    let quoted = "N110 Таблица 2!A1 Председатель комитета И. И. Иванов Продолжение таблицы";
    assert!(findings.iter().any(|finding| finding == quoted), "{findings:#?}");
    assert_eq!(findings.iter().filter(|finding| finding.starts_with("N110")).count(), 1);
}

#[test]
fn text_around_a_form_that_nobody_has_filled_in_is_named() {
    let body = [
        grid(&[HEADING, "Куба|Гавана|Договор|2009|5 мая – визит"]),
        paragraph("Форма на 2026 год"),
        grid(&[HEADING, "1|2|3|4|5"]),
        paragraph("Сдать до 1 декабря"),
    ];
    let (countries, findings) = told(&sheets(&body));
    assert_eq!(countries, ["Куба 1"]);
    assert_eq!(findings, ["N109 Таблица 2!A1 Форма на 2026 год Сдать до 1 декабря"]);
}

/// An approval is often drawn in a text box, which was lost.
#[test]
fn a_text_box_is_text_of_the_document_or_beside_the_table() {
    let drawn = |text: &str| {
        let content =
            format!("<w:txbxContent>{}{}</w:txbxContent>", paragraph(text), paragraph("б"));
        format!(
            "<mc:AlternateContent><mc:Choice><w:drawing><a:t>нет</a:t><a:p/><wps:txbx>{content}\
             </wps:txbx><a:tbl><a:tr><a:tc/></a:tr></a:tbl></w:drawing></mc:Choice>\
             <mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent>"
        )
    };
    let old = format!(
        "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>",
        paragraph("внизу")
    );
    let around = |drawn: &str| {
        format!("<w:p><w:r><w:t>до</w:t></w:r><w:r>{drawn}</w:r><w:r><w:t>после</w:t></w:r></w:p>")
    };
    let body = [
        around(&drawn("УТВЕРЖДАЮ")),
        format!(
            "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
            around(&drawn("в ячейке")),
            paragraph("в")
        ),
        around(&old),
    ];
    let sheets = sheets(&body);
    assert_eq!(
        shown(&sheets[0]),
        "A1 до A2 УТВЕРЖДАЮ A3 б A4 после A5 допосле B5 в A6 до A7 внизу A8 после"
    );
    assert_eq!(shown(&sheets[1]), "A1 в ячейке\nб");
}

#[test]
fn headers_and_footers_of_pages_are_beside_the_table_each_once() {
    let relations = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="gone.xml"/></Relationships>"#;
    let header =
        format!("<w:hdr>{}{}</w:hdr>", paragraph("Для служебного пользования"), paragraph("2"));
    let footer = format!("<w:ftr>{}</w:ftr>", grid(&["Исполнитель|Петрова"]));
    let text = format!("<w:document>{}</w:document>", grid(&["а"]));
    let bytes = archive([
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &text),
        ("word/_rels/document.xml.rels", relations),
        ("word/header1.xml", &header),
        ("word/header2.xml", &header),
        ("word/footer1.xml", &footer),
    ]);
    let sheets = read(&bytes).unwrap();
    assert_eq!(shown(&sheets[0]), "A1 а");
    assert_eq!(shown(&sheets[1]), "A1 Для служебного пользования A2 Исполнитель A3 Петрова");
}

#[test]
fn footnotes_endnotes_and_comments_are_notes_at_the_cells_that_refer_to_them() {
    let refer = |kind: &str, id: u8| {
        format!("<w:p><w:r><w:t>а</w:t></w:r><w:r><w:{kind}Reference w:id=\"{id}\"/></w:r></w:p>")
    };
    let row =
        |cells: &[String]| format!("<w:tr><w:tc>{}</w:tc></w:tr>", cells.join("</w:tc><w:tc>"));
    let body = [
        refer("comment", 0),
        "<w:tbl>".to_owned(),
        row(&[refer("footnote", 2), refer("endnote", 2) + &refer("comment", 1)]),
        row(&["<w:p><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>".to_owned()]),
        "</w:tbl>".to_owned(),
        refer("footnote", 9),
        "<w:del><w:r><w:footnoteReference w:id=\"4\"/></w:r></w:del>".to_owned(),
    ];
    let note = |kind: &str, id: u8, text: &str| {
        let mark = format!("<w:p><w:r><w:{kind}Ref/></w:r></w:p>");
        format!("<w:{kind} w:id=\"{id}\">{mark}{}</w:{kind}>", paragraph(text))
    };
    let separator = r#"<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"#;
    let footnotes = separator.to_owned()
        + &note("footnote", 2, " по данным МИД</w:t><w:br/><w:t>России ")
        + &note("footnote", 3, "<w:del>нет</w:del>срок истёк")
        + &note("footnote", 4, "удалено");
    let endnotes = note("endnote", 2, "продлено");
    let comments = note("comment", 0, "проверить год") + &note("comment", 1, "уточнить");
    let sheets = read(&document(&body.concat(), [&footnotes, &endnotes, &comments])).unwrap();
    assert_eq!(shown(&sheets[0]), "A1 а A2 а B2 а\nа A4 а");
    assert_eq!(
        beside(&sheets[0]),
        "(A1 проверить год) (A2 по данным МИД\nРоссии) (B2 продлено) (B2 уточнить) (A3 срок истёк)"
    );
}

#[test]
fn a_document_without_the_parts_of_its_notes_has_none() {
    let body = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>а</w:t><w:commentReference w:id=\"1\"/></w:r></w:p></w:tc></w:tr></w:tbl>";
    let text = format!("<w:document>{body}</w:document>");
    let bytes = archive([("_rels/.rels", RELATIONS), ("word/document.xml", &text)]);
    assert_eq!(beside(&read(&bytes).unwrap()[0]), "");
    let broken = document(body, ["", "", "<w:comment>"]);
    assert_eq!(read(&broken), Err(ImportError::Corrupt(Part::Document)));
}

/// One long note, and ten thousand cells that refer to it.
#[test]
fn notes_are_held_to_the_limits_as_cells_are() {
    let refer = r#"<w:r><w:t>а</w:t><w:footnoteReference w:id="1"/></w:r>"#;
    let cell = format!("<w:tr><w:tc><w:p>{refer}</w:p></w:tc></w:tr>");
    let body = format!("<w:tbl>{}</w:tbl>", cell.repeat(10_000));
    let note = |text: &str| format!("<w:footnote w:id=\"1\">{}</w:footnote>", paragraph(text));
    let measure = |text: &str| {
        let bytes = document(&body, [&note(text), "", ""]);
        let limits = Limits { text_bytes: 1 << 20, ..Limits::default() };
        let Err(ImportError::TooLarge(excess)) = import::read(&bytes, Format::Word, &limits) else {
            panic!()
        };
        (excess.measure, excess.at.unwrap().to_string())
    };
    assert_eq!(measure(&"я".repeat(100)).0, Measure::TextBytes);
    assert_eq!(measure(&"я".repeat(200_000)), (Measure::CellBytes, "Таблица 1!A1".to_owned()));
}
