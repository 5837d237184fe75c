//! The code of a number format, taken apart (ECMA-376 part 1, 18.8.31).
//!
//! A code enters; its [`Section`]s leave, as pieces that are dates, times or literal text. What a
//! section with placeholders of digits (`0.00`) looks like is absent on purpose: it shows no
//! date, and nobody asks it.

use std::{iter::Peekable, str::Chars};

/// One of the parts between semicolons.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Section {
    /// The pieces in order.
    pub(super) pieces: Vec<Piece>,
    condition: Option<(Comparison, f64)>,
    numeric: bool,
}

/// A part of what is shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// Text that stands for itself.
    Literal(String),
    /// The day in so many letters: `D`, `DD`, or the day of the week, `DDD`, `DDDD`.
    Day(usize),
    /// The month in so many letters.
    Month(usize),
    /// The year in so many letters.
    Year(usize),
    /// The hour.
    Hour,
    /// The minute.
    Minute,
    /// The second, or a mark of the half of the day, or hundredths.
    Second,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Comparison {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

impl Piece {
    /// Whether it is a part of a date.
    pub(super) fn is_date(&self) -> bool {
        matches!(self, Self::Day(_) | Self::Month(_) | Self::Year(_))
    }
}

impl Section {
    /// Whether it shows a day, a month or a year.
    pub(super) fn shows_date(&self) -> bool {
        !self.numeric && self.pieces.iter().any(Piece::is_date)
    }

    /// Whether it shows a date or a time of day.
    pub(super) fn shows_time(&self) -> bool {
        !self.numeric && self.pieces.iter().any(|piece| !matches!(piece, Piece::Literal(_)))
    }

    /// Whether it shows the day of the month.
    pub(super) fn shows_day(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Day(1 | 2)))
    }

    /// Whether it is the one for this number, if none before it is.
    pub(super) fn applies(&self, number: f64) -> bool {
        self.condition.is_none_or(|(comparison, bound)| match comparison {
            Comparison::Less => number < bound,
            Comparison::LessOrEqual => number <= bound,
            Comparison::Greater => number > bound,
            Comparison::GreaterOrEqual => number >= bound,
            Comparison::Equal => (number - bound).abs() < f64::EPSILON,
            Comparison::NotEqual => (number - bound).abs() >= f64::EPSILON,
        })
    }

    fn literal(&mut self, text: &str) {
        if let Some(Piece::Literal(last)) = self.pieces.last_mut() {
            last.push_str(text);
        } else {
            self.pieces.push(Piece::Literal(text.to_owned()));
        }
    }

    /// A run of one letter, Latin or (as Russian Excel shows its codes) Cyrillic.
    fn token(&mut self, letter: char, length: usize) {
        let piece = match letter {
            'd' | 'д' => Piece::Day(length),
            'm' | 'м' if self.last_is_hour() => Piece::Minute,
            'm' | 'м' => Piece::Month(length),
            'y' | 'г' => Piece::Year(length),
            'h' | 'ч' => Piece::Hour,
            _ => Piece::Second,
        };
        if piece == Piece::Second {
            self.minutes_before_seconds();
        }
        self.pieces.push(piece);
    }

    fn last_is_hour(&self) -> bool {
        let last = self.pieces.iter().rev().find(|piece| !matches!(piece, Piece::Literal(_)));
        last == Some(&Piece::Hour)
    }

    /// `mm:ss`: what looked like a month are minutes.
    fn minutes_before_seconds(&mut self) {
        let last = self.pieces.iter_mut().rev().find(|piece| !matches!(piece, Piece::Literal(_)));
        if let Some(piece @ Piece::Month(1 | 2)) = last {
            *piece = Piece::Minute;
        }
    }

    /// What stands in brackets: a condition, a language, a colour, or an elapsed time.
    fn bracket(&mut self, content: &str) {
        if let Some(condition) = condition(content) {
            self.condition = Some(condition);
        } else if content.eq_ignore_ascii_case("$-F800") {
            // The long date of the system, whatever stands after it.
            self.pieces = vec![
                Piece::Day(1),
                Piece::Literal(" ".into()),
                Piece::Month(4),
                Piece::Literal(" ".into()),
                Piece::Year(4),
                Piece::Literal(" г.".into()),
            ];
        } else if content.chars().all(|c| "hmsчмс".contains(lower(c))) {
            self.numeric = true;
        }
    }
}

/// Takes a code apart.
pub(super) fn sections(code: &str) -> Vec<Section> {
    if code.eq_ignore_ascii_case("general") || code.eq_ignore_ascii_case("Основной") {
        return Vec::new();
    }
    let mut sections = Vec::new();
    let mut rest = code.chars().peekable();
    while rest.peek().is_some() {
        sections.push(section(&mut rest));
    }
    sections
}

fn section(rest: &mut Peekable<Chars>) -> Section {
    let mut section = Section::default();
    let mut long_date = false;
    while let Some(letter) = rest.next() {
        match letter {
            ';' => break,
            '"' => section.literal(&rest.by_ref().take_while(|&c| c != '"').collect::<String>()),
            '\\' | '!' => section.literal(&rest.next().map_or_else(String::new, String::from)),
            '_' => {
                rest.next();
                section.literal(" ");
            }
            '*' => drop(rest.next()),
            '[' => {
                section.bracket(&rest.by_ref().take_while(|&c| c != ']').collect::<String>());
                long_date |= section.pieces.len() == 6;
            }
            _ if long_date => {}
            'a' | 'A' if half_of_day(rest) => section.pieces.push(Piece::Second),
            // The separator of dates in Russia is the full stop.
            '/' => section.literal("."),
            '0' | '#' | '?' if section.pieces.contains(&Piece::Second) => {}
            '0' | '#' | '?' => section.numeric = true,
            _ if "dmyhsдмгчс".contains(lower(letter)) => {
                let mut length = 1;
                while rest.next_if(|&c| lower(c) == lower(letter)).is_some() {
                    length += 1;
                }
                section.token(lower(letter), length);
            }
            _ => section.literal(letter.encode_utf8(&mut [0; 4])),
        }
    }
    section
}

/// Takes the rest of `AM/PM` or `A/P`, if it is that.
fn half_of_day(rest: &mut Peekable<Chars>) -> bool {
    let ahead: String = rest.clone().take(4).collect::<String>().to_ascii_lowercase();
    let length = match ahead.as_str() {
        "m/pm" => 4,
        _ if ahead.starts_with("/p") => 2,
        _ => return false,
    };
    rest.nth(length - 1).is_some()
}

fn condition(content: &str) -> Option<(Comparison, f64)> {
    let (comparison, bound) = [
        ("<=", Comparison::LessOrEqual),
        (">=", Comparison::GreaterOrEqual),
        ("<>", Comparison::NotEqual),
        ("<", Comparison::Less),
        (">", Comparison::Greater),
        ("=", Comparison::Equal),
    ]
    .into_iter()
    .find_map(|(sign, comparison)| Some((comparison, content.strip_prefix(sign)?)))?;
    Some((comparison, bound.trim().parse().ok()?))
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}
