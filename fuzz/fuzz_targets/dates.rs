//! See [`pobratim_fuzz::dates`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pobratim_fuzz::dates(bytes));
