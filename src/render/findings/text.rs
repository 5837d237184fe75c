//! Findings → text for a console, as a good compiler shows them: what, where, the words of the
//! cell with the spot underlined, and what to do. The findings of a cell are drawn together.
//!
//! Findings and a way to read a cell enter; text leaves, wholly in Russian. Deciding whether the
//! console has colours, how wide it is, and writing to it, are absent on purpose: that is `cli`.

mod console;

use std::collections::BTreeMap;

use self::console::Console;
use crate::{
    cell::CellRef,
    finding::{Finding, Severity},
    model::russian::plural,
};

/// How many findings of one rule are drawn; of those beyond, if they are no errors, the cells are
/// told in one line.
const MANY: usize = 5;

/// How findings are shown.
pub struct View<'a> {
    /// The name of the source as the person knows it.
    pub file: &'a str,
    /// The words of a cell, or none where it cannot be read any more.
    pub cell_text: &'a dyn Fn(&CellRef) -> Option<String>,
    /// Whether ANSI colours are wanted.
    pub colour: bool,
    /// How many columns the console has.
    pub width: usize,
    /// Whether every finding is drawn, however many there are of one rule.
    pub all: bool,
}

/// Draws the findings, cell by cell, and counts them in a last line.
#[must_use]
pub fn render(findings: &[Finding], view: &View) -> String {
    let console = Console::new(view);
    let mut drawn: BTreeMap<&str, usize> = BTreeMap::new();
    let (shown, rest): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|finding| {
        let count = drawn.entry(finding.rule.code).or_default();
        *count += 1;
        view.all || *count <= MANY || finding.severity == Severity::Error
    });
    let mut text = String::new();
    for cell in shown.chunk_by(|a, b| a.cell.is_some() && a.cell == b.cell) {
        text += &console.draw(cell);
    }
    text += &console.rest(&rest);
    let more =
        if findings.is_empty() { "" } else { "; подробнее: pobratim explain КОД" };
    text + &summary(findings) + more + "\n"
}

/// How many findings of each severity there are: «3 ошибки, 12 предупреждений, 8 сведений».
#[must_use]
pub fn summary(findings: &[Finding]) -> String {
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let kinds = [
        (Severity::Error, ["ошибка", "ошибки", "ошибок"]),
        (Severity::Warning, ["предупреждение", "предупреждения", "предупреждений"]),
        (Severity::Note, ["сведение", "сведения", "сведений"]),
    ];
    let counts = kinds.map(|(severity, forms)| (count(severity), forms));
    let parts: Vec<_> = counts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, forms)| format!("{n} {}", plural(*n, *forms)))
        .collect();
    if parts.is_empty() { "Замечаний нет".to_owned() } else { parts.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::{View, render, summary};
    use crate::{
        cell::{CellRef, Column, Row},
        finding::{Finding, Rule, catalogue},
    };

    fn at(row: u32, column: u32) -> CellRef {
        CellRef::new("2025", Row::new(row), Column::new(column))
    }

    fn cells(cell: &CellRef) -> Option<String> {
        let text = match cell.address().as_str() {
            "B12" => "Хайфон и\nпровинция Кханьхоа",
            "E14" => {
                "10-19 апреля – визит группы школьников и учителей Международной школы \
                 «Валистас» из г. Бангалор. 31 июня – визит делегации представителей кадровых \
                 агентств из Индии. 15 июня – в Юсуповском саду прошел ежегодный 11-й \
                 Международный день йоги."
            }
            "D9" => "2025",
            _ => return None,
        };
        Some(text.to_owned())
    }

    fn drawn(findings: &[Finding], width: usize, colour: bool) -> String {
        let view =
            View { file: "таблица.xlsx", cell_text: &cells, colour, width, all: false };
        render(findings, &view)
    }

    fn findings() -> Vec<Finding> {
        vec![
            Finding::new(&catalogue::COLUMN_MISSING, None, "Не найдена графа «Страна»")
                .hint("Назовите графу «Страна» в строке заголовков"),
            Finding::new(&catalogue::PARTNER_TWICE, Some(at(12, 2)), "Партнёр «Хайфон» уже указан")
                .quote("Хайфон")
                .hint("Оставьте одну строку"),
            Finding::new(&catalogue::IMPOSSIBLE_DATE, Some(at(14, 5)), "В июне нет 31-го числа")
                .quote("31 июня"),
            Finding::new(&catalogue::JOINED_ROW, Some(at(9, 4)), "Строка присоединена к строке 8"),
            Finding::new(&catalogue::NO_DATE, Some(at(99, 4)), "Документ без даты"),
        ]
    }

    #[test]
    fn findings_are_drawn_as_the_office_sees_them() {
        let expected = "\
ошибка[E102]: Не найдена графа «Страна»
--> таблица.xlsx
 |
 = совет: Назовите графу «Страна» в строке заголовков

предупреждение[W401]: Партнёр «Хайфон» уже указан
  --> таблица.xlsx, лист «2025», ячейка B12
   |
12 | Хайфон и провинция Кханьхоа
   | ^^^^^^
   |
   = совет: Оставьте одну строку

ошибка[E202]: В июне нет 31-го числа
  --> таблица.xlsx, лист «2025», ячейка E14
   |
14 | …школы «Валистас» из г. Бангалор. 31 июня – визит делегации представителей кадровых…
   |                                   ^^^^^^^

сведение[N103]: Строка присоединена к строке 8
 --> таблица.xlsx, лист «2025», ячейка D9
  |
9 | 2025
  |

предупреждение[W204]: Документ без даты
--> таблица.xlsx, лист «2025», ячейка D99

2 ошибки, 2 предупреждения, 1 сведение; подробнее: pobratim explain КОД
";
        assert_eq!(drawn(&findings(), 100, false), expected);
    }

    #[test]
    fn findings_of_one_cell_are_drawn_together_and_fit_a_narrow_console() {
        let at_school = |rule, quote: &str| {
            Finding::new(rule, Some(at(14, 5)), "Что-то не так с этими словами, и об этом долго")
                .quote(quote)
                .hint("Исправьте их")
        };
        let findings = [
            at_school(&catalogue::OUT_OF_ORDER, "31 июня"),
            at_school(&catalogue::OUTSIDE_YEAR, "визит делегации"),
            at_school(&catalogue::UNPLACED, "день йоги"),
        ];
        let expected = "\
сведение[N302]: Что-то не так с этими словами, и
                об этом долго
предупреждение[W301]: Что-то не так с этими
                      словами, и об этом долго
предупреждение[W303]: Что-то не так с этими
                      словами, и об этом долго
  --> таблица.xlsx, лист «2025», ячейка E14
   |
14 | …31 июня – визит делегации…
   |  ^^^^^^^   ^^^^^^^^^^^^^^^ W301
   |  |
   |  N302
   |
  ::: 
14 | …ежегодный 11-й Международный день йоги.
   |                               ^^^^^^^^^ W303
   |
   = совет к N302: Исправьте их
   = совет к W301: Исправьте их
   = совет к W303: Исправьте их

2 предупреждения, 1 сведение; подробнее: pobratim explain КОД
";
        assert_eq!(drawn(&findings, 50, false), expected);
    }

    #[test]
    fn a_mark_at_the_end_of_a_line_leaves_room_for_its_label() {
        let long = "слово слово слово слово слово слово слово слово слово слово слово";
        let of = |rule, quote: &str| Finding::new(rule, Some(at(14, 5)), "Так").quote(quote);
        let findings =
            [of(&catalogue::OUT_OF_ORDER, long), of(&catalogue::UNPLACED, "слово слово")];
        for width in 40..120 {
            let cell_text = |_: &CellRef| Some(long.to_owned());
            let view = View { file: "", cell_text: &cell_text, colour: false, width, all: false };
            let text = render(&findings, &view);
            let marks = text.lines().filter(|line| line.contains('^'));
            let widest = marks.map(|line| line.chars().count()).max().unwrap_or_default();
            assert!(widest <= width, "{widest} of {width}: {text}");
        }
    }

    #[test]
    fn the_same_advice_is_given_once() {
        let of = |quote| {
            let finding = Finding::new(&catalogue::UNPLACED, Some(at(14, 5)), "Что-то не так");
            finding.quote(quote).hint("Исправьте это")
        };
        let said = drawn(&[of("31 июня"), of("визит")], 80, false);
        assert_eq!(said.matches("совет к W303: Исправьте это").count(), 1, "{said}");
    }

    #[test]
    fn of_many_findings_of_one_rule_five_are_drawn_and_errors_always() {
        let of = |rule, row| Finding::new(rule, Some(at(row, 4)), "Что-то не так");
        let findings: Vec<_> = (1..=8)
            .flat_map(|row| [of(&catalogue::NO_DATE, row), of(&catalogue::IMPOSSIBLE_DATE, row)])
            .collect();
        let text = drawn(&findings, 100, false);
        let count = |words: &str| text.matches(words).count();
        assert_eq!((count("[W204]: Что-то"), count("[E202]: Что-то")), (5, 8));
        let rest =
            "предупреждение[W204]: Документ без даты, ещё 3: 2025!D6, 2025!D7, 2025!D8\n\n8 ";
        assert_eq!(count(rest), 1, "{text}");
        let view = View { file: "", cell_text: &|_| None, colour: false, width: 100, all: true };
        assert_eq!(render(&findings, &view).matches("[W204]: Что-то").count(), 8);
    }

    #[test]
    fn nothing_in_the_source_can_steer_the_console() {
        let nasty = "\u{1b}[2J31\tиюня\u{202e}\u{7}";
        let finding = Finding::new(&catalogue::IMPOSSIBLE_DATE, Some(at(1, 1)), nasty)
            .quote(nasty)
            .hint(nasty);
        let view = View {
            file: nasty,
            cell_text: &|_| Some(nasty.to_owned()),
            colour: false,
            width: 80,
            all: false,
        };
        let text = render(&[finding], &view);
        let controls = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!text.contains(controls), "{text:?}");
    }

    #[test]
    fn colours_change_nothing_but_colours() {
        let coloured = drawn(&findings(), 100, true);
        assert!(coloured.contains("\u{1b}["));
        let plain = drawn(&findings(), 100, false);
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    }

    #[test]
    fn the_summary_agrees_in_number() {
        let of = |rule: &'static Rule, n: usize| vec![Finding::new(rule, None, ""); n];
        let (error, warning, note) =
            (&catalogue::NO_TABLE, &catalogue::NO_DATE, &catalogue::MARKUP);
        assert_eq!(summary(&[]), "Замечаний нет");
        assert_eq!(summary(&of(error, 1)), "1 ошибка");
        let all = [of(error, 3), of(warning, 12), of(note, 8)].concat();
        assert_eq!(summary(&all), "3 ошибки, 12 предупреждений, 8 сведений");
        let all = [of(warning, 21), of(note, 2)].concat();
        assert_eq!(summary(&all), "21 предупреждение, 2 сведения");
    }
}
