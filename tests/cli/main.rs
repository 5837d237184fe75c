//! The program as its users meet it: arguments in; messages, exit codes and files out.
#![allow(clippy::unwrap_used)]

mod accepted;
mod arguments;
mod bad_input;
mod determinism;
mod front;
mod import;
mod nasty;
mod outputs;
mod parts;
mod real_table;
mod sarif;
mod support;
