//! Decimal numbers as text: what was typed is what is sent, and no float ever touches money or weight.

use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize};

/// A number as typed. It may be blank or wrong until it is checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Decimal(pub String);

impl Decimal {
    /// The text.
    pub fn as_str(&self) -> &str {
        self.0.trim()
    }

    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        self.as_str().is_empty()
    }

    /// In thousandths, if it is a plain decimal of at most three places that matter: `5`, `5.25`, `.5`.
    ///
    /// ```
    /// use parcelgate_core::model::Decimal;
    /// assert_eq!(Decimal("5.25".into()).thousandths(), Some(5250));
    /// assert_eq!(Decimal("1e3".into()).thousandths(), None);
    /// ```
    pub fn thousandths(&self) -> Option<u64> {
        let text = self.as_str();
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !digits(whole) || !digits(fraction) || whole.len() > 12 {
            return None;
        }
        let padded: String = fraction.chars().chain("000".chars()).take(3).collect();
        let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        Some(whole * 1000 + padded.parse::<u64>().ok()?)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DecimalVisitor)
    }
}

struct DecimalVisitor;

impl Visitor<'_> for DecimalVisitor {
    type Value = Decimal;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a decimal number, as text or number")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Decimal, E> {
        Ok(Decimal(text.trim().to_owned()))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Decimal, E> {
        Ok(Decimal(number.to_string()))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Decimal, E> {
        Ok(Decimal(number.to_string()))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Decimal, E> {
        Ok(Decimal(number.to_string()))
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Decimal, E> {
        Ok(Decimal::default())
    }
}
