//! Tokens → date expressions, as they are written: days that wait for their month, months that
//! wait for their year, ranges and lists.
//!
//! The grammar (`?` optional, `*` repeated; blanks and quotes round a day do not matter):
//!
//! ```text
//! expression = prefix? item (("," | "и" | ";") item)*
//! prefix     = ("в" | "с" | "от")? ("течение" | "весь")?
//! item       = point (("–" | "по" | "до") point)? | "между" point "и" point | day "(" day ")" year
//! point      = weekday? (numeric | day? month year? | year day? month | part | quarter | season
//!              | decade | year | bare) weekday?
//! numeric    = D.M.Y | D/M/Y | D-M-YYYY | D.IX.Y | YYYY-MM-DD | YYYY-MM | MM.YYYY | D.MM
//! part       = ("начало" | "вторая половина" | "первая декада" | …) (month | season | decade | year)
//! bare       = a number that takes its unit from a later point: «12, 14 и 16 июня»
//! ```
//!
//! What a point means in a calendar is absent: that is `resolve`.

use super::{
    item::item,
    token::{Kind, Token},
    words::Word,
};
use crate::model::Season;

/// A place in time as it is written, with whatever it leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) day: Option<u32>,
    pub(super) unit: Unit,
    pub(super) year: Year,
    pub(super) part: Option<Part>,
    /// The day of the week that it is said to be, from 0 for Monday.
    pub(super) weekday: Option<u8>,
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

/// A part of a month, season, year or decade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Beginning, middle or end: 1, 2, 3.
    Third(u8),
    /// First or second half.
    Half(u8),
    /// From one day of a month to another.
    Days(u32, u32),
    /// So many days up to the end of a month.
    LastDays(u32),
    /// The whole of it, but only about: «около 14 мая».
    About,
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

impl Expression {
    /// Whether its last item is a day.
    pub(super) fn names_a_day(&self) -> bool {
        self.items.last().is_some_and(|item| item.end.unwrap_or(item.start).day.is_some())
    }
}

impl Unit {
    /// How coarse it is; a range never ends in something coarser than its start.
    pub(super) fn rank(self) -> u8 {
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
        Self { day: None, unit, year: Year::Open, part: None, weekday: None, weak: false }
    }

    pub(super) fn rank(&self) -> u8 {
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

    pub(super) fn is_number(&self, ahead: usize) -> bool {
        matches!(self.peek(ahead), Some(Kind::Number(..)))
    }

    /// What stands before it.
    pub(super) fn before(&self) -> Option<Kind> {
        self.tokens.get(self.at.checked_sub(1)?).map(|token| token.kind)
    }

    /// Whether a preposition stands before it.
    pub(super) fn is_led(&self) -> bool {
        matches!(self.before(), Some(Kind::Word(Word::In | Word::From | Word::To)))
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
    let (mut lead, mut cursor) = prefix(start);
    let mut items = Vec::new();
    let mut end = (0, first);
    while let Some((item, after)) = item(cursor, lead) {
        let bare = matches!(item.end.unwrap_or(item.start).unit, Unit::Bare(_));
        items.push(item);
        cursor = after;
        if !bare {
            end = (items.len(), after.at);
        }
        match separator(cursor) {
            Some(next) if items.len() < LONGEST_LIST => {
                // «с 12 по 14 и с 16 по 18 июня», «в мае и в июне».
                let from = next.word(0) == Some(Word::From) && !next.is_mark(1, '.');
                let within = next.word(0) == Some(Word::In) && lead.led;
                lead.range = match lead.range {
                    Announced::From => Announced::From,
                    _ if from => Announced::From,
                    _ => Announced::Nothing,
                };
                cursor = next.skip(usize::from(from || within));
            }
            _ => break,
        }
    }
    items.truncate(end.0);
    if lead.whole {
        for item in &mut items {
            item.start.weak = false;
        }
    }
    (!items.is_empty()).then_some(Expression { items, first, last: end.1, led: lead.led })
}

/// What leads an expression in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lead {
    /// Whether anything does.
    pub(super) led: bool,
    /// The range that it announces.
    pub(super) range: Announced,
    /// «в течение»: the whole of what follows is meant.
    whole: bool,
}

/// What kind of range a preposition announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Announced {
    Nothing,
    /// «с»: one with «по» in its middle.
    From,
    /// «между»: one with «и».
    Between,
}

fn prefix(cursor: Cursor<'_>) -> (Lead, Cursor<'_>) {
    let range = match cursor.word(0) {
        Some(Word::From) if !cursor.is_mark(1, '.') => Announced::From,
        Some(Word::Between) => Announced::Between,
        _ => Announced::Nothing,
    };
    let led = range != Announced::Nothing || cursor.word(0) == Some(Word::In);
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
    (Lead { led: led || whole, range, whole }, next)
}

/// What stands behind the words or the mark between two items of a list.
pub(super) fn separator(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let mark = match cursor.peek(0)? {
        Kind::Mark(',' | ';' | '+' | '&' | '(') | Kind::Word(Word::And) => cursor.skip(1),
        _ => return None,
    };
    // «, и», «, а также».
    let also = matches!(mark.peek(0), Some(Kind::Other(_))) && mark.word(1) == Some(Word::Also);
    Some(match mark.word(0) {
        Some(Word::And) => mark.skip(1),
        _ => mark.skip(usize::from(also) * 2),
    })
}
