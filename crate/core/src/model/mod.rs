//! What shippers talk about, in carrier words. Inputs are lenient to read and checked by [`check`]; answers are plain data.

mod answer;
mod check;
mod decimal;
mod shipment;

pub use answer::{
    AddressAnswer, AddressCandidate, AddressResult, Alert, Charges, Delivery, Label, Money, Offer, RateAnswer,
    RecoverAnswer, ShipAnswer, ShippedPackage, TrackAnswer, TrackedPackage, TrackingEvent, TrackingState, VoidAnswer,
    VoidedPackage,
};
pub use check::{Purpose, check, check_account_number, check_address};
pub use decimal::Decimal;
pub use shipment::{
    Address, AddressQuery, DeliveryConfirmation, Dimensions, LabelFormat, LabelOptions, Package, Party, Payer,
    PayerKind, RecoverQuery, Reference, ShipOptions, Shipment, TrackQuery, VoidQuery, Weight,
};
