//! Golden request and golden answer of each operation.
#![expect(clippy::unwrap_used, reason = "tests say what they expect by failing")]

mod answers;
mod imported;
mod journal;
mod requests;
mod world;
