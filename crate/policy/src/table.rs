//! The rows of the route table.

use crate::grammar::QueryValue;
use crate::grammar::Segment::{self, Literal, Number, OneOf, Reference};
use crate::route::Credentials::{Bearer, None as NoCredentials};
use crate::route::{Method, QueryKey, Route, RouteId};

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");
const JSON: Option<&str> = Some("application/json");
const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

const OAUTH: Segment = Literal("oauth");
const SECURITY: Segment = Literal("security");
const API: Segment = Literal("api");

/// Rating's versions: the current one and those that its document lists as deprecated.
pub const RATING_VERSIONS: &[&str] =
    &["v2409", "v2403", "v1", "v1601", "v1607", "1701", "v1701", "1707", "v1707", "v2108", "v2205"];
/// Shipping's versions, which are Void's too.
pub const SHIPPING_VERSIONS: &[&str] =
    &["v2409", "v2403", "v1", "v1601", "v1607", "v1701", "v1707", "v1801", "v1807", "v2108", "v2205"];
/// Label Recovery's versions, kept apart from Shipping's.
pub const RECOVERY_VERSIONS: &[&str] = &["v1", "v1701", "v1903"];

const LOCATOR_VERSIONS: &[&str] = &["v3", "v1"];
const LOCATOR_OPTIONS: &[&str] = &["1", "8", "16", "24", "32", "40", "48", "56", "64"];
const PICKUP_VERSIONS: &[&str] = &["v2409", "v1", "v1607", "v1707"];
const PICKUP_KINDS: &[&str] = &["oncall", "smart", "both"];
const PAPERLESS_VERSIONS: &[&str] = &["v2", "v1"];

const LOCALE: QueryKey = QueryKey { name: "locale", value: QueryValue::Word(5) };
const BOOLEAN: QueryValue = QueryValue::OneOf(&["true", "false"]);

const DEFAULT: Route = Route {
    id: RouteId::Rate,
    name: "",
    method: Method::Post,
    path: &[],
    query: &[],
    credentials: Bearer,
    content_type: JSON,
    request_bytes: 256 * KIB,
    answer_bytes: 8 * MIB,
    query_bytes: 512,
    total_ms: 30_000,
    repeatable: true,
};

/// Every route there is.
pub const ROUTES: &[Route] = &[
    Route {
        id: RouteId::ValidateClient,
        name: "validate_client",
        method: Method::Get,
        path: &[SECURITY, Literal("v1"), OAUTH, Literal("validate-client")],
        query: &[
            QueryKey { name: "client_id", value: QueryValue::Encoded(128) },
            QueryKey { name: "redirect_uri", value: QueryValue::Encoded(384) },
        ],
        query_bytes: 600,
        credentials: NoCredentials,
        content_type: None,
        request_bytes: 0,
        answer_bytes: 64 * KIB,
        ..DEFAULT
    },
    Route {
        id: RouteId::Token,
        name: "token",
        path: &[SECURITY, Literal("v1"), OAUTH, Literal("token")],
        credentials: NoCredentials,
        content_type: FORM,
        request_bytes: 8 * KIB,
        answer_bytes: 64 * KIB,
        repeatable: false,
        ..DEFAULT
    },
    Route {
        id: RouteId::Refresh,
        name: "refresh",
        path: &[SECURITY, Literal("v1"), OAUTH, Literal("refresh")],
        credentials: NoCredentials,
        content_type: FORM,
        request_bytes: 8 * KIB,
        answer_bytes: 64 * KIB,
        repeatable: false,
        ..DEFAULT
    },
    Route {
        id: RouteId::Rate,
        name: "rate",
        path: &[
            API,
            Literal("rating"),
            OneOf(RATING_VERSIONS),
            OneOf(&["Rate", "Shop", "Ratetimeintransit", "Shoptimeintransit"]),
        ],
        query: &[QueryKey { name: "additionalinfo", value: QueryValue::OneOf(&["timeintransit"]) }],
        ..DEFAULT
    },
    Route {
        id: RouteId::Ship,
        name: "ship",
        path: &[API, Literal("shipments"), OneOf(SHIPPING_VERSIONS), Literal("ship")],
        query: &[QueryKey { name: "additionaladdressvalidation", value: QueryValue::OneOf(&["city"]) }],
        request_bytes: MIB,
        answer_bytes: 32 * MIB,
        total_ms: 90_000,
        repeatable: false,
        ..DEFAULT
    },
    Route {
        id: RouteId::Void,
        name: "void",
        method: Method::Delete,
        path: &[API, Literal("shipments"), OneOf(SHIPPING_VERSIONS), Literal("void"), Literal("cancel"), Number],
        query: &[QueryKey { name: "trackingnumber", value: QueryValue::TrackingNumbers }],
        query_bytes: 1024,
        content_type: None,
        request_bytes: 0,
        repeatable: false,
        ..DEFAULT
    },
    Route {
        id: RouteId::RecoverLabel,
        name: "recover_label",
        path: &[API, Literal("labels"), OneOf(RECOVERY_VERSIONS), Literal("recovery")],
        ..DEFAULT
    },
    Route {
        id: RouteId::Track,
        name: "track",
        method: Method::Get,
        path: &[API, Literal("track"), Literal("v1"), Literal("details"), Number],
        query: &[
            LOCALE,
            QueryKey { name: "returnSignature", value: BOOLEAN },
            QueryKey { name: "returnMilestones", value: BOOLEAN },
            QueryKey { name: "returnPOD", value: BOOLEAN },
        ],
        content_type: None,
        request_bytes: 0,
        ..DEFAULT
    },
    Route {
        id: RouteId::TrackReference,
        name: "track_reference",
        method: Method::Get,
        path: &[API, Literal("track"), Literal("v1"), Literal("reference"), Literal("details"), Reference],
        query: &[
            LOCALE,
            QueryKey { name: "fromPickUpDate", value: QueryValue::Word(8) },
            QueryKey { name: "toPickUpDate", value: QueryValue::Word(8) },
            QueryKey { name: "destCountry", value: QueryValue::Word(2) },
            QueryKey { name: "destZip", value: QueryValue::Encoded(24) },
            QueryKey { name: "shipperNum", value: QueryValue::Word(10) },
            QueryKey { name: "refNumType", value: QueryValue::OneOf(&["SmallPackage", "fgv"]) },
        ],
        content_type: None,
        request_bytes: 0,
        ..DEFAULT
    },
    Route {
        id: RouteId::TrackShipment,
        name: "track_shipment",
        method: Method::Get,
        path: &[API, Literal("track"), Literal("v1"), Literal("shipment"), Literal("details"), Number],
        query: &[
            LOCALE,
            QueryKey { name: "offset", value: QueryValue::Word(6) },
            QueryKey { name: "count", value: QueryValue::Word(4) },
        ],
        content_type: None,
        request_bytes: 0,
        ..DEFAULT
    },
    Route {
        id: RouteId::ValidateAddress,
        name: "validate_address",
        path: &[API, Literal("addressvalidation"), OneOf(&["v2", "v1"]), OneOf(&["1", "2", "3"])],
        query: &[
            QueryKey { name: "regionalrequestindicator", value: QueryValue::OneOf(&["True", "False"]) },
            QueryKey { name: "maximumcandidatelistsize", value: QueryValue::Word(2) },
        ],
        ..DEFAULT
    },
    Route {
        id: RouteId::TimeInTransit,
        name: "time_in_transit",
        path: &[API, Literal("shipments"), Literal("v1"), Literal("transittimes")],
        ..DEFAULT
    },
    Route {
        id: RouteId::Locate,
        name: "locate",
        path: &[
            API,
            Literal("locations"),
            OneOf(LOCATOR_VERSIONS),
            Literal("search"),
            Literal("availabilities"),
            OneOf(LOCATOR_OPTIONS),
        ],
        query: &[QueryKey { name: "Locale", value: QueryValue::Word(5) }],
        ..DEFAULT
    },
    Route {
        id: RouteId::PickupRate,
        name: "pickup_rate",
        path: &[API, Literal("shipments"), OneOf(PICKUP_VERSIONS), Literal("pickup"), OneOf(PICKUP_KINDS)],
        ..DEFAULT
    },
    Route {
        id: RouteId::PickupSchedule,
        name: "pickup_schedule",
        path: &[API, Literal("pickupcreation"), OneOf(PICKUP_VERSIONS), Literal("pickup")],
        repeatable: false,
        ..DEFAULT
    },
    Route {
        id: RouteId::PickupPending,
        name: "pickup_pending",
        method: Method::Get,
        path: &[API, Literal("shipments"), OneOf(PICKUP_VERSIONS), Literal("pickup"), OneOf(PICKUP_KINDS)],
        content_type: None,
        request_bytes: 0,
        ..DEFAULT
    },
    Route {
        id: RouteId::PickupCancel,
        name: "pickup_cancel",
        method: Method::Delete,
        path: &[API, Literal("shipments"), OneOf(PICKUP_VERSIONS), Literal("pickup"), OneOf(&["01", "02"])],
        content_type: None,
        request_bytes: 0,
        repeatable: false,
        ..DEFAULT
    },
    Route {
        id: RouteId::PickupDivisions,
        name: "pickup_divisions",
        method: Method::Get,
        path: &[API, Literal("pickup"), OneOf(PICKUP_VERSIONS), Literal("countries"), Segment::Country],
        content_type: None,
        request_bytes: 0,
        ..DEFAULT
    },
    Route {
        id: RouteId::ServiceCenters,
        name: "service_centers",
        path: &[API, Literal("pickup"), OneOf(PICKUP_VERSIONS), Literal("servicecenterlocations")],
        ..DEFAULT
    },
    Route {
        id: RouteId::DocumentUpload,
        name: "document_upload",
        path: &[API, Literal("paperlessdocuments"), OneOf(PAPERLESS_VERSIONS), Literal("upload")],
        request_bytes: 14 * MIB,
        total_ms: 60_000,
        repeatable: false,
        ..DEFAULT
    },
    Route {
        id: RouteId::DocumentPush,
        name: "document_push",
        path: &[API, Literal("paperlessdocuments"), OneOf(PAPERLESS_VERSIONS), Literal("image")],
        repeatable: false,
        ..DEFAULT
    },
    Route {
        id: RouteId::DocumentRemove,
        name: "document_remove",
        method: Method::Delete,
        path: &[
            API,
            Literal("paperlessdocuments"),
            OneOf(PAPERLESS_VERSIONS),
            Literal("DocumentId"),
            Literal("ShipperNumber"),
        ],
        content_type: None,
        request_bytes: 0,
        repeatable: false,
        ..DEFAULT
    },
];
