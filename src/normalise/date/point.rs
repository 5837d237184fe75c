//! One point of a date expression: a numeric date, a day with its month, a month, a quarter …
//!
//! A cursor enters; the point that begins there and the cursor behind it leave, or none.

use super::{
    numeric::numeric,
    parse::{Cursor, Part, Point, Unit, Year},
    part::{numeral, part, quarter, season},
    token::Kind,
    words::{Form, Word},
    years::{decade, whole_year, year_behind},
};

type Found<'t> = Option<(Point, Cursor<'t>)>;

/// The point that begins at `cursor`, with its weekday; after a preposition (`led`) a bound month
/// is one, too.
pub(super) fn point(cursor: Cursor<'_>, led: bool) -> Found<'_> {
    if cursor.word(0) == Some(Word::About) {
        let (found, after) = any(cursor.skip(1 + usize::from(cursor.is_mark(1, '.'))), true)?;
        return Some((Point { part: found.part.or(Some(Part::About)), ..found }, after));
    }
    let (before, next) = weekday_before(cursor).unzip();
    let (mut found, after) = any(next.unwrap_or(cursor), led)?;
    let is_day = found.day.is_some() || matches!(found.unit, Unit::Bare(_));
    if !is_day {
        return before.is_none().then_some((found, after));
    }
    let (behind, end) = weekday_behind(after, found.day.is_some()).unzip();
    found.weekday = before.or(behind).or(found.weekday);
    // «среда, 14 мая, пятница, 16 мая»: the second weekday belongs to the second day.
    let own = before.is_none() || after.is_mark(0, '(');
    Some((found, end.filter(|_| own).unwrap_or(after)))
}

/// The point that begins at `cursor`, without any weekday.
pub(super) fn plain(cursor: Cursor<'_>) -> Found<'_> {
    numeric(cursor).or_else(|| day_and_month(cursor)).or_else(|| bare(cursor))
}

fn any(cursor: Cursor<'_>, led: bool) -> Found<'_> {
    numeric(cursor)
        .or_else(|| part(cursor))
        .or_else(|| quarter(cursor))
        .or_else(|| day_and_month(cursor))
        .or_else(|| month(cursor, led))
        .or_else(|| season(cursor))
        .or_else(|| decade(cursor, led || cursor.is_led()))
        .or_else(|| whole_year(cursor))
        .or_else(|| bare(cursor))
}

/// «среда,», «ср.», «Wednesday, the».
fn weekday_before(cursor: Cursor<'_>) -> Option<(u8, Cursor<'_>)> {
    let Some(Word::Weekday(day)) = cursor.word(0) else { return None };
    let mut next = cursor.skip(1 + usize::from(cursor.is_mark(1, '.')));
    // «сб-вс, 17-18 мая»
    if next.peek(0) == Some(Kind::Dash) && matches!(next.word(1), Some(Word::Weekday(_))) {
        next = next.skip(2);
    }
    next = next.skip(usize::from(next.is_mark(0, ',')));
    Some((day, next.skip(usize::from(next.word(0) == Some(Word::Filler)))))
}

/// «(среда)», «(ср.)» and, behind a whole date, «, среда», «, в среду».
fn weekday_behind(cursor: Cursor<'_>, whole: bool) -> Option<(u8, Cursor<'_>)> {
    let bracket = cursor.is_mark(0, '(');
    let mut next = cursor.skip(usize::from(bracket || cursor.is_mark(0, ',')));
    next = next.skip(usize::from(next.word(0) == Some(Word::In)));
    let Some(Word::Weekday(day)) = next.word(0).filter(|_| bracket || whole) else { return None };
    let dot = next.is_mark(1, '.') && (bracket || next.is_close(1));
    let after = next.skip(1 + usize::from(dot && (bracket || is_short(next))));
    if bracket { after.is_mark(0, ')').then(|| (day, after.skip(1))) } else { Some((day, after)) }
}

/// Whether the word at `cursor` is an abbreviation of two letters: «ср».
fn is_short(cursor: Cursor<'_>) -> bool {
    cursor.tokens.get(cursor.at).is_some_and(|token| token.end - token.start <= 4)
}

/// A number of one or two digits or an ordinal word: 5, 05, «05», 18-го, двадцать четвёртое.
pub(super) fn ordinal(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    match cursor.peek(0)? {
        Kind::Quote => match (cursor.peek(1)?, cursor.peek(2)?) {
            (Kind::Number(value, 1..=2), Kind::Quote) => Some((value, cursor.skip(3))),
            _ => None,
        },
        Kind::Number(value, 1..=2) => Some((value, suffix(cursor.skip(1)).1)),
        _ => ordinal_words(cursor),
    }
}

/// An ordinal in words: пятое, двадцать четвёртое, девяносто восьмого.
pub(super) fn ordinal_words(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    match (cursor.word(0)?, cursor.word(1)) {
        (Word::Ordinal(value), _) => Some((u32::from(value), cursor.skip(1))),
        (Word::Tens(tens), Some(Word::Ordinal(unit @ 1..=9))) => {
            Some((u32::from(tens + unit), cursor.skip(2)))
        }
        _ => None,
    }
}

/// The tail of an ordinal in digits, and whether it is one that decades have.
pub(super) fn suffix(cursor: Cursor<'_>) -> (Option<bool>, Cursor<'_>) {
    let dash = usize::from(cursor.peek(0) == Some(Kind::Dash));
    match cursor.word(dash) {
        Some(Word::Suffix(plural)) if cursor.is_close(dash) => {
            (Some(plural), cursor.skip(dash + 1))
        }
        _ => (None, cursor),
    }
}

fn day_and_month(cursor: Cursor<'_>) -> Found<'_> {
    if let Some(Word::Month(month, Form::Latin)) = cursor.word(0) {
        let after = cursor.skip(1 + usize::from(cursor.is_mark(1, '.')));
        if let Some((day @ 1..=31, after)) = ordinal(after) {
            let comma = usize::from(after.is_mark(0, ','));
            let (year, end) = year_behind(after, comma, false);
            return Some((dated(day, month, year), end));
        }
        return None;
    }
    let (day, after) = ordinal(cursor)?;
    let (weekday, behind) = weekday_behind(after, false).unzip();
    let mut after = behind.unwrap_or(after);
    while matches!(after.word(0), Some(Word::Filler)) || after.is_mark(0, '.') {
        after = after.skip(1);
    }
    let Some(Word::Month(month, form)) = after.word(0) else { return None };
    let dot = usize::from(form != Form::Alone && form != Form::Bound && after.is_mark(1, '.'));
    let (year, end) = year_of_month(after.skip(1 + dot), form == Form::Latin);
    Some((Point { weekday, ..dated(day, month, year) }, end))
}

/// «March 3-5, 2015»: a range whose month and year stand round it. `start` is the day before the
/// dash, `cursor` stands behind the dash.
pub(super) fn latin_range(start: Point, cursor: Cursor<'_>) -> Option<(Point, Point, Cursor<'_>)> {
    let (day, after) = ordinal(cursor).filter(|_| start.day.is_some())?;
    if matches!(after.word(0), Some(Word::Month(..))) {
        return None;
    }
    let (year, end) = year_behind(after, usize::from(after.is_mark(0, ',')), false);
    Some((Point { year, ..start }, Point { year, day: Some(day), ..start }, end))
}

fn dated(day: u32, month: u8, year: Year) -> Point {
    Point { day: Some(day), year, ..Point::of(Unit::Month(u32::from(month))) }
}

/// «июнь 2017 г.», «мае»; after a preposition or a part (`led`) also «мая».
pub(super) fn month(cursor: Cursor<'_>, led: bool) -> Found<'_> {
    let Some(Word::Month(month, form)) = cursor.word(0) else { return None };
    let dot = usize::from(matches!(form, Form::Short | Form::Latin) && cursor.is_mark(1, '.'));
    let (year, after) = year_of_month(cursor.skip(1 + dot), false);
    let open = year == Year::Open;
    // «сент.-окт. 2015», «May–June 2025».
    let ranged = matches!(after.peek(0), Some(Kind::Dash | Kind::Mark('/')))
        && matches!(after.word(1), Some(Word::Month(..)));
    if open && !(form == Form::Alone || led || (ranged && form != Form::Bound)) {
        return None;
    }
    let weak = open && !led;
    Some((Point { year, weak, ..Point::of(Unit::Month(u32::from(month))) }, after))
}

/// What stands behind a year that it is a day or month of: «2025 г., 14 мая», «2025, май 14»,
/// «в 2024 году в мае».
pub(super) fn within_year(cursor: Cursor<'_>) -> Found<'_> {
    let mut next = cursor.skip(usize::from(cursor.is_mark(0, ',')));
    next = next.skip(usize::from(next.word(0) == Some(Word::In)));
    let (point, after) = day_and_month(next).or_else(|| month(next, false))?;
    if point.year != Year::Open {
        return None;
    }
    // Library catalogues have the day last: «2025, май 14».
    match after.peek(0) {
        Some(Kind::Number(day @ 1..=31, 1..=2)) if point.day.is_none() => {
            Some((Point { day: Some(day), ..point }, after.skip(1)))
        }
        _ => Some((point, after)),
    }
}

fn bare(cursor: Cursor<'_>) -> Found<'_> {
    let (number, after) = match ordinal(cursor) {
        Some(found) => found,
        None => numeral(cursor)?,
    };
    // «15.–17.05.2025», «vom 14. bis 16. Mai»: a full stop of its own.
    let joint = matches!(after.peek(1), Some(Kind::Dash | Kind::Word(Word::To | Word::And)));
    let dot = after.is_mark(0, '.') && joint;
    let after = after.skip(usize::from(dot));
    (1..=31).contains(&number).then(|| (Point::of(Unit::Bare(number)), after))
}

/// The year behind a month, which may stand behind a comma: «май, 2025», but not «май, 2009, 2024».
fn year_of_month(cursor: Cursor<'_>, short: bool) -> (Year, Cursor<'_>) {
    let comma = cursor.is_mark(0, ',') && matches!(cursor.peek(1), Some(Kind::Number(_, 4)));
    match year_behind(cursor, usize::from(comma), short) {
        (Year::Known(_), after)
            if comma && (after.is_mark(0, ',') || after.word(0) == Some(Word::And)) =>
        {
            (Year::Open, cursor)
        }
        found => found,
    }
}
