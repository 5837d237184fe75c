//! What stands beside a date expression and makes it something else, or sure.
//!
//! Tokens and an expression enter; judgements leave. A number of a document, a street named for a
//! day, a time behind a date and a count («2000 участников») are no dates.

use super::{
    Found,
    cursor::Cursor,
    shape::{Expression, Unit, Year},
    token::{Kind, Token},
    words::Word,
    years::is_counted,
};

/// The longest name of a product with its version, in letters.
const LONGEST_NAME: usize = 30;

/// Whether a date may begin at the token: with a number or a word of its own, and not inside a
/// number such as 17/2024-МС or 4:3.
pub(super) fn may_begin(tokens: &[Token], at: usize) -> bool {
    let Some(here) = tokens.get(at) else { return false };
    if !begins(here.kind, tokens.get(at + 1).map(|token| token.kind)) {
        return false;
    }
    let Some(before) = at.checked_sub(1).and_then(|at| tokens.get(at)) else { return true };
    // The С of «1С 8.3.25» leads nothing in.
    if matches!((before.kind, here.kind), (Kind::Number(..), Kind::Word(Word::From))) {
        return before.end != here.start;
    }
    if !matches!(here.kind, Kind::Number(..)) {
        return true;
    }
    if matches!(before.kind, Kind::Mark('$' | '€' | '₽')) {
        return false;
    }
    if before.end != here.start {
        return true;
    }
    let earlier = at.checked_sub(2).and_then(|at| tokens.get(at)).filter(|e| e.end == before.start);
    // «$2025»; «l5 мая», «Т10»: a letter that was meant as a digit, or a name; «с5 мая» lacks a blank.
    match before.kind {
        Kind::Word(Word::From | Word::To | Word::In | Word::And) => return true,
        Kind::Other(_) | Kind::Word(Word::Roman(_)) => return false,
        _ => {}
    }
    // «17/2024-МС», «4:3», «1.2.3»; but a sentence may end without a blank: «Насадоса.15 мая».
    !matches!(
        (before.kind, earlier.map(|earlier| earlier.kind)),
        (Kind::Mark('/') | Kind::Dash, Some(Kind::Number(..) | Kind::Other(_)))
            | (Kind::Mark(':' | '.' | ','), Some(Kind::Number(..)))
    )
}

/// Whether an expression can begin with `here` before `next`: with a number or a word of dates, but
/// none that only goes on with one; behind a preposition, and behind a number that is no year, a word
/// that no date has ends it all: «в составе», «района 5 в составе».
fn begins(here: Kind, next: Option<Kind>) -> bool {
    let ends = matches!(next, Some(Kind::Other(_)));
    match here {
        Kind::Number(_, 1..=3) => !ends && next != Some(Kind::Word(Word::In)),
        Kind::Word(Word::In | Word::From) => !ends,
        Kind::Word(word) => !matches!(
            word,
            Word::And | Word::To | Word::Onto | Word::Counted | Word::Named(_) | Word::Numbered
        ),
        Kind::Number(..) => true,
        Kind::Other(_) | Kind::Dash | Kind::Quote | Kind::Mark(_) => false,
    }
}

/// The first token behind a document number: all that follows «№» without a blank after the
/// number has begun.
pub(super) fn after_number(tokens: &[Token], at: usize) -> usize {
    let mut next = at + 2;
    while let Some((before, token)) = tokens.get(next - 1).zip(tokens.get(next)) {
        if before.end != token.start || matches!(token.kind, Kind::Mark(',' | ';' | ')')) {
            break;
        }
        next += 1;
    }
    next
}

/// The surroundings of an expression.
pub(super) struct Beside<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    /// Whether a day stands right before it, with nothing between.
    pub(super) after_day: bool,
}

impl Beside<'_> {
    /// Whether `expression` is no date for what stands beside it.
    pub(super) fn makes_it_no_date(&self, expression: &Expression) -> bool {
        let after = Cursor { tokens: self.tokens, at: expression.last };
        let weak = expression.items.iter().all(|item| item.start.weak);
        let year = expression.items.iter().all(|item| item.start.unit == Unit::Year);
        // «с 18.05 до 19.30», «от 1500 до 3000», «с 1200 по 1100 г. до н.э.»
        let to = after.word(0) == Some(Word::To) && after.is_number(1);
        // «14.05.2025 15.10» is a time.
        let time = self.after_day && !expression.led && !year;
        (weak && (time || to || (year && is_counted(after))))
            || self.is_name(expression)
            || self.is_number(expression)
            || self.is_version(expression)
    }

    /// «1С 8.3.25», «1С:Предприятие 8.3.25»: digits, a year of two at most, right behind a word
    /// that begins with a digit and a capital.
    fn is_version(&self, expression: &Expression) -> bool {
        let tokens = self.tokens.get(expression.first..expression.last).unwrap_or_default();
        let digits = |t: &Token| matches!(t.kind, Kind::Number(_, 1 | 2) | Kind::Mark('.'));
        let Some(first) = tokens.first().filter(|_| tokens.iter().all(digits)) else {
            return false;
        };
        let before = self.text.get(..first.start).unwrap_or_default();
        // A name is short; a text without blanks may be very long.
        let name = before.trim_end().chars().rev().take(LONGEST_NAME);
        let name: Vec<char> = name.take_while(|c| !c.is_whitespace()).collect();
        let mut letters = name.iter().rev().skip_while(|c| !c.is_alphanumeric());
        letters.next().is_some_and(char::is_ascii_digit)
            && letters.next().is_some_and(|c| c.is_uppercase())
    }

    /// «тел. 31.10.74», «ст. 5.03.25», «N 12/2025»: digits behind a word that numbers something.
    /// A day with its whole year is a date even there.
    fn is_number(&self, expression: &Expression) -> bool {
        let mut before = self.tokens.get(..expression.first).unwrap_or_default().iter().rev();
        let word = before.by_ref().map(|token| token.kind);
        let mut words = word.skip_while(|kind| matches!(kind, Kind::Mark('.' | ':')));
        let numbered = words.next() == Some(Kind::Word(Word::Numbered));
        let tokens = self.tokens.get(expression.first..expression.last).unwrap_or_default();
        let digits = tokens.iter().all(|token| {
            matches!(token.kind, Kind::Number(..) | Kind::Mark(_) | Kind::Dash | Kind::Quote)
        });
        let last = tokens.last().map(|token| token.kind);
        let whole = tokens.len() >= 5 && matches!(last, Some(Kind::Number(_, 4)));
        numbered && digits && !whole
    }

    /// «ул. 8 Марта», «площадь 9 Января»: a day without its year in a name. Beside a word that
    /// also stands before dates («на площади 14 мая») its month needs a capital.
    fn is_name(&self, expression: &Expression) -> bool {
        let Some(first) = expression.items.first().filter(|_| expression.items.len() == 1) else {
            return false;
        };
        let start = first.start;
        let day = start.day.is_some() && start.year == Year::Open;
        let year = start.unit == Unit::Year && !expression.led;
        if first.end.is_some() || !(day || year) {
            return false;
        }
        let mut before = self.tokens.get(..expression.first).unwrap_or_default().iter().rev();
        let mut kinds = before.by_ref().map(|token| token.kind);
        let beside = kinds.find(|kind| !matches!(kind, Kind::Mark('.') | Kind::Quote | Kind::Dash));
        match beside {
            Some(Kind::Word(Word::Named(true))) => true,
            Some(Kind::Word(Word::Named(false))) => year || self.has_capital_month(expression),
            _ => false,
        }
    }

    fn has_capital_month(&self, expression: &Expression) -> bool {
        let tokens = self.tokens.get(expression.first..expression.last).unwrap_or_default();
        let month = tokens.iter().find(|t| matches!(t.kind, Kind::Word(Word::Month(..))));
        let mut letters =
            month.and_then(|t| self.text.get(t.start..t.end)).unwrap_or_default().chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    }

    /// `found`, no longer weak if it is a range of years in brackets, «(1799–1837)», or behind a
    /// word for a time, «сезон 2024–2025», or goes on to this day: «2015 – н.в.».
    pub(super) fn strengthened(&self, found: Found, expression: &Expression) -> Found {
        let end = Cursor { tokens: self.tokens, at: expression.last };
        let before = Cursor { at: expression.first, ..end }.before();
        let bracketed = before == Some(Kind::Mark('(')) && end.is_mark(0, ')');
        let announced = before == Some(Kind::Word(Word::Period));
        let range = matches!(expression.items.as_slice(), [item] if item.end.is_some());
        let ongoing = end.peek(0) == Some(Kind::Dash)
            && matches!(end.word(1), Some(Word::Our | Word::Present));
        let sure = range && (bracketed || announced) || ongoing;
        Found { weak: found.weak && !sure, ..found }
    }
}
