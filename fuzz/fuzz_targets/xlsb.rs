//! See [`pobratim_fuzz::xlsb`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pobratim_fuzz::xlsb(bytes));
