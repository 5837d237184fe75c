//! What can be asked of a [`Reading`] about its source, and what was accepted of its findings.

use std::io::{self, Write};

use chrono::NaiveDate;

use super::{PipelineError, Reading};
use crate::{
    cell::CellRef,
    finding::{self, Acceptance, Accepted},
    import::{Format, SheetRow},
    render::{
        export,
        workbook::{self, AnnotatedOptions},
    },
};

impl Reading {
    /// Sets the findings apart that were accepted before; they are in no report and count for
    /// nothing.
    pub fn accept(&mut self, accepted: &Accepted) {
        let found = std::mem::take(&mut self.findings);
        let Acceptance { new, known, stale } = finding::accept(found, accepted);
        self.findings = new;
        self.accepted = known;
        self.stale = stale;
    }

    /// The words of a cell of the source; none for an empty one.
    #[must_use]
    pub fn cell_text(&self, cell: &CellRef) -> Option<String> {
        let sheet = self.sheets.iter().find(|sheet| sheet.name == cell.sheet)?;
        let row = sheet.rows.binary_search_by_key(&cell.row, |row| row.row).ok()?;
        let cells = &sheet.rows.get(row)?.cells;
        let found = cells.binary_search_by_key(&cell.column, |(column, _)| *column).ok()?;
        let (_, value) = cells.get(found)?;
        Some(value.shown().into_owned())
    }

    /// The MIME type of the source.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        self.format.media_type()
    }

    /// Tells the line of the file that a cell stands in, from 1: for tables that are text, as long
    /// as no cell above holds a line break.
    pub fn lines(&self) -> impl Fn(&CellRef) -> Option<u32> {
        let sheet = self.sheets.first().filter(|_| self.format == Format::Text);
        let broken = sheet.and_then(|sheet| {
            let breaks = |row: &&SheetRow| row.cells.iter().any(|(_, v)| v.shown().contains('\n'));
            sheet.rows.iter().find(breaks).map(|row| row.row)
        });
        move |cell| {
            let sheet = sheet.filter(|sheet| sheet.name == cell.sheet);
            sheet.filter(|_| broken.is_none_or(|broken| cell.row <= broken))?;
            Some(cell.row.get())
        }
    }

    /// The source as a workbook with every finding at its cell; `date` is the day that the file
    /// says it was made on.
    ///
    /// # Errors
    /// The source is larger than a workbook may be.
    pub fn annotated(&self, date: NaiveDate) -> Result<Vec<u8>, PipelineError> {
        let options = AnnotatedOptions { year: self.register.year, date };
        let mut bytes = Vec::new();
        workbook::annotate(&self.sheets, &self.findings, &options, &mut bytes)?;
        Ok(bytes)
    }

    /// Writes the register and the findings as JSON, schema `pobratim/1`.
    ///
    /// # Errors
    /// Whatever `out` reports.
    pub fn write_json(&self, out: impl Write) -> io::Result<()> {
        export::write(&self.register, &self.source, &self.findings, out)
    }
}
