//! The lane's rules and the border: each has an input that breaks it, refused by its field, with UPS's code where UPS has one.
#![expect(clippy::unwrap_used, reason = "tests say what they expect by failing")]

mod broken;
mod fine;
mod world;
