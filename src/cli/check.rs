//! `pobratim check`: everything doubtful in the table, and nothing written.

use clap::ValueEnum;

use super::{Level, Options, Verdict, console, source::SourceArgs, summary};
use crate::{
    pipeline::Reading,
    render::findings::{json, text},
};

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
#[command(override_usage = "pobratim check [ПАРАМЕТРЫ] [ФАЙЛ]")]
pub(super) struct Args {
    #[command(flatten)]
    source: SourceArgs,
    /// Как показать замечания: text или json; без него — text
    /// How the findings are shown, as text by default
    #[arg(long, value_name = "ВИД", default_value = "text", verbatim_doc_comment)]
    format: FindingsFormat,
    /// С какой тяжести код выхода 1: error, warning или note; без него — error
    /// From which severity on the exit code is 1, error by default
    #[arg(long, value_name = "ТЯЖЕСТЬ", default_value = "error", verbatim_doc_comment)]
    deny: Level,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FindingsFormat {
    Text,
    Json,
}

/// Prints the findings of a table.
///
/// # Errors
/// The source cannot be read, or standard output cannot be written.
pub(super) fn run(args: &Args, options: &Options) -> anyhow::Result<Verdict> {
    let (_, reading) = args.source.read()?;
    let Reading { source, findings, .. } = &reading;
    console::answer(|out| match args.format {
        FindingsFormat::Text => {
            let text = text::render(findings, &source.file, &|cell| reading.cell_text(cell), true);
            Ok(out.write_all(text.as_bytes())?)
        }
        FindingsFormat::Json => Ok(json::write(source, findings, out)?),
    })?;
    if !options.quiet {
        summary::read(&reading);
    }
    Ok(args.deny.judge(findings))
}
