//! What the source holds besides the register: columns that the report does not show.
//!
//! Plain values; in the schema `pobratim/1` they are `extra`, after all else, where there are any.

use serde::Serialize;

use super::register::fragments;
use crate::cell::Located;

/// A column of the source that the report does not hold: remarks, people, row numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Extra {
    /// What its heading says; empty where there is none.
    pub heading: String,
    /// What stands in it, from top to bottom; the row of each cell is that of an agreement or
    /// event.
    #[serde(serialize_with = "fragments")]
    pub values: Vec<Located<String>>,
}
