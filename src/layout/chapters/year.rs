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
/// What the parts are called that no chart has room for, the most parts of a column, the most
/// regions in a chart, and how many make it a chart for a whole column.
const REST: &str = "Прочие";
const PARTS: usize = 7;
const BARS: usize = 12;
const MANY: usize = 6;
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
    // Of a part it is plain that it is one region, or one country; a table may have no regions.
    let unnamed = figures.by_region.iter().all(|region| region.name.is_empty());
    let plain = |place| report.part.is_some() && place < 2 || unnamed && place == 0;
    let said = |(place, (n, _)): &(usize, (usize, _))| *n != 1 || !plain(*place);
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
    let events = figures.by_region.iter().map(|region| region.events).collect::<Vec<_>>();
    let (kept, has_rest) = busiest_of(&events, PARTS);
    let name = |at: &usize| figures.by_region.get(*at).map(|region| region.name.clone());
    let mut series: Vec<String> = kept.iter().filter_map(name).collect();
    series.extend(has_rest.then(|| REST.to_owned()));
    let entries = (1..).zip(&figures.by_month).map(|(number, month)| {
        let of = |at: &usize| month.by_region.get(*at).copied();
        let mut values: Vec<usize> = kept.iter().filter_map(of).collect();
        let rest = month.events - values.iter().sum::<usize>();
        values.extend(has_rest.then_some(rest));
        let name = if width < WIDE { dates::short_month(number) } else { dates::month(number) };
        Entry { label: name.to_owned(), values }
    });
    let entries = entries.collect();
    Chart {
        name: "Мероприятия по месяцам", series, entries, kind: Kind::Columns
    }
}

fn regions(figures: &Figures) -> Chart {
    let series = vec!["Мероприятия".to_owned(), "Соглашения".to_owned()];
    let all = &figures.by_region;
    let events = all.iter().map(|region| region.events).collect::<Vec<_>>();
    let (kept, has_rest) = busiest_of(&events, BARS);
    let shown = kept.iter().filter_map(|at| all.get(*at));
    let mut entries: Vec<Entry> = shown
        .map(|region| Entry {
            label: region.name.clone(),
            values: vec![region.events, region.agreements],
        })
        .collect();
    if has_rest {
        let of = |value: usize| entries.iter().filter_map(|e| e.values.get(value)).sum::<usize>();
        let values = vec![figures.events - of(0), figures.agreements - of(1)];
        entries.push(Entry { label: REST.to_owned(), values });
    }
    Chart {
        name: "Мероприятия и соглашения по регионам", series, entries, kind: Kind::Bars
    }
}

/// The places of the `most` greatest values in their own order, and whether there are others: so
/// that no chart has more parts than can be told apart.
fn busiest_of(values: &[usize], most: usize) -> (Vec<usize>, bool) {
    let mut places: Vec<usize> = (0..values.len()).collect();
    if places.len() <= most {
        return (places, false);
    }
    places.sort_by_key(|at| std::cmp::Reverse(values.get(*at)));
    places.truncate(most - 1);
    places.sort_unstable();
    (places, true)
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
    let charts = [regions(figures), decades(figures), busiest(figures)];
    if book.style.measure() < WIDE {
        return charts
            .iter()
            .filter(|chart| compares(chart))
            .try_for_each(|chart| alone(book, chart));
    }
    let most = 2.0 * HALF + style::FIGURE.leading + ABOVE_CAPTION + BELOW_CAPTION;
    let under = style::FIGURE.leading + ABOVE_CAPTION;
    let width = (book.style.measure() - GUTTER) / 2.0;
    let [regions, decades, busiest] = charts.map(|chart| Some(chart).filter(compares));
    let many = regions.as_ref().is_some_and(|chart| chart.entries.len() > MANY);
    let (left, after) =
        if many { (vec![regions], decades) } else { (vec![regions, decades], None) };
    let room = if many { most } else { HALF };
    let left: Vec<Chart> = left.into_iter().flatten().collect();
    let beside = busiest.as_ref().map_or(0.0, |chart| chart.height(most) + under);
    let heights = left.iter().map(|chart| chart.height(room) + under + BELOW_CAPTION);
    book.need(heights.sum::<f32>().max(beside))?;
    let step = if left.is_empty() { 0.0 } else { width + GUTTER };
    let (top, x) = (book.y, book.style.left + step);
    for chart in left {
        let area = Rect { x: book.style.left, y: book.y, width, height: chart.height(room) };
        book.y += draw(book, &chart, area)?;
    }
    if let Some(chart) = busiest {
        let area = Rect { x, y: top, width, height: chart.height(most) };
        book.y = book.y.max(top + draw(book, &chart, area)?);
    }
    after.map_or(Ok(()), |chart| alone(book, &chart))
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
