//! «Замечания» and «Фрагменты»: what was found in the source.
//!
//! Findings and fragments enter; two flat sheets leave. The cell of a finding is one of the source
//! and leads to it on «Источник»; the link at the end leads to the row of the form that came from
//! it.

use rust_xlsxwriter::{Workbook, XlsxError};
use rustc_hash::FxHashMap;

use super::{
    flat::{Column, Flat, Kind, Spec, Value, column, text_of},
    form::{self, Places},
    formats::Formats,
    sources::Tabs,
};
pub(super) use crate::model::own_workbook::{FINDINGS as NAME, FRAGMENTS as NAME_OF_FRAGMENTS};
use crate::{finding::Finding, model::own_workbook as own, report::Report};

const FINDINGS: &[Column] = &[
    column(own::CODE, 52, Kind::Short),
    column(own::SEVERITY, 106, Kind::Text),
    column(own::CELL, 84, Kind::Link),
    column("Замечание", 246, Kind::Text),
    column("Цитата", 226, Kind::Text),
    column("Что делать", 210, Kind::Text),
    column("В отчёте", 76, Kind::Link),
];

const FRAGMENTS: &[Column] = &[
    column(own::REGION, 120, Kind::Text),
    column(own::COUNTRY, 140, Kind::Text),
    column(own::FRAGMENT, 600, Kind::Text),
    column("Ячейки", 140, Kind::Text),
];

/// Adds «Замечания».
pub(super) fn add(
    workbook: &mut Workbook,
    report: &Report,
    formats: &Formats,
    places: &Places,
    tabs: &Tabs<'_>,
) -> Result<(), XlsxError> {
    let spec = Spec {
        name: NAME,
        alt_text: "Замечания к исходной таблице: код, важность, ячейка, суть, цитата, совет",
        empty: "Замечаний нет",
        columns: FINDINGS,
        year: report.year,
    };
    let mut flat = Flat::add(workbook, &spec, formats)?;
    let targets = targets(report, places);
    for finding in &report.findings {
        let cell = finding.cell.as_ref().map(ToString::to_string).unwrap_or_default();
        flat.row(&[
            text_of(finding.rule.code),
            text_of(finding.severity.russian()),
            source(finding, tabs).unwrap_or_else(|| text_of(&cell)),
            text_of(&finding.message),
            text_of(finding.quote.as_deref().unwrap_or("")),
            text_of(finding.hint.as_deref().unwrap_or("")),
            targets.get(&*cell).map_or(Value::Blank, |(column, row)| form::link(*column, *row)),
        ])?;
    }
    flat.finish()
}

/// The cell of a finding as a link to where it stands on the sheet of the source.
fn source<'a>(finding: &Finding, tabs: &'a Tabs<'_>) -> Option<Value<'a>> {
    let cell = finding.cell.as_ref()?;
    let sheet = tabs.of_sheet(&cell.sheet)?;
    Some(Value::Link { sheet, cell: cell.address(), shown: cell.to_string().into() })
}

/// Where in the form the cells of the source have gone: column and row. A cell of several events
/// leads to the first of them.
fn targets<'r>(report: &'r Report, places: &Places) -> FxHashMap<&'r str, (u16, u32)> {
    let mut targets = FxHashMap::default();
    if report.findings.is_empty() {
        return targets;
    }
    let countries = || report.chapters.iter().flat_map(|chapter| &chapter.countries);
    let agreements = countries().flat_map(|country| &country.agreements).map(|a| &a.cells);
    let events = countries().flat_map(|country| &country.events).map(|event| &event.cells);
    let agreements = agreements.zip(&places.agreements).map(|place| (form::PARTNER, place));
    let events = events.zip(&places.events).map(|place| (form::EVENTS, place));
    for (column, (cells, row)) in agreements.chain(events) {
        for cell in cells.split(", ") {
            targets.entry(cell).or_insert((column, *row));
        }
    }
    targets
}

/// Adds «Фрагменты».
pub(super) fn add_fragments(
    workbook: &mut Workbook,
    report: &Report,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let spec = Spec {
        name: NAME_OF_FRAGMENTS,
        alt_text: "Обрывки текста источника, которые не относятся ни к одному мероприятию",
        empty: "",
        columns: FRAGMENTS,
        year: report.year,
    };
    let mut flat = Flat::add(workbook, &spec, formats)?;
    for fragment in &report.fragments {
        flat.row(&[
            text_of(&fragment.region),
            text_of(&fragment.country),
            text_of(&fragment.text),
            text_of(&fragment.cells),
        ])?;
    }
    flat.finish()
}
