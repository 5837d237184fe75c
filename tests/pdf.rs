//! The PDF as tools that we did not write see it: qpdf, poppler's tools, lopdf's reader.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{fs, path::PathBuf, process::Command};

use lopdf::{Document, Object};
use pobratim::{
    layout::{
        fonts::Face,
        pages::{LineEnd, NodeId, Pages, Role},
    },
    render::{
        RenderError,
        pdf::{self, Attachment, PdfOptions, Relationship, Standard},
    },
};

#[path = "support/sample.rs"]
mod sample;
#[path = "support/book.rs"]
mod support;

use sample::sample;
use support::{Book, Line};

const REGISTER: &[u8] = br#"{"schema": "pobratim/1"}"#;

fn options() -> PdfOptions {
    let file = |name: &str, mime, bytes: &[u8], relationship| Attachment {
        name: name.to_owned(),
        mime,
        description: "Исходные данные".to_owned(),
        bytes: bytes.to_vec(),
        relationship,
    };
    PdfOptions {
        standard: Standard::A3a,
        date: chrono::NaiveDate::from_ymd_opt(2025, 12, 31).unwrap(),
        attachments: vec![
            file("реестр.json", "application/json", REGISTER, Relationship::Data),
            file("a.xlsx", "application/octet-stream", b"PK\r\n(\\)", Relationship::Source),
        ],
    }
}

fn written(pages: &Pages) -> Vec<u8> {
    let mut bytes = Vec::new();
    pdf::write(pages.clone(), options(), &mut bytes).unwrap();
    bytes
}

/// Writes the file where a later step of the checks can validate it.
fn saved(name: &str, pages: &Pages) -> PathBuf {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, written(pages)).unwrap();
    file
}

/// What a tool prints; a tool that is missing or complains fails the test.
fn tool(command: &str, arguments: &[&str]) -> String {
    let output = Command::new(command).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{command} is needed: {error}"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && complaint.is_empty(), "{command}: {said}{complaint}");
    said
}

#[test]
fn qpdf_finds_nothing_wrong() {
    let file = saved("qpdf.pdf", &sample());
    let said = tool("qpdf", &["--check", file.to_str().unwrap()]);
    assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
}

#[test]
fn only_the_faces_that_are_used_are_embedded_and_each_is_a_subset_with_texts() {
    let file = saved("fonts.pdf", &sample());
    let listed = tool("pdffonts", &[file.to_str().unwrap()]);
    let mut faces = Vec::new();
    for font in listed.lines().skip(2) {
        let (tag, rest) = font.split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.bytes().all(|letter| letter.is_ascii_uppercase()), "{font}");
        let columns: Vec<&str> = rest.split_whitespace().collect();
        assert_eq!(columns[1..7], ["CID", "TrueType", "Identity-H", "yes", "yes", "yes"], "{font}");
        faces.push(columns[0]);
    }
    let expected =
        ["PTSerif-Regular", "PTSerif-Bold", "PTSerif-Italic", "PTSans-Regular", "PTSans-Bold"];
    assert_eq!(faces, expected);
}

#[test]
fn text_comes_out_as_it_went_in() {
    let file = saved("text.pdf", &sample());
    let text = tool("pdftotext", &["-raw", "-f", "1", "-l", "1", file.to_str().unwrap(), "-"]);
    let expected = "Содержание\nЕвропа 2\nАзия 3\nСмотрите таблицу 1 и меж\u{ad}\n\
        муниципальные связи: города-\n\
        побратимы (А. Г. Турчин, 14 мая — 3 июня).\n\u{c}"; // no-break spaces become plain ones
    assert_eq!(text, expected);
}

#[test]
fn every_glyph_number_survives_its_string() {
    // Among so many glyphs of a face there are those numbered as (, ), \ and a carriage return.
    let characters: Vec<char> = ('!'..='~').chain('А'..='я').chain("№«»—–…€".chars()).collect();
    let mut book = Book::new("Знаки");
    book.page(600.0, 400.0);
    let paragraph = book.node(Role::Paragraph, NodeId(0));
    let mut expected = Vec::new();
    for (row, part) in (1u8..).zip(characters.chunks(20)) {
        let y = 30.0 * f32::from(row);
        let (face, size, end) = (Face::Serif, 10.0, LineEnd::Nothing);
        let text = String::from_iter(part);
        book.line(&text, Line { face, size, x: 50.0, y, end, node: Some(paragraph) });
        expected.push(text);
    }
    let file = saved("glyphs.pdf", &book.finish());
    let text = tool("pdftotext", &["-raw", file.to_str().unwrap(), "-"]);
    assert_eq!(text.trim_end().lines().collect::<Vec<_>>(), expected);
}

#[test]
fn the_structure_tree_has_every_word_in_its_place() {
    let file = saved("structure.pdf", &sample());
    let tree = tool("pdfinfo", &["-struct-text", file.to_str().unwrap()]);
    let tree: String = tree
        .lines()
        .filter(|line| !line.contains("Object "))
        .fold(String::new(), |tree, line| tree + line.trim_end() + "\n");
    assert_eq!(tree.replace('\u{a0}', " "), include_str!("support/sample-structure.txt"));
}

#[test]
fn the_document_says_what_it_is() {
    let file = saved("info.pdf", &sample());
    let info = tool("pdfinfo", &["-isodates", file.to_str().unwrap()]);
    for line in [
        "Title:           Отчёт «Побратимы» за 2025 год & приложения",
        "CreationDate:    2025-12-31T00:00:00Z",
        "ModDate:         2025-12-31T00:00:00Z",
        "Tagged:          yes",
        "Pages:           3",
        "Page size:       841.89 x 595.28 pts (A4)",
        "PDF version:     1.7",
    ] {
        assert!(info.contains(line), "no «{line}» in {info}");
    }
    let metadata = tool("pdfinfo", &["-meta", file.to_str().unwrap()]);
    assert!(metadata.contains(">Отчёт «Побратимы» за 2025 год &amp; приложения<"), "{metadata}");
    assert!(metadata.contains("<pdfaid:part>3</pdfaid:part>"), "{metadata}");
    assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{metadata}");
}

/// Bookmarks with their page and, in brackets, those under them.
fn shown(level: &serde_json::Value) -> String {
    let each = level.as_array().unwrap().iter().map(|bookmark| {
        let title = bookmark["title"].as_str().unwrap();
        format!("{title} {}({})", bookmark["destpageposfrom1"], shown(&bookmark["kids"]))
    });
    each.collect::<Vec<_>>().join(" ")
}

#[test]
fn bookmarks_are_nested_and_in_their_own_order() {
    let file = saved("outline.pdf", &sample());
    let json = tool("qpdf", &["--json", "--json-key=outlines", file.to_str().unwrap()]);
    let outlines: serde_json::Value = serde_json::from_str(&json).unwrap();
    let expected = "Содержание 1() Таблицы 2(Европа 2(Венгрия 2()) Азия 3())";
    assert_eq!(shown(&outlines["outlines"]), expected);
}

#[test]
fn links_lead_to_their_place_and_say_what_they_are() {
    let document = Document::load_mem(&written(&sample())).unwrap();
    let pages: Vec<_> = document.page_iter().collect();
    let links = document.get_page_annotations(pages[0]).unwrap();
    let seen: Vec<(String, usize, f32)> = links
        .iter()
        .map(|link| {
            let action = link.get(b"A").unwrap().as_dict().unwrap();
            let place = action.get(b"D").unwrap().as_array().unwrap();
            let page = place[0].as_reference().unwrap();
            let page = pages.iter().position(|&known| known == page).unwrap();
            let text = lopdf::decode_text_string(link.get(b"Contents").unwrap()).unwrap();
            (text, page, place[3].as_float().unwrap())
        })
        .collect();
    let (high, top) = (595.28 - 40.0, 595.28);
    let expected = [("Европа", 1, high), ("Азия", 2, high), ("таблица 1", 1, top)];
    assert_eq!(seen, expected.map(|(text, page, y)| (text.to_owned(), page, y)));
    assert_eq!(links[0].get(b"Rect").unwrap().as_array().unwrap()[3], Object::Real(513.28));
}

#[test]
fn attachments_can_be_taken_out_byte_for_byte() {
    let file = saved("attachments.pdf", &sample());
    let file = file.to_str().unwrap();
    let listed = tool("qpdf", &["--list-attachments", file]);
    let names: Vec<&str> = listed.lines().map(|line| line.split(" -> ").next().unwrap()).collect();
    assert_eq!(names, ["a.xlsx", "реестр.json"]);
    let taken = tool("qpdf", &["--show-attachment=реестр.json", file]);
    assert_eq!(taken.as_bytes(), REGISTER);
    assert_eq!(tool("qpdf", &["--show-attachment=a.xlsx", file]), "PK\r\n(\\)");
}

#[test]
fn every_standard_is_said_and_kept_to() {
    let cases = [
        (Standard::A3a, "1.7", Some(("3", "A")), true, 2),
        (Standard::A2a, "1.7", Some(("2", "A")), true, 0),
        (Standard::A1b, "1.4", Some(("1", "B")), false, 0),
        (Standard::None, "1.7", None, true, 2),
    ];
    for (standard, version, archive, accessible, files) in cases {
        let mut bytes = Vec::new();
        pdf::write(sample(), PdfOptions { standard, ..options() }, &mut bytes).unwrap();
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{standard:?}.pdf"));
        fs::write(&file, &bytes).unwrap();
        let file = file.to_str().unwrap();
        let checked = tool("qpdf", &["--check", file]);
        assert!(checked.contains("No syntax or stream encoding errors found"), "{checked}");
        assert!(checked.contains(&format!("PDF Version: {version}\n")), "{checked}");
        let metadata = tool("pdfinfo", &["-meta", file]);
        let said = |tag: &str| {
            let rest = metadata.split_once(&format!("<{tag}>"))?.1;
            rest.split('<').next()
        };
        assert_eq!(said("pdfaid:part").zip(said("pdfaid:conformance")), archive, "{standard:?}");
        assert_eq!(said("pdfuaid:part").is_some(), accessible, "{standard:?}");
        let listed = tool("qpdf", &["--list-attachments", file]);
        assert_eq!(listed.matches(" -> ").count(), files, "{standard:?}: {listed}");
        let packed = bytes.windows(7).any(|part| part == b"/ObjStm");
        assert_eq!(packed, standard != Standard::A1b, "{standard:?}");
    }
}

#[test]
fn the_same_pages_give_the_same_bytes_whatever_was_written_before() {
    let first = written(&sample());
    let mut other = sample();
    other.title.push('!');
    let second = written(&other);
    assert!(first != second);
    assert!(first == written(&sample()));
    let id = |bytes: &[u8]| {
        let document = Document::load_mem(bytes).unwrap();
        document.trailer.get(b"ID").unwrap().as_array().unwrap()[0].clone()
    };
    assert_ne!(id(&first), id(&second));
}

#[test]
fn a_full_disk_is_reported() {
    let mut room = [0; 4096];
    let fault = pdf::write(sample(), options(), &mut room[..]);
    assert!(matches!(fault, Err(RenderError::Write(_))), "{fault:?}");
}
