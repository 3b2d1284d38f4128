//! Checks of single fields that more than one part of the product needs: what a value must look like, and UPS's own words
//! for it are the caller's.
//!
//! Source: UPS's OpenAPI documents of 2026-07-21.

use crate::error::Problem;

/// What is wrong with an account number: 6 capital letters and digits, always text.
pub fn account_problem(account: &str) -> Option<&'static str> {
    let account = account.trim();
    if account.is_empty() {
        Some("account_missing")
    } else if account.len() != 6 || !account.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        Some("account_form")
    } else {
        account.bytes().any(|byte| byte.is_ascii_lowercase()).then_some("account_lower_case")
    }
}

/// What is wrong with a locale such as `en_US`, if anything is said.
pub fn locale_problem(locale: &str) -> Option<&'static str> {
    let (language, country) = locale.split_once('_').unwrap_or((locale, ""));
    let right = language.len() == 2
        && country.len() == 2
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && country.bytes().all(|byte| byte.is_ascii_uppercase());
    (!locale.is_empty() && !right).then_some("locale_form")
}

/// Checks an account number that must be there; UPS's code is 120100 for none, 120113 for a wrong form.
pub fn check_account_number(account: &str, field: &str) -> Vec<Problem> {
    let problem = account_problem(account).map(|code| {
        Problem::of_ups(field.to_owned(), code, if code == "account_missing" { "120100" } else { "120113" })
    });
    problem.into_iter().collect()
}

/// What is wrong with a country: two capital letters (ISO 3166).
pub fn country_problem(country: &str) -> Option<&'static str> {
    let fits = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    (!fits).then_some("country_form")
}

/// What is wrong with a postal code as UPS takes it, without blanks and hyphens.
pub fn postal_code_problem(postal_code: &str, country: &str) -> Option<&'static str> {
    let digits = postal_code.bytes().all(|byte| byte.is_ascii_digit());
    Some(match country {
        "US" | "PR" if postal_code.is_empty() => "postal_code_missing",
        "US" | "PR" if !digits || !matches!(postal_code.len(), 5 | 9) => "postal_code_us",
        "CA" if postal_code.is_empty() => "postal_code_missing",
        "CA" if !is_canadian(postal_code) => "postal_code_ca",
        "DE" | "FR" | "ES" | "IT" | "MX" if !postal_code.is_empty() && (!digits || postal_code.len() != 5) => {
            "postal_code_5_digits"
        }
        _ if postal_code.len() > 9 || !postal_code.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            "postal_code_form"
        }
        _ => return None,
    })
}

fn is_canadian(postal_code: &str) -> bool {
    let fits = |(index, byte): (usize, u8)| {
        if index % 2 == 0 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() }
    };
    postal_code.len() == 6 && postal_code.bytes().enumerate().all(fits)
}

/// What is wrong with a state or province: two letters in the US and Canada, at most five elsewhere.
pub fn state_problem(state: &str, country: &str) -> Option<&'static str> {
    let two = state.len() == 2 && state.bytes().all(|byte| byte.is_ascii_uppercase());
    let fits = state.is_empty() || if matches!(country, "US" | "CA") { two } else { state.len() <= 5 };
    (!fits).then_some("state_form")
}

/// A postal code as UPS takes it: no blanks, no hyphens, capitals.
pub fn wire_postal_code(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_ascii_uppercase()
}
