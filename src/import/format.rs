//! What a file is, by its content.
//!
//! Bytes enter; a [`Format`] leaves, and for those that are not read, words that name it. The
//! file's name is absent on purpose: HTML and text under the name .xls are common.

use std::io::Cursor;

use zip::ZipArchive;

use super::{encoding, error::Part, guard::guarded};

/// What a file is, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook of Excel 2007 and later: .xlsx, .xlsm, .xltx, .xltm.
    Xlsx,
    /// A binary workbook of Excel 2007 and later.
    Xlsb,
    /// A workbook of Excel 97–2003.
    Xls,
    /// An `OpenDocument` spreadsheet, packed.
    Ods,
    /// An `OpenDocument` spreadsheet in one XML file.
    Fods,
    /// A spreadsheet in the XML of Excel 2003.
    Xml2003,
    /// A document of Word 2007 and later: .docx, .docm, .dotx, .dotm.
    Word,
    /// A document of an older Word or of another word processor.
    Document,
    /// An Office file behind a password.
    Encrypted,
    /// A web page.
    Html,
    /// Plain text: CSV and its kin.
    Text,
    /// A PDF.
    Pdf,
    /// A picture.
    Image,
    /// An archive with something else in it.
    Archive,
    /// An archive that breaks off.
    BrokenArchive,
    /// No bytes at all.
    Empty,
    /// Anything else.
    Unknown,
}

const SAVE_AS: &str = "откройте его в Excel или LibreOffice и сохраните как .xlsx";
const SAVE_AS_DOCX: &str = "откройте его в Word или LibreOffice и сохраните как .docx";

impl Format {
    /// Tells a file by its content.
    #[must_use]
    pub fn detect(bytes: &[u8]) -> Self {
        let starts = |magic: &[u8]| bytes.starts_with(magic);
        if bytes.is_empty() {
            Self::Empty
        } else if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
            guarded(|| in_archive(bytes)).unwrap_or(Self::BrokenArchive)
        } else if starts(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            in_compound_file(bytes)
        } else if starts(b"%PDF") {
            Self::Pdf
        } else if starts(b"\x89PNG") || starts(b"\xFF\xD8\xFF") || starts(b"GIF8") {
            Self::Image
        } else {
            in_text(bytes)
        }
    }

    /// The media type that it is registered under at IANA; bytes of no known kind have the general
    /// one.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Xlsb => "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
            Self::Xls => "application/vnd.ms-excel",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html => "text/html",
            Self::Text => "text/plain",
            Self::Pdf => "application/pdf",
            Self::Fods | Self::Xml2003 => "application/xml",
            Self::Archive => "application/zip",
            Self::Document
            | Self::Encrypted
            | Self::Image
            | Self::BrokenArchive
            | Self::Empty
            | Self::Unknown => "application/octet-stream",
        }
    }

    /// The part that does not read where nothing better is known.
    pub(super) fn content(self) -> Part {
        match self {
            Self::Word => Part::Document,
            Self::Ods | Self::Fods => Part::Content,
            _ => Part::Workbook,
        }
    }

    /// What it is and what to do with it, in Russian.
    pub(super) fn in_words(self) -> (&'static str, &'static str) {
        match self {
            Self::Xlsx => ("книга Excel", SAVE_AS),
            Self::Xlsb => ("двоичная книга Excel (.xlsb)", SAVE_AS),
            Self::Xls => ("книга Excel 97–2003 (.xls)", SAVE_AS),
            Self::Ods => ("таблица OpenDocument (.ods)", SAVE_AS),
            Self::Fods => ("таблица OpenDocument в XML (.fods)", SAVE_AS),
            Self::Xml2003 => ("таблица Excel 2003 в XML", SAVE_AS),
            Self::Html => ("веб-страница (HTML), как бы файл ни назывался", SAVE_AS),
            Self::Text => ("текстовый файл (.csv, .txt и подобные)", SAVE_AS),
            Self::Encrypted => ("файл с паролем", "снимите пароль и сохраните его снова"),
            Self::Word => ("документ Word", SAVE_AS_DOCX),
            Self::Document => ("текстовый документ (.doc, .rtf, .odt)", SAVE_AS_DOCX),
            Self::Pdf => ("документ PDF", "найдите таблицу, из которой он сделан"),
            Self::Image => ("картинка", "найдите таблицу, с которой она снята"),
            Self::Archive | Self::BrokenArchive => {
                ("архив", "распакуйте его и укажите саму таблицу")
            }
            Self::Empty | Self::Unknown => {
                ("файл неизвестного вида", "укажите таблицу, сохранённую как .xlsx")
            }
        }
    }
}

/// By the names of the packed files, as ECMA-376 part 2 and ODF 1.3 part 2 lay them out.
fn in_archive(bytes: &[u8]) -> Format {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return Format::BrokenArchive };
    let names: Vec<String> = archive
        .file_names_raw()
        .map(|name| String::from_utf8_lossy(name).replace('\\', "/").to_lowercase())
        .collect();
    let holds = |wanted: &str| names.iter().any(|name| name.starts_with(wanted));
    if holds("xl/workbook.bin") {
        Format::Xlsb
    } else if holds("xl/") {
        Format::Xlsx
    } else if holds("word/") {
        Format::Word
    } else if holds("content.xml") {
        // The first entry of an `OpenDocument` file is its media type, stored without compression.
        let head = bytes.get(..200).unwrap_or(bytes);
        if find(head, b"opendocument.text") { Format::Document } else { Format::Ods }
    } else {
        Format::Archive
    }
}

/// By the names of the streams, UTF-16 in the directory of the file ([MS-CFB] 2.6).
fn in_compound_file(bytes: &[u8]) -> Format {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        find(bytes, &wide)
    };
    if holds("EncryptedPackage") {
        Format::Encrypted
    } else if holds("Workbook") || holds("Book") || is_cut_short(bytes) {
        Format::Xls
    } else if holds("WordDocument") {
        Format::Document
    } else {
        Format::Unknown
    }
}

/// Whether the directory lies past the end: the first of its sectors, which stand behind the
/// header of the length of a sector ([MS-CFB] 2.2). The reader of .xls says so.
fn is_cut_short(bytes: &[u8]) -> bool {
    let field = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
    let sector: u64 = if bytes.get(30) == Some(&12) { 4096 } else { 512 };
    field(48).is_none_or(|first| (u64::from(first) + 1) * sector >= bytes.len() as u64)
}

fn in_text(bytes: &[u8]) -> Format {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let Some(text) = encoding::decode(head) else { return Format::Unknown };
    let text = text.trim_start().to_ascii_lowercase();
    if text.starts_with("{\\rtf") {
        Format::Document
    } else if text.starts_with('<') && text.contains("office:document") {
        if text.contains("opendocument.text") { Format::Document } else { Format::Fods }
    } else if text.starts_with('<') && text.contains("schemas-microsoft-com:office:spreadsheet") {
        Format::Xml2003
    } else if ["<!doctype html", "<html", "<table", "<meta", "<head"]
        .iter()
        .any(|tag| text.contains(tag) && text.starts_with('<'))
    {
        Format::Html
    } else {
        Format::Text
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_under_any_name_is_named_for_what_it_is() {
        assert_eq!(Format::detect(b"\xEF\xBB\xBF\r\n <HTML><table><tr>"), Format::Html);
        assert_eq!(Format::detect(b"<table border=1>"), Format::Html);
        let excel = b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>";
        assert_eq!(Format::detect(excel), Format::Html);
    }

    #[test]
    fn xml_spreadsheets_are_told_from_web_pages() {
        let xml2003 = b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        assert_eq!(Format::detect(xml2003), Format::Xml2003);
        let fods = b"<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis\">";
        assert_eq!(Format::detect(fods), Format::Fods);
        let document =
            b"<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">";
        assert_eq!(Format::detect(document), Format::Document);
    }

    #[test]
    fn text_is_text_in_any_encoding() {
        assert_eq!(Format::detect("Страна;Город".as_bytes()), Format::Text);
        assert_eq!(Format::detect(b"\xD1\xF2\xF0\xE0\xED\xE0;\xC3\xEE\xF0\xEE\xE4"), Format::Text);
        assert_eq!(Format::detect(b"\xFF\xFE\x21\x04\x42\x04"), Format::Text);
        assert_eq!(Format::detect(b"{\\rtf1\\ansi"), Format::Document);
    }

    #[test]
    fn other_things_are_named() {
        assert_eq!(Format::detect(b""), Format::Empty);
        assert_eq!(Format::detect(b"%PDF-1.7"), Format::Pdf);
        assert_eq!(Format::detect(b"\x89PNG\r\n\x1a\n"), Format::Image);
        assert_eq!(Format::detect(b"\x7fELF\x02\x01\x01\x00\x00"), Format::Unknown);
        assert_eq!(Format::detect(b"PK\x03\x04 and nothing more"), Format::BrokenArchive);
    }

    #[test]
    fn compound_files_are_told_by_their_streams() {
        let file = |stream: &str| {
            let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
            bytes.resize(512, 0);
            bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        assert_eq!(Format::detect(&file("EncryptedPackage")), Format::Encrypted);
        assert_eq!(Format::detect(&file("Workbook")), Format::Xls);
        assert_eq!(Format::detect(&file("WordDocument")), Format::Document);
        assert_eq!(Format::detect(&file("Catalog")), Format::Unknown);
    }
}
