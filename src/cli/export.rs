//! `pobratim export`: the register as JSON, schema `pobratim/1`.

use super::{
    Level, Verdict, console,
    source::{SourceArgs, Understood},
};

/// The arguments of `export`.
#[derive(Debug, clap::Args)]
#[command(override_usage = "pobratim export [ПАРАМЕТРЫ] [ФАЙЛ]")]
pub(super) struct Args {
    #[command(flatten)]
    source: SourceArgs,
}

/// Prints the register of a table.
///
/// # Errors
/// The source cannot be read, or standard output cannot be written.
pub(super) fn run(args: &Args) -> anyhow::Result<Verdict> {
    let Understood { reading, .. } = args.source.read()?;
    console::data(|out| Ok(reading.write_json(out)?))?;
    Ok(Level::Error.judge(&reading.findings))
}
