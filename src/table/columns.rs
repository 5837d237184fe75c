//! Which column of a heading is what.
//!
//! The words that stand over each column enter; each role with the column that fits it best
//! leaves, and the columns that have none. Where the heading stands is absent on purpose:
//! `heading` tries.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    ColumnNames,
    grid::GridCell,
    role::{ROLES, Role, fold, is_bare_date, score},
};
use crate::cell::Column;

/// A column and what its heading says.
pub(super) struct Candidate {
    column: Column,
    cells: Vec<GridCell<'static>>,
    /// Folded; the lowest row first, for it says what the column is within its group, unless it
    /// goes on with the row above.
    words: String,
}

/// The columns that have a role, and those that have none.
pub(super) type Assigned =
    (BTreeMap<Role, (Column, Vec<GridCell<'static>>)>, Vec<(Column, Vec<GridCell<'static>>)>);

impl Candidate {
    /// A column with the cells over it, from top to bottom.
    pub(super) fn new(column: Column, cells: Vec<GridCell<'static>>) -> Self {
        let mut words: Vec<String> = Vec::with_capacity(cells.len());
        for cell in &cells {
            let goes_on = cell.text.starts_with(|c: char| c.is_lowercase() || c == '(');
            words.insert(if goes_on { words.len() } else { 0 }, fold(&cell.text));
        }
        Self { column, words: words.join(" "), cells }
    }
}

/// Gives each role the column that fits it best, and each column one role at most.
pub(super) fn assign(candidates: Vec<Candidate>, names: &ColumnNames) -> Assigned {
    let scores = |(at, candidate): (usize, &Candidate)| {
        ROLES.map(|role| (score(&candidate.words, role, names), role, at))
    };
    let mut fits: Vec<_> = candidates.iter().enumerate().flat_map(scores).collect();
    fits.retain(|(score, ..)| *score > 0);
    // Of columns for events of two years the later one counts.
    let year = |role: Role, at: usize| {
        (role == Role::Events).then(|| candidates.get(at).and_then(|c| year_in(&c.words))).flatten()
    };
    fits.sort_by_key(|(score, role, at)| (Reverse(*score), Reverse(year(*role, *at)), *at, *role));
    let mut places: BTreeMap<Role, usize> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (_, role, at) in fits {
        if !places.contains_key(&role) && !taken.contains(&at) {
            places.insert(role, at);
            taken.insert(at);
        }
    }
    settle_dates(&mut places, &candidates);
    let words = |role| {
        places.get(&role).and_then(|at| candidates.get(*at)).map_or("", |c| c.words.as_str())
    };
    // «Когда» says all; «Окончание» beside it is one column more.
    if !words(Role::EventDate).contains("начал") {
        places.remove(&Role::EventEnd);
    }
    let mut roles = BTreeMap::new();
    let mut others = Vec::new();
    for (index, candidate) in candidates.into_iter().enumerate() {
        match places.iter().find(|(_, at)| **at == index) {
            Some((role, _)) => {
                roles.insert(*role, (candidate.column, candidate.cells));
            }
            None => others.push((candidate.column, candidate.cells)),
        }
    }
    (roles, others)
}

/// The last year named in a folded heading.
fn year_in(heading: &str) -> Option<u16> {
    let numbers = heading.split(' ').filter(|word| word.len() == 4);
    numbers.filter_map(|number| number.parse().ok()).next_back()
}

/// A bare «Дата» tells by its place whose it is: that of the column which it stands beside, the
/// document before all.
fn settle_dates(places: &mut BTreeMap<Role, usize>, candidates: &[Candidate]) {
    let bare = |at: &usize| candidates.get(*at).is_some_and(|c| is_bare_date(&c.words));
    let Some(events) = places.get(&Role::Events).copied() else { return };
    let beside =
        |at: usize, role: Role| places.get(&role).is_some_and(|place| place.abs_diff(at) == 1);
    let [date, event_date] = [Role::Date, Role::EventDate].map(|role| places.get(&role).copied());
    match (date, event_date) {
        (Some(date), Some(other)) if bare(&date) && bare(&other) => {
            let swap = beside(other, Role::Basis) && !beside(date, Role::Basis);
            if swap {
                places.insert(Role::Date, other);
                places.insert(Role::EventDate, date);
            }
        }
        (Some(date), None) if bare(&date) && !beside(date, Role::Basis) => {
            let no_document = !places.contains_key(&Role::Basis);
            if no_document || date.abs_diff(events) == 1 {
                places.remove(&Role::Date);
                places.insert(Role::EventDate, date);
            }
        }
        (None, Some(other)) if bare(&other) && beside(other, Role::Basis) => {
            places.remove(&Role::EventDate);
            places.insert(Role::Date, other);
        }
        _ => {}
    }
}
