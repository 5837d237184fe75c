//! Text → tokens of dates: numbers, month names, ordinals, marks.
//!
//! Any text enters; [`Token`]s leave, small copies that the parser can look at from any side.
//! Spelling is settled here and only here: letter case, ё and е, the many dashes and quotes,
//! no-break and zero-width characters, Latin letters that look Cyrillic. Grammar is absent.

use std::ops::Range;

use super::{
    numerals,
    words::{self, Word},
};
use crate::{
    model::russian::{folded, is_capital, is_letter, letters, small},
    normalise::fold,
};

/// A token and the bytes that it was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of digits: its value and how many digits it has.
    Number(u32, u8),
    /// A word that dates are made of.
    Word(Word),
    /// A word that no date is made of; whether it begins with a capital.
    Other(bool),
    /// Any dash or hyphen, and what stands for one: «14…16 мая».
    Dash,
    /// Any quotation mark.
    Quote,
    /// One other mark.
    Mark(char),
}

/// Splits `text` into tokens; blanks only separate them.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 8 + 8);
    let mut key = String::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (start, first) = (at, rest.chars().next().unwrap_or_default());
        let (kind, length) = match russian_word(rest, first, &mut key) {
            Some(found) => found,
            None if is_blank(first) || is_invisible(first) => {
                at += first.len_utf8();
                continue;
            }
            None => any_token(text, start, first, &mut key),
        };
        at += length;
        let end = at;
        let before = found.last().map(|before: &Token| before.kind);
        found.push(Token { kind, start, end });
        merge(&mut found, before, text, &mut key);
    }
    found
}

/// Makes one of the last tokens what is one; `before` stands before the last of them.
fn merge(found: &mut Vec<Token>, before: Option<Kind>, text: &str, key: &mut String) {
    match before {
        // Nothing becomes one with a word right before it.
        None | Some(Kind::Word(_) | Kind::Other(_) | Kind::Quote) => return,
        Some(Kind::Mark('.' | '…')) => merge_dots(found),
        Some(Kind::Mark('/')) => merge_half_year(found, text),
        Some(Kind::Number(..)) => merge_quoted(found),
        Some(Kind::Dash | Kind::Mark(_)) => {}
    }
    merge_hyphenated(found, text, key);
}

/// The word that `rest` begins with, if Russian letters are all that it has, as nearly every word,
/// and the bytes that it takes up.
fn russian_word(rest: &str, first: char, key: &mut String) -> Option<(Kind, usize)> {
    let length = letters(rest);
    // «Х» may be a Roman number.
    if length == 0 || first == 'Х' {
        return None;
    }
    let (letters, after) = rest.split_at_checked(length)?;
    let goes_on = |next: char| Class::of(next) == Class::Letter || is_invisible(next);
    if !after.starts_with(' ') && after.starts_with(goes_on) {
        return None;
    }
    let may_be_known = length / 2 <= LONGEST + 1 && words::may_be_known(letters);
    let word = may_be_known.then(|| {
        key.clear();
        key.extend(letters.chars().map(folded));
        words::lookup(key)
    });
    Some((word.flatten().map_or(Kind::Other(is_capital(first)), Kind::Word), length))
}

/// The token that stands at `start` and begins with the character `first`, and the bytes that it
/// takes up.
fn any_token(text: &str, start: usize, first: char, key: &mut String) -> (Kind, usize) {
    let rest = text.get(start..).unwrap_or_default();
    let class = Class::of(first);
    // Two marks of quotation for one are one: ''05''.
    let goes_on = |c: &char| class != Class::Mark && (Class::of(*c) == class || is_invisible(*c));
    let more = rest.chars().skip(1).take_while(goes_on).map(char::len_utf8);
    let length = first.len_utf8() + more.sum::<usize>();
    let kind = match class {
        Class::Digit => number(text, start..start + length),
        Class::Letter => word(rest.get(..length).unwrap_or_default(), key),
        Class::Quote => Kind::Quote,
        Class::Mark => mark(first),
    };
    (kind, length)
}

/// A day in quotation marks is the day: «05», "05".
fn merge_quoted(found: &mut Vec<Token>) {
    if let [.., open, number, close] = *found.as_slice()
        && let (Kind::Quote, Kind::Number(_, 1..=2), Kind::Quote) =
            (open.kind, number.kind, close.kind)
    {
        found.truncate(found.len() - 3);
        found.push(Token { kind: number.kind, start: open.start, end: close.end });
    }
}

/// A month that a line end cut at a hyphen is a month, «сен- тября», and an abbreviation with one is
/// a word: «пр-т».
fn merge_hyphenated(found: &mut Vec<Token>, text: &str, key: &mut String) {
    let letters = |token: &Token| matches!(token.kind, Kind::Word(_) | Kind::Other(_));
    let [.., head, dash, tail] = found.as_slice() else { return };
    if dash.kind != Kind::Dash || head.end != dash.start || !letters(head) || !letters(tail) {
        return;
    }
    let (start, end) = (head.start, tail.end);
    let joined = [head, tail].map(|part| text.get(part.start..part.end).unwrap_or_default());
    let kind = word(&joined.concat(), key);
    if matches!(kind, Kind::Word(Word::Month(..) | Word::Named(_))) {
        found.truncate(found.len() - 3);
        found.push(Token { kind, start, end });
    }
}

/// «п/г» is a half of a year.
fn merge_half_year(found: &mut Vec<Token>, text: &str) {
    if let [.., half, slash, year] = *found.as_slice()
        && (slash.kind, year.kind) == (Kind::Mark('/'), Kind::Word(Word::Year(false)))
        && text.get(half.start..year.end).is_some_and(|written| written.to_lowercase() == "п/г")
    {
        found.truncate(found.len() - 3);
        found.push(Token { kind: Kind::Word(Word::HalfYear), start: half.start, end: year.end });
    }
}

/// Dots between two tokens, without a blank, are a dash: «14...16 мая», «14…16 мая», «14..16 мая».
fn merge_dots(found: &mut Vec<Token>) {
    let Some(last) = found.pop_if(|last| !matches!(last.kind, Kind::Mark(_))) else { return };
    let is = |token: &Token, mark| matches!(token.kind, Kind::Mark(other) if other == mark);
    let dots = match found.as_slice() {
        [.., dot] if is(dot, '…') => 1,
        [.., a, b, c] if [a, b, c].iter().all(|t| is(t, '.')) && c.start - a.start == 2 => 3,
        [.., a, b] if [a, b].iter().all(|t| is(t, '.')) && b.start - a.start == 1 => 2,
        _ => 0,
    };
    let close = found.last().is_some_and(|dot| dot.end == last.start);
    if let Some(first) = found.len().checked_sub(dots).filter(|_| dots > 0 && close)
        && let (Some(before), Some(start)) = (first.checked_sub(1), found.get(first))
        && found.get(before).is_some_and(|before| before.end == start.start)
    {
        let dash = Token { kind: Kind::Dash, start: start.start, end: last.start };
        found.truncate(first);
        found.push(dash);
    }
    found.push(last);
}

/// Blanks, and the underscores that a form has for them: «_05_» мая.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '_'
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    Digit,
    Letter,
    Quote,
    Mark,
}

impl Class {
    fn of(c: char) -> Self {
        if c.is_ascii_digit() {
            Self::Digit
        } else if is_letter(c) || c == '\u{301}' || c == '\u{306}' || c == '\u{308}' {
            Self::Letter
        } else if is_quote(c) {
            Self::Quote
        } else {
            Self::Mark
        }
    }
}

/// Zero-width characters and the soft hyphen: they never part a word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '’'
            | '«'
            | '»'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '\u{2039}'
            | '\u{203A}'
            | '<'
            | '>'
    )
}

/// The number at `range`; one that a form leaves to be filled in is none: «20__ г.»; «_05_» is one.
fn number(text: &str, range: Range<usize>) -> Kind {
    let mut value = 0_u32;
    let mut length = 0_u8;
    let open = text.get(range.end..).is_some_and(|after| after.starts_with("__"));
    if open && !text.get(..range.start).is_some_and(|before| before.ends_with('_')) {
        return Kind::Other(false);
    }
    for digit in text.get(range).unwrap_or_default().bytes().filter(u8::is_ascii_digit) {
        value = value.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
        length = length.saturating_add(1);
    }
    Kind::Number(value, length)
}

fn mark(c: char) -> Kind {
    match c {
        '-'
        | '~'
        | '÷'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2E3A}'
        | '\u{FE58}'
        | '\u{FF0D}' => Kind::Dash,
        other => Kind::Mark(other),
    }
}

/// The longest word that any table of [`words`] holds, in letters.
const LONGEST: usize = 16;

fn word(written: &str, key: &mut String) -> Kind {
    let first = written.chars().next().unwrap_or_default();
    let other = Kind::Other(is_capital(first));
    key.clear();
    let (mut length, mut has_latin) = (0, false);
    for c in written.chars().map(small) {
        match c {
            'ё' => key.push('е'),
            'і' => key.push('и'),
            '\u{301}' | '\u{308}' => {}
            '\u{306}' => {
                if key.ends_with('и') {
                    key.pop();
                    key.push('й');
                }
            }
            c if is_invisible(c) => continue,
            c => {
                has_latin |= c.is_ascii();
                key.push(c);
            }
        }
        length += 1;
        if length > LONGEST + 1 {
            return other;
        }
    }
    // Latin letters may be English, German or a Roman number (with a Cyrillic Х or І, too); what
    // is none of these may still be Russian in look-alike letters.
    let roman = matches!(first, 'I' | 'V' | 'X' | 'Х' | 'І');
    let roman = if roman { numerals::roman(&latin(written)).map(Word::Roman) } else { None };
    let disguised = || if has_latin { words::lookup(&fold::cyrillic(key)) } else { None };
    roman.or_else(|| words::lookup(key)).or_else(disguised).map_or(other, Kind::Word)
}

/// Cyrillic letters of a Roman number as Latin capitals: «ІХ» is `IX`.
fn latin(written: &str) -> String {
    let fold = |c| match c {
        'Х' => 'X',
        'І' => 'I',
        c => c,
    };
    written.chars().filter(|&c| !is_invisible(c)).map(fold).collect()
}
