//! Each rule broken once.

use crate::world::*;
use serde_json::{Value, json};

#[test]
fn each_rule_is_broken_once() {
    let cod = json!({ "amount": "10", "currency": "USD", "funds": "0" });
    let european = json!({ "amount": "10", "currency": "EUR", "funds": "1" });
    let form = json!({ "types": ["01"], "invoiceNumber": "I 7", "invoiceDate": "2026-11-22", "reason": "SALE", "currency": "USD",
        "products": [{ "description": ["Books"], "originCountry": "US", "quantity": "1", "unit": "PCS", "value": "5" }] });
    let without = |form: &Value, name: &str| {
        let mut form = form.clone();
        form.as_object_mut().map(|form| form.remove(name));
        form
    };
    for (lane, changes, field, code, ups) in [
        (("US", "DE"), json!({ "packages": [{ "cod": cod }] }), "packages[0].cod", "cod_not_here", Some("120569")),
        (("US", "US"), json!({ "options": { "cod": european } }), "options.cod", "cod_not_here", Some("120568")),
        (
            ("US", "US"),
            json!({ "packages": [{ "cod": european }] }),
            "packages[0].cod.funds",
            "funds_unknown",
            Some("120626"),
        ),
        (
            ("US", "DE"),
            json!({ "packages": [{ "shipperRelease": true }] }),
            "packages[0].shipperRelease",
            "only_within_us",
            None,
        ),
        (("US", "DE"), json!({ "payer": { "kind": "consignee" } }), "payer.kind", "only_within_us", None),
        (
            ("US", "US"),
            json!({ "options": { "releaseCode": "12ab" } }),
            "options.releaseCode",
            "release_code_form",
            Some("120578"),
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "simpleRate": "QQ" }] }),
            "packages[0].simpleRate",
            "simple_rate_unknown",
            None,
        ),
        (
            ("US", "US"),
            json!({ "service": "14", "to": { "attention": null } }),
            "to.attention",
            "attention_missing",
            Some("120201"),
        ),
        (
            ("US", "US"),
            json!({ "indications": [{ "code": "holdAtAccessPoint" }], "options": { "directDeliveryOnly": true },
                "accessPoint": { "id": "U1", "name": "Shop", "attention": "Bo", "address": party("US")["address"] } }),
            "options.directDeliveryOnly",
            "not_with_access_point",
            None,
        ),
        (("US", "US"), json!({ "service": "zzz" }), "service", "service_form", Some("120500")),
        (("US", "US"), json!({ "shipDate": "2026-13-45" }), "shipDate", "date_form", None),
        (
            ("US", "US"),
            json!({ "packages": [{ "declaredValue": { "amount": "9" } }] }),
            "packages[0].declaredValue.currency",
            "missing",
            None,
        ),
        (("US", "CA"), json!({ "invoiceTotal": { "currency": null } }), "invoiceTotal.currency", "missing", None),
        (("DE", "US"), json!({ "shipper": party("FR") }), "from.address.country", "from_other_country", Some("120317")),
        (
            ("US", "US"),
            json!({ "indications": [{ "code": "holdAtAccessPoint" }], "accessPoint": { "id": "U1", "name": "Shop", "address": party("US")["address"] } }),
            "accessPoint.attention",
            "missing",
            None,
        ),
        (
            ("US", "US"),
            json!({ "returnService": "9", "options": { "deliveryConfirmation": "signature" }, "packages": [{ "description": "x" }] }),
            "options.deliveryConfirmation",
            "not_with_returns",
            Some("121020"),
        ),
        (
            ("US", "US"),
            json!({ "returnService": "9", "payer": { "kind": "receiver", "account": "A1B2C3" }, "packages": [{ "description": "x" }] }),
            "payer.kind",
            "not_with_returns",
            None,
        ),
        (
            ("US", "DE"),
            json!({ "forms": with(form.clone(), &json!({ "types": ["99"] })), "soldTo": party("DE") }),
            "forms.types[0]",
            "form_type_unknown",
            Some("128001"),
        ),
        (("US", "DE"), json!({ "forms": form, "soldTo": null }), "soldTo", "sold_to_missing", Some("128094")),
        (
            ("US", "DE"),
            json!({ "forms": { "types": ["09"], "products": [{ "description": ["x"] }] } }),
            "forms.cn22",
            "form_member_missing",
            None,
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "cod": cod, "deliveryConfirmation": "signature" }] }),
            "packages[0].deliveryConfirmation",
            "cod_with_signature",
            Some("121063"),
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "cod": { "amount": "0", "currency": "USD", "funds": "0" } }] }),
            "packages[0].cod.amount",
            "amount_form",
            Some("120610"),
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "cod": { "amount": "1", "funds": "0" } }] }),
            "packages[0].cod.currency",
            "currency_missing",
            Some("120597"),
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "cod": { "amount": "1", "currency": "USD" } }] }),
            "packages[0].cod.funds",
            "funds_missing",
            Some("120626"),
        ),
        (
            ("US", "US"),
            json!({ "returnService": "9", "service": "13", "packages": [{ "description": "x" }] }),
            "service",
            "service_not_for_returns",
            Some("121210"),
        ),
        (
            ("US", "US"),
            json!({ "returnService": "9" }),
            "packages[0].description",
            "return_description_missing",
            Some("120622"),
        ),
        (
            ("US", "US"),
            json!({ "returnService": "9", "packages": [{ "description": "x", "cod": cod }] }),
            "packages[0].cod",
            "not_with_returns",
            Some("121005"),
        ),
        (
            ("US", "US"),
            json!({ "returnService": "9", "options": { "saturdayDelivery": true }, "packages": [{ "description": "x" }] }),
            "options.saturdayDelivery",
            "not_with_returns",
            Some("121015"),
        ),
        (
            ("US", "US"),
            json!({ "returnService": "8", "packages": [{ "description": "x" }] }),
            "labelDelivery.email",
            "email_missing",
            None,
        ),
        (
            ("US", "US"),
            json!({ "indications": [{ "code": "accessPointDelivery" }] }),
            "accessPoint",
            "access_point_missing",
            None,
        ),
        (
            ("US", "US"),
            json!({ "notifications": [{ "event": "ship", "emails": [] }] }),
            "notifications[0].emails",
            "email_missing",
            Some("120513"),
        ),
        (
            ("US", "US"),
            json!({ "notifications": [{ "event": "ship", "emails": ["nobody"] }] }),
            "notifications[0].emails[0]",
            "email_form",
            Some("120513"),
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "dryIce": { "regulations": "CFR", "weight": { "value": "6", "unit": "LBS" } } }] }),
            "packages[0].dryIce.weight.value",
            "ice_heavier_than_package",
            None,
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "dryIce": { "regulations": "CFR" } }] }),
            "packages[0].dryIce.weight.value",
            "weight_missing",
            None,
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "dryIce": { "weight": { "value": "1", "unit": "LBS" } } }] }),
            "packages[0].dryIce.regulations",
            "ice_regulations_missing",
            None,
        ),
        (
            ("US", "DE"),
            json!({ "forms": without(&form, "types"), "soldTo": party("DE") }),
            "forms.types",
            "form_type_missing",
            Some("128001"),
        ),
        (
            ("US", "DE"),
            json!({ "forms": without(&form, "products"), "soldTo": party("DE") }),
            "forms.products",
            "products_missing",
            Some("128222"),
        ),
        (
            ("US", "DE"),
            json!({ "forms": without(&form, "reason"), "soldTo": party("DE") }),
            "forms.reason",
            "form_member_missing",
            Some("128069"),
        ),
        (
            ("US", "DE"),
            json!({ "forms": { "types": ["07"] } }),
            "forms.documentIds",
            "documents_missing",
            Some("128223"),
        ),
        (("US", "DE"), json!({ "soldTo": { "name": "B" } }), "forms.types", "form_type_missing", Some("128001")),
        (("US", "US"), json!({ "pickupTime": "1700" }), "shipDate", "missing", None),
        (("US", "CA"), json!({ "invoiceTotal": null }), "invoiceTotal.amount", "value_missing", Some("120502")),
        (
            ("US", "US"),
            json!({ "payer": { "kind": "thirdParty", "account": "B4C5D6", "country": "CA" } }),
            "payer.postalCode",
            "postal_code_missing",
            Some("120437"),
        ),
        (("US", "US"), json!({ "payer": { "kind": "receiver" } }), "payer.account", "account_missing", Some("120412")),
        (
            ("US", "US"),
            json!({ "references": [{ "value": "1" }, { "value": "2" }, { "value": "3" }] }),
            "references[2]",
            "too_many_references",
            Some("120544"),
        ),
        (
            ("US", "US"),
            json!({ "references": [{ "value": "1" }], "packages": [{ "references": [{ "value": "2" }, { "value": "3" }] }] }),
            "packages[0].references[1]",
            "too_many_references",
            Some("120544"),
        ),
        (
            ("US", "US"),
            json!({ "options": { "deliveryConfirmation": "signatur" } }),
            "options.deliveryConfirmation",
            "too_long",
            None,
        ),
        (("US", "US"), json!({ "shipDate": "tomorrow" }), "shipDate", "date_form", None),
        (("US", "US"), json!({ "packages": [{ "wieght": 1 }] }), "packages[0].wieght", "unknown_field", None),
        (
            ("US", "US"),
            json!({ "to": { "address": { "city": "x".repeat(31) } } }),
            "to.address.city",
            "too_long",
            Some("120205"),
        ),
    ] {
        let found = problems(with(shipment(lane.0, lane.1), &changes));
        assert_eq!(found, [(field.to_owned(), code, ups)], "{changes}");
    }
}
