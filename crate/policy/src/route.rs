//! The route table: every path of UPS that Parcelgate uses, with its limits.
//!
//! Source of paths, methods and versions: UPS's OpenAPI documents of 2026-07-21.

use alloc::string::String;

pub use crate::grammar::{QueryValue, Segment};
pub use crate::table::{RATING_VERSIONS, RECOVERY_VERSIONS, ROUTES, SHIPPING_VERSIONS};

/// Where a request goes. A compiled-in set: no configuration can add a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Environment {
    /// The offline stand-in, on loopback only.
    Sandbox,
    /// UPS's Customer Integration Environment, `wwwcie.ups.com`.
    Cie,
    /// UPS's production hosts, `onlinetools.ups.com`.
    Production,
}

impl Environment {
    /// All environments, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Sandbox, Self::Cie, Self::Production];

    /// The name used in paths, configuration and storage keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Cie => "cie",
            Self::Production => "production",
        }
    }

    /// Reads a name back.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|environment| environment.name() == name)
    }

    /// UPS's host; the sandbox has none of its own, its loopback address is configured.
    pub const fn upstream_host(self) -> Option<&'static str> {
        match self {
            Self::Sandbox => None,
            Self::Cie => Some("wwwcie.ups.com"),
            Self::Production => Some("onlinetools.ups.com"),
        }
    }
}

/// The methods that UPS's operations use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET
    Get,
    /// POST
    Post,
    /// DELETE
    Delete,
}

impl Method {
    /// The method's token as it stands in a request line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// What a route takes in `Authorization`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credentials {
    /// None at all: PKCE sends `client_id` in the form, a secret never passes here.
    None,
    /// `Bearer` and an access token.
    Bearer,
}

/// A query key with what its value may be.
#[derive(Clone, Copy, Debug)]
pub struct QueryKey {
    /// The key, compared byte for byte.
    pub name: &'static str,
    /// The value's grammar.
    pub value: QueryValue,
}

/// Which operation a route is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RouteId {
    /// OAuth: checks a client id and redirect URI before navigating.
    ValidateClient,
    /// OAuth: exchanges an authorization code.
    Token,
    /// OAuth: exchanges a refresh token.
    Refresh,
    /// Rating, with all its request options.
    Rate,
    /// Shipping.
    Ship,
    /// Void of a shipment or of packages.
    Void,
    /// Label Recovery.
    RecoverLabel,
    /// Tracking by number.
    Track,
    /// Tracking by reference.
    TrackReference,
    /// Tracking of all packages of a shipment.
    TrackShipment,
    /// Street-level address validation.
    ValidateAddress,
    /// Time in Transit.
    TimeInTransit,
    /// Locator: places to drop off, Access Points.
    Locate,
    /// What a pickup costs.
    PickupRate,
    /// A pickup, ordered.
    PickupSchedule,
    /// Pickups that are to come.
    PickupPending,
    /// A pickup, called off.
    PickupCancel,
    /// States or provinces, as pickups take them.
    PickupDivisions,
    /// Places for freight.
    ServiceCenters,
    /// A document for customs, uploaded.
    DocumentUpload,
    /// Documents, put to a shipment.
    DocumentPush,
    /// A document, removed.
    DocumentRemove,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// Which operation it is.
    pub id: RouteId,
    /// The label in logs and metrics: never a path.
    pub name: &'static str,
    /// The only method.
    pub method: Method,
    /// `security/v1/oauth` or `api`, then the operation's own path.
    pub path: &'static [Segment],
    /// The only query keys.
    pub query: &'static [QueryKey],
    /// What it takes in `Authorization`.
    pub credentials: Credentials,
    /// The content type of its body; none means that it takes no body.
    pub content_type: Option<&'static str>,
    /// Largest request body, bytes.
    pub request_bytes: u64,
    /// Largest answer body, bytes on the wire.
    pub answer_bytes: u64,
    /// Longest query, bytes.
    pub query_bytes: usize,
    /// From the first byte sent upstream to the last of the answer, milliseconds.
    pub total_ms: u64,
    /// Whether a repeat could buy something twice: such a call is never repeated by anyone but the user.
    pub repeatable: bool,
}

/// The row of an operation. The table has one for each: a test says so.
pub fn route(id: RouteId) -> &'static Route {
    ROUTES.iter().find(|route| route.id == id).unwrap_or(&ROUTES[0])
}

impl Route {
    /// The path on UPS's host, its holes filled in order.
    ///
    /// # Errors
    /// A hole without a value, a value too many, or a value outside of the hole's grammar: the proxy would refuse it.
    ///
    /// ```
    /// use parcelgate_policy::route::{route, RouteId};
    /// assert_eq!(route(RouteId::Rate).fill(&["v2409", "Shop"]).unwrap(), "/api/rating/v2409/Shop");
    /// ```
    pub fn fill(&self, holes: &[&str]) -> Result<String, FillError> {
        let mut path = String::new();
        let mut values = holes.iter();
        for segment in self.path {
            path.push('/');
            match segment {
                Segment::Literal(text) => path.push_str(text),
                hole => {
                    let value = values.next().ok_or(FillError::Missing)?;
                    if !hole.matches(value) {
                        return Err(FillError::Refused);
                    }
                    path.push_str(value);
                }
            }
        }
        if values.next().is_some() { Err(FillError::TooMany) } else { Ok(path) }
    }
}

/// Why a path cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FillError {
    /// Fewer values than holes.
    #[error("a part of the path is missing")]
    Missing,
    /// More values than holes.
    #[error("a part of the path is too many")]
    TooMany,
    /// A value that its hole does not take.
    #[error("a part of the path has characters that it may not have")]
    Refused,
}
