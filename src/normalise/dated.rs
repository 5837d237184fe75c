//! A country's cells of events, with or without a date beside them → events.
//!
//! Cells enter; what [`event::split`] makes of them leaves. Cells without a date of their own are
//! one text, as they stand; a cell with one is read by itself, as if its date stood before it:
//! «14 мая» beside «визит мэра» is «14 мая – визит мэра».

use super::{
    date,
    event::{self, Split},
    joined::Lines,
    nothing, says_something, signing, text,
};
use crate::{
    cell::Located,
    table::{TableDate, TableEvents},
};

/// Splits the cells of one country.
pub(super) fn split<'c>(cells: impl Iterator<Item = &'c TableEvents>, year: i32) -> Split {
    let mut split = Split::default();
    let mut undated: Vec<Lines<'_>> = Vec::new();
    for TableEvents { date, text, lines } in cells {
        let date = date.as_ref().filter(|date| says_something(&date.value.shown));
        match date {
            None if nothing::says_none(&text.value) => {
                split.add(event::split(undated.drain(..), year));
                split.findings.push(nothing::finding(text));
                split.unplaced.push(text.clone().map(|text| text::readable(&text)));
            }
            None => undated.push((text, lines)),
            Some(date) => {
                split.add(event::split(undated.drain(..), year));
                let [head, rest] = headed(date, text, year);
                let cells = [&head, &rest].map(|cell| (cell, [].as_slice()));
                split.add(event::split(cells.into_iter(), year));
            }
        }
    }
    split.add(event::split(undated.into_iter(), year));
    split
}

/// The two cells as a text with its date before it. Where the text itself begins with a date, the
/// same one is not said twice, and another one is left to stand by itself.
fn headed(date: &Located<TableDate>, text: &Located<String>, year: i32) -> [Located<String>; 2] {
    let shown = signing::spelled_out(&date.value, year);
    let scanned = date::scan(&text.value, Some(year));
    let own = scanned.into_iter().next().filter(|found| {
        let rest = text.value.get(found.range.end..).unwrap_or_default().trim_start();
        found.range.start == 0 && rest.starts_with(text::is_dash)
    });
    let beside = date::scan(&shown, Some(year));
    let same =
        own.as_ref().is_some_and(|own| beside.iter().flat_map(|found| &found.dates).eq(&own.dates));
    let head = match own {
        Some(_) if same => String::new(),
        Some(_) => format!("{}.", shown.trim_end_matches('.')),
        None => format!("{shown} –"),
    };
    [Located { value: head, cells: date.cells.clone() }, text.clone()]
}
