//! The part of `idna` that `url` calls, for ASCII hosts only. The module's addresses are the compiled-in ones of UPS,
//! loopback, and the page's own, which browsers hand out in ASCII. A host with other letters is refused, never guessed.
//!
//! Put in place by `[patch.crates-io]`; measured: 5 KB of brotli that every visitor would pay for nothing.

use std::borrow::Cow;

/// Why a host is refused.
#[derive(Debug, Default)]
pub struct Errors {}

impl std::fmt::Display for Errors {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the host is not ASCII")
    }
}

impl std::error::Error for Errors {}

/// Which ASCII characters a host may not have.
#[derive(Clone, Copy, Debug)]
pub struct AsciiDenyList(());

impl AsciiDenyList {
    /// The URL standard's forbidden domain code points.
    pub const URL: Self = Self(());
}

/// Lower-cases an ASCII host.
///
/// # Errors
/// A byte beyond ASCII, or one that the URL standard forbids in a host.
pub fn domain_to_ascii_from_cow(domain: Cow<'_, [u8]>, _: AsciiDenyList) -> Result<Cow<'_, str>, Errors> {
    let forbidden = |byte: &u8| !byte.is_ascii_graphic() || b"#%/:<>?@[\\]^|".contains(byte);
    if domain.iter().any(forbidden) {
        return Err(Errors {});
    }
    let lower = domain.to_ascii_lowercase();
    String::from_utf8(lower).map(Cow::Owned).map_err(|_| Errors {})
}

/// ASCII reads the same in Unicode.
pub fn domain_to_unicode(domain: &str) -> (String, Result<(), Errors>) {
    (domain.to_owned(), Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_hosts_pass_and_others_are_refused() {
        let read = |text: &'static str| domain_to_ascii_from_cow(Cow::Borrowed(text.as_bytes()), AsciiDenyList::URL);
        assert_eq!(read("WWWcie.UPS.com").unwrap(), "wwwcie.ups.com");
        for bad in ["üps.com", "ups.com/", "ups com", "a@b"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
