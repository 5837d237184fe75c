//! Register → report: what the yearly report says, in what order, in which words.
//!
//! A [`Register`](crate::model::Register) and its findings enter; a [`Report`] leaves: chapters
//! of display-ready Russian text beside the typed values that sorting and charts need. It knows
//! no format: nothing here has a font, a page, a cell style or a file.

mod calendar;
mod chronology;
mod compose;
mod contents;
pub mod dates;
mod figures;
mod front;
mod map;
mod notes;
mod part;
mod signings;
mod slug;

pub use calendar::Calendar;
pub use compose::{ReportOptions, compose};
pub use contents::{
    AgreementRow, Anniversary, Chapter, ChronologyEntry, ChronologyMonth, CountryBlock, EventRow,
    Figures, Fragment, MonthFigures, RegionFigures, Report, Signing,
};
pub use front::{Front, Official, Picture};
pub use map::{PartnerMap, Site};
pub use notes::Note;
pub use part::{Part, Split, parts};
