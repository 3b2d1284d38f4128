//! What UPS documents as refused is refused, with UPS's code; what it documents as working works.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests say what they expect by failing")]

mod after;
mod codes;
mod extras;
mod goods;
mod rating;
mod shipping;
mod world;
