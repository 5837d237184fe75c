//! See [`pobratim_fuzz::xlsx`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pobratim_fuzz::xlsx(bytes));
