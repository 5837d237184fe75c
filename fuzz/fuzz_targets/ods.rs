//! See [`pobratim_fuzz::ods`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pobratim_fuzz::ods(bytes));
