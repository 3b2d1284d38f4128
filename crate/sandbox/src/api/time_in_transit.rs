//! Time in Transit: `POST /api/shipments/v1/transittimes`. The same lanes and days as the prices.

use super::lane::{Lane, is_country};
use super::{Context, transit};
use crate::envelope::Refused;
use crate::json::{text, thousandths};
use serde_json::{Value, json};
use time::{Date, Duration};

/// UPS's other set of codes, within a country.
const LEVELS: &[(&str, &str, &str)] = &[
    ("03", "GND", "UPS Ground"),
    ("12", "3DS", "UPS 3 Day Select"),
    ("02", "2DA", "UPS 2nd Day Air"),
    ("59", "2DM", "UPS 2nd Day Air A.M."),
    ("13", "1DP", "UPS Next Day Air Saver"),
    ("01", "1DA", "UPS Next Day Air"),
    ("14", "1DM", "UPS Next Day Air Early"),
];

/// UPS's set between countries.
const ABROAD: &[(&str, &str, &str)] = &[
    ("07", "01", "UPS Worldwide Express"),
    ("08", "05", "UPS Worldwide Expedited"),
    ("54", "21", "UPS Worldwide Express Plus"),
    ("65", "28", "UPS Worldwide Saver"),
    ("11", "03", "UPS Standard"),
];

pub(super) fn handle(context: &mut Context<'_>) -> Result<Value, Refused> {
    super::needs_transaction(context)?;
    let body = context.body.clone();
    let (from, to) = (text(&body, "originCountryCode"), text(&body, "destinationCountryCode"));
    for (name, country) in [("originCountryCode", &from), ("destinationCountryCode", &to)] {
        if country.is_empty() {
            return Err(Refused::rule("20007", &format!("Missing required field {name}")));
        }
        if !is_country(country) {
            return Err(Refused::rule("20008", &format!("Field {name} has invalid data")));
        }
    }
    let (from_postal, to_postal) = (text(&body, "originPostalCode"), text(&body, "destinationPostalCode"));
    if from == "US" && from_postal.is_empty() {
        return Err(Refused::rule("20007", "Missing required field originPostalCode"));
    }
    if to == "US" && to_postal.is_empty() && text(&body, "destinationCityName").is_empty() {
        return Err(Refused::rule("20007", "Missing required field destinationPostalCode"));
    }
    let lane = Lane::new(&from, &from_postal, &to, &to_postal);
    check_goods(&body, lane.is_international())?;
    let day = ship_day(&body, transit::day(context.state.now_ms()))?;
    if to == "US" && to_postal.is_empty() {
        return Ok(choose(&body));
    }
    let known = if lane.is_international() { ABROAD } else { LEVELS };
    let services: Vec<Value> = lane
        .services()
        .iter()
        .filter(|service| service.in_shop)
        .filter_map(|service| {
            let (_, level, name) = known.iter().find(|(code, _, _)| *code == service.code)?;
            Some(row(level, name, day, lane.days(service), service.time, service.guaranteed))
        })
        .collect();
    Ok(json!({ "emsResponse": {
        "shipDate": iso(day), "shipTime": "17:00:00", "serviceLevel": "A", "billType": bill_type(&body), "residentialIndicator": "02",
        "destinationCountryName": to, "destinationCountryCode": to, "destinationPostalCode": to_postal,
        "originCountryName": from, "originCountryCode": from, "originPostalCode": from_postal,
        "guaranteeSuspended": false, "numberOfServices": services.len(), "services": services,
    } }))
}

fn bill_type(body: &Value) -> String {
    let given = text(body, "billType");
    if given.is_empty() { "03".into() } else { given }
}

fn check_goods(body: &Value, abroad: bool) -> Result<(), Refused> {
    let weight = text(body, "weight");
    let goods = abroad && text(body, "billType") != "02";
    for (name, needed) in [
        ("weight", abroad),
        ("billType", abroad),
        ("shipmentContentsValue", goods),
        ("shipmentContentsCurrencyCode", goods),
        ("residentialIndicator", !abroad),
    ] {
        if needed && text(body, name).is_empty() {
            return Err(Refused::rule("20007", &format!("Missing required field {name}")));
        }
    }
    if !weight.is_empty() {
        let unit = text(body, "weightUnitOfMeasure");
        let most = match unit.as_str() {
            "LBS" => 150_000,
            "KGS" => 70_000,
            "" => return Err(Refused::rule("20007", "Missing required field weightUnitOfMeasure")),
            _ => return Err(Refused::rule("20008", "Field weightUnitOfMeasure has invalid data")),
        };
        if thousandths(&weight).is_none_or(|value| value == 0 || value > most) {
            return Err(Refused::rule("20008", "Field weight has invalid data"));
        }
    }
    if !matches!(bill_type(body).as_str(), "02" | "03" | "04" | "07") {
        return Err(Refused::rule("20008", "Field billType has invalid data"));
    }
    Ok(())
}

/// The day that was asked for, within UPS's window of 35 days back and 60 ahead.
fn ship_day(body: &Value, today: Date) -> Result<Date, Refused> {
    let given = text(body, "shipDate");
    if given.is_empty() {
        return Ok(transit::pickup(today));
    }
    let day = transit::parse(&given.replace('-', "")).filter(|_| given.len() == 10);
    let wrong = || Refused::rule("20008", "Field shipDate has invalid data");
    let day = day.ok_or_else(wrong)?;
    let apart = day - today;
    if apart < Duration::days(-35) || apart > Duration::days(60) { Err(wrong()) } else { Ok(transit::pickup(day)) }
}

fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

fn row(level: &str, name: &str, day: Date, business_days: i64, time: &str, guaranteed: bool) -> Value {
    let arrival = transit::arrival(day, business_days);
    let part = |from: usize| time.get(from..from + 2).unwrap_or("00");
    let time = format!("{}:{}:{}", part(0), part(2), part(4));
    let total = (arrival - day).whole_days();
    json!({
        "serviceLevel": level, "serviceLevelDescription": name, "shipDate": iso(day), "deliveryDate": iso(arrival),
        "commitTime": time, "deliveryTime": time, "deliveryDayOfWeek": transit::weekday(arrival),
        "nextDayPickupIndicator": "0", "saturdayPickupIndicator": "0", "guaranteeIndicator": if guaranteed { "1" } else { "0" },
        "totalTransitDays": total, "businessTransitDays": business_days, "restDaysCount": total - business_days,
        "holidayCount": 0, "delayCount": 0, "pickupDate": iso(day), "pickupTime": "17:00:00", "cstccutoffTime": "15:00:00",
    })
}

/// A city without a postal code: several places fit, the caller chooses.
fn choose(body: &Value) -> Value {
    let city = text(body, "destinationCityName");
    let place = |postal: &str| {
        json!({ "countryName": "UNITED STATES", "countryCode": "US",
        "stateProvince": text(body, "destinationStateProvince"), "city": city, "postalCode": postal,
        "postalCodeLow": postal, "postalCodeHigh": postal })
    };
    json!({
        "validationList": { "invalidFieldList": [], "invalidFieldListCodes": [], "destinationAmbiguous": true, "originAmbiguous": false },
        "destinationPickList": [place("30004"), place("30005")],
    })
}
