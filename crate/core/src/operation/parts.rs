//! Pieces of UPS's JSON that Rating and Shipping share.

use crate::model::{
    Address, DeliveryConfirmation, Dimensions, Money, Package, Party, Payer, PayerKind, Shipment, Weight,
};
use serde_json::{Map, Value, json};

/// UPS's limit for names on labels.
pub(super) const PRESENT: &str = "";

pub(super) fn set(object: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        object.insert(name.to_owned(), value);
    }
}

pub(super) fn set_text(object: &mut Map<String, Value>, name: &str, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        object.insert(name.to_owned(), Value::from(text));
    }
}

pub(super) fn code(code: &str) -> Value {
    json!({ "Code": code })
}

/// An address; Rating has no place for state codes of more than two characters.
pub(super) fn address(address: &Address, receiver: bool, rating: bool) -> Value {
    let mut out = Map::new();
    let mut lines = address.filled_lines();
    if lines.is_empty() && rating {
        // Rating.yaml requires the member; a street does not change a price.
        lines.push("-");
    }
    out.insert("AddressLine".into(), json!(lines));
    set_text(&mut out, "City", &address.city);
    let mut state = address.state.trim();
    let postal_code = address.wire_postal_code();
    if rating && state.is_empty() {
        // Without a state UPS gives no negotiated prices; the postal code says it.
        state = crate::codes::state_of(&postal_code, &address.country).unwrap_or_default();
    }
    if !rating || state.len() == 2 {
        set_text(&mut out, "StateProvinceCode", state);
    }
    set_text(&mut out, "PostalCode", &postal_code);
    set_text(&mut out, "CountryCode", &address.country);
    if receiver && address.residential {
        out.insert("ResidentialAddressIndicator".into(), PRESENT.into());
    }
    Value::Object(out)
}

pub(super) fn party(party: &Party, receiver: bool, rating: bool) -> Map<String, Value> {
    let mut out = Map::new();
    set_text(&mut out, "Name", &party.name);
    set_text(&mut out, "AttentionName", &party.attention);
    if !rating {
        set_text(&mut out, "TaxIdentificationNumber", &party.tax_id);
        let digits = party.phone_digits();
        set(&mut out, "Phone", (!digits.is_empty()).then(|| json!({ "Number": digits })));
    }
    out.insert("Address".into(), address(&party.address, receiver, rating));
    out
}

/// Shipper, ShipTo, and ShipFrom where it is not the shipper's place.
pub(super) fn parties(shipment: &Shipment, out: &mut Map<String, Value>, rating: bool) {
    let mut shipper = party(shipment.shipper(), false, rating);
    set_text(&mut shipper, "ShipperNumber", &shipment.account);
    if !rating {
        set_text(&mut shipper, "EMailAddress", &shipment.shipper().email);
    }
    let mut to = party(&shipment.to, true, rating);
    if !rating {
        set_text(&mut to, "EMailAddress", &shipment.to.email);
    }
    out.insert("Shipper".into(), Value::Object(shipper));
    out.insert("ShipTo".into(), Value::Object(to));
    if shipment.shipper.is_some() {
        out.insert("ShipFrom".into(), Value::Object(party(&shipment.from, false, rating)));
    }
}

pub(super) fn weight(weight: &Weight) -> Value {
    let (code, words) = if weight.unit == "KGS" { ("KGS", "Kilograms") } else { ("LBS", "Pounds") };
    json!({ "UnitOfMeasurement": { "Code": code, "Description": words }, "Weight": weight.value.as_str() })
}

pub(super) fn dimensions(dimensions: &Dimensions) -> Value {
    let (code, words) = if dimensions.unit == "CM" { ("CM", "Centimeters") } else { ("IN", "Inches") };
    let mut sides = [&dimensions.length, &dimensions.width, &dimensions.height];
    // UPS wants the longest side as the length; people measure in any order.
    sides.sort_by_key(|side| std::cmp::Reverse(side.thousandths()));
    json!({
        "UnitOfMeasurement": { "Code": code, "Description": words },
        "Length": sides[0].as_str(), "Width": sides[1].as_str(), "Height": sides[2].as_str(),
    })
}

pub(super) fn money(money: &Money) -> Value {
    json!({ "CurrencyCode": money.currency, "MonetaryValue": money.amount })
}

/// A package; the packaging's member has another name in each API.
pub(super) fn package(package: &Package, shipment: &Shipment, packaging_member: &str) -> Map<String, Value> {
    let mut out = Map::new();
    let packaging = if package.packaging.is_empty() { "02" } else { &package.packaging };
    out.insert(packaging_member.into(), code(packaging));
    let sized = package.dimensions.as_ref().filter(|sides| !sides.is_blank());
    set(&mut out, "Dimensions", sized.map(dimensions));
    out.insert("PackageWeight".into(), weight(&package.weight));
    set(&mut out, "PackageServiceOptions", package_options(package, shipment));
    if package.additional_handling {
        out.insert("AdditionalHandlingIndicator".into(), PRESENT.into());
    }
    set(&mut out, "SimpleRate", (!package.simple_rate.is_empty()).then(|| code(&package.simple_rate)));
    out
}

fn package_options(package: &Package, shipment: &Shipment) -> Option<Value> {
    let mut out = Map::new();
    let confirmation = package.delivery_confirmation.or(shipment.options.delivery_confirmation);
    if let Some(confirmation) = confirmation.filter(|_| package_level_confirmation(shipment)) {
        let digit = if confirmation == DeliveryConfirmation::Signature { "2" } else { "3" };
        out.insert("DeliveryConfirmation".into(), json!({ "DCISType": digit }));
    }
    set(&mut out, "DeclaredValue", package.declared_value.as_ref().map(money));
    (!out.is_empty()).then_some(Value::Object(out))
}

/// The same digit means another thing at each level: packages within the US, Puerto Rico and Canada, else the shipment.
fn package_level_confirmation(shipment: &Shipment) -> bool {
    matches!(shipment.lane(), ("US" | "PR", "US" | "PR") | ("CA", "CA"))
}

pub(super) fn shipment_options(shipment: &Shipment) -> Option<Value> {
    let mut out = Map::new();
    if shipment.options.saturday_delivery {
        out.insert("SaturdayDeliveryIndicator".into(), PRESENT.into());
    }
    let of_packages = shipment.packages.iter().find_map(|package| package.delivery_confirmation);
    let confirmation = shipment.options.delivery_confirmation.or(of_packages);
    if let Some(confirmation) = confirmation.filter(|_| !package_level_confirmation(shipment)) {
        let digit = if confirmation == DeliveryConfirmation::Signature { "1" } else { "2" };
        out.insert("DeliveryConfirmation".into(), json!({ "DCISType": digit }));
    }
    (!out.is_empty()).then_some(Value::Object(out))
}

/// Who pays for carriage, and who for duties where that was said.
pub(super) fn charges(shipment: &Shipment) -> Value {
    let mut charges = vec![charge("01", &shipment.payer, shipment)];
    if let Some(payer) = &shipment.duties_payer {
        charges.push(charge("02", payer, shipment));
    }
    json!({ "ShipmentCharge": charges })
}

fn charge(kind: &str, payer: &Payer, shipment: &Shipment) -> Value {
    let account = if payer.account.is_empty() { &shipment.account } else { &payer.account };
    let mut out = Map::new();
    out.insert("Type".into(), kind.into());
    let (member, bill) = match payer.kind {
        PayerKind::Shipper => ("BillShipper", json!({ "AccountNumber": shipment.account })),
        PayerKind::Receiver if payer.postal_code.is_empty() => ("BillReceiver", json!({ "AccountNumber": account })),
        PayerKind::Receiver => {
            ("BillReceiver", json!({ "AccountNumber": account, "Address": { "PostalCode": payer.postal_code } }))
        }
        PayerKind::ThirdParty => (
            "BillThirdParty",
            json!({ "AccountNumber": account,
                "Address": { "PostalCode": payer.postal_code, "CountryCode": payer.country } }),
        ),
    };
    out.insert(member.into(), bill);
    Value::Object(out)
}

/// Asks for the account's own prices, which need the account's number in the request too.
pub(super) fn rating_options(shipment: &Shipment) -> Option<Value> {
    let wanted = !shipment.list_rates_only && !shipment.account.is_empty();
    wanted.then(|| json!({ "NegotiatedRatesIndicator": PRESENT }))
}

/// `2026-11-22` as UPS writes it, `20261122`.
pub(super) fn compact_date(date: &str) -> String {
    date.chars().filter(char::is_ascii_digit).collect()
}
