//! Cleaning for reading: blanks, quotes and dashes as Russian typography has them.
//!
//! Words as the table has them enter; the same words leave, never reworded. The rules are those
//! of the report (Мильчин, «Справочник издателя и автора»): «ёлочки», „лапки“ inside them, an em
//! dash between blanks, an en dash in ranges of numbers, no blank before a comma. No-break spaces
//! are absent on purpose: where a line may break is the layout's business.

/// Any character that is drawn as a horizontal stroke.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The text, cleaned; cleaning twice changes nothing more.
///
/// ```
/// # use pobratim::normalise::text::clean;
/// assert_eq!(clean("\"Дорожная  карта\" на 2021- 2023 гг. - план"), "«Дорожная карта» на 2021–2023 гг. — план");
/// ```
#[must_use]
pub fn clean(text: &str) -> String {
    let chars: Vec<char> = single_blanks(text).chars().collect();
    let mut out = Vec::with_capacity(chars.len());
    let mut open = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied();
        match c {
            ' ' if closes_up(next, chars.get(at + 2).copied()) => {}
            ' ' if matches!(out.last(), Some('(' | '«' | '„')) => {}
            ' ' if range_blank(&chars, at) => {}
            c if is_dash(c) => out.push(dash(&chars, at)),
            c if is_quote(c) => {
                let mark = quote(c, out.last().copied(), next, &mut open);
                if matches!(mark, '»' | '“') && out.last() == Some(&' ') {
                    out.pop();
                }
                out.push(mark);
            }
            c => out.push(c),
        }
    }
    out.into_iter().collect()
}

/// One blank for each run of blanks, none at the ends.
fn single_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a blank before `next` is to go. A full stop closes up only where nothing follows it:
/// «г .П усан» could be anything and stays.
fn closes_up(next: Option<char>, after: Option<char>) -> bool {
    match next {
        Some(',' | ';' | ':' | '!' | '?' | ')') => true,
        Some('.') => after.is_none_or(char::is_whitespace),
        _ => false,
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '‟')
}

/// The quotation mark for `c` after `before` and before `next`, with `open` quotations. «Ёлочки»
/// stay what they are, „лапки“ are for what stands inside; a mark that could open or close (`"`,
/// `“`) does what its neighbours suggest.
fn quote(c: char, before: Option<char>, next: Option<char>, open: &mut Vec<char>) -> char {
    let inner = open.last() == Some(&'„');
    let opens = match c {
        '«' | '„' => true,
        '»' | '”' => false,
        '“' if inner => false,
        _ => {
            before
                .is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '«' | '„' | '—' | '–'))
                && next.is_some_and(char::is_alphanumeric)
        }
    };
    if opens {
        let mark = if c == '«' || open.is_empty() { '«' } else { '„' };
        open.push(mark);
        mark
    } else {
        open.pop();
        if inner && c != '»' { '“' } else { '»' }
    }
}

/// The dash for the stroke at `at`.
fn dash(chars: &[char], at: usize) -> char {
    let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
    let after = chars.get(at + 1).copied();
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    if is_number_range(chars, at) {
        return '–';
    }
    match (blank(before), blank(after)) {
        (true, true) if is_date_range(chars, at) => '–',
        (true, true) => '—',
        _ => match chars.get(at).copied().unwrap_or('-') {
            '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
            '\u{2012}' => '–',
            '\u{2015}' => '—',
            other => other,
        },
    }
}

/// Whether the blank at `at` stands beside the stroke of a range of numbers.
fn range_blank(chars: &[char], at: usize) -> bool {
    let is_range =
        |at: usize| chars.get(at).is_some_and(|&c| is_dash(c)) && is_number_range(chars, at);
    is_range(at + 1) || at.checked_sub(1).is_some_and(is_range)
}

/// Whether the stroke at `at` stands between two numbers that make a range: each of at most four
/// digits, the first smaller, neither of them part of a longer number such as 031-06-478/12.
fn is_number_range(chars: &[char], at: usize) -> bool {
    let before = chars.get(..at).unwrap_or_default().iter().rev().copied();
    let after = chars.get(at + 1..).unwrap_or_default().iter().copied();
    let (Some((left, left_edge)), Some((right, right_edge))) = (number(before), number(after))
    else {
        return false;
    };
    let left: String = left.chars().rev().collect();
    let free = |c: Option<char>| {
        c.is_none_or(|c| !(c.is_alphanumeric() || is_dash(c) || matches!(c, '/' | '№')))
    };
    left.len() <= 4
        && right.len() <= 4
        && left.parse::<u32>().ok() < right.parse::<u32>().ok()
        && free(left_edge)
        && free(right_edge)
}

/// The digits at the beginning of `chars`, behind at most one blank, and what follows them; of a
/// long number only five digits are read.
fn number(chars: impl Iterator<Item = char>) -> Option<(String, Option<char>)> {
    let mut chars = chars.take(7).peekable();
    chars.next_if_eq(&' ');
    let mut digits = String::new();
    while let Some(digit) = chars.next_if(char::is_ascii_digit) {
        digits.push(digit);
    }
    (!digits.is_empty()).then(|| (digits, chars.next()))
}

/// Whether the spaced stroke at `at` stands in a range of dates: «30 октября – 1 ноября».
fn is_date_range(chars: &[char], at: usize) -> bool {
    let before: String = chars.get(at.saturating_sub(24)..at).unwrap_or_default().iter().collect();
    let after: String =
        chars.get(at + 1..(at + 24).min(chars.len())).unwrap_or_default().iter().collect();
    let before = before.trim_end_matches(['.', ' ']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let starts_with_day = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    starts_with_day
        && super::date::ends_a_date(word)
        && super::date::begins_a_date(after.trim_start())
}
