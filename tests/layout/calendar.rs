//! The calendar of the year: every day in its place, days with events shaded and told.

use pobratim::layout::pages::{Item, Pages, Role};

use crate::{
    reading::{Placed, nodes, role, texts},
    sample::{country, event, paginate, report},
};

fn pages(events: &[(u32, u32)]) -> Pages {
    let mut china = country("Китай", 1, 0, 5);
    china.events = events.iter().map(|(month, day)| event(*month, *day, "визит")).collect();
    paginate(&report(vec![("Азия", vec![china])]))
}

fn calendar(pages: &Pages) -> (Vec<Placed>, String) {
    let is_it = |role: &Role| matches!(role, Role::Figure { alt, .. } if alt.starts_with("Дни"));
    let [node] = nodes(pages, is_it)[..] else { panic!("one calendar") };
    let Role::Figure { alt, .. } = role(pages, node) else { panic!() };
    let texts = texts(pages).into_iter().filter(|text| text.node == Some(node)).collect();
    (texts, alt.clone())
}

#[test]
fn every_day_of_the_year_stands_under_its_weekday() {
    let (texts, _) = calendar(&pages(&[(5, 14)]));
    let days = texts.iter().filter(|text| text.words.parse::<u32>().is_ok()).count();
    assert_eq!(days, 365);
    let at = |words: &str| texts.iter().position(|text| text.words == words).unwrap();
    // 1 January 2025 was a Wednesday: the third column of the first month.
    let wednesday = &texts[at("Ср")];
    let first = &texts[at("1")];
    let middle = |text: &Placed| f32::midpoint(text.left, text.right);
    assert!((middle(wednesday) - middle(first)).abs() < 0.5);
    assert!(at("Декабрь") > at("Январь"));
}

#[test]
fn days_with_events_are_darker_the_more_there_are_and_told_in_words() {
    let mut events = vec![(1, 2), (1, 3), (1, 4), (1, 20), (5, 14), (5, 14)];
    events.extend([(9, 9); 5]);
    let pages = pages(&events);
    let (texts, alt) = calendar(&pages);
    assert_eq!(alt, "Дни мероприятий 2025 года: январь — 2–4, 20; май — 14; сентябрь — 9");
    let page = texts[0].page;
    let fill = |words: &str, nth: usize| {
        let day = texts.iter().filter(|text| text.words == words).nth(nth).unwrap();
        let shapes = pages.pages[page].items.iter().filter_map(|item| match item {
            Item::Shape(shape) => Some(shape),
            _ => None,
        });
        let mut under = shapes.filter(|shape| {
            let [(left, top), _, (right, bottom), _] = shape.points[..] else { return false };
            left < day.left && day.right < right && top < day.y && day.y < bottom
        });
        under.next().map(|shape| shape.fill.0)
    };
    let (one, two, five) = (fill("20", 0), fill("14", 4), fill("9", 8));
    assert!(one > two && two > five && five.is_some(), "{one:?} {two:?} {five:?}");
    assert_eq!(fill("5", 0), None);
}

#[test]
fn without_a_single_day_there_is_no_calendar() {
    let pages = pages(&[]);
    assert!(!texts(&pages).iter().any(|text| text.words == "Пн"));
}
