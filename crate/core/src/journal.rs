//! A label that was paid for is not lost: the unique reference that goes out with each shipment, and what the answer of
//! Label Recovery means for a shipment whose own answer was lost.

use crate::error::{Error, Kind};
use crate::map::view;
use crate::model::RecoverAnswer;
use crate::shipment::Shipment;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Length of the reference: short enough to be printed as a bar code, 65 bits of chance.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// Makes a reference from 13 random bytes: `PG` and 13 letters and digits that nobody confuses.
///
/// ```
/// use parcelgate_core::journal::reference;
/// assert_eq!(reference(&[0; 13]), "PGAAAAAAAAAAAAA");
/// ```
pub fn reference(random: &[u8; 13]) -> String {
    let letters = random.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    "PG".chars().chain(letters).collect()
}

/// How well a lost answer can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Recovery {
    /// Our own reference is in the request.
    ByReference,
    /// Both of UPS's places are the user's: only their first reference can be asked for, which may fit several shipments.
    Weak,
}

/// A shipment with the journal's reference in it, and what to ask for if its answer is lost.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Placed {
    /// The shipment as it is to be sent.
    pub shipment: Shipment,
    /// How well a lost answer can be asked for.
    pub recovery: Recovery,
    /// The reference to ask by.
    pub asked: String,
}

/// UPS's places for references, of a shipment or a package.
const PLACES: usize = 2;
/// UPS's limit for a reference.
const LONGEST: usize = 35;

/// Puts the journal's reference into a shipment, at the level that the lane takes.
///
/// Where both of UPS's places are the user's, `suffix` hangs it on the first of them, if that has room for it; else only
/// that reference can be asked for.
///
/// ```
/// use parcelgate_core::journal::{Recovery, place_reference};
/// let shipment = serde_json::from_str(r#"{ "references": [{ "value": "PO 42" }, { "value": "DEPT 7" }] }"#).unwrap();
/// let placed = place_reference(&shipment, "PGAAAAAAAAAAAAA", true);
/// assert_eq!((placed.recovery, placed.asked.as_str()), (Recovery::ByReference, "PO 42-PGAAAAAAAAAAAAA"));
/// ```
pub fn place_reference(shipment: &Shipment, reference: &str, suffix: bool) -> Placed {
    let mut out = shipment.clone();
    let shared = view::nodes(&shipment.0, "references").len();
    let of_packages =
        view::nodes(&shipment.0, "packages").into_iter().map(|package| view::nodes(package, "references").len());
    // On shipment level the packages' references move up, each of them once.
    let own = if shipment.package_level_references() { of_packages.max() } else { Some(of_packages.sum()) };
    if shared + own.unwrap_or(0) < PLACES {
        if let Value::Array(list) = out.0.entry("references").or_insert_with(|| json!([])) {
            list.push(json!({ "code": "TN", "value": reference }));
        }
        return Placed { shipment: out, recovery: Recovery::ByReference, asked: reference.to_owned() };
    }
    let Some(first) = first_reference(&mut out) else {
        return Placed { shipment: out, recovery: Recovery::Weak, asked: String::new() };
    };
    let asked = first.get("value").and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    let longer = format!("{asked}-{reference}");
    if !suffix || longer.chars().count() > LONGEST {
        return Placed { shipment: out, recovery: Recovery::Weak, asked };
    }
    first.insert("value".into(), longer.clone().into());
    Placed { shipment: out, recovery: Recovery::ByReference, asked: longer }
}

/// The shipment's first reference, else its first package's.
fn first_reference(shipment: &mut Shipment) -> Option<&mut Map<String, Value>> {
    let shared = shipment.0.get("references").and_then(Value::as_array).is_some_and(|list| !list.is_empty());
    let list = if shared {
        shipment.0.get_mut("references")?
    } else {
        shipment.0.get_mut("packages")?.get_mut(0)?.get_mut("references")?
    };
    list.get_mut(0)?.as_object_mut()
}

/// What is known about a shipment whose answer was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The request never left the host: it may be repeated.
    NeverSent,
    /// It exists, and here is its label.
    Found,
    /// It exists, its label cannot be had again.
    ExistsWithoutLabel,
    /// It exists but was voided: it may be made anew.
    Voided,
    /// UPS shows nothing yet: ask again later.
    NotFoundYet,
    /// Several shipments carry the reference: the user chooses.
    Several,
    /// UPS could not be asked.
    Unknown,
}

/// Reads Label Recovery's answer as the outcome of a lost shipment.
pub fn outcome(answer: &Result<RecoverAnswer, Error>) -> Outcome {
    match answer {
        Ok(found) if !found.labels.is_empty() => Outcome::Found,
        Ok(found) if !found.candidates.is_empty() => Outcome::Several,
        Ok(_) => Outcome::ExistsWithoutLabel,
        Err(error) => match error.code.as_str() {
            "label_not_found" => Outcome::NotFoundYet,
            "label_voided" => Outcome::Voided,
            "label_moved_on" | "label_expired" | "label_not_ready" => Outcome::ExistsWithoutLabel,
            "several_labels" => Outcome::Several,
            _ => Outcome::Unknown,
        },
    }
}

/// Whether a failed `ship` leaves open if a shipment was made.
pub fn is_doubtful(error: &Error) -> bool {
    if error.not_sent {
        return false;
    }
    match error.kind {
        Kind::Network | Kind::Protocol | Kind::Cancelled => true,
        // An envelope with a code is UPS's word that nothing was made; a bare 5xx is nobody's word.
        Kind::Unavailable => error.ups_code.is_none(),
        _ => error.code == "shipped_already",
    }
}
