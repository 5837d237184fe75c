//! Blanks: one between words, none where a mark closes up, one where a mark was typed without it.
//!
//! Text enters; text with other blanks leaves, dots of an ellipsis as one character and without
//! what no eye sees. A blank is added only where nothing else can be meant: «визит,встреча» and
//! «г.Ош», but not «А.Г.Турчин», «3,5», «и т.д.», «Яндекс.Карты» or an address of the web.

use super::is_dash;
use crate::model::russian::{is_letter_or_number, is_russian, is_small};

/// The text with its blanks set, given its quotation marks.
pub(super) fn set(chars: &[char]) -> Vec<char> {
    let at = |index: usize| chars.get(index).copied();
    let mut out = Vec::with_capacity(chars.len() + 8);
    let mut depth = 0_u32;
    for (index, &c) in chars.iter().enumerate() {
        // Nearly all of a text is letters of words, where nothing is to be decided.
        let next = at(index + 1);
        if is_russian(c) && next.is_some_and(|next| next == ' ' || is_russian(next)) {
            out.push(c);
            continue;
        }
        let (before, after) = (out.last().copied(), at(index + 2));
        match c {
            '«' | '„' => depth += 1,
            '»' | '“' => depth = depth.saturating_sub(1),
            ' ' if closes_up(before, next, after) => continue,
            _ => {}
        }
        out.push(c);
        let Some(next) = next.filter(|next| c != ' ' && *next != ' ') else { continue };
        let ends = c == '.' && depth == 0 && is_russian_capital(next) && ends_a_word(chars, index);
        if ends || (Neighbours { before, next, after }).part(c) {
            out.push(' ');
        }
    }
    out
}

/// One blank for each run of blanks, none at the ends; an ellipsis for three dots or more, one
/// stroke for several; й and ё as one character, and no marks that nobody sees.
pub(super) fn plain(text: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(text.len() / 2 + 1);
    for c in text.chars() {
        if is_russian(c) {
            out.push(c);
            continue;
        }
        if is_invisible(c) {
            continue;
        }
        let before = out.last().copied();
        match (before, c) {
            (None | Some(' '), c) if c.is_whitespace() => {}
            (_, c) if c.is_whitespace() => out.push(' '),
            (Some(letter), '\u{306}' | '\u{308}') if composed(letter, c).is_some() => {
                out.pop();
                out.extend(composed(letter, c));
            }
            (Some('…'), '.') => {}
            (Some('.'), '.') if out.len() > 1 && out.get(out.len() - 2) == Some(&'.') => {
                out.truncate(out.len() - 2);
                out.push('…');
            }
            (Some(stroke), c) if is_dash(stroke) && is_dash(c) => {
                out.pop();
                out.push('—');
            }
            _ => out.push(c),
        }
    }
    if out.last() == Some(&' ') {
        out.pop();
    }
    out
}

/// Soft hyphens, joiners, byte order marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// й for и and ё for е with their marks apart, as some systems write them.
fn composed(letter: char, mark: char) -> Option<char> {
    match (letter, mark) {
        ('и', '\u{306}') => Some('й'),
        ('И', '\u{306}') => Some('Й'),
        ('е', '\u{308}') => Some('ё'),
        ('Е', '\u{308}') => Some('Ё'),
        _ => None,
    }
}

/// Whether a blank before `next` is to go. A full stop closes up only where nothing follows it:
/// «г .П усан» could be anything and stays. Stops with blanks between them stay apart.
fn closes_up(before: Option<char>, next: Option<char>, after: Option<char>) -> bool {
    match next {
        Some(',' | ';' | ':' | '!' | '?' | ')') => true,
        Some('.' | '…') => {
            after.is_none_or(char::is_whitespace) && !matches!(before, Some('.' | '…'))
        }
        _ => false,
    }
}

fn is_russian_capital(c: char) -> bool {
    matches!(c, 'А'..='Я' | 'Ё')
}

/// Whether the full stop at `at` ends a word or an abbreviation, and is not one of initials.
fn ends_a_word(chars: &[char], at: usize) -> bool {
    let mut back = chars.get(..at).unwrap_or_default().iter().rev();
    let small = back.next().is_some_and(|c| is_russian(*c) && is_small(*c));
    let before = back.next().copied();
    small && before.is_none_or(|c| is_russian(c) || !is_letter_or_number(c))
}

/// What stands around a character that is no blank.
struct Neighbours {
    before: Option<char>,
    next: char,
    after: Option<char>,
}

impl Neighbours {
    /// Whether a blank belongs between `c` and the next character, which is none.
    fn part(&self, c: char) -> bool {
        let next = self.next;
        let word = is_russian(next) || next == '«';
        match c {
            ',' | ';' | ':' | '!' | '?' => word && self.before.is_some_and(|b| b != ' '),
            ')' => is_russian_capital(next),
            '»' => is_russian(next),
            '№' | '§' => is_letter_or_number(next),
            '–' | '—' => self.before == Some(' ') && begins(next),
            _ => self.part_from_mark(c),
        }
    }

    /// Whether a blank belongs between the letter `c` and a bracket, a quotation or a dash.
    fn part_from_mark(&self, c: char) -> bool {
        match self.next {
            '(' => is_russian(c) && is_small(c) && self.after.is_some_and(is_russian_capital),
            '«' => is_russian(c),
            '–' | '—' => self.after == Some(' ') && ends(c),
            _ => false,
        }
    }
}

/// Whether words can begin with this.
fn begins(c: char) -> bool {
    is_letter_or_number(c) || matches!(c, '«' | '(')
}

/// Whether words can end with this.
fn ends(c: char) -> bool {
    is_letter_or_number(c) || matches!(c, '»' | ')')
}

#[cfg(test)]
mod tests {
    use super::plain;

    fn set(text: &str) -> String {
        super::set(&plain(text)).into_iter().collect()
    }

    #[test]
    fn a_blank_is_added_where_nothing_else_can_be_meant() {
        for (written, set_right) in [
            ("визит,встреча;обед:речь", "визит, встреча; обед: речь"),
            ("визит.Встреча", "визит. Встреча"),
            ("в г.Ош и г.Алма-Ата", "в г. Ош и г. Алма-Ата"),
            ("театр им.Пушкина", "театр им. Пушкина"),
            ("театр им.А.С.Пушкина", "театр им. А.С.Пушкина"),
            ("и.о.Губернатора", "и.о. Губернатора"),
            ("Мумбай(Бомбей)", "Мумбай (Бомбей)"),
            ("(Россия)Встреча", "(Россия) Встреча"),
            ("форум«Мир»и выставка", "форум «Мир» и выставка"),
            ("№5 и №031-06, §7", "№ 5 и № 031-06, § 7"),
            ("18 мая– визит", "18 мая – визит"),
            ("18 мая –визит", "18 мая – визит"),
            ("Петербург -- Минск", "Петербург — Минск"),
        ] {
            assert_eq!(set(written), set_right);
        }
    }

    #[test]
    fn what_could_be_meant_otherwise_stays() {
        for written in [
            "А.Г.Турчина",
            "Н.П.Напалкова Е.М.",
            "им. Г.Бердымухамедова",
            "3,5 и 12:30",
            "и т.д., т.е.",
            "«Яндекс.Карты»",
            "www.gov.spb.ru, mail:info@gov.spb.ru",
            "ИННОПРОМ.Беларусь",
            "15.05.2025",
            "участник(и) и гость(я)",
            "1990-е гг., 2021–2023",
            "города- побратимы",
            "(г .П усан",
            "Что?..",
        ] {
            assert_eq!(set(written), written);
        }
    }

    #[test]
    fn what_nobody_sees_goes() {
        assert_eq!(set("Кита\u{438}\u{306}\u{FEFF} и\u{A0}е\u{308}лка…."), "Китай и ёлка…");
        assert_eq!(set("со\u{AD}трудничество\u{200B} "), "сотрудничество");
        assert_eq!(set("и так далее...."), "и так далее…");
    }
}
