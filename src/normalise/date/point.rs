//! One point of a date expression: a numeric date, a day with its month, a month, a quarter …
//!
//! A cursor enters; the point that begins there and the cursor behind it leave, or none.

use super::{
    cursor::Cursor,
    day::{day_and_month, month},
    decades::decade,
    numeric::numeric,
    ordinal::{numeral, ordinal},
    part::{part, quarter, season},
    shape::{Part, Point, Unit, Year},
    token::Kind,
    words::Word,
    years::{whole_year, year_of},
};

type Found<'t> = Option<(Point, Cursor<'t>)>;

/// The point that begins at `cursor`, with its weekday; after a preposition (`led`) a bound month
/// is one, too.
pub(super) fn point(cursor: Cursor<'_>, led: bool) -> Found<'_> {
    if cursor.word(0) == Some(Word::About) {
        let next = cursor.skip(1 + usize::from(cursor.is_mark(1, '.')));
        let (found, after) = any(next.skip(usize::from(next.word(0) == Some(Word::In))), true)?;
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
    let Some(end) = end.filter(|_| own) else { return Some((found, after)) };
    // «15 мая (четверг) 2025 г.»
    let (year, end) =
        if found.year == Year::Open { year_of(end, false) } else { (found.year, end) };
    Some((Point { year, ..found }, end))
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

/// «(среда)», «(ср.)» and, behind a whole date, «, среда», «, в среду», « – среда,».
pub(super) fn weekday_behind(cursor: Cursor<'_>, whole: bool) -> Option<(u8, Cursor<'_>)> {
    let bracket = cursor.is_mark(0, '(');
    let dash = cursor.peek(0) == Some(Kind::Dash) && whole;
    let mut next = cursor.skip(usize::from(bracket || dash || cursor.is_mark(0, ',')));
    next = next.skip(usize::from(next.word(0) == Some(Word::In)));
    let Some(Word::Weekday(day)) = next.word(0).filter(|_| bracket || whole) else { return None };
    let dot = next.is_mark(1, '.') && (bracket || next.is_close(1));
    let after = next.skip(1 + usize::from(dot && (bracket || is_short(next))));
    match after.peek(0) {
        Some(Kind::Mark(')')) if bracket => Some((day, after.skip(1))),
        _ if bracket => None,
        // «12 мая – пятница, 16 мая» is a range only if its start has a weekday, too.
        None | Some(Kind::Mark(',' | ';')) => Some((day, after)),
        Some(_) => (!dash).then_some((day, after)),
    }
}

/// Whether the word at `cursor` is an abbreviation of two letters: «ср».
fn is_short(cursor: Cursor<'_>) -> bool {
    cursor.tokens.get(cursor.at).is_some_and(|token| token.end - token.start <= 4)
}

fn bare(cursor: Cursor<'_>) -> Found<'_> {
    let (number, after) = match ordinal(cursor) {
        Some(found) => found,
        None => numeral(cursor)?,
    };
    // «15.–17.05.2025», «14./15.10.», «18., 19. und 20. Mai»: a full stop of its own.
    let joint = matches!(
        after.peek(1),
        Some(Kind::Dash | Kind::Mark('/' | ',') | Kind::Word(Word::To | Word::And))
    );
    let dot = after.is_mark(0, '.') && joint;
    let after = after.skip(usize::from(dot));
    (1..=31).contains(&number).then(|| (Point::of(Unit::Bare(number)), after))
}
