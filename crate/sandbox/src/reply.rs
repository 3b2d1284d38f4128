//! Requests and answers as values; the server makes bytes of them.

use serde_json::Value;

/// A request, read whole.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    /// GET, POST, DELETE ...
    pub method: String,
    /// Without the query.
    pub path: String,
    /// Without the question mark.
    pub query: String,
    /// Lower-case names.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Incoming {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }

    /// Decoded pairs of a query or form.
    pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
        text.split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (decode(name), decode(value)))
            .collect()
    }

    pub(crate) fn query_value(&self, name: &str) -> Option<String> {
        Self::pairs(&self.query).into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    pub(crate) fn form(&self) -> Vec<(String, String)> {
        Self::pairs(&String::from_utf8_lossy(&self.body))
    }
}

/// Percent-decoding with `+` as a blank.
pub(crate) fn decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match (byte, hex.and_then(|pair| u8::from_str_radix(pair, 16).ok())) {
            (b'%', Some(value)) => {
                out.push(value);
                at += 3;
                continue;
            }
            (b'+', _) => out.push(b' '),
            (other, _) => out.push(other),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Percent-encoding of everything but unreserved characters.
pub(crate) fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// What becomes of an answer on its way out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Delivery {
    /// Sent whole.
    #[default]
    Whole,
    /// Cut in the middle; the length that was promised shows it.
    Truncated,
    /// The connection closes instead.
    Dropped,
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Lower-case names.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// What a fault does to it.
    pub delivery: Delivery,
    /// Milliseconds to wait first.
    pub wait_ms: u64,
}

impl Reply {
    pub(crate) fn json(status: u16, value: &Value) -> Self {
        Self {
            status,
            headers: vec![("content-type", "application/json".into())],
            body: value.to_string().into_bytes(),
            ..Self::default()
        }
    }

    pub(crate) fn html(status: u16, body: String) -> Self {
        let headers = vec![
            ("content-type", "text/html; charset=utf-8".into()),
            ("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'".into()),
            ("referrer-policy", "no-referrer".into()),
        ];
        Self { status, headers, body: body.into_bytes(), ..Self::default() }
    }

    pub(crate) fn redirect(location: String) -> Self {
        Self { status: 302, headers: vec![("location", location)], ..Self::default() }
    }

    #[must_use]
    pub(crate) fn with_header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}
