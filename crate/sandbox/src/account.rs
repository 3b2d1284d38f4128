//! The fixed world: one application, five users, eight accounts. design: any UPS client can be pointed at it.

/// The application's id.
pub const CLIENT_ID: &str = "sandbox-client";
/// The application's secret, for the plain flow and client credentials; PKCE needs none.
pub const CLIENT_SECRET: &str = "sandbox-secret";

/// An account and what it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) number: &'static str,
    pub(crate) country: &'static str,
    pub(crate) negotiated: bool,
    /// Has the contract that dry ice and dangerous goods need.
    pub(crate) dangerous_goods: bool,
}

/// The contract accounts: negotiated rates, and dangerous goods may be sent.
const fn account(number: &'static str, country: &'static str, contract: bool) -> Account {
    Account { number, country, negotiated: contract, dangerous_goods: contract }
}

pub(crate) const ACCOUNTS: &[Account] = &[
    account("A1B2C3", "US", true),
    account("B4C5D6", "CA", false),
    account("US33CC", "US", true),
    account("DE11AA", "DE", true),
    account("BE22BB", "BE", true),
    account("GB44DD", "GB", true),
    account("MX55EE", "MX", true),
    // Exists, but nobody registered it under a profile.
    account("Z9Y8X7", "US", true),
];

/// A UPS.com profile.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Profile {
    pub(crate) user: &'static str,
    /// None: every password is refused, the user is locked.
    pub(crate) password: Option<&'static str>,
    pub(crate) accounts: &'static [&'static str],
    /// A CampusShip profile signs in and never comes back.
    pub(crate) campus_ship: bool,
}

pub(crate) const PROFILES: &[Profile] = &[
    Profile { user: "demo", password: Some("demo"), accounts: &["A1B2C3", "B4C5D6"], campus_ship: false },
    Profile {
        user: "multi",
        password: Some("multi"),
        accounts: &["US33CC", "DE11AA", "BE22BB", "GB44DD", "MX55EE"],
        campus_ship: false,
    },
    Profile { user: "campus", password: Some("campus"), accounts: &[], campus_ship: true },
    Profile { user: "locked", password: None, accounts: &[], campus_ship: false },
];

/// Whom a client-credentials token acts for: the application's owner.
pub(crate) const OWNER_ACCOUNTS: &[&str] = &["A1B2C3", "B4C5D6", "US33CC", "DE11AA", "BE22BB", "GB44DD", "MX55EE"];

pub(crate) fn find(number: &str) -> Option<&'static Account> {
    ACCOUNTS.iter().find(|account| account.number == number)
}
