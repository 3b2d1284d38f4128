//! Tracking: `GET /track/v1/details/{inquiryNumber}` and its two sisters.
//!
//! Source: UPS's Tracking document of 2026-07-21. A number that UPS does not know comes as 200 with warning TW0001.

use super::parts::compact_date;
use super::rate::calendar;
use crate::error::{Error, Kind};
use crate::http::{Request, Response, percent_encode};
use crate::model::{Alert, TrackAnswer, TrackQuery, TrackedPackage, TrackingEvent, TrackingState};
use crate::policy::RouteId;
use crate::tracking_number::public_link;
use crate::wire;
use serde_json::Value;

/// Builds the request: by number, by reference, or all packages of a shipment.
///
/// # Errors
/// Nothing to track, or a number that cannot be one.
pub fn build_track_request(query: &TrackQuery) -> Result<Request, Error> {
    let plain =
        |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_ascii_uppercase();
    let number = plain(&query.number);
    let shipment = plain(&query.shipment);
    let reference = query.reference.trim();
    let locale = if query.locale.is_empty() { "en_US" } else { &query.locale };
    let mut request = if !number.is_empty() {
        let mut request = Request::of(RouteId::Track, &[&number], "number", None)?;
        request.query("locale", locale);
        request.query("returnMilestones", "false");
        return Ok(request);
    } else if !shipment.is_empty() {
        Request::of(RouteId::TrackShipment, &[&shipment], "shipment", None)?
    } else if !reference.is_empty() {
        Request::of(RouteId::TrackReference, &[&percent_encode(reference)], "reference", None)?
    } else {
        return Err(Error::invalid_field("number", "number_missing"));
    };
    request.query("locale", locale);
    if shipment.is_empty() {
        let optional = [
            ("fromPickUpDate", compact_date(&query.from_date)),
            ("toPickUpDate", compact_date(&query.to_date)),
            ("shipperNum", query.account.trim().to_owned()),
        ];
        for (name, value) in optional.iter().filter(|(_, value)| !value.is_empty()) {
            request.query(name, value);
        }
        request.query("refNumType", "SmallPackage");
    }
    Ok(request)
}

/// Reads the answer.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read. A number that UPS does not know is no error: `found` is false.
pub fn parse_track_response(response: &Response, query: &TrackQuery) -> Result<TrackAnswer, Error> {
    let link = public_link(if query.number.is_empty() { &query.shipment } else { &query.number });
    let answer = match wire::success(response, "trackResponse") {
        Ok(answer) => answer,
        Err(error) if error.status == Some(404) && error.kind == Kind::Carrier => {
            let alert = Alert { code: error.ups_code.unwrap_or_default(), message: error.message };
            return Ok(TrackAnswer { found: false, packages: Vec::new(), alerts: vec![alert], link });
        }
        Err(error) => return Err(error),
    };
    let shipments = wire::list(&answer, &["shipment"]);
    let warning = |node: &Value| {
        Some(Alert { code: wire::text(node, &["code"])?, message: wire::text(node, &["message"]).unwrap_or_default() })
    };
    let alerts =
        shipments.iter().flat_map(|shipment| wire::list(shipment, &["warnings"])).filter_map(warning).collect();
    let packages: Vec<TrackedPackage> =
        shipments.iter().flat_map(|shipment| wire::list(shipment, &["package"])).map(package).collect();
    Ok(TrackAnswer { found: !packages.is_empty(), packages, alerts, link })
}

fn package(node: &Value) -> TrackedPackage {
    let events: Vec<TrackingEvent> = wire::list(node, &["activity"]).iter().map(|activity| event(activity)).collect();
    let current = wire::at(node, &["currentStatus"]);
    let own = state(current);
    let newest = events.first();
    // The current status is missing now and then; the newest event says the same.
    let state = if own == TrackingState::Unknown { newest.map_or(own, |event| event.state) } else { own };
    let due = wire::list(node, &["deliveryDate"]);
    let dated = |kind: &str| due.iter().find(|date| wire::text(date, &["type"]).as_deref() == Some(kind));
    let day =
        dated("DEL").or_else(|| dated("RDD")).or_else(|| dated("SDD")).and_then(|date| wire::text(date, &["date"]));
    let words = wire::text(current, &["description"]).or_else(|| newest.map(|event| event.message.clone()));
    TrackedPackage {
        tracking_number: wire::text(node, &["trackingNumber"]).unwrap_or_default(),
        state,
        message: words.unwrap_or_default(),
        delivery_date: day.and_then(|day| calendar(&day)),
        delivered: state == TrackingState::Delivered && dated("DEL").is_some(),
        received_by: wire::text(node, &["deliveryInformation", "receivedBy"]),
        service: wire::text(node, &["service", "description"]),
        events,
    }
}

fn event(activity: &Value) -> TrackingEvent {
    let address = wire::at(activity, &["location", "address"]);
    let parts = ["city", "stateProvince", "countryCode"].map(|name| wire::text(address, &[name]));
    TrackingEvent {
        at: moment(activity),
        place: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
        message: wire::text(activity, &["status", "description"]).unwrap_or_default(),
        state: state(wire::at(activity, &["status"])),
    }
}

fn moment(activity: &Value) -> Option<String> {
    let day = wire::text(activity, &["date"]).and_then(|date| calendar(&date))?;
    let time = wire::text(activity, &["time"]).filter(|time| time.len() == 6)?;
    let offset = wire::text(activity, &["gmtOffset"]).filter(|offset| offset.len() == 6).unwrap_or_default();
    Some(format!("{day}T{}:{}:{}{offset}", time.get(..2)?, time.get(2..4)?, time.get(4..)?))
}

/// Decided by type first, then by status code; texts are translated and never decide.
fn state(status: &Value) -> TrackingState {
    let status_code = wire::text(status, &["statusCode"]).unwrap_or_default();
    match wire::text(status, &["type"]).as_deref() {
        Some("D") => TrackingState::Delivered,
        Some("M") if status_code == "007" => TrackingState::Voided,
        Some("MV") => TrackingState::Voided,
        Some("M") => TrackingState::LabelCreated,
        Some("X") if matches!(status_code.as_str(), "034" | "035" | "036") => TrackingState::Returning,
        Some("X") => TrackingState::Exception,
        Some("I") => match status_code.as_str() {
            "006" | "021" | "037" | "072" | "089" | "091" => TrackingState::OutForDelivery,
            "017" | "040" | "161" => TrackingState::ReadyForPickup,
            "034" | "035" | "036" => TrackingState::Returning,
            "007" => TrackingState::Voided,
            _ => TrackingState::InTransit,
        },
        Some("P" | "W" | "O") => TrackingState::InTransit,
        _ => TrackingState::Unknown,
    }
}
