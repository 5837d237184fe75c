//! The part of a sheet that holds anything: its columns, its merges, how wide and high they are.
//!
//! A [`Sheet`] enters; merges that Excel bears, the blank cells between values, and the widths and
//! heights of columns and rows leave. The cost is that of the cells and of what merges cover, and
//! that is bounded: a sheet may claim to be merged down to row 1,048,576.

use std::{collections::BTreeMap, ops::RangeInclusive};

use rust_xlsxwriter::XlsxError;
use rustc_hash::FxHashSet;

use super::{Copy, place, values};
use crate::{
    cell::{Column, Row},
    import::{Merge, Sheet},
    render::workbook::{formats::BODY, measure::TALLEST, package::RowLook},
};

/// How many cells merges may cover together.
const MOST_MERGED: u64 = 1_000_000;
/// How many blanks there may be for a value; more are no table.
const MOST_BLANK: usize = 8;
/// The narrowest and the widest column, in pixels.
const WIDTHS: RangeInclusive<u32> = 40..=600;
/// The longest word that its column makes room for, in pixels.
const LONGEST_WORD: u32 = 160;
/// How much wider than high a cell of text is made.
const STOUT: u32 = 3;

/// The part of a sheet that holds anything.
pub(super) struct Area {
    /// The merges, cut down to where values are; of two that overlap the first counts.
    pub(super) merges: Vec<Merge>,
    /// The columns with values, from the left.
    columns: Vec<Column>,
    /// The cells that merges cover.
    covered: FxHashSet<(u32, u32)>,
}

impl Area {
    pub(super) fn of(source: &Sheet) -> Self {
        let columns: FxHashSet<Column> = values(source).map(|((_, column), _)| column).collect();
        let mut columns: Vec<Column> = columns.into_iter().collect();
        columns.sort_unstable();
        let mut area = Self { merges: Vec::new(), columns, covered: FxHashSet::default() };
        if let (Some(row), Some(column)) = (source.rows.last(), area.columns.last().copied()) {
            for merge in &source.merges {
                let (bottom, right) = (merge.bottom.min(row.row), merge.right.min(column));
                area.merge(Merge { bottom, right, ..*merge });
            }
        }
        area
    }

    fn merge(&mut self, merge: Merge) {
        let (rows, columns) =
            (merge.top.get()..=merge.bottom.get(), merge.left.get()..=merge.right.get());
        let cells = span(&rows) * span(&columns);
        let left = MOST_MERGED.saturating_sub(self.covered.len() as u64);
        let each = || rows.clone().flat_map(|row| columns.clone().map(move |column| (row, column)));
        if (2..=left).contains(&cells) && !each().any(|cell| self.covered.contains(&cell)) {
            self.covered.extend(each());
            self.merges.push(merge);
        }
    }

    /// The cells between values that hold nothing, unless they are far more than the values.
    pub(super) fn blanks(&self, source: &Sheet) -> Vec<(Row, Column)> {
        let filled: usize = source.rows.iter().map(|row| row.cells.len()).sum();
        if source.rows.len().saturating_mul(self.columns.len()) > filled * MOST_BLANK {
            return Vec::new();
        }
        let mut blanks = Vec::new();
        for row in &source.rows {
            let mut cells = row.cells.iter().peekable();
            for column in &self.columns {
                let is_filled = cells.next_if(|(filled, _)| filled == column).is_some();
                if !is_filled && !self.covered.contains(&(row.row.get(), column.get())) {
                    blanks.push((row.row, *column));
                }
            }
        }
        blanks
    }

    /// Makes columns as wide and rows as high as their text asks for.
    pub(super) fn measure(&self, source: &Sheet, copy: &mut Copy<'_>) -> Result<(), XlsxError> {
        let merges: BTreeMap<(Row, Column), &Merge> =
            self.merges.iter().map(|merge| ((merge.top, merge.left), merge)).collect();
        let mut widths: BTreeMap<Column, u32> = BTreeMap::new();
        for (at, value) in values(source) {
            if merges.get(&at).is_none_or(|merge| merge.left == merge.right) {
                let width = widths.entry(at.1).or_insert(*WIDTHS.start());
                if *width < *WIDTHS.end() {
                    *width = (*width).max(wanted(&value.shown()));
                }
            }
        }
        let mut heights: BTreeMap<Row, u32> = BTreeMap::new();
        let mut tall = Vec::new();
        for row in &source.rows {
            let mut highest = None;
            for (column, value) in &row.cells {
                let merge = merges.get(&(row.row, *column)).copied();
                let right = merge.map_or(*column, |merge| merge.right);
                let width = widths.range(*column..=right).map(|(_, width)| width).sum();
                let height = BODY.height(BODY.lines(&value.shown(), width));
                match merge.filter(|merge| merge.bottom > merge.top) {
                    Some(merge) => tall.push((merge, height)),
                    None => highest = highest.max(Some(height)),
                }
            }
            if let Some(height) = highest {
                let there = heights.entry(row.row).or_default();
                *there = (*there).max(height);
            }
        }
        for (merge, height) in tall {
            stretch(&mut heights, merge, height);
        }
        for (column, width) in widths {
            copy.widths.insert(place((Row::new(1), column))?.1, width);
        }
        for (row, height) in heights {
            let height = Some(height.min(TALLEST));
            copy.rows.insert(row.get() - 1, RowLook { height, ..RowLook::default() });
        }
        Ok(())
    }
}

/// The cells that a merge covers.
pub(super) fn cells(merge: &Merge) -> impl Iterator<Item = (Row, Column)> + use<> {
    let columns = merge.left.get()..=merge.right.get();
    (merge.top.get()..=merge.bottom.get()).flat_map(move |row| {
        columns.clone().map(move |column| (Row::new(row), Column::new(column)))
    })
}

fn span(range: &RangeInclusive<u32>) -> u64 {
    u64::from(range.end().saturating_add(1).saturating_sub(*range.start()))
}

/// The width of a cell in which the text is a few times as wide as it is high.
fn wanted(text: &str) -> u32 {
    let area = u64::from(BODY.extent(text)) * u64::from(BODY.height(1)) * u64::from(STOUT);
    let side = u32::try_from(area.isqrt()).unwrap_or(u32::MAX);
    // What is as wide as that has room for any word.
    let word = if side < LONGEST_WORD { BODY.longest_word(text).min(LONGEST_WORD) } else { 0 };
    side.max(word).clamp(*WIDTHS.start(), *WIDTHS.end())
}

/// Makes the rows of a merge higher, each by the same, until its text fits.
fn stretch(heights: &mut BTreeMap<Row, u32>, merge: &Merge, height: u32) {
    let rows = || (merge.top.get()..=merge.bottom.get()).map(Row::new);
    let there: u32 = rows().map(|row| heights.get(&row).copied().unwrap_or(BODY.height(1))).sum();
    let missing = height.saturating_sub(there);
    let each = missing.div_ceil(merge.bottom.get() - merge.top.get() + 1);
    for row in rows().filter(|_| each > 0) {
        *heights.entry(row).or_insert(BODY.height(1)) += each;
    }
}
