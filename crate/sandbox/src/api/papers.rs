//! What UPS hands out beside labels: customs forms, the page for cash on delivery, reports for high values, links.

use crate::json::{at, has, list, text, thousandths};
use crate::label::page;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// From this declared value on, in thousandths of the currency, UPS wants a report.
const HIGH: u64 = 999_000;

fn image(format: &str, bytes: impl AsRef<[u8]>) -> Value {
    json!({ "ImageFormat": { "Code": format, "Description": format }, "GraphicImage": STANDARD.encode(bytes) })
}

/// The parties, for the top of a paper.
fn head(shipment: &Value, id: &str) -> Vec<String> {
    let party = |who: &str| {
        let name = text(shipment, &format!("{who}.Name"));
        let address = at(shipment, who);
        format!("{who}: {name}, {}, {}", text(address, "Address.City"), text(address, "Address.CountryCode"))
    };
    vec![format!("Shipment {id}"), party("Shipper"), party("ShipTo")]
}

/// Customs forms, where others than uploaded ones are asked for.
pub(super) fn form(shipment: &Value, id: &str) -> Option<Value> {
    let forms = at(shipment, "ShipmentServiceOptions.InternationalForms");
    let types: Vec<String> =
        list(forms, "FormType").iter().map(|one| text(one, "")).filter(|one| one != "07").collect();
    if types.is_empty() {
        return None;
    }
    let mut lines = head(shipment, id);
    lines.push(format!("Forms {}", types.join(", ")));
    for product in list(forms, "Product") {
        let words: Vec<String> = list(product, "Description").iter().map(|line| text(line, "")).collect();
        let (number, value) = (text(product, "Unit.Number"), text(product, "Unit.Value"));
        lines.push(format!("{} x {} at {value} {}", number, words.join(" "), text(forms, "CurrencyCode")));
    }
    let pdf = page::pdf("international forms", &lines);
    Some(json!({ "Code": "01", "Description": "All Requested International Forms", "Image": image("PDF", pdf) }))
}

pub(super) fn cod_page(shipment: &Value, id: &str) -> Option<Value> {
    let by_package = list(shipment, "Package").iter().any(|package| has(package, "PackageServiceOptions.COD"));
    let asked = by_package || has(shipment, "ShipmentServiceOptions.COD");
    asked.then(|| json!({ "Image": image("HTML", page::html("COD turn-in page", &head(shipment, id))) }))
}

fn is_high(shipment: &Value) -> bool {
    let declared = |package: &Value| thousandths(&text(package, "PackageServiceOptions.DeclaredValue.MonetaryValue"));
    list(shipment, "Package").iter().any(|package| declared(package).is_some_and(|value| value > HIGH))
}

/// For the driver to sign, in the form of the labels.
fn control_log(format: &str, title: &str, lines: &[String]) -> Value {
    match format {
        "ZPL" => image(format, format!("^XA^CF0,30^FO40,40^FDSAMPLE - {title}^FS^FO40,90^FD{}^FS^XZ", lines.concat())),
        "EPL" | "SPL" => image(format, format!("N\r\nA40,40,0,3,1,1,N,\"SAMPLE - {title}\"\r\nP1\r\n")),
        _ => image("HTML", page::html(title, lines)),
    }
}

/// Puts all that a shipment gives beside its labels into its results.
pub(super) fn add(shipment: &Value, id: &str, format: &str, results: &mut Value) {
    if let Some(form) = form(shipment, id) {
        results["Form"] = form;
    }
    if let Some(cod) = cod_page(shipment, id) {
        results["CODTurnInPage"] = cod;
    }
    let returned = has(shipment, "ReturnService");
    if is_high(shipment) {
        let (title, lines) = ("high value report", head(shipment, id));
        if returned {
            results["HighValueReport"] = json!({ "Image": image("PDF", page::pdf(title, &lines)) });
        } else {
            results["ControlLogReceipt"] = json!([control_log(format, title, &lines)]);
        }
    }
    if has(shipment, "ShipmentServiceOptions.LabelDelivery.LabelLinksIndicator") {
        results["LabelURL"] = format!("https://www.ups.com/uel/llp/{id}/link/labelAll/SAMPLE").into();
        if returned {
            results["ReceiptURL"] = format!("https://www.ups.com/uel/llp/{id}/link/receipt/SAMPLE").into();
        }
    }
    let dangerous = list(shipment, "Package").iter().any(|package| has(package, "PackageServiceOptions.HazMat"));
    if dangerous && has(shipment, "DGSignatoryInfo") {
        let paper = page::pdf("dangerous goods paper", &head(shipment, id));
        results["DGPaperImage"] = json!([STANDARD.encode(paper)]);
    }
}
