//! Tokens → date expressions, as they are written: days that wait for their month, months that
//! wait for their year, ranges and lists.
//!
//! The grammar (`?` optional, `*` repeated; blanks and quotes round a day do not matter):
//!
//! ```text
//! expression = prefix? item (("," | "и" | ";") item)*
//! prefix     = ("в" | "с" | "от")? ("течение" | "весь")?
//! item       = point (("–" | "по" | "до") point)?
//! point      = numeric | day? month year? | part of month or year | quarter | season | decade | year | bare
//! numeric    = D.M.Y | D/M/Y | D-M-YYYY | D.IX.Y | YYYY-MM-DD | YYYY-MM | MM.YYYY | D.MM
//! bare       = a number that takes its unit from a later point: «12, 14 и 16 июня»
//! ```
//!
//! What a point means in a calendar is absent: that is `resolve`.

use super::{
    point,
    token::{Kind, Token},
    words::{Form, Word},
};
use crate::model::Season;

/// A place in time as it is written, with whatever it leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) day: Option<u32>,
    pub(super) unit: Unit,
    pub(super) year: Year,
    pub(super) part: Option<Part>,
    /// Whether it could as well be something else: «2006», «15.05», «май».
    pub(super) weak: bool,
}

/// What is named besides the day and the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Nothing yet: the number waits for a later point.
    Bare(u32),
    Month(u32),
    Quarter(u32),
    Season(Season),
    Year,
    Decade,
}

/// The year of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said.
    Open,
    /// As a number.
    Known(i32),
    /// By its distance from the year of the report: «прошлого года» is −1.
    Relative(i32),
}

/// A part of a month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Beginning, middle or end: 1, 2, 3.
    Third(u8),
    /// First or second half.
    Half(u8),
}

/// A point, or a range of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) start: Point,
    pub(super) end: Option<Point>,
}

/// An expression and the tokens that it takes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expression {
    pub(super) items: Vec<Item>,
    pub(super) first: usize,
    /// One past the last token.
    pub(super) last: usize,
    /// Whether a preposition leads it in.
    pub(super) led: bool,
}

impl Unit {
    /// How coarse it is; a range never ends in something coarser than its start.
    fn rank(self) -> u8 {
        match self {
            Self::Bare(_) | Self::Month(_) => 0,
            Self::Quarter(_) | Self::Season(_) => 1,
            Self::Year => 2,
            Self::Decade => 3,
        }
    }
}

impl Point {
    pub(super) fn of(unit: Unit) -> Self {
        Self { day: None, unit, year: Year::Open, part: None, weak: false }
    }

    fn rank(&self) -> u8 {
        self.unit.rank() * 2 + u8::from(self.day.is_none() && !matches!(self.unit, Unit::Bare(_)))
    }
}

/// A view of the tokens from one of them on.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub(super) tokens: &'t [Token],
    pub(super) at: usize,
}

impl Cursor<'_> {
    pub(super) fn peek(&self, ahead: usize) -> Option<Kind> {
        self.tokens.get(self.at + ahead).map(|token| token.kind)
    }

    pub(super) fn word(&self, ahead: usize) -> Option<Word> {
        match self.peek(ahead)? {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn is_mark(&self, ahead: usize, mark: char) -> bool {
        self.peek(ahead) == Some(Kind::Mark(mark))
    }

    /// Whether nothing, not even a blank, stands before the token `ahead`.
    pub(super) fn is_close(&self, ahead: usize) -> bool {
        let here = self.at + ahead;
        let before = here.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.zip(self.tokens.get(here)).is_some_and(|(before, here)| before.end == here.start)
    }

    pub(super) fn skip(self, tokens: usize) -> Self {
        Self { tokens: self.tokens, at: self.at + tokens }
    }
}

/// How many items a list may have. The bound keeps «1, 2, 3 …» without a month linear.
const LONGEST_LIST: usize = 40;

/// The expression that begins at `first`, the longest one, or none.
pub(super) fn expression(tokens: &[Token], first: usize) -> Option<Expression> {
    let start = Cursor { tokens, at: first };
    let (led, mut ranged, whole, mut cursor) = prefix(start);
    let mut items = Vec::new();
    let mut end = (0, first);
    while let Some((item, after)) = item(cursor, ranged, led) {
        let bare = matches!(item.end.unwrap_or(item.start).unit, Unit::Bare(_));
        items.push(item);
        cursor = after;
        if !bare {
            end = (items.len(), after.at);
        }
        match separator(cursor) {
            Some(next) if items.len() < LONGEST_LIST => {
                let from = next.word(0) == Some(Word::From) && !next.is_mark(1, '.');
                ranged |= from;
                cursor = next.skip(usize::from(from));
            }
            _ => break,
        }
    }
    items.truncate(end.0);
    if whole {
        for item in &mut items {
            item.start.weak = false;
        }
    }
    (!items.is_empty()).then_some(Expression { items, first, last: end.1, led })
}

/// What leads in: whether anything does, whether a range is announced, whether the whole of what
/// follows is meant.
fn prefix(cursor: Cursor<'_>) -> (bool, bool, bool, Cursor<'_>) {
    let ranged = cursor.word(0) == Some(Word::From) && !cursor.is_mark(1, '.');
    let led = ranged || matches!(cursor.word(0), Some(Word::In));
    let mut next = cursor.skip(usize::from(led));
    let mut whole = false;
    // «в течение всего года» has two such words, «on the» one; longer runs are no dates.
    for _ in 0..2 {
        if next.word(0) == Some(Word::During) {
            whole = true;
            next = next.skip(1);
        }
    }
    next = next.skip(usize::from(next.word(0) == Some(Word::Filler)));
    (led || whole, ranged, whole, next)
}

fn separator(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let mark = match cursor.peek(0)? {
        Kind::Mark(',' | ';' | '+' | '(') | Kind::Word(Word::And) => cursor.skip(1),
        _ => return None,
    };
    Some(if mark.word(0) == Some(Word::And) { mark.skip(1) } else { mark })
}

fn item(cursor: Cursor<'_>, ranged: bool, led: bool) -> Option<(Item, Cursor<'_>)> {
    let (start, after) = point::point(cursor, led)?;
    let connected = match after.peek(0) {
        Some(Kind::Dash) => true,
        // «2015/2016», and ISO 8601's own «2025-05-18/2025-05-21».
        Some(Kind::Mark('/')) => matches!(start.year, Year::Known(_)),
        Some(Kind::Word(Word::To)) => ranged || matches!(start.unit, Unit::Bare(_)),
        _ => false,
    };
    if connected {
        let mut next = after.skip(1);
        if matches!(next.word(0), Some(Word::In | Word::To)) {
            next = next.skip(1);
        }
        if matches!(cursor.word(0), Some(Word::Month(_, Form::Latin)))
            && let Some((start, end, after)) = point::latin_range(start, next)
        {
            return Some((Item { start, end: Some(end) }, after));
        }
        if let Some((end, after_end)) = point::point(next, true)
            && end.rank() <= start.rank().max(u8::from(matches!(start.unit, Unit::Bare(_))) * 9)
            && (!matches!(end.unit, Unit::Bare(_)) || may_wait(start, after_end))
        {
            return Some((Item { start, end: Some(end) }, after_end));
        }
    }
    Some((Item { start, end: None }, after))
}

/// Whether a range may end in a bare number: «18-21, 23 мая», «March 3-5».
fn may_wait(start: Point, after: Cursor<'_>) -> bool {
    matches!(start.unit, Unit::Bare(_)) && separator(after).is_some()
}
