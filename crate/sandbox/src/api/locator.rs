//! Locator: `POST /api/locations/{version}/search/availabilities/{option}`. Places that do not exist, near any address.

use super::Context;
use super::lane::is_country;
use crate::envelope::Refused;
use crate::json::{at, text};
use serde_json::{Value, json};

pub(super) fn handle(context: &mut Context<'_>) -> Result<Value, Refused> {
    let option = context.parts.get(4).cloned().unwrap_or_default();
    let request = at(&context.body, "LocatorRequest").clone();
    let address = at(&request, "OriginAddress.AddressKeyFormat");
    let country = text(address, "CountryCode");
    if country.is_empty() {
        return Err(Refused::rule("20007", "Missing required field CountryCode"));
    }
    if !is_country(&country) {
        return Err(Refused::rule("20008", "Field CountryCode has invalid data"));
    }
    let most = number(&request, "LocationSearchCriteria.MaximumListSize", 5, 1..=50)?;
    let unit = text(&request, "UnitOfMeasurement.Code");
    let farthest = if unit == "KM" { 150 } else { 100 };
    let radius = number(&request, "LocationSearchCriteria.SearchRadius", farthest, 5..=farthest)?;
    let ids = [text(address, "PoliticalDivision2"), text(address, "PostcodePrimaryLow")];
    let point = text(&request, "OriginAddress.Geocode.Latitude");
    if ids.iter().all(String::is_empty) && point.is_empty() {
        return Err(Refused::rule("20007", "Missing required field PoliticalDivision2 or PostcodePrimaryLow"));
    }
    let access_points = option == "64";
    let unit = if unit.is_empty() { "MI".to_owned() } else { unit };
    let places: Vec<Value> = (0..most)
        .map(|index| (index, (index + 1) * 7 / 4 + 1))
        .take_while(|(_, distance)| *distance <= radius)
        .map(|(index, distance)| place(address, index, distance, &unit, access_points))
        .collect();
    Ok(json!({ "LocatorResponse": {
        "Response": { "ResponseStatusCode": "1", "ResponseStatusDescription": "Success" },
        "Geocode": { "Latitude": "34.05", "Longitude": "-84.28" },
        "SearchResults": { "Disclaimer": "SAMPLE: these places do not exist.", "DropLocation": places },
        "AllowAllConfidenceLevels": "false",
    } }))
}

fn number(request: &Value, path: &str, default: u32, range: std::ops::RangeInclusive<u32>) -> Result<u32, Refused> {
    let given = text(request, path);
    if given.is_empty() {
        return Ok(default);
    }
    let name = path.rsplit('.').next().unwrap_or_default();
    let wrong = || Refused::rule("20008", &format!("Field {name} has invalid data"));
    given.parse().ok().filter(|value| range.contains(value)).ok_or_else(wrong)
}

fn place(address: &Value, index: u32, distance: u32, unit: &str, access_point: bool) -> Value {
    let or = |path: &str, other: &str| {
        let text = text(address, path);
        if text.is_empty() { other.to_owned() } else { text }
    };
    let kind = if access_point { "SAMPLE ACCESS POINT" } else { "SAMPLE DROP BOX" };
    let mut out = json!({
        "LocationID": format!("{}", 100_000 + index), "OriginOrDestination": "01", "IVR": { "PhraseID": format!("{}", 5000 + index) },
        "Geocode": { "Latitude": format!("34.{:02}", 5 + index), "Longitude": format!("-84.{:02}", 28 + index) },
        "AddressKeyFormat": { "ConsigneeName": format!("{kind} {}", index + 1), "AddressLine": format!("{} MAIN ST", 100 + 12 * index),
            "PoliticalDivision2": or("PoliticalDivision2", "TOWN"), "PoliticalDivision1": or("PoliticalDivision1", "NA"),
            "PostcodePrimaryLow": or("PostcodePrimaryLow", "00000"), "CountryCode": text(address, "CountryCode") },
        "PhoneNumber": ["8005550100"],
        "LocationAttribute": [{ "OptionType": { "Code": "01", "Description": "Location" },
            "OptionCode": [{ "Code": if access_point { "018" } else { "001" }, "Description": kind }] }],
        "Distance": { "Value": distance.to_string(), "UnitOfMeasurement": { "Code": unit } },
        "LatestGroundDropOffTime": ["Mon-Fri: 5:30pm; Sat: No Pickup; Sun: No Pickup"],
        "LatestAirDropOffTime": ["Mon-Fri: 5:00pm; Sat: No Pickup; Sun: No Pickup"],
        "StandardHoursOfOperation": "Mon-Fri: 8:00am-7:00pm; Sat: 9:00am-2:00pm; Sun: Closed",
        "Timezone": "America/New_York",
    });
    // Two of UPS's limits are shorter than what it answers with; ours keep to them.
    out["LatestGroundDropOffTime"] = json!(["1730"]);
    out["LatestAirDropOffTime"] = json!(["1700"]);
    if access_point {
        out["AccessPointInformation"] = json!({ "PublicAccessPointID": format!("U{:08}", 10_000_000 + index),
            "AccessPointStatus": { "Code": "01", "Description": "Active-available" } });
    }
    out
}
