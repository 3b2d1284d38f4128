//! Void: `DELETE /api/shipments/{version}/void/cancel/{number}`.

use super::Context;
use crate::envelope::{Refused, response};
use serde_json::{Value, json};

/// UPS's guide names 28 days for voids by API.
const WINDOW_MS: i64 = 28 * 24 * 60 * 60 * 1000;

pub(super) fn handle(context: &mut Context<'_>) -> Result<Value, Refused> {
    let id = context.parts.get(4).cloned().unwrap_or_default();
    if id.len() != 18 {
        return Err(Refused::rule("190100", "The shipment identification number is invalid"));
    }
    let wanted = wanted(context)?;
    let now = context.state.now_ms();
    let accounts = context.state.accounts_of(context.grant);
    let not_found = || Refused::rule("190102", "No shipment found within the allowed void period");
    let reachable = |account: &str| accounts.contains(&account);
    let shipment =
        context.state.shipments.iter_mut().find(|shipment| shipment.id == id && reachable(&shipment.account));
    let shipment = shipment.ok_or_else(not_found)?;
    if now - shipment.at_ms > WINDOW_MS {
        return Err(Refused::rule("190101", "The time for voiding has expired"));
    }
    if shipment.packages.iter().all(|package| package.voided) {
        return Err(Refused::rule("190117", "The shipment has already been voided"));
    }
    let Some(wanted) = wanted else {
        shipment.packages.iter_mut().for_each(|package| package.voided = true);
        return Ok(answer(Vec::new()));
    };
    if shipment.international {
        return Err(Refused::rule("190113", "Packages of an international shipment cannot be voided alone"));
    }
    let mut results = Vec::new();
    for number in &wanted {
        let Some(package) = shipment.packages.iter_mut().find(|package| package.tracking_number == *number) else {
            return Err(Refused::rule("190110", "The package is not in the shipment"));
        };
        let words = if package.voided { "Already voided" } else { "Voided" };
        package.voided = true;
        results.push(json!({ "TrackingNumber": number, "Status": { "Code": "1", "Description": words } }));
    }
    Ok(answer(results))
}

/// The packages that are named: none is the whole shipment; a blank or junk value finds nothing, as at UPS.
fn wanted(context: &Context<'_>) -> Result<Option<Vec<String>>, Refused> {
    let Some(text) = context.request.query_value("trackingnumber") else { return Ok(None) };
    let numbers: Vec<String> = if text.starts_with('[') {
        serde_json::from_str(&text).map_err(|_| Refused::rule("190109", "The tracking number is invalid"))?
    } else {
        vec![text]
    };
    if numbers.len() > 20 {
        return Err(Refused::rule("190111", "Too many tracking numbers in one request"));
    }
    if numbers.iter().any(|number| number.len() != 18) {
        return Err(Refused::rule("190102", "No shipment found within the allowed void period"));
    }
    Ok(Some(numbers))
}

fn answer(packages: Vec<Value>) -> Value {
    let mut out = json!({ "VoidShipmentResponse": {
        "Response": response(None, Vec::new()),
        "SummaryResult": { "Status": { "Code": "1", "Description": "Voided" } },
    } });
    if !packages.is_empty() {
        out["VoidShipmentResponse"]["PackageLevelResults"] = Value::Array(packages);
    }
    out
}
