//! What a binary workbook says once for all its sheets: texts that cells share, and how their
//! styles show dates.
//!
//! Numbers of texts and styles enter; [`Value`]s leave.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::{
    Limits, Value,
    error::{ImportError, Measure},
    limits,
    number_format::{DateFormat, Epoch},
};

/// The texts that cells share, at most as many as cells may be.
///
/// # Errors
///
/// `TooLarge` where there are more.
pub(super) fn texts(
    texts: impl Iterator<Item = String>,
    limits: &Limits,
) -> Result<Vec<String>, ImportError> {
    let mut taken = Vec::new();
    for text in texts {
        taken.push(text);
        limits::within(Measure::SharedStrings, taken.len() as u64, limits.cells)?;
    }
    Ok(taken)
}

/// What cells refer to.
pub(super) struct Shared {
    /// What day the serial number zero is.
    pub(super) epoch: Epoch,
    /// The texts that cells share.
    pub(super) texts: Vec<String>,
    /// The number format of each style.
    styles: Vec<u16>,
    /// How the number formats in use look, if they show dates.
    formats: FxHashMap<u16, Option<DateFormat>>,
}

impl Shared {
    /// The epoch, the texts, the number format of each style, and the codes of the number formats
    /// that are not built in.
    pub(super) fn new(
        epoch: Epoch,
        texts: Vec<String>,
        styles: Vec<u16>,
        codes: &FxHashMap<u16, String>,
    ) -> Self {
        let mut formats = FxHashMap::default();
        for &id in &styles {
            if let Entry::Vacant(format) = formats.entry(id) {
                let code = codes.get(&id).map_or("", String::as_str);
                format.insert(DateFormat::parse(Some(id.into()), code));
            }
        }
        Self { epoch, texts, styles, formats }
    }

    /// The value of a number in a cell of this style.
    pub(super) fn number(&self, number: f64, style: usize) -> Value {
        match self.styles.get(style).and_then(|id| self.formats.get(id)) {
            Some(Some(format)) => format.value(number, self.epoch),
            _ => Value::Number(number),
        }
    }

    /// The shared text; an empty one, and one that is not there, is no value.
    pub(super) fn text(&self, index: u32) -> Option<Value> {
        let text = self.texts.get(usize::try_from(index).ok()?)?;
        (!text.is_empty()).then(|| Value::Text(text.clone()))
    }
}
