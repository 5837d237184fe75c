//! `pobratim explain CODE`: what a finding means and what to do about it.

use super::{Verdict, console};
use crate::finding::catalogue;

/// The arguments of `explain`.
#[derive(Debug, clap::Args)]
#[command(override_usage = "pobratim explain КОД")]
pub(super) struct Args {
    /// Код замечания, например E202
    /// The code of a finding
    #[arg(value_name = "КОД", verbatim_doc_comment)]
    code: String,
}

/// Prints the rule behind a code.
///
/// # Errors
/// There is no such code; the message lists those that there are.
pub(super) fn run(args: &Args) -> anyhow::Result<Verdict> {
    let Some(rule) = catalogue::find(&args.code) else {
        let codes: Vec<_> = catalogue::ALL.iter().map(|rule| rule.code).collect();
        anyhow::bail!("замечания с кодом «{}» нет\nЕсть коды {}", args.code, codes.join(", "));
    };
    console::answer(|out| Ok(writeln!(out, "{}", rule.doc.trim_end())?))?;
    Ok(Verdict::Clean)
}
