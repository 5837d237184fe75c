//! Tables that go on over several sheets: one for each part of the world, say.
//!
//! The table of the first sheet that has one, and the sheets after it, enter; the table with all
//! that belongs to it leaves, and a finding for each further sheet with a table. A sheet belongs
//! to it that has the same heading and is not of another year: last year's table is often left in
//! the workbook, and must not get into this year's report.

use super::{Table, TableError, TableRegion, heading::Heading, role::fold, rows_below};
use crate::{
    cell::Located,
    finding::{
        Checked, Finding,
        catalogue::{SHEET_JOINED, SHEET_LEFT_OUT},
    },
    import::Sheet,
};

/// Adds to the table what the sheets with complete headings after its own hold of it.
///
/// # Errors
///
/// `Swollen` where a sheet repeats too much text.
pub(super) fn join<'s>(
    mut first: Checked<Table>,
    later: impl Iterator<Item = &'s (&'s Sheet, Heading)>,
    repeated: &mut usize,
) -> Result<Checked<Table>, TableError> {
    for (sheet, heading) in later {
        let mut more = match rows_below(sheet, heading, repeated) {
            Ok(more) => more,
            // A form that nobody has filled in.
            Err(TableError::NoRows { .. }) => continue,
            Err(error) => return Err(error),
        };
        let belongs = belongs(&first.value, &more.value);
        first.findings.push(finding(&first.value, &more.value, belongs));
        if belongs {
            name_region(&mut first.value);
            name_region(&mut more.value);
            first.findings.extend(more.findings);
            add(&mut first.value.regions, more.value.regions);
        }
    }
    Ok(first)
}

/// Whether the headings say the same, whatever their order, and the names of the sheets do not
/// speak of two years.
fn belongs(first: &Table, other: &Table) -> bool {
    let words = |table: &Table| table.headings.all().map(|heading| fold(&heading.value));
    let years = year(&first.sheet).zip(year(&other.sheet));
    words(first) == words(other) && years.is_none_or(|(first, other)| first == other)
}

/// The year in the name of a sheet.
fn year(name: &str) -> Option<u16> {
    let numbers = name.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
    numbers.filter_map(|number| number.parse().ok()).find(|year| (1900..2200).contains(year))
}

/// Calls a region that has no heading after its sheet, unless that has the name that the program
/// gave it.
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
fn add(regions: &mut Vec<TableRegion>, more: Vec<TableRegion>) {
    let name = |region: &TableRegion| region.name.as_ref().map(|name| fold(&name.value));
    for region in more {
        match regions.last_mut().filter(|last| name(last) == name(&region)) {
            Some(last) => last.countries.extend(region.countries),
            None => regions.push(region),
        }
    }
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
