//! Which operation a request is, by UPS's paths and versions.

use super::{
    Handler, address, documents, locator, pickup, rating, recovery, shipping, time_in_transit, tracking, void,
};
use crate::envelope::Refused;

const RATING: &[&str] = &["v2409", "v2403", "v1", "v1601", "v1607", "1701", "v1701", "1707", "v1707", "v2108", "v2205"];
const SHIPPING: &[&str] =
    &["v2409", "v2403", "v1", "v1601", "v1607", "v1701", "v1707", "v1801", "v1807", "v2108", "v2205"];
const PICKUP: &[&str] = &["v2409", "v1", "v1607", "v1707"];
const RECOVERY: &[&str] = &["v1", "v1701", "v1903"];

/// Which operation a request is; a known path in an unknown version is refused as UPS does.
pub(super) fn find(method: &str, parts: &[String]) -> Result<(&'static str, Handler), Refused> {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let version = |known: &[&str], given: &str| {
        if known.contains(&given) { Ok(()) } else { Err(Refused::rule("20002", "The requested service is invalid")) }
    };
    match (method, parts.as_slice()) {
        ("POST", ["rating", given, _]) => version(RATING, given).map(|()| ("rate", rating::handle as Handler)),
        ("POST", ["shipments", given, "ship"]) => {
            version(SHIPPING, given).map(|()| ("ship", shipping::handle as Handler))
        }
        ("DELETE", ["shipments", given, "void", "cancel", _]) => {
            version(SHIPPING, given).map(|()| ("void", void::handle as Handler))
        }
        ("POST", ["labels", given, "recovery"]) => {
            version(RECOVERY, given).map(|()| ("recover_label", recovery::handle as Handler))
        }
        ("POST", ["addressvalidation", given, "1" | "2" | "3"]) => {
            version(&["v2", "v1"], given).map(|()| ("validate_address", address::handle as Handler))
        }
        ("POST", ["shipments", given, "transittimes"]) => {
            version(&["v1"], given).map(|()| ("time_in_transit", time_in_transit::handle as Handler))
        }
        (
            "POST",
            [
                "locations",
                given,
                "search",
                "availabilities",
                "1" | "8" | "16" | "24" | "32" | "40" | "48" | "56" | "64",
            ],
        ) => version(&["v3", "v1"], given).map(|()| ("locate", locator::handle as Handler)),
        (_, ["shipments" | "pickupcreation", given, "pickup", ..]) | (_, ["pickup", given, ..]) => {
            version(PICKUP, given)?;
            pickups(method, &parts)
        }
        (_, ["paperlessdocuments", given, ..]) => {
            version(&["v2", "v1"], given)?;
            papers(method, &parts)
        }
        ("GET", ["track", "v1", "details", _]) => Ok(("track", tracking::by_number as Handler)),
        ("GET", ["track", "v1", "reference", "details", _]) => {
            Ok(("track_reference", tracking::by_reference as Handler))
        }
        ("GET", ["track", "v1", "shipment", "details", _]) => Ok(("track_shipment", tracking::by_shipment as Handler)),
        _ => Err(unavailable()),
    }
}

fn unavailable() -> Refused {
    Refused::new(404, "20002", "The requested service is unavailable")
}

fn pickups(method: &str, parts: &[&str]) -> Result<(&'static str, Handler), Refused> {
    Ok(match (method, parts) {
        ("POST", ["shipments", _, "pickup", "oncall" | "smart" | "both"]) => ("pickup_rate", pickup::rate as Handler),
        ("GET", ["shipments", _, "pickup", "oncall" | "smart" | "both"]) => {
            ("pickup_pending", pickup::pending as Handler)
        }
        ("DELETE", ["shipments", _, "pickup", "01" | "02"]) => ("pickup_cancel", pickup::cancel as Handler),
        ("POST", ["pickupcreation", _, "pickup"]) => ("pickup_schedule", pickup::schedule as Handler),
        ("GET", ["pickup", _, "countries", _]) => ("pickup_divisions", pickup::divisions as Handler),
        ("POST", ["pickup", _, "servicecenterlocations"]) => ("service_centers", pickup::service_centers as Handler),
        _ => return Err(unavailable()),
    })
}

fn papers(method: &str, parts: &[&str]) -> Result<(&'static str, Handler), Refused> {
    Ok(match (method, parts) {
        ("POST", [_, _, "upload"]) => ("document_upload", documents::upload as Handler),
        ("POST", [_, _, "image"]) => ("document_push", documents::push as Handler),
        ("DELETE", [_, _, "DocumentId", "ShipperNumber"]) => ("document_remove", documents::remove as Handler),
        _ => return Err(unavailable()),
    })
}
