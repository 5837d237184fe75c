//! Findings → text or JSON, for people at a console and for programs.

pub mod json;
mod spot;
pub mod text;
