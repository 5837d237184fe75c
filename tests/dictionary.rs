//! The list of words that typos are told by: it opens, holds what it should, and can be made anew.
#![allow(clippy::unwrap_used, missing_docs)]

use std::{env, fs};

use fst::Set;

const LIST: &str = "src/lint/dictionary/words.fst";

/// Each letter one byte, as `lint::dictionary` reads them.
fn bytes(word: &str) -> Vec<u8> {
    word.chars().map(|c| u8::try_from(u32::from(c) - u32::from('а')).unwrap() + b'a').collect()
}

#[test]
fn the_list_is_whole_and_no_larger_than_it_was() {
    let list = fs::read(LIST).unwrap();
    assert!(list.len() < 900_000, "{}", list.len());
    let words = Set::new(list).unwrap();
    words.as_fst().verify().unwrap();
    assert!(words.len() > 1_300_000, "{}", words.len());
    for word in ["абажур", "делегацию", "сотрудничеством", "подписания", "ярчайший"]
    {
        assert!(words.contains(bytes(word)), "{word}");
    }
    for word in ["москва", "делгация", "киев"] {
        assert!(!words.contains(bytes(word)), "{word}");
    }
}

/// `WORDS=words.txt cargo test --test dictionary -- --ignored`: see `words.py`.
#[test]
#[ignore = "writes into the sources"]
fn make() {
    let words = fs::read_to_string(env::var("WORDS").unwrap()).unwrap();
    let set = Set::from_iter(words.lines().map(bytes)).unwrap();
    fs::write(LIST, set.as_fst().as_bytes()).unwrap();
}
