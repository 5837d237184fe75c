//! Findings → text, JSON or SARIF, for people at a console and for programs.

pub mod json;
pub mod sarif;
mod spot;
pub mod text;
