//! Laws that hold for any text, by property.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod support;

use pobratim::{
    model::{DateSpan, PartialDate},
    normalise::{date, text},
    report::dates,
};
use proptest::prelude::*;

/// Text that looks like the cells of an office: words, dates, stops, quotes, dashes.
fn office_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[а-яё]{1,8}",
        "[А-Я][а-я]{0,6}",
        "[0-9]{1,5}",
        Just("18-21 мая –".to_owned()),
        Just("30 октября - 1 ноября –".to_owned()),
        Just("в течение 2025 года".to_owned()),
        Just("31 июня".to_owned()),
        "[-–—.,;:!?«»\"„“()№/…]",
        "[.,;:!?«»(№]?[А-Яа-я]{1,3}[.,;:!?»)–]{1,3}[А-Яа-я]{0,3}",
        Just("г.".to_owned()),
    ];
    prop::collection::vec((piece, prop::bool::weighted(0.8)), 0..40).prop_map(|pieces| {
        pieces.into_iter().map(|(p, blank)| if blank { p + " " } else { p }).collect()
    })
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cleaning_twice_changes_nothing_more(written in office_text()) {
        let once = text::clean(&written);
        prop_assert_eq!(text::clean(&once), once);
    }

    #[test]
    fn cleaning_changes_no_word(written in office_text()) {
        prop_assert_eq!(words(&text::clean(&written)), words(&written));
    }

    #[test]
    fn any_text_can_be_searched_for_dates(written in any::<String>()) {
        for found in date::scan(&written, Some(2025)) {
            prop_assert!(written.get(found.range.clone()).is_some(), "{:?}", found);
        }
    }

    #[test]
    fn every_word_of_the_cells_is_in_an_event_or_a_fragment(
        cells in prop::collection::vec(office_text(), 1..4)
    ) {
        let cells: Vec<String> = cells.iter().map(|c| c.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let country = support::country(&cells, 2025);
        let mut kept: Vec<String> = country.events.iter().flat_map(|event| words(&event.as_written)).collect();
        kept.extend(country.unplaced.iter().flat_map(|fragment| words(&fragment.value)));
        let mut written = words(&cells.join(" "));
        // A word cut at its hyphen between two cells is joined again, so that only letters count.
        let letters = |words: &mut Vec<String>| {
            let mut letters: Vec<char> = words.concat().chars().collect();
            letters.sort_unstable();
            letters
        };
        prop_assert_eq!(letters(&mut kept), letters(&mut written));
    }

    #[test]
    fn a_printed_date_reads_as_itself(days in 0_i64..60_000, length in 0_i64..60, year in 1960_i32..2100) {
        let day = |days| chrono::DateTime::from_timestamp(days * 86_400, 0).unwrap().date_naive();
        let span = DateSpan::range(PartialDate::Day(day(days)), PartialDate::Day(day(days + length)));
        let shown = dates::event(&[span], year);
        let read: Vec<_> = date::read_text(&shown, Some(year)).into_iter().flat_map(|f| f.dates).collect();
        prop_assert_eq!(read, vec![span], "{}", shown);
    }
}

/// Ten cells of a hundred thousand characters each, of the shapes that tempt a reader of dates to
/// look at everything from everywhere. It ends at once or, if anything is quadratic, not at all.
#[test]
fn long_cells_take_linear_time() {
    for piece in [
        "1, ",
        "a.",
        "5 мая – визит. ",
        "5 мая – визит (и «",
        "в течение ",
        "18-",
        "«",
        "5 . . ",
        "весь ",
        "№ ",
        "1-2-3",
    ] {
        let cell = piece.repeat(100_000 / piece.len());
        let country = support::country(&[&cell], 2025);
        let kept = country.events.len() + country.unplaced.len();
        assert_eq!(kept > 0, piece.contains(char::is_alphanumeric), "{piece}");
        let _ = text::clean(&cell);
    }
}
