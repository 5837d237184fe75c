//! Where tables break over pages: how large a hole may be, what stays whole, and what happens to
//! the number of pages when a table grows.

use pobratim::{
    layout::{
        PageStyle,
        pages::{NodeId, Pages, Role},
    },
    model::{Country, PartialDate},
};
use proptest::prelude::*;

use crate::{
    properties::{countries, is_tidy},
    reading::{Placed, children, lines, nodes, role, texts, uprights},
    sample::{agreement, country, event, paginate, region, report, text},
};

/// The height of the text area, and the largest hole that keeps a country whole.
fn depth() -> (f32, f32) {
    let depth = PageStyle::a4_landscape().depth();
    (depth, depth / 3.0)
}

/// The lines of a cell of a table: size 9, leading 11.5, 4 points of white above.
const FIRST_BASELINE: f32 = 4.0 + 11.5 / 2.0 + 9.0 * 0.35;

/// Whether the table that ends a page goes on on the next one.
fn goes_on(texts: &[Placed], page: usize) -> bool {
    texts.iter().any(|t| t.page == page + 1 && t.words.starts_with("Продолжение таблицы "))
}

/// A table that goes on never leaves more than a third of a page empty.
fn leaves_no_large_hole(pages: &Pages) {
    let (texts, floor) = (texts(pages), PageStyle::a4_landscape().floor());
    for (number, page) in pages.pages.iter().enumerate().filter(|(n, _)| goes_on(&texts, *n)) {
        let bottom = uprights(page).iter().map(|(_, _, bottom)| *bottom).fold(0.0, f32::max);
        assert!(floor - bottom <= depth().1 + 0.1, "{} on page {}", floor - bottom, number + 1);
    }
}

/// The pages on which anything of a country stands, by the row that its name heads.
fn pages_of(pages: &Pages, texts: &[Placed], name: &str) -> (usize, usize, f32) {
    let named = |id: &NodeId| texts.iter().any(|t| t.node == Some(*id) && t.words == name);
    let heads = nodes(pages, |role| matches!(role, Role::RowHead(_)));
    let head = heads.into_iter().find(named).unwrap();
    let row = children(pages, pages.structure[head.0 as usize].parent.unwrap());
    let events = children(pages, *row.last().unwrap());
    let here = texts.iter().filter(|t| t.node.is_some_and(|n| n == head || events.contains(&n)));
    let y = here.clone().next().unwrap().y;
    let on: Vec<usize> = here.map(|t| t.page).collect();
    (*on.iter().min().unwrap(), *on.iter().max().unwrap(), y)
}

/// Twenty events of a line each are broken if, and only if, they do not fit on the page and
/// moving them would leave more than a third of it empty.
#[test]
fn a_country_is_broken_only_where_moving_it_would_leave_a_large_hole() {
    let height = 20.0 * 11.5 + 19.0 * 3.0 + 2.0 * 4.0;
    let mut seen = [0; 3];
    for filling in 1..30 {
        let pages = region(vec![country("Китай", 1, filling, 3), country("Лаос", 1, 20, 3)]);
        let texts = texts(&pages);
        let filled = pages_of(&pages, &texts, "Китай").1;
        let (first, last, y) = pages_of(&pages, &texts, "Лаос");
        let moved = first > filled;
        if moved {
            let bottom = uprights(&pages.pages[filled])[0].2;
            let hole = PageStyle::a4_landscape().floor() - bottom;
            assert!(hole < height && hole <= depth().1, "{filling}: a hole of {hole}");
            assert_eq!(first, last, "{filling}: moved for nothing");
        }
        let room = PageStyle::a4_landscape().floor() - (y - FIRST_BASELINE);
        assert_eq!(last > first, room + 0.1 < height, "{filling}: {room} for {height}");
        if last > first {
            assert!(room > depth().1, "{filling}: broken at {room}");
        }
        seen[if moved { 1 } else { usize::from(last > first) * 2 }] += 1;
    }
    assert!(seen.iter().all(|&n| n > 1), "fits, moves and breaks: {seen:?}");
}

/// What a table must bear: a cell longer than three pages, two hundred of one and none of the
/// other, words longer than their columns, a region without countries.
fn nasty() -> Vec<(&'static str, Vec<Country>)> {
    let mut long = country("Долгая", 1, 0, 0);
    long.events = vec![event(5, 17, &text(3000, 0))];
    long.agreements.push(agreement(None, &text(2500, 3), None));
    let mut wide = country("Гидроэлектростанционная", 0, 1, 3);
    let word = "Гидроэлектростанция".repeat(9);
    let address = format!("https://example.org/{}", "path/".repeat(60));
    wide.agreements = vec![agreement(Some(&word), &word, PartialDate::day(2005, 9, 25))];
    wide.events.push(event(2, 3, &format!("{word} {address}")));
    vec![
        ("Европа", vec![long, country("Лаос", 1, 1, 4)]),
        ("Азия", Vec::new()),
        ("СНГ", vec![country("Без мероприятий", 200, 0, 0), country("Без соглашений", 0, 200, 9)]),
        ("Африка", vec![wide]),
    ]
}

#[test]
fn the_nasty_tables_are_tidy() {
    let report = report(nasty());
    let pages = paginate(&report);
    is_tidy(&report, &pages);
    leaves_no_large_hole(&pages);
}

/// The months with the longest names too.
#[test]
fn dates_of_signing_stand_on_one_line() {
    let month = |month| Some(PartialDate::Month(2021, month));
    let mut china = country("Китай", 0, 1, 3);
    china.agreements = (1..=12).map(|n| agreement(Some("Пекин"), &text(9, 1), month(n))).collect();
    china.agreements.push(agreement(None, "Договор", PartialDate::day(2005, 12, 9)));
    let pages = region(vec![china]);
    let texts = texts(&pages);
    let mut dates = 0;
    for row in nodes(&pages, |role| *role == Role::Row) {
        let cells = children(&pages, row);
        let first = usize::from(matches!(role(&pages, cells[0]), Role::RowHead(_)));
        if let Some(date) = cells.get(first + 2).filter(|_| cells.len() == first * 2 + 3) {
            assert_eq!(lines(&texts, *date).iter().map(|(_, n)| n).sum::<usize>(), 1);
            dates += 1;
        }
    }
    assert_eq!(dates, 13);
}

fn page_count(regions: Vec<(&str, Vec<Country>)>) -> usize {
    paginate(&report(regions)).pages.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_table_that_goes_on_leaves_no_large_hole(countries in countries()) {
        leaves_no_large_hole(&region(countries));
    }

    /// A report that grows never becomes shorter by more than a page. It may by one: a country that
    /// becomes longer than a page is no longer moved to the next one, so that the hole before it,
    /// up to a third of a page, is filled; and columns are fitted anew to all that there is.
    #[test]
    fn a_report_that_grows_does_not_shrink_by_more_than_a_page(
        mut countries in countries(),
        (agreements, events, words) in (0_usize..4, 0_usize..20, 1_usize..40),
        at: prop::sample::Index,
    ) {
        let before = page_count(vec![("Азия", countries.clone())]);
        let mut longer = countries.clone();
        longer.push(country("Япония", agreements, events, words));
        prop_assert!(page_count(vec![("Азия", longer)]) + 1 >= before);
        if !countries.is_empty() {
            let country = at.get(&countries).name.clone();
            let grown = countries.iter_mut().find(|c| c.name == country).unwrap();
            grown.events.push(event(3, 1, &text(words, 1)));
            prop_assert!(page_count(vec![("Азия", countries)]) + 1 >= before);
        }
    }
}
