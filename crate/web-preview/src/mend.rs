//! One bad piece does not cost the label.

use crate::warn::{Warning, Warnings};
use labelize::LabelInfo;

/// What draws a label at a size in dots, or says why it cannot.
pub(crate) type Hand<'h> = &'h dyn Fn(&LabelInfo, (u32, u32)) -> Result<Vec<u8>, String>;

/// Dots of a side on which a piece is tried: what cannot be drawn fails before the first dot.
const TRIAL: (u32, u32) = (64, 64);

/// Draws all pieces; where that fails, each is tried alone, and what fails alone is taken for its substitute.
pub(crate) fn mended<P>(
    mut pieces: Vec<P>,
    size: (u32, u32),
    whole: impl Fn(&[P], (u32, u32)) -> Result<Option<Vec<u8>>, String>,
    substitute: impl Fn(usize) -> Option<P>,
    page: usize,
    warnings: &mut Warnings,
) -> Option<Vec<u8>> {
    if let Ok(drawn) = whole(&pieces, size) {
        return drawn;
    }
    for at in 0..pieces.len() {
        let alone = pieces.get(at..=at).map_or(Ok(None), |piece| whole(piece, TRIAL));
        if let (Err(words), Some(other)) = (alone, substitute(at)) {
            warnings.add(Warning::on(page, "field_not_drawn", &words));
            if let Some(piece) = pieces.get_mut(at) {
                *piece = other;
            }
        }
    }
    whole(&pieces, size).ok().flatten()
}
