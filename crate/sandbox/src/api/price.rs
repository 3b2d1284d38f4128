//! Prices: they rise with weight, size and zone; dimensional weight decides what is billed.

use super::lane::{Lane, Service};
use crate::json::{cents, has, list, text, thousandths};
use serde_json::{Value, json};

/// One package, as far as a price needs it.
#[derive(Clone, Debug)]
pub(super) struct Parcel {
    /// Thousandths of a pound or kilogram.
    pub(super) weight: u64,
    pub(super) billed: u64,
    pub(super) metric: bool,
    pub(super) options: Vec<(&'static str, &'static str, u64)>,
}

/// Reads the packages; `packaging` is the member's name in this API.
pub(super) fn parcels(shipment: &Value) -> Vec<Parcel> {
    list(shipment, "Package").iter().map(|package| parcel(package)).collect()
}

fn parcel(package: &Value) -> Parcel {
    let metric = text(package, "PackageWeight.UnitOfMeasurement.Code") == "KGS";
    let weight = thousandths(&text(package, "PackageWeight.Weight")).unwrap_or(0);
    let side = |name: &str| thousandths(&text(package, &format!("Dimensions.{name}"))).unwrap_or(0) / 10;
    let volume = side("Length") * side("Width") * side("Height");
    // Hundredths cubed to whole units, then UPS's divisors: 139 cubic inches a pound, 5000 cubic centimetres a kilogram.
    let dimensional = volume / if metric { 5_000 } else { 139 } / 1_000;
    let step = if metric { 500 } else { 1_000 };
    let billed = weight.max(dimensional).div_ceil(step) * step;
    let options = options(package);
    Parcel { weight, billed: billed.max(step), metric, options }
}

fn options(package: &Value) -> Vec<(&'static str, &'static str, u64)> {
    let mut out = Vec::new();
    match text(package, "PackageServiceOptions.DeliveryConfirmation.DCISType").as_str() {
        "2" => out.push(("120", "SIGNATURE REQUIRED", 690)),
        "3" => out.push(("121", "ADULT SIGNATURE REQUIRED", 825)),
        _ => {}
    }
    if has(package, "AdditionalHandlingIndicator") {
        out.push(("100", "ADDITIONAL HANDLING", 2_600));
    }
    if has(package, "PackageServiceOptions.COD") {
        out.push(("110", "COD", 1_900));
    }
    let declared =
        thousandths(&text(package, "PackageServiceOptions.DeclaredValue.MonetaryValue")).unwrap_or(0) / 1_000;
    if declared > 100 {
        out.push(("400", "DECLARED VALUE", (declared.div_ceil(100) * 135).max(405)));
    }
    out
}

/// A price with its parts, in cents.
#[derive(Clone, Debug)]
pub(super) struct Price {
    pub(super) carriage: u64,
    pub(super) options: u64,
    pub(super) items: Vec<(&'static str, &'static str, u64)>,
    /// Carriage of each package.
    pub(super) each: Vec<u64>,
}

impl Price {
    pub(super) fn list(&self) -> u64 {
        self.carriage + self.options
    }

    /// The account's price: 29 % off.
    pub(super) fn negotiated(&self) -> u64 {
        self.list() * 71 / 100
    }
}

pub(super) fn price(service: &Service, lane: &Lane, parcels: &[Parcel], shipment: &Value) -> Price {
    let zone = lane.zone();
    let each: Vec<u64> = parcels
        .iter()
        .map(|parcel| {
            // A kilogram counts as 2.2 pounds.
            let pounds_thousandths = if parcel.metric { parcel.billed * 22 / 10 } else { parcel.billed };
            let by_weight = service.per_pound * pounds_thousandths * (10 + zone) / 10 / 1_000;
            service.base + service.per_zone * zone + by_weight
        })
        .collect();
    let mut items: Vec<(&'static str, &'static str, u64)> =
        parcels.iter().flat_map(|parcel| parcel.options.clone()).collect();
    if has(shipment, "ShipTo.Address.ResidentialAddressIndicator") {
        items.push(("270", "RESIDENTIAL ADDRESS", 545));
    }
    if has(shipment, "ShipmentServiceOptions.SaturdayDeliveryIndicator") {
        items.push(("300", "SATURDAY DELIVERY", 1_600));
    }
    match text(shipment, "ShipmentServiceOptions.DeliveryConfirmation.DCISType").as_str() {
        "1" => items.push(("120", "SIGNATURE REQUIRED", 690)),
        "2" => items.push(("121", "ADULT SIGNATURE REQUIRED", 825)),
        _ => {}
    }
    let fuel = each.iter().sum::<u64>() * 12 / 100;
    items.push(("375", "FUEL SURCHARGE", fuel));
    let options = items.iter().map(|(_, _, amount)| amount).sum();
    Price { carriage: each.iter().sum(), options, items, each }
}

pub(super) fn money(currency: &str, amount: u64) -> Value {
    json!({ "CurrencyCode": currency, "MonetaryValue": cents(amount) })
}

pub(super) fn itemized(currency: &str, items: &[(&'static str, &'static str, u64)]) -> Vec<Value> {
    items
        .iter()
        .map(|(code, words, amount)| {
            json!({ "Code": code, "Description": words, "CurrencyCode": currency, "MonetaryValue": cents(*amount) })
        })
        .collect()
}

/// Billing weight as UPS writes it, one decimal.
pub(super) fn billing_weight(parcels: &[Parcel]) -> Value {
    let metric = parcels.first().is_some_and(|parcel| parcel.metric);
    weight_of(metric, parcels.iter().map(|parcel| parcel.billed).sum())
}

pub(super) fn weight_of(metric: bool, thousandths: u64) -> Value {
    let (code, words) = if metric { ("KGS", "Kilograms") } else { ("LBS", "Pounds") };
    let tenths = thousandths.div_ceil(100);
    // Five characters at most: from 1,000 on there is no room for the decimal.
    let weight = if tenths >= 10_000 { format!("{}", tenths / 10) } else { format!("{}.{}", tenths / 10, tenths % 10) };
    json!({ "UnitOfMeasurement": { "Code": code, "Description": words }, "Weight": weight })
}
