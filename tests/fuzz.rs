//! The fuzz targets of `fuzz/`, for a moment: every seed, and some hundred files that differ from it
//! in a few bytes, the same ones in every run. What a fuzzer finds in hours is not looked for here;
//! that no target rots, and that no small change to an honest file ends the program, is.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../fuzz/src/lib.rs"]
#[allow(unreachable_pub)]
mod targets;

use std::{fs, path::Path};

/// Files made of each seed; a few seconds for all.
const FILES: usize = 25;
/// Bytes that lengths, counts and types break at, and that markup and quotes are made of.
const BYTES: &[u8] = b"\x00\x01\x7F\x80\xFF<>&\"';\t\n0 9";

#[test]
fn no_change_to_a_seed_ends_the_program() {
    for (name, target) in targets::TARGETS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name}");
        let mut chance = Chance(2025);
        for seed in &seeds {
            target(seed);
            for _ in 0..FILES {
                target(&changed(seed, &seeds, &mut chance));
            }
        }
    }
}

/// The seeds of a target, in the order of their names.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Numbers that look like chance and are the same every time (Knuth's MMIX generator).
struct Chance(u64);

impl Chance {
    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

/// A seed with one to four changes: a byte, a piece gone, doubled, or taken from another seed.
fn changed(seed: &[u8], seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        let end = bytes.len().min(at + 1 + chance.below(40));
        match chance.below(5) {
            0 | 1 if at < bytes.len() => bytes[at] = BYTES[chance.below(BYTES.len())],
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let other = &seeds[chance.below(seeds.len())];
                let start = chance.below(other.len());
                let length = chance.below(60).min(other.len() - start);
                bytes.splice(at..end, other[start..start + length].iter().copied());
            }
        }
    }
    bytes
}
