//! The outside world: where sources are found and where finished files land.
//!
//! Paths enter; bytes of a source leave, and finished bytes become files. What the bytes mean is
//! absent on purpose: nothing here reads a table or writes a format.
//!
//! Architecture Invariant: files are opened and written here and nowhere else.

pub mod baseline;
pub mod logo;
pub mod output;
pub mod settings;
pub mod source;

use std::io::{Error, ErrorKind};

/// Why the system refused, in the words of an office: «нет прав доступа».
#[must_use]
pub fn reason(error: &Error) -> String {
    /// Windows: another program holds the file (`ERROR_SHARING_VIOLATION`).
    const SHARING_VIOLATION: i32 = 32;
    if cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION) {
        return "файл открыт в другой программе".to_owned();
    }
    let known = match error.kind() {
        ErrorKind::NotFound => "такого пути нет",
        ErrorKind::PermissionDenied => "нет прав доступа",
        ErrorKind::IsADirectory => "это папка, а не файл",
        ErrorKind::NotADirectory => "часть пути — файл, а не папка",
        ErrorKind::AlreadyExists => "на этом месте уже есть файл",
        ErrorKind::StorageFull => "на диске нет места",
        ErrorKind::QuotaExceeded => "исчерпан отведённый объём диска",
        ErrorKind::FileTooLarge => "файл больше, чем разрешает система",
        ErrorKind::ReadOnlyFilesystem => "диск доступен только для чтения",
        ErrorKind::InvalidFilename => "имя слишком длинное или недопустимое",
        ErrorKind::ResourceBusy => "файл занят другой программой",
        _ => return format!("система сообщает: {error}"),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_in_russian() {
        assert_eq!(reason(&ErrorKind::StorageFull.into()), "на диске нет места");
        assert_eq!(reason(&ErrorKind::PermissionDenied.into()), "нет прав доступа");
        assert_eq!(reason(&Error::other("odd")), "система сообщает: odd");
    }
}
