//! The right way up, and what becomes of the seventh inch.
//!
//! UPS's picture has a blank inch behind the label, or, on some lanes, the terms of carriage. Squeezing 7 inches into 6 makes
//! bars a seventh thinner; here nothing is ever squeezed.

use crate::bitmap::Bitmap;
use crate::picture::Picture;

/// What to do with a seventh inch that is not blank. A blank one is always cut off.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Tail {
    /// Cut it off: the label is the first six inches.
    #[default]
    Crop,
    /// Keep it: for stock that has room for it.
    Keep,
}

/// What became of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TailOutcome {
    /// The picture has no more than six inches.
    None,
    /// It was blank, and cut off.
    Blank,
    /// It had words on it, which were cut off.
    Cropped,
    /// It has words on it, and is there.
    Kept,
}

impl TailOutcome {
    /// In a word: `none`, `blank`, `cropped`, `kept`.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Blank => "blank",
            Self::Cropped => "cropped",
            Self::Kept => "kept",
        }
    }
}

/// A label the right way up.
#[derive(Clone, Debug)]
pub struct Upright {
    /// The dots.
    pub bitmap: Bitmap,
    /// Dots an inch: a label is four inches wide.
    pub dpi: u32,
    /// What became of the seventh inch.
    pub tail: TailOutcome,
    /// Whether there are greys in it, which a thermal printer rounds.
    pub grey: bool,
}

/// Inches of a label, and dots behind it on a picture of 200 an inch that are the frame's last line, not the tail.
const WIDE: u32 = 4;
const HIGH: u32 = 6;
const LINE: u32 = 4;

impl Picture {
    /// Turns it upright where it lies, and sees to the seventh inch.
    pub fn upright(&self, tail: Tail) -> Upright {
        let turned = if self.bitmap.width() > self.bitmap.height() {
            self.bitmap.turned_clockwise()
        } else {
            self.bitmap.clone()
        };
        let dpi = ((turned.width() + WIDE / 2) / WIDE).max(1);
        let (label, line) = (HIGH * dpi, (LINE * dpi).div_ceil(200));
        let grey = matches!(turned.dots(), crate::Dots::Grey(_));
        let (bitmap, tail) = if turned.height() <= label {
            (turned, TailOutcome::None)
        } else if turned.is_blank_from(label + line) {
            (turned.cropped(label), TailOutcome::Blank)
        } else if tail == Tail::Keep {
            (turned, TailOutcome::Kept)
        } else {
            (turned.cropped(label), TailOutcome::Cropped)
        };
        Upright { bitmap, dpi: dpi.max(1), tail, grey }
    }
}

impl Upright {
    /// Width and height in points, at one dot for one dot.
    pub(crate) fn points(&self) -> (f32, f32) {
        let points = |dots: u32| dots as f32 * 72.0 / self.dpi as f32;
        (points(self.bitmap.width()), points(self.bitmap.height()))
    }
}
