//! Quotation marks and dashes: «ёлочки» and „лапки“, hyphen, en dash, em dash.
//!
//! Text enters; the same with its marks set leaves. A stroke between blanks is an em dash, one in a
//! range of numbers or dates an en dash, and between numbers without blanks.

use super::is_dash;
use crate::{model::russian::is_letter_or_number, normalise::date};

/// The text with its quotation marks set, and without blanks behind what opens.
pub(super) fn quotations(chars: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(chars.len());
    let mut open = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied();
        match c {
            ' ' if matches!(out.last(), Some('(' | '«' | '„')) => {}
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
    if are_nested(&out) {
        set_inner(&mut out);
    }
    out
}

/// The text with its dashes set, and without blanks in ranges of numbers.
pub(super) fn dashes(chars: &[char]) -> String {
    // Russian letters take two bytes each.
    let mut out = String::with_capacity(chars.len() * 2);
    for (at, &c) in chars.iter().enumerate() {
        match c {
            ' ' if range_blank(chars, at) => {}
            c if is_dash(c) => out.push(dash(chars, at)),
            c => out.push(c),
        }
    }
    out
}

/// Whether «ёлочки» stand within «ёлочки», each with its other half and without any other marks:
/// then the inner ones are „лапки“ that nobody has on the keyboard.
fn are_nested(chars: &[char]) -> bool {
    let (mut depth, mut deepest) = (0_u32, 0);
    for &c in chars.iter().filter(|c| is_quote(**c)) {
        match (c, depth) {
            ('«', _) => depth += 1,
            ('»', 1..) => depth -= 1,
            _ => return false,
        }
        deepest = deepest.max(depth);
    }
    depth == 0 && deepest > 1
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '‟')
}

/// Gives what stands inside «ёлочки» its „лапки“.
fn set_inner(chars: &mut [char]) {
    let mut depth = 0_u32;
    for c in chars {
        match c {
            '«' => {
                depth += 1;
                *c = if depth > 1 { '„' } else { '«' };
            }
            '»' => {
                *c = if depth > 1 { '“' } else { '»' };
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
}

/// The quotation mark for `c` between two characters, with `open` quotations. „Лапки“ are for what
/// stands inside; «ёлочки» stay what they are; a mark that could open or close
/// (`"`, `“`) does what its neighbours suggest.
fn quote(c: char, before: Option<char>, next: Option<char>, open: &mut Vec<char>) -> char {
    let inner = open.last() == Some(&'„');
    let opens = match c {
        '«' | '„' => true,
        '»' | '”' => false,
        '“' if inner => false,
        _ => {
            before
                .is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '«' | '„' | '—' | '–'))
                && next.is_some_and(is_letter_or_number)
        }
    };
    if opens {
        let mark = if open.is_empty() || c == '«' { '«' } else { '„' };
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
        c.is_none_or(|c| !(is_letter_or_number(c) || is_dash(c) || matches!(c, '/' | '№')))
    };
    let mut back = chars.get(..at).unwrap_or_default().iter().rev().take(7);
    let is_of_document = back.find(|c| !c.is_ascii_digit() && **c != ' ') == Some(&'№');
    left.len() <= 4
        && !is_of_document
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
    let word = before.rsplit(|c: char| !is_letter_or_number(c)).next().unwrap_or_default();
    let starts_with_day = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    starts_with_day && date::ends_a_date(word) && date::begins_a_date(after.trim_start())
}

#[cfg(test)]
mod tests {
    use super::{dashes, quotations};

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn inner_quotations_have_marks_of_their_own() {
        for (written, set_right) in [
            ("АО «АДЦ «Невская Ратуша»» и «Мир»", "АО «АДЦ „Невская Ратуша“» и «Мир»"),
            ("\"Форум \"Россия\"\"", "«Форум „Россия“»"),
            ("«Форум „Россия“»", "«Форум „Россия“»"),
            ("«Мир «Лендок» и ещё", "«Мир «Лендок» и ещё"),
            ("«Мир» и «Дом»", "«Мир» и «Дом»"),
        ] {
            assert_eq!(quotations(&chars(written)).into_iter().collect::<String>(), set_right);
        }
    }

    #[test]
    fn numbers_of_documents_are_no_ranges() {
        for (written, set_right) in [
            ("1 - 5 марта", "1–5 марта"),
            ("№ 12-15", "№ 12-15"),
            ("№ 031-06-478/12", "№ 031-06-478/12"),
            ("30 октября - 1 ноября", "30 октября – 1 ноября"),
        ] {
            assert_eq!(dashes(&chars(written)), set_right);
        }
    }
}
