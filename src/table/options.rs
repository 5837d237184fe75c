//! What `read` is told besides the sheets.

use serde::Deserialize;

use super::role::{ROLES, Role, fold};

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

/// Further names of columns: `[columns]` of the settings. They are above what the program thinks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ColumnNames {
    /// The part of the world.
    pub region: Vec<String>,
    /// The country.
    pub country: Vec<String>,
    /// The other side.
    pub partner: Vec<String>,
    /// The document.
    pub basis: Vec<String>,
    /// When it was signed.
    pub date: Vec<String>,
    /// What happened.
    pub events: Vec<String>,
    /// When it happened, or began.
    pub event_date: Vec<String>,
    /// When it ended.
    pub event_end: Vec<String>,
    /// What is none of these and stays out of the report.
    pub other: Vec<String>,
}

impl ColumnNames {
    /// Whether the office said of a folded heading that it is for this.
    pub(super) fn say_it_is(&self, role: Role, heading: &str) -> bool {
        names(self.of(role), heading)
    }

    fn of(&self, role: Role) -> &[String] {
        match role {
            Role::Country => &self.country,
            Role::Partner => &self.partner,
            Role::Basis => &self.basis,
            Role::Date => &self.date,
            Role::Events => &self.events,
            Role::Region => &self.region,
            Role::EventDate => &self.event_date,
            Role::EventEnd => &self.event_end,
        }
    }

    /// Whether the office said of a folded heading what it is for, or that it is for nothing here.
    pub(super) fn say(&self, heading: &str) -> bool {
        ROLES.into_iter().any(|role| names(self.of(role), heading)) || names(&self.other, heading)
    }
}

/// Whether the folded heading is one of these names.
fn names(names: &[String], heading: &str) -> bool {
    names.iter().any(|name| fold(name) == heading)
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
