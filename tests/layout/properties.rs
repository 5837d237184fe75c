//! What holds for any report.

use std::collections::BTreeMap;

use pobratim::{
    layout::{
        PageStyle,
        pages::{Item, NodeId, Pages, Role},
    },
    model::Country,
    report::Report,
};
use proptest::prelude::*;

use crate::{
    reading::{Placed, by_node, children, nodes, role, texts, uprights},
    sample::{country, paginate, report},
};

/// Countries with any number of agreements and events, mostly small.
pub(crate) fn countries() -> impl Strategy<Value = Vec<Country>> {
    let sizes = (0_usize..6, prop_oneof![4 => 0_usize..12, 1 => 0_usize..90], 1_usize..60);
    let named = |(n, (agreements, events, words))| {
        country(&format!("Страна{n}"), agreements, events, words)
    };
    prop::collection::vec(sizes, 0..7)
        .prop_map(move |sizes| sizes.into_iter().enumerate().map(named).collect())
}

fn reports() -> impl Strategy<Value = Report<'static>> {
    (countries(), countries()).prop_map(|(a, b)| report(vec![("Европа", a), ("Азия", b)]))
}

/// Within half a point, for the thickness of rules.
const NEAR: f32 = 0.5;

fn stays_inside(pages: &Pages) {
    let style = PageStyle::a4_landscape();
    let inside = |x: f32, y: f32| {
        x >= style.left - NEAR
            && x <= style.right_edge() + NEAR
            && y >= style.top - NEAR
            && y <= style.floor() + NEAR
    };
    for text in texts(pages) {
        let is_running_head = text.y < style.top;
        let y = if is_running_head { style.top } else { text.y };
        assert!(inside(text.left, y) && inside(text.right, y), "{text:?}");
    }
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        match item {
            Item::Text(_) => {}
            Item::Shape(shape) => assert!(shape.points.iter().all(|&(x, y)| inside(x, y))),
            Item::Rule(rule) => {
                assert!(
                    inside(rule.from.0, rule.from.1) && inside(rule.to.0, rule.to.1),
                    "{rule:?}"
                );
            }
            Item::Image(image) => {
                assert!(
                    inside(image.x, image.y)
                        && inside(image.x + image.width, image.y + image.height)
                );
            }
            Item::Link(link) => {
                assert!(
                    inside(link.x, link.y) && inside(link.x + link.width, link.y + link.height)
                );
            }
        }
    }
}

/// No two texts of a page lie on each other.
fn keeps_apart(pages: &Pages) {
    let texts = texts(pages);
    for page in 0..pages.pages.len() {
        let here: Vec<&Placed> = texts.iter().filter(|text| text.page == page).collect();
        for (index, a) in here.iter().enumerate() {
            for b in &here[index + 1..] {
                let beside = a.right <= b.left + 0.2 || b.right <= a.left + 0.2;
                let apart = (a.y - b.y).abs() >= 0.7 * a.size.min(b.size);
                assert!(beside || apart, "{a:?} lies on {b:?}");
            }
        }
    }
}

/// What the cells of the region tables, the chronology and the register say.
fn expected(report: &Report) -> Vec<String> {
    let dash = |text: &str| if text.is_empty() { "—".to_owned() } else { text.to_owned() };
    let mut said = Vec::new();
    for country in report.chapters.iter().flat_map(|chapter| &chapter.countries) {
        said.push(country.country.clone());
        for agreement in &country.agreements {
            said.push(dash(agreement.partner.as_deref().unwrap_or("")));
            said.extend([dash(agreement.title), dash(&agreement.signed)]);
        }
        let absent = if country.agreements.is_empty() { 3 } else { 0 };
        said.extend(vec!["—".to_owned(); absent + usize::from(country.events.is_empty())]);
        said.extend(country.events.iter().map(|event| format!("{} — {}", event.when, event.text)));
    }
    for month in report.chronology() {
        said.push(month.name.clone());
        for entry in &month.entries {
            said.extend([
                entry.event.when.clone(),
                entry.country.to_owned(),
                entry.event.text.to_owned(),
            ]);
        }
    }
    for signing in report.signings() {
        let partner = signing.partner.as_deref().unwrap_or("");
        said.extend([signing.when.clone(), signing.country.to_owned(), dash(partner)]);
        said.push(signing.title.to_owned());
    }
    said
}

/// Every value of the report stands in exactly as many nodes as there are places for it.
fn says_all_once(report: &Report, pages: &Pages) {
    let in_table = |node: u32| {
        let mut at = Some(node);
        while let Some(node) = at {
            let node = &pages.structure[node as usize];
            if node.role == Role::TableBody {
                return true;
            }
            at = node.parent.map(|parent| parent.0);
        }
        false
    };
    let plain = |text: String| text.replace('\u{a0}', " ");
    let said = by_node(pages).into_iter().filter(|(node, _)| in_table(node.0));
    let mut said: Vec<String> = said.map(|(_, words)| plain(words)).collect();
    let mut expected: Vec<String> = expected(report).into_iter().map(plain).collect();
    // The anniversaries say some of it again; they are the last table.
    said.truncate(expected.len());
    said.sort();
    expected.sort();
    assert_eq!(said, expected);
}

/// Every page that shows rows of a table shows heads above them.
fn has_heads(pages: &Pages) {
    let texts = texts(pages);
    for (number, page) in pages.pages.iter().enumerate() {
        let frames =
            page.items.iter().filter(|item| matches!(item, Item::Shape(s) if s.node.is_none()));
        let opened = |t: &&Placed| {
            t.page == number
                && (t.words.starts_with("Таблица ") || t.words.starts_with("Продолжение таблицы "))
        };
        assert_eq!(frames.count(), texts.iter().filter(opened).count(), "page {}", number + 1);
    }
}

/// The cells of a row begin side by side, so that no name stands alone at the foot of a page.
fn begins_rows_at_one_height(pages: &Pages) {
    let mut begin: BTreeMap<NodeId, (usize, f32)> = BTreeMap::new();
    for text in texts(pages) {
        let Some(mut node) = text.node else { continue };
        // The first paragraph of a cell begins the cell.
        if let (Role::Paragraph, Some(parent)) =
            (role(pages, node), pages.structure[node.0 as usize].parent)
        {
            node = parent;
        }
        begin.entry(node).or_insert((text.page, text.y));
    }
    for row in nodes(pages, |role| *role == Role::Row) {
        let cells = children(pages, row);
        let is_head = matches!(role(pages, cells[0]), Role::ColumnHead);
        for pair in cells.windows(2).filter(|_| !is_head) {
            let ((page, y), (other, below)) = (begin[&pair[0]], begin[&pair[1]]);
            assert!(page == other && (y - below).abs() < 0.01, "{:?}", begin[&pair[0]]);
        }
    }
}

/// What stands in a table stands in one of its columns.
fn keeps_to_columns(pages: &Pages) {
    let texts = texts(pages);
    for (number, page) in pages.pages.iter().enumerate() {
        let rules = uprights(page);
        for text in texts.iter().filter(|text| text.page == number) {
            let edges: Vec<f32> = rules
                .iter()
                .filter(|(_, top, bottom)| (*top..*bottom).contains(&text.y))
                .map(|(x, ..)| *x)
                .collect();
            let fits = |pair: &[f32]| text.left >= pair[0] && text.right <= pair[1];
            assert!(edges.is_empty() || edges.windows(2).any(fits), "{text:?} in {edges:?}");
        }
    }
}

/// Everything that holds for the pages of any report.
pub(crate) fn is_tidy(report: &Report, pages: &Pages) {
    stays_inside(pages);
    keeps_apart(pages);
    keeps_to_columns(pages);
    says_all_once(report, pages);
    has_heads(pages);
    begins_rows_at_one_height(pages);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_report_is_laid_out_whole_and_tidy(report in reports()) {
        is_tidy(&report, &paginate(&report));
    }
}
