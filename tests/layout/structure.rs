//! The structure tree: what a reader hears who does not see the page.

use pobratim::layout::pages::{NodeId, Role};

use crate::{
    reading::{by_node, children, nodes, role},
    sample::{country, region},
};

#[test]
fn parents_come_before_their_children_and_all_hang_on_the_document() {
    let pages = region(vec![country("Китай", 3, 3, 10)]);
    assert_eq!(pages.structure[0].parent, None);
    assert_eq!(pages.structure[0].role, Role::Document);
    for (index, node) in pages.structure.iter().enumerate().skip(1) {
        assert!((node.parent.unwrap().0 as usize) < index);
    }
}

#[test]
fn a_country_is_as_many_rows_as_it_has_agreements() {
    let pages = region(vec![country("Китай", 3, 2, 5)]);
    let said = by_node(&pages);
    let head = nodes(&pages, |role| *role == Role::RowHead(3))[0];
    assert_eq!(said[&head], "Китай");
    let first = pages.structure[head.0 as usize].parent.unwrap();
    let body = pages.structure[first.0 as usize].parent.unwrap();
    assert_eq!(role(&pages, body), &Role::TableBody);
    let rows = children(&pages, body);
    assert_eq!(rows.len(), 3);
    let roles = |row: NodeId| -> Vec<Role> {
        children(&pages, row).iter().map(|cell| role(&pages, *cell).clone()).collect()
    };
    let cell = || Role::Cell(1);
    assert_eq!(roles(rows[0]), [Role::RowHead(3), cell(), cell(), cell(), Role::Cell(3)]);
    assert_eq!(roles(rows[1]), [cell(), cell(), cell()]);
    let events = children(&pages, *children(&pages, rows[0]).last().unwrap());
    assert!(events.iter().all(|event| *role(&pages, *event) == Role::Paragraph));
    assert_eq!(events.len(), 2);
}

#[test]
fn every_row_of_every_table_has_as_many_cells_as_there_are_heads() {
    let pages = region(vec![country("Китай", 3, 9, 5), country("Лаос", 0, 2, 5)]);
    for table in nodes(&pages, |role| *role == Role::Table) {
        let parts = children(&pages, table);
        let kinds: Vec<&Role> = parts.iter().map(|part| role(&pages, *part)).collect();
        assert_eq!(kinds, [&Role::Caption, &Role::TableHead, &Role::TableBody]);
        let heads = children(&pages, children(&pages, parts[1])[0]).len();
        let mut spanning: Vec<u32> = Vec::new();
        for row in children(&pages, parts[2]) {
            spanning.retain(|left| *left > 0);
            let cells = children(&pages, row);
            assert_eq!(cells.len() + spanning.len(), heads);
            for left in &mut spanning {
                *left -= 1;
            }
            spanning.extend(cells.iter().map(|cell| match role(&pages, *cell) {
                Role::Cell(rows) | Role::RowHead(rows) => rows - 1,
                other => panic!("{other:?} in a row"),
            }));
        }
        assert!(spanning.iter().all(|left| *left == 0), "no cell spans beyond the table");
    }
}

#[test]
fn contents_hold_entries_and_entries_hold_links() {
    let pages = region(vec![country("Китай", 1, 1, 5)]);
    let [contents] = nodes(&pages, |role| *role == Role::Contents)[..] else { panic!("one") };
    let entries = children(&pages, contents);
    assert_eq!(entries.len(), 7);
    for entry in entries {
        assert_eq!(role(&pages, entry), &Role::ContentsEntry);
        let links = children(&pages, entry);
        assert_eq!(links.iter().map(|l| role(&pages, *l)).collect::<Vec<_>>(), [&Role::Link]);
    }
}

#[test]
fn every_section_but_the_first_begins_with_its_heading() {
    let pages = region(vec![country("Китай", 1, 1, 5)]);
    let sections = children(&pages, NodeId(0));
    let said = by_node(&pages);
    let headings: Vec<&str> = sections[1..]
        .iter()
        .map(|section| {
            let first = children(&pages, *section)[0];
            assert_eq!(role(&pages, first), &Role::Heading(1));
            said[&first].as_str()
        })
        .collect();
    let expected = [
        "Содержание",
        "Год в цифрах",
        "Азия",
        "Хронология 2025 года",
        "Реестр соглашений",
        "Юбилеи 2026 года",
        "Замечания к данным",
    ];
    assert_eq!(headings, expected);
}
