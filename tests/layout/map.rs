//! The map of the partners: dots where the places are, names that can be read, words for all.

use pobratim::{
    layout::pages::{Item, Pages, Role},
    model::{Coordinates, Country, Place},
    report::Report,
};

use crate::{
    reading::{Placed, by_node, nodes, role, texts},
    sample::{agreement, country, paginate, report},
};

fn place(name: &str, latitude: f64, longitude: f64) -> Place {
    Place { name: name.to_owned(), coordinates: Coordinates::new(latitude, longitude).unwrap() }
}

/// A country with a partner at each place.
fn partners(name: &str, places: &[Place]) -> Country {
    let mut country = country(name, 0, 1, 5);
    for place in places {
        let mut made = agreement(Some(&place.name), "Соглашение", None);
        made.partner.as_mut().unwrap().places = vec![place.clone()];
        country.agreements.push(made);
    }
    country
}

fn world() -> Report<'static> {
    let europe = vec![partners("Сербия", &[place("Белград", 44.8, 20.5)])];
    let asia = vec![
        partners("Китай", &[place("Пекин", 39.9, 116.4), place("Шанхай", 31.2, 121.5)]),
        country("Лаос", 1, 0, 5),
    ];
    let america = vec![partners("Куба", &[place("Гавана", 23.1, -82.4)])];
    report(vec![("Европа", europe), ("Азия", asia), ("Латинская Америка", america)])
}

/// The texts of the map, and its box.
fn map(pages: &Pages) -> (Vec<Placed>, (f32, f32, f32, f32), String) {
    let is_map = |role: &Role| matches!(role, Role::Figure { alt, .. } if alt.starts_with("Карта"));
    let [node] = nodes(pages, is_map)[..] else { panic!("one map") };
    let Role::Figure { alt, bounds } = role(pages, node) else { panic!() };
    let texts = texts(pages).into_iter().filter(|text| text.node == Some(node)).collect();
    (texts, *bounds, alt.clone())
}

#[test]
fn every_place_is_named_where_it_lies() {
    let (texts, (left, top, right, bottom), alt) = map(&paginate(&world()));
    let at = |name: &str| texts.iter().find(|text| text.words == name).unwrap();
    let [havana, belgrade, beijing, shanghai] = ["Гавана", "Белград", "Пекин", "Шанхай"].map(at);
    assert!(havana.right < belgrade.left && belgrade.right < beijing.left);
    assert!(beijing.y < shanghai.y && belgrade.y < beijing.y && shanghai.y < havana.y);
    for text in &texts {
        assert!(text.left >= left && text.right <= right && text.y > top && text.y < bottom);
    }
    assert_eq!(
        alt,
        "Карта партнёров: Европа — Белград (Сербия); Азия — Пекин (Китай), Шанхай (Китай); \
         Латинская Америка — Гавана (Куба)"
    );
}

#[test]
fn who_is_not_on_the_map_is_told_under_it() {
    let pages = paginate(&world());
    let said = by_node(&pages);
    assert!(said.values().any(|words| words == "На карте не показаны: Город0 (Лаос)."));
}

#[test]
fn land_and_dots_stay_within_the_figure_and_it_is_small() {
    let pages = paginate(&world());
    let (_, (left, top, right, bottom), _) = map(&pages);
    let page = pages
        .pages
        .iter()
        .find(|page| page.items.iter().filter(|item| matches!(item, Item::Shape(_))).count() > 60);
    let mut corners = 0;
    for item in &page.unwrap().items {
        let Item::Shape(shape) = item else { continue };
        corners += shape.points.len();
        for (x, y) in &shape.points {
            assert!(*x >= left - 0.01 && *x <= right + 0.01, "{x}");
            assert!(*y >= top - 0.01 && *y <= bottom + 0.01, "{y}");
        }
    }
    assert!((2000..6000).contains(&corners), "{corners}");
}

#[test]
fn a_crowd_of_places_is_numbered_and_the_numbers_are_told() {
    let crowd: Vec<Place> = (0..60)
        .map(|n| {
            place(
                &format!("Город-{n} с названием, какого нет на карте"),
                47.0 + f64::from(n % 8) * 0.4,
                10.0 + f64::from(n / 8) * 0.4,
            )
        })
        .collect();
    let far = place("Гавана", 23.1, -82.4);
    let europe = partners("Австрия", &crowd);
    let report = report(vec![("Европа", vec![europe, partners("Куба", &[far])])]);
    let pages = paginate(&report);
    let (texts, ..) = map(&pages);
    for (index, a) in texts.iter().enumerate() {
        for b in &texts[index + 1..] {
            let apart = a.right <= b.left || b.right <= a.left || (a.y - b.y).abs() >= 7.0;
            assert!(apart, "{a:?} {b:?}");
        }
    }
    let said = by_node(&pages);
    let key = said.values().find(|words| words.starts_with("Цифрами обозначены: 1"));
    let key = key.unwrap().replace('\u{a0}', " ");
    let numbers = texts.iter().filter(|text| text.words.parse::<u32>().is_ok()).count();
    assert!(numbers > 3);
    assert_eq!(key.matches(" — Город-").count(), numbers);
    let names = texts.iter().filter(|text| text.words.starts_with("Город-")).count();
    let hidden = said.values().find(|words| words.starts_with("Без подписи"));
    let hidden = hidden.map_or(0, |words| {
        let more =
            words.rsplit_once(" и ещё ").and_then(|(_, n)| n.trim_end_matches('.').parse().ok());
        words.matches("Город-").count() + more.unwrap_or(0)
    });
    assert_eq!(names + numbers + hidden, 60, "nobody is lost");
}

#[test]
fn a_report_on_one_country_shows_its_part_of_the_world() {
    let report =
        report(vec![("Европа", vec![partners("Сербия", &[place("Белград", 44.8, 20.5)])])]);
    let (texts, (left, _, right, _), _) = map(&paginate(&report));
    let belgrade = texts.iter().find(|text| text.words == "Белград").unwrap();
    assert!((belgrade.left - f32::midpoint(left, right)).abs() < 20.0, "in the middle");
}

#[test]
fn without_places_there_is_no_map() {
    let pages = paginate(&report(vec![("Азия", vec![country("Китай", 2, 1, 5)])]));
    assert!(!texts(&pages).iter().any(|text| text.words.contains("Карта")));
}

#[test]
fn of_very_many_who_are_not_on_the_map_the_first_are_told() {
    let mut china = partners("Китай", &[place("Пекин", 39.9, 116.4)]);
    china.agreements.extend(country("Китай", 100, 0, 5).agreements);
    let pages = paginate(&report(vec![("Азия", vec![china])]));
    let said = by_node(&pages);
    let told = said.values().find(|words| words.starts_with("На карте не показаны")).unwrap();
    assert!(told.ends_with("Город39 (Китай) и ещё 60."), "{told}");
}
