//! The program's own workbook as a source: the report of this year is the table of the next.
//!
//! All sheets enter; a [`Table`] leaves if they are those of such a workbook. It is read from
//! «Отчёт», the office's own form, or, where somebody deleted that, from the flat sheets. What
//! «Источник» and «Замечания» hold is not read: they are about another table. Where «Отчёт» and
//! the flat sheets say different things, that is a finding.

mod flat;
mod form;

use std::collections::BTreeMap;

use super::{Options, Table, TableCountry, TableError, Verdict, read::account, role::fold};
use crate::{
    cell::{CellRef, Cells, Located},
    finding::{Checked, Finding, catalogue::SHEETS_DISAGREE, excerpt},
    import::Sheet,
    model::own_workbook as own,
};

/// Letters that are quoted of what stands on flat sheets alone.
const QUOTED: usize = 200;

/// The table of the program's own workbook; none where the sheets are those of another.
///
/// # Errors
///
/// A [`TableError`] where «Отчёт» has the heading of a table, and nothing can be read under it.
pub(super) fn read(
    sheets: &[Sheet],
    options: &Options<'_>,
) -> Option<Result<Checked<Table>, TableError>> {
    let flat = flat::Sheets::of(sheets)?;
    let table = match form::read(sheets, options) {
        Some(Err(error)) => return Some(Err(error)),
        Some(Ok(mut table)) => {
            let mut other = flat.table();
            table.findings.extend(disagreement(&table.value, &other, flat.kinds()));
            for region in &mut other.regions {
                move_fragments(&mut table.value, region.name.as_ref(), &mut region.countries);
            }
            table
        }
        None => Checked { value: flat.table(), findings: Vec::new() },
    };
    let Checked { value: mut table, findings } = table;
    let known: Vec<_> = table.account.iter().map(|account| account.sheet.clone()).collect();
    let flat = [own::AGREEMENTS, own::EVENTS, own::COUNTRIES, own::FRAGMENTS];
    let is_flat = |sheet: &Sheet| flat.iter().any(|name| sheet.name.starts_with(name));
    let verdict = |sheet: &Sheet| {
        if known.is_empty() && is_flat(sheet) { Verdict::Read } else { Verdict::Ours }
    };
    let others = sheets.iter().filter(|sheet| !known.contains(&sheet.name.to_string()));
    table.account.extend(others.map(|sheet| account(sheet, None, verdict(sheet), options)));
    Some(Ok(Checked { value: table, findings }))
}

/// Whether the sheet goes on with the one of that name, which could not hold all: «Отчёт 2».
fn goes_on(sheet: &Sheet, name: &str) -> bool {
    let number = sheet.name.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
    number.is_some_and(|number| number.parse::<u32>().is_ok())
}

/// Whether this is a list of findings that the program made: it is about a table, and is none.
pub(super) fn is_list_of_findings(sheet: &Sheet) -> bool {
    let heads: Vec<_> = sheet.rows.first().into_iter().flat_map(|row| &row.cells).collect();
    let has = |head: &&str| heads.iter().any(|(_, value)| value.shown() == *head);
    sheet.name.starts_with(own::FINDINGS) && [own::CODE, own::SEVERITY, own::CELL].iter().all(has)
}

/// Gives the fragments of flat sheets to the countries of the form.
fn move_fragments(
    table: &mut Table,
    region: Option<&Located<String>>,
    countries: &mut [TableCountry],
) {
    let key = |name: Option<&Located<String>>| name.map(|name| fold(&name.value));
    for country in countries.iter_mut().filter(|country| !country.unplaced.is_empty()) {
        let unplaced = std::mem::take(&mut country.unplaced);
        let mut places = table.regions.iter_mut().filter(|r| key(r.name.as_ref()) == key(region));
        let name = fold(&country.name.value);
        let home = places.find_map(|region| {
            region.countries.iter_mut().find(|country| fold(&country.name.value) == name)
        });
        match home.map(|home| &mut home.unplaced) {
            Some(home) => home.extend(unplaced),
            // A country that the form does not have any more: its words are not lost.
            None => table.extra.push(super::TableExtra {
                heading: Located { value: own::FRAGMENT.to_owned(), cells: Cells::new() },
                values: unplaced,
            }),
        }
    }
}

/// Which flat sheets there are.
#[derive(Debug, Clone, Copy)]
struct Kinds {
    agreements: bool,
    events: bool,
}

/// A thing that the sheets say.
#[derive(Default)]
struct Said<'t> {
    /// How often.
    count: usize,
    /// In which words.
    words: String,
    cell: Option<&'t CellRef>,
}

/// What each agreement and event says, by its words without blanks.
fn says(table: &Table, kinds: Kinds) -> BTreeMap<String, Said<'_>> {
    let mut said: BTreeMap<String, Said<'_>> = BTreeMap::new();
    let mut say = |parts: [&str; 3], cell| {
        let words = parts.join(" ");
        let entry = said.entry(words.split_whitespace().collect()).or_default();
        entry.count += 1;
        entry.cell = entry.cell.or(cell);
        entry.words = words;
    };
    for country in table.regions.iter().flat_map(|region| &region.countries) {
        let name = &country.name.value;
        for agreement in country.agreements.iter().filter(|_| kinds.agreements) {
            let partner = agreement.partner.as_ref().map_or("", |partner| &partner.value);
            say([name, partner, &agreement.title.value], agreement.title.cell());
        }
        for event in country.events.iter().filter(|_| kinds.events) {
            let date = event.date.as_ref().map_or("", |date| &date.value.shown);
            say([name, date, &event.text.value], event.text.cell());
        }
    }
    said
}

/// A finding where the form and the flat sheets that there are do not say the same.
fn disagreement(form: &Table, flat: &Table, kinds: Kinds) -> Option<Finding> {
    let (form, flat) = (says(form, kinds), says(flat, kinds));
    let more = |here: &BTreeMap<String, Said<'_>>, key: &String, said: &Said<'_>| {
        here.get(key).is_none_or(|here| here.count < said.count)
    };
    let only = flat.iter().find(|(key, said)| more(&form, key, said));
    let (_, said) = only.or_else(|| form.iter().find(|(key, said)| more(&flat, key, said)))?;
    let message = format!(
        "На листе «{}» и на листах «{}» и «{}» записано не одно и то же; прочитан «{}»",
        own::FORM,
        own::AGREEMENTS,
        own::EVENTS,
        own::FORM
    );
    let words = said.words.split_whitespace().collect::<Vec<_>>().join(" ");
    let finding = Finding::new(&SHEETS_DISAGREE, said.cell.cloned(), message)
        .hint(
            "Внесите правки на лист «Отчёт» или удалите его: тогда таблица прочитается с остальных",
        )
        .quote(excerpt(&words, QUOTED));
    Some(finding)
}
