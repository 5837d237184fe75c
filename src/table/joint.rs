//! Country and city in one column: «Франция, г. Дьёп», «Гера (Германия)», «Китай – Харбин».
//!
//! A column or the words of a cell enter; whether the column is for both, or the two names, leave.
//! What a country is called is absent on purpose: the caller knows.

use super::{Options, numbering::unnumbered, world::words};
use crate::{
    cell::{Column, Row},
    import::Sheet,
};

/// How many rows are looked at.
const ROWS: usize = 100;
/// What stands between the two names.
const BETWEEN: [&str; 7] = [", ", "; ", " (", " – ", " — ", " - ", " / "];
/// Words that the name of a country has at most, where nothing but a blank parts the two.
const WORDS: usize = 4;

/// Whether most of what stands in the column below `heading` names both.
pub(super) fn is_joint(sheet: &Sheet, heading: Row, column: Column, options: &Options<'_>) -> bool {
    let start = sheet.rows.partition_point(|row| row.row <= heading);
    let rows = sheet.rows.get(start..).unwrap_or_default().iter().take(ROWS);
    let (mut all, mut both) = (0, 0);
    for words in rows.filter_map(|row| words(row, column)) {
        all += 1;
        both += usize::from(parts(unnumbered(&words), options.is_country).is_some());
    }
    both * 2 > all
}

/// The country and the other side that a cell names, in whatever order.
pub(super) fn parts<'t>(
    text: &'t str,
    is_country: &dyn Fn(&str) -> bool,
) -> Option<(&'t str, &'t str)> {
    if is_country(text) {
        return None;
    }
    let whole = |part: &'t str| part.strip_suffix(')').filter(|p| !p.contains('(')).unwrap_or(part);
    let cut = |at: usize, length: usize| Some((text.get(..at)?, whole(text.get(at + length..)?)));
    let marked = BETWEEN.into_iter().flat_map(|between| {
        let ends = [text.find(between), text.rfind(between)];
        ends.into_iter().flatten().filter_map(move |at| cut(at, between.len()))
    });
    let unmarked = !BETWEEN.iter().any(|between| text.contains(between));
    let mut blanks = text.match_indices(' ').map(|(at, _)| at).filter(|_| unmarked);
    let blanks = blanks.clone().take(WORDS).chain(blanks.next_back()).filter_map(|at| cut(at, 1));
    marked.chain(blanks).find_map(|(first, second)| {
        let (first, second) = (first.trim(), second.trim());
        match (is_country(first), is_country(second)) {
            (true, false) => Some((first, second)),
            (false, true) => Some((second, first)),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_is_told_from_the_city_by_its_name() {
        let is_country = |name: &str| {
            ["США", "Франция", "Южная Корея", "Китай (КНР)", "Корея", "Республика Корея"]
                .contains(&name)
        };
        for (text, country, city) in [
            ("Франция, г. Дьёп", "Франция", "г. Дьёп"),
            ("Дьёп (Франция)", "Франция", "Дьёп"),
            ("Франция (Дьёп)", "Франция", "Дьёп"),
            ("Южная Корея – Пусан", "Южная Корея", "Пусан"),
            ("Южная Корея Пусан", "Южная Корея", "Пусан"),
            ("г. Дьёп Франция", "Франция", "г. Дьёп"),
            ("США, г. Терре-Хот, шт. Индиана", "США", "г. Терре-Хот, шт. Индиана"),
            ("г. Терре-Хот, шт. Индиана, США", "США", "г. Терре-Хот, шт. Индиана"),
            ("Китай (КНР), Харбин", "Китай (КНР)", "Харбин"),
        ] {
            assert_eq!(parts(text, &is_country), Some((country, city)), "{text}");
        }
        for whole in ["Франция", "Республика Корея", "ЕВРОПА", "г. Дьёп", "Франция, США", ""]
        {
            assert_eq!(parts(whole, &is_country), None, "{whole}");
        }
    }
}
