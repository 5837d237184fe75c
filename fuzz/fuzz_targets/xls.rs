//! See [`pobratim_fuzz::xls`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pobratim_fuzz::xls(bytes));
