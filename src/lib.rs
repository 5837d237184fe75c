//! pobratim (побратим, a sworn-brother city): a city's table of foreign partnerships becomes its
//! yearly report.
//!
//! Data goes one way, and every stage is a function from value to value:
//!
//! ```text
//! spreadsheet ─ import ─▶ Sheet ─ table ─▶ Table ─ normalise ─▶ Register ─ report ─▶ Report ─┬ layout ─▶ Pages ─ render::pdf ─▶ PDF
//!                           │                │              │                                └ render::workbook ─▶ workbook
//!                           └──── findings ──┴──── lint ────┘──▶ console · JSON · a chapter of the report
//! ```
//!
//! Only [`deliver`] and [`cli`] touch files, network or console. The modules, in reading order:
//! [`cell`] says where a value stands, [`finding`] what is wrong with it, [`model`] what it means;
//! [`import`] reads bytes, [`table`] rows, [`normalise`] words; [`lint`] doubts; [`report`] says
//! what is reported, [`layout`] where on the page, [`render`] in which format; [`pipeline`]
//! composes the stages.

pub mod cell;
pub mod cli;
pub mod deliver;
pub mod finding;
pub mod import;
pub mod layout;
pub mod lint;
pub mod model;
pub mod normalise;
pub mod pipeline;
pub mod render;
pub mod report;
pub mod table;
