//! What an office says of itself: who reports, who approves and signs, under what sign.
//!
//! Plain data out of its settings; all of it may be absent.

use std::{fmt, sync::Arc};

use serde::Deserialize;

/// What the first page says beside title and year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Front {
    /// The organisation that reports.
    pub organisation: Option<String>,
    /// A title instead of that of the table.
    pub title: Option<String>,
    /// Who approves the report: «УТВЕРЖДАЮ» (ГОСТ Р 7.0.97-2025).
    pub approved_by: Option<Official>,
    /// Who signs it.
    pub signed_by: Option<Official>,
    /// The organisation's sign.
    pub logo: Option<Picture>,
}

/// Who approves or signs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Official {
    /// The post: «Председатель Комитета по внешним связям».
    pub post: String,
    /// The name as it stands beside a signature: «Е. Д. Григорьев».
    #[serde(default)]
    pub name: String,
}

/// A picture without transparency, row by row from the top, three bytes of sRGB a pixel.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// How many pixels wide.
    pub width: u32,
    /// How many pixels high.
    pub height: u32,
    /// The pixels: `3 * width * height` bytes.
    pub rgb: Arc<[u8]>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} × {})", self.width, self.height)
    }
}
