//! Tables of web pages, which systems on the web save under names such as .xls.
//!
//! Bytes enter; one [`Sheet`] for each table leaves, under the name «Таблица 1», «Таблица 2», …, in
//! the order in which they begin. The lines of text above a table stand above its rows: its title. A
//! table within a cell is a sheet of its own, and its text stands in the cell too, unless it is
//! longer than a cell may be: pages lay out whole tables in a cell of another. Tags that a page
//! forgets to close are closed as browsers do it. All values are text; absent on purpose are styles,
//! but for hidden rows, scripts, and pictures.

mod laid;

use std::{borrow::Cow, sync::Arc};

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use self::laid::Laid;
use super::{
    Format, ImportError, Limits, Measure, Sheet, encoding,
    limits::{Cost, within},
    unsupported,
};

/// How many of the lines before a table are taken for what stands above it, nearest first.
const ABOVE: usize = 20;
/// What these hold is not shown on the page.
const UNSEEN: [&str; 4] = ["script", "style", "title", "xml"];
/// A new line begins where one of these begins or ends.
const BLOCKS: [&str; 12] =
    ["p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "center", "caption"];

/// Reads the tables of a page.
///
/// # Errors
///
/// `TooLarge`, and `NoTable` where there is none.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ImportError> {
    let text = encoding::decode(bytes).ok_or_else(|| unsupported(Format::Unknown))?;
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page::new(limits);
    for token in Tokenizer::new_with_emitter(&*text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.open(&tag)?,
            Token::EndTag(tag) => page.close(&name(&tag.name))?,
            Token::String(text) => page.text(&String::from_utf8_lossy(&text))?,
            _ => {}
        }
    }
    while !page.open.is_empty() {
        page.close("table")?;
    }
    page.sheets.sort_by_key(|(number, _)| *number);
    let sheets: Vec<Sheet> = page.sheets.into_iter().map(|(_, sheet)| sheet).collect();
    if sheets.is_empty() { Err(ImportError::NoTable) } else { Ok(sheets) }
}

/// The page as far as it is read.
struct Page {
    limits: Limits,
    cost: Cost,
    /// The finished tables, each with its number.
    sheets: Vec<(usize, Sheet)>,
    /// How many tables have begun.
    begun: usize,
    /// The tables that are being read, one within a cell of another.
    open: Vec<Laid>,
    /// The lines outside of cells since the last row or table.
    lines: Vec<String>,
    /// The element that is not shown, within which we are.
    unseen: Option<String>,
}

impl Page {
    fn new(limits: &Limits) -> Self {
        Self {
            limits: *limits,
            cost: Cost::new(*limits),
            sheets: Vec::new(),
            begun: 0,
            open: Vec::new(),
            lines: vec![String::new()],
            unseen: None,
        }
    }

    fn open(&mut self, tag: &StartTag<()>) -> Result<(), ImportError> {
        let name = name(&tag.name);
        if self.unseen.is_some() {
            return Ok(());
        }
        match &*name {
            "table" => {
                within(Measure::Depth, self.open.len() as u64 + 1, self.limits.depth)?;
                self.begun += 1;
                let name = Arc::from(format!("Таблица {}", self.begun));
                self.cost.sheet(&name)?;
                self.open.push(Laid::new(self.begun, name));
                self.lines_above()?;
            }
            "tr" => {
                self.lines_above()?;
                let hidden = attribute(tag, "style").is_some_and(|style| hides(&style));
                if let Some(table) = self.open.last_mut() {
                    table.end_row(&mut self.cost)?;
                    table.begin_row(hidden);
                }
            }
            "td" | "th" => {
                let span = |name| attribute(tag, name).and_then(|span| span.trim().parse().ok());
                if let Some(table) = self.open.last_mut() {
                    table.end_cell(&mut self.cost)?;
                    table.begin_cell(span("colspan").unwrap_or(1), span("rowspan").unwrap_or(1));
                }
            }
            _ if BLOCKS.contains(&&*name) => self.line()?,
            _ if UNSEEN.contains(&&*name) && !tag.self_closing => {
                self.unseen = Some(name.into_owned());
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        if let Some(unseen) = &self.unseen {
            if unseen == name {
                self.unseen = None;
            }
            return Ok(());
        }
        let Some(table) = self.open.last_mut() else {
            return if BLOCKS.contains(&name) { self.line() } else { Ok(()) };
        };
        match name {
            "td" | "th" => table.end_cell(&mut self.cost),
            "tr" => table.end_row(&mut self.cost),
            "table" => self.end_table(),
            _ if BLOCKS.contains(&name) => self.line(),
            _ => Ok(()),
        }
    }

    fn end_table(&mut self) -> Result<(), ImportError> {
        self.lines_above()?;
        let Some(mut table) = self.open.pop() else { return Ok(()) };
        table.end_row(&mut self.cost)?;
        let (number, sheet) = table.finish();
        if let Some(cell) = self.open.last_mut().and_then(Laid::text) {
            let texts = sheet.rows.iter().flat_map(|row| &row.cells).map(|(_, text)| text.shown());
            let texts = texts.collect::<Vec<_>>().join("\n");
            if cell.len() + texts.len() < usize::try_from(self.limits.cell_bytes).unwrap_or(0) {
                cell.push('\n');
                cell.push_str(&texts);
            }
        }
        self.sheets.push((number, sheet));
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ImportError> {
        if self.unseen.is_some() {
            return Ok(());
        }
        let place = self.open.last().map(Laid::place).unwrap_or_default();
        let cell = self.open.last_mut().and_then(Laid::text);
        if let Some(target) = cell.or_else(|| self.lines.last_mut()) {
            self.cost.bear(place, target.len() + text.len())?;
            target.push_str(text);
        }
        Ok(())
    }

    /// A new line begins, in a cell or outside.
    fn line(&mut self) -> Result<(), ImportError> {
        if self.open.last_mut().and_then(Laid::text).is_some() {
            return self.text("\n");
        }
        if self.lines.last().is_some_and(|line| !line.trim().is_empty()) {
            self.lines.push(String::new());
        }
        if self.lines.len() > ABOVE + 1 && self.open.is_empty() {
            self.lines.remove(0);
        }
        Ok(())
    }

    /// Lines outside of cells become rows of the table that begins or goes on below them.
    fn lines_above(&mut self) -> Result<(), ImportError> {
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        let lines = std::mem::replace(&mut self.lines, vec![String::new()]);
        let mut lines = lines.into_iter().filter(|line| !line.trim().is_empty()).peekable();
        if lines.peek().is_some() {
            table.end_row(&mut self.cost)?;
        }
        for line in lines {
            table.begin_row(false);
            table.begin_cell(1, 1);
            if let Some(cell) = table.text() {
                cell.push_str(&line);
            }
            table.end_row(&mut self.cost)?;
        }
        Ok(())
    }
}

/// Whether a style hides what it is for.
fn hides(style: &str) -> bool {
    let style: String = style.split_whitespace().collect();
    style.to_ascii_lowercase().contains("display:none")
}

fn name(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

fn attribute<'t>(tag: &'t StartTag<()>, name: &str) -> Option<Cow<'t, str>> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value))
}
