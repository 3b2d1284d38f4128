//! Sixty attacks on the host, as they would come over the wire. Each says what the host must answer and how many requests
//! upstream saw; the numbers are those of `docs/host.md`.
#![expect(clippy::unwrap_used, reason = "tests")]

mod framing;
mod headers;
mod lab;
mod logs;
mod origin;
mod pace;
mod routing;
mod settings;
mod statics;
mod tls;
mod upstream;
