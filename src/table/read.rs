//! Which sheet the table is on, and the whole of it.
//!
//! All sheets enter; the [`Table`] of the first one that has a table leaves, with the sheets after
//! it that go on with it, or the reason why there is none.

use std::sync::Arc;

use super::{
    Headings, Options, SheetAccount, Table, TableError, Verdict, beside, doubts,
    error::MissingColumns,
    grid::{GridCell, Words},
    heading::{self, Heading},
    join::join,
    numbering::unnumbered,
    own,
    plain::{self, BOLD},
    role::{ROLES, Role},
    rows::{Rows, located},
    sheets, stamp,
};
use crate::{
    cell::Located,
    finding::Checked,
    import::{Sheet, Value},
};

/// Reads the table as [`read_with`] does, knowing nothing of the office's words.
///
/// # Errors
///
/// A [`TableError`] where no sheet has the heading of a table.
pub fn read(sheets: &[Sheet]) -> Result<Checked<Table>, TableError> {
    read_with(sheets, &Options::default())
}

/// Reads the table from the first sheet that has a whole one, or else from the first that has the
/// columns without which there is none, by the rules that `tests/spec/continuation.md` sets out;
/// and from the sheets after it that go on with it. The program's own workbook is read as what it is.
///
/// # Errors
///
/// A [`TableError`] where no sheet has such a heading; it names the best there is.
pub fn read_with(sheets: &[Sheet], options: &Options<'_>) -> Result<Checked<Table>, TableError> {
    if let Some(table) = own::read(sheets, options) {
        return table;
    }
    let headings: Vec<_> = sheets.iter().map(|sheet| Heading::find(sheet, options)).collect();
    let enough = |heading: &Option<Heading>| heading.as_ref().is_some_and(Heading::is_enough);
    let whole = |heading: &Option<Heading>| {
        heading.as_ref().is_some_and(|heading| heading.missing().is_empty())
    };
    // What the office sees goes before what it hides: last year's table, say.
    let seen: Vec<bool> = sheets.iter().map(|sheet| !sheet.hidden.sheet).collect();
    let first_of = |is: &dyn Fn(&Option<Heading>) -> bool| {
        let seen = headings.iter().zip(&seen).position(|(heading, seen)| *seen && is(heading));
        (seen, headings.iter().position(is))
    };
    let ((whole, hidden_whole), (enough, hidden_enough)) = (first_of(&whole), first_of(&enough));
    let Some(first) = whole.or(enough).or(hidden_whole).or(hidden_enough) else {
        return Err(none(sheets, &headings));
    };
    sheets::all(sheets, &headings, first, options)
}

/// The table under a heading; `repeated` counts the bytes that merged cells repeat, over all
/// sheets.
pub(super) fn under(
    sheet: &Sheet,
    heading: &Heading,
    options: &Options<'_>,
    repeated: &mut usize,
) -> Result<Checked<Table>, TableError> {
    let mut title = heading.title(sheet);
    let headed = ROLES.into_iter().flat_map(|role| heading.cells(role));
    let mut findings: Vec<_> = title.iter().chain(headed).filter_map(doubts::markup).collect();
    let mut rows = Rows::read(sheet, heading, options, repeated)
        .map_err(|_| TableError::Swollen { sheet: sheet.name.to_string() })?;
    if rows.regions.iter().all(|region| region.countries.is_empty()) {
        return Err(TableError::NoRows { sheet: sheet.name.to_string(), row: heading.bottom });
    }
    let stamps = stamp::take(&mut title);
    if let Some(region) = rows.regions.first_mut().filter(|region| region.name.is_none()) {
        let known = |cell: &mut GridCell| (options.is_region)(unnumbered(&cell.text));
        region.name = title.pop_if(known).as_ref().map(located);
    }
    let country = heading.cells(Role::Country).first().map(|cell| cell.at.clone());
    findings.extend(doubts::missing(&heading.missing(), country));
    findings.extend(doubts::beside(&rows.extra));
    findings.extend(stamps.iter().filter_map(|stamp| doubts::stamp(&joined(stamp))));
    findings.extend(rows.findings);
    findings.extend(beside::findings(sheet, heading));
    let of = |role| joined(heading.cells(role));
    let account = SheetAccount {
        rows: rows.account,
        ..account(sheet, Some(heading), Verdict::Read, options)
    };
    let table = Table {
        sheet: Arc::clone(&sheet.name),
        title: joined(&title),
        headings: Headings {
            country: of(Role::Country),
            partner: of(Role::Partner),
            basis: of(Role::Basis),
            date: of(Role::Date),
            events: of(Role::Events),
        },
        regions: rows.regions,
        extra: rows.extra,
        account: vec![account],
    };
    Ok(Checked { value: table, findings })
}

/// The account of a sheet whose rows were not read.
pub(super) fn account(
    sheet: &Sheet,
    heading: Option<&Heading>,
    verdict: Verdict,
    options: &Options<'_>,
) -> SheetAccount {
    let heading = heading.map(|heading| heading.account(options));
    SheetAccount { sheet: sheet.name.to_string(), verdict, heading, rows: Vec::new() }
}

/// Several cells as one text.
pub(super) fn joined(cells: &[GridCell]) -> Located<String> {
    let mut text = String::new();
    for cell in cells {
        join(&mut text, &cell.text);
    }
    Located { value: text, cells: cells.iter().map(|cell| cell.at.clone()).collect() }
}

/// Drops the marks of bold type around a title of several lines, each a cell: the first mark opens
/// and the last one closes.
pub(super) fn unbolden(cells: &mut [GridCell]) {
    let open = cells.iter().position(|cell| cell.text.starts_with(BOLD));
    let close = cells.iter().rposition(|cell| cell.text.ends_with(BOLD));
    let (Some(open), Some(close)) = (open, close) else { return };
    for (index, cell) in cells.iter_mut().enumerate().filter(|_| open < close) {
        let text = match index {
            _ if index == open => cell.text.strip_prefix(BOLD),
            _ if index == close => cell.text.strip_suffix(BOLD),
            _ => None,
        };
        if let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) {
            cell.text = Words::Made(text.into());
            cell.markup.get_or_insert_with(|| BOLD.to_owned());
        }
    }
}

/// Whether nothing on the sheet can be seen.
pub(super) fn is_empty(sheet: &Sheet) -> bool {
    let shows = |(_, value): &(_, Value)| !plain::plain(&value.shown()).text.is_empty();
    !sheet.rows.iter().flat_map(|row| &row.cells).any(shows)
}

/// Why there is no table.
fn none(sheets: &[Sheet], headings: &[Option<Heading>]) -> TableError {
    let headed = sheets.iter().zip(headings);
    let headed = headed.filter_map(|(sheet, heading)| Some((sheet, heading.as_ref()?)));
    if let Some((sheet, heading)) = headed.min_by_key(|(_, heading)| heading.missing().len()) {
        return TableError::ColumnsMissing(Box::new(missing(sheet, heading)));
    }
    let empty = sheets.iter().all(is_empty);
    let sheets = sheets.iter().map(|sheet| sheet.name.to_string()).collect();
    if empty {
        TableError::Empty { sheets }
    } else {
        TableError::NoHeading { sheets, rows: heading::ROWS }
    }
}

fn missing(sheet: &Sheet, heading: &Heading) -> MissingColumns {
    let found = ROLES.into_iter().filter_map(|role| {
        let words = joined(heading.cells(role));
        Some((role, words.cell()?.clone(), words.value))
    });
    MissingColumns {
        sheet: sheet.name.to_string(),
        row: heading.top,
        found: found.collect(),
        missing: heading.missing(),
    }
}
