//! What UPS documents as refused, field by field, for Rating and Shipping.
//!
//! Shipping's codes are the reference; where Rating has a number of its own it is given beside. The first broken rule
//! answers, in the order in which UPS's documents list the fields.

use super::lane::is_country;
use crate::envelope::Refused;
use crate::json::{at, has, list, text, thousandths};
use serde_json::Value;

/// Which API is asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Api {
    Rating,
    Shipping,
}

type Outcome = Result<(), Refused>;

/// Checks a request's `Shipment`. Account and lane come later: they need the profile.
pub(super) fn check(shipment: &Value, api: Api) -> Outcome {
    if shipment.is_null() {
        return Err(Refused::rule("10002", "The JSON document is well formed but not valid"));
    }
    party(at(shipment, "Shipper"), &SHIPPER, shipment, api)?;
    party(at(shipment, "ShipTo"), &SHIP_TO, shipment, api)?;
    if has(shipment, "ShipFrom") {
        party(at(shipment, "ShipFrom"), &SHIP_FROM, shipment, api)?;
        let returned = has(shipment, "ReturnService");
        let (from, shipper) =
            (text(shipment, "ShipFrom.Address.CountryCode"), text(shipment, "Shipper.Address.CountryCode"));
        if from != shipper && !returned {
            return Err(Refused::rule("120317", "ShipFrom country must be equal to Shipper country"));
        }
    }
    packages(shipment, api)?;
    if api == Api::Shipping {
        payment(shipment)?;
        references(shipment)?;
        description(shipment)?;
    }
    Ok(())
}

fn rule(broken: bool, api: Api, shipping: &str, rating: &str, words: &str) -> Outcome {
    if !broken {
        return Ok(());
    }
    Err(Refused::rule(if api == Api::Rating && !rating.is_empty() { rating } else { shipping }, words))
}

/// One party's codes; blank where UPS has none.
struct Party {
    name: &'static str,
    attention: &'static str,
    line: &'static str,
    lines: &'static str,
    city: &'static str,
    state: &'static str,
    postal: &'static str,
    postal_rating: &'static str,
    country: &'static str,
    country_rating: &'static str,
    phone: &'static str,
    phone_short: &'static str,
    email: &'static str,
    words: &'static str,
}

#[rustfmt::skip]
const SHIPPER: Party = Party {
    name: "120101", attention: "120110", line: "120102", lines: "120104", city: "120105", state: "120106", postal: "120107",
    postal_rating: "113020", country: "120108", country_rating: "110308", phone: "120109", phone_short: "120115", email: "120112",
    words: "Shipper",
};
#[rustfmt::skip]
const SHIP_TO: Party = Party {
    name: "120200", attention: "120201", line: "120202", lines: "120204", city: "120205", state: "120206", postal: "120207",
    postal_rating: "113021", country: "120208", country_rating: "110208", phone: "120209", phone_short: "120213", email: "120211",
    words: "ShipTo",
};
#[rustfmt::skip]
const SHIP_FROM: Party = Party {
    name: "120300", attention: "", line: "120302", lines: "120304", city: "120305", state: "120306", postal: "120307",
    postal_rating: "113020", country: "120308", country_rating: "110308", phone: "", phone_short: "", email: "", words: "ShipFrom",
};

fn party(node: &Value, codes: &Party, shipment: &Value, api: Api) -> Outcome {
    let ship = api == Api::Shipping;
    let words = |what: &str| format!("Missing or invalid {} {what}", codes.words);
    let name = text(node, "Name");
    if ship {
        rule(name.is_empty() || name.chars().count() > 35, api, codes.name, "", &words("name"))?;
    }
    address(at(node, "Address"), codes, api)?;
    if !ship {
        return Ok(());
    }
    let abroad = text(shipment, "Shipper.Address.CountryCode") != text(shipment, "ShipTo.Address.CountryCode");
    let attention = text(node, "AttentionName");
    if !codes.attention.is_empty() {
        let bad = attention.chars().count() > 35 || (abroad && attention.is_empty());
        rule(bad, api, codes.attention, "", &words("attention name"))?;
    }
    if !codes.phone.is_empty() {
        let phone = text(node, "Phone.Number");
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        rule((abroad && phone.is_empty()) || phone.len() > 15, api, codes.phone, "", &words("phone number"))?;
        rule(!phone.is_empty() && digits < 10, api, codes.phone_short, "", &words("phone number, less than 10"))?;
        let email = text(node, "EMailAddress");
        rule(email.len() > 50 || (!email.is_empty() && !email.contains('@')), api, codes.email, "", &words("e-mail"))?;
    }
    rule(text(node, "TaxIdentificationNumber").len() > 15, api, "120218", "", &words("tax identification number"))
}

fn address(node: &Value, codes: &Party, api: Api) -> Outcome {
    let ship = api == Api::Shipping;
    let words = |what: &str| format!("Missing or invalid {} {what}", codes.words);
    let country = text(node, "CountryCode");
    rule(!is_country(&country), api, codes.country, codes.country_rating, &words("country code"))?;
    let lines = list(node, "AddressLine");
    let first = lines.first().map(|line| text(line, "")).unwrap_or_default();
    let long = lines.iter().any(|line| text(line, "").chars().count() > 35);
    if ship {
        rule(first.is_empty() || long, api, codes.line, "", &words("address line 1"))?;
        rule(lines.len() > 3, api, codes.lines, "", &words("address line 3"))?;
        let city = text(node, "City");
        rule(city.is_empty() || city.chars().count() > 30, api, codes.city, "", &words("city"))?;
        let state = text(node, "StateProvinceCode");
        let needed = matches!(country.as_str(), "US" | "CA");
        rule((needed && state.len() != 2) || state.len() > 5, api, codes.state, "", &words("state/province"))?;
    }
    let postal = text(node, "PostalCode");
    if api == Api::Rating && postal.is_empty() && codes.words != "ShipTo" && needs_postal(&country) {
        return Err(Refused::rule("111107", "The origin postal code is empty"));
    }
    rule(!postal_fits(&postal, &country), api, codes.postal, codes.postal_rating, &words("postal code"))
}

fn needs_postal(country: &str) -> bool {
    matches!(country, "US" | "PR" | "CA")
}

fn postal_fits(postal: &str, country: &str) -> bool {
    let digits = postal.bytes().all(|byte| byte.is_ascii_digit());
    match country {
        "US" | "PR" => digits && matches!(postal.len(), 5 | 9),
        "CA" => {
            let fits = |(index, byte): (usize, u8)| {
                if index % 2 == 0 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() }
            };
            postal.len() == 6 && postal.bytes().enumerate().all(fits)
        }
        "DE" | "FR" | "ES" | "IT" | "MX" => postal.is_empty() || (digits && postal.len() == 5),
        _ => postal.len() <= 9 && postal.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' '),
    }
}

const PACKAGING: &[&str] = &[
    "00", "01", "02", "03", "04", "21", "24", "25", "2a", "2b", "2c", "30", "56", "57", "58", "59", "60", "61", "62",
    "63", "64", "65", "66", "67",
];

fn packages(shipment: &Value, api: Api) -> Outcome {
    let packages = list(shipment, "Package");
    rule(packages.is_empty(), api, "120002", "110002", "At least one package is required")?;
    rule(packages.len() > 200, api, "120020", "110003", "The maximum number of packages is exceeded")?;
    let member = if api == Api::Rating { "PackagingType" } else { "Packaging" };
    for package in &packages {
        self::package(package, shipment, member, api)?;
    }
    let unit = |package: &&Value| text(package, "PackageWeight.UnitOfMeasurement.Code");
    let first = packages.first().map(unit).unwrap_or_default();
    rule(
        packages.iter().any(|package| unit(package) != first),
        api,
        "120529",
        "110548",
        "Units of measurement are mixed",
    )?;
    let single = |package: &&Value| matches!(text(package, &format!("{member}.Code")).as_str(), "24" | "25");
    rule(
        packages.len() > 1 && packages.iter().any(single),
        api,
        "120624",
        "",
        "Only one package is allowed for this packaging",
    )
}

fn package(package: &Value, shipment: &Value, member: &str, api: Api) -> Outcome {
    let packaging = text(package, &format!("{member}.Code"));
    let unknown = !PACKAGING.contains(&packaging.as_str()) || (api == Api::Shipping && packaging == "00");
    rule(unknown, api, "120600", "", "Missing or invalid packaging type")?;
    let unit = text(package, "PackageWeight.UnitOfMeasurement.Code");
    let weight_text = text(package, "PackageWeight.Weight");
    let weight = thousandths(&weight_text);
    rule(weight.is_none() && packaging != "01", api, "120601", "110601", "Missing or invalid package weight")?;
    let weight = weight.unwrap_or(500);
    rule(weight == 0, api, "121030", "111030", "Package weight must be greater than zero")?;
    rule(
        api == Api::Shipping && weight_text.len() > 5,
        api,
        "120616",
        "",
        "Package weight has more than 5 characters",
    )?;
    let origin = text(shipment, "Shipper.Address.CountryCode");
    let metric = unit == "KGS";
    let wrong =
        if metric { matches!(origin.as_str(), "US" | "PR") } else { !matches!(origin.as_str(), "US" | "PR" | "CA") };
    rule(wrong, api, "121057", "111057", "This measurement system is not valid for the selected country")?;
    rule(
        weight > if metric { 70_000 } else { 150_000 },
        api,
        "121050",
        "111050",
        "Package exceeds the maximum weight",
    )?;
    let letter = packaging == "01" && weight > if metric { 500 } else { 1_000 };
    rule(letter, api, "120620", "", "The weight is too much for a UPS Letter")?;
    let box_limit = match packaging.as_str() {
        "25" => 10_000,
        "24" => 25_000,
        _ => u64::MAX,
    };
    rule(metric && weight > box_limit, api, "120606", "", "The weight does not fit the packaging")?;
    sides(package, metric, api)?;
    let declared = text(package, "PackageServiceOptions.DeclaredValue.MonetaryValue");
    let over = !declared.is_empty() && thousandths(&declared).is_none_or(|value| value == 0 || value > 50_000_000);
    rule(over, api, "120604", "", "Missing or invalid declared value")?;
    confirmation(package, shipment, api)
}

fn sides(package: &Value, metric: bool, api: Api) -> Outcome {
    if !has(package, "Dimensions") {
        return Ok(());
    }
    let unit = text(package, "Dimensions.UnitOfMeasurement.Code");
    rule(unit != if metric { "CM" } else { "IN" }, api, "120529", "110548", "Units of measurement are mixed")?;
    let mut sides = Vec::new();
    for name in ["Length", "Width", "Height"] {
        let side = thousandths(&text(package, &format!("Dimensions.{name}"))).filter(|side| *side > 0);
        rule(side.is_none(), api, "120602", "110602", "All dimensions must be greater than zero")?;
        sides.extend(side);
    }
    sides.sort_unstable();
    let [small, middle, longest] = sides.as_slice() else { return Ok(()) };
    let (most_long, most_girth) = if metric { (270_000, 330_000) } else { (108_000, 165_000) };
    rule(*longest > most_long, api, "121055", "111055", "Package exceeds the maximum length")?;
    let girth = longest + 2 * (small + middle) > most_girth;
    rule(girth, api, "121056", "111056", "Package exceeds the maximum size of length plus girth")
}

/// The same digit means another thing at each level, and each lane knows one level only.
fn confirmation(package: &Value, shipment: &Value, api: Api) -> Outcome {
    let lane = (text(shipment, "Shipper.Address.CountryCode"), text(shipment, "ShipTo.Address.CountryCode"));
    let lane = (lane.0.as_str(), lane.1.as_str());
    let package_level = matches!(lane, ("US" | "PR", "US" | "PR") | ("CA", "CA"));
    let of_package = text(package, "PackageServiceOptions.DeliveryConfirmation.DCISType");
    let of_shipment = text(shipment, "ShipmentServiceOptions.DeliveryConfirmation.DCISType");
    let misplaced = (!of_package.is_empty() && !package_level) || (!of_shipment.is_empty() && package_level);
    rule(misplaced, api, "120598", "", "Delivery confirmation is not available at this level")?;
    let unknown = !matches!(of_package.as_str(), "" | "2" | "3") || !matches!(of_shipment.as_str(), "" | "1" | "2");
    rule(unknown, api, "120599", "", "Invalid delivery confirmation type")
}

fn payment(shipment: &Value) -> Outcome {
    let api = Api::Shipping;
    let charges = list(shipment, "PaymentInformation.ShipmentCharge");
    let transport = charges.iter().find(|charge| text(charge, "Type") == "01");
    let Some(transport) = transport else {
        return Err(Refused::rule("120400", "A payment method for transportation is required"));
    };
    let payers = ["BillShipper", "BillReceiver", "BillThirdParty"];
    for charge in &charges {
        let count = payers.iter().filter(|payer| has(charge, payer)).count()
            + usize::from(has(charge, "ConsigneeBilledIndicator"));
        rule(count != 1, api, "120416", "", "Exactly one payer is required for each charge")?;
        if has(charge, "BillThirdParty") {
            let country = text(charge, "BillThirdParty.Address.CountryCode");
            rule(!is_country(&country), api, "120430", "", "Missing or invalid third party country code")?;
            let postal = text(charge, "BillThirdParty.Address.PostalCode");
            rule(postal.is_empty(), api, "120437", "", "Missing or invalid third party postal code")?;
        }
    }
    let shipper = text(shipment, "Shipper.ShipperNumber");
    let billed = text(transport, "BillShipper.AccountNumber");
    rule(!billed.is_empty() && billed != shipper, api, "120415", "", "The account number must be the ShipperNumber")?;
    let form = shipper.len() != 6 || !shipper.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    rule(!shipper.is_empty() && form, api, "120113", "", "The shipper number must be alphanumeric and of 6 characters")
}

const REFERENCE_CODES: &[&str] = &[
    "AJ", "AT", "BM", "9V", "ON", "DP", "3Q", "IK", "MK", "MJ", "PM", "PC", "PO", "RQ", "RZ", "SA", "SE", "ST", "TN",
    "EI", "TJ", "SY",
];

fn references(shipment: &Value) -> Outcome {
    let api = Api::Shipping;
    let lane = (text(shipment, "Shipper.Address.CountryCode"), text(shipment, "ShipTo.Address.CountryCode"));
    let package_level = matches!((lane.0.as_str(), lane.1.as_str()), ("US", "US") | ("PR", "PR"));
    let of_shipment = list(shipment, "ReferenceNumber");
    rule(!of_shipment.is_empty() && package_level, api, "120541", "", "A reference is not allowed at shipment level")?;
    check_references(&of_shipment)?;
    for package in list(shipment, "Package") {
        let of_package = list(package, "ReferenceNumber");
        rule(
            !of_package.is_empty() && !package_level,
            api,
            "120542",
            "",
            "A reference is not allowed at package level",
        )?;
        check_references(&of_package)?;
    }
    Ok(())
}

fn check_references(references: &[&Value]) -> Outcome {
    let api = Api::Shipping;
    rule(references.len() > 2, api, "120544", "", "No more than two references are allowed")?;
    for reference in references {
        let value = text(reference, "Value");
        rule(value.is_empty() || value.chars().count() > 35, api, "120501", "", "Missing or invalid reference value")?;
        let code = text(reference, "Code");
        rule(
            !code.is_empty() && !REFERENCE_CODES.contains(&code.as_str()),
            api,
            "120506",
            "",
            "Invalid reference code",
        )?;
    }
    Ok(())
}

fn description(shipment: &Value) -> Outcome {
    let api = Api::Shipping;
    let words = text(shipment, "Description");
    rule(words.chars().count() > 50, api, "120503", "", "The shipment description is too long")?;
    let abroad = text(shipment, "Shipper.Address.CountryCode") != text(shipment, "ShipTo.Address.CountryCode");
    rule(abroad && words.is_empty(), api, "120512", "", "A description of the goods is required")?;
    let total = text(shipment, "InvoiceLineTotal.MonetaryValue");
    let lane = (text(shipment, "Shipper.Address.CountryCode"), text(shipment, "ShipTo.Address.CountryCode"));
    let wanted = matches!((lane.0.as_str(), lane.1.as_str()), ("US", "CA" | "PR"));
    let papers = has(shipment, "DocumentsOnlyIndicator");
    rule(wanted && !papers && total.is_empty(), api, "120502", "", "Invalid invoice line total")?;
    if has(shipment, "InvoiceLineTotal") {
        rule(total.contains('.'), api, "120539", "", "The invoice line total must be a whole number")?;
        let range = thousandths(&total).is_none_or(|value| value == 0) || total.len() > 8;
        rule(range, api, "120502", "", "Invalid invoice line total")?;
    }
    Ok(())
}
