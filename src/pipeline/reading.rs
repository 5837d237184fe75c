//! What can be asked of a [`Reading`] about its source, and what was accepted of its findings.

use super::Reading;
use crate::{
    cell::CellRef,
    finding::{self, Acceptance, Accepted},
    import::Format,
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
        let row = sheet.rows.iter().find(|row| row.row == cell.row)?;
        let (_, value) = row.cells.iter().find(|(column, _)| *column == cell.column)?;
        Some(value.shown().into_owned())
    }

    /// The MIME type of the source.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        Format::detect(&self.bytes).media_type()
    }

    /// The line of the file that a cell stands in, from 1: for tables that are text, as long as
    /// no cell above holds a line break.
    #[must_use]
    pub fn line(&self, cell: &CellRef) -> Option<u32> {
        let sheet = self.sheets.first().filter(|sheet| sheet.name == cell.sheet)?;
        let above = sheet.rows.iter().take_while(|row| row.row < cell.row);
        let broken =
            above.flat_map(|row| &row.cells).any(|(_, value)| value.shown().contains('\n'));
        let is_text = Format::detect(&self.bytes) == Format::Text;
        (is_text && !broken).then(|| cell.row.get())
    }
}
