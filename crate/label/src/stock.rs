//! Paper: sizes, and where labels stand on it. All in points, 72 an inch, from the lower left.

use crate::LabelError;

/// What is in the printer.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Stock {
    /// Thermal, 4 by 6 inches.
    #[default]
    Inches4x6,
    /// Thermal, 4 by 8 inches: room for the seventh.
    Inches4x8,
    /// 8.5 by 11 inches.
    Letter,
    /// 210 by 297 mm.
    A4,
}

/// Where a label goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Slot {
    /// The room for it: left, bottom, width, height.
    pub(crate) room: [f32; 4],
    /// On its side, its top to the left: UPS's own laser form has it so in the upper half.
    pub(crate) lying: bool,
}

impl Stock {
    /// By its name: `4x6`, `4x8`, `letter`, `a4`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "4x6" => Some(Self::Inches4x6),
            "4x8" => Some(Self::Inches4x8),
            "letter" => Some(Self::Letter),
            "a4" => Some(Self::A4),
            _ => None,
        }
    }

    /// Width and height in points.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::Inches4x6 => (288.0, 432.0),
            Self::Inches4x8 => (288.0, 576.0),
            Self::Letter => (612.0, 792.0),
            Self::A4 => (595.276, 841.89),
        }
    }

    /// Whether a label alone fills it.
    pub fn is_label(self) -> bool {
        matches!(self, Self::Inches4x6 | Self::Inches4x8)
    }

    /// Whether all seven inches have room.
    pub fn takes_tail(self) -> bool {
        self != Self::Inches4x6
    }

    /// The places of a sheet, in reading order.
    ///
    /// # Errors
    /// A number that this stock does not take.
    pub(crate) fn slots(self, per_sheet: u32) -> Result<Vec<Slot>, LabelError> {
        let (width, height) = self.size();
        let (half_wide, half_high) = (width / 2.0, height / 2.0);
        let half = |bottom: f32| Slot { room: [0.0, bottom, width, half_high], lying: true };
        let quarter = |left: f32, bottom: f32| Slot { room: [left, bottom, half_wide, half_high], lying: false };
        match (self.is_label(), per_sheet) {
            (true, 1) => Ok(vec![Slot { room: [0.0, 0.0, width, height], lying: false }]),
            (false, 1) => Ok(vec![half(half_high)]),
            (false, 2) => Ok(vec![half(half_high), half(0.0)]),
            (false, 4) => {
                Ok([half_high, 0.0].into_iter().flat_map(|y| [quarter(0.0, y), quarter(half_wide, y)]).collect())
            }
            (true, wanted) => Err(LabelError::PerSheet { wanted, allowed: "1" }),
            (false, wanted) => Err(LabelError::PerSheet { wanted, allowed: "1, 2 or 4" }),
        }
    }
}
