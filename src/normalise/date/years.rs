//! Years and decades: 2006, 98 г., 988 году, с.г., две тысячи пятого года, 1990-е, 80-е годы XX в.
//!
//! A cursor enters; the year that stands there and the cursor behind it leave. A number that
//! counts something («2000 участников», «2000-летие»), an age («на 85 году жизни») and a year
//! before our era are none.

use super::{
    parse::{Cursor, Item, Point, Unit, Year},
    point::{self, suffix},
    token::Kind,
    words::Word,
};

type Found<'t> = Option<(Point, Cursor<'t>)>;

/// The year at `cursor`, if one stands there; `short` lets two digits be one without «г.».
pub(super) fn year_of(cursor: Cursor<'_>, short: bool) -> (Year, Cursor<'_>) {
    let (year, after) = match cursor.peek(0) {
        Some(Kind::Number(value, digits)) => numbered(cursor, value, digits, short),
        Some(Kind::Word(word)) => relative(word, cursor).or_else(|| spelled(cursor)),
        _ => None,
    }
    .unwrap_or((Year::Open, cursor));
    if year == Year::Open || after.word(0) == Some(Word::OfLife) || is_before_our_era(after) {
        return (Year::Open, cursor);
    }
    (year, after)
}

/// The year behind `between` tokens that lead to it; without a year they lead nowhere.
pub(super) fn year_behind(cursor: Cursor<'_>, between: usize, short: bool) -> (Year, Cursor<'_>) {
    match year_of(cursor.skip(between), short) {
        (Year::Open, _) => (Year::Open, cursor),
        found => found,
    }
}

fn numbered(cursor: Cursor<'_>, value: u32, digits: u8, short: bool) -> Option<(Year, Cursor<'_>)> {
    let (plural, tail) = suffix(cursor.skip(1));
    let (named, after) = year_word(tail);
    let whole_word = named && tail.word(0) == Some(Word::Year(true));
    let year = i32::try_from(value).ok()?;
    let year = match digits {
        4 if (1000..2200).contains(&value)
            && !(plural == Some(true) && value.is_multiple_of(10)) =>
        {
            year
        }
        3 if whole_word || (named && cursor.is_led()) => year,
        2 if plural == Some(true) => return None,
        2 if named || short => super::century(value)?,
        // «22 августа 98»: no day of a month.
        2 if value > 50 && ends(after) => super::century(value)?,
        _ => return None,
    };
    (named || !is_counted(after)).then_some((Year::Known(year), after))
}

/// Whether nothing or a mark of punctuation stands at `cursor`.
fn ends(cursor: Cursor<'_>) -> bool {
    match cursor.peek(0) {
        None => true,
        Some(Kind::Dash) => !cursor.is_close(0),
        Some(Kind::Mark(mark)) => matches!(mark, '.' | ',' | ';' | ')') && !cursor.is_number(1),
        Some(_) => false,
    }
}

/// Whether what stands at `cursor` is counted by the number before it: «участников», «-летие».
pub(super) fn is_counted(cursor: Cursor<'_>) -> bool {
    let dash = usize::from(cursor.peek(0) == Some(Kind::Dash) && cursor.is_close(1));
    cursor.word(dash) == Some(Word::Counted)
        || matches!(cursor.peek(0), Some(Kind::Mark('%' | '₽' | '€' | '$' | '°')))
}

/// «до н.э.», «до нашей эры»; but «по н.в.» is up to this day.
fn is_before_our_era(cursor: Cursor<'_>) -> bool {
    let dot = usize::from(cursor.is_mark(2, '.'));
    cursor.word(0) == Some(Word::To)
        && cursor.word(1) == Some(Word::Our)
        && cursor.word(2 + dot) != Some(Word::In)
}

/// «с.г.», «т.г.», «текущего года», «прошлом году».
fn relative(word: Word, cursor: Cursor<'_>) -> Option<(Year, Cursor<'_>)> {
    let dot = usize::from(cursor.is_mark(1, '.'));
    let distance = match word {
        Word::From if dot == 1 => 0,
        Word::This => 0,
        Word::Last => -1,
        Word::Next => 1,
        _ => return None,
    };
    let (named, after) = year_word(cursor.skip(1 + dot));
    named.then_some((Year::Relative(distance), after))
}

/// «две тысячи пятого», «тысяча девятьсот девяносто восьмого», «двухтысячный».
fn spelled(cursor: Cursor<'_>) -> Option<(Year, Cursor<'_>)> {
    if cursor.word(0) == Some(Word::TwoThousandth) {
        return Some((Year::Known(2000), year_word(cursor.skip(1)).1));
    }
    let two = cursor.word(0) == Some(Word::Two);
    let mut next = cursor.skip(usize::from(two));
    if next.word(0) != Some(Word::Thousand) {
        return None;
    }
    next = next.skip(1);
    let mut year = if two { 2000 } else { 1000 };
    if let Some(Word::Hundreds(hundreds)) = next.word(0) {
        year += i32::from(hundreds);
        next = next.skip(1);
    }
    let (rest, after) = point::ordinal_words(next)?;
    Some((Year::Known(year + i32::try_from(rest).ok()?), year_word(after).1))
}

/// «г.», «года», «гг.»: whether it stands there.
pub(super) fn year_word(cursor: Cursor<'_>) -> (bool, Cursor<'_>) {
    if !matches!(cursor.word(0), Some(Word::Year(_))) {
        return (false, cursor);
    }
    (true, cursor.skip(1 + usize::from(cursor.is_mark(1, '.'))))
}

/// «2006», «2006 г.», «года» after «в течение», «текущего года»; «2025 г., 14 мая» is the day.
pub(super) fn whole_year(cursor: Cursor<'_>) -> Found<'_> {
    let all =
        matches!(cursor.before(), Some(Kind::Word(Word::During | Word::Third(_) | Word::Half)));
    if cursor.word(0) == Some(Word::Year(true)) && all {
        return Some((Point { weak: true, ..Point::of(Unit::Year) }, cursor.skip(1)));
    }
    let (year, after) = year_of(cursor, false);
    if year == Year::Open {
        return None;
    }
    if let Some((point, end)) = point::within_year(after) {
        return Some((Point { year, weak: false, ..point }, end));
    }
    let short = matches!(cursor.peek(0), Some(Kind::Number(_, 2)));
    let named = matches!(after.before(), Some(Kind::Word(Word::Year(_))))
        || after.before() == Some(Kind::Mark('.'))
        || !cursor.is_number(0);
    Some((Point { year, weak: short || !named, ..Point::of(Unit::Year) }, after))
}

/// The second year behind a slash or dash, of two digits or four, that makes a range with `first`:
/// «1988/90», «2024–2025».
pub(super) fn second_year(cursor: Cursor<'_>, first: i32) -> Option<(i32, Cursor<'_>)> {
    let joined = matches!(cursor.peek(0), Some(Kind::Dash | Kind::Mark('/')));
    let Some(Kind::Number(value, digits)) = cursor.peek(1).filter(|_| joined) else { return None };
    let value = i32::try_from(value).ok()?;
    let year = match digits {
        4 => value,
        2 if cursor.is_close(0) && cursor.is_close(1) => first - first % 100 + value,
        _ => return None,
    };
    let after = cursor.skip(2);
    let glued =
        after.is_close(0) && !matches!(after.peek(0), Some(Kind::Word(Word::Year(_))) | None);
    let glued = glued && !matches!(after.peek(0), Some(Kind::Mark(',' | '.' | ';' | ')')));
    // «2020/21 уч. г.»
    let school = usize::from(after.word(0) == Some(Word::School));
    let after = after.skip(school + usize::from(school == 1 && after.is_mark(1, '.')));
    (year > first && !glued && !is_counted(after)).then(|| (year, year_word(after).1))
}

/// «1990-е», «1990-х гг.», «90-е годы», «девяностые годы», «80-е годы XIX века»; after a
/// preposition or a part (`led`) also «90-х».
pub(super) fn decade(cursor: Cursor<'_>, led: bool) -> Found<'_> {
    let (value, digits, after) = match cursor.peek(0)? {
        Kind::Number(value, digits) => match suffix(cursor.skip(1)) {
            (Some(true), after) => (value, digits, after),
            _ => return None,
        },
        Kind::Word(Word::Plural(tens)) => (u32::from(tens), 2, cursor.skip(1)),
        _ => return None,
    };
    let (named, after) = year_word(after);
    if !value.is_multiple_of(10) {
        return None;
    }
    let (century, end) = century(after).unwrap_or((None, after));
    let year = match (digits, century) {
        (4, _) if (1000..2200).contains(&value) => i32::try_from(value).ok()?,
        (2, Some(century)) => (i32::from(century) - 1) * 100 + i32::try_from(value).ok()?,
        (2, None) if value >= 20 && (named || (led && !is_counted(after))) => {
            super::century(value)?
        }
        _ => return None,
    };
    Some((Point { year: Year::Known(year), ..Point::of(Unit::Decade) }, end))
}

/// «XX в.», «XIX века» behind a decade.
fn century(cursor: Cursor<'_>) -> Option<(Option<u8>, Cursor<'_>)> {
    let Some(Word::Roman(number @ 10..)) = cursor.word(0) else { return None };
    match cursor.word(1) {
        Some(Word::Century) => Some((Some(number), cursor.skip(2))),
        Some(Word::In) if cursor.is_mark(2, '.') => Some((Some(number), cursor.skip(3))),
        _ => None,
    }
}

/// «1980–1990-е гг.», «80–90-е годы»: a range of decades whose first has no tail of its own.
pub(super) fn decades(cursor: Cursor<'_>) -> Option<(Item, Cursor<'_>)> {
    let Some(Kind::Number(value, digits @ (2 | 4))) = cursor.peek(0) else { return None };
    if !value.is_multiple_of(10) || cursor.peek(1) != Some(Kind::Dash) {
        return None;
    }
    let (end, after) = decade(cursor.skip(2), true)?;
    let (Year::Known(last), Ok(value)) = (end.year, i32::try_from(value)) else { return None };
    let short = matches!(cursor.peek(2), Some(Kind::Number(_, 2)));
    let (first, last) = match digits {
        4 if short => (value, value - value % 100 + last % 100),
        4 => (value, last),
        _ => (last - last % 100 + value, last),
    };
    let (start, end) =
        (Point { year: Year::Known(first), ..end }, Point { year: Year::Known(last), ..end });
    (first < last).then_some((Item { start, end: Some(end) }, after))
}
