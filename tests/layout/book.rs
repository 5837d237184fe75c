//! The whole document: sheet, first page, contents, headings, figures, chapters without data.

use pobratim::{
    layout::{
        PageStyle,
        pages::{Item, Link, Pages, Role},
    },
    model::PartialDate,
};

use crate::{
    reading::{Placed, by_node, nodes, texts},
    sample::{agreement, country, paginate, region, report},
};

/// A millimetre.
const MM: f32 = 72.0 / 25.4;

fn links(pages: &Pages) -> Vec<(usize, &Link)> {
    let numbered = pages.pages.iter().enumerate();
    let items = numbered.flat_map(|(n, page)| page.items.iter().map(move |item| (n, item)));
    items.filter_map(|(n, item)| matches_link(item).map(|link| (n, link))).collect()
}

fn matches_link(item: &Item) -> Option<&Link> {
    match item {
        Item::Link(link) => Some(link),
        _ => None,
    }
}

#[test]
fn the_sheet_is_a4_lying_with_the_margins_of_the_standard() {
    let style = PageStyle::a4_landscape();
    let near = |a: f32, mm: f32| (a - mm * MM).abs() < 0.01;
    assert!(near(style.width, 297.0) && near(style.height, 210.0));
    assert!(near(style.left, 20.0) && near(style.right, 10.0));
    assert!(near(style.top, 20.0) && near(style.bottom, 20.0));
    let pages = region(vec![country("Китай", 1, 1, 5)]);
    assert!(pages.pages.iter().all(|p| near(p.width, 297.0) && near(p.height, 210.0)));
}

#[test]
fn page_numbers_stand_top_centre_from_the_second_page_on() {
    let pages = region(vec![country("Китай", 5, 90, 20)]);
    let texts = texts(&pages);
    for page in 0..pages.pages.len() {
        let number = (page + 1).to_string();
        let above = |t: &&Placed| t.page == page && t.y < 20.0 * MM && t.words == number;
        let found: Vec<&Placed> = texts.iter().filter(above).collect();
        assert_eq!(found.len(), usize::from(page > 0), "page {number}");
        for text in found {
            assert!((f32::midpoint(text.left, text.right) - 148.5 * MM).abs() < 0.1);
            assert!(text.y - 0.7 * text.size >= 9.8 * MM, "10 mm from the edge");
            assert_eq!(text.node, None);
        }
    }
}

#[test]
fn the_first_page_says_the_title_and_the_year_and_nothing_else() {
    let pages = region(vec![country("Китай", 1, 1, 5)]);
    let texts = texts(&pages);
    let first: Vec<&str> = texts.iter().filter(|t| t.page == 0).map(|t| t.words.as_str()).collect();
    let title = "СОТРУДНИЧЕСТВО САНКТ-ПЕТЕРБУРГА С ГОРОДАМИ-ПАРТНЁРАМИ Отчёт за 2025 год";
    assert_eq!(first.join(" "), title);
    assert_eq!(pages.title, "СОТРУДНИЧЕСТВО САНКТ-ПЕТЕРБУРГА С ГОРОДАМИ-ПАРТНЁРАМИ");
}

/// The last of ten stood alone in the second column.
#[test]
fn a_short_table_of_contents_stands_in_one_column() {
    let europe = vec![country("Венгрия", 1, 1, 5), country("Сербия", 30, 40, 20)];
    let report = report(vec![("Европа", europe), ("Африка", vec![country("Тунис", 1, 1, 5)])]);
    let pages = paginate(&report);
    let lefts: Vec<f32> = links(&pages).iter().map(|(_, link)| link.x).collect();
    assert_eq!(lefts.len(), 10);
    assert!(lefts.iter().all(|left| *left < 200.0), "{lefts:?}");
}

#[test]
fn the_contents_list_chapters_and_countries_and_lead_to_them() {
    let europe = vec![country("Венгрия", 1, 1, 5), country("Сербия", 30, 40, 20)];
    let report = report(vec![("Европа", europe), ("Африка", vec![country("Тунис", 1, 1, 5)])]);
    let pages = paginate(&report);
    let listed: Vec<&str> =
        links(&pages).iter().map(|(_, l)| l.text.split(", страница ").next().unwrap()).collect();
    let expected = [
        "Год в цифрах",
        "Европа",
        "Венгрия",
        "Сербия",
        "Африка",
        "Тунис",
        "Хронология 2025 года",
        "Реестр соглашений",
        "Юбилеи 2026 года",
        "Замечания к данным",
    ];
    assert_eq!(listed, expected);
    let (texts, said) = (texts(&pages), by_node(&pages));
    for (page, link) in links(&pages) {
        assert_eq!(page, 1);
        let name = link.text.split(", страница ").next().unwrap();
        assert!(said[&link.node].ends_with(&format!("{} ", link.target.page + 1)), "{}", link.text);
        let there = |t: &&Placed| {
            let gap = t.y - link.target.y;
            t.page == link.target.page && t.words.starts_with(name) && (0.0..40.0).contains(&gap)
        };
        assert!(texts.iter().any(|t| there(&t)), "{name} is not at {:?}", link.target);
    }
}

#[test]
fn a_long_list_of_countries_takes_more_sheets_and_still_leads_right() {
    let countries = (0..300).map(|n| country(&format!("Страна-{n}"), 1, 1, 5)).collect();
    let pages = region(countries);
    let found = links(&pages);
    assert_eq!(found.len(), 306);
    let sheets = found.last().unwrap().0;
    assert!(sheets > 3, "{sheets}");
    let year = &found[0].1.target;
    assert_eq!(year.page, sheets + 1, "the first chapter follows the contents");
    assert!(found.windows(2).all(|pair| pair[0].1.target.page <= pair[1].1.target.page));
}

#[test]
fn the_outline_nests_countries_under_their_regions() {
    let pages = region(vec![country("Китай", 1, 1, 5), country("Лаос", 1, 1, 5)]);
    let asia = pages.outline.iter().find(|b| b.title == "Азия").unwrap();
    let names: Vec<&str> = asia.children.iter().map(|b| b.title.as_str()).collect();
    assert_eq!(names, ["Китай", "Лаос"]);
    let months = pages.outline.iter().find(|b| b.title == "Хронология 2025 года").unwrap();
    assert_eq!(months.children[0].title, "Январь");
}

#[test]
fn no_heading_stands_at_the_foot_of_a_page() {
    for rows in 1..30 {
        let (first, second) = (country("Сербия", 1, rows, 6), country("Китай", 1, 20, 6));
        let report = report(vec![("Европа", vec![first]), ("Азия", vec![second])]);
        let pages = paginate(&report);
        let texts = texts(&pages);
        for heading in nodes(&pages, |role| matches!(role, Role::Heading(_))) {
            let heading = texts.iter().find(|t| t.node == Some(heading)).unwrap();
            // A chapter of one line may end at once, but not at the foot.
            let enough = if heading.y > 300.0 { 50.0 } else { 15.0 };
            let below = |t: &&Placed| t.page == heading.page && t.y > heading.y + enough;
            let rows = texts.iter().filter(below).filter(|t| t.node.is_some()).count();
            assert!(rows > 0, "{} on page {}", heading.words, heading.page + 1);
        }
    }
}

#[test]
fn a_region_without_countries_says_so() {
    let pages = paginate(&report(vec![("Европа", Vec::new())]));
    let texts = texts(&pages);
    let heading = texts.iter().rposition(|t| t.words == "Европа" && t.size > 15.0).unwrap();
    assert_eq!(texts[heading + 1].words, "Сведений нет.");
    assert!(!texts.iter().any(|t| t.words.contains("Таблица 1 — Европа")));
}

#[test]
fn a_report_without_regions_is_still_a_document() {
    let pages = paginate(&report(Vec::new()));
    let said = by_node(&pages);
    assert_eq!(said.values().filter(|words| *words == "Сведений нет.").count(), 3);
    assert_eq!(links(&pages).len(), 5);
}

#[test]
fn counts_agree_with_their_nouns() {
    let pages = region(vec![country("Китай", 21, 2, 5), country("Лаос", 0, 3, 5)]);
    let texts = texts(&pages);
    let summary = "2 страны · 21 партнёр · 21 соглашение · 5 мероприятий";
    assert!(texts.iter().any(|t| t.words.replace('\u{a0}', " ") == summary));
    for noun in ["регион", "страны", "партнёр", "соглашение", "мероприятий"]
    {
        assert!(texts.iter().any(|t| t.words == noun && t.y < 150.0), "{noun}");
    }
}

#[test]
fn each_figure_says_its_numbers_in_words() {
    let report = report(vec![
        ("Европа", vec![country("Сербия", 12, 30, 5)]),
        ("Азия", vec![country("Китай", 1, 1, 5)]),
    ]);
    let pages = paginate(&report);
    let said: Vec<&str> = pages
        .structure
        .iter()
        .filter_map(|node| match &node.role {
            Role::Figure { alt, .. } => Some(alt.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(said.len(), 5);
    let months = "Мероприятия по месяцам: январь — Европа 28, Азия 1; февраль — Европа 2; \
                  март — 0;";
    assert!(said[0].starts_with(months), "{}", said[0]);
    assert!(
        said[1].ends_with(
            "Европа — Мероприятия 30, Соглашения 12; Азия — Мероприятия 1, Соглашения 1"
        )
    );
    assert!(said[2].ends_with("1990-е — 11; 2000-е — 2"), "{}", said[2]);
    assert!(said[3].ends_with("Сербия — 30; Китай — 1"));
    assert!(said[4].starts_with("Дни мероприятий 2025 года: январь — 1–28; февраль"));
}

#[test]
fn what_a_figure_draws_stays_in_its_bounds() {
    let pages = region((0..12).map(|n| country(&format!("Страна{n}"), 3, 9 * n, 5)).collect());
    for (index, node) in pages.structure.iter().enumerate() {
        let Role::Figure { bounds: (left, top, right, bottom), .. } = &node.role else { continue };
        let of_it = |node: &Option<_>| {
            *node == Some(pobratim::layout::pages::NodeId(u32::try_from(index).unwrap()))
        };
        let mut shapes = 0;
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let Item::Shape(shape) = item
                && of_it(&shape.node)
            {
                shapes += 1;
                for (x, y) in &shape.points {
                    assert!(x + 0.01 >= *left && x - 0.01 <= *right, "{x} in {left}–{right}");
                    assert!(y + 0.01 >= *top && y - 0.01 <= *bottom, "{y} in {top}–{bottom}");
                }
            }
        }
        assert!(shapes > 0);
        for text in texts(&pages).iter().filter(|text| of_it(&text.node)) {
            assert!(text.left + 0.01 >= *left && text.right - 0.01 <= *right, "{text:?}");
            assert!(text.y - text.size >= *top - 3.0 && text.y <= *bottom, "{text:?}");
        }
    }
}

#[test]
fn anniversaries_of_the_coming_year_say_how_many_years() {
    let mut china = country("Китай", 0, 1, 5);
    china.agreements = vec![agreement(Some("Пекин"), "Соглашение", PartialDate::day(2005, 9, 25))];
    let pages = region(vec![china]);
    assert!(!texts(&pages).iter().any(|t| t.words == "21 год"), "no round date");
    let mut china = country("Китай", 0, 1, 5);
    china.agreements = vec![agreement(Some("Пекин"), "Соглашение", PartialDate::day(2006, 9, 25))];
    let pages = region(vec![china]);
    assert!(texts(&pages).iter().any(|t| t.words.replace('\u{a0}', " ") == "20 лет"));
}

#[test]
fn the_same_report_gives_the_same_pages() {
    let make = || region(vec![country("Китай", 20, 90, 20), country("Лаос", 1, 1, 5)]);
    assert_eq!(make(), make());
}

#[test]
fn the_dump_says_what_stands_where() {
    let dump = region(vec![country("Китай", 1, 1, 5)]).to_string();
    assert!(dump.starts_with("страница 1 842×595: линий 1, фигур 0, ссылок 0\n"), "{dump}");
    assert!(dump.contains("  56.7 "), "{dump}");
    assert!(dump.contains("| Таблица 1 — Азия: соглашения и мероприятия 2025 года\n"));
    assert!(dump.contains(" —| Азия\n"), "the running head is an artifact");
}
