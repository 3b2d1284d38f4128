//! UPS's error codes: what family they are, under which stable code our texts stand, which field they speak of.
//!
//! Sources: UPS's developer guides and OpenAPI documents of 2026-07-21. Decisions are made by code, never by UPS's words,
//! which are templated and translated. A code that is not listed is shown whole, as UPS sent it.

use crate::error::{Error, Kind};

/// One row: UPS's code, the family, our code (the key of the texts), the field in our model.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// UPS's code.
    pub ups: &'static str,
    /// The family.
    pub kind: Kind,
    /// Our stable code.
    pub code: &'static str,
    /// The field, blank where there is none.
    pub field: &'static str,
}

/// Makes the error of a code that came in an envelope.
pub fn error(ups_code: &str, message: &str, status: Option<u16>) -> Error {
    let entry = find(ups_code, message);
    let (kind, code, field) = match entry {
        Some(entry) => (entry.kind, entry.code, entry.field),
        None => (kind_of_status(status), "carrier_refused", ""),
    };
    let mut error = Error::new(kind, code, message);
    if !ups_code.starts_with("proxy_") {
        error.ups_code = Some(ups_code.to_owned());
    }
    error.status = status;
    if !field.is_empty() {
        error.field = Some(field.to_owned());
    }
    error
}

/// The row of a code. 10400 alone is split by its words, since UPS uses it for three different things.
pub fn find(ups_code: &str, message: &str) -> Option<&'static Entry> {
    if ups_code == "10400" {
        let words = message.to_ascii_lowercase();
        let code = match () {
            () if words.contains("redirect") => "10400 redirect",
            () if words.contains("code") => "10400 code",
            () => "10400",
        };
        return ENTRIES.iter().find(|entry| entry.ups == code);
    }
    ENTRIES.iter().find(|entry| entry.ups == ups_code)
}

fn kind_of_status(status: Option<u16>) -> Kind {
    match status {
        Some(401) => Kind::Authorization,
        Some(429) => Kind::RateLimit,
        Some(500..=599) => Kind::Unavailable,
        _ => Kind::Carrier,
    }
}

/// Whether a refusal means that the access token is over: refresh, then once more.
pub fn is_token_over(error: &Error) -> bool {
    error.status == Some(401) || matches!(error.ups_code.as_deref(), Some("251004" | "250002" | "UJ0001"))
}

const fn row(ups: &'static str, kind: Kind, code: &'static str, field: &'static str) -> Entry {
    Entry { ups, kind, code, field }
}

use Kind::{Account, Authorization, Carrier, Configuration, Network, RateLimit, Unavailable, Validation};

/// The table.
#[rustfmt::skip]
pub const ENTRIES: &[Entry] = &[
    // The host's own refusals.
    row("proxy_bad_target", Configuration, "host_refused", ""),
    row("proxy_no_route", Configuration, "host_refused", ""),
    row("proxy_bad_method", Configuration, "host_refused", ""),
    row("proxy_target_too_long", Validation, "host_refused", ""),
    row("proxy_bad_query", Configuration, "host_refused", ""),
    row("proxy_headers_too_large", Configuration, "host_refused", ""),
    row("proxy_bad_header", Configuration, "host_refused", ""),
    row("proxy_bad_authorization", Authorization, "sign_in_again", ""),
    row("proxy_no_authorization_here", Configuration, "host_refused", ""),
    row("proxy_bad_content_type", Configuration, "host_refused", ""),
    row("proxy_body_too_large", Validation, "too_large", ""),
    row("proxy_no_body_here", Configuration, "host_refused", ""),
    row("proxy_bad_form", Configuration, "host_refused", ""),
    row("proxy_wrong_client", Configuration, "wrong_client", ""),
    row("proxy_wrong_redirect_uri", Configuration, "wrong_redirect_uri", ""),
    row("proxy_environment_off", Configuration, "environment_off", ""),
    row("proxy_wrong_host", Configuration, "wrong_host", ""),
    row("proxy_wrong_origin", Configuration, "wrong_origin", ""),
    row("proxy_upstream_unreachable", Network, "ups_unreachable", ""),
    row("proxy_upstream_failed", Network, "answer_lost", ""),
    row("proxy_upstream_timeout", Network, "answer_late", ""),
    row("proxy_upstream_redirect", Unavailable, "ups_redirected", ""),
    row("proxy_answer_too_large", Network, "answer_too_large", ""),
    // OAuth and gateway.
    row("10400 redirect", Configuration, "wrong_redirect_uri", ""),
    row("10400 code", Authorization, "code_refused", ""),
    row("10400", Authorization, "sign_in_refused", ""),
    row("10401", Configuration, "wrong_client", ""),
    row("10429", RateLimit, "too_many_requests", ""),
    row("250002", Authorization, "token_refused", ""),
    row("250003", Authorization, "token_missing", ""),
    row("250004", Authorization, "token_refused", ""),
    row("250005", Authorization, "token_missing", ""),
    row("250006", Authorization, "too_many_attempts", ""),
    row("250007", Authorization, "user_locked", ""),
    row("250009", Configuration, "access_key_over", ""),
    row("250047", Configuration, "access_key_over", ""),
    row("250050", Unavailable, "ups_sign_in_down", ""),
    row("250052", Unavailable, "ups_sign_in_down", ""),
    row("251004", Authorization, "token_expired", ""),
    row("UJ0001", Authorization, "token_missing", ""),
    row("10004", Unavailable, "ups_unavailable", ""),
    row("10007", Configuration, "content_type_refused", ""),
    row("access_denied", Authorization, "access_denied", ""),
    row("invalid_grant", Authorization, "sign_in_again", ""),
    row("invalid_client", Configuration, "wrong_client", ""),
    row("invalid_request", Configuration, "sign_in_refused", ""),
    // Any API.
    row("10001", Configuration, "request_malformed", ""),
    row("10002", Configuration, "request_malformed", ""),
    row("10003", Network, "request_empty", ""),
    row("10006", Validation, "value_refused", ""),
    row("10013", Validation, "too_large", ""),
    row("20001", Unavailable, "ups_unavailable", ""),
    row("20002", Configuration, "version_refused", ""),
    row("20006", Configuration, "version_refused", ""),
    row("20007", Validation, "field_missing", ""),
    row("20008", Validation, "value_refused", ""),
    row("20012", Validation, "value_refused", ""),
    // Rating.
    row("110002", Validation, "package_missing", "packages"),
    row("110003", Validation, "too_many_packages", "packages"),
    row("110208", Validation, "country_refused", "to.address.country"),
    row("110308", Validation, "country_refused", "from.address.country"),
    row("110548", Validation, "mixed_units", "packages[0].weight.unit"),
    row("110601", Validation, "weight_missing", "packages[0].weight.value"),
    row("110602", Validation, "dimensions_incomplete", "packages[0].dimensions.length"),
    row("110609", Validation, "dimensions_incomplete", "packages[0].dimensions.length"),
    row("110900", Account, "account_rates_unclear", "account"),
    row("110920", Carrier, "destination_class_changed", "to.address.residential"),
    row("110971", Carrier, "invoice_may_vary", ""),
    row("111030", Validation, "weight_zero", "packages[0].weight.value"),
    row("111050", Validation, "package_too_large", "packages[0].weight.value"),
    row("111055", Validation, "package_too_long", "packages[0].dimensions.length"),
    row("111056", Validation, "package_too_long", "packages[0].dimensions.length"),
    row("111057", Validation, "units_of_country", "packages[0].weight.unit"),
    row("111063", Carrier, "option_clash", "options"),
    row("111085", Carrier, "option_clash", "options"),
    row("111091", Carrier, "service_not_on_lane", "service"),
    row("111100", Carrier, "service_not_from_origin", "service"),
    row("111107", Validation, "postal_code_missing", "from.address.postalCode"),
    row("111150", Carrier, "confirmation_not_available", "options.deliveryConfirmation"),
    row("111200", Carrier, "saturday_not_available", "options.saturdayDelivery"),
    row("111208", Carrier, "early_not_available", "service"),
    row("111210", Carrier, "service_not_on_lane", "service"),
    row("111212", Carrier, "packaging_not_for_service", "packages[0].packaging"),
    row("111215", Carrier, "not_to_homes", "service"),
    row("111285", Validation, "address_mismatch", "from.address.postalCode"),
    row("111286", Validation, "address_mismatch", "to.address.postalCode"),
    row("111500", Carrier, "packaging_not_for_service", "packages[0].packaging"),
    row("111531", Carrier, "no_user_discount", ""),
    row("111549", Validation, "goods_value_missing", "invoiceTotal.amount"),
    row("112111", Account, "account_not_on_profile", "account"),
    row("113020", Validation, "postal_code_refused", "from.address.postalCode"),
    row("113021", Validation, "postal_code_refused", "to.address.postalCode"),
    row("118320", Account, "account_list_rates_only", "account"),
    row("116098", Account, "account_authentication_open", "account"),
    row("118400", Validation, "address_mismatch", "to.address.state"),
    row("119005", Carrier, "day_not_guaranteed", ""),
    // Shipping: service, account, payment.
    row("120001", Unavailable, "shipping_down", ""),
    row("120014", Carrier, "surcharge_added", ""),
    row("120016", Carrier, "invoice_at_pickup", ""),
    row("120020", Validation, "too_many_packages", "packages"),
    row("120021", Carrier, "shipped_already", ""),
    row("120031", Validation, "too_many_packages", "packages"),
    row("120050", Configuration, "version_refused", ""),
    row("120051", Configuration, "version_refused", ""),
    row("120100", Account, "account_not_on_profile", "account"),
    row("120113", Validation, "account_form", "account"),
    row("120120", Validation, "account_country", "from.address.country"),
    row("120121", Account, "account_unusable", "account"),
    row("120122", Account, "account_unusable", "account"),
    row("120124", Carrier, "service_not_on_lane", "service"),
    row("121185", Carrier, "service_not_on_lane", "service"),
    row("121210", Carrier, "service_not_on_lane", "service"),
    row("120400", Validation, "payer_missing", "payer"),
    row("120402", Carrier, "card_refused", "payer"),
    row("120403", Carrier, "card_refused", "payer"),
    row("120404", Carrier, "card_refused", "payer"),
    row("120405", Carrier, "card_refused", "payer"),
    row("120406", Carrier, "card_refused", "payer"),
    row("120407", Carrier, "card_refused", "payer"),
    row("120408", Carrier, "card_refused", "payer"),
    row("120410", Validation, "payer_missing", "payer"),
    row("120412", Account, "payer_account_refused", "payer.account"),
    row("120413", Account, "payer_account_blocked", "payer.account"),
    row("120414", Carrier, "card_refused", "payer"),
    row("120415", Validation, "payer_differs", "payer.account"),
    row("120416", Validation, "payer_twice", "payer"),
    row("121529", Validation, "payer_twice", "payer"),
    row("120430", Validation, "payer_country", "payer.country"),
    row("120437", Validation, "payer_postal_code", "payer.postalCode"),
    row("120444", Configuration, "request_malformed", "payer"),
    row("120500", Validation, "service_missing", "service"),
    row("120900", Account, "account_rates_unclear", "account"),
    row("120901", Carrier, "account_rates_down", ""),
    row("120910", Carrier, "third_party_rates", ""),
    row("120911", Carrier, "third_party_rates", ""),
    row("120971", Carrier, "invoice_may_vary", ""),
    row("121100", Carrier, "service_not_from_origin", "service"),
    row("121521", Validation, "duties_payer", "dutiesPayer"),
    row("121524", Carrier, "duties_payer_ignored", "dutiesPayer"),
    row("121527", Validation, "payer_missing", "payer"),
    row("121530", Validation, "duties_payer", "dutiesPayer"),
    row("121801", Carrier, "third_party_not_from_country", "payer"),
    row("121802", Carrier, "third_party_not_from_country", "payer"),
    row("126098", Account, "account_authentication_open", "account"),
    row("126099", Account, "card_only", "payer"),
    row("128320", Account, "account_list_rates_only", "account"),
    row("129022", Carrier, "card_refused", "payer"),
    row("129203", Account, "contract_missing", "service"),
    row("129204", Account, "contract_missing", "service"),
    // Shipping: addresses and contacts.
    row("120101", Validation, "name_missing", "shipper.name"),
    row("120200", Validation, "name_missing", "to.name"),
    row("120300", Validation, "name_missing", "from.name"),
    row("120110", Validation, "attention_missing", "shipper.attention"),
    row("120201", Validation, "attention_missing", "to.attention"),
    row("120301", Validation, "attention_missing", "from.attention"),
    row("120102", Validation, "street_refused", "shipper.address.lines[0]"),
    row("120202", Validation, "street_refused", "to.address.lines[0]"),
    row("120302", Validation, "street_refused", "from.address.lines[0]"),
    row("120103", Validation, "street_refused", "shipper.address.lines[1]"),
    row("120104", Validation, "street_refused", "shipper.address.lines[2]"),
    row("120203", Validation, "street_refused", "to.address.lines[1]"),
    row("120204", Validation, "street_refused", "to.address.lines[2]"),
    row("120303", Validation, "street_refused", "from.address.lines[1]"),
    row("120304", Validation, "street_refused", "from.address.lines[2]"),
    row("120105", Validation, "city_refused", "shipper.address.city"),
    row("120205", Validation, "city_refused", "to.address.city"),
    row("120305", Validation, "city_refused", "from.address.city"),
    row("120106", Validation, "state_refused", "shipper.address.state"),
    row("120206", Validation, "state_refused", "to.address.state"),
    row("120306", Validation, "state_refused", "from.address.state"),
    row("120107", Validation, "postal_code_refused", "shipper.address.postalCode"),
    row("120207", Validation, "postal_code_refused", "to.address.postalCode"),
    row("120307", Validation, "postal_code_refused", "from.address.postalCode"),
    row("120108", Validation, "country_refused", "shipper.address.country"),
    row("120208", Validation, "country_refused", "to.address.country"),
    row("120308", Validation, "country_refused", "from.address.country"),
    row("120109", Validation, "phone_refused", "shipper.phone"),
    row("120209", Validation, "phone_refused", "to.phone"),
    row("120309", Validation, "phone_refused", "from.phone"),
    row("120115", Validation, "phone_short", "shipper.phone"),
    row("120213", Validation, "phone_short", "to.phone"),
    row("120313", Validation, "phone_short", "from.phone"),
    row("120111", Validation, "email_form", "shipper.email"),
    row("120112", Validation, "email_form", "shipper.email"),
    row("120210", Validation, "email_form", "to.email"),
    row("120211", Validation, "email_form", "to.email"),
    row("120310", Validation, "email_form", "from.email"),
    row("120311", Validation, "email_form", "from.email"),
    row("120114", Validation, "extension_refused", "shipper.phone"),
    row("120116", Validation, "extension_refused", "shipper.phone"),
    row("120212", Validation, "extension_refused", "to.phone"),
    row("120214", Validation, "extension_refused", "to.phone"),
    row("120312", Validation, "extension_refused", "from.phone"),
    row("120218", Validation, "too_long_15", "to.taxId"),
    row("120317", Validation, "from_other_country", "from.address.country"),
    row("120801", Validation, "address_mismatch", "shipper.address.postalCode"),
    row("120802", Validation, "address_mismatch", "to.address.postalCode"),
    row("120803", Validation, "address_mismatch", "from.address.postalCode"),
    row("120804", Carrier, "address_doubtful", "shipper.address.postalCode"),
    row("120805", Carrier, "address_doubtful", "to.address.postalCode"),
    row("120806", Carrier, "address_doubtful", "from.address.postalCode"),
    row("123020", Carrier, "address_doubtful", "from.address.postalCode"),
    row("123021", Carrier, "address_doubtful", "to.address.postalCode"),
    // Shipping: packages, references, options, labels.
    row("120501", Validation, "reference_refused", "references[0].value"),
    row("120506", Validation, "reference_code_refused", "references[0].code"),
    row("120603", Validation, "reference_refused", "references[0].value"),
    row("120607", Validation, "reference_code_refused", "references[0].code"),
    row("120541", Validation, "reference_level", "references"),
    row("120542", Validation, "reference_level", "references"),
    row("120543", Validation, "too_many_references", "references"),
    row("120544", Validation, "too_many_references", "references"),
    row("120502", Validation, "amount_form", "invoiceTotal.amount"),
    row("120504", Validation, "amount_not_here", "invoiceTotal.amount"),
    row("120526", Validation, "amount_form", "invoiceTotal.amount"),
    row("120539", Validation, "amount_whole", "invoiceTotal.amount"),
    row("120503", Validation, "too_long_50", "description"),
    row("120512", Validation, "goods_missing", "description"),
    row("120505", Carrier, "saturday_not_available", "options.saturdayDelivery"),
    row("121045", Carrier, "saturday_not_available", "options.saturdayDelivery"),
    row("121200", Carrier, "saturday_not_available", "options.saturdayDelivery"),
    row("120527", Validation, "mixed_currencies", "packages[0].declaredValue.currency"),
    row("120528", Validation, "unit_unknown", "packages[0].weight.unit"),
    row("120529", Validation, "mixed_units", "packages[0].weight.unit"),
    row("120546", Validation, "mixed_units", "packages[0].weight.unit"),
    row("120547", Validation, "mixed_units", "packages[0].weight.unit"),
    row("120548", Validation, "mixed_units", "packages[0].weight.unit"),
    row("120568", Carrier, "cod_not_available", "options"),
    row("120569", Carrier, "cod_not_available", "options"),
    row("120597", Validation, "cod_refused", "options"),
    row("120610", Validation, "cod_refused", "options"),
    row("120626", Validation, "cod_refused", "options"),
    row("120598", Carrier, "confirmation_not_available", "options.deliveryConfirmation"),
    row("120599", Validation, "confirmation_level", "options.deliveryConfirmation"),
    row("121150", Carrier, "confirmation_not_available", "options.deliveryConfirmation"),
    row("120600", Validation, "packaging_unknown", "packages[0].packaging"),
    row("120601", Validation, "weight_missing", "packages[0].weight.value"),
    row("120608", Validation, "weight_missing", "packages[0].weight.value"),
    row("121030", Validation, "weight_zero", "packages[0].weight.value"),
    row("121031", Validation, "weight_zero", "packages[0].weight.value"),
    row("120602", Validation, "dimensions_incomplete", "packages[0].dimensions.length"),
    row("120609", Validation, "dimensions_incomplete", "packages[0].dimensions.length"),
    row("120605", Validation, "too_much_for_packaging", "packages[0].weight.value"),
    row("120606", Validation, "too_much_for_packaging", "packages[0].weight.value"),
    row("120604", Validation, "declared_value_range", "packages[0].declaredValue.amount"),
    row("120617", Validation, "declared_value_range", "packages[0].declaredValue.amount"),
    row("120621", Validation, "declared_value_range", "packages[0].declaredValue.amount"),
    row("121025", Validation, "declared_value_range", "packages[0].declaredValue.amount"),
    row("120616", Validation, "weight_too_exact", "packages[0].weight.value"),
    row("120620", Validation, "not_for_letter", "packages[0].weight.value"),
    row("120622", Validation, "package_description", "packages[0].description"),
    row("120623", Validation, "package_description", "packages[0].description"),
    row("120624", Validation, "one_package_only", "packages"),
    row("121375", Validation, "one_package_only", "packages"),
    row("120700", Validation, "label_format", "label.format"),
    row("120702", Validation, "label_format", "label.format"),
    row("124999", Validation, "label_format", "label.format"),
    row("120701", Configuration, "request_malformed", "label"),
    row("120703", Validation, "label_stock", "label.stock"),
    row("120704", Validation, "label_stock", "label.stock"),
    row("120705", Validation, "label_stock", "label.stock"),
    row("121050", Validation, "package_too_large", "packages[0].weight.value"),
    row("121055", Validation, "package_too_long", "packages[0].dimensions.length"),
    row("121056", Validation, "package_too_long", "packages[0].dimensions.length"),
    row("121057", Validation, "units_of_country", "packages[0].weight.unit"),
    row("121063", Carrier, "option_clash", "options"),
    row("121085", Carrier, "option_clash", "options"),
    row("121261", Carrier, "option_clash", "options"),
    row("121262", Carrier, "option_clash", "options"),
    row("121208", Carrier, "early_not_available", "service"),
    row("121212", Carrier, "packaging_not_for_service", "packages[0].packaging"),
    row("121214", Carrier, "country_pair_closed", "to.address.country"),
    row("121215", Carrier, "not_to_homes", "service"),
    row("121515", Carrier, "rated_as_package", ""),
    row("123060", Carrier, "rated_as_package", ""),
    row("126000", Account, "contract_missing", "packages"),
    row("126001", Account, "contract_missing", "packages"),
    row("128103", Validation, "form_not_for_lane", "description"),
    // Void.
    row("190001", Unavailable, "void_down", ""),
    row("190002", Unavailable, "void_down", ""),
    row("190100", Validation, "not_a_1z_number", "shipmentId"),
    row("190109", Validation, "not_a_1z_number", "trackingNumbers[0]"),
    row("190101", Carrier, "void_too_late", ""),
    row("190102", Carrier, "void_not_found", "shipmentId"),
    row("190103", Carrier, "pickup_linked", ""),
    row("190104", Carrier, "void_return", ""),
    row("190112", Carrier, "void_return", ""),
    row("190114", Carrier, "void_return", ""),
    row("190116", Carrier, "void_return", ""),
    row("190110", Validation, "package_not_in_shipment", "trackingNumbers[0]"),
    row("190122", Validation, "package_not_in_shipment", "trackingNumbers[0]"),
    row("190111", Validation, "too_many_voids", "trackingNumbers[20]"),
    row("190113", Carrier, "void_whole_only", "trackingNumbers"),
    row("190117", Carrier, "already_voided", ""),
    row("190118", Carrier, "void_same_day", ""),
    row("190121", Carrier, "none_voided", ""),
    // Label Recovery: the old numbers, then REST's.
    row("300000", Unavailable, "recovery_down", ""),
    row("9800000", Unavailable, "recovery_down", ""),
    row("9800001", Unavailable, "recovery_down", ""),
    row("9801027", Unavailable, "recovery_down", ""),
    row("300001", Carrier, "several_labels", "reference"),
    row("300035", Carrier, "several_labels", "reference"),
    row("300002", Carrier, "label_moved_on", ""),
    row("9801028", Carrier, "label_moved_on", ""),
    row("300005", Validation, "number_or_reference", "trackingNumber"),
    row("9801030", Validation, "number_or_reference", "trackingNumber"),
    row("300006", Carrier, "label_expired", ""),
    row("9800020", Carrier, "label_expired", ""),
    row("300007", Carrier, "label_not_found", ""),
    row("9801031", Carrier, "label_not_found", ""),
    row("300014", Validation, "not_a_1z_number", "trackingNumber"),
    row("300030", Validation, "reference_refused", "reference"),
    row("300031", Validation, "account_form", "account"),
    row("300033", Carrier, "label_voided", ""),
    row("9801040", Carrier, "label_voided", ""),
    row("300034", Carrier, "label_not_ready", ""),
    row("9801041", Carrier, "label_not_ready", ""),
    row("9801042", Carrier, "label_not_ready", ""),
    // Tracking and addresses.
    row("TW0001", Carrier, "tracking_unknown", "number"),
    row("TV1002", Validation, "number_refused", "number"),
    row("150022", Validation, "number_refused", "number"),
    row("264030", Carrier, "state_not_in_cie", "address.state"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_stands_once() {
        for (index, entry) in ENTRIES.iter().enumerate() {
            assert!(!ENTRIES[..index].iter().any(|earlier| earlier.ups == entry.ups), "{} twice", entry.ups);
        }
    }

    #[test]
    fn every_refusal_of_the_policy_is_known() {
        for refusal in crate::policy::ALL_REFUSALS {
            assert!(find(refusal.code, "").is_some(), "{}", refusal.code);
        }
    }

    #[test]
    fn an_unknown_code_is_kept_whole() {
        let error = error("987654", "Something new", Some(400));
        assert_eq!((error.ups_code.as_deref(), error.message.as_str()), (Some("987654"), "Something new"));
        assert_eq!(error.code, "carrier_refused");
    }

    #[test]
    fn ten_thousand_four_hundred_is_told_apart() {
        assert_eq!(error("10400", "Invalid Redirect URL", Some(400)).code, "wrong_redirect_uri");
        assert_eq!(error("10400", "Invalid authorization code", Some(400)).code, "code_refused");
        assert_eq!(error("10400", "Invalid/Missing Authorization Header", Some(400)).code, "sign_in_refused");
    }
}
