//! Rating: `POST /api/rating/{version}/{requestoption}`.

use super::lane::{Lane, Service};
use super::price::{self, Parcel, Price};
use super::rules::{Api, check};
use super::{Context, transit};
use crate::account::Account;
use crate::envelope::{Refused, alert, response};
use crate::json::{at, has, text};
use serde_json::{Value, json};

/// What the request asks for, beside the shipment itself.
struct Asked {
    all: bool,
    transit: bool,
    negotiated: bool,
    taxes: bool,
    chart: bool,
}

pub(super) fn handle(context: &mut Context<'_>) -> Result<Value, Refused> {
    let option = context.parts.get(2).map(String::as_str).unwrap_or_default();
    let by_query = context.request.query_value("additionalinfo").as_deref() == Some("timeintransit");
    let (all, transit) = match option {
        "Rate" => (false, by_query),
        "Shop" => (true, by_query),
        "Ratetimeintransit" => (false, true),
        "Shoptimeintransit" => (true, true),
        _ => return Err(Refused::rule("20006", "Invalid request option")),
    };
    let request = at(&context.body, "RateRequest").clone();
    let shipment = at(&request, "Shipment").clone();
    check(&shipment, Api::Rating)?;
    let account = account(context, &text(&shipment, "Shipper.ShipperNumber"))?;
    magic(&shipment)?;
    let lane = lane(&shipment);
    let asked = Asked {
        all,
        transit,
        negotiated: has(&shipment, "ShipmentRatingOptions.NegotiatedRatesIndicator") && state_known(&shipment),
        taxes: has(&shipment, "TaxInformationIndicator"),
        chart: has(&shipment, "ShipmentRatingOptions.RateChartIndicator"),
    };
    if transit {
        check_transit(&shipment, &lane, context)?;
    }
    let services = services(&shipment, &lane, &asked)?;
    let parcels = price::parcels(&shipment);
    let now = context.state.now_ms();
    let rated: Vec<Value> =
        services.iter().map(|service| rated(service, &lane, &parcels, &shipment, account, &asked, now)).collect();
    let mut alerts = Vec::new();
    if has(&shipment, "ShipTo.Address.ResidentialAddressIndicator") {
        alerts.push(alert("110920", "Ship To Address Classification is changed from Commercial to Residential"));
    }
    if asked.negotiated && account.is_some_and(|account| !account.negotiated) {
        alerts.push(alert(
            "118320",
            "User Id and Shipper Number combination is not qualified to receive negotiated rates",
        ));
    }
    alerts.append(&mut context.extra_alerts);
    let context_text = text(&request, "Request.TransactionReference.CustomerContext");
    let head = response(Some(context_text.as_str()).filter(|text| !text.is_empty()), alerts);
    Ok(json!({ "RateResponse": { "Response": head, "RatedShipment": rated } }))
}

/// A shipper number must belong to the profile; without one, list prices are for anybody.
fn account(context: &Context<'_>, number: &str) -> Result<Option<&'static Account>, Refused> {
    if number.is_empty() {
        return Ok(None);
    }
    match context.state.account(context.grant, number) {
        Some(account) => Ok(Some(account)),
        None => Err(Refused::rule("112111", "Shipper number is invalid")),
    }
}

/// A reference or name `ERR-<code>` asks for that error.
pub(super) fn magic(shipment: &Value) -> Result<(), Refused> {
    let whole = shipment.to_string();
    let Some((_, rest)) = whole.split_once("\"ERR-") else { return Ok(()) };
    let code: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    Err(Refused::rule(&code, "This error was asked for by its code"))
}

/// Negotiated rates need a state in the origin's address.
fn state_known(shipment: &Value) -> bool {
    let origin = if has(shipment, "ShipFrom") { "ShipFrom" } else { "Shipper" };
    let country = text(shipment, &format!("{origin}.Address.CountryCode"));
    !matches!(country.as_str(), "US" | "CA") || has(shipment, &format!("{origin}.Address.StateProvinceCode"))
}

pub(super) fn lane(shipment: &Value) -> Lane {
    let origin = if has(shipment, "ShipFrom") { "ShipFrom" } else { "Shipper" };
    let of = |party: &str, name: &str| text(shipment, &format!("{party}.Address.{name}"));
    Lane::new(
        &of(origin, "CountryCode"),
        &of(origin, "PostalCode"),
        &of("ShipTo", "CountryCode"),
        &of("ShipTo", "PostalCode"),
    )
}

fn check_transit(shipment: &Value, lane: &Lane, context: &Context<'_>) -> Result<(), Refused> {
    let kind = text(shipment, "DeliveryTimeInformation.PackageBillType");
    if !matches!(kind.as_str(), "02" | "03" | "04" | "07") {
        return Err(Refused::rule("20007", "Missing required field PackageBillType"));
    }
    let date = text(shipment, "DeliveryTimeInformation.Pickup.Date");
    if !date.is_empty() {
        let today = transit::day(context.state.now_ms());
        let fits = transit::parse(&date).is_some_and(|date| (-35..=60).contains(&(date - today).whole_days()));
        if !fits {
            return Err(Refused::rule("20008", "Field Pickup Date has invalid data"));
        }
    }
    let valued = has(shipment, "InvoiceLineTotal.MonetaryValue") && has(shipment, "ShipmentTotalWeight.Weight");
    if lane.is_international() && kind != "02" && !valued {
        return Err(Refused::rule("111549", "Invalid Shipment Contents Value"));
    }
    Ok(())
}

fn services(shipment: &Value, lane: &Lane, asked: &Asked) -> Result<Vec<Service>, Refused> {
    let on_lane = lane.services();
    if asked.all {
        let fits = |service: &&Service| {
            service.in_shop && allowed(service.code, shipment, "PackagingType", Api::Rating).is_ok()
        };
        let fitting: Vec<Service> = on_lane.iter().filter(fits).copied().collect();
        if fitting.is_empty() {
            return Err(Refused::rule("111212", "The requested packaging is not available for any service"));
        }
        return Ok(fitting);
    }
    let code = text(shipment, "Service.Code");
    let service = find(&code, &on_lane, Api::Rating)?;
    allowed(service.code, shipment, "PackagingType", Api::Rating)?;
    Ok(vec![service])
}

/// The service, if the lane has it; UPS tells a service that the origin never has from one that this lane has not.
pub(super) fn find(code: &str, on_lane: &[Service], api: Api) -> Result<Service, Refused> {
    let code = code.strip_prefix('0').filter(|rest| rest.len() == 2).unwrap_or(code);
    if code.is_empty() {
        return Err(Refused::rule("120500", "Missing or invalid service code"));
    }
    if let Some(service) = on_lane.iter().find(|service| service.code == code) {
        return Ok(*service);
    }
    let domestic_us = ["01", "02", "03", "12", "13", "14", "59"].contains(&code);
    let (origin, lane) = if api == Api::Rating { ("111100", "111210") } else { ("121100", "121210") };
    Err(if domestic_us {
        Refused::rule(origin, "The requested service is invalid from the selected origin")
    } else {
        Refused::rule(lane, "The requested service is unavailable between the selected locations")
    })
}

/// Packaging, homes and Saturdays that a service does not take.
pub(super) fn allowed(code: &str, shipment: &Value, member: &str, api: Api) -> Result<(), Refused> {
    let pick = |shipping: &'static str, rating: &'static str| if api == Api::Rating { rating } else { shipping };
    let slow = matches!(code, "03" | "11" | "12" | "70");
    let freight = matches!(code, "96" | "71");
    for package in crate::json::list(shipment, "Package") {
        let packaging = text(package, &format!("{member}.Code"));
        let refused = match packaging.as_str() {
            "01" | "03" | "04" | "21" | "2a" | "2b" | "2c" => slow || freight,
            "24" | "25" => !matches!(code, "07" | "54" | "65"),
            "30" => !freight,
            packaging if ("56"..="67").contains(&packaging) => !code.starts_with('M'),
            _ => freight || code.starts_with('M'),
        };
        if refused {
            return Err(Refused::rule(pick("121212", "111212"), "The packaging is not available for the service"));
        }
    }
    if has(shipment, "ShipTo.Address.ResidentialAddressIndicator") && code == "59" {
        return Err(Refused::rule(
            pick("121215", "111215"),
            "The service is not available to residential destinations",
        ));
    }
    if has(shipment, "ShipmentServiceOptions.SaturdayDeliveryIndicator") && slow {
        return Err(Refused::rule(pick("121200", "111200"), "Saturday delivery is not available for the service"));
    }
    Ok(())
}

fn rated(
    service: &Service,
    lane: &Lane,
    parcels: &[Parcel],
    shipment: &Value,
    account: Option<&Account>,
    asked: &Asked,
    now: i64,
) -> Value {
    let currency = lane.currency();
    let price = price::price(service, lane, parcels, shipment);
    let negotiated = asked.negotiated && account.is_some_and(|account| account.negotiated);
    let mut out = json!({
        "Service": { "Code": service.code },
        "Zone": lane.zone().to_string(),
        "RatedShipmentAlert": [{ "Code": "110971", "Description": "Your invoice may vary from the displayed reference rates" }],
        "BillingWeight": price::billing_weight(parcels),
        "TransportationCharges": price::money(currency, price.carriage),
        "BaseServiceCharge": price::money(currency, price.carriage),
        "ItemizedCharges": price::itemized(currency, &price.items),
        "ServiceOptionsCharges": price::money(currency, price.options),
        "TotalCharges": price::money(currency, price.list()),
        "RatedPackage": packages(&price, parcels, currency),
    });
    if asked.chart {
        out["RateChart"] = if negotiated { "1" } else { "3" }.into();
    }
    let taxes = lane.tax().filter(|_| asked.taxes);
    if negotiated {
        out["NegotiatedRateCharges"] = json!({ "TotalCharge": price::money(currency, price.negotiated()) });
    }
    if let Some((kind, percent)) = taxes {
        // With negotiated rates, UPS gives tax figures under those only.
        let net = if negotiated { price.negotiated() } else { price.list() };
        let target = if negotiated { &mut out["NegotiatedRateCharges"] } else { &mut out };
        target["TaxCharges"] = json!([{ "Type": kind, "MonetaryValue": crate::json::cents(net * percent / 100) }]);
        target["TotalChargesWithTaxes"] = price::money(currency, net + net * percent / 100);
    }
    if service.guaranteed {
        out["GuaranteedDelivery"] = json!({ "BusinessDaysInTransit": lane.days(service).to_string() });
    }
    if asked.transit {
        out["TimeInTransit"] = time_in_transit(service, lane, shipment, now);
    }
    out
}

fn packages(price: &Price, parcels: &[Parcel], currency: &str) -> Vec<Value> {
    let one = |(carriage, parcel): (&u64, &Parcel)| {
        let options: u64 = parcel.options.iter().map(|(_, _, amount)| amount).sum();
        json!({
            "TransportationCharges": price::money(currency, *carriage),
            "BaseServiceCharge": price::money(currency, *carriage),
            "ServiceOptionsCharges": price::money(currency, options),
            "TotalCharges": price::money(currency, carriage + options),
            "Weight": price::weight_of(parcel.metric, parcel.weight)["Weight"],
            "BillingWeight": price::weight_of(parcel.metric, parcel.billed),
        })
    };
    price.each.iter().zip(parcels).map(one).collect()
}

fn time_in_transit(service: &Service, lane: &Lane, shipment: &Value, now: i64) -> Value {
    let asked = transit::parse(&text(shipment, "DeliveryTimeInformation.Pickup.Date"));
    let pickup = transit::pickup(asked.unwrap_or_else(|| transit::day(now)));
    let days = lane.days(service);
    let arrival = transit::arrival(pickup, days);
    json!({
        "PickupDate": transit::compact(pickup),
        "PackageBillType": text(shipment, "DeliveryTimeInformation.PackageBillType"),
        "ServiceSummary": {
            "Service": { "Description": format!("UPS service {}", service.code) },
            "GuaranteedIndicator": if service.guaranteed { "1" } else { "0" },
            "EstimatedArrival": {
                "Arrival": { "Date": transit::compact(arrival), "Time": service.time },
                "BusinessDaysInTransit": days.to_string(),
                "Pickup": { "Date": transit::compact(pickup), "Time": "180000" },
                "DayOfWeek": transit::weekday(arrival),
                "CustomerCenterCutoff": "160000",
                "TotalTransitDays": (arrival - pickup).whole_days().to_string(),
            },
        },
        "Disclaimer": "Illustrative figures of an offline stand-in.",
    })
}
