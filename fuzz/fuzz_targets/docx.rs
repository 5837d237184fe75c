//! See [`pobratim_fuzz::docx`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pobratim_fuzz::docx(bytes));
