//! Lines for operators: one event, one line, JSON for requests, nothing of a caller's but the route's own name.

use std::io::Write as _;

/// A line for a person who starts the program.
pub(crate) fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// What was asked for by `--help` and its like.
pub(crate) fn out(words: &str) {
    let _ = write!(std::io::stdout(), "{words}");
}

/// A request as one line of JSON, in one write. Every text in it is one of our own, none of a caller's: nothing needs escaping.
pub(crate) fn request(
    route: &'static str,
    environment: &'static str,
    status: u16,
    ms: u64,
    reason: Option<&'static str>,
) {
    let quote = if reason.is_some() { "\"" } else { "" };
    let reason = reason.unwrap_or("null");
    let line = format!(
        "{{\"event\":\"request\",\"route\":\"{route}\",\"environment\":\"{environment}\",\"status\":{status},\"ms\":{ms},\"reason\":{quote}{reason}{quote}}}\n"
    );
    let _ = std::io::stderr().write_all(line.as_bytes());
}
