//! What may stand in a path or a query, byte for byte.

/// What may stand between two slashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Exactly this.
    Literal(&'static str),
    /// One of these.
    OneOf(&'static [&'static str]),
    /// A tracking or shipment number: 7 to 34 letters and digits (Tracking.yaml, inquiryNumber).
    Number,
    /// A country: two capital letters.
    Country,
    /// A reference: 1 to 35 characters, percent-encoded where they are not unreserved.
    Reference,
}

/// What may stand as the value of a query key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryValue {
    /// One of these.
    OneOf(&'static [&'static str]),
    /// Up to this many letters, digits, `_` and `-`.
    Word(usize),
    /// One tracking number, or UPS's list form `["1Z...","1Z..."]` with its punctuation percent-encoded.
    TrackingNumbers,
    /// Percent-encoded text of up to this many bytes on the wire.
    Encoded(usize),
}

impl Segment {
    /// Whether this text may stand here, byte for byte.
    pub fn matches(&self, text: &str) -> bool {
        match self {
            Self::Literal(literal) => *literal == text,
            Self::OneOf(options) => options.contains(&text),
            Self::Number => (7..=34).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric()),
            Self::Country => text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
            Self::Reference => {
                encoded_length(text).is_some_and(|length| (1..=35).contains(&length)) && !dots_only(text)
            }
        }
    }
}

/// A reference of dots alone, encoded or not, would be a relative path to somebody on the way.
fn dots_only(text: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let Some(next) = ["%2e", "%2E", "."].iter().find_map(|dot| rest.strip_prefix(dot)) else { return false };
        rest = next;
    }
    true
}

/// How many bytes a percent-encoded text stands for; none if it is not well formed or stands for a control byte.
pub(crate) fn encoded_length(text: &str) -> Option<usize> {
    let mut bytes = text.bytes();
    let mut length = 0;
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = (bytes.next()? as char).to_digit(16)?;
            let low = (bytes.next()? as char).to_digit(16)?;
            let value = high * 16 + low;
            if value < 0x20 || value == 0x7f {
                return None;
            }
        } else if !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')) {
            return None;
        }
        length += 1;
    }
    Some(length)
}

impl QueryValue {
    /// Whether this text may stand as the value, byte for byte.
    pub fn matches(&self, text: &str) -> bool {
        match self {
            Self::OneOf(options) => options.contains(&text),
            Self::Word(most) => {
                (1..=*most).contains(&text.len())
                    && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
            }
            Self::TrackingNumbers => tracking_numbers(text),
            Self::Encoded(most) => text.len() <= *most && encoded_length(text).is_some_and(|length| length > 0),
        }
    }
}

fn tracking_numbers(text: &str) -> bool {
    const QUOTE: &str = "%22";
    let one = |number: &str| number.len() == 18 && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let Some(list) = text.strip_prefix("%5B").and_then(|rest| rest.strip_suffix("%5D")) else { return one(text) };
    let quoted = |item: &str| item.strip_prefix(QUOTE).and_then(|rest| rest.strip_suffix(QUOTE)).is_some_and(one);
    let mut count = 0;
    for item in list.split("%2C").flat_map(|part| part.split(',')) {
        count += 1;
        if count > 20 || !quoted(item) {
            return false;
        }
    }
    true
}
