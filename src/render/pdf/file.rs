//! Objects → a file: streams, object streams and a cross-reference stream (ISO 32000-1, 7.5).
//!
//! lopdf's own writer copies every object and serialises it four times; here each is written
//! once, object streams are deflated in parallel, and the file leaves in order. The file's
//! identifier is made from its bytes, so that equal content gives equal files.

use std::{
    cell::RefCell,
    io::{self, Write},
};

use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Document, Object, Stream, dictionary};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{Standard, number::push_digits, object, tags::Tree};

/// How many objects an object stream holds.
const OBJECTS_IN_STREAM: usize = 200;

/// How hard streams are deflated, of 12. Harder than 1 costs twice the time for 2% less file (up
/// to 4), or thrice for 10% (5 and 6).
const LEVEL: i32 = 1;

thread_local! {
    /// One compressor for all streams of a thread: making it takes longer than deflating a page.
    static DEFLATER: RefCell<Deflater> = RefCell::new(Deflater {
        compressor: Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default()),
        room: Vec::new(),
    });
}

struct Deflater {
    compressor: Compressor,
    /// Where the bytes go before it is known how many they are.
    room: Vec<u8>,
}

/// Deflates the bytes of a stream.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    DEFLATER.with_borrow_mut(|Deflater { compressor, room }| {
        let bound = compressor.zlib_compress_bound(bytes.len());
        if room.len() < bound {
            room.resize(bound, 0);
        }
        // The bound leaves room for any bytes, so this gives no error.
        let length = compressor.zlib_compress(bytes, room).unwrap_or_default();
        room.get(..length).unwrap_or_default().to_vec()
    })
}

/// Writes the document and the structure tree, whose objects come after the document's.
///
/// # Errors
/// What `out` reports.
pub(super) fn write(
    mut document: Document,
    tree: &Tree,
    standard: Standard,
    out: impl Write,
) -> io::Result<()> {
    deflate_streams(&mut document);
    let mut file = File { out, offset: 0, hash: Sha256::new(), entries: vec![Entry::Free] };
    file.put(format!("%PDF-{}\n", standard.version()).as_bytes())?;
    file.put(b"%\xE2\xE3\xCF\xD3\n")?;

    let mut small = Vec::new();
    for ((number, _), object) in std::mem::take(&mut document.objects) {
        match object {
            Object::Stream(stream) => file.stream(number, &stream)?,
            object => small.push((number, object)),
        }
    }
    if !standard.packs_objects() {
        return file.plainly(&small, tree, &document);
    }
    let mut next = tree.first_number() + tree.len();
    let numbers: Vec<u32> = small.iter().map(|(number, _)| *number).collect();
    let packed = pack(&numbers, |index, out| object::push(out, &small[index].1));
    next = file.object_streams(next, &numbers, &packed)?;
    let numbers: Vec<u32> = (tree.first_number()..tree.first_number() + tree.len()).collect();
    let packed = pack(&numbers, |index, out| tree.push_object(out, index));
    next = file.object_streams(next, &numbers, &packed)?;
    file.finish(next, &document)
}

/// Deflates the streams that allow it and are not yet.
fn deflate_streams(document: &mut Document) {
    let streams = document.objects.values_mut().filter_map(|object| match object {
        Object::Stream(stream) if stream.allows_compression && !stream.dict.has(b"Filter") => {
            Some(stream)
        }
        _ => None,
    });
    let mut streams: Vec<&mut Stream> = streams.collect();
    streams.par_iter_mut().for_each(|stream| {
        stream.set_content(deflate(&stream.content));
        stream.dict.set("Filter", "FlateDecode");
    });
}

/// Writes the objects of these numbers into deflated object streams.
fn pack(numbers: &[u32], push: impl Fn(usize, &mut Vec<u8>) + Sync) -> Vec<Stream> {
    let chunks = numbers.par_chunks(OBJECTS_IN_STREAM).enumerate();
    let packed = chunks.map(|(chunk, numbers)| {
        let (mut index, mut bodies) = (Vec::new(), Vec::new());
        for (place, &number) in numbers.iter().enumerate() {
            push_digits(&mut index, number);
            index.push(b' ');
            push_digits(&mut index, u32::try_from(bodies.len()).unwrap_or(u32::MAX));
            index.push(b' ');
            push(chunk * OBJECTS_IN_STREAM + place, &mut bodies);
            bodies.push(b'\n');
        }
        let dictionary = dictionary! {
            "Type" => "ObjStm",
            "N" => i64::try_from(numbers.len()).unwrap_or(i64::MAX),
            "First" => i64::try_from(index.len()).unwrap_or(i64::MAX),
            "Filter" => "FlateDecode",
        };
        index.append(&mut bodies);
        Stream::new(dictionary, deflate(&index))
    });
    packed.collect()
}

/// Where an object stands.
#[derive(Clone, Copy)]
enum Entry {
    Free,
    Offset(usize),
    In { stream: u32, index: usize },
}

struct File<W> {
    out: W,
    offset: usize,
    hash: Sha256,
    entries: Vec<Entry>,
}

impl<W: Write> File<W> {
    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.offset += bytes.len();
        self.out.write_all(bytes)
    }

    fn stands(&mut self, number: u32, entry: Entry) {
        let number = number as usize;
        if self.entries.len() <= number {
            self.entries.resize(number + 1, Entry::Free);
        }
        self.entries[number] = entry;
    }

    fn stream(&mut self, number: u32, stream: &Stream) -> io::Result<()> {
        self.stands(number, Entry::Offset(self.offset));
        let mut head = format!("{number} 0 obj\n").into_bytes();
        object::push(&mut head, &Object::Dictionary(stream.dict.clone()));
        head.extend(*b"stream\n");
        self.put(&head)?;
        self.put(&stream.content)?;
        self.put(b"\nendstream\nendobj\n")
    }

    /// Writes object streams under the numbers from `first`; gives the number after the last one.
    fn object_streams(
        &mut self,
        first: u32,
        numbers: &[u32],
        packed: &[Stream],
    ) -> io::Result<u32> {
        let mut number = first;
        for (stream, members) in packed.iter().zip(numbers.chunks(OBJECTS_IN_STREAM)) {
            for (index, &member) in members.iter().enumerate() {
                self.stands(member, Entry::In { stream: number, index });
            }
            self.stream(number, stream)?;
            number += 1;
        }
        Ok(number)
    }

    /// Writes every object on its own and a cross-reference table, as PDF 1.4 has them.
    fn plainly(
        mut self,
        small: &[(u32, Object)],
        tree: &Tree,
        document: &Document,
    ) -> io::Result<()> {
        let mut body = Vec::new();
        for (number, object) in small {
            body.clear();
            object::push(&mut body, object);
            self.object(*number, &body)?;
        }
        for (place, number) in (0..tree.len()).zip(tree.first_number()..) {
            body.clear();
            tree.push_object(&mut body, place as usize);
            self.object(number, &body)?;
        }
        let start = self.offset;
        let mut table = format!("xref\n0 {}\n", self.entries.len()).into_bytes();
        for (number, &entry) in self.entries.iter().enumerate() {
            table.extend_from_slice(line(number, entry).as_bytes());
        }
        let mut dictionary = document.trailer.clone();
        dictionary.set("Size", i64::try_from(self.entries.len()).unwrap_or(i64::MAX));
        dictionary.set("ID", self.identifier());
        table.extend(*b"trailer\n");
        object::push(&mut table, &Object::Dictionary(dictionary));
        self.put(&table)?;
        self.put(format!("\nstartxref\n{start}\n%%EOF\n").as_bytes())?;
        self.out.flush()
    }

    fn object(&mut self, number: u32, body: &[u8]) -> io::Result<()> {
        self.stands(number, Entry::Offset(self.offset));
        self.put(format!("{number} 0 obj\n").as_bytes())?;
        self.put(body)?;
        self.put(b"\nendobj\n")
    }

    fn finish(mut self, number: u32, document: &Document) -> io::Result<()> {
        let start = self.offset;
        self.stands(number, Entry::Offset(start));
        let rows = self.rows();
        let mut dictionary = document.trailer.clone();
        dictionary.set("Type", "XRef");
        dictionary.set("Size", i64::from(number) + 1);
        dictionary.set("W", vec![1.into(), 4.into(), 2.into()]);
        dictionary.set("Filter", "FlateDecode");
        let parameters = dictionary! { "Predictor" => 12, "Columns" => 7 };
        dictionary.set("DecodeParms", parameters);
        dictionary.set("ID", self.identifier());
        let stream = Stream::new(dictionary, deflate(&rows));
        self.stream(number, &stream)?;
        self.put(format!("startxref\n{start}\n%%EOF\n").as_bytes())?;
        self.out.flush()
    }
}

impl<W> File<W> {
    /// The file's identifier, made from the bytes so far.
    fn identifier(&mut self) -> Vec<Object> {
        let digest = std::mem::take(&mut self.hash).finalize();
        let id = Object::String(digest[..16].to_vec(), lopdf::StringFormat::Hexadecimal);
        vec![id.clone(), id]
    }

    /// The cross-reference table, each row as what it differs in from the one above.
    fn rows(&self) -> Vec<u8> {
        let mut above = [0; 7];
        let mut rows = Vec::with_capacity(8 * self.entries.len());
        for &entry in &self.entries {
            let row = row(entry);
            rows.push(2); // PNG's filter «up»
            rows.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
            above = row;
        }
        rows
    }
}

/// A line of a cross-reference table in text, always twenty bytes (ISO 32000-1, 7.5.4).
fn line(number: usize, entry: Entry) -> String {
    match entry {
        Entry::Offset(offset) => format!("{offset:010} 00000 n\r\n"),
        Entry::Free | Entry::In { .. } if number == 0 => "0000000000 65535 f\r\n".to_owned(),
        Entry::Free | Entry::In { .. } => "0000000000 00001 f\r\n".to_owned(),
    }
}

/// A row of the cross-reference table, in fields of one, four and two bytes.
#[allow(clippy::cast_possible_truncation)] // files end before 4 GB, object streams at 200 objects
fn row(entry: Entry) -> [u8; 7] {
    let (kind, place, index) = match entry {
        Entry::Free => (0, 0, u16::MAX),
        Entry::Offset(offset) => (1, offset as u32, 0),
        Entry::In { stream, index } => (2, stream, index as u16),
    };
    let mut row = [kind; 7];
    row[1..5].copy_from_slice(&place.to_be_bytes());
    row[5..].copy_from_slice(&index.to_be_bytes());
    row
}
