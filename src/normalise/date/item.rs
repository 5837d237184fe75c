//! One item of a date expression: a point, or a range of two.
//!
//! A cursor and what leads the expression in enter; the item that begins there and the cursor
//! behind it leave, or none. Lists are absent: `parse` puts items together.

use super::{
    clock,
    cursor::Cursor,
    day, decades,
    parse::{Announced, Lead, separator},
    point, row,
    shape::{Item, Point, Unit, Year},
    style,
    token::Kind,
    words::Word,
    years,
};

/// The item that begins at `cursor`.
pub(super) fn item(cursor: Cursor<'_>, lead: Lead) -> Option<(Item, Cursor<'_>)> {
    if let Some(found) = decades::decades(cursor).or_else(|| row::roman_months(cursor)) {
        return Some(found);
    }
    let (start, after) = in_one_style(point::point(cursor, lead.led)?);
    if let Some((end, after)) = short_year(start, after) {
        return Some((Item { start, end: Some(end) }, after));
    }
    if let Some(next) = connected(start, after, lead) {
        if start.month_first
            && let Some((end, after)) = day::latin_day(start, next)
        {
            return Some((Item { start, end: Some(end) }, after));
        }
        // «до 18:00 16 мая», «bis einschl. 16. Mai»
        let abbreviated = next.word(0) == Some(Word::Inclusive) && next.is_mark(1, '.');
        let next = inclusive(next);
        let next = next.skip(usize::from(abbreviated));
        let next = clock::time(next).filter(|_| start.day.is_some()).unwrap_or(next);
        let announced = lead.range == Announced::From && next.before() != Some(Kind::Dash);
        if let Some((end, after_end)) = point::point(next, true).map(in_one_style)
            && may_end(start, end, after_end, announced)
        {
            let found = in_two_years(Item { start, end: Some(end) }, inclusive(after_end));
            return Some(into_next_month(found));
        }
    }
    let day = start.day.is_some();
    Some((Item { start, end: None }, if day { inclusive(after) } else { after }))
}

/// «декабрь – январь 2024–2025 гг.»: the year of each end, where they follow each other.
fn in_two_years(item: Item, after: Cursor<'_>) -> (Item, Cursor<'_>) {
    let Item { start, end: Some(end) } = item else { return (item, after) };
    let (Year::Open, Year::Known(first)) = (start.year, end.year) else { return (item, after) };
    match years::second_year(after, first) {
        Some((second, behind)) if second == first + 1 => {
            let (start, end) =
                (Point { year: end.year, ..start }, Point { year: Year::Known(second), ..end });
            (Item { start, end: Some(end) }, behind)
        }
        _ => (item, after),
    }
}

/// «30-31 мая-1 июня»: the first of the next month ends a range of the last days of one.
fn into_next_month((item, after): (Item, Cursor<'_>)) -> (Item, Cursor<'_>) {
    let Item { start: Point { unit: Unit::Bare(first), .. }, end: Some(end) } = item else {
        return (item, after);
    };
    let (Unit::Month(month), Some(28..)) = (end.unit, end.day) else { return (item, after) };
    let next =
        if after.peek(0) == Some(Kind::Dash) { day::day_and_month(after.skip(1)) } else { None };
    match next {
        Some((next, behind)) if (next.unit, next.day) == (Unit::Month(month % 12 + 1), Some(1)) => {
            let start = Point { day: Some(first), ..end };
            (Item { start, end: Some(next) }, behind)
        }
        _ => (item, after),
    }
}

/// What stands behind «включительно», in brackets or not; else `cursor` itself.
fn inclusive(cursor: Cursor<'_>) -> Cursor<'_> {
    let bracket = cursor.is_mark(0, '(');
    let next = cursor.skip(usize::from(bracket || cursor.is_mark(0, ',')));
    let after = next.skip(1 + usize::from(next.is_mark(1, '.') && bracket));
    match next.word(0) {
        Some(Word::Inclusive) if !bracket => after,
        Some(Word::Inclusive) if after.is_mark(0, ')') => after.skip(1),
        _ => cursor,
    }
}

/// A day, or the one that it and the day in brackets behind it are in the two calendars.
fn in_one_style((point, after): (Point, Cursor<'_>)) -> (Point, Cursor<'_>) {
    style::day_in_both(point, after).unwrap_or((point, after))
}

/// «1988/90», «2024–25 гг.»: the end of a range of years that has two digits.
fn short_year(start: Point, after: Cursor<'_>) -> Option<(Point, Cursor<'_>)> {
    let Year::Known(first) = start.year else { return None };
    let year = start.unit == Unit::Year && start.part.is_none() && start.day.is_none();
    let (second, end) = years::second_year(after, first).filter(|_| year)?;
    let named = matches!(end.before(), Some(Kind::Word(Word::Year(_)) | Kind::Mark(_)));
    // «сезон 2020/21»
    let season = after.is_mark(0, '/') && second == first + 1;
    let weak = start.weak && !named && !season;
    Some((Point { year: Year::Known(second), weak, ..start }, end))
}

/// What stands behind the words that join `start` to the end of a range, if they do.
fn connected(start: Point, after: Cursor<'_>, lead: Lead) -> Option<Cursor<'_>> {
    // «15 мая, 10:00 – 16 мая»
    let after = inclusive(clock::time(after).filter(|_| start.day.is_some()).unwrap_or(after));
    let from = lead.range == Announced::From;
    // «с 1 июня, по 31 августа», «с 1 июня и до 31 августа»
    let also = matches!(after.peek(0), Some(Kind::Mark(',') | Kind::Word(Word::And)));
    let after = after.skip(usize::from(from && also && after.word(1) == Some(Word::To)));
    let bare = matches!(start.unit, Unit::Bare(_));
    let joined = match after.peek(0)? {
        Kind::Dash => true,
        // «14/15 мая», «май/июнь», and ISO 8601's own «2025-05-18/2025-05-21».
        Kind::Mark('/') => after.is_close(0) && after.is_close(1),
        Kind::Word(Word::To) => {
            from || bare || start.day.is_some() || matches!(after.word(1), Some(Word::Month(..)))
        }
        Kind::Word(Word::Onto) => from && (bare || start.day.is_some()),
        Kind::Word(Word::And) => lead.range == Announced::Between,
        _ => false,
    };
    let mut next = joined.then(|| after.skip(1))?;
    for _ in 0..2 {
        if matches!(next.word(0), Some(Word::In | Word::To | Word::Filler)) {
            next = next.skip(1);
        }
    }
    Some(next)
}

/// Whether a range from `start` may end in `end`: in nothing coarser unless «с … по» says so
/// (`announced`), and from a year only in what names its own. A bare day needs a day to end in.
fn may_end(start: Point, end: Point, after: Cursor<'_>, announced: bool) -> bool {
    let bare = matches!(start.unit, Unit::Bare(_));
    let in_month = matches!(end.unit, Unit::Month(_)) && end.day.is_none() && end.part.is_none();
    let fits = if bare {
        end.rank() < Unit::Year.rank() * 2 && !in_month
    } else {
        end.rank() <= start.rank() || announced
    };
    let named = !matches!(start.unit, Unit::Year | Unit::Decade) || end.year != Year::Open;
    // «18-21, 23 мая», «March 3-5», and a day whose month stands behind its weekday.
    let waits = !matches!(end.unit, Unit::Bare(_)) || (bare && separator(after).is_some());
    fits && waits && (named || start.part.is_some() || bare)
}
