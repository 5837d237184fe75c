//! Tokens → date expressions, as they are written: days that wait for their month, months that
//! wait for their year, ranges and lists.
//!
//! The grammar (`?` optional, `*` repeated; blanks and quotes round a day do not matter):
//!
//! ```text
//! expression = prefix? item (("," | "и" | ";") item)*
//! prefix     = ("в" | "с" | "от")? ("течение" | "весь")?
//! item       = point time? (("–" | "по" | "до") time? point)? | "между" point "и" point
//!              | day "(" day ")" year
//! point      = weekday? (numeric | day? month year? | month day year | year day? month | part
//!              | quarter | season | decade | year | bare) weekday?
//! numeric    = D.M.Y | D/M/Y | D-M-YYYY | D.IX.Y | YYYY-MM-DD | YYYY-MM | MM.YYYY | D.MM
//! part       = ("начало" | "вторая половина" | "первая декада" | …) (month | season | decade | year)
//! bare       = a number that takes its unit from a later point: «12, 14 и 16 июня»
//! ```
//!
//! What a point means in a calendar is absent: that is `resolve`.

use super::{
    clock,
    cursor::Cursor,
    day,
    item::item,
    row,
    shape::{Expression, Item, Unit},
    token::{Kind, Token},
    words::Word,
};

/// How many items a list may have.
pub(super) const LONGEST_LIST: usize = 40;
/// How many it may have inside a list that came to nothing: «1, 2, 3 …» without a month stays linear.
pub(super) const SHORT_LIST: usize = 3;

/// The expression that begins at `first`, the longest one of at most `length` items.
///
/// # Errors
/// There is none; what is there goes on to the token that is given, without a month or year.
pub(super) fn expression(
    tokens: &[Token],
    first: usize,
    length: usize,
) -> Result<Expression, usize> {
    let start = Cursor { tokens, at: first };
    let (mut lead, mut cursor) = prefix(start);
    let mut items = Vec::new();
    let mut end = (0, first);
    loop {
        cursor = row::days(cursor, &mut items);
        let found = more_of_month(&items, cursor).or_else(|| item(cursor, lead));
        let Some((item, after)) = found else { break };
        let bare = matches!(item.end.unwrap_or(item.start).unit, Unit::Bare(_));
        items.push(item);
        cursor = after;
        if !bare {
            end = (items.len(), after.at);
        }
        match separator(cursor) {
            Some(next) if items.len() < length => {
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
    if items.is_empty() {
        return Err(cursor.at);
    }
    Ok(Expression { items, first, last: end.1, led: lead.led })
}

/// The next days of a month that stands before them: «May 18, 19 and 20, 2025».
fn more_of_month<'t>(items: &[Item], cursor: Cursor<'t>) -> Option<(Item, Cursor<'t>)> {
    let first = items.last()?.start;
    let (start, after) = day::latin_day(first, cursor).filter(|_| first.month_first)?;
    let end = (after.peek(0) == Some(Kind::Dash)).then(|| day::latin_day(start, after.skip(1)));
    Some(match end.flatten() {
        Some((end, after)) => (Item { start, end: Some(end) }, after),
        None => (Item { start, end: None }, after),
    })
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
    // «с 10:00 15 мая до 18:00 16 мая»
    if let Some(after) =
        clock::time(next).filter(|after| range == Announced::From && after.is_number(0))
    {
        next = after;
    }
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
        // «2005 г. / 2009 г.»; without blanks it is a range.
        Kind::Mark('/') if !cursor.is_close(0) && !cursor.is_close(1) => cursor.skip(1),
        _ => return None,
    };
    // «, и», «, а также».
    let also = matches!(mark.peek(0), Some(Kind::Other(_))) && mark.word(1) == Some(Word::Also);
    Some(match mark.word(0) {
        Some(Word::And) => mark.skip(1),
        _ => mark.skip(usize::from(also) * 2),
    })
}
