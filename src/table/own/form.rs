//! «Отчёт» → table.
//!
//! All sheets enter; the table leaves. «Отчёт» is read as any office's table is, and so are the
//! sheets that it goes on on; then each line of a cell of events is one event: its date stands
//! before the dash.

use super::{
    super::{
        Options, Table, TableDate, TableError, TableEvents, heading::Heading, plain, read::under,
        sheets,
    },
    goes_on,
};
use crate::{
    cell::{CellRef, Located},
    finding::{Checked, catalogue::JOINED_ROW},
    import::Sheet,
    model::own_workbook::{self as own, AFTER_DATE},
};

/// Reads the form; none where there is none with the heading of a table.
pub(super) fn read(
    all: &[Sheet],
    options: &Options<'_>,
) -> Option<Result<Checked<Table>, TableError>> {
    let first = all.iter().find(|sheet| &*sheet.name == own::FORM)?;
    let mut table = sheet(first, options)?;
    for more in all.iter().filter(|sheet| goes_on(sheet, own::FORM)) {
        if let (Ok(table), Some(more)) = (&mut table, sheet(more, options)) {
            match more {
                Ok(more) => add(table, more),
                // Somebody emptied it.
                Err(TableError::NoRows { .. }) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }
    Some(table)
}

/// Adds what a further sheet holds.
fn add(table: &mut Checked<Table>, more: Checked<Table>) {
    table.findings.extend(more.findings);
    let (table, more) = (&mut table.value, more.value);
    sheets::add_regions(&mut table.regions, more.regions);
    table.extra.extend(more.extra);
    table.account.extend(more.account);
}

/// Reads a sheet of the form; none where it has no heading of a table.
fn sheet(sheet: &Sheet, options: &Options<'_>) -> Option<Result<Checked<Table>, TableError>> {
    let heading = Heading::find(sheet, options).filter(Heading::is_enough)?;
    Some(under(sheet, &heading, options, &mut 0).map(|mut table| {
        // The program itself dealt the events out over several rows.
        table.findings.retain(|finding| finding.rule.code != JOINED_ROW.code);
        let regions = table.value.regions.iter_mut();
        for country in regions.flat_map(|region| &mut region.countries) {
            country.events = lines(&country.events, sheet);
        }
        table
    }))
}

/// The lines of the cells, an event each. A line without a date goes on with the one before it,
/// in the cell above perhaps; what stands before any is read as in any table.
fn lines(cells: &[TableEvents], sheet: &Sheet) -> Vec<TableEvents> {
    let mut events: Vec<TableEvents> = Vec::new();
    for cell in cells {
        let at = cell.text.cells.iter().filter_map(|at| Some((at, written(sheet, at)?)));
        let written: Vec<_> = at.collect();
        let lines = written.iter().flat_map(|(at, text)| text.lines().map(move |line| (*at, line)));
        for (at, line) in lines {
            let words =
                |words: &str| Located::at(plain::plain(words).text.into_owned(), at.clone());
            if let Some((date, text)) = line.split_once(AFTER_DATE) {
                let date = words(date).map(|shown| TableDate { shown, day: None });
                events.push(TableEvents { date: Some(date), text: words(text), lines: Vec::new() });
                continue;
            }
            let text = words(line);
            match events.last_mut().filter(|last| last.date.is_some()) {
                _ if text.value.is_empty() => {}
                Some(last) => {
                    super::super::join(&mut last.text.value, &text.value);
                    last.text.cells.extend(text.cells);
                }
                None => events.push(text.into()),
            }
        }
    }
    events
}

/// The text of a cell as it is written, lines and all.
fn written<'s>(sheet: &'s Sheet, at: &CellRef) -> Option<std::borrow::Cow<'s, str>> {
    let row = sheet.rows.binary_search_by_key(&at.row, |row| row.row).ok()?;
    let row = sheet.rows.get(row)?;
    let cell = row.cells.binary_search_by_key(&at.column, |(column, _)| *column).ok()?;
    row.cells.get(cell).map(|(_, value)| value.shown())
}
