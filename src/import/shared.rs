//! What a workbook says once for all its sheets: texts that cells share, and how their styles show
//! dates.
//!
//! Numbers of texts and styles enter; [`Value`]s leave.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::{
    Limits, Value,
    error::{ImportError, Measure},
    limits::within,
    number_format::{DateFormat, Epoch},
};

/// What a cell shows that refers to nothing: its words are lost in the file, but not the fact.
pub(super) const BROKEN_CELL: &str = "#ОШИБКА!";

/// Texts that cells share, at most as many and as long as those of cells may be.
pub(super) struct Texts {
    all: Vec<String>,
    bytes: u64,
    limits: Limits,
}

impl Texts {
    /// None so far.
    pub(super) fn new(limits: Limits) -> Self {
        Self { all: Vec::new(), bytes: 0, limits }
    }

    /// One more text.
    ///
    /// # Errors
    ///
    /// `TooLarge` where a bound is broken.
    pub(super) fn push(&mut self, text: String) -> Result<(), ImportError> {
        self.bear(text.len())?;
        self.bytes += text.len() as u64;
        self.all.push(text);
        within(Measure::SharedTexts, self.all.len() as u64, self.limits.cells)
    }

    /// Whether a text of so many bytes may follow.
    ///
    /// # Errors
    ///
    /// `TooLarge` where it may not.
    pub(super) fn bear(&self, bytes: usize) -> Result<(), ImportError> {
        within(Measure::CellBytes, bytes as u64, self.limits.cell_bytes)?;
        within(Measure::TextBytes, self.bytes + bytes as u64, self.limits.text_bytes)
    }
}

/// What cells refer to.
pub(super) struct Shared {
    /// What day the serial number zero is.
    epoch: Epoch,
    texts: Texts,
    /// How each style shows dates, if it does: an index into the formats.
    styles: Vec<Option<usize>>,
    formats: Vec<DateFormat>,
}

impl Shared {
    /// The epoch, the texts, the number format of each style, and the codes of the number formats
    /// that are not built in.
    pub(super) fn new(
        epoch: Epoch,
        texts: Texts,
        styles: Vec<u16>,
        codes: &FxHashMap<u16, String>,
    ) -> Self {
        let mut formats = Vec::new();
        let mut known = FxHashMap::default();
        let styles = styles.into_iter().map(|id| match known.entry(id) {
            Entry::Occupied(index) => *index.get(),
            Entry::Vacant(index) => {
                let code = codes.get(&id).map_or("", String::as_str);
                let format = DateFormat::parse(Some(id.into()), code);
                *index.insert(format.map(|format| {
                    formats.push(format);
                    formats.len() - 1
                }))
            }
        });
        let styles = styles.collect();
        Self { epoch, texts, styles, formats }
    }

    /// The value of a number in a cell of this style.
    pub(super) fn number(&self, number: f64, style: usize) -> Value {
        let format = self.styles.get(style).copied().flatten();
        match format.and_then(|index| self.formats.get(index)) {
            Some(format) => format.value(number, self.epoch),
            None => Value::Number(number),
        }
    }

    /// The shared text; an empty one is no value, and where there is none, an error stands.
    pub(super) fn text(&self, index: u32) -> Option<Value> {
        match usize::try_from(index).ok().and_then(|index| self.texts.all.get(index)) {
            Some(text) => (!text.is_empty()).then(|| Value::Text(text.clone())),
            None => Some(Value::Error(BROKEN_CELL.to_owned())),
        }
    }
}
