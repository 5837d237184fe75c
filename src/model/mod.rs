//! What the program knows: the register of partnerships, its dates and places.
//!
//! `table` and `normalise` build it; `lint`, `report` and the exports read it. No I/O and no
//! parsing happen here.

mod extra;
pub mod own_workbook;
mod partial_date;
mod place;
mod register;
pub mod russian;

pub use extra::Extra;
pub use partial_date::{DateSpan, PartialDate, Precision, Season};
pub use place::{Coordinates, Place};
pub use register::{Agreement, Country, Event, Partner, PartnerKind, Region, Register, Source};
