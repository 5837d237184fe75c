//! The laid-out report, rule by rule: what stands where on the pages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod book;
mod breaking;
mod calendar;
mod dossier;
mod figures;
mod map;
mod notes;
mod properties;
mod reading;
mod sample;
mod structure;
mod tables;
mod title;
