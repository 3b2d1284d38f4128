//! From our words to UPS's and back, by tables.
//!
//! UPS's shipping contract has some eight hundred members. Each stands once, as a row of a table in `tables/`: its name here,
//! its place there, its limits. From that row follow the building of a request, the reading of one that somebody brings, the
//! check at the border, the TypeScript types, and the count of what is covered.
//!
//! Three rules hold everywhere. A member that is left out takes its default, where the table has one; `null` means that it
//! is left out on the wire too. What a reader does not know stays in its object under `carried`, and is written again.

mod answer;
pub(crate) mod beside;
mod border;
mod build;
mod dates;
mod place;
mod read;
mod table;
pub mod view;

pub use answer::{Answer, Answers};
pub use border::{check_required, check_shape};
pub use build::{Context, Defaults, build};
pub(crate) use dates::is_iso_date;
pub use read::read;
pub(crate) use read::{settle_defaults, settle_names};
pub use table::{Dialect, Kind, Row, Table};

/// Where an object keeps what its table does not know.
pub const CARRIED: &str = "carried";

/// A place that is the object around: the members of a section stand beside those of its owner.
const HERE: &str = ".";
