//! Faults on demand: what goes wrong, where, how often.

use crate::random::Random;
use serde::{Deserialize, Serialize};

/// Every kind of fault.
pub const KINDS: &[&str] = &[
    "latency",
    "rate_limit",
    "error_500",
    "error_503_html",
    "error_403_html",
    "empty",
    "truncated",
    "dropped",
    "expired_token",
    "single_objects",
    "noise",
    "code",
    "alert",
    "lag",
];

/// One fault.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Fault {
    /// The operation's name in the ledger, or `*`.
    pub(crate) operation: String,
    /// One of [`KINDS`].
    pub(crate) kind: String,
    /// How many times; none is for ever.
    pub(crate) times: Option<u32>,
    /// How often of the times it could; none is always.
    pub(crate) rate: Option<f64>,
    /// For latency.
    pub(crate) ms: u64,
    /// For `code` and `alert`.
    pub(crate) code: String,
    /// For `code` and `alert`.
    pub(crate) message: String,
    /// For `code`; 400 if left out.
    pub(crate) status: Option<u16>,
}

/// Takes the faults that strike this call, and counts them down.
pub(crate) fn strike(faults: &mut Vec<Fault>, operation: &str, random: &mut Random) -> Vec<Fault> {
    let mut struck = Vec::new();
    for fault in faults.iter_mut().filter(|fault| fault.operation == operation || fault.operation == "*") {
        if fault.times == Some(0) || fault.rate.is_some_and(|rate| !random.chance(rate)) {
            continue;
        }
        fault.times = fault.times.map(|times| times - 1);
        struck.push(fault.clone());
    }
    faults.retain(|fault| fault.times != Some(0));
    struck
}
