//! What is understood and composed → bytes of a file format.

pub mod export;
pub mod findings;
