//! See [`pobratim_fuzz::events`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pobratim_fuzz::events(bytes));
