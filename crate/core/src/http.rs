//! Requests and answers as values.

use crate::policy::RouteId;
use crate::policy::route::route;
use serde::Serialize;

/// A request to UPS that somebody else sends. `path` begins after the proxy's prefix and environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// GET, POST or DELETE.
    pub method: &'static str,
    /// Path and query on UPS's host, `/api/...`.
    pub path: String,
    /// Headers without the credentials and the transaction id, which the sender adds.
    pub headers: Vec<(&'static str, String)>,
    /// The JSON body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Whether it may be sent again without asking anyone.
    pub repeatable: bool,
}

impl Request {
    /// Makes the request of a route from the values of its path's holes.
    ///
    /// # Errors
    /// A value that does not fit its place in the path, by the name of `field`.
    pub fn of(id: RouteId, holes: &[&str], field: &str, body: Option<serde_json::Value>) -> Result<Self, crate::Error> {
        Self::with_text(id, holes, field, body.map(|value| value.to_string()))
    }

    /// The same with a body that is JSON text already.
    ///
    /// # Errors
    /// As [`Request::of`].
    pub fn with_text(id: RouteId, holes: &[&str], field: &str, body: Option<String>) -> Result<Self, crate::Error> {
        let row = route(id);
        let path = row.fill(holes).map_err(|_| crate::Error::invalid_field(field, "not_a_number"))?;
        let mut headers = vec![("Accept", "application/json".to_owned())];
        if body.is_some() {
            headers.push(("Content-Type", "application/json".to_owned()));
        }
        Ok(Self { method: row.method.name(), path, headers, body, repeatable: row.repeatable })
    }

    /// Adds a query pair; the value is percent-encoded.
    pub fn query(&mut self, name: &str, value: &str) {
        self.path.push(if self.path.contains('?') { '&' } else { '?' });
        self.path.push_str(name);
        self.path.push('=');
        self.path.push_str(&percent_encode(value));
    }
}

/// Percent-encodes everything but RFC 3986's unreserved characters.
pub fn percent_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    out
}

/// An answer as it came.
#[derive(Clone, Debug, Default)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Lower-case names with values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Response {
    /// A header by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }
}
