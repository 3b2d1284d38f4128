//! The operations that are tables: their places at UPS, and what their tables cannot say.

use super::tabled::{Input, NO_BODY, Place, Spec};
use crate::error::Problem;
use crate::map::view;
use crate::model::account_problem;
use crate::policy::RouteId;
use serde_json::Value;

fn as_typed(_: &mut Input) {}

fn nothing(_: &Input) -> Vec<Problem> {
    Vec::new()
}

fn pickup_kind(input: &Input) -> String {
    let kind = view::text(input, "kind");
    if kind.is_empty() { "oncall".into() } else { kind }
}

fn only(holes: &[&str]) -> Place {
    Place { holes: holes.iter().map(|hole| (*hole).to_owned()).collect(), ..Place::default() }
}

fn with_account(input: &Input, holes: &[&str]) -> Place {
    Place { headers: vec![("ShipperNumber", view::text(input, "account"))], ..only(holes) }
}

/// All of them.
pub static SPECS: &[Spec] = &[
    Spec {
        name: "timeInTransit",
        route: RouteId::TimeInTransit,
        section: "TimeInTransit",
        wrapper: "",
        answer: "",
        place: |_| Place::default(),
        check: |input| {
            let abroad = view::text(input, "from.country") != view::text(input, "to.country");
            let goods = abroad && view::text(input, "billType") != "02";
            let needed = [
                ("weight", abroad),
                ("weightUnit", abroad || !view::text(input, "weight").is_empty()),
                ("value", goods),
                ("currency", goods),
                // A city may do: where it is ambiguous, UPS answers with places to choose from.
                ("from.postalCode", !abroad && view::text(input, "from.city").is_empty()),
                ("to.postalCode", !abroad && view::text(input, "to.city").is_empty()),
            ];
            let missing = |(name, wanted): &(&'static str, bool)| *wanted && view::text(input, name).is_empty();
            needed.iter().filter(|one| missing(one)).map(|(name, _)| Problem::new(*name, "missing")).collect()
        },
        tidy: |input| {
            let abroad = view::text(input, "from.country") != view::text(input, "to.country");
            // Goods, to a business: UPS asks for the one abroad, and for the other within a country.
            if abroad {
                input.entry("billType").or_insert_with(|| "03".into());
            } else if let Some(Value::Object(to)) = input.get_mut("to") {
                to.entry("residential").or_insert_with(|| "business".into());
            }
        },
    },
    Spec {
        name: "locate",
        route: RouteId::Locate,
        section: "Locate",
        wrapper: "LocatorRequest",
        answer: "LocatorResponse",
        place: |input| {
            let option = view::text(input, "option");
            Place {
                query: vec![("Locale", {
                    let locale = view::text(input, "locale");
                    if locale.is_empty() { "en_US".into() } else { locale }
                })],
                ..only(&["v3", if option.is_empty() { "1" } else { &option }])
            }
        },
        check: nothing,
        tidy: as_typed,
    },
    Spec {
        name: "pickup.rate",
        route: RouteId::PickupRate,
        section: "PickupRate",
        wrapper: "PickupRateRequest",
        answer: "PickupRateResponse",
        place: |input| only(&["v2409", &pickup_kind(input)]),
        check: |input| {
            let when = view::text(input, "when");
            let exact = when.is_empty() || when == "specificDay";
            let missing = |name: &&str| exact && view::text(input, name).is_empty();
            ["date", "ready", "close"]
                .iter()
                .filter(|name| missing(name))
                .map(|name| Problem::new(*name, "missing"))
                .collect()
        },
        tidy: as_typed,
    },
    Spec {
        name: "pickup.schedule",
        route: RouteId::PickupSchedule,
        section: "PickupSchedule",
        wrapper: "PickupCreationRequest",
        answer: "PickupCreationResponse",
        place: |_| only(&["v2409"]),
        check: |input| {
            let mut problems = Vec::new();
            for name in ["address.company", "address.contact", "address.phone"] {
                if view::text(input, name).is_empty() {
                    problems.push(Problem::new(name, "missing"));
                }
            }
            let (ready, close) = (view::text(input, "ready"), view::text(input, "close"));
            if ready.len() == 4 && close.len() == 4 && ready >= close {
                problems.push(Problem::new("close", "close_before_ready"));
            }
            let payment = view::text(input, "payment");
            if (payment.is_empty() || payment == "account") && view::text(input, "account").is_empty() {
                problems.push(Problem::new("account", "account_missing"));
            }
            problems
        },
        tidy: as_typed,
    },
    Spec {
        name: "pickup.trigger",
        route: RouteId::PickupSchedule,
        section: "PickupTrigger",
        wrapper: "PickupTriggerGWNRequest",
        answer: "PickupTriggerGWNResponse",
        place: |_| only(&["v2409"]),
        check: |input| {
            let code = account_problem(&view::text(input, "account")).filter(|code| *code != "account_missing");
            code.map(|code| Problem::new("account", code)).into_iter().collect()
        },
        tidy: |input| {
            let account = view::text(input, "account").to_ascii_uppercase();
            input.insert("account".into(), account.into());
        },
    },
    Spec {
        name: "pickup.pending",
        route: RouteId::PickupPending,
        section: "PickupPending",
        wrapper: NO_BODY,
        answer: "PickupPendingStatusResponse",
        place: |input| Place {
            headers: vec![("AccountNumber", view::text(input, "account"))],
            ..only(&["v2409", &pickup_kind(input)])
        },
        check: nothing,
        tidy: as_typed,
    },
    Spec {
        name: "pickup.cancel",
        route: RouteId::PickupCancel,
        section: "PickupCancel",
        wrapper: NO_BODY,
        answer: "PickupCancelResponse",
        place: |input| {
            let prn = view::text(input, "prn");
            if prn.is_empty() {
                Place { headers: vec![("AccountNumber", view::text(input, "account"))], ..only(&["v2409", "01"]) }
            } else {
                Place { headers: vec![("Prn", prn)], ..only(&["v2409", "02"]) }
            }
        },
        check: |input| {
            let blank = view::text(input, "prn").is_empty() && view::text(input, "account").is_empty();
            if blank { vec![Problem::new("prn", "prn_or_account")] } else { Vec::new() }
        },
        tidy: as_typed,
    },
    Spec {
        name: "pickup.divisions",
        route: RouteId::PickupDivisions,
        section: "PickupDivisions",
        wrapper: NO_BODY,
        answer: "PickupGetPoliticalDivision1ListResponse",
        place: |input| only(&["v2409", &view::text(input, "country")]),
        check: nothing,
        tidy: as_typed,
    },
    Spec {
        name: "pickup.serviceCenters",
        route: RouteId::ServiceCenters,
        section: "ServiceCenters",
        wrapper: "PickupGetServiceCenterFacilitiesRequest",
        answer: "PickupGetServiceCenterFacilitiesResponse",
        place: |_| only(&["v2409"]),
        check: nothing,
        tidy: as_typed,
    },
    Spec {
        name: "documents.upload",
        route: RouteId::DocumentUpload,
        section: "DocumentUpload",
        wrapper: "UploadRequest",
        answer: "UploadResponse",
        place: |input| with_account(input, &["v2"]),
        check: |input| {
            let mut problems = Vec::new();
            for (index, file) in view::nodes(input, "files").iter().enumerate() {
                let format = view::text(file, "format").to_ascii_lowercase();
                if !format.is_empty() && !FORMATS.contains(&format.as_str()) {
                    problems.push(Problem::new(format!("files[{index}].format"), "document_format"));
                }
                if file.get("content").and_then(Value::as_str).is_some_and(|content| content.len() > LARGEST) {
                    problems.push(Problem::new(format!("files[{index}].content"), "document_too_large"));
                }
            }
            problems
        },
        tidy: as_typed,
    },
    Spec {
        name: "documents.push",
        route: RouteId::DocumentPush,
        section: "DocumentPush",
        wrapper: "PushToImageRepositoryRequest",
        answer: "PushToImageRepositoryResponse",
        place: |input| with_account(input, &["v2"]),
        check: nothing,
        tidy: as_typed,
    },
    Spec {
        name: "documents.remove",
        route: RouteId::DocumentRemove,
        section: "DocumentRemove",
        wrapper: NO_BODY,
        answer: "DeleteResponse",
        place: |input| {
            let mut place = with_account(input, &["v2"]);
            place.headers.push(("DocumentId", view::text(input, "documentId")));
            place
        },
        check: nothing,
        tidy: as_typed,
    },
    Spec {
        name: "recoverLabel",
        route: RouteId::RecoverLabel,
        section: "RecoverLabel",
        wrapper: "LabelRecoveryRequest",
        answer: "LabelRecoveryResponse",
        place: |_| only(&["v1"]),
        check: super::label::check,
        tidy: super::label::tidy,
    },
    Spec {
        name: "validateAddress",
        route: RouteId::ValidateAddress,
        section: "ValidateAddress",
        wrapper: "XAVRequest",
        answer: "XAVResponse",
        place: super::address::place,
        check: super::address::check,
        tidy: super::address::tidy,
    },
];

const FORMATS: &[&str] = &["bmp", "doc", "docx", "gif", "jpg", "pdf", "png", "rtf", "tif", "txt", "xls", "xlsx"];
/// Ten megabytes as base64.
const LARGEST: usize = 10 * 1024 * 1024 / 3 * 4 + 4;
