//! What UPS needs and nobody types: the rules behind the table's `@` names.

use super::lane;
use crate::codes::currency_of;
use crate::map::{Dialect, view};
use crate::model::Decimal;
use serde_json::{Map, Value, json};

/// The value that a rule gives, if it gives one here.
pub(crate) fn of(root: &Map<String, Value>, node: &Map<String, Value>, rule: &str, dialect: Dialect) -> Option<Value> {
    let rating = dialect == Dialect::First;
    match rule {
        "requestOption" => root.get("operation").cloned(),
        "subVersion" => Some(Value::from(if rating { "2409" } else { "2205" })),
        "negotiated" => (!view::text(root, "account").is_empty()).then_some(Value::Bool(true)),
        "pieces" => rating.then(|| Value::from(view::nodes(root, "packages").len().to_string())),
        "billType" => {
            wants_days(root).then(|| Value::from(if view::flag(root, "documentsOnly") { "02" } else { "03" }))
        }
        "totalWeight" => (rating && is_international(root)).then(|| total_weight(root)),
        "invoiceTotal" => (rating && is_international(root)).then(|| invoice_total(root)),
        // Rating.yaml requires the member; a street does not change a price.
        "street" => rating.then(|| json!(["-"])),
        "unitName" => unit_name(&view::text(node, "unit")).map(Value::from),
        "userAgent" => (!is_thermal(node)).then(|| Value::from("Mozilla/4.5")),
        "stock" => is_thermal(node).then(|| Value::from("4x6")),
        _ => None,
    }
}

/// Delivery days are asked for unless somebody said no: people choose by them.
pub(super) fn wants_days(root: &Map<String, Value>) -> bool {
    !matches!(root.get("timeInTransit"), Some(Value::Bool(false) | Value::Null))
}

pub(super) fn is_thermal(label: &Map<String, Value>) -> bool {
    matches!(view::text(label, "format").to_ascii_uppercase().as_str(), "ZPL" | "EPL" | "SPL")
}

fn is_international(root: &Map<String, Value>) -> bool {
    let (from, to) = lane(root);
    from != to
}

fn unit_name(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "LBS" => "Pounds",
        "KGS" => "Kilograms",
        "IN" => "Inches",
        "CM" => "Centimeters",
        _ => return None,
    })
}

/// Time in transit abroad needs the weight of all packages (UPS answers 111549 and its like otherwise).
fn total_weight(root: &Map<String, Value>) -> Value {
    let packages = view::nodes(root, "packages");
    let weight = |package: &&Map<String, Value>| Decimal(view::text(package, "weight.value")).thousandths();
    let tenths = packages.iter().filter_map(weight).sum::<u64>().div_ceil(100);
    let unit = packages.first().map(|package| view::text(package, "weight.unit")).unwrap_or_default();
    json!({ "value": format!("{}.{}", tenths / 10, tenths % 10), "unit": unit })
}

/// The goods' value; where none was given, one unit of money, which changes no price without declared value.
fn invoice_total(root: &Map<String, Value>) -> Value {
    let (country, _) = lane(root);
    json!({ "currency": currency_of(&country), "amount": "1" })
}
