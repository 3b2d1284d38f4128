//! Text that must not be seen: zeroed when dropped, blank in `Debug`.
//!
//! Copies in the page's own strings and in sessionStorage are out of reach of this; SECURITY.md says so.

use zeroize::Zeroize;

/// A token, code or verifier.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes ownership of the text.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text itself. Each call says why, in a line that starts with `EXPOSE:`.
    pub fn expose_secret(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", Secret::new("canary".into())), "Secret(..)");
    }
}
