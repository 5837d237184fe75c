//! Tables that go on over several sheets: one for each part of the world, say.
//!
//! All sheets and the number of the one with the table enter; the table with all that belongs to
//! it leaves, and a finding for each other sheet on which anything stands. A sheet belongs
//! to it that has the same heading and is not of another year: last year's table is often left in
//! the workbook, and must not get into this year's report.

use std::sync::Arc;

use super::{
    Options, SheetAccount, Table, TableError, TableRegion, Verdict, beside, complement, doubts,
    heading::Heading, own, read, role::fold,
};
use crate::{
    cell::{CellRef, Located},
    finding::{
        Checked, Finding,
        catalogue::{SHEET_JOINED, SHEET_LEFT_OUT, SHEET_WITHOUT_TABLE},
        excerpt,
    },
    import::{Sheet, SheetRow},
};

/// Letters that are quoted of a sheet without a table.
const QUOTED: usize = 2000;

/// The table that begins on the sheet at `first`, with what other sheets hold of it.
///
/// # Errors
///
/// `NoRows` where nothing stands under the first heading, `Swollen` where a sheet repeats too much
/// text.
pub(super) fn all(
    sheets: &[Sheet],
    headings: &[Option<Heading>],
    first: usize,
    options: &Options<'_>,
) -> Result<Checked<Table>, TableError> {
    let mut repeated = 0;
    let mut read = |index: usize| -> Result<Checked<Table>, TableError> {
        let pair = sheets.get(index).zip(headings.get(index).and_then(Option::as_ref));
        let (sheet, heading) = pair.ok_or(TableError::Empty { sheets: Vec::new() })?;
        read::under(sheet, heading, options, &mut repeated)
    };
    let mut table = read(first)?;
    let mut account = Vec::with_capacity(sheets.len());
    for (index, (sheet, heading)) in sheets.iter().zip(headings).enumerate() {
        let verdict = match heading {
            _ if index == first => {
                account.append(&mut table.value.account);
                continue;
            }
            Some(heading) if heading.is_enough() => match read(index) {
                Ok(more) => {
                    account.extend(add(&mut table, more, options));
                    continue;
                }
                // A form that nobody has filled in.
                Err(TableError::NoRows { .. }) => {
                    table.findings.extend(unfilled(sheet, heading, &table.value));
                    Verdict::Unfilled
                }
                Err(error) => return Err(error),
            },
            _ if read::is_empty(sheet) => Verdict::Empty,
            _ if own::is_list_of_findings(sheet) => Verdict::Ours,
            _ => {
                table.findings.extend(without_table(sheet));
                table.findings.extend(beside::notes(sheet));
                Verdict::NoTable
            }
        };
        account.push(read::account(sheet, heading.as_ref(), verdict, options));
    }
    table.value.account = account;
    Ok(table)
}

/// Adds what another sheet holds, if it belongs to the table; tells what became of it.
fn add(
    table: &mut Checked<Table>,
    mut more: Checked<Table>,
    options: &Options<'_>,
) -> Option<SheetAccount> {
    let account = more.value.account.pop();
    let above = Some(&more.value.title);
    let above = above.filter(|above| fold(&above.value) != fold(&table.value.title.value));
    let above = above.and_then(doubts::above);
    if complement::complements(&table.value, &more.value) {
        table.findings.extend(above);
        complement::add(table, more);
        return account.map(|account| SheetAccount { verdict: Verdict::Complement, ..account });
    }
    let belongs = belongs(&table.value, &more.value);
    table.findings.push(finding(&table.value, &more.value, belongs));
    if !belongs {
        return account.map(|account| SheetAccount { verdict: Verdict::Other, ..account });
    }
    if [&table.value, &more.value].iter().any(|table| (options.is_region)(&table.sheet)) {
        name_region(&mut table.value);
        name_region(&mut more.value);
    }
    table.findings.extend(above);
    table.findings.extend(more.findings);
    add_regions(&mut table.value.regions, more.value.regions);
    table.value.extra.extend(more.value.extra);
    account.map(|account| SheetAccount { verdict: Verdict::Joined, ..account })
}

/// Whether the headings say the same, whatever their order, and the names of the sheets do not
/// speak of two years.
fn belongs(first: &Table, other: &Table) -> bool {
    let words = |table: &Table| table.headings.all().map(|heading| fold(&heading.value));
    words(first) == words(other) && are_of_one_year(first, other)
}

/// Whether the names of the sheets do not speak of two years.
pub(super) fn are_of_one_year(first: &Table, other: &Table) -> bool {
    year(&first.sheet).zip(year(&other.sheet)).is_none_or(|(first, other)| first == other)
}

/// The year in the name of a sheet.
fn year(name: &str) -> Option<u16> {
    let numbers = name.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
    numbers.filter_map(|number| number.parse().ok()).find(|year| (1900..2200).contains(year))
}

/// Calls a region that has no heading after its sheet, unless that has the name that the program
/// gave it. One of the sheets at least has the name of a known region.
fn name_region(table: &mut Table) {
    let folded = fold(&table.sheet);
    let given = ["лист", "sheet", "таблица", "table"].iter().any(|word| folded.starts_with(word));
    if given || year(&table.sheet).is_some() {
        return;
    }
    let at = table.headings.country.cells.clone();
    if let Some(region) = table.regions.first_mut().filter(|region| region.name.is_none()) {
        region.name = Some(Located { value: table.sheet.to_string(), cells: at });
    }
}

/// Adds regions; one that goes on from the sheet before is one.
pub(super) fn add_regions(regions: &mut Vec<TableRegion>, more: Vec<TableRegion>) {
    let name = |region: &TableRegion| region.name.as_ref().map(|name| fold(&name.value));
    for region in more {
        match regions.last_mut().filter(|last| name(last) == name(&region)) {
            Some(last) => last.countries.extend(region.countries),
            None => regions.push(region),
        }
    }
}

/// A finding for a sheet on which something stands, but no table.
fn without_table(sheet: &Sheet) -> Option<Finding> {
    let row = sheet.rows.iter().find(|row| !row.cells.is_empty())?;
    let (column, _) = row.cells.first()?;
    let cells = sheet.rows.iter().flat_map(|row| &row.cells).take(QUOTED);
    let words = cells.map(|(_, value)| value.shown().into_owned()).collect::<Vec<_>>().join(" ");
    let at = CellRef::new(Arc::clone(&sheet.name), row.row, *column);
    let message = format!("На листе «{}» таблицы нет, он не прочитан", sheet.name);
    let finding = Finding::new(&SHEET_WITHOUT_TABLE, Some(at), message)
        .hint(
            "Если таблица там есть, дайте её графам названия «Страна», «Основание», «Мероприятия»",
        )
        .quote(excerpt(&words, QUOTED));
    Some(finding)
}

/// A finding for what stands around a form that nobody has filled in, if that is not what stands
/// above the table itself.
fn unfilled(sheet: &Sheet, heading: &Heading, table: &Table) -> Option<Finding> {
    let around = |row: &&SheetRow| !(heading.top..=heading.bottom).contains(&row.row);
    let rows = sheet.rows.iter().filter(around);
    let texts = rows
        .flat_map(|row| row.cells.iter().map(|(column, value)| (row.row, *column, value.shown())));
    let texts = texts.filter(|(_, _, text)| text.contains(char::is_alphabetic)).take(QUOTED);
    let texts: Vec<_> = texts.collect();
    let (row, column, _) = texts.first()?;
    let at = CellRef::new(Arc::clone(&sheet.name), *row, *column);
    let words = texts.iter().map(|(_, _, text)| &**text).collect::<Vec<_>>().join(" ");
    if fold(&words) == fold(&table.title.value) {
        return None;
    }
    let message = format!("На листе «{}» таблица не заполнена, он не прочитан", sheet.name);
    let finding = Finding::new(&SHEET_WITHOUT_TABLE, Some(at), message)
        .hint("Если это данные, впишите их в таблицу")
        .quote(excerpt(&words, QUOTED));
    Some(finding)
}

fn finding(first: &Table, other: &Table, belongs: bool) -> Finding {
    let (here, there) = (&other.sheet, &first.sheet);
    let at = other.headings.country.cell().cloned();
    if belongs {
        let message = format!("Лист «{here}» продолжает таблицу листа «{there}»");
        Finding::new(&SHEET_JOINED, at, message)
            .hint("Если это другая таблица, перенесите её в отдельный файл")
    } else {
        let message = format!(
            "Таблица листа «{here}» не прочитана: её год или заголовок не те, что на листе «{there}»"
        );
        Finding::new(&SHEET_LEFT_OUT, at, message)
            .hint("Если это часть той же таблицы, дайте ей тот же заголовок")
    }
}
