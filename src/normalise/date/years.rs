//! Years: 2006, 98 г., 988 году, 79 г. н.э., с.г., две тысячи пятого года, 1988/90.
//!
//! A cursor enters; the year that stands there and the cursor behind it leave. A number that
//! counts something («2000 участников», «2000-летие»), an age («на 85 году жизни») and a year
//! before our era are none.

use super::{
    clock,
    cursor::Cursor,
    day,
    ordinal::{ordinal_words, said_again, suffix},
    shape::{Point, Unit, Year},
    token::Kind,
    words::{Form, Word},
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
    let tail = said_again(value, tail, |words| {
        let (year, after) = thousands(words)?;
        Some((u32::try_from(year).ok()?, after))
    });
    let (named, after) = year_word(tail);
    let whole_word = named && tail.word(0) == Some(Word::Year(true));
    let year = i32::try_from(value).ok()?;
    if named && digits < 4 && is_our_era(after) {
        return Some((Year::Known(year), after));
    }
    let year = match digits {
        4 if (1000..2200).contains(&value)
            && !(plural == Some(true) && value.is_multiple_of(10)) =>
        {
            year
        }
        3 if whole_word || (named && cursor.is_led()) => year,
        2 if plural == Some(true) => return None,
        2 if named || short || leads_to_years(after, value) => super::century(value)?,
        // «22 августа 98»: no day of a month.
        2 if value > 50 && ends(after) => super::century(value)?,
        _ => return None,
    };
    (named || !is_counted(after)).then_some((Year::Known(year), after))
}

/// The year of two digits that ends what stands behind a short month: «16 дек 15».
pub(super) fn short_year(cursor: Cursor<'_>) -> Option<(Year, Cursor<'_>)> {
    let Some(Kind::Number(value, 2)) = cursor.peek(0) else { return None };
    let after = cursor.skip(1);
    let is_year = ends(after) || leads_to_another(after);
    is_year.then(|| Some((Year::Known(super::century(value)?), after)))?
}

/// Whether another day, short month and number of two digits follow: «16 дек 15, 20 янв 20».
fn leads_to_another(cursor: Cursor<'_>) -> bool {
    let joined = matches!(cursor.peek(0), Some(Kind::Mark(',' | ';') | Kind::Word(Word::And)));
    let month = matches!(cursor.word(2), Some(Word::Month(_, Form::Short)));
    let year = 3 + usize::from(cursor.is_mark(3, '.'));
    joined && cursor.is_number(1) && month && matches!(cursor.peek(year), Some(Kind::Number(_, 2)))
}

/// Whether a dash, a greater number of two digits and «гг.» follow, and both are surely of one
/// century: «25-26 гг.», «98-99 гг.»; «41-45 гг.» are of the last one as likely as of this.
fn leads_to_years(cursor: Cursor<'_>, first: u32) -> bool {
    let tight = cursor.is_close(0) && cursor.is_close(1);
    let second = matches!(cursor.peek(1), Some(Kind::Number(second, 2)) if second > first && (second <= 30 || first > 50));
    let named = cursor.word(2) == Some(Word::Year(false));
    // «г.» has one letter, of two bytes.
    let plural = cursor.tokens.get(cursor.at + 2).is_some_and(|word| word.end - word.start > 2);
    cursor.peek(0) == Some(Kind::Dash) && tight && second && named && plural
}

/// Whether nothing, a mark of punctuation or a time stands at `cursor`.
pub(super) fn ends(cursor: Cursor<'_>) -> bool {
    match cursor.peek(0) {
        None => true,
        Some(Kind::Dash) => !cursor.is_close(0),
        Some(Kind::Mark(mark)) => matches!(mark, '.' | ',' | ';' | ')') && !cursor.is_number(1),
        Some(_) => clock::time(cursor).is_some(),
    }
}

/// Whether what stands at `cursor` is counted by the number before it: «участников», «-летие».
pub(super) fn is_counted(cursor: Cursor<'_>) -> bool {
    let dash = usize::from(cursor.peek(0) == Some(Kind::Dash) && cursor.is_close(1));
    matches!(cursor.word(dash), Some(Word::Counted | Word::Hour | Word::Minute))
        || matches!(cursor.peek(0), Some(Kind::Mark('%' | '₽' | '€' | '$' | '°')))
}

/// «до н.э.», «до нашей эры»; but «по н.в.» is up to this day.
fn is_before_our_era(cursor: Cursor<'_>) -> bool {
    let dot = usize::from(cursor.is_mark(2, '.'));
    cursor.word(0) == Some(Word::To)
        && cursor.word(1) == Some(Word::Our)
        && cursor.word(2 + dot) != Some(Word::In)
}

/// «н.э.», «нашей эры»; but «н.в.» is this day.
fn is_our_era(cursor: Cursor<'_>) -> bool {
    let dot = usize::from(cursor.is_mark(1, '.'));
    cursor.word(0) == Some(Word::Our) && matches!(cursor.peek(1 + dot), Some(Kind::Other(_)))
}

/// «с.г.», «т.г.», «текущего года», «прошлом году», «сего 2025 года».
fn relative(word: Word, cursor: Cursor<'_>) -> Option<(Year, Cursor<'_>)> {
    let dot = usize::from(cursor.is_mark(1, '.'));
    let distance = match word {
        Word::From if dot == 1 => 0,
        Word::This => 0,
        Word::Last => -1,
        Word::Next => 1,
        _ => return None,
    };
    let after = cursor.skip(1 + dot);
    if let Some(Kind::Number(value, 4)) = after.peek(0).filter(|_| word == Word::This) {
        return numbered(after, value, 4, false);
    }
    let (named, after) = year_word(after);
    named.then_some((Year::Relative(distance), after))
}

/// «две тысячи пятого», «двухтысячный», «в девяносто восьмом году».
fn spelled(cursor: Cursor<'_>) -> Option<(Year, Cursor<'_>)> {
    if cursor.word(0) == Some(Word::TwoThousandth) {
        return Some((Year::Known(2000), year_word(cursor.skip(1)).1));
    }
    if let Some((year, after)) = thousands(cursor) {
        return Some((Year::Known(year), year_word(after).1));
    }
    // «на двадцать пятом году» is an age.
    let within = cursor.before() == Some(Kind::Word(Word::In));
    let tens = matches!(cursor.word(0), Some(Word::Tens(_))) && within;
    let (short, after) = ordinal_words(cursor).filter(|_| tens)?;
    let named = after.word(0) == Some(Word::Year(true));
    named.then(|| Some((Year::Known(super::century(short)?), after.skip(1))))?
}

/// «две тысячи пятого», «тысяча девятьсот девяносто восьмого», «одна тысяча восемьсот …».
fn thousands(cursor: Cursor<'_>) -> Option<(i32, Cursor<'_>)> {
    let (times, mut next) = match cursor.word(0)? {
        Word::Times(times) => (i32::from(times), cursor.skip(1)),
        _ => (1, cursor),
    };
    if next.word(0) != Some(Word::Thousand) {
        return None;
    }
    next = next.skip(1);
    let mut year = times * 1000;
    if let Some(Word::Hundreds(hundreds)) = next.word(0) {
        year += i32::from(hundreds);
        next = next.skip(1);
    }
    let (rest, after) = ordinal_words(next)?;
    Some((year + i32::try_from(rest).ok()?, after))
}

/// «г.», «года», «гг.», «г. г.»: whether it stands there. The full stop behind a whole word ends
/// the sentence.
pub(super) fn year_word(cursor: Cursor<'_>) -> (bool, Cursor<'_>) {
    match cursor.word(0) {
        Some(Word::Year(true)) => (true, cursor.skip(1)),
        Some(Word::Year(false)) => {
            let after = cursor.skip(1 + usize::from(cursor.is_mark(1, '.')));
            let twice = after.word(0) == Some(Word::Year(false)) && after.is_mark(1, '.');
            (true, after.skip(2 * usize::from(twice)))
        }
        _ => (false, cursor),
    }
}

/// «2006», «2006 г.», «года» after «в течение», «текущего года»; «2025 г., 14 мая» is the day.
pub(super) fn whole_year(cursor: Cursor<'_>) -> Found<'_> {
    let all =
        matches!(cursor.before(), Some(Kind::Word(Word::During | Word::Third(_) | Word::Half)));
    if cursor.word(0) == Some(Word::Year(true)) && all {
        return Some((Point { weak: true, ..Point::of(Unit::Year) }, cursor.skip(1)));
    }
    if let Some(found) = year_after_its_word(cursor) {
        return Some(found);
    }
    let (year, after) = year_of(cursor, false);
    if year == Year::Open {
        return None;
    }
    if let Some((point, end)) = day::within_year(after, cursor.is_led()) {
        return Some((Point { year, weak: false, ..point }, end));
    }
    let short = matches!(cursor.peek(0), Some(Kind::Number(_, 2)));
    let named = matches!(after.before(), Some(Kind::Word(Word::Year(_))))
        || after.before() == Some(Kind::Mark('.'))
        || !cursor.is_number(0);
    Some((Point { year, weak: short || !named, ..Point::of(Unit::Year) }, after))
}

/// «год 2000», «годы 1941–1945», «im Jahr 2025»; but «в год 2000 тонн» is a quantity.
fn year_after_its_word(cursor: Cursor<'_>) -> Found<'_> {
    if cursor.word(0) != Some(Word::Year(true))
        || !matches!(cursor.peek(1), Some(Kind::Number(_, 4)))
    {
        return None;
    }
    let (year, after) = year_of(cursor.skip(1), false);
    let alone = ends(after) || after.peek(0) == Some(Kind::Dash);
    (year != Year::Open && alone).then(|| (Point { year, ..Point::of(Unit::Year) }, after))
}

/// The second year behind a slash or dash, of two digits or four, that makes a range with `first`:
/// «1988/90», «2024–2025».
pub(super) fn second_year(cursor: Cursor<'_>, first: i32) -> Option<(i32, Cursor<'_>)> {
    let tight = cursor.is_close(0) && cursor.is_close(1);
    let joined = cursor.peek(0) == Some(Kind::Dash) || (cursor.is_mark(0, '/') && tight);
    let Some(Kind::Number(value, digits)) = cursor.peek(1).filter(|_| joined) else { return None };
    let value = i32::try_from(value).ok()?;
    let year = match digits {
        4 => value,
        2 if tight => first - first % 100 + value,
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
