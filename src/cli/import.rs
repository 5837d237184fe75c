//! `pobratim import`: how a table is understood, sheet by sheet, column by column, row by row.
//!
//! The account of `table` enters; its telling in Russian leaves on standard output, or the account
//! itself as JSON. Nothing is written or decided here.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use clap::ValueEnum;
use serde::Serialize;

use super::{
    Verdict, console,
    source::{Opened, TableArgs},
};
use crate::{
    cell::{Column, Row},
    finding::excerpt,
    import::Sheet,
    model::russian::plural,
    pipeline,
    table::{
        ColumnAccount, HeadingAccount, Reason, Role, RowAccount, RowKind, SheetAccount,
        Verdict as Fate,
    },
};

/// Letters that are shown of a cell.
const EXCERPT: usize = 48;

/// The arguments of `import`.
#[derive(Debug, clap::Args)]
#[command(override_usage = "pobratim import [ПАРАМЕТРЫ] [ФАЙЛ]")]
pub(super) struct Args {
    #[command(flatten)]
    source: TableArgs,
    /// Показать каждую строку, а не только те, о которых программа решала сама
    /// Show each row, not only those about which the program had to decide
    #[arg(long, verbatim_doc_comment)]
    show: bool,
    /// Как показать: text или json; без него — text
    /// How it is shown, as text by default
    #[arg(long, value_name = "ВИД", default_value = "text", verbatim_doc_comment)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// The account of a file, for other programs.
#[derive(Serialize)]
struct Document<'a> {
    file: &'a str,
    sheets: &'a [SheetAccount],
}

/// Prints how the table is understood.
///
/// # Errors
/// The source cannot be read or holds no table, or standard output cannot be written.
pub(super) fn run(args: &Args) -> anyhow::Result<Verdict> {
    let Opened { name: file, bytes, settings, .. } = args.source.open()?;
    let tables = pipeline::tables(&bytes, &file, &settings, &settings.vocabulary())?;
    let account = &tables.table.value.account;
    console::answer(|out| match args.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &Document { file: &file, sheets: account })?;
            Ok(writeln!(out)?)
        }
        Format::Text => {
            writeln!(out, "{file}")?;
            for (sheet, account) in tables.sheets.iter().zip(account) {
                Told { sheet, account, out }.tell(args.show)?;
            }
            Ok(())
        }
    })?;
    Ok(Verdict::Clean)
}

/// A sheet that is being told of.
struct Told<'a> {
    sheet: &'a Sheet,
    account: &'a SheetAccount,
    out: &'a mut dyn Write,
}

impl Told<'_> {
    fn tell(mut self, all: bool) -> io::Result<()> {
        let SheetAccount { sheet, verdict, heading, rows } = self.account;
        let whole = heading.as_ref().is_some_and(|heading| heading.missing.is_empty());
        writeln!(self.out, "\nЛист «{sheet}»: {}", fate(*verdict, whole))?;
        if matches!(verdict, Fate::NoTable | Fate::Empty) {
            return Ok(());
        }
        let Some(heading) = heading else { return Ok(()) };
        self.heading(heading)?;
        if rows.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "  {}", self.totals(rows, heading))?;
        for row in rows.iter().filter(|row| all || is_decided(row.kind)) {
            let told = self.row(*row, heading);
            writeln!(self.out, "  {:>6}  {told}", row.row.get())?;
        }
        Ok(())
    }

    fn heading(&mut self, heading: &HeadingAccount) -> io::Result<()> {
        let HeadingAccount { top, bottom, columns, missing } = heading;
        match bottom.get() - top.get() {
            0 => writeln!(self.out, "  Заголовок в строке {top}:")?,
            _ => writeln!(self.out, "  Заголовок в строках {top}–{bottom}:")?,
        }
        let name = |column: &ColumnAccount| {
            column.role.map_or_else(|| "не для отчёта".to_owned(), |role| role.to_string())
        };
        let width = columns.iter().map(|column| name(column).chars().count()).max().unwrap_or(0);
        for column in columns {
            let words = excerpt(&column.words, EXCERPT);
            let (letters, name) = (column.column.to_string(), name(column));
            let reason = column.reason.as_ref().map(reason).unwrap_or_default();
            writeln!(self.out, "  {letters:>6}  {name:width$}  «{words}»{reason}")?;
        }
        if !missing.is_empty() {
            let missing: Vec<_> = missing.iter().map(|role| format!("«{role}»")).collect();
            writeln!(self.out, "  Не найдены графы: {}", missing.join(", "))?;
        }
        Ok(())
    }

    fn row(&self, RowAccount { row, kind }: RowAccount, heading: &HeadingAccount) -> String {
        let words = |role: Role| {
            let is_it = |column: &&ColumnAccount| column.role == Some(role);
            let column = heading.columns.iter().find(is_it);
            column.and_then(|column| self.words(row, Some(column.column)))
        };
        let any = || self.words(row, None).unwrap_or_default();
        match kind {
            RowKind::Region => format!("регион: {}", any()),
            RowKind::Entry { country, agreement, events } => {
                let country = country.then(|| words(Role::Country).unwrap_or_else(any));
                let agreement = agreement.then(|| {
                    words(Role::Partner)
                        .or_else(|| words(Role::Basis))
                        .map_or_else(|| "соглашение".to_owned(), |w| format!("соглашение: {w}"))
                });
                let events = events.then(|| {
                    let words = words(Role::Events).or_else(|| words(Role::EventDate));
                    words.map_or_else(|| "мероприятия".to_owned(), |w| format!("мероприятия: {w}"))
                });
                let country = country.map(|country| format!("страна: {country}"));
                let parts: Vec<String> =
                    [country, agreement, events].into_iter().flatten().collect();
                if parts.is_empty() {
                    "ничего нового".to_owned()
                } else {
                    parts.join("; ")
                }
            }
            RowKind::Continuation { basis, events } => {
                let part = |what, row: Option<Row>| row.map(|row| format!("{what} строки {row}"));
                let parts = [part("основание", basis), part("мероприятия", events)];
                let parts: Vec<String> = parts.into_iter().flatten().collect();
                format!("продолжает {}: {}", parts.join(" и "), any())
            }
            RowKind::Orphan => format!("без страны: {}", any()),
            RowKind::Total => format!("итоги, не для отчёта: {}", any()),
            RowKind::Footer => format!("под таблицей, не для отчёта: {}", any()),
            RowKind::Heading => "заголовок ещё раз".to_owned(),
            RowKind::Numbers => "номера граф".to_owned(),
        }
    }

    /// «Строки: 5 регионов, 28 стран, 45 соглашений, 28 ячеек мероприятий»
    fn totals(&self, rows: &[RowAccount], heading: &HeadingAccount) -> String {
        let names = |is: fn(RowKind) -> bool, role| {
            let column = heading.columns.iter().find(|column| column.role == Some(role));
            let rows = rows.iter().filter(|row| is(row.kind));
            let names = rows.filter_map(|row| {
                self.words(row.row, column.map(|c| c.column)).or_else(|| self.words(row.row, None))
            });
            names.map(|name| name.to_lowercase()).collect::<BTreeSet<_>>().len()
        };
        let count = |is: fn(RowKind) -> bool| rows.iter().filter(|row| is(row.kind)).count();
        let parts = [
            (
                names(|kind| kind == RowKind::Region, Role::Region),
                ["регион", "региона", "регионов"],
            ),
            (
                names(|kind| matches!(kind, RowKind::Entry { country: true, .. }), Role::Country),
                ["страна", "страны", "стран"],
            ),
            (
                count(|kind| matches!(kind, RowKind::Entry { agreement: true, .. })),
                ["соглашение", "соглашения", "соглашений"],
            ),
            (
                count(|kind| matches!(kind, RowKind::Entry { events: true, .. })),
                ["ячейка мероприятий", "ячейки мероприятий", "ячеек мероприятий"],
            ),
            (
                count(|kind| matches!(kind, RowKind::Continuation { .. })),
                ["продолжение", "продолжения", "продолжений"],
            ),
        ];
        let parts = parts.into_iter().filter(|(n, _)| *n > 0);
        let parts = parts.map(|(n, forms)| format!("{n} {}", plural(n, forms)));
        format!("Строки: {}", parts.collect::<Vec<_>>().join(", "))
    }

    /// The words of a cell, or of the first one of its row that has any.
    fn words(&self, row: Row, column: Option<Column>) -> Option<String> {
        let found = self.sheet.rows.binary_search_by_key(&row, |row| row.row).ok()?;
        let mut cells = self.sheet.rows.get(found)?.cells.iter();
        let cell = cells.find(|(at, value)| {
            column.map_or_else(|| !value.shown().trim().is_empty(), |column| column == *at)
        });
        Some(excerpt(&cell?.1.shown(), EXCERPT)).filter(|words| !words.is_empty())
    }
}

fn fate(verdict: Fate, whole: bool) -> &'static str {
    match verdict {
        Fate::Read if whole => "прочитан — это первый лист, где есть все графы таблицы",
        Fate::Read => "прочитан — это первый лист с таблицей",
        Fate::Joined => "прочитан как продолжение: заголовок тот же",
        Fate::Complement => "прочитан: дополняет таблицу тем, чего в ней нет",
        Fate::Ours => "не прочитан: его сделала сама программа",
        Fate::Other => "не прочитан: таблица другого года или с другим заголовком",
        Fate::Unfilled => "под заголовком ничего нет",
        Fate::NoTable => "таблицы нет, лист не прочитан",
        Fate::Empty => "пуст",
    }
}

/// Why a column is what it is.
fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Words(words) => {
            let words: Vec<_> = words.iter().map(|word| format!("«{word}»")).collect();
            let noun = if words.len() == 1 { "слову" } else { "словам" };
            format!(" — по {noun} {}", words.join(", "))
        }
        Reason::Settings => " — так названо в настройках".to_owned(),
        Reason::Place => " — по соседней графе".to_owned(),
    }
}

/// Whether a person would want to know about such a row.
fn is_decided(kind: RowKind) -> bool {
    !matches!(kind, RowKind::Entry { .. } | RowKind::Numbers | RowKind::Heading)
}
