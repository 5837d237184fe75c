//! `pobratim read-date`: how a spelling of a date is read, one JSON line an expression.

use std::io::{self, BufRead, ErrorKind, Write};

use anyhow::anyhow;
use serde::Serialize;

use super::{Verdict, console, source::year};
use crate::{deliver::reason, model::DateSpan, normalise::date::read_text};

/// The arguments of `read-date`.
#[derive(Debug, clap::Args)]
#[command(override_usage = "pobratim read-date [--year ГОД] ТЕКСТ…\n       \
                            pobratim read-date [--year ГОД] -")]
pub(super) struct Args {
    /// Год для дат, в которых он не назван; без него такие даты не читаются
    /// The year of dates that do not name one; without it they are not read
    #[arg(long, value_name = "ГОД", value_parser = year, verbatim_doc_comment)]
    year: Option<i32>,
    /// Даты как они написаны, каждая в кавычках; «-» читает их построчно из стандартного ввода
    /// Spellings of dates; - reads them from standard input, one a line
    #[arg(value_name = "ТЕКСТ", required = true, verbatim_doc_comment)]
    texts: Vec<String>,
}

/// An answer, as the contract of the command line has it.
#[derive(Serialize)]
struct Answer<'a> {
    text: &'a str,
    dates: Vec<DateSpan>,
}

/// Prints what each text is read as: an empty list where there is no date.
///
/// # Errors
/// Standard input is no text in UTF-8, or standard output cannot be written.
pub(super) fn run(args: &Args, quiet: bool) -> anyhow::Result<Verdict> {
    let asked = Asked { year: args.year, quiet };
    console::answer(|out| match args.texts.as_slice() {
        [only] if only == "-" => answer_lines(asked, out),
        texts => texts.iter().try_for_each(|text| Ok(answer(text, asked, out)?)),
    })?;
    Ok(Verdict::Clean)
}

/// How it was asked.
#[derive(Clone, Copy)]
struct Asked {
    year: Option<i32>,
    quiet: bool,
}

/// Answers each line of standard input at once, so that another program can ask and wait.
fn answer_lines(asked: Asked, out: &mut dyn Write) -> anyhow::Result<()> {
    for (number, line) in (1..).zip(io::stdin().lock().lines()) {
        let line = line.map_err(|error| match error.kind() {
            ErrorKind::InvalidData => anyhow!(
                "строка {number} стандартного ввода — не текст в кодировке UTF-8\n\
                 Сохраните её в UTF-8 и повторите"
            ),
            _ => anyhow!("стандартный ввод не читается: {}", reason(&error)),
        })?;
        answer(&line, asked, out)?;
        out.flush()?;
    }
    Ok(())
}

fn answer(text: &str, asked: Asked, out: &mut dyn Write) -> io::Result<()> {
    let dates: Vec<_> = read(text, asked.year).collect();
    // Why there is no date in what plainly is one.
    if dates.is_empty() && asked.year.is_none() && !asked.quiet && read(text, Some(ANY)).count() > 0
    {
        console::say(&format!("В «{text}» не назван год: добавьте --year ГОД"));
    }
    serde_json::to_writer(&mut *out, &Answer { text, dates })?;
    writeln!(out)
}

/// A year that has every day.
const ANY: i32 = 2000;

fn read(text: &str, year: Option<i32>) -> impl Iterator<Item = DateSpan> {
    read_text(text, year).into_iter().flat_map(|found| found.dates)
}
