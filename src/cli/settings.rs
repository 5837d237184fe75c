//! `pobratim settings`: every key of `pobratim.toml`, explained, ready to be saved under that name.

use super::{Verdict, console};
use crate::pipeline::settings::TEMPLATE;

/// Prints the settings with all that they may hold.
///
/// # Errors
/// Standard output cannot be written.
pub(super) fn run() -> anyhow::Result<Verdict> {
    console::answer(|out| Ok(out.write_all(TEMPLATE.as_bytes())?))?;
    Ok(Verdict::Clean)
}
