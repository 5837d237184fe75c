//! The chronology: the events of the year by month, over all regions.

use super::{
    NOTHING,
    cells::{Value, cells, name, span},
    widths,
};
use crate::{
    layout::{
        LayoutError,
        book::{ABOVE_CAPTION, Book},
        calendar,
        canvas::Rect,
        fonts::Face,
        pages::Role,
        style,
        table::{Between, Block, Column, Row, Table, Track},
    },
    report::{ChronologyMonth, EventRow, Report},
};

/// The least and the greatest width of month, date and country, inner margins excluded.
const MONTH: (f32, f32) = (74.0, 90.0);
const DATE: (f32, f32) = (60.0, 126.0);
const COUNTRY: (f32, f32) = (70.0, 116.0);

pub(super) fn write(book: &mut Book<'_>, report: &Report) -> Result<(), LayoutError> {
    calendar(book, report)?;
    let months = report.chronology();
    if months.is_empty() {
        return Ok(());
    }
    let columns = columns(book, &months)?;
    let name = format!("Мероприятия {} года по месяцам", report.year);
    let mut table = Table::begin(book, &name, columns)?;
    for month in &months {
        let block = block(book, &table, month)?;
        table.block(book, block)?;
    }
    table.end(book);
    Ok(())
}

/// The year at a glance: the heading, and twelve months with the days that have events.
pub(super) fn calendar(book: &mut Book<'_>, report: &Report) -> Result<(), LayoutError> {
    let title = format!("Хронология {} года", report.year);
    book.chapter(&title, true)?;
    if report.figures.events == 0 {
        return book.paragraph(NOTHING);
    }
    if !report.calendar.has_events() {
        return Ok(());
    }
    let (width, name) = (book.style.measure(), format!("Дни мероприятий {} года", report.year));
    let height = calendar::height(width);
    book.need(height + ABOVE_CAPTION + style::FIGURE.leading)?;
    let area = Rect { x: book.style.left, y: book.y, width, height };
    let alt = format!("{name}: {}", calendar::in_words(&report.calendar));
    let node = book.figure(alt, area);
    calendar::draw(book, (&report.calendar, report.year), area, node)?;
    book.y = area.bottom();
    book.figure_caption(&name, area)
}

fn columns(
    book: &mut Book<'_>,
    months: &[ChronologyMonth<'_>],
) -> Result<Vec<Column>, LayoutError> {
    let entries = || months.iter().flat_map(|month| &month.entries);
    let months = months.iter().map(|month| month.name.as_str());
    let month = widths::column(book, "Месяц", (months, Face::SansBold), MONTH)?;
    let dates = entries().map(|entry| entry.event.when.as_str());
    let date = widths::column(book, "Дата", (dates, Face::SansBold), DATE)?;
    let countries = entries().map(|entry| entry.country);
    let country = widths::column(book, "Страна", (countries, Face::Sans), COUNTRY)?;
    let rest = book.style.measure() - month.width - date.width - country.width;
    Ok(vec![month, date, country, Column { head: "Мероприятие", width: rest }])
}

fn block(
    book: &mut Book<'_>,
    table: &Table,
    month: &ChronologyMonth,
) -> Result<Block, LayoutError> {
    let mut label = None;
    let mut rows: Vec<Row> = Vec::with_capacity(month.entries.len());
    for entry in &month.entries {
        let row = book.canvas.node(Role::Row, table.body());
        if label.is_none() {
            let head = book.canvas.node(Role::RowHead(span(month.entries.len())), row);
            label = Some(name(book, table, &month.name, head)?);
        }
        let EventRow { when, text, .. } = entry.event;
        let values = [Value::key(when), Value::name(entry.country), Value::text(text)];
        rows.push(cells(book, (table, 1), &values, row)?);
    }
    let tracks = label.into_iter().chain([Track::new(1, rows, Between::Hairline)]).collect();
    Ok(Block { tracks, mark: Some((month.name.clone(), false)), whole: false })
}
