//! The dossier: a page for each country, lists by date, nothing lost.

use pobratim::{
    layout::{
        self, Fonts, PageStyle,
        pages::{Pages, Role},
    },
    model::PartialDate,
    report::Report,
};

use crate::{
    reading::{Placed, by_node, children, nodes, role, texts},
    sample::{agreement, country, report, text},
};

const MM: f32 = 72.0 / 25.4;

fn dossier(report: &Report) -> Pages {
    layout::paginate_dossier(report, &PageStyle::a4_portrait(), &Fonts::embedded()).unwrap()
}

fn two_regions() -> Report<'static> {
    let europe = vec![country("Венгрия", 2, 3, 12), country("Сербия", 0, 0, 5)];
    report(vec![("Европа", europe), ("Азия", vec![country("Китай", 3, 60, 25)])])
}

#[test]
fn the_sheet_is_a4_standing_with_the_margins_of_the_standard() {
    let style = PageStyle::a4_portrait();
    let near = |a: f32, mm: f32| (a - mm * MM).abs() < 0.01;
    assert!(near(style.width, 210.0) && near(style.height, 297.0));
    assert!(near(style.left, 20.0) && near(style.right, 10.0));
    let pages = dossier(&two_regions());
    assert!(pages.pages.iter().all(|p| near(p.width, 210.0) && near(p.height, 297.0)));
    for text in texts(&pages).iter().filter(|text| text.y > style.top) {
        assert!(text.left >= style.left - 0.01 && text.right <= style.right_edge() + 0.01);
        assert!(text.y <= style.floor() + 0.01, "{text:?}");
    }
}

#[test]
fn each_country_begins_a_page_under_its_region() {
    let pages = dossier(&two_regions());
    let texts = texts(&pages);
    let of_level = |level| nodes(&pages, |role| *role == Role::Heading(level));
    let at = |node| texts.iter().find(|text: &&Placed| text.node == Some(node)).unwrap();
    let countries: Vec<(usize, &str)> =
        of_level(2).into_iter().map(at).map(|text| (text.page, text.words.as_str())).collect();
    assert_eq!(countries.iter().map(|c| c.1).collect::<Vec<_>>(), ["Венгрия", "Сербия", "Китай"]);
    assert!(countries.windows(2).all(|pair| pair[0].0 < pair[1].0));
    let regions: Vec<(usize, &str)> = of_level(1)
        .into_iter()
        .map(at)
        .filter(|text| ["Европа", "Азия"].contains(&text.words.as_str()))
        .map(|text| (text.page, text.words.as_str()))
        .collect();
    assert_eq!(regions, [(countries[0].0, "Европа"), (countries[2].0, "Азия")]);
    let asia = pages.outline.iter().find(|mark| mark.title == "Азия").unwrap();
    assert_eq!(asia.children.iter().map(|c| c.title.as_str()).collect::<Vec<_>>(), ["Китай"]);
    let last = texts.iter().rfind(|t| t.words.contains("Азия · Китай")).unwrap();
    assert!(last.page > countries[2].0, "the running head says it on later pages");
}

#[test]
fn agreements_and_events_are_lists_with_their_dates_before_them() {
    let mut cuba = country("Куба", 0, 0, 0);
    cuba.agreements = vec![
        agreement(Some("Гавана"), "Соглашение о дружбе", PartialDate::day(2006, 9, 25)),
        agreement(None, "Меморандум", None),
    ];
    cuba.events = vec![crate::sample::event(5, 14, "визит мэра")];
    let pages = dossier(&report(vec![("Америка", vec![cuba])]));
    let said = by_node(&pages);
    let lists = nodes(&pages, |role| *role == Role::List);
    let entries: Vec<Vec<String>> = lists
        .iter()
        .map(|list| {
            let items = children(&pages, *list).into_iter().map(|item| {
                assert_eq!(role(&pages, item), &Role::ListItem);
                let [body] = children(&pages, item)[..] else { panic!("one body") };
                assert_eq!(role(&pages, body), &Role::ListBody);
                said[&body].replace('\u{a0}', " ")
            });
            items.collect()
        })
        .collect();
    assert_eq!(
        entries,
        [
            vec!["25 сентября 2006 г. Гавана. Соглашение о дружбе", "— Меморандум"],
            vec!["14 мая визит мэра"],
            vec!["25 сентября 20 лет, Гавана. Соглашение о дружбе"],
        ]
    );
}

#[test]
fn what_is_handed_out_about_one_country_has_a_first_page_and_the_country() {
    let mut report = report(vec![("Азия", vec![country("Китай", 1, 1, 5)])]);
    report.part = Some("Китай".to_owned());
    let pages = dossier(&report);
    assert_eq!(pages.pages.len(), 2);
    assert_eq!(pages.title, "Китай — СОТРУДНИЧЕСТВО САНКТ-ПЕТЕРБУРГА С ГОРОДАМИ-ПАРТНЁРАМИ");
}

#[test]
fn a_country_without_anything_and_a_region_without_countries_say_so() {
    let pages = dossier(&report(vec![
        ("Европа", vec![country("Сербия", 0, 0, 5), country("Венгрия", 1, 1, 5)]),
        ("Азия", Vec::new()),
    ]));
    let said = by_node(&pages);
    for words in ["Соглашения не указаны.", "Мероприятия не указаны.", "Сведений нет."]
    {
        assert_eq!(said.values().filter(|said| *said == words).count(), 1, "{words}");
    }
}

#[test]
fn an_entry_longer_than_a_page_goes_on_and_no_line_is_lost_or_alone() {
    let mut long = country("Китай", 1, 0, 5);
    long.events = vec![crate::sample::event(1, 1, &text(2500, 0))];
    let pages = dossier(&report(vec![("Азия", vec![long])]));
    let said = by_node(&pages);
    let body = said
        .iter()
        .find(|(_, words)| words.replace('\u{a0}', " ").starts_with("1 января"))
        .unwrap();
    assert_eq!(body.1.split_whitespace().count(), 2502);
    let lines = crate::reading::lines(&texts(&pages), *body.0);
    assert!(lines.len() > 2 && lines.iter().all(|(_, lines)| *lines > 1), "{lines:?}");
}

#[test]
fn a_table_without_regions_has_a_chapter_with_a_name() {
    let pages =
        dossier(&report(vec![("", vec![country("Куба", 1, 1, 5), country("Перу", 1, 1, 5)])]));
    let texts = texts(&pages);
    let first = nodes(&pages, |role| *role == Role::Heading(1));
    let named = |node| texts.iter().any(|text| text.node == Some(node) && !text.words.is_empty());
    assert!(first.into_iter().all(named), "no heading is empty");
    assert!(texts.iter().any(|text| text.words == "Соглашения и мероприятия · Перу"));
}
