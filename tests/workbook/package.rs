//! The XML inside: how it prints, what is frozen and named, and that nothing runs.

use std::io::{Cursor, Read};

use pobratim::render::workbook::WorkbookOptions;

use crate::{bytes, made, options, sample};

/// Every part of the package with its text.
fn parts(report: &pobratim::report::Report) -> Vec<(String, String)> {
    parts_of(bytes(report))
}

pub(crate) fn parts_of(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn part(name: &str) -> String {
    parts(&sample::report()).into_iter().find(|(part, _)| part == name).unwrap().1
}

fn attribute<'x>(xml: &'x str, element: &str, name: &str) -> &'x str {
    let from = xml.find(&format!("<{element} ")).unwrap_or_else(|| panic!("no <{element}>"));
    let tag = &xml[from..from + xml[from..].find('>').unwrap()];
    let from = tag.find(&format!(" {name}=\"")).unwrap_or_else(|| panic!("no {name} in {tag}"));
    tag[from + name.len() + 3..].split('"').next().unwrap()
}

#[test]
fn two_runs_give_the_same_bytes() {
    assert!(bytes(&sample::report()) == bytes(&sample::report()));
    assert!(bytes(&sample::large(200)) == bytes(&sample::large(200)));
}

#[test]
fn nothing_in_it_runs_or_leads_outside() {
    for (name, xml) in parts(&sample::report()) {
        assert!(!xml.contains("<f>") && !xml.contains("<f "), "a formula in {name}");
        assert!(!xml.contains("TargetMode=\"External\""), "a link to the outside in {name}");
        assert!(!name.contains("vba") && !name.contains("externalLink"), "{name}");
    }
}

#[test]
fn the_form_prints_on_landscape_a4_with_the_margins_of_the_standard() {
    let form = part("xl/worksheets/sheet2.xml");
    assert_eq!(attribute(&form, "pageSetup", "paperSize"), "9");
    assert_eq!(attribute(&form, "pageSetup", "orientation"), "landscape");
    assert_eq!(attribute(&form, "pageSetup", "fitToHeight"), "0");
    assert_eq!(attribute(&form, "pageSetUpPr", "fitToPage"), "1");
    let margin = |side| attribute(&form, "pageMargins", side).parse::<f64>().unwrap() * 25.4;
    let margins = ["left", "right", "top", "bottom"].map(|side| format!("{:.0}", margin(side)));
    assert_eq!(margins, ["20", "10", "20", "20"], "millimetres");
    assert!(form.contains("Страница &amp;P из &amp;N"));
}

#[test]
fn heads_are_frozen_and_repeated_in_print() {
    let form = part("xl/worksheets/sheet2.xml");
    assert_eq!(attribute(&form, "pane", "ySplit"), "2");
    assert_eq!(attribute(&form, "pane", "state"), "frozen");
    let events = part("xl/worksheets/sheet3.xml");
    assert_eq!(attribute(&events, "pane", "ySplit"), "1");
    let workbook = part("xl/workbook.xml");
    assert!(
        workbook.contains(">Отчёт!$2:$2<") || workbook.contains(">'Отчёт'!$2:$2<"),
        "{workbook}"
    );
    assert!(workbook.contains("_xlnm.Print_Area"));
}

#[test]
fn countries_collapse_under_their_region() {
    let form = part("xl/worksheets/sheet2.xml");
    assert_eq!(attribute(&form, "outlinePr", "summaryBelow"), "0");
    let level = |row: &str| {
        let tag = row.split('>').next().unwrap();
        let (_, level) = tag.split_once("outlineLevel=\"")?;
        level.chars().next()?.to_digit(10)
    };
    let levels: Vec<_> = form.split("<row ").skip(1).map(level).collect();
    assert_eq!(levels[..6], [None, None, None, Some(1), Some(1), None], "Европа, its two, Азия");
    assert_eq!(levels[6..9], [Some(1), Some(2), Some(2)], "Вьетнам collapses to its first row");
}

#[test]
fn regions_begin_on_pages_of_their_own_if_the_office_wants_it() {
    let with = |break_before_regions| {
        let options = WorkbookOptions { break_before_regions, ..options() };
        let parts = parts_of(made(&sample::report(), &options));
        parts.into_iter().find(|(name, _)| name.ends_with("sheet2.xml")).unwrap().1
    };
    assert!(!with(false).contains("<rowBreaks"));
    let form = with(true);
    assert_eq!(attribute(&form, "rowBreaks", "manualBreakCount"), "3", "Азия, СНГ, Африка");
    assert_eq!(attribute(&form, "brk", "id"), "5", "after Европа");
    assert!(!form.contains("fitToPage"), "Excel ignores breaks on a sheet that is fitted");
}

#[test]
fn tables_of_the_summary_have_names() {
    let workbook = part("xl/workbook.xml");
    for (name, range) in [
        ("Итоги_по_регионам", "$A$"),
        ("Мероприятия_по_месяцам", "$A$"),
        ("Подписания_по_десятилетиям", "$"),
    ] {
        let from = format!("<definedName name=\"{name}\">Сводка!{range}");
        assert!(workbook.contains(&from), "{workbook}");
    }
}

#[test]
fn every_row_of_the_form_has_a_height_that_excel_can_show() {
    let form =
        parts(&sample::large(300)).into_iter().find(|(n, _)| n.ends_with("sheet2.xml")).unwrap().1;
    let heights: Vec<f64> = form
        .split("<row ")
        .skip(1)
        .map(|row| {
            let tag = format!("<row {}", row.split('>').next().unwrap());
            attribute(&format!("{tag}>"), "row", "ht").parse().unwrap()
        })
        .collect();
    assert!(heights.iter().all(|height| (12.0..=409.5).contains(height)), "{heights:?}");
}

#[test]
fn dates_in_the_events_are_bold() {
    let strings = part("xl/sharedStrings.xml");
    let rich = strings.split("<si>").find(|item| item.contains("мэра г.")).unwrap();
    assert!(rich.starts_with("<r><rPr><b/>"), "{rich}");
    let runs = rich.split("<r>").skip(1);
    assert_eq!(runs.filter(|run| run.contains("<b/>")).count(), 2, "two events, two dates");
}

#[test]
fn flat_sheets_are_tables_with_names_filters_and_words_for_the_blind() {
    for (table, name, cells) in [
        (1, "Мероприятия", "A1:L"),
        (2, "Соглашения", "A1:M"),
        (3, "Страны", "A1:G"),
        (4, "Юбилеи", "A1:G"),
    ] {
        let xml = part(&format!("xl/tables/table{table}.xml"));
        assert_eq!(attribute(&xml, "table", "displayName"), name);
        assert!(attribute(&xml, "table", "ref").starts_with(cells), "{xml}");
        assert!(xml.contains("<autoFilter "));
        assert!(xml.contains("showRowStripes=\"1\""));
    }
    for number in 3..=8 {
        assert!(!part(&format!("xl/worksheets/sheet{number}.xml")).contains("<mergeCell"));
    }
}

/// «Сотрудничество!E14» is wider than its column: cut off, it was the name of the sheet alone.
#[test]
fn a_link_with_a_long_name_goes_on_on_the_next_line() {
    let styles = part("xl/styles.xml");
    let formats: Vec<&str> = styles.split("<cellXfs ").nth(1).unwrap().split("<xf ").collect();
    let findings = part("xl/worksheets/sheet7.xml");
    let cell = &findings[findings.find("<c r=\"C2\"").unwrap()..];
    let style: usize = attribute(cell, "c", "s").parse().unwrap();
    assert!(formats[style + 1].contains("wrapText=\"1\""), "{}", formats[style + 1]);
}

#[test]
fn charts_are_native_and_described() {
    let drawing = part("xl/drawings/drawing1.xml");
    assert_eq!(drawing.matches("descr=\"").count(), 4);
    assert!(drawing.contains("descr=\"Мероприятия по месяцам"));
    let months = part("xl/charts/chart1.xml");
    assert_eq!(months.matches("<c:ser>").count(), 4, "a series for each region");
    assert!(months.contains("<c:grouping val=\"stacked\"/>"));
}

#[test]
fn charts_of_few_regions_stood_out_of_the_print_area() {
    let line = ["Европа", "Венгрия", "Будапешт", "Соглашение", "2015", "14 мая – визит мэра."];
    let parts = parts(&sample::of(&[line]));
    let part = |name: &str| &parts.iter().find(|(part, _)| part == name).unwrap().1;
    let area = part("xl/workbook.xml").split("Сводка!$A$1:$").nth(1).unwrap();
    let last = u32::from(area.as_bytes()[0] - b'A');
    let drawing = part("xl/drawings/drawing1.xml");
    let ends = drawing.split("<xdr:to><xdr:col>").skip(1).map(|to| to.split('<').next().unwrap());
    let ends: Vec<u32> = ends.map(|column| column.parse().unwrap()).collect();
    assert!(ends.len() == 4 && ends.iter().all(|column| *column <= last), "{ends:?} past {last}");
}

#[test]
fn the_document_says_what_it_is_and_when() {
    let core = part("docProps/core.xml");
    assert!(
        core.contains("<dc:title>Сотрудничество Санкт-Петербурга с городами-партнёрами</dc:title>")
    );
    assert!(core.contains("2025-12-31T00:00:00Z"), "{core}");
}

#[test]
fn years_that_are_text_are_not_marked_as_mistakes() {
    let form = part("xl/worksheets/sheet2.xml");
    assert!(attribute(&form, "ignoredError", "sqref").starts_with("A1:E"), "{form}");
    assert_eq!(attribute(&form, "ignoredError", "numberStoredAsText"), "1");
}

/// The parts of a worksheet in the order that ECMA-376 (18.3.1.99, `CT_Worksheet`) demands and
/// Excel insists on.
const ORDER: [&str; 38] = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// The elements right under the root, in their order.
fn children(xml: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut depth, mut found) = (0, Vec::new());
    loop {
        let event = reader.read_event().unwrap();
        let name = match &event {
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                tag.name().as_ref().to_owned()
            }
            quick_xml::events::Event::Eof => return found,
            _ => String::new(),
        };
        if depth == 1 && !name.is_empty() {
            found.push(name);
        }
        match event {
            quick_xml::events::Event::Start(_) => depth += 1,
            quick_xml::events::Event::End(_) => depth -= 1,
            _ => {}
        }
    }
}

#[test]
fn the_parts_of_every_sheet_stand_in_the_order_of_the_standard() {
    let source = pobratim::import::Sheet { name: "2025".into(), ..Default::default() };
    let options = WorkbookOptions { break_before_regions: true, source: &[source], ..options() };
    let mut sheets = 0;
    for (name, xml) in parts_of(made(&sample::report(), &options)) {
        if !name.starts_with("xl/worksheets/sheet") {
            // Every other part is at least XML.
            children(&xml);
            continue;
        }
        sheets += 1;
        let children = children(&xml);
        let places: Vec<_> =
            children.iter().map(|child| ORDER.iter().position(|part| part == child)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{name}: {children:?}");
    }
    assert_eq!(sheets, 9);
}
