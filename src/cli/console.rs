//! What the user sees: answers on standard output, everything else on standard error.
//!
//! Texts enter, with ANSI styles where they help; they leave styled on a terminal and plain
//! elsewhere. What the texts say is absent on purpose.

use std::io::{self, BufWriter, ErrorKind, Write};

use terminal_size::{Width, terminal_size_of};

use super::russian::FAILURE;
use crate::deliver::reason;

/// How many columns a line may have where nobody looks at a terminal.
const WIDTH: usize = 100;

/// How many columns standard output has.
pub(super) fn width() -> usize {
    terminal_size_of(io::stdout()).map_or(WIDTH, |(Width(columns), _)| columns.into())
}

/// Writes what was asked for to standard output, with its styles where a person sees them. A reader
/// that has seen enough (`| head`) is no failure.
///
/// # Errors
/// Standard output cannot be written, as on a full disk, or what `write` returns.
pub(super) fn answer(
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    write_to(anstream::stdout().lock(), write)
}

/// Writes a document for programs to standard output, which no style is looked for in.
///
/// # Errors
/// As [`answer`].
pub(super) fn data(write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>) -> anyhow::Result<()> {
    write_to(io::stdout().lock(), write)
}

fn write_to(
    out: impl Write,
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut out = BufWriter::new(out);
    let Err(error) = write(&mut out).and_then(|()| Ok(out.flush()?)) else { return Ok(()) };
    match error.downcast::<io::Error>() {
        Ok(closed) if closed.kind() == ErrorKind::BrokenPipe => Ok(()),
        Ok(error) => {
            Err(anyhow::anyhow!("стандартный вывод не принимает данные: {}", reason(&error)))
        }
        Err(other) => Err(other),
    }
}

/// Says on standard error why the run failed.
pub(super) fn fail(error: &anyhow::Error) {
    say(&format!("{FAILURE}ошибка:{FAILURE:#} {error}"));
}

/// Says a line on standard error; when even that is closed there is nobody left to tell.
pub(super) fn say(text: &str) {
    let _nobody_listens = writeln!(anstream::stderr().lock(), "{text}");
}
