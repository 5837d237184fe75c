//! Dates in words and digits, as people write them in tables → dates with their own precision.
//!
//! Text enters; [`Found`] expressions leave, each with the bytes that it takes up, its dates and
//! its faults. The accepted forms (`tests/spec/dates.md` has them all with their values):
//!
//! | family | forms |
//! |---|---|
//! | day | 09.12.2005 · 22.08.98 · 5.IX.1998 · 2005-12-09 · 16 декабря 2015 г. · «05» сентября 2013 г. · 18-го февраля · двадцать четвёртое февраля · 3 мар. 2015 · March 3, 2015 · 3. März 2015 |
//! | month | июнь 2017 г. · 06.2017 · 2017-06 · в мае |
//! | quarter, season | I квартал 2015 · в третьем квартале · осень 2016 г. · весной |
//! | year, decade | 2006 · 2006 г. · с 1991 г. · 1990-е · в течение года · текущего года · с.г. |
//! | part | в начале августа · в первой половине июля · конец 2015 года |
//! | range | 18-21 мая · 24 февраля-4 марта · с 1 сентября по 9 сентября 2025 года · 15.05-17.05.2025 · май-июнь · 29 декабря 2024 г. – 8 января 2025 г. |
//! | list | 12, 14 и 16 июня · 2009, 2024 · май 2004 г., июнь 2011 г. |
//!
//! No dates: 15-е заседание · 80-й годовщине · 9 век · 32 августа (a fault) · whatever follows «№».
//! A year of two digits reads 1951–2050. Which dates count is decided by the caller: a signing
//! ([`read_signed`]), a head of an event ([`scan`]), free text ([`read_text`]).

mod numeric;
mod parse;
mod point;
mod resolve;
mod token;
mod words;

pub use resolve::{Fault, Found};

use token::{Kind, Token};

/// A year of two digits: 51–99 and 00–50 read 1951–2050.
fn century(two_digits: u32) -> Option<i32> {
    let year = i32::try_from(two_digits).ok().filter(|year| *year < 100)?;
    Some(if year > 50 { 1900 + year } else { 2000 + year })
}

/// Every date expression of `text`, weak ones too, from left to right without overlap. Dates
/// without a year are placed in `report_year`; without one they are not found.
#[must_use]
pub fn scan(text: &str, report_year: Option<i32>) -> Vec<Found> {
    let tokens = token::tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if token.kind == Kind::Mark('№') {
            at = after_number(&tokens, at);
            continue;
        }
        let next = parse::expression(&tokens, at).filter(|_| may_begin(&tokens, at)).and_then(
            |expression| {
                let end = tokens.get(expression.last.checked_sub(1)?)?.end;
                let found = resolve::resolve(&expression, token.start..end, report_year)?;
                Some((found, expression.last))
            },
        );
        match next {
            Some((expression, last)) => {
                found.push(expression);
                at = last;
            }
            None => at += 1,
        }
    }
    found
}

/// The dates of a free text: what is surely a date, or all that the text consists of.
///
/// ```
/// # use pobratim::normalise::date::read_text;
/// assert_eq!(read_text("18-21 мая", Some(2025))[0].dates[0].edtf(), "2025-05-18/2025-05-21");
/// assert!(read_text("15-е заседание", Some(2025)).is_empty());
/// ```
#[must_use]
pub fn read_text(text: &str, report_year: Option<i32>) -> Vec<Found> {
    let mut found = scan(text, report_year);
    let whole = is_all_dates(text, &found);
    found.retain(|found| !found.weak || found.led || whole);
    found
}

/// The dates of a signing cell, and whether every digit of it was understood.
#[must_use]
pub fn read_signed(text: &str) -> (Vec<Found>, bool) {
    let found = scan(text, None);
    let numbers: Vec<_> = token::tokens(text);
    let understood = numbers.iter().all(|token| {
        !matches!(token.kind, Kind::Number(..))
            || found.iter().any(|f| f.range.contains(&token.start))
    });
    (found, understood)
}

/// Whether nothing stands beside the dates but punctuation and remarks in brackets.
fn is_all_dates(text: &str, found: &[Found]) -> bool {
    let mut depth = 0_i32;
    token::tokens(text).iter().all(|token| {
        match token.kind {
            Kind::Mark('(') => depth += 1,
            Kind::Mark(')') => depth -= 1,
            _ => {}
        }
        depth > 0
            || matches!(token.kind, Kind::Mark(_) | Kind::Quote | Kind::Dash)
            || found.iter().any(|f| f.range.contains(&token.start))
    })
}

/// Whether a date may begin at the token: not inside a number such as 17/2024-МС or 4:3.
fn may_begin(tokens: &[Token], at: usize) -> bool {
    let Some((here, before)) = tokens.get(at).zip(at.checked_sub(1).and_then(|at| tokens.get(at)))
    else {
        return true;
    };
    if !matches!(here.kind, Kind::Number(..)) || before.end != here.start {
        return true;
    }
    let earlier = at.checked_sub(2).and_then(|at| tokens.get(at)).filter(|e| e.end == before.start);
    // «17/2024-МС», «4:3», «1.2.3»; but a sentence may end without a blank: «Насадоса.15 мая».
    !matches!(
        (before.kind, earlier.map(|earlier| earlier.kind)),
        (Kind::Mark('/') | Kind::Dash, Some(Kind::Number(..) | Kind::Other(_)))
            | (Kind::Mark(':' | '.' | ','), Some(Kind::Number(..)))
    )
}

/// The first token behind a document number: all that follows «№» without a blank after the
/// number has begun.
fn after_number(tokens: &[Token], at: usize) -> usize {
    let mut next = at + 2;
    while let Some((before, token)) = tokens.get(next - 1).zip(tokens.get(next)) {
        if before.end != token.start || matches!(token.kind, Kind::Mark(',' | ';' | ')')) {
            break;
        }
        next += 1;
    }
    next
}

/// Whether `word` can end a date before a dash: a month, «г» or a year.
pub(super) fn ends_a_date(word: &str) -> bool {
    use words::Word::{Month, Year};
    let tokens = token::tokens(word);
    matches!(
        tokens.first().map(|token| token.kind),
        Some(Kind::Number(_, 4) | Kind::Word(Month(..) | Year))
    )
}

/// Whether `text` begins with a day and a month.
pub(super) fn begins_a_date(text: &str) -> bool {
    parse::expression(&token::tokens(text), 0)
        .is_some_and(|found| found.items.iter().any(|i| i.start.day.is_some()))
}
