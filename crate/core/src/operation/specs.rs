//! The operations that are tables: their places at UPS, and what their tables cannot say.

use super::tabled::{Input, NO_BODY, Place, Spec};
use crate::error::Problem;
use crate::map::{self, view};
use crate::model::{account_problem, country_problem, wire_postal_code};
use crate::policy::RouteId;
use serde_json::Value;

fn as_typed(_: &mut Input) {}

fn nothing(_: &Input) -> Vec<Problem> {
    Vec::new()
}

/// A field's form, where anything is said: its name, the code of its text, what is right.
type Form = (&'static str, &'static str, fn(&str) -> bool);

fn of_form(input: &Input, (name, code, right): &Form) -> Option<Problem> {
    let text = view::text(input, name);
    (!text.is_empty() && !right(&text)).then(|| Problem::new(*name, code))
}

fn is_date(text: &str) -> bool {
    map::is_iso_date(text)
}

fn is_country(text: &str) -> bool {
    country_problem(text).is_none()
}

/// HHMM of a day.
fn is_short_time(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|time| time / 100 < 24 && time % 100 < 60)
}

/// HH:MM, with seconds or without.
fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let most = [24, 60, 60];
    let part = |(part, most): (&&str, &u8)| part.len() == 2 && part.parse::<u8>().is_ok_and(|number| number < *most);
    matches!(parts.len(), 2 | 3) && parts.iter().zip(&most).all(part)
}

fn capitals(input: &mut Input, name: &str) {
    if let Some(Value::String(text)) = input.get_mut(name) {
        *text = text.trim().to_ascii_uppercase();
    }
}

/// What Locator finds: 1 drop-off places, 8, 16, 24, 32, 40, 48, 56 lists and services, 64 Access Points (Locator.yaml, reqOption).
const LOCATOR_OPTIONS: &[&str] = &["1", "8", "16", "24", "32", "40", "48", "56", "64"];

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
        hole: "input",
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
            let missing = needed.iter().filter(|one| missing(one)).map(|(name, _)| Problem::new(*name, "missing"));
            let forms = [
                ("shipDate", "date_form", is_date as fn(&str) -> bool),
                ("shipTime", "time_form", is_time),
                ("weightUnit", "unit_unknown", |unit| matches!(unit, "LBS" | "KGS")),
                ("currency", "currency_missing", |code| code.len() == 3),
                ("from.country", "country_form", is_country),
                ("to.country", "country_form", is_country),
            ];
            missing.chain(forms.iter().filter_map(|form| of_form(input, form))).collect()
        },
        tidy: |input| {
            for end in ["from", "to"] {
                if let Some(Value::Object(place)) = input.get_mut(end) {
                    capitals(place, "country");
                }
            }
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
        hole: "option",
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
        check: |input| {
            let option = view::text(input, "option");
            let known = option.is_empty() || LOCATOR_OPTIONS.contains(&option.as_str());
            if known {
                Vec::new()
            } else {
                vec![Problem { words: Some(LOCATOR_OPTIONS.join(", ")), ..Problem::new("option", "word_unknown") }]
            }
        },
        tidy: as_typed,
    },
    Spec {
        name: "pickup.rate",
        route: RouteId::PickupRate,
        section: "PickupRate",
        wrapper: "PickupRateRequest",
        answer: "PickupRateResponse",
        hole: "kind",
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
        hole: "input",
        place: |_| only(&["v2409"]),
        check: |input| {
            let mut problems = Vec::new();
            for name in ["address.company", "address.contact", "address.phone"] {
                if view::text(input, name).is_empty() {
                    problems.push(Problem::new(name, "missing"));
                }
            }
            let (ready, close) = (view::text(input, "ready"), view::text(input, "close"));
            let forms = [
                ("ready", "time_form", is_short_time as fn(&str) -> bool),
                ("close", "time_form", is_short_time),
                ("account", "account_form", |account| account_problem(account).is_none()),
                ("email", "email_form", |email| email.contains('@')),
            ];
            problems.extend(forms.iter().filter_map(|form| of_form(input, form)));
            for (index, piece) in view::nodes(input, "pieces").iter().enumerate() {
                let zero = view::text(piece, "quantity").parse::<u32>().is_ok_and(|count| count == 0);
                if zero {
                    problems.push(Problem::new(format!("pieces[{index}].quantity"), "number_form"));
                }
            }
            if ready.len() == 4 && close.len() == 4 && ready >= close {
                problems.push(Problem::new("close", "close_before_ready"));
            }
            let payment = view::text(input, "payment");
            if (payment.is_empty() || payment == "account") && view::text(input, "account").is_empty() {
                problems.push(Problem::new("account", "account_missing"));
            }
            problems
        },
        tidy: |input| {
            capitals(input, "account");
            let country = view::text(view::node(input, "address"), "country");
            if !view::text(input, "account").is_empty() && !country.is_empty() {
                input.entry("accountCountry").or_insert_with(|| country.into());
            }
            if let Some(Value::Object(address)) = input.get_mut("address") {
                let typed = view::text(address, "postalCode");
                if !typed.is_empty() {
                    address.insert("postalCode".into(), wire_postal_code(&typed).into());
                }
            }
        },
    },
    Spec {
        name: "pickup.trigger",
        route: RouteId::PickupSchedule,
        section: "PickupTrigger",
        wrapper: "PickupTriggerGWNRequest",
        answer: "PickupTriggerGWNResponse",
        hole: "input",
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
        hole: "kind",
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
        hole: "input",
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
        hole: "country",
        place: |input| only(&["v2409", &view::text(input, "country")]),
        check: |input| of_form(input, &("country", "country_form", is_country)).into_iter().collect(),
        tidy: |input| capitals(input, "country"),
    },
    Spec {
        name: "pickup.serviceCenters",
        route: RouteId::ServiceCenters,
        section: "ServiceCenters",
        wrapper: "PickupGetServiceCenterFacilitiesRequest",
        answer: "PickupGetServiceCenterFacilitiesResponse",
        hole: "input",
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
        hole: "input",
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
        hole: "input",
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
        hole: "input",
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
        hole: "input",
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
        hole: "mode",
        place: super::address::place,
        check: super::address::check,
        tidy: super::address::tidy,
    },
];

const FORMATS: &[&str] = &["bmp", "doc", "docx", "gif", "jpg", "pdf", "png", "rtf", "tif", "txt", "xls", "xlsx"];
/// Ten megabytes as base64.
const LARGEST: usize = 10 * 1024 * 1024 / 3 * 4 + 4;
