//! A chapter for each region: the office's own table, agreements and events side by side.
//!
//! In the structure a country is as many rows as it has agreements (one, if it has none): the
//! first row holds the country, which heads all of them, the first agreement, and a cell with all
//! events that spans all of them. So rows and columns are those that the eye sees, and the
//! reading order within a country is country, agreement, events, further agreements.

use super::{
    NOTHING,
    cells::{ABSENT, Value, cell, cells, name, span},
    widths,
};
use crate::{
    layout::{
        LayoutError,
        book::Book,
        fonts::Face,
        pages::{NodeId, Role},
        paragraph::Span,
        style,
        table::{Between, Block, Cell, Column, Row, Table, Track},
    },
    model::russian::plural,
    report::{AgreementRow, Chapter, CountryBlock, EventRow, RegionFigures, Report},
};

const HEADS: [&str; 5] = ["Страна", "Партнёр", "Основание", "Дата", "Мероприятие"];
/// What a chapter is called whose countries stand in no region.
const UNNAMED: &str = "Соглашения и мероприятия";
const PARTNER: usize = 1;
const EVENTS: usize = 4;

pub(super) fn write(book: &mut Book<'_>, report: &Report) -> Result<(), LayoutError> {
    let columns = widths::fit(book, report, HEADS)?;
    for (index, chapter) in report.chapters.iter().enumerate() {
        book.chapter(title(chapter), index == 0)?;
        if chapter.countries.is_empty() {
            book.paragraph(NOTHING)?;
            continue;
        }
        if let Some(figures) = report.figures.by_region.get(index) {
            book.hold(&summary(figures), 8.0)?;
        }
        table(book, chapter, report.year, &columns)?;
    }
    Ok(())
}

/// What the chapter is called: a table without regions has one chapter for all its countries.
pub(super) fn title<'r>(chapter: &'r Chapter<'r>) -> &'r str {
    if chapter.region.is_empty() { UNNAMED } else { &chapter.region }
}

fn table(
    book: &mut Book<'_>,
    chapter: &Chapter,
    year: i32,
    columns: &[Column],
) -> Result<(), LayoutError> {
    let name = match chapter.region.as_str() {
        "" => format!("{UNNAMED} {year} года"),
        region => format!("{region}: соглашения и мероприятия {year} года"),
    };
    let mut table = Table::begin(book, &name, columns.to_vec())?;
    for country in &chapter.countries {
        let block = block(book, &table, country)?;
        table.block(book, block)?;
    }
    table.end(book);
    Ok(())
}

/// «13 стран · 20 партнёров · 21 соглашение · 49 мероприятий»; of a single country the rest.
pub(super) fn summary(figures: &RegionFigures) -> String {
    let parts = [
        (figures.countries, ["страна", "страны", "стран"]),
        (figures.partners, ["партнёр", "партнёра", "партнёров"]),
        (figures.agreements, ["соглашение", "соглашения", "соглашений"]),
        (figures.events, ["мероприятие", "мероприятия", "мероприятий"]),
    ];
    let of_one = usize::from(figures.countries == 0);
    let said = parts.iter().skip(of_one);
    let said = said.map(|(n, forms)| format!("{n}\u{a0}{}", plural(*n, *forms)));
    said.collect::<Vec<_>>().join(" · ")
}

fn block(book: &mut Book<'_>, table: &Table, country: &CountryBlock) -> Result<Block, LayoutError> {
    let rows = country.agreements.len().max(1);
    let first = book.canvas.node(Role::Row, table.body());
    let head = book.canvas.node(Role::RowHead(span(rows)), first);
    let label = name(book, table, &country.country, head)?;
    let mut agreements = Vec::with_capacity(rows);
    let mut events = Vec::new();
    for index in 0..rows {
        let row = if index == 0 { first } else { book.canvas.node(Role::Row, table.body()) };
        agreements.push(agreement(book, table, country.agreements.get(index), row)?);
        if index == 0 {
            let node = book.canvas.node(Role::Cell(span(rows)), first);
            events = event_rows(book, table, &country.events, node)?;
        }
    }
    let tracks = vec![
        label,
        Track::new(PARTNER, agreements, Between::Hairline),
        Track::new(EVENTS, events, Between::White),
    ];
    Ok(Block { tracks, mark: Some((country.country.clone(), true)), whole: true })
}

fn agreement(
    book: &mut Book<'_>,
    table: &Table,
    agreement: Option<&AgreementRow>,
    row: NodeId,
) -> Result<Row, LayoutError> {
    let values = agreement.map_or([Value::name(""); 3], |agreement| {
        let partner = agreement.partner.as_deref().unwrap_or("");
        [Value::name(partner), Value::text(agreement.title), Value::name(&agreement.signed)]
    });
    cells(book, (table, PARTNER), &values, row)
}

/// Each event as a paragraph with its date set off: «**18–21 мая** — визит делегации…».
fn event_rows(
    book: &mut Book<'_>,
    table: &Table,
    events: &[EventRow],
    node: NodeId,
) -> Result<Vec<Row>, LayoutError> {
    if events.is_empty() {
        return Ok(vec![vec![cell(book, (table, EVENTS), Value::name(""), node)?]]);
    }
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let node = book.canvas.node(Role::Paragraph, node);
        let text = format!("\u{a0}{ABSENT} {}", event.text);
        let spans = [
            Span { text: &event.when, face: Face::SansBold },
            Span { text: if event.text.is_empty() { "" } else { &text }, face: Face::Sans },
        ];
        let lines = book.setter.paragraph(&spans, &style::CELL, table.room(EVENTS))?.lines;
        rows.push(vec![Cell { lines: lines.into_iter(), node }]);
    }
    Ok(rows)
}
