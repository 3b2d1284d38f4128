//! What the fields of a model may hold.

mod decimal;
mod fields;

pub use decimal::Decimal;
pub use fields::{
    account_problem, check_account_number, country_problem, locale_problem, postal_code_problem, state_problem,
    wire_postal_code,
};
