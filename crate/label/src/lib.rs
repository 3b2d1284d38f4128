//! Labels as UPS hands them out, made fit for paper: the right way up, the right size, not a dot lost.
//!
//! UPS's picture is 7 by 4 inches at 200 dots an inch, lying on its side; the label is its first six inches. What a printer
//! or a viewer is given here is upright and at one dot for one dot.
//!
//! ```
//! use parcelgate_label::{Picture, Stock, SheetOptions, Sheets, Tail};
//! # let bytes = parcelgate_label::sample::gif(1400, 800);
//! let picture = Picture::read(&bytes)?;
//! let label = picture.upright(Tail::Crop);
//! assert_eq!((label.bitmap.width(), label.bitmap.height()), (800, 1200));
//! let mut sheets = Sheets::new(SheetOptions { stock: Stock::Inches4x6, ..SheetOptions::default() })?;
//! sheets.add(&label);
//! assert!(sheets.finish().starts_with(b"%PDF-"));
//! # Ok::<(), parcelgate_label::LabelError>(())
//! ```
//!
//! Sizes of UPS's pictures: measured on three labels of UPS's test environment (2018 and 2026).

mod bitmap;
mod draw;
mod error;
mod gif_file;
mod pdf;
mod picture;
mod png_file;
mod printer;
#[doc(hidden)]
pub mod sample;
mod sniff;
mod stock;
mod upright;

pub use bitmap::{Bitmap, Dots};
pub use error::LabelError;
pub use pdf::{SheetOptions, Sheets};
pub use picture::Picture;
pub use printer::{Density, to_epl, to_zpl};
pub use sniff::{Form, sniff};
pub use stock::Stock;
pub use upright::{Tail, TailOutcome, Upright};
