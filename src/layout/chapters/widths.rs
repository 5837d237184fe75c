//! How wide columns are: as their content needs, within bounds.
//!
//! The five columns of the region tables are divided once for the whole report. Country, partner and date take what their widest words need, within bounds. What is left is
//! divided between basis and events so that the tables come out shortest, by an estimate from
//! the numbers of characters; the same report always gives the same widths.

use crate::{
    layout::{
        LayoutError,
        book::Book,
        fonts::Face,
        style,
        table::{Column, SIDE},
    },
    report::{CountryBlock, Report},
};

/// The least and the greatest width of country, partner and date, inner margins excluded.
const COUNTRY: (f32, f32) = (70.0, 104.0);
const PARTNER: (f32, f32) = (66.0, 104.0);
const DATE: (f32, f32) = (52.0, 76.0);
/// The basis, inner margins excluded: from, to, in steps of.
const BASIS: (f32, f32, f32) = (120.0, 260.0, 5.0);
/// The mean width of a character of PT Sans in Russian text, in ems, with what a ragged edge
/// loses.
const CHARACTER: f32 = 0.54;

/// A column as wide as its head and the widest of `texts` in `face` need, within bounds.
pub(super) fn column<'a>(
    book: &mut Book<'_>,
    head: &'static str,
    (texts, face): (impl Iterator<Item = &'a str>, Face),
    (least, greatest): (f32, f32),
) -> Result<Column, LayoutError> {
    let mut widest = book.setter.width(head, Face::SansBold, style::HEAD.size)?;
    for text in texts {
        widest = widest.max(book.setter.width(text, face, style::NAME.size)?);
    }
    // A hundredth more than measured, so that rounding breaks no word.
    Ok(Column { head, width: (widest + 0.01).clamp(least, greatest) + 2.0 * SIDE })
}

/// The columns country, partner, basis, date and events.
pub(super) fn fit(
    book: &mut Book<'_>,
    report: &Report,
    heads: [&'static str; 5],
) -> Result<[Column; 5], LayoutError> {
    let countries = || report.chapters.iter().flat_map(|chapter| &chapter.countries);
    let agreements = || countries().flat_map(|country| &country.agreements);
    let names = countries().flat_map(|country| country.country.split_whitespace());
    let country = column(book, heads[0], (names, Face::SansBold), COUNTRY)?;
    let names = agreements().filter_map(|agreement| agreement.partner.as_deref());
    let words = names.flat_map(str::split_whitespace);
    let partner = column(book, heads[1], (words, Face::Sans), PARTNER)?;
    let dates = agreements().flat_map(|agreement| agreement.signed.split_inclusive(", "));
    let date = column(book, heads[3], (dates.map(str::trim_end), Face::Sans), DATE)?;
    let rest = book.style.measure() - country.width - partner.width - date.width - 4.0 * SIDE;
    let texts: Vec<Extent> = countries().map(Extent::of).collect();
    let width = best(&texts, partner.width - 2.0 * SIDE, rest) + 2.0 * SIDE;
    let basis = Column { head: heads[2], width };
    let events = Column { head: heads[4], width: rest + 4.0 * SIDE - width };
    Ok([country, partner, basis, date, events])
}

/// How much text a country has, in characters: partner and title of each agreement, each event.
struct Extent {
    agreements: Vec<(usize, usize)>,
    events: Vec<usize>,
}

impl Extent {
    fn of(country: &CountryBlock) -> Self {
        let length = |text: &str| text.chars().count();
        let agreements = country.agreements.iter().map(|agreement| {
            (length(agreement.partner.as_deref().unwrap_or("")), length(agreement.title))
        });
        let events = country.events.iter().map(|event| length(&event.when) + length(event.text));
        Self { agreements: agreements.collect(), events: events.map(|chars| chars + 3).collect() }
    }

    /// The height in lines if the columns have these widths; half a line between two entries.
    fn height(&self, partner: f32, basis: f32, events: f32) -> f32 {
        let left = self
            .agreements
            .iter()
            .map(|&(name, title)| lines(name, partner).max(lines(title, basis)) + 0.7);
        let right = self.events.iter().map(|&chars| lines(chars, events) + 0.25);
        left.sum::<f32>().max(right.sum())
    }
}

/// The width of the basis that makes the whole shortest; the widest of equals, as titles are
/// harder to read in a narrow column than events.
fn best(texts: &[Extent], partner: f32, rest: f32) -> f32 {
    let (least, greatest, step) = BASIS;
    let (mut best, mut shortest) = (least, f32::INFINITY);
    let mut basis = least;
    while basis <= greatest.min(rest - least) {
        let height = texts.iter().map(|text| text.height(partner, basis, rest - basis)).sum();
        if height <= shortest {
            (best, shortest) = (basis, height);
        }
        basis += step;
    }
    best
}

/// The lines that so many characters take, on average over where the last one ends: counting whole
/// lines would choose the very width at which a little less room makes each text a line longer.
#[allow(clippy::cast_precision_loss)] // counts of characters
fn lines(characters: usize, width: f32) -> f32 {
    let lines = characters as f32 * CHARACTER * style::CELL.size / width;
    if lines <= 1.0 { 1.0 } else { lines + 0.5 }
}
