//! The findings of one cell → lines for a console, through annotate-snippets.
//!
//! Findings and a [`View`] enter; drawn lines leave, no wider than the console where words allow.
//! Which findings are drawn at all is decided next door.

use std::{collections::BTreeMap, fmt::Write};

use annotate_snippets::{
    AnnotationKind, Group, Level, Renderer, Snippet, Title, normalize_untrusted_str,
    renderer::DEFAULT_LINE_NUM_STYLE,
};
use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::View;
use crate::{
    finding::{Finding, Severity},
    render::findings::spot::{Spot, spots},
};

/// Wider than any line that is shown here, so that the drawing cuts nothing by itself.
const TERMINAL_WIDTH: usize = 1_000;

/// From how many columns to how many a console is taken at its word.
const WIDTHS: (usize, usize) = (40, 160);

/// How many cells a line names that stands for the findings that are not drawn.
const CELLS: usize = 30;

/// How to draw.
pub(super) struct Console<'a> {
    renderer: Renderer,
    arrow: Style,
    width: usize,
    view: &'a View<'a>,
}

impl<'a> Console<'a> {
    /// A console as `view` describes it.
    pub(super) fn new(view: &'a View<'a>) -> Self {
        let (renderer, arrow) = if view.colour {
            (Renderer::styled(), DEFAULT_LINE_NUM_STYLE)
        } else {
            (Renderer::plain(), Style::new())
        };
        let width = view.width.clamp(WIDTHS.0, WIDTHS.1);
        Self { renderer: renderer.term_width(TERMINAL_WIDTH), arrow, width, view }
    }

    /// The findings of one cell, or one of no cell, and the blank line after them.
    ///
    /// The renderer would say where by line and column, but the office knows cells: so the line
    /// that says it, «данные.xlsx, лист «2025», ячейка C14», is put under the titles here.
    pub(super) fn draw(&self, findings: &[&Finding]) -> String {
        let mut text = String::new();
        let Some((last, _)) = findings.split_last() else { return text };
        for finding in findings {
            text += &self.renderer.render(&[Group::with_title(self.title(finding))]);
            text.push('\n');
        }
        let cell = last.cell.as_ref();
        let words = cell.and_then(self.view.cell_text);
        let of_cell = cell.map(|c| format!(", лист «{}», ячейка {}", c.sheet, c.address()));
        let place = format!("{}{}", self.view.file, of_cell.unwrap_or_default());
        let place = normalize_untrusted_str(&place);
        let gutter = words.as_ref().and(cell).map_or(0, |cell| cell.row.to_string().len());
        let arrow = self.arrow;
        let _infallible = writeln!(text, "{:gutter$}{arrow}-->{arrow:#} {place}", "");
        let whole = self.renderer.render(&[self.group(findings, words.as_deref(), gutter)]);
        let titles = self.renderer.render(&[Group::with_title(self.title(last))]);
        for line in whole.lines().skip(titles.lines().count()) {
            text = text + line + "\n";
        }
        text + "\n"
    }

    /// «предупреждение[W401]: Партнёр «Хайфон» уже указан», on as many lines as it takes.
    fn title(&self, finding: &Finding) -> Title<'static> {
        let name = finding.severity.russian();
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let head = name.width() + finding.rule.code.len() + "[]: ".len();
        let message = self.wrapped(&finding.message, head);
        level.with_name(name).primary_title(message).id(finding.rule.code)
    }

    /// The findings with the words of their cell and what is advised; of several, marks and
    /// advice say whose they are.
    fn group(&self, findings: &[&Finding], words: Option<&str>, gutter: usize) -> Group<'static> {
        let code = |number: usize| findings.get(number).map_or("", |finding| finding.rule.code);
        let several = findings.len() > 1;
        let last = findings.last().map(|finding| self.title(finding));
        let mut group = Group::with_title(last.unwrap_or_else(|| Level::NOTE.primary_title("")));
        let row = findings.first().and_then(|finding| finding.cell.as_ref()).map(|cell| cell.row);
        if let (Some(words), Some(row)) = (words, row) {
            let quotes: Vec<_> = findings.iter().map(|finding| finding.quote.as_deref()).collect();
            // The number of the row, « | » and two ellipses.
            let width = self.width.saturating_sub(gutter + 5);
            // « W303» behind a mark at the end of the line.
            let label = if several { 1 + code(0).len() } else { 0 };
            let wide = |spot: &Spot| spot.last_column() + label > width + 2;
            let mut parts = spots(words, &quotes, width);
            if parts.iter().any(wide) {
                parts = spots(words, &quotes, width.saturating_sub(label));
            }
            for spot in parts {
                let row = usize::try_from(row.get()).unwrap_or(usize::MAX);
                let marks = spot.marks.into_iter().map(|(mark, number)| {
                    let annotation = AnnotationKind::Primary.span(mark);
                    if several { annotation.label(code(number)) } else { annotation }
                });
                let snippet = Snippet::source(spot.line).line_start(row).fold(false);
                group = group.element(snippet.annotations(marks));
            }
        }
        for (number, finding) in findings.iter().enumerate() {
            let Some(hint) = &finding.hint else { continue };
            let same = |f: &&Finding| f.rule == finding.rule && f.hint == finding.hint;
            // The advice of two findings alike is given once.
            if findings.iter().take(number).any(same) {
                continue;
            }
            let name = if several {
                format!("совет к {}", code(number))
            } else {
                "совет".into()
            };
            let advice = self.wrapped(hint, gutter + name.width() + " = : ".len() + 1);
            group = group.element(Level::HELP.with_name(name).message(advice));
        }
        group
    }

    /// A line for each rule that has more findings than are drawn, with their cells.
    pub(super) fn rest(&self, findings: &[&Finding]) -> String {
        let mut by_rule: BTreeMap<_, Vec<&Finding>> = BTreeMap::new();
        for finding in findings {
            by_rule.entry(finding.rule.code).or_default().push(finding);
        }
        let mut text = String::new();
        for findings in by_rule.values() {
            let Some(first) = findings.first() else { continue };
            let cells = findings.iter().filter_map(|finding| finding.cell.as_ref());
            let mut cells: Vec<_> = cells.map(ToString::to_string).collect();
            cells.dedup();
            let more = if cells.len() > CELLS { " и другие" } else { "" };
            cells.truncate(CELLS);
            let (title, count) = (first.rule.title, findings.len());
            let message = format!("{title}, ещё {count}: {}{more}", cells.join(", "));
            let finding = Finding { message, ..(*first).clone() };
            text += &self.renderer.render(&[Group::with_title(self.title(&finding))]);
            text += "\n\n";
        }
        text
    }

    /// Words in lines that leave `head` columns free; what is no letter cannot steer the console.
    fn wrapped(&self, text: &str, head: usize) -> String {
        let room = self.width.saturating_sub(head).max(20);
        let mut lines = String::new();
        let mut filled = 0;
        for word in normalize_untrusted_str(text).split_whitespace() {
            let width = word.width();
            let blank = usize::from(filled > 0);
            if filled + blank + width > room && filled > 0 {
                lines.push('\n');
                filled = 0;
            } else if filled > 0 {
                lines.push(' ');
                filled += 1;
            }
            lines += word;
            filled += width;
        }
        lines
    }
}
