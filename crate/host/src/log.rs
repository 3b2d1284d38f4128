//! Lines for operators: one event, one line, JSON for requests, nothing of a caller's but the route's own name.

use serde_json::Value;
use std::io::Write as _;

/// A line for a person who starts the program.
pub(crate) fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// What was asked for by `--help` and its like.
pub(crate) fn out(words: &str) {
    let _ = write!(std::io::stdout(), "{words}");
}

/// One event as one line of JSON; escapes are the encoder's.
pub(crate) fn event(event: &Value) {
    let _ = writeln!(std::io::stderr(), "{event}");
}
