//! Operations by the names that JavaScript has for them, from JSON text.

use super::{NAMES, Operation, RateOption, tabled};
use crate::error::{Error, Kind};
use crate::shipment::{Form, import as import_shipment};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The error for a name that is none of [`super::NAMES`].
pub fn unknown(name: &str) -> Error {
    let mut error = Error::new(Kind::Configuration, "unknown_operation", "there is no operation of this name");
    error.field = Some(name.chars().take(40).collect());
    error
}

/// Reads what JavaScript wrote as JSON: what is `undefined` there is left out here.
///
/// # Errors
/// Text of another form, by the name of the argument.
pub fn from_json<T: DeserializeOwned>(text: &str, name: &str) -> Result<T, Error> {
    // Files are saved with a mark in front of their first letter.
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let mut refused = Error::new(Kind::Validation, "wrong_type", &error.to_string());
        refused.field = Some(name.to_owned());
        refused
    })
}

impl Operation {
    /// An operation by its name, with its input as JSON.
    ///
    /// # Errors
    /// A name that is none of [`super::NAMES`]; an input of another form.
    ///
    /// ```
    /// use parcelgate_core::operation::Operation;
    /// let track = Operation::from_json("track", r#"{ "number": "1Z12345E0205271688" }"#)?;
    /// assert!(track.build()?.path.starts_with("/api/track/v1/details/1Z12345E0205271688"));
    /// # Ok::<(), parcelgate_core::Error>(())
    /// ```
    pub fn from_json(name: &str, input: &str) -> Result<Self, Error> {
        Ok(match name {
            "rate" => Self::Rate(from_json(input, "shipment")?),
            "shop" => Self::Shop(from_json(input, "shipment")?),
            "ship" => Self::Ship(from_json(input, "shipment")?),
            "void" => Self::Void(from_json(input, "shipmentId")?),
            "recoverLabel" => Self::RecoverLabel(from_json(input, "trackingNumber")?),
            "track" => Self::Track(from_json(input, "number")?),
            "validateAddress" => Self::ValidateAddress(from_json(input, "address")?),
            other => Self::Tabled(tabled::find(other).ok_or_else(|| unknown(other))?, from_json(input, "input")?),
        })
    }
}

/// UPS's own JSON of a request, by the operation's name, becomes our input and the paths of what is carried in it
/// unmodelled. Nothing is validated; sending does that.
///
/// # Errors
/// A name that is none of [`super::NAMES`]; JSON without what the operation is about.
pub fn import(name: &str, ups_json: &Value) -> Result<(Value, Vec<String>), Error> {
    let form = match name {
        "rate" => Form::Rate(RateOption::Rate.path_option(true)),
        "shop" => Form::Rate(RateOption::Shop.path_option(true)),
        "ship" => Form::Ship,
        other => {
            let known = NAMES.contains(&other);
            let no_body = || {
                Error::new(
                    Kind::Validation,
                    "no_request",
                    "this operation has no JSON to bring along: its request has no body",
                )
            };
            return tabled::find(other).ok_or_else(|| if known { no_body() } else { unknown(other) })?.import(ups_json);
        }
    };
    let imported = import_shipment(ups_json, form)?;
    Ok((Value::Object(imported.input.0), imported.carried))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_an_operation_and_no_other_has() {
        for name in NAMES {
            let refused = Operation::from_json(name, "7").unwrap_err();
            assert_eq!(refused.code, "wrong_type", "{name}");
        }
        assert_eq!(Operation::from_json("rates", "{}").unwrap_err().code, "unknown_operation");
        assert_eq!(import("rates", &Value::Null).unwrap_err().code, "unknown_operation");
    }
}
