//! Tracking: three GETs. Events come with the sandbox's clock; a number nobody knows is a 200 with a warning.

use super::{Context, needs_transaction, transit};
use crate::envelope::Refused;
use crate::json::{at, text};
use crate::label::page;
use crate::state::{Shipment, ShippedPackage};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

const HOUR_MS: i64 = 60 * 60 * 1000;

fn unknown(number: &str) -> Value {
    json!({ "trackResponse": { "shipment": [{
        "inquiryNumber": number,
        "warnings": [{ "code": "TW0001", "message": "Tracking Information Not Found" }],
    }] } })
}

pub(super) fn by_number(context: &mut Context<'_>) -> Result<Value, Refused> {
    needs_transaction(context)?;
    let number = context.parts.get(3).cloned().unwrap_or_default();
    if number.len() < 7 || !number.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(Refused::rule("TV1002", "Invalid inquiry number"));
    }
    let now = context.state.now_ms();
    for shipment in &context.state.shipments {
        if let Some(found) = shipment.packages.iter().find(|package| package.tracking_number == number) {
            let wanted = |name: &str| context.request.query_value(name).is_some_and(|value| value == "true");
            let mut one = package(found, shipment, now);
            proofs(&mut one, &number, wanted);
            let packages = vec![one];
            return Ok(json!({ "trackResponse": { "shipment": [{ "inquiryNumber": number, "package": packages }] } }));
        }
    }
    Ok(unknown(&number))
}

pub(super) fn by_reference(context: &mut Context<'_>) -> Result<Value, Refused> {
    needs_transaction(context)?;
    let reference = context.parts.get(4).cloned().unwrap_or_default();
    let account = context.request.query_value("shipperNum").unwrap_or_default();
    let now = context.state.now_ms();
    let mut found = Vec::new();
    for shipment in context.state.shipments.iter().filter(|shipment| account.is_empty() || shipment.account == account)
    {
        let whole = shipment.references.contains(&reference);
        let packages = shipment.packages.iter().filter(|package| whole || package.references.contains(&reference));
        let packages: Vec<Value> = packages.map(|one| package(one, shipment, now)).collect();
        if !packages.is_empty() {
            found.push(json!({ "inquiryNumber": reference, "package": packages }));
        }
    }
    Ok(if found.is_empty() { unknown(&reference) } else { json!({ "trackResponse": { "shipment": found } }) })
}

pub(super) fn by_shipment(context: &mut Context<'_>) -> Result<Value, Refused> {
    needs_transaction(context)?;
    let number = context.parts.get(4).cloned().unwrap_or_default();
    let whole =
        |name: &str, or: usize| context.request.query_value(name).and_then(|text| text.parse().ok()).unwrap_or(or);
    let (offset, count) = (whole("offset", 0), whole("count", 50).min(50));
    let now = context.state.now_ms();
    let fits = |shipment: &&Shipment| shipment.packages.iter().any(|package| package.tracking_number == number);
    let Some(shipment) = context.state.shipments.iter().find(fits) else { return Ok(unknown(&number)) };
    let packages: Vec<Value> =
        shipment.packages.iter().skip(offset).take(count).map(|one| package(one, shipment, now)).collect();
    Ok(json!({ "trackResponse": { "shipment": [{ "inquiryNumber": number, "package": packages }] } }))
}

/// One step: hours after shipping, type, code, status code, words, at the origin or the destination.
type Step = (i64, &'static str, &'static str, &'static str, &'static str, bool);

fn steps(shipment: &Shipment, package: &ShippedPackage) -> Vec<Step> {
    let arrives = shipment.transit_days.max(1) * 24;
    let mut steps: Vec<Step> =
        vec![(0, "M", "MP", "003", "Shipper created a label, UPS has not received the package yet.", true)];
    if package.voided {
        steps.push((0, "MV", "VP", "007", "The shipment information was voided.", true));
        return steps;
    }
    steps.push((6, "P", "XD", "038", "Picked up", true));
    steps.push((9, "I", "OR", "005", "Origin Scan", true));
    steps.push((12, "I", "DP", "005", "Departed from Facility", true));
    if shipment.international {
        steps.push((arrives - 12, "I", "CL", "012", "Your package is being processed at customs", false));
    }
    steps.push((arrives - 4, "I", "AR", "005", "Arrived at Facility", false));
    steps.push((arrives, "I", "OT", "021", "Out For Delivery Today", false));
    steps.push((arrives + 5, "D", "FS", "011", "DELIVERED", false));
    steps
}

/// Whether every package that was not voided has arrived.
pub(super) fn is_delivered(shipment: &Shipment, now: i64) -> bool {
    let hours = (now - shipment.at_ms) / HOUR_MS;
    let arrived =
        |package: &ShippedPackage| steps(shipment, package).iter().any(|step| step.1 == "D" && step.0 <= hours);
    shipment.packages.iter().filter(|package| !package.voided).all(arrived)
}

fn package(package: &ShippedPackage, shipment: &Shipment, now: i64) -> Value {
    let hours = (now - shipment.at_ms) / HOUR_MS;
    let mut past: Vec<Step> = steps(shipment, package).into_iter().filter(|step| step.0 <= hours).collect();
    past.reverse();
    let activity: Vec<Value> = past.iter().map(|step| activity(step, shipment)).collect();
    let newest = past.first().copied().unwrap_or((0, "M", "MP", "003", "", true));
    let due = transit::arrival(transit::pickup(transit::day(shipment.at_ms)), shipment.transit_days);
    let delivered = newest.1 == "D";
    let mut out = json!({
        "trackingNumber": package.tracking_number,
        "currentStatus": { "type": newest.1, "code": newest.2, "statusCode": newest.3, "description": newest.4 },
        "activity": activity,
        "deliveryDate": [{ "type": "SDD", "date": transit::compact(due) }],
        "deliveryTime": { "type": "EOD", "endTime": "233000" },
        "packageCount": shipment.packages.len(),
        "service": { "code": shipment.service, "description": format!("UPS service {}", shipment.service) },
        "weight": { "unitOfMeasurement": package.unit, "weight": package.weight },
    });
    let references: Vec<Value> = package
        .references
        .iter()
        .chain(&shipment.references)
        .map(|number| json!({ "type": "PACKAGE", "number": number }))
        .collect();
    if !references.is_empty() {
        out["referenceNumber"] = Value::Array(references);
    }
    if delivered {
        let day = transit::compact(transit::day(shipment.at_ms + newest.0 * HOUR_MS));
        out["deliveryDate"] = json!([{ "type": "DEL", "date": day }]);
        out["deliveryInformation"] = json!({ "location": "FRONT DOOR", "receivedBy": "SAMPLE" });
    }
    out
}

/// What comes only where it is asked for: milestones; of what was delivered, the signature and the proof.
fn proofs(package: &mut Value, number: &str, wanted: impl Fn(&str) -> bool) {
    let delivered = package.get("deliveryInformation").is_some();
    if wanted("returnMilestones") {
        let done = |reached: bool| {
            if reached { "This milestone has already occurred" } else { "This milestone has not yet been completed" }
        };
        package["milestones"] = json!([
            { "code": "M1", "description": "Label Created", "category": "LABEL", "state": done(true), "current": !delivered, "linkedActivity": "0" },
            { "code": "M2", "description": "Delivered", "state": done(delivered), "current": delivered },
        ]);
    }
    if delivered && wanted("returnSignature") {
        package["deliveryInformation"]["signature"] = json!({ "image": STANDARD.encode(page::signature()) });
    }
    if delivered && wanted("returnPOD") {
        let proof =
            page::html("proof of delivery", &[format!("Tracking number {number}"), "Received by SAMPLE".into()]);
        package["deliveryInformation"]["pod"] = json!({ "content": STANDARD.encode(proof) });
    }
}

fn activity(step: &Step, shipment: &Shipment) -> Value {
    let at_ms = shipment.at_ms + step.0 * HOUR_MS;
    let address = at(&shipment.request, if step.5 { "Shipper.Address" } else { "ShipTo.Address" });
    let day = transit::compact(transit::day(at_ms));
    let clock = transit::clock(at_ms);
    json!({
        "date": day, "time": clock, "gmtDate": day, "gmtTime": clock, "gmtOffset": "+00:00",
        "location": { "address": {
            "city": text(address, "City"), "stateProvince": text(address, "StateProvinceCode"), "countryCode": text(address, "CountryCode"),
            "country": text(address, "CountryCode"),
        } },
        "status": { "type": step.1, "code": step.2, "statusCode": step.3, "description": step.4 },
    })
}
