//! Stamps above the title: who approves the report, and which order it is annexed to.
//!
//! The cells above a heading enter; those of stamps leave, which are neither title nor year of the
//! report. Only a stamp with an end is taken for one: its date, or the line to sign on.

use super::{grid::GridCell, kind::begins, role::fold};
use crate::cell::Column;

/// What a stamp begins with.
const OPENS: [&str; 5] = ["утверждаю", "утвержден", "утверждена", "утверждено", "согласовано"];
/// What it begins with where it says what the report is annexed to.
const ANNEXED: [&str; 2] = ["приложение", "приложения"];
/// Words that no stamp has, but a title.
const TITLES: [&str; 9] = [
    "отчет",
    "информация",
    "сведения",
    "перечень",
    "список",
    "реестр",
    "справка",
    "мероприятия",
    "сотрудничество",
];
/// What a line of a title begins with, and none of a stamp.
const TITLE_BEGINS: [&str; 4] = ["о", "об", "за", "план"];
/// Lines of a stamp.
const TALLEST: usize = 8;
/// Lines that may follow the one to sign on: the date.
const AFTER_SIGNATURE: usize = 2;
/// Beginnings of the months as dates have them.
const MONTHS: [&str; 12] = [
    "январ",
    "феврал",
    "март",
    "апрел",
    "мая",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
];

/// A stamp in the making.
struct Stamp {
    column: Column,
    /// Its lines, by their place among the cells.
    lines: Vec<usize>,
    /// How many of them are surely its own: down to its end.
    whole: usize,
    /// How many more there may be.
    left: usize,
}

impl Stamp {
    /// Adds a line.
    fn add(&mut self, line: usize, text: &str) {
        self.lines.push(line);
        self.left = self.left.saturating_sub(1);
        if is_dated(text) {
            self.whole = self.lines.len();
            self.left = 0;
        } else if text.contains("__") {
            self.whole = self.lines.len();
            self.left = self.left.min(AFTER_SIGNATURE);
        }
    }
}

/// Takes the stamps out of what stands above a heading, each with its lines.
pub(super) fn take(title: &mut Vec<GridCell<'static>>) -> Vec<Vec<GridCell<'static>>> {
    let mut stamps: Vec<Stamp> = Vec::new();
    for (line, cell) in title.iter().enumerate() {
        let (column, words) = (cell.at.column, fold(&cell.text));
        // Stamps may stand beside each other: a line belongs to the nearest at its left.
        let over = stamps.iter_mut().filter(|stamp| stamp.left > 0 && stamp.column <= column);
        let over = over.max_by_key(|stamp| stamp.column);
        if is_of_title(&words) {
            if let Some(stamp) = over {
                stamp.left = 0;
            }
        } else if begins(&words, &OPENS) || begins(&words, &ANNEXED) {
            let mut stamp = Stamp { column, lines: Vec::new(), whole: 0, left: TALLEST };
            stamp.add(line, &cell.text);
            stamps.push(stamp);
        } else if let Some(stamp) = over {
            stamp.add(line, &cell.text);
        }
    }
    stamps.retain(|stamp| stamp.whole > 0);
    let mut taken: Vec<Vec<GridCell>> = stamps.iter().map(|_| Vec::new()).collect();
    let of = |line| {
        stamps.iter().position(|stamp| stamp.lines.iter().take(stamp.whole).any(|l| *l == line))
    };
    for (line, cell) in std::mem::take(title).into_iter().enumerate() {
        match of(line).and_then(|stamp| taken.get_mut(stamp)) {
            Some(stamp) => stamp.push(cell),
            None => title.push(cell),
        }
    }
    taken
}

/// Whether a folded line can only be of a title.
fn is_of_title(words: &str) -> bool {
    begins(words, &TITLE_BEGINS) || words.split(' ').any(|word| TITLES.contains(&word))
}

/// Whether a line has a day, or the blank for one, and a year.
fn is_dated(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |word: &str, digits: usize| {
        word.len() <= digits && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let month = |word: &str| number(word, 2) || MONTHS.iter().any(|month| word.starts_with(month));
    let year = |word: &str| word.len() == 4 && number(word, 4);
    let dated = |words: &[&str]| matches!(words, [day, between, end] if number(day, 2) && month(between) && year(end));
    words.windows(3).any(dated) || (text.contains("__") && words.iter().any(|word| year(word)))
}
