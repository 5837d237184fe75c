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
#[path = "../support/package.rs"]
#[allow(unreachable_pub)]
mod package;
mod refusals;
mod support;
mod values;
mod word;
mod word_beside;
#[path = "../support/xlsb.rs"]
#[allow(dead_code, unreachable_pub)]
mod xlsb;
