//! `pobratim explain`: what the findings mean and what to do about them.

use std::fmt::Write;

use super::{Verdict, console};
use crate::finding::catalogue;

/// The arguments of `explain`.
#[derive(Debug, clap::Args)]
#[command(override_usage = "pobratim explain [КОД]")]
pub(super) struct Args {
    /// Код замечания, например E202; без него — список всех
    /// The code of a finding; without it all are listed
    #[arg(value_name = "КОД", verbatim_doc_comment)]
    code: Option<String>,
}

/// Prints the rule behind a code, or every code with its name.
///
/// # Errors
/// There is no such code; the message lists those that there are.
pub(super) fn run(args: &Args) -> anyhow::Result<Verdict> {
    let text = match &args.code {
        Some(code) => explained(code)?,
        None => list(),
    };
    console::answer(|out| Ok(out.write_all(text.as_bytes())?))?;
    Ok(Verdict::Clean)
}

fn explained(code: &str) -> anyhow::Result<String> {
    let Some(rule) = catalogue::find(code) else {
        let codes = catalogue::CODES.join(", ");
        anyhow::bail!("замечания с кодом «{code}» нет\nЕсть коды {codes}");
    };
    Ok(format!("{}\n", rule.doc.trim_end()))
}

/// «E202  ошибка          Такой даты нет в календаре», by number.
fn list() -> String {
    let mut rules: Vec<_> = catalogue::ALL.iter().collect();
    rules.sort_by_key(|rule| rule.code.get(1..));
    let mut text = String::new();
    for rule in rules {
        let _infallible =
            writeln!(text, "{}  {:<14}  {}", rule.code, rule.severity.russian(), rule.title);
    }
    text
}
