//! What must hold for any bytes from outside: no panic, no hang, no more memory than the input earns, and the rule that
//! each target names. The same functions run under the fuzzer (`cargo xtask fuzz`) and, over the seeds with small changes,
//! in every test run (`tests/seeds.rs`).

mod labels;
mod operations;
mod sign_in;

pub use labels::{epl, picture, zpl};
pub use operations::{answers, import, inputs};
pub use sign_in::{policy, sign_in};

use parcelgate_core::model::Decimal;
use parcelgate_core::tracking_number;

/// A target by its name.
pub type Target = fn(&[u8]);

/// All of them.
pub const TARGETS: [(&str, Target); 9] = [
    ("answers", answers),
    ("inputs", inputs),
    ("import", import),
    ("sign_in", sign_in),
    ("policy", policy),
    ("text", text),
    ("picture", picture),
    ("zpl", zpl),
    ("epl", epl),
];

/// Runs a target over the files that the command line names, as the fuzzer does to show a find again.
pub fn without_fuzzer(target: Target) {
    for path in std::env::args_os().skip(1) {
        match std::fs::read(&path) {
            Ok(data) => target(&data),
            Err(error) => eprintln!("{}: {error}", path.to_string_lossy()),
        }
    }
}

/// What a seed is about stands in its first line, so that people can read it.
fn first_line(data: &[u8]) -> Option<(&str, &[u8])> {
    let end = data.iter().take(40).position(|byte| *byte == b'\n')?;
    Some((std::str::from_utf8(data.get(..end)?).ok()?, data.get(end + 1..)?))
}

/// Text that people paste: tracking numbers in it are parts of it; amounts are read or refused.
pub fn text(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for number in tracking_number::find(text) {
        assert!(number.len() == 18 && number.starts_with("1Z"), "{number}");
    }
    tracking_number::check(text);
    assert!(tracking_number::public_link(text).is_ascii());
    if let Some(value) = Decimal(text.to_owned()).thousandths() {
        assert!(text.trim().bytes().any(|byte| byte.is_ascii_digit()), "{text:?} is {value}");
    }
}
