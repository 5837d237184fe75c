//! The workbook as a package: what the library makes of it, with the rows of its sheets laid in.
//!
//! A workbook without the rows of its sheets, and who writes those, enter; the bytes of the file
//! leave. The library makes all that is intricate: styles, charts, tables, page set-up, links
//! between parts. It would keep every cell in a tree until the end, though, with its text, and then
//! all XML at once: half a gigabyte for 10,000 rows. So rows are written here as they come, by
//! [`Rows`], and packed while the next are written; nothing is kept but each text once, and that
//! is the register's own ([`Strings`]).

mod frame;
mod rows;
mod strings;
mod xml;

use std::{
    io::{Cursor, Read, Write},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
};

use rust_xlsxwriter::Workbook;
use zip::{
    CompressionMethod, DateTime, ZipArchive, ZipWriter,
    result::{ZipError, ZipResult},
    write::SimpleFileOptions,
};

use self::{frame::Frame, rows::FULL, strings::Strings};
pub(super) use self::{
    frame::{Laid, styled},
    rows::{RowLook, Rows, Style},
    strings::Line,
};
use super::{RenderError, refused};

/// How hard parts are compressed: a third less work than Excel's own level 3, and 5% more bytes.
const COMPRESSION: i64 = 2;
/// How many pieces may wait to be packed.
const PIECES: usize = 4;

/// Writes the package: the sheets that are `laid` in take their rows from there.
pub(super) fn write(
    mut workbook: Workbook,
    laid: Vec<Laid<'_>>,
    output: impl Write + Send,
) -> Result<(), RenderError> {
    workbook.set_zip_compression_level(1);
    let bytes = workbook.save_to_buffer().map_err(|error| refused(&error))?;
    drop(workbook);
    let packed = parts(bytes).and_then(|parts| {
        std::thread::scope(|scope| {
            let (sender, pieces) = sync_channel(PIECES);
            let packing = scope.spawn(move || pack(pieces, output));
            // Here rather than there: this thread has the memory that reading left free.
            make(parts, laid, &Sink(sender));
            packing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    });
    packed.map_err(|error| match error {
        ZipError::Io(error) => RenderError::Write(error),
        other => RenderError::Workbook(other.to_string()),
    })
}

/// The parts of the library's package, by name.
fn parts(bytes: Vec<u8>) -> ZipResult<Vec<(String, String)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let count = archive.len();
    let part = |index| {
        let mut file = archive.by_index(index)?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        Ok((file.name()?.into_owned(), text))
    };
    (0..count).map(part).collect()
}

/// A piece of the package on its way from who makes it to who packs it.
enum Piece {
    /// The name of the part that begins.
    Part(String),
    /// Bytes of it.
    Bytes(Vec<u8>),
}

/// Where pieces go.
struct Sink(SyncSender<Piece>);

impl Sink {
    /// Sends a piece. Who does not take it any more has failed, and says so.
    fn send(&self, piece: Piece) {
        let _taken = self.0.send(piece).is_ok();
    }

    /// Sends the bytes if they are enough for a piece.
    fn send_full(&self, bytes: &mut Vec<u8>) {
        if bytes.len() >= FULL {
            let next = Vec::with_capacity(FULL + FULL / 4);
            self.send(Piece::Bytes(std::mem::replace(bytes, next)));
        }
    }
}

/// Makes all parts, the shared strings last: rows add to them.
fn make(parts: Vec<(String, String)>, mut laid: Vec<Laid<'_>>, sink: &Sink) {
    let library = parts.iter().find(|(name, _)| name == strings::PART);
    let mut strings = Strings::of_library(library.map_or("", |(_, xml)| xml));
    let tables = frame::tables(&laid);
    for (name, xml) in parts.into_iter().filter(|(name, _)| name != strings::PART) {
        let found = laid.iter().position(|laid| laid.part() == name);
        let table = tables.iter().find(|(part, ..)| *part == name);
        let xml = match table {
            Some((_, two_rows, all)) => xml.replace(two_rows, all),
            None => xml,
        };
        sink.send(Piece::Part(name));
        match found.map(|index| laid.swap_remove(index)) {
            Some(laid) => {
                let frame = Frame::of(&xml, &laid);
                sink.send(Piece::Bytes(frame.head.as_bytes().to_vec()));
                let mut rows = Rows::new(&mut strings, &frame.styles, sink);
                (laid.write)(&mut rows);
                let (merges, links) = rows.finish();
                frame.tail(merges, links).for_each(|piece| sink.send(Piece::Bytes(piece)));
            }
            None => sink.send(Piece::Bytes(xml.into_bytes())),
        }
    }
    sink.send(Piece::Part(strings::PART.to_owned()));
    strings.write(sink);
}

/// Packs the pieces.
fn pack(pieces: Receiver<Piece>, output: impl Write) -> ZipResult<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(COMPRESSION))
        .unix_permissions(0o600)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new_stream(output);
    for piece in pieces {
        match piece {
            Piece::Part(name) => zip.start_file(name, options)?,
            Piece::Bytes(bytes) => zip.write_all(&bytes)?,
        }
    }
    zip.finish()?.into_inner().flush()?;
    Ok(())
}
