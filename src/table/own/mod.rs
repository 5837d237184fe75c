//! The program's own workbook as a source: the report of this year is the table of the next.
//!
//! All sheets enter; a [`Table`] leaves if they are those of such a workbook. It is read from
//! «Отчёт», the office's own form, or, where somebody deleted that, from the flat sheets. What
//! «Источник» and «Замечания» hold is not read: they are about another table. Where «Отчёт» and
//! the flat sheets say different things, that is a finding.

mod flat;
mod form;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{Options, Table, TableCountry, TableError, Verdict, read::account, role::fold};
use crate::{
    cell::{CellRef, Located},
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
    let form = sheets.iter().find(|sheet| &*sheet.name == own::FORM);
    let table = match form.and_then(|sheet| form::read(sheet, options)) {
        Some(Err(error)) => return Some(Err(error)),
        Some(Ok(mut table)) => {
            let mut other = flat.table();
            table.findings.extend(disagreement(&table.value, &other));
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
    let verdict = |sheet: &Sheet| match known.is_empty() {
        true if flat.iter().any(|name| sheet.name.starts_with(name)) => Verdict::Read,
        _ => Verdict::Ours,
    };
    let others = sheets.iter().filter(|sheet| !known.contains(&sheet.name.to_string()));
    table.account.extend(others.map(|sheet| account(sheet, None, verdict(sheet), options)));
    Some(Ok(Checked { value: table, findings }))
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
                heading: Located { value: own::FRAGMENT.to_owned(), cells: Vec::new() },
                values: unplaced,
            }),
        }
    }
}

/// What each agreement and event says, blanks aside, with the cell that it stands in.
fn says(table: &Table) -> FxHashMap<String, (usize, Option<&CellRef>)> {
    let mut said: FxHashMap<String, (usize, Option<&CellRef>)> = FxHashMap::default();
    let mut say = |parts: [&str; 3], cell| {
        let words = parts.iter().flat_map(|part| part.split_whitespace());
        let entry = said.entry(words.collect()).or_insert((0, cell));
        entry.0 += 1;
    };
    for country in table.regions.iter().flat_map(|region| &region.countries) {
        let name = &country.name.value;
        for agreement in &country.agreements {
            let partner = agreement.partner.as_ref().map_or("", |partner| &partner.value);
            say([name, partner, &agreement.title.value], agreement.title.cell());
        }
        for event in &country.events {
            let date = event.date.as_ref().map_or("", |date| &date.value.shown);
            say([name, date, &event.text.value], event.text.cell());
        }
    }
    said
}

/// A finding where the form and the flat sheets do not say the same.
fn disagreement(form: &Table, flat: &Table) -> Option<Finding> {
    let (form, flat) = (says(form), says(flat));
    if flat.is_empty() {
        return None;
    }
    let ordered: BTreeMap<_, _> = flat.iter().collect();
    let only = ordered
        .into_iter()
        .find(|(words, (count, _))| form.get(*words).is_none_or(|(in_form, _)| in_form < count));
    let gone = || {
        let ordered: BTreeMap<_, _> = form.iter().collect();
        ordered
            .into_iter()
            .find(|(words, (count, _))| flat.get(*words).is_none_or(|(in_flat, _)| in_flat < count))
    };
    let (words, (_, cell)) = only.or_else(gone)?;
    let message = format!(
        "На листе «{}» и на листах «{}» и «{}» записано не одно и то же; прочитан «{}»",
        own::FORM,
        own::AGREEMENTS,
        own::EVENTS,
        own::FORM
    );
    let finding = Finding::new(&SHEETS_DISAGREE, cell.cloned(), message)
        .hint(
            "Внесите правки на лист «Отчёт» или удалите его: тогда таблица прочитается с остальных",
        )
        .quote(excerpt(words, QUOTED));
    Some(finding)
}
