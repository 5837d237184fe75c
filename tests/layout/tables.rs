//! The tables: captions, heads, parallel tracks, breaks.

use pobratim::layout::{
    PageStyle,
    pages::{NodeId, Pages, Role},
};

use crate::{
    reading::{Placed, by_node, children, lines, nodes, role, texts, uprights},
    sample::{agreement, country, event, region, text},
};

const HEADS: [&str; 5] = ["Страна", "Партнёр", "Основание", "Дата", "Мероприятие"];

/// The paragraphs of events in the table of the region.
fn events(pages: &Pages) -> Vec<NodeId> {
    let is_event = |id: &NodeId| {
        let parent = pages.structure[id.0 as usize].parent.unwrap();
        matches!(role(pages, parent), Role::Cell(_))
    };
    nodes(pages, |role| *role == Role::Paragraph).into_iter().filter(is_event).collect()
}

fn near(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.01
}

/// The first text that says this.
fn find<'a>(texts: &'a [Placed], words: &str) -> &'a Placed {
    texts.iter().find(|text| text.words == words).unwrap_or_else(|| panic!("no «{words}»"))
}

#[test]
fn the_caption_stands_above_left_without_a_full_stop() {
    let pages = region(vec![country("Китай", 1, 1, 5)]);
    let texts = texts(&pages);
    let caption = find(&texts, "Таблица 1 — Азия: соглашения и мероприятия 2025 года");
    let head = find(&texts, "Страна");
    let style = PageStyle::a4_landscape();
    assert!((caption.left - style.left).abs() < 0.01);
    assert!(caption.y < head.y && caption.page == head.page);
    assert_eq!(role(&pages, caption.node.unwrap()), &Role::Caption);
}

#[test]
fn heads_are_centred_in_their_columns() {
    let pages = region(vec![country("Китай", 1, 1, 5)]);
    let texts = texts(&pages);
    let page = find(&texts, "Страна").page;
    let edges: Vec<f32> = uprights(&pages.pages[page]).iter().map(|(x, ..)| *x).collect();
    assert_eq!(edges.len(), 6, "five columns, ruled on both sides");
    for (column, head) in HEADS.iter().enumerate() {
        let head = find(&texts, head);
        let middle = f32::midpoint(head.left, head.right);
        let centre = f32::midpoint(edges[column], edges[column + 1]);
        assert!((middle - centre).abs() < 0.1, "{}: {middle} against {centre}", head.words);
    }
}

#[test]
fn every_later_part_says_that_it_goes_on_and_has_the_heads_again() {
    let pages = region(vec![country("Китай", 2, 200, 20)]);
    let texts = texts(&pages);
    let first = find(&texts, "Таблица 1 — Азия: соглашения и мероприятия 2025 года").page;
    let last = texts.iter().rfind(|t| t.words == "Продолжение таблицы 1").unwrap().page;
    assert!(last >= first + 5, "the sample is long enough");
    for page in first..=last {
        let on_page =
            |words: &str| texts.iter().filter(|t| t.page == page && t.words == words).count();
        assert_eq!(on_page("Продолжение таблицы 1"), usize::from(page > first), "page {page}");
        for head in HEADS {
            assert_eq!(on_page(head), 1, "{head} on page {page}");
        }
    }
    let again =
        |t: &&Placed| t.words == "Продолжение таблицы 1" || HEADS.contains(&t.words.as_str());
    for text in texts.iter().filter(again).filter(|t| t.page > first && t.page <= last) {
        assert_eq!(text.node, None, "what is said again is an artifact: {}", text.words);
    }
}

#[test]
fn after_a_break_the_country_is_named_again() {
    let pages = region(vec![country("Китай", 2, 100, 20), country("Лаос", 1, 1, 5)]);
    let texts = texts(&pages);
    let named: Vec<&Placed> = texts.iter().filter(|t| t.words == "Китай").collect();
    let going_on: Vec<usize> =
        texts.iter().filter(|t| t.words == "(продолжение)").map(|t| t.page).collect();
    let from = find(&texts, "Страна").page;
    let table: Vec<&&Placed> =
        named.iter().filter(|t| t.page >= from && near(t.size, 9.0) && t.left < 70.0).collect();
    assert!(table.len() > 2);
    assert!(table[0].node.is_some() && !going_on.contains(&table[0].page));
    for again in &table[1..] {
        assert_eq!(again.node, None);
        assert!(going_on.contains(&again.page));
    }
}

#[test]
fn agreements_and_events_run_side_by_side_and_break_on_their_own() {
    let pages = region(vec![country("Китай", 60, 60, 20)]);
    let texts = texts(&pages);
    let first = find(&texts, "Город0");
    let event = texts.iter().find(|t| t.words == "1 января").unwrap();
    assert_eq!(first.page, event.page);
    assert!(near(first.y, event.y), "both begin at one height");
    let next = first.page + 1;
    let top = |left: f32, right: f32| {
        let column = texts.iter().filter(|t| t.page == next && t.left > left && t.left < right);
        column.map(|t| t.y).filter(|y| *y > 104.0).fold(f32::MAX, f32::min)
    };
    assert!((top(100.0, 250.0) - top(400.0, 800.0)).abs() < 0.01, "both go on at one height");
}

#[test]
fn no_line_of_an_event_is_left_alone() {
    for words in [12, 25, 40, 60, 90] {
        let pages = region(vec![country("Китай", 1, 80, words)]);
        let texts = texts(&pages);
        let mut broken = 0;
        for event in events(&pages) {
            let parts = lines(&texts, event);
            let total: usize = parts.iter().map(|(_, lines)| lines).sum();
            assert!(total > 3 || parts.len() == 1, "{total} lines broken: {parts:?}");
            assert!(parts.len() == 1 || parts.iter().all(|(_, lines)| *lines >= 2), "{parts:?}");
            broken += parts.len() - 1;
        }
        assert!(broken > 0 || words < 60, "the sample breaks long events");
    }
}

#[test]
fn a_short_agreement_is_not_broken() {
    let mut china = country("Китай", 0, 2, 10);
    china.agreements = (0..150).map(|n| agreement(None, &text(26 + n % 7, n), None)).collect();
    let pages = region(vec![china]);
    let texts = texts(&pages);
    let mut highest = 0;
    for row in nodes(&pages, |role| *role == Role::Row) {
        for cell in children(&pages, row) {
            let parts = lines(&texts, cell);
            assert!(parts.len() <= 1, "{parts:?}");
            highest = highest.max(parts.first().map_or(0, |(_, lines)| *lines));
        }
    }
    assert!((5..=6).contains(&highest), "{highest} lines could have been broken");
}

/// The page and the height of the name of a country in the table.
fn begin(texts: &[Placed], name: &str) -> (usize, f32) {
    let from = find(texts, "Страна").page;
    let is_it = |t: &&Placed| t.words == name && near(t.size, 9.0) && t.left < 70.0;
    let found = texts.iter().filter(|t| t.page >= from).find(is_it).unwrap();
    (found.page, found.y)
}

#[test]
fn a_country_moves_to_the_next_page_rather_than_break_if_the_hole_is_small() {
    let pages = region(vec![country("Китай", 1, 22, 3), country("Лаос", 1, 12, 3)]);
    let texts = texts(&pages);
    let (first, second) = (begin(&texts, "Китай"), begin(&texts, "Лаос"));
    assert_eq!(second.0, first.0 + 1);
    assert!(!texts.iter().any(|t| t.words == "(продолжение)" && t.page == second.0));
}

#[test]
fn a_country_breaks_rather_than_leave_a_large_hole() {
    let pages = region(vec![country("Китай", 1, 8, 3), country("Лаос", 1, 26, 3)]);
    let texts = texts(&pages);
    assert_eq!(begin(&texts, "Китай").0, begin(&texts, "Лаос").0);
    assert!(texts.iter().any(|t| t.words == "(продолжение)"));
}

#[test]
fn a_cell_longer_than_three_pages_is_placed_whole() {
    let long = text(4000, 0);
    let mut china = country("Китай", 1, 0, 0);
    china.events = vec![event(5, 17, &long)];
    china.agreements.push(agreement(None, &text(3000, 3), None));
    let pages = region(vec![china]);
    let texts = texts(&pages);
    let [event] = events(&pages)[..] else { panic!("one event") };
    assert!(lines(&texts, event).len() > 3, "{:?}", lines(&texts, event));
    let said = by_node(&pages);
    assert_eq!(said[&event], format!("17 мая — {long}"));
    assert!(said.values().any(|words| *words == text(3000, 3)));
}

#[test]
fn two_hundred_agreements_and_no_event() {
    let pages = region(vec![country("Китай", 200, 0, 0)]);
    let said = by_node(&pages);
    for n in 0..200 {
        let name = format!("Город{n}");
        assert!(said.values().filter(|words| **words == name).count() >= 1, "{name}");
    }
    let spans = nodes(&pages, |role| *role == Role::Cell(200));
    assert_eq!(spans.len(), 1, "one cell of events beside all agreements");
    assert_eq!(said[&spans[0]], "—");
}

#[test]
fn two_hundred_events_and_no_agreement() {
    let pages = region(vec![country("Китай", 0, 200, 10)]);
    let said = by_node(&pages);
    assert_eq!(events(&pages).len(), 200);
    let head = nodes(&pages, |role| *role == Role::RowHead(1))[0];
    let row = children(&pages, pages.structure[head.0 as usize].parent.unwrap());
    let values: Vec<&str> = row[1..4].iter().map(|cell| said[cell].as_str()).collect();
    assert_eq!(values, ["—", "—", "—"], "partner, basis and date are absent");
}

#[test]
fn a_country_with_neither_shows_four_dashes() {
    let pages = region(vec![country("Китай", 0, 0, 0)]);
    let said = by_node(&pages);
    let head = nodes(&pages, |role| *role == Role::RowHead(1))[0];
    let row = children(&pages, pages.structure[head.0 as usize].parent.unwrap());
    let values: Vec<&str> = row.iter().map(|cell| said[cell].as_str()).collect();
    assert_eq!(values, ["Китай", "—", "—", "—", "—"]);
}

#[test]
fn an_agreement_with_a_government_shows_a_dash_for_the_partner() {
    let mut china = country("Китай", 0, 0, 0);
    china.agreements = vec![agreement(None, "Соглашение о дружбе", None)];
    let pages = region(vec![china]);
    let said = by_node(&pages);
    let title = said.iter().find(|(_, words)| *words == "Соглашение о дружбе").unwrap().0;
    assert_eq!(said[&NodeId(title.0 - 1)], "—");
}

#[test]
fn a_word_longer_than_its_column_stays_in_it() {
    let mut china = country("Китай", 0, 0, 0);
    let word = "Гидроэлектростанция".repeat(6);
    china.agreements = vec![agreement(Some(&word), "Соглашение", None)];
    let pages = region(vec![china]);
    let texts = texts(&pages);
    let page = find(&texts, "Страна").page;
    let edges: Vec<f32> = uprights(&pages.pages[page]).iter().map(|(x, ..)| *x).collect();
    let partner = by_node(&pages).into_iter().find(|(_, words)| *words == word).unwrap().0;
    for line in texts.iter().filter(|t| t.node == Some(partner)) {
        assert!(line.left >= edges[1] && line.right <= edges[2], "{line:?}");
    }
}

#[test]
fn the_frame_is_as_wide_as_the_text_area() {
    let pages = region(vec![country("Китай", 3, 3, 10)]);
    let page = find(&texts(&pages), "Страна").page;
    let style = PageStyle::a4_landscape();
    let edges = uprights(&pages.pages[page]);
    assert!((edges[0].0 - style.left).abs() < 0.01);
    assert!((edges[5].0 - style.right_edge()).abs() < 0.01);
    assert!(edges.iter().all(|(_, top, bottom)| (top, bottom) == (&edges[0].1, &edges[0].2)));
}

#[test]
fn a_name_does_not_stand_alone_at_the_foot_of_a_page() {
    for filling in 8..40 {
        let mut china = country("Китай", 1, 0, 0);
        china.events = (0..filling).map(|_| event(1, 5, "визит")).collect();
        china.events.extend([1, 2, 3].map(|day| event(2, day, &text(50, 0))));
        let pages = region(vec![china]);
        let texts = texts(&pages);
        // Where the month goes on, its name is repeated without a node.
        let month = texts.iter().rfind(|t| t.words == "Февраль" && t.node.is_some()).unwrap();
        let beside = texts.iter().rfind(|t| t.words == "1 февраля").unwrap();
        assert!(month.page == beside.page && near(month.y, beside.y), "{filling}: {month:?}");
    }
}
