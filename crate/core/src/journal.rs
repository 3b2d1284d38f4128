//! A label that was paid for is not lost: the unique reference that goes out with each shipment, and what the answer of
//! Label Recovery means for a shipment whose own answer was lost.

use crate::error::{Error, Kind};
use crate::model::{RecoverAnswer, Reference, Shipment};
use serde::Serialize;

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

/// Puts the journal's reference into the shipment, if UPS has room for it.
pub fn place_reference(shipment: &mut Shipment, reference: &str) -> Recovery {
    if shipment.references.len() >= 2 {
        return Recovery::Weak;
    }
    shipment.references.push(Reference { code: "TN".into(), value: reference.to_owned() });
    Recovery::ByReference
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
