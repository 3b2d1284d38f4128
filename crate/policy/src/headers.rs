//! The header lists. Everything else is dropped in both directions.

/// Request headers that reach UPS, lower case.
pub const REQUEST_HEADERS: &[&str] = &[
    "accept",
    "accountnumber",
    "authorization",
    "content-type",
    "documentid",
    "prn",
    "shippernumber",
    "transactionsrc",
    "transid",
];

/// Answer headers that reach the page, lower case. Length and coding are the proxy's own.
pub const ANSWER_HEADERS: &[&str] =
    &["apierrorcode", "apierrormsg", "bkndtransid", "content-type", "retry-after", "transid"];

/// What a preflight is answered: a constant, never an echo. `*` would not cover `authorization` (Fetch, CORS protocol).
pub const PREFLIGHT_HEADERS: &str =
    "accept, accountnumber, authorization, content-type, documentid, prn, shippernumber, transactionsrc, transid";
/// The methods of the route table.
pub const PREFLIGHT_METHODS: &str = "GET, POST, DELETE";

/// Whether a request header of this lower-case name is forwarded.
pub fn request_header_allowed(name: &str) -> bool {
    REQUEST_HEADERS.contains(&name)
}

/// Whether an answer header of this lower-case name is passed on.
pub fn answer_header_allowed(name: &str) -> bool {
    ANSWER_HEADERS.contains(&name)
}
