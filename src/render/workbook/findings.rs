//! «Замечания» and «Фрагменты»: what was found in the source.
//!
//! Findings and fragments enter; two flat sheets leave. The cell of a finding is one of the source
//! and leads to it on «Источник»; the link at the end leads to the row of the form that came from
//! it.

use std::fmt::Write;

use rustc_hash::FxHashMap;

use super::{
    flat::{Column, Each, Flat, Kind, Spec, Value, column, text_of},
    form::{self, Form, Place, Places},
    formats::BODY,
    sources::Tabs,
};
pub(super) use crate::model::own_workbook::{FINDINGS as NAME, FRAGMENTS as NAME_OF_FRAGMENTS};
use crate::{cell::CellRef, finding::Finding, model::own_workbook as own, report::Report};

const FINDINGS: &[Column] = &[
    column(own::CODE, 52, Kind::Short),
    column(own::SEVERITY, 106, Kind::Text),
    column(own::CELL, 84, Kind::Link),
    column("Замечание", 246, Kind::Text),
    column("Цитата", 226, Kind::Text),
    column("Что делать", 210, Kind::Text),
    column("В отчёте", 76, Kind::Link),
];

/// The widest column of cells, in pixels: a sheet's name is 31 letters at most.
const WIDEST: u32 = 240;

const FRAGMENTS: &[Column] = &[
    column(own::REGION, 120, Kind::Text),
    column(own::COUNTRY, 140, Kind::Text),
    column(own::FRAGMENT, 600, Kind::Text),
    column("Ячейки", 140, Kind::Text),
];

/// «Замечания».
pub(super) fn flat<'r>(report: &'r Report<'r>, form: &'r Form, tabs: &'r Tabs<'r>) -> Flat<'r> {
    let spec = Spec {
        name: NAME,
        alt_text: "Замечания к исходной таблице: код, важность, ячейка, суть, цитата, совет",
        empty: "Замечаний нет",
        columns: columns(tabs).into(),
        year: report.year,
    };
    let targets = targets(report, &form.places);
    let each: Each<'r> = Box::new(move |row| {
        for (finding, target) in report.findings.iter().zip(&targets) {
            row(&[
                text_of(finding.rule.code),
                text_of(finding.severity.russian()),
                source(finding, tabs),
                text_of(&finding.message),
                text_of(finding.quote.as_deref().unwrap_or("")),
                text_of(finding.hint.as_deref().unwrap_or("")),
                target.map_or(Value::Blank, |(column, at)| form.link(column, at)),
            ]);
        }
    });
    Flat::new(spec, form.most_rows, each)
}

/// The columns, that of cells as wide as the longest name of a sheet asks for: LibreOffice does not
/// break a link.
fn columns(tabs: &Tabs<'_>) -> Vec<Column> {
    let longest = tabs.sheets().map(|sheet| BODY.extent(&format!("{sheet}!AA10000"))).max();
    let mut columns = FINDINGS.to_vec();
    for column in columns.iter_mut().filter(|column| column.head == own::CELL) {
        column.width = column.width.max(longest.unwrap_or(0)).min(WIDEST);
    }
    columns
}

/// The cell of a finding as a link to where it stands on the sheet of the source, if it does.
fn source<'r>(finding: &'r Finding, tabs: &'r Tabs<'r>) -> Value<'r> {
    let Some(cell) = &finding.cell else { return Value::Blank };
    match tabs.of_sheet(&cell.sheet) {
        Some(sheet) => Value::Link { sheet, at: (cell.row, cell.column), shown: Some(cell) },
        None => Value::Text(cell.to_string().into()),
    }
}

/// Where in the form the cell of each finding has gone, if it has: column and row. A cell of several
/// events leads to the first of them.
fn targets(report: &Report<'_>, places: &Places) -> Vec<Option<(u16, Place)>> {
    if report.findings.is_empty() {
        return Vec::new();
    }
    let countries = || report.chapters.iter().flat_map(|chapter| &chapter.countries);
    let agreements = countries().flat_map(|country| &country.agreements).map(|a| &a.cells);
    let events = countries().flat_map(|country| &country.events).map(|event| &event.cells);
    let agreements = agreements.zip(&places.agreements).map(|place| (form::PARTNER, place));
    let events = events.zip(&places.events).map(|place| (form::EVENTS, place));
    let mut targets = FxHashMap::default();
    for (column, (cells, row)) in agreements.chain(events) {
        for cell in cells.split(", ") {
            targets.entry(cell).or_insert((column, *row));
        }
    }
    let mut name = String::new();
    let mut target = |cell: &CellRef| {
        name.clear();
        write!(name, "{cell}").ok().and_then(|()| targets.get(&*name).copied())
    };
    report.findings.iter().map(|finding| finding.cell.as_ref().and_then(&mut target)).collect()
}

/// «Фрагменты».
pub(super) fn fragments<'r>(report: &'r Report<'r>, form: &'r Form) -> Flat<'r> {
    let spec = Spec {
        name: NAME_OF_FRAGMENTS,
        alt_text: "Обрывки текста источника, которые не относятся ни к одному мероприятию",
        empty: "",
        columns: FRAGMENTS.into(),
        year: report.year,
    };
    let each: Each<'r> = Box::new(move |row| {
        for fragment in &report.fragments {
            let cells = fragment.cells.iter().map(CellRef::to_string).collect::<Vec<_>>();
            row(&[
                text_of(&fragment.region),
                text_of(&fragment.country),
                text_of(&fragment.text),
                Value::Text(cells.join(", ").into()),
            ]);
        }
    });
    Flat::new(spec, form.most_rows, each)
}
