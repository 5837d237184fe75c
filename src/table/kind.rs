//! What a row says of itself: the name of a region, totals, the numbers of the columns.
//!
//! A [`GridRow`] enters; judgements leave. What stands above is absent on purpose: `rows` knows.

use super::{
    Options,
    grid::{GridCell, GridRow, Kind},
    heading::Heading,
    numbering::unnumbered,
    role::{ROLES, Role, fold, may_begin},
};
use crate::cell::Column;

/// What totals begin with.
const TOTALS: [&str; 4] = ["итого", "итог", "всего", "общий итог"];

/// What the marks of pages begin with.
const PAGES: [&str; 5] = ["продолжение", "окончание таблицы", "стр", "страница", "лист"];

/// Words that stand for those above.
const DITTO: [&str; 5] = ["то же", "тоже", "тот же", "та же", "там же"];

/// Letters in which the words of totals and footers stand.
pub(super) const LONGEST: usize = 40;

/// The name of the region, if the row is the heading of one: a single value, in the first column
/// or merged across, or a known one in any column. The name of a country is none; a name that
/// nobody knows is one, unless the row below lacks a country.
pub(super) fn region<'r>(
    row: &'r GridRow<'r>,
    next: Option<&GridRow>,
    heading: &Heading,
    options: &Options<'_>,
) -> Option<&'r GridCell<'r>> {
    if let Some(cell) = row.own(Role::Region) {
        return Some(cell).filter(|_| row.only(&[Role::Region]));
    }
    let alone = |role: &Role| row.own(*role).is_some_and(|cell| !cell.tall) && row.only(&[*role]);
    let role = ROLES.into_iter().find(alone)?;
    let cell = row.own(role)?;
    let name = unnumbered(&cell.text);
    if (options.is_region)(name) {
        return Some(cell);
    }
    if role != Role::Country {
        return None;
    }
    if (options.is_country)(name) {
        return None;
    }
    let needs_country = |next: &GridRow| {
        next.own(Role::Country).is_none()
            && [Role::Partner, Role::Date].into_iter().any(|role| next.own(role).is_some())
    };
    let heads = !heading.has(Role::Region) && !next.is_some_and(needs_country);
    Some(cell).filter(|cell| cell.wide || heads)
}

/// Whether the row holds totals: «Итого по региону», «Всего: 45».
pub(super) fn is_total(row: &GridRow) -> bool {
    let texts = row.all_own().chain(&row.beside).filter(|cell| cell.kind == Kind::Text);
    texts.min_by_key(|cell| cell.at.column).is_some_and(|cell| {
        let events = row.own(Role::Events).is_some_and(|events| events.at == cell.at);
        !events
            && TOTALS.iter().any(|total| may_begin(&cell.text, total))
            && begins(&beginning(&cell.text), &TOTALS)
    })
}

/// Whether the row is what a page begins or ends with: «Продолжение таблицы», «стр. 2 из 5», «2».
pub(super) fn is_page_mark(row: &GridRow) -> bool {
    let alone = row.beside.is_empty() && row.all_own().nth(1).is_none();
    let Some(cell) = row.own(Role::Country).filter(|_| alone) else { return false };
    !cell.text.contains(char::is_alphabetic) || begins(&beginning(&cell.text), &PAGES)
}

/// Whether the row numbers the columns: 1, 2, 3, 4, 5.
pub(super) fn numbers_columns<'r>(cells: impl Iterator<Item = &'r GridCell<'r>>) -> bool {
    let numbers: Option<Vec<(Column, u8)>> = cells
        .map(|cell| Some((cell.at.column, cell.text.trim_end_matches('.').parse().ok()?)))
        .collect();
    let mut numbers = numbers.unwrap_or_default();
    numbers.sort_unstable();
    numbers.len() >= 3 && numbers.is_sorted_by(|a, b| a.1 < b.1)
}

/// Whether a cell says that it is as the one above: «-"-», «″», «—//—», «то же».
pub(super) fn is_ditto(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, '"' | '″' | '\'' | '/' | '«' | '»' | '„' | '“' | '”' | ',');
    let is_stroke = |c: char| matches!(c, '-' | '–' | '—' | '−' | '_' | '.' | ' ');
    let marks = || text.chars().all(|c| is_mark(c) || is_stroke(c)) && text.contains(is_mark);
    text.len() <= LONGEST
        && (marks() || (text.starts_with(['т', 'Т']) && DITTO.contains(&fold(text).as_str())))
}

/// The first letters of a text, folded: as many as [`begins`] needs.
pub(super) fn beginning(text: &str) -> String {
    fold(&text.chars().take(LONGEST).collect::<String>())
}

/// Whether a folded text begins with one of these words.
pub(super) fn begins(folded: &str, words: &[&str]) -> bool {
    let rest = words.iter().find_map(|word| folded.strip_prefix(word));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
