//! Pickup: price, order, what is to come, calling off, states, places for freight.

use super::lane::is_country;
use super::{Context, transit};
use crate::envelope::{Refused, response};
use crate::json::{at, cents, has, list, text};
use crate::state::Pickup;
use serde_json::{Value, json};

fn missing(name: &str) -> Refused {
    Refused::rule("20007", &format!("Missing required field {name}"))
}

fn invalid(name: &str) -> Refused {
    Refused::rule("20008", &format!("Field {name} has invalid data"))
}

fn check_address(address: &Value) -> Result<(), Refused> {
    for name in ["City", "CountryCode", "ResidentialIndicator"] {
        if text(address, name).is_empty() {
            return Err(missing(name));
        }
    }
    if !is_country(&text(address, "CountryCode")) {
        return Err(invalid("CountryCode"));
    }
    if !matches!(text(address, "ResidentialIndicator").as_str(), "Y" | "N") {
        return Err(invalid("ResidentialIndicator"));
    }
    if text(address, "CountryCode") == "US" && text(address, "PostalCode").is_empty() {
        return Err(missing("PostalCode"));
    }
    Ok(())
}

/// The day and the hours: a working day from today on, ready before it closes.
fn check_times(context: &Context<'_>, times: &Value) -> Result<String, Refused> {
    let date = text(times, "PickupDate");
    let today = transit::day(context.state.now_ms());
    let day = transit::parse(&date).filter(|_| date.len() == 8);
    if day.is_none_or(|day| day < today || transit::pickup(day) != day) {
        return Err(Refused::rule("9560131", "The pickup date is invalid"));
    }
    let clock = |name: &str| {
        let time = text(times, name);
        let number: Option<u32> = time.parse().ok().filter(|value| value / 100 < 24 && value % 100 < 60);
        number.filter(|_| matches!(time.len(), 3 | 4)).ok_or_else(|| invalid(name))
    };
    if clock("ReadyTime")? >= clock("CloseTime")? {
        return Err(invalid("CloseTime"));
    }
    Ok(date)
}

fn rates(country: &str, same_day: bool) -> Value {
    let base = if same_day { 920 } else { 655 };
    let fuel = base * 15 / 100;
    let currency = if country == "CA" {
        "CAD"
    } else if matches!(country, "US" | "PR") {
        "USD"
    } else {
        "EUR"
    };
    json!({
        "RateType": if same_day { "SD" } else { "FD" }, "CurrencyCode": currency,
        "ChargeDetail": [
            { "ChargeCode": "B", "ChargeDescription": "BASE CHARGE", "ChargeAmount": cents(base), "TaxAmount": "0.00" },
            { "ChargeCode": "S", "ChargeDescription": "FUEL SURCHARGE", "ChargeAmount": cents(fuel), "TaxAmount": "0.00" },
        ],
        "TotalTax": "0.00", "GrandTotalOfAllCharge": cents(base + fuel),
    })
}

pub(super) fn rate(context: &mut Context<'_>) -> Result<Value, Refused> {
    let request = at(&context.body, "PickupRateRequest").clone();
    let address = at(&request, "PickupAddress");
    check_address(address)?;
    let when = text(&request, "ServiceDateOption");
    match when.as_str() {
        "01" | "02" => {}
        "03" => {
            check_times(context, at(&request, "PickupDateInfo"))?;
        }
        "" => return Err(missing("ServiceDateOption")),
        _ => return Err(invalid("ServiceDateOption")),
    }
    Ok(json!({ "PickupRateResponse": {
        "Response": response(None, std::mem::take(&mut context.extra_alerts)),
        "RateResult": rates(&text(address, "CountryCode"), when == "01"),
    } }))
}

pub(super) fn schedule(context: &mut Context<'_>) -> Result<Value, Refused> {
    if has(&context.body, "PickupTriggerGWNRequest") {
        return trigger(context);
    }
    let request = at(&context.body, "PickupCreationRequest").clone();
    let address = at(&request, "PickupAddress");
    check_address(address)?;
    for name in ["CompanyName", "ContactName", "AddressLine"] {
        if text(address, name).is_empty() {
            return Err(missing(name));
        }
    }
    if text(address, "Phone.Number").is_empty() {
        return Err(missing("Phone.Number"));
    }
    let date = check_times(context, at(&request, "PickupDateInfo"))?;
    check_pieces(&list(&request, "PickupPiece"))?;
    let account = text(&request, "Shipper.Account.AccountNumber");
    let payment = text(&request, "PaymentMethod");
    if !matches!(payment.as_str(), "00" | "01" | "03" | "04" | "05" | "06" | "07") {
        return Err(invalid("PaymentMethod"));
    }
    if payment == "01" && context.state.account(context.grant, &account).is_none() {
        return Err(Refused::rule("120412", "The account number is invalid"));
    }
    let place =
        format!("{} {} {}", text(address, "AddressLine"), text(address, "PostalCode"), text(address, "CountryCode"));
    let prn = order(context, &place, &date, &account, &request);
    let mut out = json!({ "Response": response(None, std::mem::take(&mut context.extra_alerts)), "PRN": prn });
    if text(&request, "RatePickupIndicator") == "Y" {
        out["RateStatus"] = json!({ "Code": "01", "Description": "Rate available" });
        out["RateResult"] = rates(&text(address, "CountryCode"), false);
    } else {
        out["RateStatus"] = json!({ "Code": "04", "Description": "Rate not requested" });
    }
    Ok(json!({ "PickupCreationResponse": out }))
}

/// Smart pickup: the place is the account's own. After 16:00 UTC, or at a weekend, today becomes the next business day.
fn trigger(context: &mut Context<'_>) -> Result<Value, Refused> {
    let request = at(&context.body, "PickupTriggerGWNRequest").clone();
    let account = text(&request, "AccountNumber");
    if account.is_empty() {
        return Err(missing("AccountNumber"));
    }
    if context.state.account(context.grant, &account).is_none() {
        return Err(Refused::rule("120412", "The account number is invalid"));
    }
    let now = context.state.now_ms();
    let today = transit::day(now);
    let late = transit::pickup(today) != today || transit::clock(now).as_str() >= "160000";
    let same_day = match text(&request, "ServiceDateOption").as_str() {
        "01" => true,
        "02" => false,
        "" => return Err(missing("ServiceDateOption")),
        _ => return Err(invalid("ServiceDateOption")),
    };
    let day = if same_day && !late { today } else { transit::arrival(today, 1) };
    let before = context.state.serial;
    let date = transit::compact(day);
    let prn = order(context, &format!("smart {account}"), &date, &account, &request);
    let (code, words) = if context.state.serial == before { ("02", "EXISTING") } else { ("01", "NEW") };
    let mut out = json!({ "Response": response(None, std::mem::take(&mut context.extra_alerts)), "ServiceDate": date, "PRN": prn,
        "TriggerStatus": { "Code": code, "Description": words } });
    if same_day && late {
        out["NextBusinessDayIndicator"] = "Y".into();
    }
    Ok(json!({ "PickupTriggerGWNResponse": out }))
}

fn check_pieces(pieces: &[&Value]) -> Result<(), Refused> {
    if pieces.is_empty() {
        return Err(Refused::rule("9120200", "At least one item is required"));
    }
    for piece in pieces {
        let service = text(piece, "ServiceCode");
        if service.len() != 3 || !service.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(invalid("ServiceCode"));
        }
        if !matches!(text(piece, "Quantity").parse::<u16>(), Ok(1..=999)) {
            return Err(invalid("Quantity"));
        }
        if !is_country(&text(piece, "DestinationCountryCode")) {
            return Err(invalid("DestinationCountryCode"));
        }
        if !matches!(text(piece, "ContainerCode").as_str(), "01" | "02" | "03") {
            return Err(invalid("ContainerCode"));
        }
    }
    Ok(())
}

/// A second order for the same place and day is the first one again.
fn order(context: &mut Context<'_>, place: &str, date: &str, account: &str, request: &Value) -> String {
    let there = |pickup: &&Pickup| pickup.place == place && pickup.date == date && !pickup.cancelled;
    if let Some(pickup) = context.state.pickups.iter().find(there) {
        return pickup.prn.clone();
    }
    context.state.serial += 1;
    let prn = format!("29{:09}", context.state.serial % 1_000_000_000);
    context.state.pickups.push(Pickup {
        prn: prn.clone(),
        place: place.to_owned(),
        date: date.to_owned(),
        account: account.to_owned(),
        contact: text(request, "PickupAddress.ContactName"),
        reference: text(request, "ReferenceNumber"),
        cancelled: false,
    });
    prn
}

pub(super) fn pending(context: &mut Context<'_>) -> Result<Value, Refused> {
    let account = context.request.header("accountnumber").unwrap_or_default().to_owned();
    if account.is_empty() {
        return Err(missing("AccountNumber"));
    }
    if context.state.account(context.grant, &account).is_none() {
        return Err(Refused::rule("120412", "The account number is invalid"));
    }
    let open = context.state.pickups.iter().filter(|pickup| pickup.account == account && !pickup.cancelled);
    let rows: Vec<Value> = open
        .map(|pickup| {
            let mut row = json!({ "PickupType": "01", "ServiceDate": pickup.date, "PRN": pickup.prn, "OnCallStatusCode": "002",
                "PickupStatusMessage": "Your pickup request has been received", "ContactName": pickup.contact });
            if !pickup.reference.is_empty() {
                row["ReferenceNumber"] = pickup.reference.clone().into();
            }
            row
        })
        .collect();
    Ok(json!({ "PickupPendingStatusResponse": { "Response": response(None, Vec::new()), "PendingStatus": rows } }))
}

pub(super) fn cancel(context: &mut Context<'_>) -> Result<Value, Refused> {
    let by_number = context.parts.get(3).is_some_and(|part| part == "02");
    let header = |name: &str| context.request.header(name).unwrap_or_default().to_owned();
    let (prn, account) = (header("prn"), header("accountnumber"));
    let wanted = |pickup: &&mut Pickup| {
        !pickup.cancelled
            && if by_number { pickup.prn == prn } else { !account.is_empty() && pickup.account == account }
    };
    match context.state.pickups.iter_mut().find(wanted) {
        Some(pickup) => pickup.cancelled = true,
        None if by_number && prn.is_empty() => return Err(missing("Prn")),
        None => return Err(invalid(if by_number { "Prn" } else { "AccountNumber" })),
    }
    Ok(
        json!({ "PickupCancelResponse": { "Response": response(None, Vec::new()), "PickupType": if by_number { "01" } else { "02" } } }),
    )
}

pub(super) fn divisions(context: &mut Context<'_>) -> Result<Value, Refused> {
    let country = context.parts.get(3).cloned().unwrap_or_default();
    let names = match country.as_str() {
        "US" => {
            vec!["ALABAMA", "ALASKA", "ARIZONA", "CALIFORNIA", "GEORGIA", "MARYLAND", "NEW JERSEY", "NEW YORK", "TEXAS"]
        }
        "CA" => vec!["ALBERTA", "BRITISH COLUMBIA", "ONTARIO", "QUEBEC"],
        other if is_country(other) => Vec::new(),
        _ => return Err(invalid("CountryCode")),
    };
    Ok(
        json!({ "PickupGetPoliticalDivision1ListResponse": { "Response": response(None, Vec::new()), "PoliticalDivision1": names } }),
    )
}

pub(super) fn service_centers(context: &mut Context<'_>) -> Result<Value, Refused> {
    let request = at(&context.body, "PickupGetServiceCenterFacilitiesRequest").clone();
    if list(&request, "PickupPiece").is_empty() {
        return Err(missing("PickupPiece"));
    }
    let to = at(&request, "DestinationAddress");
    let from = at(&request, "OriginAddress");
    let place = if from.is_null() { to } else { from };
    if !is_country(&text(place, "CountryCode")) {
        return Err(invalid("CountryCode"));
    }
    let or = |name: &str, other: &str| {
        let text = text(place, name);
        if text.is_empty() { other.to_owned() } else { text }
    };
    let center = |name: &str| {
        json!({
            "Name": name, "Address": { "AddressLine": "1 SAMPLE WAY", "City": or("City", "TOWN"), "StateProvince": or("StateProvince", "NA"),
                "PostalCode": or("PostalCode", "00000"), "CountryCode": text(place, "CountryCode"), "ResidentialIndicator": "N" },
            "SLIC": "0001", "Type": "FRT", "Timezone": "America/New_York", "Phone": "8005550100", "Fax": "8005550101",
            "FacilityTime": { "DayOfWeek": [{ "Day": "2", "OpenHours": "0800", "CloseHours": "1900", "LastDrop": "1800" }] },
        })
    };
    let mut drop_off = center("SAMPLE FREIGHT CENTER");
    drop_off["OriginOrDestination"] = "origin".into();
    Ok(json!({ "PickupGetServiceCenterFacilitiesResponse": { "Response": response(None, Vec::new()),
        "ServiceCenterLocation": { "DropOffFacilities": [drop_off], "PickupFacilities": center("SAMPLE FREIGHT TERMINAL") } } }))
}
