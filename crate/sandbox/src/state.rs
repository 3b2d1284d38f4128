//! The sandbox's memory: grants, tokens, shipments, faults, ledger, clock.

use crate::account::{Account, OWNER_ACCOUNTS, PROFILES, find};
use crate::envelope::Refused;
use crate::fault::Fault;
use crate::ledger::{Grant, Ledger};
use crate::random::Random;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// How a refresh must prove the client: UPS documents Basic; without a secret only the form is left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RefreshAuth {
    /// `client_id` in the form is enough.
    #[default]
    ClientId,
    /// Basic, as UPS documents it.
    Basic,
}

/// What a used refresh token does besides being refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReusePolicy {
    /// Nothing.
    #[default]
    Refuse,
    /// It ends the whole grant, as strict servers do.
    Revoke,
}

/// How the sandbox behaves.
#[derive(Clone, Debug)]
pub struct Options {
    /// Two runs with one seed and one sequence of calls answer alike.
    pub seed: u64,
    /// How a refresh must prove the client.
    pub refresh_auth: RefreshAuth,
    /// What a used refresh token does.
    pub reuse: ReusePolicy,
    /// The application's registered redirect URIs, compared whole; without any, every loopback address is one.
    pub redirect_uris: Vec<String>,
    /// Life of an access token, seconds; UPS's is an hour.
    pub access_token_s: i64,
    /// Time stands still here, milliseconds since 1970.
    pub fixed_clock_ms: Option<i64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1,
            refresh_auth: RefreshAuth::ClientId,
            reuse: ReusePolicy::Refuse,
            redirect_uris: Vec::new(),
            access_token_s: 3599,
            fixed_clock_ms: None,
        }
    }
}

/// A sign-in under way: what the application asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct SignIn {
    pub(crate) redirect_uri: String,
    pub(crate) state: String,
    pub(crate) scope: String,
    pub(crate) code_challenge: Option<String>,
    pub(crate) user: String,
    pub(crate) ends_ms: i64,
}

/// An authorization code: used once.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) sign_in: SignIn,
    pub(crate) ends_ms: i64,
    /// The grant that it gave, once used.
    pub(crate) grant: Option<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct AccessToken {
    pub(crate) grant: usize,
    pub(crate) ends_ms: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct RefreshToken {
    pub(crate) grant: usize,
    pub(crate) used: bool,
    pub(crate) ends_ms: i64,
}

/// A package that was labelled.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ShippedPackage {
    pub(crate) tracking_number: String,
    pub(crate) voided: bool,
    pub(crate) references: Vec<String>,
    pub(crate) weight: String,
    pub(crate) unit: String,
}

/// A shipment that was bought.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Shipment {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) at_ms: i64,
    pub(crate) service: String,
    pub(crate) international: bool,
    pub(crate) transit_days: i64,
    pub(crate) references: Vec<String>,
    pub(crate) packages: Vec<ShippedPackage>,
    pub(crate) total_cents: u64,
    pub(crate) currency: &'static str,
    /// The request's shipment, from which labels are drawn again.
    #[serde(skip)]
    pub(crate) request: Value,
}

/// A pickup that was ordered.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Pickup {
    pub(crate) prn: String,
    pub(crate) place: String,
    pub(crate) date: String,
    pub(crate) account: String,
    pub(crate) contact: String,
    pub(crate) reference: String,
    pub(crate) cancelled: bool,
}

/// A document that was uploaded.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) pushed_to: Option<String>,
}

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) options: Options,
    pub(crate) random: Random,
    pub(crate) clock_offset_ms: i64,
    pub(crate) sign_ins: BTreeMap<String, SignIn>,
    pub(crate) codes: BTreeMap<String, Code>,
    pub(crate) grants: Vec<Grant>,
    pub(crate) access_tokens: BTreeMap<String, AccessToken>,
    pub(crate) refresh_tokens: BTreeMap<String, RefreshToken>,
    pub(crate) shipments: Vec<Shipment>,
    pub(crate) pickups: Vec<Pickup>,
    pub(crate) documents: Vec<Document>,
    pub(crate) serial: u64,
    pub(crate) faults: Vec<Fault>,
    pub(crate) ledger: Ledger,
}

impl State {
    pub(crate) fn new(options: Options) -> Self {
        Self {
            random: Random::new(options.seed),
            serial: options.seed % 1_000_000,
            options,
            clock_offset_ms: 0,
            sign_ins: BTreeMap::new(),
            codes: BTreeMap::new(),
            grants: Vec::new(),
            access_tokens: BTreeMap::new(),
            refresh_tokens: BTreeMap::new(),
            shipments: Vec::new(),
            pickups: Vec::new(),
            documents: Vec::new(),
            faults: Vec::new(),
            ledger: Ledger::default(),
        }
    }

    pub(crate) fn now_ms(&self) -> i64 {
        let real = || {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            i64::try_from(since.as_millis()).unwrap_or(0)
        };
        self.options.fixed_clock_ms.unwrap_or_else(real) + self.clock_offset_ms
    }

    /// The accounts that a grant reaches.
    pub(crate) fn accounts_of(&self, grant: usize) -> &'static [&'static str] {
        let Some(grant) = self.grants.get(grant) else { return &[] };
        if grant.flow == "client_credentials" {
            return OWNER_ACCOUNTS;
        }
        PROFILES.iter().find(|profile| profile.user == grant.user).map_or(&[], |profile| profile.accounts)
    }

    /// The grant of a bearer token.
    pub(crate) fn authenticate(&self, authorization: Option<&str>) -> Result<usize, Refused> {
        let Some(token) = authorization.and_then(|value| value.strip_prefix("Bearer ")) else {
            return Err(Refused::new(401, "UJ0001", "Invalid token or token is not present."));
        };
        let invalid = || Refused::new(401, "250002", "Invalid Authentication Information.");
        let access = self.access_tokens.get(token).ok_or_else(invalid)?;
        if self.grants.get(access.grant).is_none_or(|grant| grant.revoked) {
            return Err(invalid());
        }
        if self.now_ms() >= access.ends_ms {
            return Err(Refused::new(401, "251004", "The Bearer Token has expired."));
        }
        Ok(access.grant)
    }

    /// The account, if this grant reaches it.
    pub(crate) fn account(&self, grant: usize, number: &str) -> Option<&'static Account> {
        self.accounts_of(grant).contains(&number).then(|| find(number)).flatten()
    }
}

/// The stand-in. Cheap to share; all its memory is inside.
#[derive(Debug)]
pub struct Sandbox(Mutex<State>);

impl Sandbox {
    /// A fresh one.
    pub fn new(options: Options) -> Self {
        Self(Mutex::new(State::new(options)))
    }

    /// The memory, whole even if a thread that held it failed.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
