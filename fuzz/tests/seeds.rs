//! Every target over its seeds and over small changes of them: what the fuzzer does for hours, in seconds, in every run.

use parcelgate_fuzz::TARGETS;
use std::fs;
use std::path::Path;

const CHANGES: usize = 400;

/// SplitMix64: the same changes everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % (end.max(1) as u64)).unwrap_or_default()
    }
}

const WORDS: [&str; 16] = [
    "null",
    "\"\"",
    "[]",
    "{}",
    "-1",
    "9223372036854775807",
    "1e999",
    "\"\\u0000\"",
    "&#xD;",
    "%",
    "\\",
    "\u{202e}",
    "Ω",
    "\n",
    "true",
    "[[[[[[[[",
];

/// One change: a cut, a byte, a word in place of a stretch, a part of another seed.
fn change(data: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut out = data.to_vec();
    let from = random.below(out.len());
    let to = (from + random.below(12)).min(out.len());
    match random.below(5) {
        0 => out.truncate(from),
        1 => out.iter_mut().skip(from).take(1).for_each(|byte| *byte ^= 1 << random.below(8)),
        2 => drop(out.splice(from..to, WORDS[random.below(WORDS.len())].bytes())),
        3 => drop(out.splice(from..to, [])),
        _ => {
            let start = random.below(other.len());
            let end = (start + random.below(200)).min(other.len());
            drop(out.splice(from..to, other[start..end].iter().copied()));
        }
    }
    out
}

#[test]
fn targets_hold_over_seeds_and_their_changes() {
    for (name, target) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name);
        let mut paths: Vec<_> =
            fs::read_dir(&folder).expect("seeds are there").map(|one| one.expect("a file").path()).collect();
        paths.sort();
        assert!(paths.len() >= 4, "{name} has too few seeds");
        let seeds: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).expect("readable")).collect();
        for (index, seed) in seeds.iter().enumerate() {
            target(seed);
            let mut random = Random(index as u64);
            for _ in 0..CHANGES {
                let mut data = seed.clone();
                for _ in 0..=random.below(4) {
                    data = change(&data, &seeds[random.below(seeds.len())], &mut random);
                }
                target(&data);
            }
        }
    }
}
