//! Label Recovery: `POST /api/labels/{version}/recovery`. The same label, drawn again.

use super::{Context, papers};
use crate::envelope::{Refused, response};
use crate::json::{at, text};
use crate::label::{self, Job};
use crate::ledger::HandedOut;
use crate::state::{Shipment, State};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

pub(super) fn handle(context: &mut Context<'_>) -> Result<Value, Refused> {
    let request = at(&context.body, "LabelRecoveryRequest").clone();
    let number = text(&request, "TrackingNumber");
    let reference = text(&request, "ReferenceValues.ReferenceNumber.Value");
    let shipper = text(&request, "ReferenceValues.ShipperNumber");
    if number.is_empty() && (reference.is_empty() || shipper.is_empty()) {
        return Err(Refused::rule("9801030", "A tracking number, or a reference and a shipper number, is required"));
    }
    if !number.is_empty() && number.len() != 18 {
        return Err(Refused::rule("300014", "The tracking number is invalid"));
    }
    let format = format(&request)?;
    let not_found = || Refused::rule("9801031", "The label was not found or is not processed yet");
    if context.lag {
        // By number UPS knows that there is something; by reference it knows nothing yet.
        return Err(if number.is_empty() {
            not_found()
        } else {
            Refused::rule("9801042", "The label is not processed yet")
        });
    }
    let accounts = context.state.accounts_of(context.grant);
    let matches = |shipment: &&Shipment| {
        let by_number = shipment.packages.iter().any(|package| package.tracking_number == number);
        let in_packages = || shipment.packages.iter().any(|package| package.references.contains(&reference));
        let by_reference = shipment.account == shipper && (shipment.references.contains(&reference) || in_packages());
        accounts.contains(&shipment.account.as_str()) && if number.is_empty() { by_reference } else { by_number }
    };
    let found: Vec<Shipment> = context.state.shipments.iter().filter(matches).cloned().collect();
    match found.as_slice() {
        [] => Err(not_found()),
        [one] => labels(context.state, one, &number, &format),
        several => Ok(candidates(several)),
    }
}

fn format(request: &Value) -> Result<String, Refused> {
    let format = text(request, "LabelSpecification.LabelImageFormat.Code").to_ascii_uppercase();
    match format.as_str() {
        "" => Ok("GIF".into()),
        "GIF" | "PDF" | "ZPL" | "EPL" | "SPL" | "PNG" => Ok(format),
        _ => Err(Refused::rule("120702", "Invalid label image format")),
    }
}

fn labels(state: &mut State, shipment: &Shipment, number: &str, format: &str) -> Result<Value, Refused> {
    let open: Vec<(usize, &str)> = shipment
        .packages
        .iter()
        .enumerate()
        .filter(|(_, package)| {
            !package.voided && (number.is_empty() || number == shipment.id || package.tracking_number == number)
        })
        .map(|(index, package)| (index, package.tracking_number.as_str()))
        .collect();
    if open.is_empty() {
        return Err(Refused::rule("9801040", "The shipment has been voided"));
    }
    let at_ms = state.now_ms();
    if super::tracking::is_delivered(shipment, at_ms) {
        return Err(Refused::rule("9801028", "The package has already moved to its destination"));
    }
    let mut results = Vec::new();
    let day_of_year = super::transit::day(shipment.at_ms).ordinal();
    for (index, number) in &open {
        let count = shipment.packages.len();
        let job = Job { shipment: &shipment.request, number, index: *index, count, day_of_year };
        let drawn = label::draw(&job, format);
        // UPS writes the code in small letters here.
        let mut image = json!({
            "LabelImageFormat": { "Code": format.to_ascii_lowercase() },
            "GraphicImage": STANDARD.encode(&drawn.bytes),
        });
        if let Some(html) = drawn.html {
            image["HTMLImage"] = STANDARD.encode(html).into();
        }
        results.push(json!({ "TrackingNumber": number, "LabelImage": image }));
        state.ledger.labels.push(HandedOut { at_ms, tracking_number: (*number).to_owned(), by: "recovery" });
    }
    let mut out = json!({
        "Response": response(None, Vec::new()),
        "ShipmentIdentificationNumber": shipment.id,
        "LabelResults": results,
    });
    if let Some(form) = papers::form(&shipment.request, &shipment.id) {
        out["Form"] = json!({ "Image": form["Image"] });
    }
    if let Some(mut page) = papers::cod_page(&shipment.request, &shipment.id) {
        // HTML is 01 here.
        page["Image"]["ImageFormat"]["Code"] = "01".into();
        out["CODTurnInPage"] = page;
    }
    Ok(json!({ "LabelRecoveryResponse": out }))
}

/// Several shipments fit a reference: their numbers to choose from. The schema wants a result as well.
fn candidates(shipments: &[Shipment]) -> Value {
    let candidate = |shipment: &Shipment| {
        let day = super::transit::compact(super::transit::day(shipment.at_ms));
        json!({ "TrackingNumber": shipment.id, "PickupDateRange": { "BeginDate": day, "EndDate": day } })
    };
    json!({ "LabelRecoveryResponse": {
        "Response": response(None, Vec::new()),
        "LabelResults": [],
        "TrackingCandidate": shipments.iter().map(candidate).collect::<Vec<_>>(),
    } })
}
