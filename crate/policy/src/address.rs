//! Who is asking: the Host header, and the origin of the page.

use alloc::string::String;

use crate::refusal::{self, Refusal};

/// The names that a listener answers to.
#[derive(Clone, Copy, Debug)]
pub struct HostRule<'a> {
    /// `host` or `host:port`, lower case.
    pub names: &'a [String],
}

impl HostRule<'_> {
    /// Checks the Host header: exactly one, and one of ours. A page that was made to resolve to us by a foreign name
    /// (DNS rebinding) fails here.
    ///
    /// # Errors
    /// None, several, or a foreign one.
    pub fn check(&self, hosts: &[&[u8]]) -> Result<(), Refusal> {
        let [host] = hosts else { return Err(refusal::BAD_HEADER) };
        let host = core::str::from_utf8(host).map_err(|_| refusal::BAD_HEADER)?;
        if host.is_empty() || !host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte)) {
            return Err(refusal::BAD_HEADER);
        }
        if self.names.iter().any(|name| name.eq_ignore_ascii_case(host)) { Ok(()) } else { Err(refusal::WRONG_HOST) }
    }
}

/// What a request says about the page that sent it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caller<'a> {
    /// The values of `Origin`.
    pub origins: &'a [&'a [u8]],
    /// `Sec-Fetch-Site`.
    pub fetch_site: Option<&'a [u8]>,
}

/// Which pages may use the proxy.
#[derive(Clone, Copy, Debug)]
pub struct SiteRule<'a> {
    /// Our own origins, byte for byte as browsers send them.
    pub origins: &'a [String],
    /// Origins of portals elsewhere, which get CORS headers. None: same-origin mode, no CORS at all.
    pub portals: &'a [String],
}

/// Whose page is asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page<'a> {
    /// One of our own.
    Own,
    /// A portal's, which must be told that it may read the answer: its origin.
    Portal(&'a str),
}

impl<'a> SiteRule<'a> {
    /// The browser says `same-origin`, or names one of our origins or of the portals', byte for byte.
    ///
    /// # Errors
    /// Anything else, no word at all included.
    pub fn check(&self, caller: &Caller<'_>) -> Result<Page<'a>, Refusal> {
        let of = |list: &'a [String], origin: &[u8]| list.iter().find(|known| known.as_bytes() == origin);
        match caller.origins {
            [origin] if of(self.origins, origin).is_some() => Ok(Page::Own),
            [origin] => of(self.portals, origin).map(|known| Page::Portal(known)).ok_or(refusal::WRONG_ORIGIN),
            [] if caller.fetch_site == Some(b"same-origin") => Ok(Page::Own),
            _ => Err(refusal::WRONG_ORIGIN),
        }
    }
}
