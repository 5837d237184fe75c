//! Findings → JSON: what `check --format json` prints.
//!
//! The document is that of [`export`](crate::render::export) without the register:
//! `{"schema": "pobratim/1", "source": {…}, "findings": […]}`.

use std::io::{self, Write};

use serde::Serialize;

use crate::{
    finding::Finding,
    model::Source,
    render::export::{SCHEMA, write_pretty},
};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    source: &'a Source,
    findings: &'a [Finding],
}

/// Writes `findings` as they stand, indented, with a line break at the end.
///
/// # Errors
///
/// Whatever `out` reports.
pub fn write(source: &Source, findings: &[Finding], out: impl Write) -> io::Result<()> {
    write_pretty(&Document { schema: SCHEMA, source, findings }, out)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::write;
    use crate::{
        cell::{CellRef, Column, Row},
        finding::{Finding, catalogue},
        model::Source,
    };

    #[test]
    fn the_document_is_as_the_schema_says() {
        let source = Source {
            file: "таблица.xlsx".to_owned(),
            sheet: "2025".to_owned(),
            sha256: "00ff".to_owned(),
            ..Source::default()
        };
        let cell = CellRef::new("2025", Row::new(41), Column::new(5));
        let findings = [
            Finding::new(&catalogue::NO_TABLE, None, "Таблица не найдена"),
            Finding::new(&catalogue::IMPOSSIBLE_DATE, Some(cell), "В июне нет 31-го числа")
                .quote("31 июня")
                .hint("Исправьте дату"),
        ];
        let mut out = Vec::new();
        write(&source, &findings, &mut out).unwrap();
        let expected = r#"{
  "schema": "pobratim/1",
  "source": {
    "file": "таблица.xlsx",
    "sheet": "2025",
    "sha256": "00ff"
  },
  "findings": [
    {
      "code": "E101",
      "severity": "error",
      "cell": null,
      "message": "Таблица не найдена",
      "hint": null,
      "quote": null
    },
    {
      "code": "E202",
      "severity": "error",
      "cell": "2025!E41",
      "message": "В июне нет 31-го числа",
      "hint": "Исправьте дату",
      "quote": "31 июня"
    }
  ]
}
"#;
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
