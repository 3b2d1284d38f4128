//! A label that was paid for is not lost: the unique reference that goes out with each shipment, and what the answer of
//! Label Recovery means for a shipment whose own answer was lost.

use crate::codes::service_name;
use crate::error::{Error, Kind};
use crate::map::view;
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
    /// What the journal's entry says of it.
    pub noted: Noted,
}

/// A shipment in the journal's few words, whatever form its members came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Noted {
    /// The shipper's account.
    pub account: String,
    /// UPS's service code.
    pub service: String,
    /// Its name from this origin.
    pub service_name: String,
    /// Format of the label.
    pub format: String,
}

impl Noted {
    fn of(shipment: &Shipment) -> Self {
        let service = shipment.text("service");
        let format = shipment.text("label.format").to_ascii_uppercase();
        Self {
            account: shipment.text("account"),
            service_name: service_name(&service, &shipment.lane().0),
            service,
            format: if format.is_empty() { "GIF".into() } else { format },
        }
    }
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
    let noted = Noted::of(shipment);
    let mut out = shipment.clone();
    if taken(shipment) < PLACES && shipment.keeps_places() && shipment.package_level_references() {
        // Nothing moves in a request that was brought along: the reference goes where the lane has it.
        for package in view_packages(&mut out) {
            add_reference(package, reference);
        }
        return Placed { shipment: out, recovery: Recovery::ByReference, asked: reference.to_owned(), noted };
    }
    if taken(shipment) < PLACES {
        add_reference(&mut out.0, reference);
        return Placed { shipment: out, recovery: Recovery::ByReference, asked: reference.to_owned(), noted };
    }
    let Some(first) = first_reference(&mut out) else {
        return Placed { shipment: out, recovery: Recovery::Weak, asked: String::new(), noted };
    };
    let asked = first.get("value").and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    let longer = format!("{asked}-{reference}");
    if !suffix || longer.chars().count() > LONGEST {
        return Placed { shipment: out, recovery: Recovery::Weak, asked, noted };
    }
    first.insert("value".into(), longer.clone().into());
    Placed { shipment: out, recovery: Recovery::ByReference, asked: longer, noted }
}

fn view_packages(shipment: &mut Shipment) -> impl Iterator<Item = &mut Map<String, Value>> {
    let list = shipment.0.get_mut("packages").and_then(Value::as_array_mut);
    list.into_iter().flatten().filter_map(Value::as_object_mut)
}

fn add_reference(owner: &mut Map<String, Value>, reference: &str) {
    let list = owner.entry("references").or_insert(Value::Null);
    if list.is_null() {
        *list = json!([]);
    }
    if let Value::Array(list) = list {
        list.push(json!({ "code": "TN", "value": reference }));
    }
}

/// How many of UPS's places are taken: of the fullest package, or of the shipment, where the packages' references move up,
/// each of them once.
fn taken(shipment: &Shipment) -> usize {
    let shared = view::nodes(&shipment.0, "references");
    let of_packages =
        view::nodes(&shipment.0, "packages").into_iter().map(|package| view::nodes(package, "references"));
    if shipment.package_level_references() {
        return shared.len() + of_packages.map(|own| own.len()).max().unwrap_or(0);
    }
    let mut all = shared;
    for one in of_packages.flatten() {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all.len()
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

/// What Label Recovery found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// How many labels.
    pub labels: usize,
    /// How many numbers to choose from.
    pub candidates: usize,
}

/// Reads Label Recovery's answer as the outcome of a lost shipment.
pub fn outcome(answer: Result<Recovered, &Error>) -> Outcome {
    match answer {
        Ok(found) if found.labels > 0 => Outcome::Found,
        Ok(found) if found.candidates > 0 => Outcome::Several,
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
        // A system that is down may have gone down after it made the label: UPS's own advice for 120001 is to look first.
        Kind::Network | Kind::Protocol | Kind::Cancelled | Kind::Unavailable => true,
        _ => error.code == "shipped_already",
    }
}
