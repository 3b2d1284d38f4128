//! Shipping: `POST /api/shipments/{version}/ship`. Buys a label, and writes it down before it answers.

use super::rules::{Api, check};
use super::{Context, extras, goods, papers, price, rating};
use crate::account::Account;
use crate::envelope::{Refused, alert, response};
use crate::json::{at, has, list, text};
use crate::label::{self, Job};
use crate::ledger::HandedOut;
use crate::state::{Shipment, ShippedPackage, State};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

pub(super) fn handle(context: &mut Context<'_>) -> Result<Value, Refused> {
    let request = at(&context.body, "ShipmentRequest").clone();
    let shipment = at(&request, "Shipment").clone();
    let option = text(&request, "Request.RequestOption");
    if !matches!(option.as_str(), "nonvalidate" | "validate") {
        return Err(Refused::rule("120051", "Missing or invalid request option"));
    }
    check(&shipment, Api::Shipping)?;
    extras::check(&shipment, &context.state.documents)?;
    goods::check(&shipment)?;
    let account = account(context, &shipment)?;
    goods::contract(&shipment, account)?;
    rating::magic(&shipment)?;
    let lane = rating::lane(&shipment);
    let service = rating::find(&text(&shipment, "Service.Code"), &lane.services(), Api::Shipping)?;
    rating::allowed(service.code, &shipment, "Packaging", Api::Shipping)?;
    let format = label_format(&request)?;
    let parcels = price::parcels(&shipment);
    let price = price::price(&service, &lane, &parcels, &shipment);
    let asked = has(&shipment, "ShipmentRatingOptions.NegotiatedRatesIndicator");
    let negotiated = asked && account.negotiated;
    let total = if negotiated { price.negotiated() } else { price.list() };
    let packages = record(context.state, account, &shipment, &lane, service.code, lane.days(&service), total);
    let currency = lane.currency();
    let mut results = json!({
        "ShipmentCharges": {
            "BaseServiceCharge": price::money(currency, price.carriage),
            "TransportationCharges": price::money(currency, price.carriage),
            "ItemizedCharges": price::itemized(currency, &price.items),
            "ServiceOptionsCharges": price::money(currency, price.options),
            "TotalCharges": price::money(currency, price.list()),
        },
        "BillingWeight": price::billing_weight(&parcels),
        "ShipmentIdentificationNumber": packages[0],
    });
    if negotiated {
        results["NegotiatedRateCharges"] = json!({ "TotalCharge": price::money(currency, price.negotiated()) });
    }
    results["PackageResults"] = package_results(context.state, &shipment, &packages, &format);
    papers::add(&shipment, packages.first().map_or("", String::as_str), &format, &mut results);
    let mut alerts = vec![alert("120971", "Your invoice may vary from the displayed reference rates")];
    if asked && !account.negotiated {
        alerts.push(alert(
            "128320",
            "User Id and Shipper Number combination is not qualified to receive negotiated rates",
        ));
    }
    alerts.append(&mut context.extra_alerts);
    let words = text(&request, "Request.TransactionReference.CustomerContext");
    let head = response(Some(words.as_str()).filter(|text| !text.is_empty()), alerts);
    Ok(json!({ "ShipmentResponse": { "Response": head, "ShipmentResults": results } }))
}

/// The account must be on the profile, and of the shipper's country.
fn account(context: &Context<'_>, shipment: &Value) -> Result<&'static Account, Refused> {
    let number = text(shipment, "Shipper.ShipperNumber");
    let missing = || Refused::rule("120100", "Missing or invalid shipper number");
    let account = context.state.account(context.grant, &number).ok_or_else(missing)?;
    if text(shipment, "Shipper.Address.CountryCode") != account.country {
        return Err(Refused::rule("120120", "The account's country differs from the shipper's country"));
    }
    for charge in list(shipment, "PaymentInformation.ShipmentCharge") {
        for payer in ["BillReceiver", "BillThirdParty"].iter().filter(|payer| has(charge, payer)) {
            if crate::account::find(&text(charge, &format!("{payer}.AccountNumber"))).is_none() {
                return Err(Refused::rule("120412", "The account for payment is missing or invalid"));
            }
        }
    }
    Ok(account)
}

/// The label that is asked for: format, and stock for thermal ones.
fn label_format(request: &Value) -> Result<String, Refused> {
    let specification = at(request, "LabelSpecification");
    let format = text(specification, "LabelImageFormat.Code").to_ascii_uppercase();
    if format.is_empty() && !has(specification, "LabelImageFormat") {
        return Ok("GIF".into());
    }
    if !matches!(format.as_str(), "GIF" | "PNG" | "ZPL" | "EPL" | "SPL") {
        return Err(Refused::rule("120700", "Missing or invalid label image format"));
    }
    let (height, width) = (text(specification, "LabelStockSize.Height"), text(specification, "LabelStockSize.Width"));
    let thermal = matches!(format.as_str(), "ZPL" | "EPL" | "SPL");
    if thermal && !(matches!(height.as_str(), "6" | "8") && width == "4") {
        return Err(Refused::rule("120705", "Invalid label stock size"));
    }
    Ok(format)
}

/// Writes the shipment down and gives its packages' numbers.
fn record(
    state: &mut State,
    account: &Account,
    shipment: &Value,
    lane: &super::lane::Lane,
    service: &str,
    transit_days: i64,
    total_cents: u64,
) -> Vec<String> {
    let of = |node: &Value| list(node, "ReferenceNumber").iter().map(|one| text(one, "Value")).collect::<Vec<_>>();
    let packages: Vec<ShippedPackage> = list(shipment, "Package")
        .iter()
        .map(|package| ShippedPackage {
            tracking_number: next_number(state, account.number, service),
            voided: false,
            references: of(package),
            weight: text(package, "PackageWeight.Weight"),
            unit: text(package, "PackageWeight.UnitOfMeasurement.Code"),
        })
        .collect();
    let numbers: Vec<String> = packages.iter().map(|package| package.tracking_number.clone()).collect();
    let at_ms = state.now_ms();
    state.shipments.push(Shipment {
        id: numbers.first().cloned().unwrap_or_default(),
        account: account.number.to_owned(),
        at_ms,
        service: service.to_owned(),
        international: lane.is_international(),
        transit_days,
        references: of(shipment),
        packages,
        total_cents,
        currency: lane.currency(),
        request: shipment.clone(),
    });
    numbers
}

/// `1Z`, account, two service digits, seven digits, check digit.
fn next_number(state: &mut State, account: &str, service: &str) -> String {
    state.serial = (state.serial + 1) % 10_000_000;
    let digits: String = service.chars().filter(char::is_ascii_digit).collect();
    let body = format!("{account}{digits:0>2}{:07}", state.serial);
    format!("1Z{body}{}", check_digit(&body))
}

/// The digit that makes the weighted sum a multiple of ten; letters count from A = 2.
pub(super) fn check_digit(body: &str) -> u32 {
    let value = |byte: u8| if byte.is_ascii_digit() { u32::from(byte - b'0') } else { u32::from(byte - 63) % 10 };
    let weigh = |(index, byte): (usize, u8)| value(byte) * if index % 2 == 0 { 1 } else { 2 };
    (10 - body.bytes().enumerate().map(weigh).sum::<u32>() % 10) % 10
}

fn package_results(state: &mut State, shipment: &Value, numbers: &[String], format: &str) -> Value {
    let mut results = Vec::new();
    let at_ms = state.now_ms();
    for (index, number) in numbers.iter().enumerate() {
        let job =
            Job { shipment, number, index, count: numbers.len(), day_of_year: super::transit::day(at_ms).ordinal() };
        let drawn = label::draw(&job, format);
        let mut shipping_label = json!({
            "ImageFormat": { "Code": format, "Description": format },
            "GraphicImage": STANDARD.encode(&drawn.bytes),
        });
        if let Some(html) = drawn.html {
            shipping_label["HTMLImage"] = STANDARD.encode(html).into();
        }
        results.push(json!({ "TrackingNumber": number, "ShippingLabel": shipping_label }));
        state.ledger.labels.push(HandedOut { at_ms, tracking_number: number.clone(), by: "ship" });
    }
    Value::Array(results)
}

#[cfg(test)]
mod tests {
    use super::check_digit;

    #[test]
    fn check_digits_of_published_numbers() {
        for number in ["999AA10123456784", "12345E1512345676", "ISUS010330563105", "XX3150YW44070023"] {
            let (body, digit) = number.split_at(15);
            assert_eq!(check_digit(body).to_string(), digit, "{number}");
        }
    }
}
