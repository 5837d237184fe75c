//! A year on one sheet: twelve months, the days on which something happened shaded.
//!
//! A [`Calendar`] and a rectangle enter; shapes and numbers come to be on the page, all of one
//! figure. The more events, the darker a day, by three steps that a grey printer keeps apart.

use chrono::{Datelike, NaiveDate};

use super::{
    LayoutError,
    book::Book,
    canvas::Rect,
    fonts::Face,
    pages::{Colour, NodeId},
    paragraph::Align,
    style::{self, Label},
};
use crate::report::{Calendar, dates};

const MONTH: Label = Label { face: Face::SerifBold, size: 10.5, colour: style::ACCENT };
const WEEKDAY: Label = Label { face: Face::Sans, size: 6.5, colour: style::QUIET };
const DAY: Label = Label { face: Face::Sans, size: 8.0, colour: style::INK };
const REST: Label = Label { face: Face::Sans, size: 8.0, colour: style::QUIET };
const LEGEND: Label = Label { face: Face::Sans, size: 9.0, colour: style::INK };
/// The heights of a month's name, of the row of weekdays and of a week; weeks are at most six.
const NAME: f32 = 15.0;
const HEAD: f32 = 9.5;
const WEEK: f32 = 14.5;
/// Between months.
const GUTTER: (f32, f32) = (28.0, 8.0);
/// The height of the legend.
const LEGEND_ROW: f32 = 18.0;
/// The narrowest that a month is set.
const NARROWEST: f32 = 140.0;
const WEEKDAYS: [&str; 7] = ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"];
/// From how many events on a day is light, half dark and dark, and what the legend says.
const STEPS: [(usize, Colour, &str); 3] = [
    (1, Colour(207, 217, 230), "одно мероприятие"),
    (2, Colour(118, 141, 173), "два или три"),
    (4, style::ACCENT, "четыре и больше"),
];

/// How many months stand side by side in a width.
fn across(width: f32) -> u8 {
    if width > 4.0 * NARROWEST + 3.0 * GUTTER.0 { 4 } else { 3 }
}

/// The height that the calendar takes in a width.
pub(super) fn height(width: f32) -> f32 {
    let rows = f32::from(12 / across(width));
    rows * (NAME + HEAD + 6.0 * WEEK) + (rows - 1.0) * GUTTER.1 + LEGEND_ROW
}

/// Draws the calendar of `year` into `area`.
pub(super) fn draw(
    book: &mut Book<'_>,
    (calendar, year): (&Calendar, i32),
    area: Rect,
    node: NodeId,
) -> Result<(), LayoutError> {
    let columns = across(area.width);
    let width = (area.width - f32::from(columns - 1) * GUTTER.0) / f32::from(columns);
    let height = NAME + HEAD + 6.0 * WEEK;
    for (month, days) in (0u8..).zip(&calendar.days) {
        let x = area.x + f32::from(month % columns) * (width + GUTTER.0);
        let y = area.y + f32::from(month / columns) * (height + GUTTER.1);
        let place = Rect { x, y, width, height };
        draw_month(book, (year, u32::from(month) + 1, days), place, node)?;
    }
    legend(book, area, node)
}

fn draw_month(
    book: &mut Book<'_>,
    (year, month, days): (i32, u32, &[usize; 31]),
    place: Rect,
    node: NodeId,
) -> Result<(), LayoutError> {
    let name = dates::capitalised(dates::month(month));
    book.label(&name, MONTH, place.x, place.y + 10.5, (Align::Left, Some(node)))?;
    let step = place.width / 7.0;
    let centre = |weekday: u8| place.x + step * (f32::from(weekday) + 0.5);
    for (weekday, name) in (0u8..).zip(WEEKDAYS) {
        let y = place.y + NAME + 6.5;
        book.label(name, WEEKDAY, centre(weekday), y, (Align::Centre, Some(node)))?;
    }
    let rule = place.y + NAME + HEAD - 0.6;
    let pen = (0.4, style::RULE);
    book.canvas.rule((place.x, rule), (place.x + place.width, rule), pen, Some(node));
    let mut week = 0u8;
    for (number, &events) in (1..).zip(days) {
        let Some(day) = NaiveDate::from_ymd_opt(year, month, number) else { break };
        let weekday = u8::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
        if weekday == 0 && number > 1 {
            week += 1;
        }
        let top = place.y + NAME + HEAD + f32::from(week) * WEEK;
        let mut label = if weekday > 4 { REST } else { DAY };
        if let Some((_, fill, _)) = STEPS.iter().rev().find(|(from, ..)| events >= *from) {
            let x = place.x + step * f32::from(weekday) + 0.6;
            let shade = Rect { x, y: top + 0.6, width: step - 1.2, height: WEEK - 1.2 };
            book.canvas.bar(shade, *fill, Some(node));
            label = Label { face: Face::SansBold, colour: style::text_on(*fill), ..DAY };
        }
        let at = (Align::Centre, Some(node));
        book.label(&number.to_string(), label, centre(weekday), top + WEEK / 2.0 + 2.8, at)?;
    }
    Ok(())
}

/// What the shades mean, at the foot of the area.
fn legend(book: &mut Book<'_>, area: Rect, node: NodeId) -> Result<(), LayoutError> {
    const SQUARE: f32 = 9.0;
    let (mut x, y) = (area.x, area.bottom() - SQUARE - 1.0);
    for (_, fill, meaning) in STEPS {
        let square = Rect { x, y, width: SQUARE, height: SQUARE };
        book.canvas.bar(square, fill, Some(node));
        let at = (Align::Left, Some(node));
        x += SQUARE + 5.0;
        x += book.label(meaning, LEGEND, x, y + 7.8, at)? + 20.0;
    }
    Ok(())
}

/// «январь — 14–15, 20; май — 9»: the days that have events.
pub(super) fn in_words(calendar: &Calendar) -> String {
    let months = (1..).zip(&calendar.days).filter_map(|(month, days)| {
        let runs = runs(days);
        let runs: Vec<String> = runs
            .into_iter()
            .map(|(from, to)| if from == to { from.to_string() } else { format!("{from}–{to}") })
            .collect();
        (!runs.is_empty()).then(|| format!("{} — {}", dates::month(month), runs.join(", ")))
    });
    months.collect::<Vec<_>>().join("; ")
}

/// The days with events, neighbours joined.
fn runs(days: &[usize; 31]) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for (day, _) in (1..).zip(days).filter(|(_, events)| **events > 0) {
        match runs.last_mut() {
            Some((_, to)) if *to + 1 == day => *to = day,
            _ => runs.push((day, day)),
        }
    }
    runs
}
