//! From UPS's bytes to paper, with labels of an independent hand (the sandbox's) and an outside reader of bars.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests say what they expect by failing")]

mod broken;
mod pdf;
mod pictures;
mod printers;
mod world;
