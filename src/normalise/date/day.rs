//! Days and months by name: «16 декабря 2015 г.», «мая 15-го дня 1818 года», «June 3, 2015»,
//! «июнь 2017 г.», «май.25», «2025 г., 14 мая».
//!
//! A cursor enters; the day or month that begins there and the cursor behind it leave, or none.

use super::{
    cursor::Cursor,
    ordinal::{ordinal, suffix},
    part::{part, quarter, season},
    point::weekday_behind,
    shape::{Part, Point, Unit, Year},
    token::Kind,
    words::{Form, Word},
    years::{ends, is_counted, short_year, year_behind, year_of, year_word},
};

type Found<'t> = Option<(Point, Cursor<'t>)>;

/// A day and its month, with the year if that is said.
pub(super) fn day_and_month(cursor: Cursor<'_>) -> Found<'_> {
    if let Some(Word::Month(month, form)) = cursor.word(0) {
        return month_and_day(cursor, month, form);
    }
    let (day, after) = ordinal(cursor)?;
    let (weekday, behind) = weekday_behind(after, false).unzip();
    let mut after = behind.unwrap_or(after);
    // «10-августа», «10/августа», «10 / августа».
    if matches!(after.peek(0), Some(Kind::Mark('/')))
        || (after.peek(0) == Some(Kind::Dash) && after.is_close(0) && after.is_close(1))
    {
        after = after.skip(1);
    }
    while matches!(after.word(0), Some(Word::Filler)) || after.is_mark(0, '.') {
        after = after.skip(1);
    }
    let Some(Word::Month(month, form)) = after.word(0) else { return None };
    // The number of a list's item: «1. Январь: встреча».
    let item = after.before() == Some(Kind::Mark('.')) && !after.is_close(0);
    if item && form == Form::Alone && year_of_month(after.skip(1), false).0 == Year::Open {
        return None;
    }
    let behind = after.skip(1 + dot(after, form));
    let (year, end) = match year_of_month(behind, form == Form::Latin) {
        // «16 дек 15»
        (Year::Open, end) if form == Form::Short => short_year(behind).unwrap_or((Year::Open, end)),
        found => found,
    };
    Some((Point { weekday, ..dated(day, month, year) }, end))
}

/// The full stop of an abbreviated month.
fn dot(month: Cursor<'_>, form: Form) -> usize {
    let short = form != Form::Alone && form != Form::Bound;
    usize::from(short && month.is_mark(1, '.'))
}

/// «May 14, 2025»; in Russian only with the year or «дня»: «мая 15-го 2025 года», «авг 26, 2015».
fn month_and_day(cursor: Cursor<'_>, month: u8, form: Form) -> Found<'_> {
    let after = cursor.skip(1 + dot(cursor, form));
    if let Some(found) = listed_days(after, month).filter(|_| form == Form::Alone) {
        return Some(found);
    }
    let (day @ 1..=31, after) = ordinal(after)? else { return None };
    let after = after.skip(usize::from(after.word(0) == Some(Word::OfDay)));
    let comma = usize::from(after.is_mark(0, ','));
    let (year, end) = year_behind(after, comma, false);
    // «Feb.09» is a month of its year.
    let tight = year == Year::Open && tight_year(cursor.skip(1)).is_some();
    let english = form == Form::Latin && !tight;
    let whole = matches!(after.peek(comma), Some(Kind::Number(_, 4)));
    let found = Point { month_first: english, ..dated(day, month, year) };
    (english || (whole && year != Year::Open)).then_some((found, end))
}

/// The first of the days behind a month and a colon, of which there are two at least and nothing
/// else: «май: 5, 12, 19».
fn listed_days(cursor: Cursor<'_>, month: u8) -> Found<'_> {
    let (year, after) = year_of_month(cursor, false);
    let is_day = |at: Cursor<'_>| matches!(at.peek(0), Some(Kind::Number(1..=31, 1..=2)));
    let first = after.skip(1);
    let Some(Kind::Number(day, _)) = first.peek(0).filter(|_| after.is_mark(0, ':')) else {
        return None;
    };
    let mut last = first;
    while is_day(last)
        && matches!(last.peek(1), Some(Kind::Mark(',') | Kind::Dash | Kind::Word(Word::And)))
        && is_day(last.skip(2))
    {
        last = last.skip(2);
    }
    let found = Point { month_first: true, ..dated(day, month, year) };
    (last.at > first.at && ends(last.skip(1))).then(|| (found, first.skip(1)))
}

/// The next day of «March 3, 5 and 7, 2015» or the end of «March 3-5, 2015», whose month stands
/// before `first`.
pub(super) fn latin_day(first: Point, cursor: Cursor<'_>) -> Found<'_> {
    let (day, after) = ordinal(cursor).filter(|_| first.day.is_some())?;
    if matches!(after.word(0), Some(Word::Month(..) | Word::Filler)) {
        return None;
    }
    let (year, end) = year_behind(after, usize::from(after.is_mark(0, ',')), false);
    Some((Point { year, day: Some(day), weekday: None, ..first }, end))
}

fn dated(day: u32, month: u8, year: Year) -> Point {
    Point { day: Some(day), year, ..Point::of(Unit::Month(u32::from(month))) }
}

/// «июнь 2017 г.», «мае», «авг.»; after a preposition or a part (`led`) also «мая».
pub(super) fn month(cursor: Cursor<'_>, led: bool) -> Found<'_> {
    let Some(Word::Month(month, form)) = cursor.word(0) else { return None };
    if let Some((year, after)) = tight_year(cursor.skip(1)).filter(|_| form != Form::Bound) {
        return Some((Point { year, ..Point::of(Unit::Month(u32::from(month))) }, after));
    }
    let dot = dot(cursor, form);
    let (year, after) = year_of_month(cursor.skip(1 + dot), false);
    let open = year == Year::Open;
    // «сент.-окт. 2015», «May and June 2025».
    let goes_on = match after.peek(0) {
        Some(Kind::Dash | Kind::Mark('/')) => true,
        Some(Kind::Word(Word::And | Word::To)) => form == Form::Latin,
        _ => false,
    };
    let ranged = goes_on && matches!(after.word(1), Some(Word::Month(..)));
    if open && !(form == Form::Alone || led || ranged || (form == Form::Short && dot > 0)) {
        return None;
    }
    let weak = open && !led;
    Some((Point { year, weak, ..Point::of(Unit::Month(u32::from(month))) }, after))
}

/// A year bound to its month or season by a mark, as tables have it: «май.25», «авг-98», «сен-2012».
pub(super) fn tight_year(cursor: Cursor<'_>) -> Option<(Year, Cursor<'_>)> {
    let mark = matches!(cursor.peek(0)?, Kind::Mark('.' | '/') | Kind::Dash | Kind::Quote);
    let Some(Kind::Number(value, digits @ (2 | 4))) = cursor.peek(1) else { return None };
    let after = cursor.skip(2);
    let glued = match after.peek(0) {
        Some(Kind::Word(Word::Month(..))) => true,
        Some(Kind::Mark('.' | '/' | ':') | Kind::Dash) => after.is_close(0) && after.is_number(1),
        _ => false,
    };
    let year = match digits {
        4 => i32::try_from(value).ok().filter(|year| (1000..2200).contains(year))?,
        _ => super::century(value)?,
    };
    let tight = cursor.is_close(0) && cursor.is_close(1) && suffix(after).0.is_none();
    (mark && tight && !glued && !is_counted(after)).then(|| (Year::Known(year), year_word(after).1))
}

/// What stands behind a year that it is a day or another part of: «2025 г., 14 мая», «1918, мая 12»,
/// «в 2024 году в мае», «2025 год, I квартал». Behind «в 2024 г.» (`led`) a day without a comma
/// begins another sentence.
pub(super) fn within_year(cursor: Cursor<'_>, led: bool) -> Found<'_> {
    let comma = cursor.is_mark(0, ',');
    let stopped = cursor.before() == Some(Kind::Mark('.')) && !comma;
    let mut next = cursor.skip(usize::from(comma));
    next = next.skip(usize::from(next.word(0) == Some(Word::In)));
    if let Some((point, after)) = month_with_day(next) {
        return Some((point, after));
    }
    let found = day_and_month(next).or_else(|| month(next, false));
    let (point, after) = found
        .or_else(|| part(next).filter(|(point, _)| point.part != Some(Part::About)))
        .or_else(|| quarter(next))
        .or_else(|| season(next))?;
    (point.year == Year::Open && !(stopped && led)).then_some((point, after))
}

/// The day last, as catalogues and old letters have it: «май 14», «мая 12-го», «мая 15 дня».
fn month_with_day(cursor: Cursor<'_>) -> Found<'_> {
    let (point, after) = month(cursor, true).filter(|(point, _)| point.year == Year::Open)?;
    let Kind::Number(1..=31, 1..=2) = after.peek(0)? else { return None };
    let (day, after) = ordinal(after)?;
    let after = after.skip(usize::from(after.word(0) == Some(Word::OfDay)));
    let other = matches!(after.word(0), Some(Word::Month(..)));
    (!other).then_some((Point { day: Some(day), weak: false, ..point }, after))
}

/// The year behind a month: «май, 2025», but not «май, 2009, 2024»; «мая месяца 2025 года», «мая
/// (четверг) 2025 г.», «декабря в 1989 году».
fn year_of_month(cursor: Cursor<'_>, short: bool) -> (Year, Cursor<'_>) {
    let cursor = cursor.skip(usize::from(cursor.word(0) == Some(Word::Months)));
    if let Some(found) = year_behind_remark(cursor) {
        return found;
    }
    let comma = cursor.is_mark(0, ',') && matches!(cursor.peek(1), Some(Kind::Number(_, 4)));
    let within = cursor.word(0) == Some(Word::In);
    match year_behind(cursor, usize::from(comma || within), short) {
        (Year::Known(_), after)
            if comma && (after.is_mark(0, ',') || after.word(0) == Some(Word::And)) =>
        {
            (Year::Open, cursor)
        }
        (_, after) if within && after.before() != Some(Kind::Word(Word::Year(true))) => {
            (Year::Open, cursor)
        }
        found => found,
    }
}

/// The longest remark between a day and its year, in tokens.
const LONGEST_REMARK: usize = 8;

/// «25 октября (по старому стилю) 1917 года»: a named year behind brackets without a number;
/// «май (2025)»: a year in brackets.
fn year_behind_remark(cursor: Cursor<'_>) -> Option<(Year, Cursor<'_>)> {
    if cursor.is_mark(0, '(')
        && let (year @ Year::Known(_), after) = year_of(cursor.skip(1), false)
        && after.is_mark(0, ')')
    {
        return Some((year, after.skip(1)));
    }
    if matches!(cursor.word(1), Some(Word::Weekday(_))) {
        return None;
    }
    let within = (1..LONGEST_REMARK).take_while(|&at| !cursor.is_number(at));
    let close = within.filter(|_| cursor.is_mark(0, '(')).find(|&at| cursor.is_mark(at, ')'))?;
    let (year, after) = year_of(cursor.skip(close + 1), false);
    let named = matches!(after.before(), Some(Kind::Word(Word::Year(_)) | Kind::Mark('.')));
    (named && year != Year::Open).then_some((year, after))
}
