//! The charts of «Сводка»: native, drawn by Excel and LibreOffice from the tables below them.
//!
//! The places of the tables enter; four charts leave, each with words for those who cannot see
//! it. Colours of neighbours differ in lightness, so that a grey print tells them apart.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSeries,
    ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use super::{
    formats::{FONT, INK},
    summary::NAME,
};

/// How many rows of the sheet the charts stand on.
pub(super) const ROWS: u32 = 28;
/// How many rows lower the wide chart may be made.
pub(super) const MOST_LOWER: u32 = 8;
/// The height of a row in pixels.
const ROW: u32 = 17;

/// The size of the wide chart, in pixels, and of the three below it.
const WIDE: (u32, u32) = (1006, 248);
const NARROW: (u32, u32) = (330, 206);
/// What lies between two charts.
const GAP: u32 = 8;

/// The colours of the regions.
const COLOURS: [Color; 8] = [
    INK,
    Color::RGB(0x00F2_A541),
    Color::RGB(0x002A_7F62),
    Color::RGB(0x009D_B8DC),
    Color::RGB(0x008C_2D4B),
    Color::RGB(0x00B5_CF8B),
    Color::RGB(0x0059_5959),
    Color::RGB(0x00D9_A5C0),
];

/// Where a table stands: labels in `column`, figures to the right of it.
pub(super) struct Block {
    /// The first row of figures.
    pub(super) first: u32,
    /// The last row, totals included.
    pub(super) last: u32,
    /// How many rows a chart draws.
    pub(super) rows: u32,
    /// The column of the labels.
    pub(super) column: u16,
}

/// Adds the charts to the sheet, from the row `first` on and so many rows lower than they may be.
pub(super) fn add(
    sheet: &mut Worksheet,
    (first, lower): (u32, u32),
    regions: &[&str],
    by_region: &Block,
    by_month: &Block,
    by_decade: &Block,
) -> Result<(), XlsxError> {
    let wide = WIDE.1 - ROW * lower;
    if !regions.is_empty() {
        let mut months = months(regions, by_month);
        months.set_height(wide);
        sheet.insert_chart(first, 0, &months)?;
        below(sheet, (first, wide), 0, &bars("Мероприятия по регионам", by_region, 4))?;
        below(sheet, (first, wide), 1, &bars("Партнёры по регионам", by_region, 2))?;
    }
    if by_decade.rows > 0 {
        below(sheet, (first, wide), 2, &columns("Подписания по десятилетиям", by_decade))?;
    }
    Ok(())
}

/// Puts a narrow chart at its `place` below the wide one, which is so high.
fn below(
    sheet: &mut Worksheet,
    (first, wide): (u32, u32),
    place: u32,
    chart: &Chart,
) -> Result<(), XlsxError> {
    let (across, down) = (place * (NARROW.0 + GAP), wide + GAP);
    sheet.insert_chart_with_offset(first, 0, chart, across, down)?;
    Ok(())
}

/// Events by month, stacked by region.
fn months(regions: &[&str], table: &Block) -> Chart {
    let title = "Мероприятия по месяцам";
    let mut chart = framed(ChartType::ColumnStacked, title, WIDE);
    for (column, (region, colour)) in (1..).zip(regions.iter().zip(COLOURS.iter().cycle())) {
        series(chart.add_series(), table, column, *colour).set_name(*region).set_gap(40);
    }
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(9));
    chart.set_alt_text(format!("{title}: столбцы по месяцам года, сложенные из регионов"));
    chart
}

/// A column of a table as horizontal bars, in the order of the table.
fn bars(title: &str, table: &Block, column: u16) -> Chart {
    let mut chart = framed(ChartType::Bar, title, NARROW);
    labelled(&mut chart, title, table, column);
    // The axes of a bar chart are named as if it stood upright: y bears the names.
    chart.y_axis().set_reverse();
    chart.x_axis().set_hidden(true).set_major_gridlines(false);
    chart.set_alt_text(format!("{title}: полоса для каждого региона"));
    chart
}

/// The figures beside the labels of a table as columns.
fn columns(title: &str, table: &Block) -> Chart {
    let mut chart = framed(ChartType::Column, title, NARROW);
    labelled(&mut chart, title, table, table.column + 1);
    chart.y_axis().set_hidden(true);
    chart.set_alt_text(format!("{title}: столбец для каждого десятилетия"));
    chart
}

/// One series with its numbers written at it.
fn labelled(chart: &mut Chart, name: &str, table: &Block, column: u16) {
    let mut label = ChartDataLabel::new();
    label.show_value().set_font(&font(9));
    series(chart.add_series(), table, column, INK)
        .set_name(name)
        .set_gap(50)
        .set_data_label(&label);
    chart.legend().set_hidden();
    chart.y_axis().set_major_gridlines(false);
}

fn series<'c>(
    series: &'c mut ChartSeries,
    table: &Block,
    column: u16,
    colour: Color,
) -> &'c mut ChartSeries {
    let last = table.first + table.rows.saturating_sub(1);
    let mut fill = ChartFormat::new();
    fill.set_solid_fill(ChartSolidFill::new().set_color(colour));
    series
        .set_categories((NAME, table.first, table.column, last, table.column))
        .set_values((NAME, table.first, column, last, column))
        .set_format(&mut fill)
}

/// An empty chart with its title, font and frame.
fn framed(kind: ChartType, title: &str, (width, height): (u32, u32)) -> Chart {
    let mut chart = Chart::new(kind);
    let mut strong = font(11);
    strong.set_bold().set_color(INK);
    chart.title().set_name(title).set_font(&strong);
    chart.x_axis().set_font(&font(9));
    chart.y_axis().set_font(&font(9)).set_num_format("#,##0");
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(0x00D9_D9D9));
    chart.y_axis().set_major_gridlines_line(&line);
    chart.chart_area().set_format(ChartFormat::new().set_border(&line));
    chart.set_width(width).set_height(height);
    chart
}

fn font(points: u32) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FONT).set_size(points);
    font
}
