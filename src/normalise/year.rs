//! Which year the report is on.
//!
//! The option has the last word, then the file name, then the title, then the heading of the
//! events. Where the last three differ, that is a finding. Where none names one, the sheet may.

use crate::{
    finding::{Finding, catalogue},
    table::Table,
};

/// The year of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReportYear(pub i32);

/// The year of the report on `table`, which came from a file named `file`, and a finding for each
/// place that names another one; none where no place names a year and `option` is none.
#[must_use]
pub fn report_year(
    table: &Table,
    file: &str,
    option: Option<i32>,
) -> Option<(ReportYear, Vec<Finding>)> {
    let title = year_in(&table.title.value);
    let heading = year_in(&table.headings.events.value);
    let told = option.or_else(|| year_in(file)).or(title).or(heading);
    let year = told.or_else(|| year_in(&table.sheet))?;
    let mut findings = Vec::new();
    for (place, what, found) in [
        (&table.title, "заголовке таблицы", title),
        (&table.headings.events, "заголовке графы", heading),
    ] {
        if let Some(other) = found.filter(|&other| other != year) {
            let message = format!("Отчёт составлен за {year} год, а в {what} указан {other}");
            findings.push(
                Finding::new(&catalogue::YEAR_DISAGREES, place.cell().cloned(), message)
                    .quote(other.to_string())
                    .hint(
                        "Исправьте год в таблице или в имени файла либо задайте его ключом --year",
                    ),
            );
        }
    }
    Some((ReportYear(year), findings))
}

/// The last year named in `text`: four digits by themselves, from 1950 to 2099.
fn year_in(text: &str) -> Option<i32> {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers
        .filter(|n| n.len() == 4)
        .filter_map(|n| n.parse().ok())
        .rfind(|year| (1950..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table as each place names a year, or none.
    fn table(sheet: &str, heading: &str, title: &str) -> Table {
        let mut table = Table { sheet: sheet.into(), ..Table::default() };
        heading.clone_into(&mut table.headings.events.value);
        title.clone_into(&mut table.title.value);
        table
    }

    #[test]
    fn the_sheet_names_the_year_where_nothing_else_does() {
        let year = |table: &Table, file, option| {
            report_year(table, file, option).map(|(year, findings)| (year.0, findings.len()))
        };
        let all = table("2021", "Мероприятия в 2022 году", "Связи города, 2023 год");
        assert_eq!(year(&all, "таблица-2024.xlsx", Some(2025)), Some((2025, 2)));
        assert_eq!(year(&all, "таблица-2024.xlsx", None), Some((2024, 2)));
        assert_eq!(year(&all, "таблица.xlsx", None), Some((2023, 1)));
        let untitled = table("2021", "Мероприятия в 2022 году", "Связи города");
        assert_eq!(year(&untitled, "таблица.xlsx", None), Some((2022, 0)));
        assert_eq!(year(&table("2021", "", ""), "таблица.xlsx", None), Some((2021, 0)));
        assert_eq!(year(&table("Лист1", "", ""), "таблица.xlsx", None), None);
    }
}
