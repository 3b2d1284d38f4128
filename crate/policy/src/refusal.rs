//! Why the proxy did not forward a request: a status, a stable code, and words for a developer.

/// One reason for refusing. The page has texts for each code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// The HTTP status of the answer.
    pub status: u16,
    /// The stable code, lower_snake.
    pub code: &'static str,
    /// One sentence, no data of the caller in it.
    pub message: &'static str,
    /// The method that the path does take, for `Allow`.
    pub allow: Option<&'static str>,
}

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $status:literal $code:literal $message:literal;)*) => {
        $($(#[$doc])* pub const $name: Refusal = Refusal { status: $status, code: $code, message: $message, allow: None };)*
        /// Every refusal that the policy can give: texts and tests are checked against it.
        pub const ALL_REFUSALS: &[Refusal] = &[$($name),*];
    };
}

refusals! {
    /// The path or query has bytes or an order that no operation needs.
    BAD_TARGET = 400 "proxy_bad_target" "the path has characters that no operation of UPS needs";
    /// No route has this path.
    NO_ROUTE = 404 "proxy_no_route" "this path is not forwarded";
    /// The path exists, under another method.
    BAD_METHOD = 405 "proxy_bad_method" "this path takes another method";
    /// Path or query longer than any operation needs.
    TARGET_TOO_LONG = 414 "proxy_target_too_long" "the path or query is too long";
    /// An unknown, repeated or malformed query key.
    BAD_QUERY = 400 "proxy_bad_query" "the query has a key or value that this operation does not take";
    /// Too many or too large headers.
    HEADERS_TOO_LARGE = 431 "proxy_headers_too_large" "the request has too many or too long headers";
    /// A header that must not be there, or is there twice.
    BAD_HEADER = 400 "proxy_bad_header" "a header is repeated, malformed or not allowed here";
    /// `Authorization` missing or of another scheme than the route's.
    BAD_AUTHORIZATION = 401 "proxy_bad_authorization" "this operation takes a bearer token and nothing else";
    /// `Authorization` on a route that takes none.
    NO_AUTHORIZATION_HERE = 400 "proxy_no_authorization_here" "the token routes take no authorization header";
    /// Another content type than the route's.
    BAD_CONTENT_TYPE = 415 "proxy_bad_content_type" "the body must be of the operation's content type, without encoding";
    /// A body above the route's limit.
    BODY_TOO_LARGE = 413 "proxy_body_too_large" "the body is larger than this operation takes";
    /// A body where none belongs.
    NO_BODY_HERE = 400 "proxy_no_body_here" "this operation takes no body";
    /// The form of a token route is not the one of PKCE.
    BAD_FORM = 400 "proxy_bad_form" "the form has a field that this route does not take, or lacks one";
    /// The form names another client.
    WRONG_CLIENT = 400 "proxy_wrong_client" "the form names a client id that this host does not serve";
    /// The form names a redirect URI that is not configured.
    WRONG_REDIRECT_URI = 400 "proxy_wrong_redirect_uri" "the form names a redirect URI that this host does not serve";
    /// The environment is not switched on here.
    ENVIRONMENT_OFF = 404 "proxy_environment_off" "this environment is not enabled on this host";
    /// The Host header is not one that this host answers to.
    WRONG_HOST = 421 "proxy_wrong_host" "this host does not answer to that name";
    /// The body comes too slowly, or stops.
    BODY_TOO_SLOW = 408 "proxy_body_too_slow" "the body did not arrive in time";
    /// One address asks for more than a warehouse does.
    TOO_MANY_CALLS = 429 "proxy_too_many_calls" "this host is asked for more than it takes at once; none of it went to UPS";
    /// The refresh helper rests, so that bad tokens cannot lock the client at UPS.
    REFRESH_RESTS = 503 "proxy_refresh_rests" "too many refreshes were refused; this host asks UPS again in a while";
    /// The call comes from a page of another origin.
    WRONG_ORIGIN = 403 "proxy_wrong_origin" "only pages of this origin may use the proxy";
}
