//! Workbooks and texts that are honest but odd, and files that are neither: what is read, and what the
//! office is told.
#![allow(clippy::unwrap_used, missing_docs)]

mod binary;
mod bounds;
mod delimited;
mod excel97;
mod hostile;
mod html;
mod open_document;
mod refusals;
mod support;
mod values;
mod word;
