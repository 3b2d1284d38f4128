//! International forms: what each of them asks for.
//!
//! Source: Shipping.yaml, `ShipmentServiceOptions_InternationalForms` and `InternationalForms_Product`; codes of the shipping
//! guide's appendix.

use super::Shipment;
use super::problems::Problems;
use crate::error::Problem;
use crate::map::view;
use crate::model::Decimal;
use serde_json::{Map, Value};

const KNOWN: &[&str] = &["01", "03", "04", "05", "06", "07", "08", "09", "10", "11"];

/// Form, member, UPS's code for it where there is one.
type Need = (&'static str, &'static str, Option<&'static str>);

const NEEDS: &[Need] = &[
    ("01", "invoiceNumber", Some("128065")),
    ("01", "invoiceDate", Some("128066")),
    ("01", "reason", Some("128069")),
    ("01", "currency", Some("128114")),
    ("03", "exportDate", None),
    ("03", "exportingCarrier", None),
    ("07", "documentIds", Some("128223")),
    ("09", "cn22", None),
    ("10", "premiumCare", None),
    ("11", "export", None),
    ("11", "exportDate", None),
    ("11", "inBond", None),
    ("11", "pointOfOrigin", None),
    ("11", "pointOfOriginType", None),
    ("11", "mode", None),
    ("11", "related", None),
    ("11", "ultimateConsignee", None),
];

const PRODUCT_NEEDS: &[Need] = &[
    ("01", "quantity", Some("128043")),
    ("01", "unit", Some("128044")),
    ("01", "value", Some("128045")),
    ("01", "originCountry", Some("128049")),
    ("03", "packageCount", None),
    ("04", "commodityCode", Some("128048")),
    ("04", "netCost", None),
    ("04", "preference", None),
    ("04", "producerInfo", None),
    ("06", "packing", None),
    ("11", "exportType", None),
    ("11", "totalValue", None),
];

pub(super) fn check(shipment: &Shipment, problems: &mut Problems) {
    let forms = view::node(&shipment.0, "forms");
    let types = view::texts(forms, "types");
    lane(shipment, problems);
    if types.is_empty() {
        problems.add("forms.types", "form_type_missing", Some("128001"));
    }
    for (index, one) in types.iter().enumerate() {
        let field = format!("forms.types[{index}]");
        if !KNOWN.contains(&one.as_str()) {
            problems.add(field, "form_type_unknown", Some("128001"));
        } else if types.iter().take(index).any(|other| other == one) {
            problems.add(field, "form_type_twice", (one == "01").then_some("128241"));
        }
    }
    let returned = !shipment.text("returnService").is_empty();
    for (form, name, code) in NEEDS.iter().filter(|(form, ..)| types.iter().any(|one| one == form)) {
        // UPS leaves the date of a return's invoice blank.
        if is_blank(forms, name) && !(returned && *name == "invoiceDate") {
            let words = if *form == "07" { "documents_missing" } else { "form_member_missing" };
            problems.add(format!("forms.{name}"), words, *code);
        }
    }
    if types.iter().any(|one| matches!(one.as_str(), "01" | "04")) && view::node(&shipment.0, "soldTo").is_empty() {
        problems.add("soldTo", "sold_to_missing", Some("128094"));
    }
    let currency = view::text(forms, "currency");
    if !currency.is_empty() && (currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase())) {
        problems.add("forms.currency", "currency_missing", Some("128114"));
    }
    products(forms, &types, problems);
}

/// Papers are for customs, and not for documents.
fn lane(shipment: &Shipment, problems: &mut Problems) {
    let (from, to) = shipment.lane();
    if from == to {
        problems.add("forms.types", "forms_within_country", Some("128120"));
    }
    let letter = view::nodes(&shipment.0, "packages").iter().any(|package| view::text(package, "packaging") == "01");
    if letter || view::flag(&shipment.0, "documentsOnly") {
        problems.add("forms.types", "forms_for_documents", Some("128202"));
    }
}

fn products(forms: &Map<String, Value>, types: &[String], problems: &mut Problems) {
    let products = view::nodes(forms, "products");
    if products.is_empty() && types.iter().any(|one| one != "07") {
        problems.add("forms.products", "products_missing", Some("128222"));
    }
    for (index, product) in products.iter().enumerate() {
        let at = format!("forms.products[{index}]");
        if view::texts(product, "description").is_empty() {
            problems.add(format!("{at}.description"), "goods_missing", Some("128113"));
        }
        numbers(product, &at, problems);
        let left_out = view::texts(product, "excludeFrom");
        let asked = |form: &str| types.iter().any(|one| one == form) && !left_out.iter().any(|one| one == form);
        for (_, name, code) in PRODUCT_NEEDS.iter().filter(|(form, ..)| asked(form)) {
            if is_blank(product, name) {
                problems.add(format!("{at}.{name}"), "form_member_missing", *code);
            }
        }
    }
}

/// Amounts are amounts, and codes have UPS's lengths.
fn numbers(product: &Map<String, Value>, at: &str, problems: &mut Problems) {
    for (name, words, code) in [("quantity", "number_form", "128043"), ("value", "amount_form", "128045")] {
        let text = view::text(product, name);
        let zero = if name == "quantity" { Some(0) } else { None };
        let amount = Decimal(text.clone()).thousandths();
        if !text.is_empty() && (amount.is_none() || amount == zero) {
            problems.add(format!("{at}.{name}"), words, Some(code));
        }
    }
    let length = |name: &str| view::text(product, name).chars().count();
    if !matches!(length("commodityCode"), 0 | 6..=15) {
        problems.add(format!("{at}.commodityCode"), "commodity_code_form", Some("128048"));
    }
    if length("partNumber") > 10 {
        problems
            .0
            .push(Problem { ups_code: Some("128047"), ..Problem::limited(format!("{at}.partNumber"), "too_long", 10) });
    }
}

fn is_blank(node: &Map<String, Value>, name: &str) -> bool {
    match node.get(name) {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Object(inner)) => inner.is_empty(),
        Some(Value::Array(items)) => items.is_empty(),
        Some(_) => false,
    }
}
