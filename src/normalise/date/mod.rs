//! Dates in words and digits, as people write them in tables → dates with their own precision.
//!
//! Text enters; [`Found`] expressions leave, each with the bytes that it takes up, its dates and
//! its faults. The accepted forms (`tests/spec/dates.md` has them all with their values):
//!
//! | family | forms |
//! |---|---|
//! | day | 09.12.2005 · 22.08.98 · 5.IX.1998 · 2005-12-09 · 22-авг-1998 · 16 дек 15 · 16 декабря 2015 г. · 2015 г., 16 декабря · «05» сентября 2013 г. · 15 (пятнадцатое) мая · 18-го февраля · двадцать четвёртое февраля две тысячи пятого года · мая 15-го дня 1818 года · 3 мар. 2015 · March 3, 2015 · 3. März 2015 |
//! | day, with | в среду, 14 мая · 14 мая (ср.) 2025 г. · 14 мая в 15.00 · 25 октября (7 ноября) 1917 г. · 12 мая (по старому стилю) 1901 г. |
//! | month | июнь 2017 г. · 06.2017 · IX.1993 · 2017-06 · май.25 · в мае · за май месяц |
//! | quarter, season | I квартал 2015 · в третьем квартале · Q1 2025 · осень 2016 г. · зимой 2024/25 г. · весной · прошлым летом |
//! | year, decade | 2006 · 2006 г. · год 2000 · 988 год · 79 г. н.э. · с 1991 г. · 1990-е · 80-е годы XIX в. · в течение года · текущего года · с.г. |
//! | part | в начале августа · в первой половине июля · в 20-х числах мая · первая неделя июня · третья суббота мая · конец I квартала · 9 месяцев 2024 года · конец 2015 года · середина 1990-х |
//! | range | 18-21 мая · 14./15.05. · 24 февраля-4 марта · с 1 сентября по 9 сентября 2025 года · с 10:00 14 мая до 18:00 16 мая · между 10 и 15 мая · 15.05-17.05.2025 · май-июнь · 2021–2023 гг. · 1988/90 · 29 декабря 2024 г. – 8 января 2025 г. |
//! | list | 12, 14 и 16 июня · 14-15-16 мая · 5 или 6 мая · 2009, 2024 · май 2004 г., июнь 2011 г. · в середине и в конце мая |
//! | ISO 8601, EDTF | 2015-33 · 2016-23 · 199X · 2025-08-01~/2025-08-10~ · 2025-W21-3 · 20250518, each as a whole text (`edtf`) |
//!
//! No dates: 15-е заседание · 80-й годовщине · 9 век · 44 г. до н.э. · 32 августа (a fault) · 19:30 ·
//! в 15.10 · 2000 участников · ул. 8 Марта · тел. 31.10.74 · l5 мая · 20__ г. · whatever follows «№».
//! Relative words («завтра», «через неделю») are absent on purpose: nobody knows from which day.
//!
//! Conventions:
//!
//! | written | read as |
//! |---|---|
//! | a year of two digits | 1951–2050 |
//! | начало, середина, конец месяца | 1–10, 11–20, 21 to the last day |
//! | первая, вторая половина месяца | 1–15, 16 to the last day |
//! | декады, недели месяца | 1–10, 11–20, 21 to the last; 1–7, 8–14, …, the last seven days |
//! | начало, середина, конец года | January–April, May–August, September–December |
//! | полугодие, половина года | January–June, July–December |
//! | начало, середина, конец квартала, сезона | its first, second, third month |
//! | начало, середина, конец десятилетия | its years 0–3, 4–6, 7–9 |
//! | зима 2016 г. | December 2016 to February 2017 |
//! | с 15 мая, до 15 мая, после 15 мая, не позднее 15 мая | that day: the other end is not said |
//! | 05/06/2025 | the day first; 05/18/2025 can only be American |
//! | 2024/25 учебный год, сезон 2024/25 | both years |
//! | a day or month without a year | the year of another date of the expression, else the report's |
//!
//! Which dates count is decided by the caller: a signing ([`read_signed`]), a head of an event
//! ([`scan`]), free text ([`read_text`]).

mod clock;
mod context;
mod cursor;
mod day;
mod decades;
mod edtf;
mod inherit;
mod item;
mod months;
mod numerals;
mod numeric;
mod ordinal;
mod parse;
mod part;
mod parts;
mod point;
mod resolve;
mod row;
mod shape;
mod style;
mod things;
mod token;
mod words;
mod years;

pub use resolve::{Fault, Found};

use cursor::Cursor;
use parse::{LONGEST_LIST, SHORT_LIST};
use token::{Kind, Token};
use words::Word;

/// A year of two digits: 51–99 and 00–50 read 1951–2050.
fn century(two_digits: u32) -> Option<i32> {
    let year = i32::try_from(two_digits).ok().filter(|year| *year < 100)?;
    Some(if year > 50 { 1900 + year } else { 2000 + year })
}

/// Every date expression of `text`, weak ones too, from left to right without overlap. Dates
/// without a year are placed in `report_year`; without one they are not found.
#[must_use]
pub fn scan(text: &str, report_year: Option<i32>) -> Vec<Found> {
    scan_tokens(text, &token::tokens(text), report_year)
}

/// The same where the text is in tokens already.
fn scan_tokens(text: &str, tokens: &[Token], report_year: Option<i32>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    let mut after_day = false;
    let mut barren = 0;
    while let Some(token) = tokens.get(at) {
        if token.kind == Kind::Mark('№') {
            at = context::after_number(tokens, at);
            continue;
        }
        let length = if at < barren { SHORT_LIST } else { LONGEST_LIST };
        let begins = context::may_begin(tokens, at);
        let next = if begins { parse::expression(tokens, at, length) } else { Err(at) };
        let expression = match next {
            Ok(expression) => expression,
            Err(reached) => {
                barren = barren.max(reached);
                at += 1;
                after_day = false;
                continue;
            }
        };
        at = expression.last;
        let end = tokens.get(at.wrapping_sub(1)).map_or(token.end, |last| last.end);
        let beside = context::Beside { text, tokens, after_day };
        after_day = expression.names_a_day();
        if beside.makes_it_no_date(&expression) {
            continue;
        }
        if let Some(next) = resolve::resolve(&expression, token.start..end, report_year) {
            found.push(beside.strengthened(next, &expression));
        } else {
            at = expression.first + 1;
        }
    }
    found
}

/// The dates of a free text: what is surely a date, or all that the text consists of. A text that
/// is a date in the notation of ISO 8601 is that date.
///
/// ```
/// # use pobratim::normalise::date::read_text;
/// assert_eq!(read_text("18-21 мая", Some(2025))[0].dates[0].edtf(), "2025-05-18/2025-05-21");
/// assert_eq!(read_text("2015-33", None)[0].dates[0].edtf(), "2015-33");
/// assert!(read_text("15-е заседание", Some(2025)).is_empty());
/// ```
#[must_use]
pub fn read_text(text: &str, report_year: Option<i32>) -> Vec<Found> {
    if let Some(dates) = edtf::read(text.trim()) {
        let range = 0..text.len();
        return vec![Found { range, dates, faults: Vec::new(), weak: false, led: false }];
    }
    let mut found = scan(text, report_year);
    let is_weak = |found: &Found| found.weak && !found.led;
    if found.iter().any(is_weak) && !is_all_dates(text, &found) {
        found.retain(|found| !is_weak(found));
    }
    found
}

/// The dates of a signing cell, and whether every digit of it was understood.
#[must_use]
pub fn read_signed(text: &str) -> (Vec<Found>, bool) {
    let tokens = token::tokens(text);
    let found = scan_tokens(text, &tokens, None);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        // «от 21.03.2012 г. № 15»: the number of the document is none of its date's.
        if token.kind == Kind::Mark('№') {
            at = context::after_number(&tokens, at);
            continue;
        }
        let inside = |token: &Token| {
            let date = found.partition_point(|date| date.range.end <= token.start);
            found.get(date).is_some_and(|date| date.range.contains(&token.start))
        };
        if matches!(token.kind, Kind::Number(..)) && !inside(token) {
            // «1. 12.06.1993 2. 05.09.2001»: numbers of a list.
            let mark = tokens.get(at + 1).map(|mark| mark.kind);
            let date = tokens.get(at + 2).is_some_and(inside);
            if !(date && matches!(mark, Some(Kind::Mark('.' | ')')))) {
                return (found, false);
            }
        }
        at += 1;
    }
    (found, true)
}

/// Whether nothing stands beside the dates but punctuation, times and remarks in brackets.
fn is_all_dates(text: &str, found: &[Found]) -> bool {
    let tokens = token::tokens(text);
    let mut depth = 0_i32;
    let mut dates = found.iter().peekable();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        while dates.next_if(|date| date.range.end <= token.start).is_some() {}
        let inside = dates.peek().is_some_and(|date| date.range.contains(&token.start));
        let time = clock::time(Cursor { tokens: &tokens, at }).filter(|_| !inside);
        match token.kind {
            Kind::Mark('(') => depth += 1,
            Kind::Mark(')') => depth -= 1,
            _ => {}
        }
        let beside =
            matches!(token.kind, Kind::Mark(_) | Kind::Quote | Kind::Dash | Kind::Word(Word::In));
        if !(depth > 0 || beside || inside || time.is_some()) {
            return false;
        }
        at = time.filter(|_| depth <= 0).map_or(at + 1, |after| after.at);
    }
    true
}

/// Whether `word` can end a date before a dash: a month, «г» or a year.
pub(super) fn ends_a_date(word: &str) -> bool {
    use words::Word::{Month, Year};
    let tokens = token::tokens(word);
    matches!(
        tokens.first().map(|token| token.kind),
        Some(Kind::Number(_, 4) | Kind::Word(Month(..) | Year(_)))
    )
}

/// Whether `text` begins with a day and a month.
pub(super) fn begins_a_date(text: &str) -> bool {
    parse::expression(&token::tokens(text), 0, LONGEST_LIST)
        .is_ok_and(|found| found.items.iter().any(|i| i.start.day.is_some()))
}
