//! A short document with one of everything that the structure tree knows.

use pobratim::layout::{
    fonts::Face,
    pages::{Bookmark, Colour, Item, LineEnd, NodeId, Pages, Role, Rule, Shape, Target},
};

use super::{Book, Line};

const A4: (f32, f32) = (841.89, 595.28);

/// The document: contents, a chart, a table over two pages.
pub(crate) fn sample() -> Pages {
    let mut book = Book::new("Отчёт «Побратимы» за 2025 год & приложения");
    let section = book.node(Role::Section, NodeId(0));
    contents(&mut book, section);
    chart(&mut book, section);
    table(&mut book, section);
    let mut pages = book.finish();
    let mark = |title: &str, page, y, children| Bookmark {
        title: title.to_owned(),
        target: Target { page, y },
        children,
    };
    let europe = mark("Европа", 1, 40.0, vec![mark("Венгрия", 1, 90.0, Vec::new())]);
    let tables = mark("Таблицы", 1, 0.0, vec![europe, mark("Азия", 2, 0.0, Vec::new())]);
    pages.outline = vec![mark("Содержание", 0, 0.0, Vec::new()), tables];
    pages
}

fn line(face: Face, size: f32, x: f32, y: f32, node: Option<NodeId>) -> Line {
    Line { face, size, x, y, end: LineEnd::Nothing, node }
}

fn contents(book: &mut Book, section: NodeId) {
    book.page(A4.0, A4.1);
    let heading = book.node(Role::Heading(1), section);
    book.line("Содержание", line(Face::SansBold, 16.0, 60.0, 60.0, Some(heading)));
    let list = book.node(Role::Contents, section);
    for (index, (name, page)) in [("Европа", 1), ("Азия", 2)].into_iter().enumerate() {
        let y = if index == 0 { 90.0 } else { 106.0 };
        let entry = book.node(Role::ContentsEntry, list);
        let link = book.node(Role::Link, entry);
        let right = book.line(name, line(Face::Serif, 10.0, 60.0, y, Some(link)));
        let target = Target { page, y: 40.0 };
        book.link(name, (60.0, y - 8.0, right - 60.0, 10.0), target, link);
        let number = (page + 1).to_string();
        book.line(&number, line(Face::Serif, 10.0, 760.0, y, Some(entry)));
    }
    // The link of this paragraph stands between its words, in the middle of a line.
    let paragraph = book.node(Role::Paragraph, section);
    let link = book.node(Role::Link, paragraph);
    let words = |y, end, node| Line { end, ..line(Face::Serif, 10.0, 60.0, y, Some(node)) };
    let right = book.line("Смотрите", words(140.0, LineEnd::Space, paragraph));
    let there = Line { x: right + 3.0, ..words(140.0, LineEnd::Space, link) };
    let end = book.line("таблицу 1", there);
    book.link(
        "таблица 1",
        (right + 3.0, 132.0, end - right, 10.0),
        Target { page: 1, y: 0.0 },
        link,
    );
    let after = Line { x: end + 3.0, ..words(140.0, LineEnd::SoftHyphen, paragraph) };
    book.line("и меж", after);
    book.line("муниципальные связи: города-", words(154.0, LineEnd::Nothing, paragraph));
    book.line(
        "побратимы (А.\u{a0}Г.\u{a0}Турчин, 14\u{a0}мая\u{a0}— 3\u{a0}июня).",
        words(168.0, LineEnd::Nothing, paragraph),
    );
}

fn chart(book: &mut Book, section: NodeId) {
    let bounds = (60.0, 200.0, 260.0, 260.0);
    let alt = "Мероприятия по месяцам: май 2, июнь 1".to_owned();
    let figure = book.node(Role::Figure { alt, bounds }, section);
    for (left, top) in [(60.0, 200.0), (120.0, 230.0)] {
        let corners = [(left, top), (left + 40.0, top), (left + 40.0, 260.0), (left, 260.0)];
        let fill = Colour(31, 78, 121);
        book.push(Item::Shape(Shape { points: corners.to_vec(), fill, node: Some(figure) }));
    }
    let (from, to) = ((60.0, 260.0), (260.0, 260.0));
    let colour = Colour(90, 90, 90);
    book.push(Item::Rule(Rule { from, to, width: 0.5, colour, node: Some(figure) }));
}

/// Венгрия has two agreements, the second of which goes on on the next page; a cell is empty.
fn table(book: &mut Book, section: NodeId) {
    book.page(A4.0, A4.1);
    book.line("2", line(Face::Sans, 9.0, 420.0, 30.0, None));
    let table = book.node(Role::Table, section);
    let caption = book.node(Role::Caption, table);
    book.line("Таблица 1 — Европа", line(Face::Sans, 10.0, 60.0, 50.0, Some(caption)));
    let head = book.node(Role::TableHead, table);
    let row = book.node(Role::Row, head);
    for (name, x) in [("Страна", 60.0), ("Основание", 200.0), ("Дата", 500.0)] {
        let cell = book.node(Role::ColumnHead, row);
        book.line(name, line(Face::SansBold, 9.0, x, 70.0, Some(cell)));
    }
    let body = book.node(Role::TableBody, table);
    let row = book.node(Role::Row, body);
    let country = book.node(Role::RowHead(2), row);
    book.line("Венгрия", line(Face::SerifBold, 9.0, 60.0, 90.0, Some(country)));
    let agreement = book.node(Role::Cell(1), row);
    book.line("Соглашение о дружбе", line(Face::Serif, 9.0, 200.0, 90.0, Some(agreement)));
    book.node(Role::Cell(1), row); // no date
    let row = book.node(Role::Row, body);
    let agreement = book.node(Role::Cell(1), row);
    let paragraph = book.node(Role::Paragraph, agreement);
    let first =
        Line { end: LineEnd::Space, ..line(Face::Serif, 9.0, 200.0, 560.0, Some(paragraph)) };
    book.line("Меморандум", first);
    let date = book.node(Role::Cell(1), row);
    book.line("2006", line(Face::Serif, 9.0, 500.0, 560.0, Some(date)));

    book.page(A4.0, A4.1);
    book.line("Продолжение таблицы 1", line(Face::Sans, 10.0, 60.0, 50.0, None));
    book.line("о взаимопонимании", line(Face::SerifItalic, 9.0, 200.0, 70.0, Some(paragraph)));
}
