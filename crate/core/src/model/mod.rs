//! What shippers talk about, in carrier words. Queries are lenient to read; answers are plain data. A shipment has a module of its own.

mod answer;
mod decimal;
mod fields;
mod query;

pub use answer::{
    AddressAnswer, AddressCandidate, AddressResult, Alert, Charges, Delivery, Label, Money, Offer, RateAnswer,
    RecoverAnswer, ShipAnswer, ShippedPackage, TrackAnswer, TrackedPackage, TrackingEvent, TrackingState, VoidAnswer,
    VoidedPackage,
};
pub use decimal::Decimal;
pub use fields::{
    account_problem, check_account_number, country_problem, postal_code_problem, state_problem, wire_postal_code,
};
pub use query::{Address, TrackQuery, VoidQuery};
