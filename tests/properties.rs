//! Laws that hold for any text, by property.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod support;

use pobratim::{
    finding, lint,
    model::{DateSpan, PartialDate},
    normalise::{Vocabulary, date, normalise, report_year, text},
    pipeline::lint_options,
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
        Just("14 мая. 2. 15.05 (июнь);".to_owned()),
        Just("• 1) в середине и конце 20__".to_owned()),
    ];
    prop::collection::vec((piece, prop::bool::weighted(0.8)), 0..40).prop_map(|pieces| {
        pieces.into_iter().map(|(p, blank)| if blank { p + " " } else { p }).collect()
    })
}

/// What dates are made of, in no order that means anything.
fn pieces_of_dates() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "14",
        "05",
        "2025",
        "98",
        "мая",
        "май",
        "сен-",
        "тября",
        "г.",
        "гг.",
        "году",
        ".",
        ",",
        ";",
        "-",
        "–",
        "…",
        "/",
        "(",
        ")",
        "«",
        "»",
        "с",
        "по",
        "до",
        "в",
        "и",
        "на",
        "начале",
        "половине",
        "первой",
        "декаде",
        "квартал",
        "II",
        "X",
        "1990-е",
        "70-х",
        "годы",
        "зимой",
        "пн",
        "среда",
        "10:00",
        "15.30",
        "час.",
        "№",
        "тел.",
        "ст.",
        "May",
        "18th",
        "bis",
        "около",
        "последние",
        "дни",
        "девять",
        "месяцев",
        "двадцать",
        "третьего",
        "две",
        "тысячи",
        "__",
        "н.э.",
        "\u{301}",
        "\u{ad}",
        "T",
        "~",
        "X",
    ]);
    prop::collection::vec((piece, prop::bool::ANY), 0..24).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(piece, blank)| [piece, if blank { " " } else { "" }])
            .collect()
    })
}

/// A date of any precision.
fn date() -> impl Strategy<Value = PartialDate> {
    use pobratim::model::Season::{Autumn, Spring, Summer, Winter};
    let seasons = prop::sample::select(vec![Spring, Summer, Autumn, Winter]);
    prop_oneof![
        (1951_i32..2100, 1_u32..13, 1_u32..29)
            .prop_map(|(y, m, d)| PartialDate::day(y, m, d).unwrap()),
        (1951_i32..2100, 1_u32..13).prop_map(|(y, m)| PartialDate::Month(y, m)),
        (1951_i32..2100, 1_u32..5).prop_map(|(y, q)| PartialDate::Quarter(y, q)),
        (1951_i32..2100, seasons).prop_map(|(y, s)| PartialDate::Season(y, s)),
        (1951_i32..2100).prop_map(PartialDate::Year),
        (196_i32..210).prop_map(|decade| PartialDate::Decade(decade * 10)),
    ]
}

/// Any two dates in their order, exact or about.
fn span() -> impl Strategy<Value = DateSpan> {
    (date(), date(), prop::bool::ANY).prop_filter_map("backwards", |(start, end, approximate)| {
        let span = DateSpan { start, end, approximate };
        (span.start_day() <= span.end_day()).then_some(span)
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
    fn any_text_can_be_searched_for_dates(written in prop_oneof![any::<String>(), pieces_of_dates()]) {
        let mut end = 0;
        for found in date::scan(&written, Some(2025)) {
            let words = written.get(found.range.clone());
            prop_assert!(words.is_some_and(|words| words.trim() == words && !words.is_empty()), "{found:?}");
            prop_assert!(found.range.start >= end, "{:?} overlaps", found);
            prop_assert!(!found.dates.is_empty() || !found.faults.is_empty(), "{:?}", found);
            end = found.range.end;
        }
        let _ = (date::read_text(&written, None), date::read_signed(&written));
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
    fn a_date_in_its_notation_reads_as_itself(span in span()) {
        let read: Vec<_> = date::read_text(&span.edtf(), None).into_iter().flat_map(|f| f.dates).collect();
        prop_assert_eq!(read, vec![span], "{}", span.edtf());
    }

    #[test]
    fn a_date_in_words_reads_as_itself(date in date(), year in 1960_i32..2100) {
        let span = DateSpan::single(date);
        for shown in [dates::event(&[span], year), dates::signed_long(&span)] {
            let read: Vec<_> = date::read_text(&shown, Some(year)).into_iter().flat_map(|f| f.dates).collect();
            prop_assert_eq!(read, vec![span], "{}", shown);
        }
    }

    #[test]
    fn printed_days_of_a_month_read_as_themselves(days in prop::collection::btree_set(1_u32..29, 1..6), month in 1_u32..13) {
        let spans: Vec<_> = days.iter().map(|&day| DateSpan::single(PartialDate::day(2025, month, day).unwrap())).collect();
        let shown = dates::event(&spans, 2025);
        let read: Vec<_> = date::read_text(&shown, Some(2025)).into_iter().flat_map(|f| f.dates).collect();
        prop_assert_eq!(read, spans, "{}", shown);
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
        "1. ",
        "1) 14 мая – визит; ",
        "визит (14 мая); ",
        "визит 14 мая 2025 г. ",
        "14 мая. ",
        "с 10:00 14 мая ",
        "сен-",
        "в начале и ",
        "70-е и ",
        "15 (",
        "мая (по ",
        "«15» ",
        "в 2024 г., ",
        "с 12 по 14 и ",
        "14-15-16 ",
        "16 дек 15, ",
        "IX-XI ",
        "1С 8.3.25 ",
        "5- июня по – ",
    ] {
        let cell = piece.repeat(100_000 / piece.len());
        let country = support::country(&[&cell], 2025);
        let kept = country.events.len() + country.unplaced.len();
        assert_eq!(kept > 0, piece.contains(char::is_alphanumeric), "{piece}");
        let _ = text::clean(&cell);
    }
}

/// A sheet of the office's columns with any text in its cells.
fn sheet() -> impl Strategy<Value = String> {
    let country = prop::sample::select(vec!["", "Китай", "Куба", "Беларусь", "Нигдения"]);
    let cell = || office_text().prop_map(|text| text.replace('|', "/"));
    let row = (country, cell(), cell(), "[0-9.]{0,10}", cell());
    let line = |(country, partner, title, date, events): (&str, String, String, String, String)| {
        format!("| {country} | {partner} | {title} | {date} | {events} |\n")
    };
    let head =
        "| Страна | Город | Основание | Дата | Мероприятия в 2025 году |\n|---|---|---|---|---|\n";
    let first = "| Китай | Пекин | Соглашение | 2009 | 7 мая – визит. |\n";
    prop::collection::vec(row, 0..8).prop_map(move |rows| {
        [head, first, &rows.into_iter().map(line).collect::<String>()].concat()
    })
}

proptest! {
    /// Whatever a table says, the rules neither fall over nor change their mind, and what they say
    /// stands in the order of the table.
    #[test]
    fn rules_bear_any_table(markdown in sheet()) {
        let sheets = support::sheet::sheets(&markdown);
        let Ok(table) = support::read(&sheets) else { return Ok(()) };
        let (year, _) = report_year(&table.value, "2025.xlsx", None).unwrap();
        let vocabulary = Vocabulary::embedded();
        let register = normalise(table.value.clone(), &vocabulary, year).value;
        let options = lint_options(&register, &vocabulary);
        let findings = lint::lint(&register, &options);
        prop_assert_eq!(&findings, &lint::lint(&register, &options));
        let mut sorted = findings.clone();
        finding::sort(&mut sorted);
        prop_assert_eq!(&findings, &sorted);
    }
}

/// A million letters without a blank, once and twice, were compared with each of them left out.
#[test]
fn a_word_of_a_million_letters_takes_no_time() {
    let word = "а".repeat(1_000_000);
    for text in [word.clone(), format!("{word} {word}")] {
        let head = "| Страна | Город | Основание | Дата | Мероприятия в 2025 году |\n|---|---|---|---|---|\n";
        let row = format!("| Куба | Гавана | Соглашение | 1974 | 7 мая – {text}. |\n");
        let table = support::read(&support::sheet::sheets(&(head.to_owned() + &row))).unwrap();
        let (year, _) = report_year(&table.value, "2025.xlsx", None).unwrap();
        let vocabulary = Vocabulary::embedded();
        let register = normalise(table.value.clone(), &vocabulary, year).value;
        let options = lint_options(&register, &vocabulary);
        let start = std::time::Instant::now();
        let _ = lint::lint(&register, &options);
        let most = if cfg!(debug_assertions) { 20 } else { 1 };
        assert!(start.elapsed().as_secs() < most, "{:?}", start.elapsed());
    }
}
