//! «Год в цифрах»: large figures, and charts that say the same at a glance.

use crate::{
    layout::{
        LayoutError,
        book::{ABOVE_CAPTION, BELOW_CAPTION, Book},
        canvas::Rect,
        chart::{self, Entry},
        fonts::Face,
        pages::Role,
        paragraph::Align,
        style::{self, Label},
    },
    model::russian::plural,
    report::{Figures, Report, dates},
};

/// A large figure and what it counts.
const LARGE: Label = Label { face: Face::Serif, size: 38.0, colour: style::ACCENT };
const COUNTED: Label = Label { face: Face::Sans, size: 10.5, colour: style::QUIET };
/// The height of the row of large figures.
const LARGE_ROW: f32 = 74.0;
/// The height of a legend.
const LEGEND: f32 = 18.0;
/// The greatest height of the chart by month, and of each of the two on the left of the second
/// page, captions excluded.
const MONTHS: f32 = 300.0;
/// A measure from which on charts stand side by side.
const WIDE: f32 = 600.0;
const HALF: f32 = 184.0;
/// Between the charts of the second page.
const GUTTER: f32 = 44.0;

/// A chart before it is drawn.
struct Chart {
    name: &'static str,
    /// What the values of each entry are; one name needs no legend.
    series: Vec<String>,
    entries: Vec<Entry>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Columns,
    Bars,
}

pub(super) fn write(book: &mut Book<'_>, report: &Report) -> Result<(), LayoutError> {
    let figures = &report.figures;
    book.chapter("Год в цифрах", true)?;
    book.need(LARGE_ROW)?;
    large(book, report)?;
    let width = book.style.measure();
    if figures.by_month.iter().any(|month| month.events > 0) {
        let months = months(figures, book.style.measure());
        let height = months.height(MONTHS);
        let area = Rect { x: book.style.left, y: book.y, width, height };
        book.y += draw(book, &months, area)?;
    }
    if figures.outside_months > 0 {
        let n = figures.outside_months;
        let events = plural(n, ["мероприятие", "мероприятия", "мероприятий"]);
        book.paragraph(&format!("Без точного месяца: {n}\u{a0}{events}."))?;
    }
    if !figures.quiet.is_empty() {
        let names = figures.quiet.join(", ");
        book.paragraph(&format!("Мероприятия {} года не указаны: {names}.", report.year))?;
    }
    grid(book, figures)
}

fn large(book: &mut Book<'_>, report: &Report) -> Result<(), LayoutError> {
    let figures = &report.figures;
    let regions = figures.by_region.len();
    let counts = [
        (regions, ["регион", "региона", "регионов"]),
        (figures.countries, ["страна", "страны", "стран"]),
        (figures.partners, ["партнёр", "партнёра", "партнёров"]),
        (figures.agreements, ["соглашение", "соглашения", "соглашений"]),
        (figures.events, ["мероприятие", "мероприятия", "мероприятий"]),
    ];
    // Of a part it is plain that it is one region, or one country.
    let said =
        |(place, (n, _)): &(usize, (usize, _))| report.part.is_none() || *place > 1 || *n > 1;
    let counts: Vec<_> = counts.into_iter().enumerate().filter(said).collect();
    let step = book.style.measure() / 5.0;
    let mut x = book.style.left;
    for (_, (n, forms)) in counts {
        let node = book.canvas.node(Role::Paragraph, book.section);
        let at = (Align::Left, Some(node));
        book.label(&n.to_string(), LARGE, x, book.y + 36.0, at)?;
        book.label(plural(n, forms), COUNTED, x + 1.0, book.y + 54.0, at)?;
        x += step;
    }
    book.y += LARGE_ROW;
    Ok(())
}

fn months(figures: &Figures, width: f32) -> Chart {
    let series = figures.by_region.iter().map(|region| region.name.clone()).collect();
    let entries = (1..).zip(&figures.by_month).map(|(number, month)| Entry {
        label: if width < WIDE { dates::short_month(number) } else { dates::month(number) }
            .to_owned(),
        values: month.by_region.clone(),
    });
    let entries = entries.collect();
    Chart {
        name: "Мероприятия по месяцам", series, entries, kind: Kind::Columns
    }
}

fn regions(figures: &Figures) -> Chart {
    let series = vec!["Мероприятия".to_owned(), "Соглашения".to_owned()];
    let entries = figures.by_region.iter().map(|region| Entry {
        label: region.name.clone(),
        values: vec![region.events, region.agreements],
    });
    let name = "Мероприятия и соглашения по регионам";
    Chart { name, series, entries: entries.collect(), kind: Kind::Bars }
}

fn decades(figures: &Figures) -> Chart {
    let entry =
        |&(decade, n): &(i32, usize)| Entry { label: format!("{decade}-е"), values: vec![n] };
    let entries = figures.by_decade.iter().map(entry).collect();
    let name = "Подписания по десятилетиям";
    Chart { name, series: Vec::new(), entries, kind: Kind::Columns }
}

fn busiest(figures: &Figures) -> Chart {
    let entry = |(name, n): &(String, usize)| Entry { label: name.clone(), values: vec![*n] };
    let entries = figures.busiest.iter().map(entry).collect();
    let name = "Страны с наибольшим числом мероприятий";
    Chart { name, series: Vec::new(), entries, kind: Kind::Bars }
}

/// Regions and, under them, decades; beside them the busiest countries.
fn grid(book: &mut Book<'_>, figures: &Figures) -> Result<(), LayoutError> {
    // A single bar says nothing that the large figures do not.
    let compares = |chart: &Chart| chart.entries.len() > 1;
    let left: Vec<Chart> =
        [regions(figures), decades(figures)].into_iter().filter(compares).collect();
    let right = Some(busiest(figures)).filter(compares);
    if book.style.measure() < WIDE {
        return left.into_iter().chain(right).try_for_each(|chart| alone(book, &chart));
    }
    let most = 2.0 * HALF + style::FIGURE.leading + ABOVE_CAPTION + BELOW_CAPTION;
    let under = style::FIGURE.leading + ABOVE_CAPTION;
    let beside = right.as_ref().map_or(0.0, |chart| chart.height(most) + under);
    let heights = left.iter().map(|chart| chart.height(HALF) + under + BELOW_CAPTION);
    book.need(heights.sum::<f32>().max(beside))?;
    let width = (book.style.measure() - GUTTER) / 2.0;
    let (top, x) = (book.y, book.style.left + width + GUTTER);
    for chart in left {
        let area = Rect { x: book.style.left, y: book.y, width, height: chart.height(HALF) };
        book.y += draw(book, &chart, area)?;
    }
    if let Some(chart) = right {
        let area = Rect { x, y: top, width, height: chart.height(most) };
        book.y = book.y.max(top + draw(book, &chart, area)?);
    }
    Ok(())
}

/// A chart over the whole width.
fn alone(book: &mut Book<'_>, chart: &Chart) -> Result<(), LayoutError> {
    let height = chart.height(HALF);
    book.need(height + style::FIGURE.leading + ABOVE_CAPTION)?;
    let (x, y, width) = (book.style.left, book.y, book.style.measure());
    book.y += draw(book, chart, Rect { x, y, width, height })?;
    Ok(())
}

/// Draws a chart and, under it, «Рисунок N — Название»; returns how much height it took.
fn draw(book: &mut Book<'_>, chart: &Chart, area: Rect) -> Result<f32, LayoutError> {
    let node = book.figure(chart.in_words(), area);
    let mut bars = area;
    if chart.series.len() > 1 {
        let legend = chart::legend(book, (area.x, area.y, area.right()), &chart.series, node)?;
        bars = Rect { y: area.y + legend, height: area.height - legend, ..area };
    }
    match chart.kind {
        Kind::Columns => chart::columns(book, bars, &chart.entries, node)?,
        Kind::Bars => chart::bars(book, bars, &chart.entries, node)?,
    }
    let top = std::mem::replace(&mut book.y, area.bottom());
    book.figure_caption(chart.name, area)?;
    let bottom = std::mem::replace(&mut book.y, top);
    Ok(bottom - area.y)
}

impl Chart {
    /// The height that it looks well in, within `most`.
    fn height(&self, most: f32) -> f32 {
        let legend = if self.series.len() > 1 { LEGEND } else { 0.0 };
        match self.kind {
            Kind::Columns => legend + chart::columns_height(&self.entries, most - legend),
            Kind::Bars => legend + chart::bars_height(&self.entries, most - legend),
        }
    }

    /// «Мероприятия по месяцам: январь — Европа 1, Азия 2; февраль — 0».
    fn in_words(&self) -> String {
        let words = self.entries.iter().map(|Entry { label, values }| {
            let named = self.series.iter().zip(values).filter(|(_, value)| **value > 0);
            let parts: Vec<String> = named.map(|(name, value)| format!("{name} {value}")).collect();
            if parts.is_empty() {
                format!("{label} — {}", values.iter().sum::<usize>())
            } else {
                format!("{label} — {}", parts.join(", "))
            }
        });
        format!("{}: {}", self.name, words.collect::<Vec<_>>().join("; "))
    }
}
