//! What the office is told of a file that is broken or something else.

use pobratim::import::{Format, ImportError, Part};

use crate::support::{OFFICE, archive, message, read, workbook};

#[test]
fn a_file_cut_short_says_so() {
    for sixteenths in 1..16 {
        let cut = &OFFICE[..OFFICE.len() * sixteenths / 16];
        assert_eq!(read(cut), Err(ImportError::Corrupt(Part::Archive)), "{sixteenths}/16");
    }
    assert_eq!(
        message(&OFFICE[..OFFICE.len() / 2]),
        "файл повреждён или скопирован не целиком: не читается архив, в который упакована книга; \
         возьмите исходный файл или откройте этот в Excel, дайте восстановить книгу и сохраните её \
         как новый .xlsx"
    );
}

#[test]
fn a_part_cut_short_names_itself() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>"#;
    assert_eq!(
        read(&workbook("", &[("xl/worksheets/sheet1.xml", sheet)])),
        Err(ImportError::Corrupt(Part::Sheet("Лист1".to_owned())))
    );
    let sheet =
        r#"<worksheet><sheetData/><mergeCells><mergeCell ref="A1:?2"/></mergeCells></worksheet>"#;
    assert_eq!(
        read(&workbook("", &[("xl/worksheets/sheet1.xml", sheet)])),
        Err(ImportError::Corrupt(Part::Merges("Лист1".to_owned())))
    );
    assert_eq!(
        read(&workbook("", &[("xl/_rels/workbook.xml.rels", "<Relationships/>")])),
        Err(ImportError::Corrupt(Part::Workbook))
    );
}

#[test]
fn other_files_are_refused_by_name_with_advice() {
    assert_eq!(
        message(b""),
        "файл пуст, в нём нет ни одного байта; проверьте, что он скопирован целиком"
    );
    assert_eq!(
        message(b"{\\rtf1\\ansi"),
        "это текстовый документ (.doc, .rtf, .odt), а читаются .xlsx, .xlsm, .xltx, \
         .xlsb, .xls, .ods, .fods, .docx, .html, .csv, .tsv и .txt; откройте его в Word или LibreOffice и сохраните как .docx"
    );
    assert_eq!(Format::detect(&archive([("xl/workbook.bin", "")])), Format::Xlsb);
    assert_eq!(Format::detect(&archive([("content.xml", "")])), Format::Ods);
    assert_eq!(Format::detect(&archive([("notes.txt", "")])), Format::Archive);
}

#[test]
fn an_encrypted_file_asks_for_its_password_to_be_removed() {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(
        message(&bytes),
        "файл защищён паролем; откройте его в Excel, снимите пароль («Файл» → «Сведения» → «Защита \
         книги» → «Зашифровать с использованием пароля») и сохраните снова"
    );
}
