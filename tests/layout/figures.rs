//! The year in numbers when there is little or much of it.

use pobratim::layout::pages::{Pages, Role};

use crate::{
    reading::texts,
    sample::{country, paginate, report},
};

fn alts(pages: &Pages) -> Vec<&str> {
    let roles = pages.structure.iter().map(|node| &node.role);
    let alts = roles.filter_map(|role| match role {
        Role::Figure { alt, .. } => Some(alt.as_str()),
        _ => None,
    });
    alts.collect()
}

#[test]
fn of_very_many_regions_the_busiest_have_parts_of_their_own_and_nothing_is_lost() {
    let names: Vec<String> = (1..=30).map(|n| format!("Край-{n}")).collect();
    let regions = names
        .iter()
        .zip(1..)
        .map(|(name, n)| (name.as_str(), vec![country(&format!("Страна-{n}"), 1, n, 5)]));
    let pages = paginate(&report(regions.collect()));
    let alts = alts(&pages);
    assert!(
        alts[0].starts_with(
            "Мероприятия по месяцам: январь — Край-25 25, Край-26 26, Край-27 27, Край-28 28, \
             Край-29 28, Край-30 28, Прочие 300;"
        ),
        "{}",
        alts[0]
    );
    assert!(
        alts[1].contains(
            "Край-30 — Мероприятия 30, Соглашения 1; Прочие — Мероприятия 190, Соглашения 19"
        ),
        "{}",
        alts[1]
    );
    let texts = texts(&pages);
    let chart: Vec<_> = texts
        .iter()
        .filter(|t| t.words.starts_with("Край-") && (t.size - 9.0).abs() < 0.01)
        .collect();
    for (index, a) in chart.iter().enumerate() {
        for b in chart[index + 1..]
            .iter()
            .filter(|b| b.page == a.page && b.left < a.right && a.left < b.right)
        {
            assert!((a.y - b.y).abs() > 7.0, "{a:?} {b:?}");
        }
    }
}

#[test]
fn a_table_without_regions_counts_none_and_compares_none() {
    let pages =
        paginate(&report(vec![("", vec![country("Венгрия", 1, 2, 5), country("Куба", 1, 1, 5)])]));
    assert!(!alts(&pages).iter().any(|alt| alt.contains("регионам")));
    assert!(!texts(&pages).iter().any(|text| text.words.starts_with("регион")));
}
