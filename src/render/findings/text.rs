//! Findings → text for a console, as a good compiler shows them: what, where, the words of the
//! cell with the spot underlined, and what to do.
//!
//! Findings and a way to read a cell enter; text leaves, wholly in Russian. Deciding whether the
//! console has colours, and writing to it, are absent on purpose: that is `cli`.

use annotate_snippets::{
    AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str,
    renderer::DEFAULT_LINE_NUM_STYLE,
};
use anstyle::Style;

use super::spot::Spot;
use crate::{
    cell::CellRef,
    finding::{Finding, Severity},
    model::russian::plural,
};

/// Wider than any line that is shown here, so that the drawing cuts nothing by itself.
const TERMINAL_WIDTH: usize = 400;

/// Draws each finding and counts them in a last line.
///
/// `file` is the name of the source as the person knows it; `cell_text` gives the words of a
/// cell, or none where it cannot be read any more; `colour` asks for ANSI colours.
pub fn render(
    findings: &[Finding],
    file: &str,
    cell_text: &dyn Fn(&CellRef) -> Option<String>,
    colour: bool,
) -> String {
    let (renderer, arrow) = if colour {
        (Renderer::styled(), DEFAULT_LINE_NUM_STYLE)
    } else {
        (Renderer::plain(), Style::new())
    };
    let console = Console { renderer: renderer.term_width(TERMINAL_WIDTH), arrow, file };
    let draw = |finding: &Finding| {
        let words = finding.cell.as_ref().and_then(cell_text);
        console.draw(finding, words.as_deref())
    };
    findings.iter().map(draw).collect::<String>() + &summary(findings) + "\n"
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

/// How to draw, and what the source is called.
struct Console<'a> {
    renderer: Renderer,
    arrow: Style,
    file: &'a str,
}

impl Console<'_> {
    /// The whole finding and the blank line after it; `words` are those of its cell.
    ///
    /// The renderer would say where by line and column, but the office knows cells: so the line
    /// that says it, «данные.xlsx, лист «2025», ячейка C14», is put under the title here.
    fn draw(&self, finding: &Finding, words: Option<&str>) -> String {
        let drawing = self.renderer.render(&[group(finding, words)]);
        let (title, rest) = drawing.split_once('\n').unwrap_or((&drawing, ""));
        let cell = finding.cell.as_ref();
        let of_cell = cell.map(|c| format!(", лист «{}», ячейка {}", c.sheet, c.address()));
        let place = format!("{}{}", self.file, of_cell.unwrap_or_default());
        let place = normalize_untrusted_str(&place);
        let indent = words.and(cell).map_or(0, |cell| cell.row.to_string().len());
        let end = if rest.is_empty() { "" } else { "\n" };
        let arrow = self.arrow;
        format!("{title}\n{:indent$}{arrow}-->{arrow:#} {place}\n{rest}{end}\n", "")
    }
}

/// The finding without its place: title, words and advice.
fn group(finding: &Finding, words: Option<&str>) -> Group<'static> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = finding.message.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = level.with_name(finding.severity.russian()).primary_title(message);
    let mut group = Group::with_title(title.id(finding.rule.code));
    if let (Some(words), Some(cell)) = (words, &finding.cell) {
        let spot = Spot::new(words, finding.quote.as_deref());
        let row = usize::try_from(cell.row.get()).unwrap_or(usize::MAX);
        let snippet = Snippet::source(spot.line).line_start(row).fold(false);
        let mark = spot.mark.map(|mark| AnnotationKind::Primary.span(mark));
        group = group.element(snippet.annotations(mark));
    }
    if let Some(hint) = &finding.hint {
        let advice = Level::HELP.with_name("совет").message(normalize_untrusted_str(hint));
        group = group.element(advice);
    }
    group
}

#[cfg(test)]
mod tests {
    use super::{render, summary};
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

2 ошибки, 2 предупреждения, 1 сведение
";
        assert_eq!(render(&findings(), "таблица.xlsx", &cells, false), expected);
    }

    #[test]
    fn colours_change_nothing_but_colours() {
        let coloured = render(&findings(), "таблица.xlsx", &cells, true);
        assert!(coloured.contains("\u{1b}["));
        let plain = render(&findings(), "таблица.xlsx", &cells, false);
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
