//! Whether a column «Регион» divides the world or a country: «Азия», or «Бавария».
//!
//! The rows of a sheet and two of its columns enter; the judgement leaves.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Options, numbering::unnumbered, role::fold};
use crate::{
    cell::{Column, Row},
    import::{Sheet, SheetRow},
};

/// How many rows are looked at.
const ROWS: usize = 500;

/// Whether what stands in the column `region` below `heading` are parts of the world: one of them
/// is known as such, or holds several countries. Where neither rows nor names tell, a column at
/// the left of the countries divides the world.
pub(super) fn is_divided(
    sheet: &Sheet,
    heading: Row,
    (region, country): (Column, Column),
    options: &Options<'_>,
) -> bool {
    let start = sheet.rows.partition_point(|row| row.row <= heading);
    let rows = sheet.rows.get(start..).unwrap_or_default().iter().take(ROWS);
    let (mut here, mut there) = (None, None);
    let mut countries: FxHashMap<String, FxHashSet<String>> = FxHashMap::default();
    let mut regions: FxHashMap<String, FxHashSet<String>> = FxHashMap::default();
    for row in rows {
        here = words(row, region).or(here);
        there = words(row, country).or(there);
        let (Some(region), Some(country)) = (&here, &there) else { continue };
        if (options.is_region)(unnumbered(region)) {
            return true;
        }
        let (region, country) = (fold(region), fold(country));
        countries.entry(region.clone()).or_default().insert(country.clone());
        regions.entry(country).or_default().insert(region);
    }
    let several = |names: &FxHashMap<String, FxHashSet<String>>| {
        names.values().any(|others| others.len() > 1)
    };
    several(&countries) || (!several(&regions) && region < country)
}

pub(super) fn words(row: &SheetRow, wanted: Column) -> Option<String> {
    let (_, value) = row.cells.iter().find(|(column, _)| *column == wanted)?;
    Some(value.shown().trim().to_owned()).filter(|words| !words.is_empty())
}
