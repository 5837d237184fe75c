//! What `read` is told besides the sheets.

use super::role::ColumnNames;

/// What a reader of tables knows of the words in them.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// What the office calls its columns.
    pub columns: &'a ColumnNames,
    /// Whether a text is the name of a country, which is then no region, though it stand alone.
    pub is_country: &'a dyn Fn(&str) -> bool,
    /// Whether a text is the name of a part of the world.
    pub is_region: &'a dyn Fn(&str) -> bool,
}

static NO_NAMES: ColumnNames = ColumnNames {
    region: Vec::new(),
    country: Vec::new(),
    partner: Vec::new(),
    basis: Vec::new(),
    date: Vec::new(),
    events: Vec::new(),
    event_date: Vec::new(),
    event_end: Vec::new(),
    other: Vec::new(),
};

/// No name is known.
impl Default for Options<'_> {
    fn default() -> Self {
        Self { columns: &NO_NAMES, is_country: &|_| false, is_region: &|_| false }
    }
}
