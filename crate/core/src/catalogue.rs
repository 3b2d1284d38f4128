//! UPS's error codes: what family they are, under which stable code our texts stand, which field they speak of.
//!
//! Sources: UPS's developer guides and OpenAPI documents of 2026-07-21. Decisions are made by code, never by UPS's words,
//! which are templated and translated. A code that is not listed is shown whole, as UPS sent it.

use crate::error::{Error, Kind};

/// The table: UPS's code, the family, our code (the key of the texts), the field in our model. Kept as text, which is a
/// third of what a table of slices costs in the module.
pub const TABLE: &str = include_str!("catalogue.txt");

/// The rest of it: what only shipping, void, recovery, tracking and address validation answer. The first chunk asks for none
/// of those and does without, by the feature `operations`.
#[cfg(feature = "operations")]
pub const OPERATIONS: &str = include_str!("catalogue-operations.txt");
/// The first chunk has no operations.
#[cfg(not(feature = "operations"))]
pub const OPERATIONS: &str = "";

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// UPS's code.
    pub ups: &'static str,
    /// The family.
    pub kind: Kind,
    /// Our stable code.
    pub code: &'static str,
    /// The field, blank where there is none.
    pub field: &'static str,
}

/// All rows.
pub fn entries() -> impl Iterator<Item = Entry> {
    TABLE.lines().chain(OPERATIONS.lines()).filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut parts = line.split(' ');
        Some(Entry {
            ups: parts.next()?,
            kind: Kind::from_name(parts.next()?),
            code: parts.next()?,
            field: parts.next().unwrap_or_default(),
        })
    })
}

/// Makes the error of a code that came in an envelope.
pub fn error(ups_code: &str, message: &str, status: Option<u16>) -> Error {
    let entry = find(ups_code, message);
    let (kind, code, field) = match entry {
        Some(entry) => (entry.kind, entry.code, entry.field),
        None => (kind_of_status(status), "carrier_refused", ""),
    };
    let mut error = Error::new(kind, code, message);
    if !ups_code.starts_with("proxy_") {
        error.ups_code = Some(ups_code.to_owned());
    }
    error.status = status;
    if !field.is_empty() {
        error.field = Some(field.to_owned());
    }
    error
}

/// The row of a code. 10400 alone is split by its words, since UPS uses it for three different things.
pub fn find(ups_code: &str, message: &str) -> Option<Entry> {
    if ups_code == "10400" {
        let words = message.to_ascii_lowercase();
        let code = match () {
            () if words.contains("redirect") => "10400/redirect",
            () if words.contains("code") => "10400/code",
            () => "10400",
        };
        return entries().find(|entry| entry.ups == code);
    }
    entries().find(|entry| entry.ups == ups_code)
}

fn kind_of_status(status: Option<u16>) -> Kind {
    match status {
        Some(401) => Kind::Authorization,
        Some(429) => Kind::RateLimit,
        Some(500..=599) => Kind::Unavailable,
        _ => Kind::Carrier,
    }
}

/// Whether a refusal means that the access token is over: refresh, then once more.
pub fn is_token_over(error: &Error) -> bool {
    error.status == Some(401) || matches!(error.ups_code.as_deref(), Some("251004" | "250002" | "UJ0001"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for entry in entries() {
            assert!(seen.insert(entry.ups), "{} twice", entry.ups);
        }
        assert!(seen.len() > 250);
    }

    #[test]
    fn every_line_is_whole() {
        for line in TABLE.lines().chain(OPERATIONS.lines()).filter(|line| !line.starts_with('#')) {
            let parts: Vec<&str> = line.split(' ').collect();
            assert!(matches!(parts.len(), 3 | 4), "{line}");
            assert_eq!(Kind::from_name(parts[1]).name(), parts[1], "{line}");
        }
    }

    #[test]
    fn every_refusal_of_the_policy_is_known() {
        for refusal in crate::policy::ALL_REFUSALS {
            assert!(find(refusal.code, "").is_some(), "{}", refusal.code);
        }
    }

    #[test]
    fn an_unknown_code_is_kept_whole() {
        let error = error("987654", "Something new", Some(400));
        assert_eq!((error.ups_code.as_deref(), error.message.as_str()), (Some("987654"), "Something new"));
        assert_eq!(error.code, "carrier_refused");
    }

    #[test]
    fn ten_thousand_four_hundred_is_told_apart() {
        assert_eq!(error("10400", "Invalid Redirect URL", Some(400)).code, "wrong_redirect_uri");
        assert_eq!(error("10400", "Invalid authorization code", Some(400)).code, "code_refused");
        assert_eq!(error("10400", "Invalid/Missing Authorization Header", Some(400)).code, "sign_in_refused");
    }
}
