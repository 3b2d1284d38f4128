//! Whether an account can be used with the profile that signed in.
//!
//! The token proves no account, and UPS lists none: a free rating call with the account as shipper does. Its answer is
//! turned into a state (ups-facts: vendors' help pages, UPS's code tables; what fits two states says both).

use crate::codes::{Units, state_of, units_of};
use crate::error::{Alert, Error, Kind, Problem};
use crate::http::{Request, Response};
use crate::model::{check_account_number, country_problem, postal_code_problem, wire_postal_code};
use crate::policy::RouteId;
use crate::wire;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An account as the user entered it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Account {
    /// 6 capital letters and digits; text, so that leading zeros stay.
    pub number: String,
    /// The user's own name for it.
    pub nickname: String,
    /// Of the account's pickup address.
    pub postal_code: String,
    /// ISO 3166, two letters.
    pub country: String,
}

/// What is known of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// Nothing.
    Unchecked,
    /// A check is under way.
    Checking,
    /// Usable, with its own prices.
    Verified,
    /// Usable, at list prices.
    ListRatesOnly,
    /// UPS does not connect it with the profile.
    NotOnProfile,
    /// The answer fits list prices and not on this profile alike.
    Unclear,
    /// The sign-in is over.
    Expired,
    /// The check failed for another reason.
    Error,
}

/// The outcome of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// The state.
    pub state: AccountState,
    /// UPS's code that decided it, where one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ups_code: Option<String>,
    /// UPS's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The error, where the check failed for another reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Error>,
}

/// Checks an account as entered, before it is kept.
pub fn check(account: &Account) -> Vec<Problem> {
    let mut problems = check_account_number(&account.number, "number");
    if let Some(code) = country_problem(account.country.trim()) {
        problems.push(Problem::new("country", code));
    } else if let Some(code) = postal_code_problem(&wire_postal_code(&account.postal_code), account.country.trim()) {
        problems.push(Problem::new("postalCode", code));
    }
    if account.nickname.chars().count() > 40 {
        problems.push(Problem::new("nickname", "too_long_40"));
    }
    problems
}

/// Builds the rating call: the lightest package within the account's own postal code.
///
/// # Errors
/// An account number that UPS would refuse for its form.
pub fn build_verify_request(account: &Account) -> Result<Request, Error> {
    let problems = check_account_number(&account.number, "number");
    if !problems.is_empty() {
        return Err(Error::invalid(problems));
    }
    let (unit, words) =
        if units_of(&account.country) == Units::Metric { ("KGS", "Kilograms") } else { ("LBS", "Pounds") };
    let service = if matches!(account.country.as_str(), "US" | "PR") { "03" } else { "11" };
    let place = place(account);
    let number = &account.number;
    // Text, not a tree of values: this is in the first chunk, and all that goes in is letters and digits.
    let body = format!(
        "{{\"RateRequest\":{{\"Request\":{{\"RequestOption\":\"Rate\"}},\"Shipment\":{{\
         \"Shipper\":{{\"ShipperNumber\":\"{number}\",\"Address\":{place}}},\"ShipTo\":{{\"Address\":{place}}},\
         \"Service\":{{\"Code\":\"{service}\"}},\"Package\":[{{\"PackagingType\":{{\"Code\":\"02\"}},\
         \"PackageWeight\":{{\"UnitOfMeasurement\":{{\"Code\":\"{unit}\",\"Description\":\"{words}\"}},\"Weight\":\"1\"}}}}],\
         \"ShipmentRatingOptions\":{{\"NegotiatedRatesIndicator\":\"\"}}}}}}}}"
    );
    Request::with_text(RouteId::Rate, &["v2409", "Rate"], "number", Some(body))
}

fn place(account: &Account) -> String {
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
    let (postal_code, country) = (plain(&account.postal_code), plain(&account.country));
    let mut place = String::from("{\"AddressLine\":[\"-\"]");
    let known = [
        ("StateProvinceCode", state_of(&postal_code, &country).unwrap_or_default()),
        ("PostalCode", &postal_code),
        ("CountryCode", &country),
    ];
    for (name, value) in known.iter().filter(|(_, value)| !value.is_empty()) {
        place.push_str(&format!(",\"{name}\":\"{value}\""));
    }
    place.push('}');
    place
}

/// Reads what the answer says of the account. Never fails: every answer is some state.
pub fn parse_verify_response(response: &Response) -> Verification {
    match wire::success(response, "RateResponse") {
        Ok(answer) => from_success(&answer),
        Err(error) => from_error(error),
    }
}

fn from_success(answer: &Value) -> Verification {
    let rated = wire::list(answer, &["RatedShipment"]);
    let negotiated = rated.iter().any(|one| wire::present(one, &["NegotiatedRateCharges", "TotalCharge"]));
    let mut alerts: Vec<Alert> = wire::alerts(answer, &["Response", "Alert"]);
    alerts.extend(rated.iter().flat_map(|one| wire::alerts(one, &["RatedShipmentAlert"])));
    let about = |codes: &[&str]| alerts.iter().find(|alert| codes.contains(&alert.code.as_str())).cloned();
    let (state, alert) = if negotiated {
        (AccountState::Verified, None)
    } else if let Some(alert) = about(&["110900", "120900"]) {
        // Not entitled to account rates: either the contract has none, or the profile has not got the account.
        (AccountState::Unclear, Some(alert))
    } else {
        (AccountState::ListRatesOnly, about(&["116098", "118320", "126098", "128320"]))
    };
    let (ups_code, message) = alert.map(|alert| (alert.code, alert.message)).unzip();
    Verification { state, ups_code, message, error: None }
}

/// Turns a failed call into a state.
pub fn from_error(error: Error) -> Verification {
    let state = match (error.kind, error.code.as_str()) {
        (Kind::Account, "account_not_on_profile" | "payer_account_refused" | "account_unusable") => {
            AccountState::NotOnProfile
        }
        (Kind::Account, "account_rates_unclear") => AccountState::Unclear,
        (Kind::Account, "account_list_rates_only" | "account_authentication_open") => AccountState::ListRatesOnly,
        (Kind::Authorization, _) => AccountState::Expired,
        _ => AccountState::Error,
    };
    let decided = matches!(state, AccountState::NotOnProfile | AccountState::Unclear | AccountState::ListRatesOnly);
    Verification {
        state,
        ups_code: error.ups_code.clone(),
        message: error.ups_code.is_some().then(|| error.message.clone()),
        error: (!decided).then_some(error),
    }
}
