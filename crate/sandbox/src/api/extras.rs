//! What UPS documents as refused about the extras of a shipment: cash on delivery, returns, Access Points, notices, papers.
//! The first broken rule answers.

use crate::envelope::Refused;
use crate::json::{at, has, list, text, thousandths};
use crate::state::Document;
use serde_json::Value;

type Outcome = Result<(), Refused>;

fn rule(broken: bool, code: &str, words: &str) -> Outcome {
    if broken { Err(Refused::rule(code, words)) } else { Ok(()) }
}

const EU: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

fn options(shipment: &Value, from: &str, to: &str) -> Outcome {
    let lane = matches!((from, to), ("US", "CA" | "PR"));
    rule(has(shipment, "InvoiceLineTotal") && !lane, "120504", "Invoice line total is not allowed on this lane")?;
    let code = text(shipment, "ShipmentServiceOptions.EPRAReleaseCode");
    let digits = (4..=6).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
    rule(!code.is_empty() && !digits, "120578", "The package release code has 4 to 6 digits")?;
    let within = [from, to].iter().all(|country| matches!(*country, "US" | "PR"));
    for package in list(shipment, "Package") {
        let released = has(package, "PackageServiceOptions.ShipperReleaseIndicator");
        rule(released && (!within || has(shipment, "ReturnService")), "120598", "Shipper release is not available")?;
    }
    let day = text(shipment, "ShipmentDate");
    rule(!day.is_empty() && super::transit::parse(&day).is_none(), "20008", "Invalid field value in the ShipmentDate")
}

/// Checks a shipment; `documents` are those that were uploaded.
pub(super) fn check(shipment: &Value, documents: &[Document]) -> Outcome {
    let from = text(shipment, "Shipper.Address.CountryCode");
    let to = text(shipment, "ShipTo.Address.CountryCode");
    options(shipment, &from, &to)?;
    cash_on_delivery(shipment, &from, &to)?;
    returns(shipment)?;
    access_point(shipment)?;
    notices(shipment)?;
    papers(shipment, &from, &to, documents)
}

fn cash_on_delivery(shipment: &Value, from: &str, to: &str) -> Outcome {
    let options = at(shipment, "ShipmentServiceOptions");
    if has(options, "COD") {
        rule(!EU.contains(&from), "120568", "COD is not available at shipment level for this origin")?;
        amount(at(options, "COD"), true)?;
        rule(has(options, "DeliveryConfirmation"), "121063", "COD and delivery confirmation exclude each other")?;
    }
    let by_package = matches!((from, to), ("US" | "PR", "US" | "PR") | ("CA", "CA" | "US"));
    for package in list(shipment, "Package") {
        let options = at(package, "PackageServiceOptions");
        if has(options, "COD") {
            rule(!by_package, "120569", "COD is not available at package level on this lane")?;
            amount(at(options, "COD"), false)?;
            rule(has(options, "DeliveryConfirmation"), "121063", "COD and delivery confirmation exclude each other")?;
        }
    }
    Ok(())
}

fn amount(cod: &Value, european: bool) -> Outcome {
    rule(text(cod, "CODAmount.CurrencyCode").len() != 3, "120597", "Invalid COD currency code")?;
    let value = thousandths(&text(cod, "CODAmount.MonetaryValue"));
    rule(value.is_none_or(|value| value == 0), "120610", "Invalid COD amount")?;
    let funds = text(cod, "CODFundsCode");
    let known = if european { matches!(funds.as_str(), "1" | "9") } else { matches!(funds.as_str(), "0" | "8" | "9") };
    rule(!known, "120626", "Invalid COD funds code")
}

fn returns(shipment: &Value) -> Outcome {
    if !has(shipment, "ReturnService") {
        return Ok(());
    }
    let service = text(shipment, "Service.Code");
    let excluded = ["13", "59", "82", "83", "84", "85", "86", "C6", "C7", "C8"].contains(&service.as_str());
    rule(excluded, "121210", "The requested service is unavailable for returns")?;
    let options = at(shipment, "ShipmentServiceOptions");
    rule(has(options, "SaturdayDeliveryIndicator"), "121015", "Saturday delivery is not available with returns")?;
    rule(has(options, "DeliveryConfirmation"), "121020", "Delivery confirmation is not available with returns")?;
    rule(!has(shipment, "ShipFrom"), "120300", "Ship from is required for return shipments")?;
    let packages = list(shipment, "Package");
    let us = matches!(text(shipment, "ShipFrom.Address.CountryCode").as_str(), "US" | "PR");
    rule(packages.len() > if us { 1 } else { 20 }, "120020", "Too many packages for a return")?;
    for package in packages {
        let options = at(package, "PackageServiceOptions");
        rule(has(options, "DeliveryConfirmation"), "121020", "Delivery confirmation is not available with returns")?;
        rule(text(package, "Description").is_empty(), "120622", "A package description is required for returns")?;
        rule(has(package, "PackageServiceOptions.COD"), "121005", "COD is not available with returns")?;
    }
    Ok(())
}

fn access_point(shipment: &Value) -> Outcome {
    let unreachable =
        text(shipment, "ShipTo.EMailAddress").is_empty() && text(shipment, "ShipTo.Phone.Number").is_empty();
    let wanted = !list(shipment, "ShipmentIndicationType").is_empty();
    rule(wanted && unreachable, "120560", "An e-mail address or a phone number of the consignee is required")?;
    let point = at(shipment, "AlternateDeliveryAddress");
    for name in ["Name", "AttentionName", "Address"] {
        let missing = wanted && !has(point, name);
        rule(missing, "20007", &format!("Missing required field AlternateDeliveryAddress.{name}"))?;
    }
    Ok(())
}

fn notices(shipment: &Value) -> Outcome {
    for notice in list(shipment, "ShipmentServiceOptions.Notification") {
        let addresses = list(notice, "EMail.EMailAddress");
        rule(addresses.is_empty(), "120513", "An e-mail address is required for a notification")?;
        rule(addresses.len() > 5, "120520", "Too many e-mail addresses in a notification")?;
        let wrong = |address: &&Value| {
            let address = text(address, "");
            address.len() > 50 || !address.contains('@')
        };
        rule(addresses.iter().any(wrong), "120513", "Invalid e-mail address in a notification")?;
    }
    Ok(())
}

fn papers(shipment: &Value, from: &str, to: &str, documents: &[Document]) -> Outcome {
    let forms = at(shipment, "ShipmentServiceOptions.InternationalForms");
    if forms.is_null() {
        return Ok(());
    }
    rule(from == to, "128120", "Origin and destination countries are the same")?;
    rule(has(shipment, "DocumentsOnlyIndicator"), "128202", "No forms are allowed for documents")?;
    let types: Vec<String> = list(forms, "FormType").iter().map(|one| text(one, "")).collect();
    let known =
        |one: &String| matches!(one.as_str(), "01" | "03" | "04" | "05" | "06" | "07" | "08" | "09" | "10" | "11");
    rule(types.is_empty() || !types.iter().all(known), "128001", "Missing or invalid form type")?;
    rule(types.iter().filter(|one| *one == "01").count() > 1, "128241", "Only one invoice is allowed")?;
    if types.iter().any(|one| one == "07") {
        uploaded(forms, documents)?;
    }
    let products = list(forms, "Product");
    let wanted = types.iter().any(|one| one != "07");
    rule(wanted && (products.is_empty() || products.len() > 50), "128222", "1 to 50 products are required")?;
    for product in &products {
        let lines = list(product, "Description");
        let bad = lines.is_empty() || lines.iter().any(|line| text(line, "").is_empty() || text(line, "").len() > 35);
        rule(bad, "128113", "Invalid product description")?;
    }
    if types.iter().any(|one| one == "01") {
        invoice(forms, &products)?;
    }
    Ok(())
}

fn invoice(forms: &Value, products: &[&Value]) -> Outcome {
    let date = text(forms, "InvoiceDate");
    rule(super::transit::parse(&date).is_none() || date.len() != 8, "128066", "Missing or invalid invoice date")?;
    let reason = text(forms, "ReasonForExport");
    rule(reason.is_empty() || reason.len() > 20, "128069", "Missing or invalid reason for export")?;
    rule(text(forms, "CurrencyCode").len() != 3, "128114", "Missing or invalid currency code")?;
    for product in products {
        rule(
            text(product, "OriginCountryCode").len() != 2,
            "128049",
            "Missing or invalid origin country of a product",
        )?;
        if has(product, "Unit") {
            rule(
                thousandths(&text(product, "Unit.Number")).is_none_or(|value| value == 0),
                "128043",
                "Invalid unit number",
            )?;
            rule(thousandths(&text(product, "Unit.Value")).is_none(), "128045", "Invalid unit value")?;
        }
    }
    Ok(())
}

fn uploaded(forms: &Value, documents: &[Document]) -> Outcome {
    let wanted = list(forms, "UserCreatedForm.DocumentID");
    rule(wanted.len() > 13, "128239", "More than 13 document ids")?;
    let there = |id: &&Value| documents.iter().any(|document| document.id == text(id, ""));
    rule(wanted.is_empty() || !wanted.iter().all(there), "128223", "Missing or invalid document id")
}
