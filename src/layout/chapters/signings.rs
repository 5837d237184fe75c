//! The register of agreements by date, and the anniversaries of the coming year.

use super::{
    NOTHING,
    cells::{Value, row},
    widths,
};
use crate::{
    layout::{
        LayoutError,
        book::Book,
        fonts::Face,
        table::{Column, Table},
    },
    model::russian::plural,
    report::{Anniversary, Report, Signing},
};

/// The least and the greatest width of a date, and of a country or partner, inner margins excluded.
const DATE: (f32, f32) = (56.0, 126.0);
const PLACE: (f32, f32) = (70.0, 124.0);

pub(super) fn write(book: &mut Book<'_>, report: &Report) -> Result<(), LayoutError> {
    register(book, &report.signings())?;
    anniversaries(book, report)
}

fn register(book: &mut Book<'_>, signings: &[Signing]) -> Result<(), LayoutError> {
    book.chapter("Реестр соглашений", true)?;
    if signings.is_empty() {
        return book.paragraph(NOTHING);
    }
    let dates = signings.iter().map(|signing| signing.when.as_str());
    let date = widths::column(book, "Дата", (dates, Face::SansBold), DATE)?;
    let columns = columns(book, vec![date], signings.iter())?;
    let mut table = Table::begin(book, "Соглашения по дате подписания", columns)?;
    for signing in signings {
        let [country, partner, title] = what(signing);
        row(book, &mut table, &[Value::key(&signing.when), country, partner, title])?;
    }
    table.end(book);
    Ok(())
}

fn anniversaries(book: &mut Book<'_>, report: &Report) -> Result<(), LayoutError> {
    let Report { anniversaries, year, .. } = report;
    book.chapter(&format!("Юбилеи {} года", year + 1), false)?;
    if anniversaries.is_empty() {
        return book.paragraph(NOTHING);
    }
    let dates = anniversaries.iter().map(|anniversary| anniversary.when.as_str());
    let date = widths::column(book, "Дата", (dates, Face::SansBold), DATE)?;
    let signed = anniversaries.iter().map(|anniversary| anniversary.signing.when.as_str());
    let signed = widths::column(book, "Подписано", (signed, Face::Sans), DATE)?;
    let first = vec![date, Column { head: "Срок", width: 50.0 }, signed];
    let columns = columns(book, first, anniversaries.iter().map(|a| &a.signing))?;
    let mut table = Table::begin(book, "Круглые даты подписания соглашений", columns)?;
    for Anniversary { years, when, signing } in anniversaries {
        let term = term(*years);
        let [country, partner, title] = what(signing);
        let signed = Value::name(&signing.when);
        let values = [Value::key(when), Value::name(&term), signed, country, partner, title];
        row(book, &mut table, &values)?;
    }
    table.end(book);
    Ok(())
}

/// «20 лет».
pub(super) fn term(years: i32) -> String {
    let years = usize::try_from(years).unwrap_or(0);
    format!("{years}\u{a0}{}", plural(years, ["год", "года", "лет"]))
}

/// Country, partner and title.
fn what<'r>(signing: &'r Signing<'r>) -> [Value<'r>; 3] {
    let partner = signing.partner.as_deref().unwrap_or("");
    [Value::name(signing.country), Value::name(partner), Value::text(signing.title)]
}

/// The `first` columns, country and partner as wide as they need, and the title with the rest.
fn columns<'a>(
    book: &mut Book<'_>,
    first: Vec<Column>,
    signings: impl Iterator<Item = &'a Signing<'a>> + Clone,
) -> Result<Vec<Column>, LayoutError> {
    let mut columns = first;
    let countries = signings.clone().map(|signing| signing.country);
    columns.push(widths::column(book, "Страна", (countries, Face::Sans), PLACE)?);
    let partners = signings.filter_map(|signing| signing.partner.as_deref());
    columns.push(widths::column(book, "Партнёр", (partners, Face::Sans), PLACE)?);
    let taken: f32 = columns.iter().map(|column| column.width).sum();
    columns.push(Column { head: "Основание", width: book.style.measure() - taken });
    Ok(columns)
}
